/** Under the charts: differences in the same world, cost, where strategies part, what holds growth back, what else came out. */

import { stack } from '../charts/small.js';
import { Mark } from './mark.js';
import { Milestones, Table } from './tables.js';

/** What holds growth back under one strategy, as a bar and in words. */
const Limits = {
  components: { MarkOf: Mark },
  props: { limits: { type: Object, required: true } },
  watch: { limits: 'draw' },
  mounted() {
    this.draw();
  },
  methods: {
    draw() {
      stack(this.$refs.bar, { parts: this.limits.parts });
    },
  },
  template: `
  <div class="held">
    <p><mark-of :token="limits.token" :shape="limits.shape"/><b>{{ limits.title }}</b></p>
    <div ref="bar"></div>
    <ul class="parts"><li v-for="part in limits.parts" :key="part.token"><i :style="{ background: 'var(--' + part.token + ')' }"></i>{{ part.told }}</li></ul>
  </div>`,
};

export const Details = {
  components: { Limits, Milestones, NumbersTable: Table },
  props: {
    tables: { type: Object, required: true },
    sentences: { type: Array, required: true },
    words: { type: Object, required: true },
    milestones: { type: String, default: '' },
  },
  template: `
  <div class="details">
    <section class="differences">
      <template v-if="milestones"><h2 class="section">{{ milestones }}</h2>
        <milestones :table="tables.milestones" :head="words.measure" named/></template>
      <h2 class="section">{{ words.differences }}</h2>
      <template v-for="(table, k) in tables.differences"><p class="note what" :key="'note' + k" aria-hidden="true">{{ table.caption }}</p>
        <numbers-table :key="k" :table="table" :head="words.measure"/></template>
      <h2 class="section">{{ tables.costs.caption }}</h2>
      <numbers-table :table="tables.costs" :head="words.strategy"/>
    </section>
    <section class="besides">
      <h2 class="section">{{ words.parted }}</h2>
      <p v-for="text in tables.parted" :key="text">{{ text }}</p>
      <h2 class="section">{{ words.said }}</h2>
      <p v-for="text in sentences" :key="text">{{ text }}</p>
      <p class="note">{{ words.success }}</p>
      <h2 class="section">{{ words.limits }}</h2>
      <p class="note">{{ words.limits_note }}</p>
      <limits v-for="limits in tables.limits" :key="limits.title" :limits="limits"/>
    </section>
  </div>`,
};
