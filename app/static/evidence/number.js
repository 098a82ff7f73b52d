/** One number that is assumed: what it means, where it is usually, what it is now, and a slider and a field for who disagrees. */

/** A number on the move is sent this often, in milliseconds; its last value always. */
const EVERY = 150;
/** How long a value that was sent may stay unanswered before the answer counts again, in milliseconds. */
const PATIENCE = 2000;
let strokes = 0;

const at = (share) => `${share * 100}%`;

/** `one`: the number as it comes with the model; `now`: what it is where that differs, else null. Emits `act` with what Python is asked for. */
export const NumberRow = {
  props: { one: { type: Object, required: true }, now: { type: Object, default: null }, words: { type: Object, required: true } },
  data() {
    return { open: false, held: null };
  },
  computed: {
    value() {
      return this.now ? this.now.value : this.one.value;
    },
    shown() {
      return this.held ?? this.value;
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
  watch: {
    value(value) {
      if (!this.moving && this.held === value) this.held = null;
    },
  },
  beforeDestroy() {
    if (this.timer) this.send();
    clearTimeout(this.waiting);
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
    move(event) {
      if (!this.moving) this.begin();
      this.held = Number(event.target.value);
      this.timer ??= setTimeout(this.send, EVERY);
    },
    begin() {
      strokes += 1;
      [this.moving, this.stroke] = [true, `number ${strokes}`];
    },
    send() {
      clearTimeout(this.timer);
      this.timer = null;
      this.$emit('act', { do: 'change', name: this.one.name, value: this.held / this.one.scale, stroke: this.stroke });
    },
    /** The last value counts, and is shown until it is answered. */
    settle() {
      if (!this.moving) return;
      this.moving = false;
      if (this.timer) this.send();
      this.wait();
    },
    wait() {
      if (this.held === this.value) this.held = null;
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => {
        if (!this.moving) this.held = null;
      }, PATIENCE);
    },
    /** What is typed counts when it is done; what is no number leaves the one there was. */
    type(event) {
      const typed = event.target.valueAsNumber;
      const kept = Number.isFinite(typed) ? Math.min(this.one.high, Math.max(this.one.low, typed)) : this.value;
      event.target.value = kept;
      if (kept === this.shown) return;
      this.begin();
      this.held = kept;
      this.settleTyped();
    },
    settleTyped() {
      this.moving = false;
      this.send();
      this.wait();
    },
    back() {
      clearTimeout(this.timer);
      [this.timer, this.moving, this.held] = [null, false, null];
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
      <input ref="slider" type="range" :min="one.from" :max="one.to" :step="one.step" :value.prop="shown" :aria-label="one.label + (one.unit ? ', ' + one.unit : '')" @input="move" @change="settle">
      <label class="number-field"><span class="hidden">{{ one.label }}</span><input type="number" :min="one.low" :max="one.high" :step="one.step" :value.prop="shown" @change="type"><span>{{ one.unit }}</span></label>
      <span class="note">{{ one.allowed }}</span>
    </div>
  </div>`,
};
