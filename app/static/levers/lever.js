/** One lever: a native slider on a track that shows the status quo, the start, and how far it was moved. */

/** A lever on the move is sent this often, in milliseconds; its last value always. */
const EVERY = 120;
/** How far an arrow key moves a lever while shift is held. */
const FAR = 5;
/** How long a value that was sent may stay unanswered before the answer counts again, in milliseconds. */
const PATIENCE = 2000;
let strokes = 0;

/**
 * Places are whole: `at`, `still` (null for none) and `start` of 0 to `most`; `texts` names them all. `usual`: the range that was tested.
 * Emits `move({ at, stroke })` while it moves, `back()` when it is put back, `attend()` when it is in focus.
 */
export const Lever = {
  props: {
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
  data() {
    return { held: null };
  },
  computed: {
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
  watch: {
    at(at) {
      if (!this.moving && this.held === at) this.held = null;
    },
  },
  beforeDestroy() {
    clearTimeout(this.timer);
    clearTimeout(this.waiting);
  },
  methods: {
    input(event) {
      if (!this.moving) this.begin();
      this.held = Number(event.target.value);
      this.timer ??= setTimeout(this.send, this.sent === undefined || performance.now() - this.sent > EVERY ? 0 : EVERY);
    },
    begin() {
      strokes += 1;
      [this.moving, this.stroke] = [true, strokes];
    },
    send() {
      clearTimeout(this.timer);
      this.timer = null;
      this.sent = performance.now();
      this.$emit('move', { at: this.held, stroke: this.stroke });
    },
    /** The last value counts, and is shown until it is answered. */
    settle() {
      if (!this.moving) return;
      this.moving = false;
      if (this.timer) this.send();
      if (this.held === this.at) this.held = null;
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => {
        if (!this.moving) this.held = null;
      }, PATIENCE);
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
      clearTimeout(this.timer);
      [this.timer, this.moving, this.held] = [null, false, null];
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
