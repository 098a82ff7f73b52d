/** Predict first: a course to choose, or an empty chart to draw in; what came stays covered until there is one, or it is shown without. */

import { createPredict } from '../charts/predict.js';
import { onTheme } from '../theme.js';

export const Predicting = {
  props: { spec: { type: Object, required: true } },
  data() {
    return { drawn: this.spec.points.length, chosen: null };
  },
  computed: {
    whole() {
      return this.drawn === this.spec.needed;
    },
    /** A chart is made anew when its axes or its history are others, not when a point is. */
    made() {
      const { points, picks, ...axes } = this.spec;
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
      const { points: _, needed, picks, ...spec } = this.spec;
      this.picture = createPredict(this.$refs.host, { ...spec, onChange: this.change, onDone: this.hold });
      if (points.length > 1) this.picture.set(points);
      this.count(this.picture.points());
    },
    count(points) {
      this.drawn = points.length;
    },
    change(points) {
      this.chosen = null;
      this.count(points);
    },
    choose({ label, points }) {
      this.picture.set(points);
      this.chosen = label;
      this.count(this.picture.points());
      this.hold(this.picture.points());
    },
    /** A course in small, as wide as it is long. */
    course(points) {
      return points.map((value, k) => `${2 + (36 * k) / (points.length - 1)},${16 - 14 * value}`).join(' ');
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
    <div class="in-line lever-picks" role="group" :aria-label="spec.picks_name">
      <button v-for="pick in spec.picks" :key="pick.label" type="button" class="button" :aria-pressed="String(chosen === pick.label)" @click="choose(pick)">
        <svg viewBox="0 0 40 18" aria-hidden="true" focusable="false"><polyline :points="course(pick.points)"/></svg>{{ pick.label }}</button>
    </div>
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
