/** Predict first: an empty chart to draw in; what came stays covered until it is drawn or skipped. */

import { createPredict } from '../charts/predict.js';
import { onTheme } from '../theme.js';

export const Predicting = {
  props: { spec: { type: Object, required: true } },
  data() {
    return { drawn: this.spec.points.length };
  },
  computed: {
    whole() {
      return this.drawn === this.spec.needed;
    },
    /** A chart is made anew when its axes or its history are others, not when a point is. */
    made() {
      const { points, ...axes } = this.spec;
      return JSON.stringify(axes);
    },
  },
  watch: { made: 'make' },
  mounted() {
    this.unwatch = onTheme(() => this.picture.refreshTheme());
    this.make();
  },
  beforeDestroy() {
    this.unwatch();
    this.picture.destroy();
  },
  methods: {
    make() {
      const points = this.picture ? this.picture.points() : this.spec.points;
      this.picture?.destroy();
      const { points: _, needed, ...spec } = this.spec;
      this.picture = createPredict(this.$refs.host, { ...spec, onChange: this.count, onDone: this.hold });
      if (points.length > 1) this.picture.set(points);
      this.count(this.picture.points());
    },
    count(points) {
      this.drawn = points.length;
    },
    hold(points) {
      this.$emit('act', { do: 'expect', points });
    },
    reveal() {
      this.hold(this.picture.points());
      this.$emit('act', { do: 'predict', on: false });
    },
    again() {
      this.picture.clear();
      this.$emit('act', { do: 'expect', points: [] });
      this.$refs.host.focus();
    },
    skip() {
      this.$emit('act', { do: 'expect', points: [] });
      this.$emit('act', { do: 'predict', on: false });
    },
  },
  template: `
  <section class="lever-predicting">
    <h2 class="section">{{ spec.title }}</h2>
    <div ref="host" class="lever-predict"></div>
    <p class="in-line">
      <button type="button" class="strong-button" :disabled="!whole" @click="reveal">{{ spec.reveal }}</button>
      <button type="button" class="button" @click="again">{{ spec.again }}</button>
      <button type="button" class="plain lever-skip" @click="skip">{{ spec.skip }}</button>
      <span class="note lever-keys">{{ spec.keys }}</span>
    </p>
  </section>`,
};
