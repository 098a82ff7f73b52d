/** One number that is assumed: what it means, where it is usually, what it is now, and a slider and a field for who disagrees. */

import { Stroke } from '../stroke.js';

const at = (share) => `${share * 100}%`;

/** `one`: the number as it comes with the model; `now`: what it is where that differs, else null. Emits `act` with what Python is asked for. */
export const NumberRow = {
  mixins: [Stroke],
  props: { one: { type: Object, required: true }, now: { type: Object, default: null }, words: { type: Object, required: true } },
  data() {
    return { open: false };
  },
  computed: {
    answer() {
      return this.now ? this.now.value : this.one.value;
    },
    shown() {
      return this.held ?? this.answer;
    },
    text() {
      return this.now ? this.now.text : this.one.default;
    },
    changed() {
      return Boolean(this.now?.changed);
    },
    outside() {
      return Boolean(this.now?.outside);
    },
    places() {
      const { from, to } = this.one;
      const share = this.held === null ? (this.now ?? this.one).at : (this.held - from) / (to - from);
      const [low, high] = this.one.range;
      return {
        usual: { left: at(low), width: at(high - low) },
        default: { left: at(this.one.at) },
        now: { left: at(Math.min(1, Math.max(0, share))) },
      };
    },
    editor() {
      return `change-${this.one.name.replace('.', '-')}`;
    },
  },
  methods: {
    async change() {
      this.open = true;
      await this.$nextTick();
      this.$refs.slider.focus({ preventScroll: true });
    },
    toggle() {
      if (this.open) this.open = false;
      else this.change();
    },
    tell(value, stroke) {
      this.$emit('act', { do: 'change', name: this.one.name, value: value / this.one.scale, stroke: `number ${stroke}` });
    },
    input(event) {
      this.move(Number(event.target.value));
    },
    /** What is typed counts when it is done; what is no number leaves the one there was. */
    type(event) {
      const typed = event.target.valueAsNumber;
      const kept = Number.isFinite(typed) ? Math.min(this.one.high, Math.max(this.one.low, typed)) : this.answer;
      event.target.value = kept;
      if (kept === this.shown) return;
      this.move(kept);
      this.settle();
    },
    back() {
      this.drop();
      this.$emit('act', { do: 'restore', name: this.one.name });
    },
  },
  template: `
  <div role="row" class="number-row" :class="{ changed, outside }">
    <div role="rowheader" class="number-number"><span class="number-label">{{ one.label }}</span><small>{{ one.meaning }}</small></div>
    <div role="cell" class="number-usual"><div class="number-track" aria-hidden="true"><span class="number-axis"></span><span class="number-range" :style="places.usual"></span><span class="number-tick" :style="places.default"></span><span class="number-dot" :style="places.now"></span></div><small>{{ one.usual }}</small></div>
    <div role="cell" class="number-default">{{ one.default }}</div>
    <div role="cell" class="number-now">{{ text }}<small v-if="outside">{{ words.outside }}</small></div>
    <div role="cell" class="number-source"><span :class="{ pill: one.assumed }">{{ one.source }}</span></div>
    <div role="cell" class="number-change"><button v-if="changed" type="button" class="plain link" :aria-label="words.back_name + ': ' + one.label" @click="back">{{ words.back }}</button>
      <button type="button" class="plain link" :aria-expanded="String(open)" :aria-controls="open ? editor : null" @click="toggle">{{ open ? words.close : words.change }}<span class="hidden">: {{ one.label }}</span></button></div>
    <div v-if="open" :id="editor" role="cell" class="number-editor" @keydown.esc="open = false">
      <input ref="slider" type="range" :min="one.from" :max="one.to" :step="one.step" :value.prop="shown" :aria-label="one.label + (one.unit ? ', ' + one.unit : '')" @input="input" @change="settle">
      <label class="number-field"><span class="hidden">{{ one.label }}</span><input type="number" :min="one.low" :max="one.high" :step="one.step" :value.prop="shown" @change="type"><span>{{ one.unit }}</span></label>
      <span class="note">{{ one.allowed }}</span>
    </div>
  </div>`,
};
