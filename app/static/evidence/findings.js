/** The table of published numbers. Those that are not tested yet are folded under one button. */

import { Icon } from '../icons.js';
import { Range } from './range.js';
import { Verdict } from './verdict.js';

/** One published number; it opens to how it was read and computed. */
const Finding = {
  components: { Icon, RangeOf: Range, Verdict },
  props: { row: { type: Object, required: true }, number: { type: Number, required: true } },
  data() {
    return { open: false };
  },
  computed: {
    detail() {
      return `finding-${this.number}`;
    },
  },
  template: `
  <div role="rowgroup" class="finding" :class="row.form">
    <div role="row" class="finding-row">
      <div role="rowheader" class="finding-what"><button type="button" class="plain" :aria-expanded="String(open)" :aria-controls="open ? detail : null" @click="open = !open"><span>{{ row.label }}</span><icon name="chevron"/></button></div>
      <div role="cell" class="finding-source">{{ row.source }}</div>
      <div role="cell" class="finding-range"><range-of :drawn="row.drawn" :told="row.told"/></div>
      <div role="cell" class="finding-model">{{ row.value }}</div>
      <div role="cell" class="finding-verdict"><verdict v-if="row.verdict" :form="row.form" :word="row.verdict" :note="row.note"/></div>
    </div>
    <div v-if="open" role="row" :id="detail" class="finding-details"><div role="cell" aria-colspan="5"><dl>
      <div v-for="part in row.details" :key="part.head"><dt>{{ part.head }}</dt><dd>{{ part.text }}</dd></div></dl></div></div>
  </div>`,
};

export const Findings = {
  components: { Finding },
  props: {
    evidence: { type: Object, required: true },
    words: { type: Object, required: true },
    where: { type: String, required: true },
    old: { type: Boolean, default: false },
    all: { type: Boolean, default: false },
  },
  computed: {
    shown() {
      const tried = this.evidence.rows.filter((row) => row.form !== 'open');
      return this.all ? [...tried, ...this.evidence.rows.filter((row) => row.form === 'open')] : tried;
    },
  },
  template: `
  <section class="findings" aria-labelledby="findings-title">
    <h2 id="findings-title" class="hidden">{{ words.evidence }}</h2>
    <div role="table" aria-labelledby="findings-title" class="findings-table" :class="{ old }">
      <div role="rowgroup" class="findings-head"><div role="row" class="finding-row">
        <div v-for="(column, key) in words.columns" :key="key" role="columnheader" :class="'finding-' + key">{{ column }}</div></div></div>
      <finding v-for="(row, k) in shown" :key="row.key" :row="row" :number="k"/>
    </div>
    <button v-if="evidence.untested" type="button" class="button findings-more" :aria-expanded="String(all)" @click="$emit('all', !all)">{{ all ? evidence.untested.hide : evidence.untested.show }}</button>
    <ul class="findings-key"><li><i class="key-published"></i>{{ words.key.published }}</li><li><i class="key-accepted"></i>{{ words.key.accepted }}</li><li><i class="key-worlds"></i>{{ words.key.worlds }}</li><li><i class="key-middle"></i>{{ words.key.middle }}</li></ul>
    <p class="note">{{ where }}</p>
    <details class="findings-judged"><summary class="note">{{ words.judged.head }}</summary><p class="note">{{ words.judged.text }}</p></details>
  </section>`,
};
