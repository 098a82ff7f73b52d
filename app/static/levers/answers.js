/** What the levers lead to: charts over time, and the worlds that tip as rows of cells. */

import { createTimeChart } from '../charts/timechart.js';
import { onTheme, still } from '../theme.js';
import { drawable } from './series.js';

/** From this number of worlds cells touch each other. */
const CROWDED = 80;

const Chart = {
  props: { chart: { type: Object, required: true }, dim: { type: Boolean, required: true }, growing: { type: Boolean, required: true }, count: { type: String, required: true } },
  computed: {
    shown() {
      return Object.freeze(drawable(this.chart.drawn, this.dim));
    },
  },
  watch: { shown: 'draw' },
  mounted() {
    this.picture = createTimeChart(this.$refs.host, { reducedMotion: still() });
    this.unwatch = onTheme(() => this.picture.refreshTheme());
    this.draw();
  },
  beforeDestroy() {
    this.unwatch();
    this.picture.destroy();
  },
  methods: {
    /** Bands glide when all worlds are there: before, drawing would take the time that worlds need to grow. */
    draw() {
      this.picture.set(this.shown, { atOnce: this.growing });
    },
  },
  template: `
  <section class="answer-chart" :class="'is-' + chart.name">
    <div class="answer-head"><h2 class="section">{{ chart.title }}</h2><span class="note">{{ chart.note }}</span><span class="note answer-count" role="status">{{ count }}</span></div>
    <div ref="host" class="lever-chart"></div>
  </section>`,
};

const Tips = {
  props: { tips: { type: Object, required: true } },
  computed: {
    crowded() {
      return this.tips.total > CROWDED;
    },
  },
  template: `
  <section class="tip-rows" :class="{ crowded }" :aria-label="tips.label">
    <div v-for="row in tips.rows" :key="row.title" class="tip-row" role="img" :aria-label="row.spoken" :style="{ '--own': 'var(--' + row.token + ')', '--own-text': 'var(--' + row.token + '-text)' }">
      <span class="tip-told"><small>{{ row.title }}</small>{{ row.told }}</span>
      <span class="tip-cells"><i v-for="n in tips.total" :key="n" :class="{ tipped: n <= row.count }"></i></span>
    </div>
    <p class="note">{{ tips.note }}</p>
  </section>`,
};

export const Answers = {
  components: { Chart, Tips },
  props: { answers: { type: Object, required: true }, stale: { type: Boolean, required: true }, growing: { type: Boolean, required: true }, count: { type: String, required: true }, label: { type: String, required: true } },
  template: `
  <section class="lever-answers" :aria-label="label">
    <chart :chart="answers.charts[0]" :dim="stale" :growing="growing" :count="count"/>
    <tips :tips="answers.tips" :class="{ stale }"/>
    <chart :chart="answers.charts[1]" :dim="stale" :growing="growing" count=""/>
    <chart :chart="answers.charts[2]" :dim="stale" :growing="growing" count=""/>
    <p class="note lever-basis"><span>{{ answers.basis }}</span><span>{{ answers.band }}</span></p>
  </section>`,
};
