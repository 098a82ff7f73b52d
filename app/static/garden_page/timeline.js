/** The time line: play and steps, the people by phase, the strategy's phases, and the week that is shown. */

import { area } from '../charts/area.js';
import { Icon } from '../icons.js';
import { onTheme } from '../theme.js';

/** Width of a letter of the names of phases, in pixels. */
const LETTER = 6.4;

export const Timeline = {
  components: { Icon },
  props: ['words', 'calendar', 'story', 'week', 'told', 'playing', 'speed', 'covered'],
  computed: {
    last() {
      return this.calendar.weeks - 1;
    },
    at() {
      return this.place(this.week + 0.5);
    },
    atEnd() {
      return this.week >= this.last;
    },
    /** The phases whose names are shown: the current one, and those that stand clear of it and of each other. */
    named() {
      const wide = this.width / this.calendar.weeks;
      const phases = this.story.phases.map((phase) => {
        const length = phase.name.length * LETTER + 10;
        const from = Math.min(phase.from * wide, this.width - length);
        return { phase, from, to: from + length };
      });
      const placed = phases.filter(({ phase }) => this.now(phase));
      for (const one of phases) if (placed.every((other) => one.from >= other.to || one.to <= other.from)) placed.push(one);
      return new Set(placed.map(({ phase }) => phase));
    },
  },
  data() {
    return { width: 850 };
  },
  watch: {
    week(week) {
      this.area?.setWeek(week);
    },
    story: 'draw',
    covered: 'cover',
  },
  mounted() {
    this.unpaint = onTheme(() => this.area?.refreshTheme());
    this.sizes = new ResizeObserver(() => (this.width = this.$refs.area.clientWidth || this.width));
    this.sizes.observe(this.$refs.area);
    this.draw();
  },
  beforeDestroy() {
    this.unpaint();
    this.sizes.disconnect();
    this.area?.destroy();
  },
  methods: {
    draw() {
      if (!this.story) return;
      const given = { shares: this.story.areas, weeks: this.calendar.weeks, week: this.week };
      if (this.area) this.area.set(given);
      else this.area = area(this.$refs.area, { ...given, cover: this.covered ? 'full' : 'part' });
    },
    cover() {
      this.area?.set({ cover: this.covered ? 'full' : 'part' });
    },
    place(week) {
      return `${(100 * week) / this.calendar.weeks}%`;
    },
    /** Whether the phase is the one that the week lies in. */
    now(phase) {
      return this.week >= phase.from && this.week < phase.to;
    },
    flagShift() {
      const part = this.week / this.last;
      return part < 0.06 ? '-12px' : part > 0.94 ? 'calc(-100% + 12px)' : '-50%';
    },
  },
  template: `
  <div class="time" data-tour="play">
    <div class="controls">
      <button type="button" class="play plain" :aria-label="playing ? words.pause : atEnd ? words.again : words.play" @click="$emit('toggle')"><icon :name="playing ? 'pause' : 'play'"/></button>
      <kbd class="space" aria-hidden="true">{{ words.space }}</kbd>
      <button type="button" class="tool plain" :aria-label="words.back" :disabled="week === 0" @click="$emit('go', week - 1)"><icon name="back"/></button>
      <button type="button" class="tool plain" :aria-label="words.on" :disabled="atEnd" @click="$emit('go', week + 1)"><icon name="on"/></button>
      <div class="speeds" role="group" :aria-label="words.speed"><span aria-hidden="true">{{ words.speed }}</span>
        <button v-for="s in words.speeds" :key="s.value" type="button" class="plain" :aria-label="s.name" :aria-pressed="String(s.value === speed)" @click="$emit('speed', s.value)">{{ s.label }}</button>
      </div>
    </div>
    <div class="line-of-time">
      <div class="years" aria-hidden="true"><span v-for="(year, k) in calendar.years" :key="year.week" :class="{ even: k % 2 }" :style="{ left: place(year.week) }">{{ year.label }}</span></div>
      <div class="areas">
        <div ref="area" class="area-host"></div>
        <span v-for="year in calendar.years" :key="year.week" class="year-line" :style="{ left: place(year.week) }"></span>
        <span class="now" :style="{ left: at }"><b :style="{ transform: 'translateX(' + flagShift() + ')' }">{{ calendar.short[told] }}</b></span>
        <input type="range" min="0" :max="last" step="1" :value="week" :aria-label="words.timeline" :aria-valuetext="calendar.long[week]"
          @input="$emit('drag', Number($event.target.value))" @change="$emit('go', Number($event.target.value))" @pointerdown="$emit('grab')">
      </div>
      <div v-if="story" class="phases">
        <div v-for="phase in story.phases" :key="phase.from" class="phase" :class="{ current: now(phase) }" :style="{ left: place(phase.from), width: place(phase.to - phase.from) }">
          <i></i><span v-if="named.has(phase)" :class="{ right: phase.from / calendar.weeks > 0.8 }">{{ phase.name }}</span></div>
      </div>
      <p class="note area-note">{{ words.area }}</p>
    </div>
  </div>`,
};
