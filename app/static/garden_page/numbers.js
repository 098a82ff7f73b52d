/** The side column: three numbers with what they are compared with, what holds growth back, and the same week in all worlds. */

import { sparkline, stack, worldDots } from '../charts/small.js';
import { onTheme } from '../theme.js';
import { NumberText } from './number_text.js';

const NUTRIENTS = ['soil', 'light', 'water'];

export const Numbers = {
  components: { 'number-text': NumberText },
  props: ['words', 'story', 'launched', 'worlds', 'week', 'token', 'world', 'bed', 'bedName', 'growing'],
  computed: {
    limits() {
      return NUTRIENTS.map((token, k) => ({ token, share: this.story.limits[k][this.week], name: this.words.limit_names[k] }));
    },
    committed() {
      if (!this.worlds) return null;
      const { committed, worlds } = this.worlds;
      const weeks = committed.byteLength / worlds;
      return Array.from({ length: worlds }, (_, k) => committed.getUint8(k * weeks + this.week) / 200);
    },
    above() {
      return this.worlds ? this.worlds.above[this.worlds.counts[this.week]] : '';
    },
  },
  watch: { week: 'draw', story: 'draw', worlds: 'draw', token: 'draw', bed: 'draw' },
  mounted() {
    this.unpaint = onTheme(() => this.draw());
    this.sizes = new ResizeObserver(() => this.draw());
    this.sizes.observe(this.$el);
  },
  beforeDestroy() {
    this.unpaint();
    this.sizes.disconnect();
  },
  methods: {
    ofBed(level) {
      return this.bed !== null && level.name in this.story.beds ? this.story.beds[level.name][this.bed] : null;
    },
    told(level) {
      const bed = this.ofBed(level);
      return bed ? this.words.percents[bed[this.week]] : level.told[this.week];
    },
    launch(level) {
      const bed = this.ofBed(level);
      return bed ? this.words.percents[bed[Math.max(0, this.launched - 1)]] : level.at_launch;
    },
    quo(level) {
      return this.bed === null && this.worlds?.quo ? this.worlds.quo[level.name].told[this.week] : null;
    },
    draw() {
      this.$nextTick(() => {
        if (!this.$refs.sparks) return;
        this.story.levels.forEach((level, k) => {
          const bed = this.ofBed(level);
          const values = bed ? bed.map((x) => x / 100) : level.values;
          const dotted = !bed && this.worlds?.quo ? this.worlds.quo[level.name].values : null;
          sparkline(this.$refs.sparks[k], { values, dotted, range: level.range, week: this.week, token: this.token });
        });
        stack(this.$refs.stack, { parts: this.limits });
        if (this.committed) {
          const ticks = [{ value: 0, label: this.words.ends[0] }, { value: 0.5, label: this.words.half }, { value: 1, label: this.words.ends[1] }];
          worldDots(this.$refs.dots, { values: this.committed, mine: this.world - 1, token: this.token, half: 0.5, ticks, onPick: (k) => this.$emit('visit', k + 1) });
        } else this.$refs.dots.replaceChildren();
      });
    },
  },
  template: `
  <div class="numbers">
    <section v-for="(level, k) in story.levels" :key="level.name" class="level">
      <header><h2 class="small-title">{{ level.title }}</h2><span class="note">{{ level.kicker }}</span></header>
      <div class="figure"><number-text :told="told(level)"/><span ref="sparks" class="spark"></span></div>
      <p>{{ level.what }}</p>
      <p class="note"><template v-if="bedName && level.name in story.beds">{{ bedName }}. </template>{{ launch(level) }} {{ words.at_launch }}<template v-if="quo(level)">, {{ words.status_quo }} {{ quo(level) }}</template></p>
    </section>
    <section class="level">
      <h2 class="small-title">{{ words.limits }}</h2>
      <div ref="stack" class="stack"></div>
      <ul class="limits"><li v-for="limit in limits" :key="limit.token"><i :style="{ background: 'var(--' + limit.token + ')' }"></i>{{ limit.name }} {{ words.percents[Math.round(100 * limit.share)] }}</li></ul>
    </section>
    <section class="level worlds-now">
      <h2 class="small-title">{{ worlds ? worlds.title : growing }}</h2>
      <div ref="dots" class="dots"></div>
      <footer v-if="worlds"><span class="note"><i class="mine"></i>{{ words.this_world }}</span><span class="note">{{ above }}</span></footer>
    </section>
  </div>`,
};
