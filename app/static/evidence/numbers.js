/** What is assumed: every number, by process. The numbers of a closed group are not drawn. */

import { Icon } from '../icons.js';
import { NumberRow } from './number.js';

/** Milliseconds after the last letter until numbers are sought, and from how many letters on: a letter alone finds nearly all. */
const PAUSE = 150;
const LETTERS = 2;

const plain = (text) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

export const Numbers = {
  components: { Icon, NumberRow },
  props: {
    groups: { type: Array, required: true },
    now: { type: Object, required: true },
    words: { type: Object, required: true },
    asked: { type: Object, default: null },
    looked: { type: Object, required: true },
  },
  data() {
    return this.held(this.looked);
  },
  computed: {
    /** What every number can be found by. */
    texts() {
      const of = (group, one) => plain([one.label, one.meaning, one.source, group.title].join(' '));
      return Object.fromEntries(this.groups.flatMap((group) => group.numbers.map((one) => [one.name, of(group, one)])));
    },
    narrowed() {
      return this.only || this.sought !== '';
    },
    found() {
      if (!this.narrowed) return this.groups.map((group) => ({ group, numbers: group.numbers, open: Boolean(this.unfolded[group.key]) }));
      const parts = plain(this.sought).split(/\s+/).filter(Boolean);
      const fits = (one) => (!this.only || this.changed(one.name)) && parts.every((part) => this.texts[one.name].includes(part));
      return this.groups.map((group) => ({ group, numbers: group.numbers.filter(fits), open: true })).filter((each) => each.numbers.length);
    },
    count() {
      return this.narrowed ? this.words.found[this.found.reduce((sum, each) => sum + each.numbers.length, 0)] : '';
    },
    nothing() {
      if (this.found.length) return '';
      return this.only && !this.sought ? this.words.none_changed : this.words.none;
    },
  },
  watch: {
    looked(looked) {
      Object.assign(this, this.held(looked));
      if (document.activeElement !== this.$refs.find) this.$refs.find.value = this.sought;
    },
    asked(asked) {
      if (asked) this.show(asked.name);
    },
  },
  mounted() {
    this.$refs.find.value = this.sought;
  },
  beforeDestroy() {
    clearTimeout(this.pause);
  },
  methods: {
    changed(name) {
      return Boolean(this.now.numbers[name]?.changed);
    },
    seek(event) {
      const typed = event.target.value.trim();
      clearTimeout(this.pause);
      this.pause = setTimeout(() => {
        this.sought = typed.length < LETTERS ? '' : typed;
        this.$emit('look', { sought: this.sought });
      }, PAUSE);
    },
    /** What the visitor looks at, as it is held here: it changes at once, and the link hears of it. */
    held({ sought, only_changed, unfolded }) {
      return { sought, only: only_changed, unfolded: Object.fromEntries(unfolded.map((key) => [key, true])) };
    },
    narrow(event) {
      this.only = event.target.checked;
      this.$emit('look', { only_changed: this.only });
    },
    fold(key, open) {
      this.$set(this.unfolded, key, open);
      this.$emit('look', { unfolded: Object.keys(this.unfolded).filter((each) => this.unfolded[each]) });
    },
    async show(name) {
      clearTimeout(this.pause);
      [this.sought, this.only, this.$refs.find.value] = ['', false, ''];
      this.$emit('look', { sought: '', only_changed: false });
      this.fold(name.split('.')[0], true);
      await this.$nextTick();
      const [row] = this.$refs[name] ?? [];
      row?.$el.scrollIntoView({ block: 'center' });
      row?.change();
    },
  },
  template: `
  <section class="assumed" aria-labelledby="assumed-title">
    <h2 id="assumed-title" class="section">{{ words.title }}</h2>
    <p class="second">{{ words.told }}</p>
    <div class="assumed-tools in-line">
      <label class="assumed-find"><span class="hidden">{{ words.filter }}</span><input ref="find" type="search" :placeholder="words.filter" autocomplete="off" maxlength="60" @input="seek"></label>
      <label class="assumed-only"><input :checked.prop="only" type="checkbox" @change="narrow">{{ words.only }}</label>
      <span class="note" role="status">{{ count }}</span>
    </div>
    <div role="table" aria-labelledby="assumed-title" class="assumed-table">
      <div role="rowgroup" class="assumed-head"><div role="row" class="number-row">
        <div v-for="(column, key) in words.columns" :key="key" role="columnheader" :class="'number-' + key"><span :class="{ hidden: key === 'change' }">{{ column }}</span></div></div></div>
      <div v-for="each in found" :key="each.group.key" role="rowgroup" class="assumed-group" :class="{ open: each.open }">
        <div role="row" class="assumed-title"><div role="rowheader" aria-colspan="6">
          <h3 v-if="narrowed"><b>{{ each.group.title }}</b></h3>
          <button v-else type="button" class="plain" :aria-expanded="String(each.open)" @click="fold(each.group.key, !each.open)"><icon name="chevron"/><b>{{ each.group.title }}</b>
            <span class="note">{{ each.group.count }}</span><span v-if="now.groups[each.group.key]" class="assumed-changed">{{ now.groups[each.group.key] }}</span></button></div></div>
        <template v-if="each.open"><number-row v-for="one in each.numbers" :key="one.name" :ref="one.name" :one="one" :now="now.numbers[one.name] || null" :words="words" @act="$emit('act', $event)"/></template>
      </div>
    </div>
    <p v-if="nothing" class="note">{{ nothing }}</p>
  </section>`,
};
