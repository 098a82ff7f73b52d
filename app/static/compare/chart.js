/** A chart over time on the page: it unpacks what Python sends, and tells which world is pointed at or chosen. */

import { SERIES } from '../charts/strategy.js';
import { createTimeChart } from '../charts/timechart.js';
import { numbers, rows } from '../numbers.js';
import { onTheme, still } from '../theme.js';

const LARGE = 1.6;

/** Series as arrays. Worlds are drawn as lines and dots where `each` asks for it, else only when one is pointed at. */
function unpacked(strategy, each, dim) {
  const series = Object.fromEntries(SERIES.map((name) => [name, numbers(Float32Array, strategy[name])]));
  const worlds = strategy.each ? rows(Float32Array, strategy.each, strategy.count) : undefined;
  const ends = each && worlds ? worlds.map((world) => world[world.length - 1]) : undefined;
  return { ...strategy, ...series, worlds, ends, worlds_hidden: !each, dim };
}

export const Chart = {
  props: {
    drawn: { type: Object, required: true },
    each: { type: Boolean, default: false },
    dim: { type: Boolean, default: false },
    large: { type: Boolean, default: false },
    named: { type: Boolean, default: true },
    world: { type: Number, default: null },
  },
  computed: {
    shown() {
      const strategies = this.drawn.strategies.map((strategy) => unpacked(strategy, this.each, this.dim));
      return Object.freeze({ ...this.drawn, strategies, unnamed: !this.named, scale: this.large ? LARGE : 1 });
    },
  },
  watch: {
    shown: 'show',
    world(world) {
      this.chart.setWorld(world);
    },
  },
  mounted() {
    this.chart = createTimeChart(this.$el, {
      onPickWorld: this.each ? (strategy, world) => this.$emit('pick', { strategy, world }) : null,
      onHoverWorld: (world) => this.$emit('hover', world),
      reducedMotion: still(),
    });
    this.unpaint = onTheme(() => this.chart.refreshTheme());
    this.show();
  },
  beforeDestroy() {
    this.unpaint();
    this.chart.destroy();
  },
  methods: {
    show() {
      this.chart.set(this.shown);
    },
  },
  template: `<div class="chart"></div>`,
};
