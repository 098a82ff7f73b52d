/** One lever: a native slider on a track that shows the status quo, the start, and how far it was moved. */

import { Stroke } from '../stroke.js';

/** How far an arrow key moves a lever while shift is held. */
const FAR = 5;

/**
 * Places are whole: `at`, `still` (null for none) and `start` of 0 to `most`; `texts` names them all. `usual`: the range that was tested.
 * Emits `move({ at, stroke, phase })` while it moves, `back()` when it is put back, `attend()` when it is in focus.
 */
export const Lever = {
  mixins: [Stroke],
  props: {
    phase: { type: Number, default: 0 },
    label: { type: String, required: true },
    group: { type: String, required: true },
    texts: { type: Array, required: true },
    at: { type: Number, required: true },
    start: { type: Number, required: true },
    still: { type: Number, default: null },
    usual: { type: Array, required: true },
    outside: { type: String, required: true },
    note: { type: String, default: '' },
    describedby: { type: String, default: null },
  },
  computed: {
    answer() {
      return this.at;
    },
    most() {
      return this.texts.length - 1;
    },
    shown() {
      return this.held ?? this.at;
    },
    changed() {
      return this.shown !== this.start;
    },
    beyond() {
      return this.changed && (this.shown < this.usual[0] || this.shown > this.usual[1]);
    },
    told() {
      return this.beyond ? `${this.texts[this.shown]}, ${this.outside}` : this.texts[this.shown];
    },
    from() {
      return this.still ?? this.start;
    },
    places() {
      const share = (at) => (this.most ? at / this.most : 0);
      return {
        '--from': share(Math.min(this.from, this.shown)),
        '--to': share(Math.max(this.from, this.shown)),
        '--still': share(this.still ?? 0),
        '--start': share(this.start),
        '--low': share(this.usual[0]),
        '--high': share(this.usual[1]),
      };
    },
  },
  methods: {
    tell(at, stroke) {
      this.$emit('move', { at, stroke, phase: this.phase });
    },
    input(event) {
      this.move(Number(event.target.value));
    },
    key(event) {
      if (event.key === 'Backspace' || event.key === 'Delete') return this.putBack(event);
      const step = { ArrowLeft: -FAR, ArrowDown: -FAR, ArrowRight: FAR, ArrowUp: FAR }[event.key];
      if (!event.shiftKey || step === undefined) return;
      event.preventDefault();
      event.target.value = Math.min(this.most, Math.max(0, this.shown + step));
      this.input(event);
      this.settle();
    },
    putBack(event) {
      event.preventDefault();
      if (!this.changed) return;
      this.drop();
      this.$emit('back');
    },
  },
  template: `
  <div class="lever" :class="{ changed, beyond }" :style="places">
    <div class="lever-words"><span class="lever-name">{{ label }}</span><span class="lever-value"><span v-if="note" class="lever-note">{{ note }}</span>
      {{ texts[shown] }}</span></div>
    <div class="lever-track">
      <span class="lever-tested" aria-hidden="true"></span><span class="lever-way" aria-hidden="true"></span>
      <span v-if="still !== null" class="lever-tick" aria-hidden="true"></span>
      <span v-if="changed" class="lever-ring" aria-hidden="true"></span>
      <input type="range" min="0" :max="most" step="1" :value.prop="shown" :aria-label="group + ': ' + label" :aria-valuetext="told" :aria-describedby="describedby"
        @input="input" @change="settle" @keydown="key" @dblclick="putBack" @focus="$emit('attend')" @pointerdown="$emit('attend')">
    </div>
    <span v-if="beyond" class="lever-outside">{{ outside }}</span>
  </div>`,
};
