/** The phases as tabs, as wide as they last; and what of the chosen one can be changed. */

import { Icon } from '../icons.js';

export const Phases = {
  components: { Icon },
  props: { drawn: { type: Object, required: true }, words: { type: Object, required: true } },
  computed: {
    chosen() {
      return this.drawn.phase;
    },
  },
  watch: { 'chosen.place': 'show' },
  mounted() {
    this.show();
  },
  methods: {
    /** On a phone not all tabs fit: the chosen one is brought into sight, without moving the page. */
    async show() {
      await this.$nextTick();
      const tab = this.$refs.tabs[this.chosen.place];
      if (tab) tab.parentElement.scrollLeft = Math.max(0, tab.offsetLeft - tab.parentElement.offsetLeft - 8);
    },
    act(what, values = {}) {
      this.$emit('act', { do: what, ...values });
    },
    key(event) {
      const count = this.drawn.phases.length;
      const to = { ArrowLeft: this.chosen.place - 1, ArrowRight: this.chosen.place + 1, Home: 0, End: count - 1 }[event.key];
      if (to === undefined || to < 0 || to >= count) return;
      event.preventDefault();
      this.act('turn', { phase: to });
      this.$refs.tabs[to].focus();
    },
    rename(event) {
      const name = event.target.value.trim();
      if (name && name !== this.chosen.name) this.act('name_phase', { phase: this.chosen.place, name });
      else event.target.value = this.chosen.name;
    },
    move(event) {
      const { low, high, week, place } = this.chosen;
      const wanted = Math.round(Number(event.target.value));
      const to = Number.isFinite(wanted) && event.target.value !== '' ? Math.min(high, Math.max(low, wanted)) : week;
      event.target.value = to;
      if (to !== week) this.act('date_phase', { phase: place, week: to });
    },
  },
  template: `
  <div class="lever-phases">
    <div class="lever-phase-row">
      <div class="lever-tabs" role="tablist" :aria-label="words.phases" @keydown="key">
        <button v-for="tab in drawn.phases" :key="tab.place" ref="tabs" type="button" role="tab" class="lever-phase plain" :id="'phase-' + tab.place" aria-controls="phase-levers"
          :aria-selected="String(tab.place === chosen.place)" :tabindex="tab.place === chosen.place ? 0 : -1" :style="{ flexGrow: tab.weeks }" @click="act('turn', { phase: tab.place })">
          <b>{{ tab.name }}</b><span>{{ tab.when }}</span></button>
      </div>
      <button v-if="drawn.can_add" type="button" class="lever-phase is-add plain" :aria-label="words.add_name" @click="act('add_phase')"><icon name="plus"/>{{ words.add }}</button>
    </div>
    <div v-if="chosen.place" class="lever-phase-edit">
      <input type="text" class="levers-field" :value="chosen.name" :key="'name' + chosen.place + chosen.name" :maxlength="chosen.longest" :aria-label="words.phase_name" @change="rename" @keydown.enter="$event.target.blur()">
      <label><input type="number" class="levers-field" :key="'week' + chosen.place + '-' + chosen.week" :value="chosen.week" :min="chosen.low" :max="chosen.high" step="1" @change="move"> {{ words.phase_week }}</label>
      <button type="button" class="plain link levers-quiet" v-if="chosen.can_drop" :aria-label="words.drop_name" @click="act('drop_phase', { phase: chosen.place })">{{ words.drop }}</button>
    </div>
    <p v-else class="note lever-phase-edit">{{ words.before_note }}</p>
  </div>`,
};
