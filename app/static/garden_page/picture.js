/** One garden on the page: the drawing, the label under the pointer, and its way by keyboard. */

import { createGarden } from '../garden/garden.js';
import { numbers } from '../numbers.js';
import { onTheme, still } from '../theme.js';

export function organisationOf(sent) {
  return {
    ...sent,
    department: numbers(Int8Array, sent.department),
    level: numbers(Int8Array, sent.level),
    boss: numbers(Int32Array, sent.boss),
    customer_at_start: numbers(Uint8Array, sent.customer_at_start),
  };
}

export function runOf(sent) {
  return { people: numbers(Uint8Array, sent.people), soil: numbers(Uint8Array, sent.soil), market: numbers(Uint8Array, sent.market), joined: numbers(Int32Array, sent.joined) };
}

const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export const Picture = {
  props: ['organisation', 'run', 'week', 'playing', 'chosen', 'bed', 'label', 'nameOf', 'large'],
  data() {
    return { hover: null };
  },
  watch: {
    organisation: 'lay',
    run: 'grow',
    week: 'turn',
    playing: 'turn',
    chosen: 'choose',
    bed: 'focus',
    large: 'scale',
  },
  mounted() {
    this.garden = createGarden(this.$refs.host, { reducedMotion: still(), onPick: this.pick, onHover: this.over });
    this.$refs.host.culture = this.garden;
    this.unpaint = onTheme(() => this.garden.refreshTheme());
    this.scale();
    this.lay();
  },
  beforeDestroy() {
    this.unpaint();
    this.garden.destroy();
  },
  methods: {
    lay() {
      if (!this.organisation) return;
      this.garden.setOrganisation(organisationOf(this.organisation));
      this.grow();
      this.focus();
      this.choose();
    },
    grow() {
      if (!this.run || !this.organisation) return;
      this.garden.setRun(runOf(this.run));
      this.turn();
    },
    turn() {
      this.hover = null;
      if (this.run) this.garden.setWeek(this.week, { playing: this.playing });
    },
    choose() {
      this.garden.select(this.chosen);
    },
    focus() {
      this.garden.focusBed(this.bed);
    },
    scale() {
      this.garden.setScale(this.large ? { market: 1.28, labels: 20 } : { market: 1, labels: 13 });
    },
    pick(kind, index) {
      this.hover = null;
      this.$emit('pick', kind, index);
    },
    over(kind, index, x, y) {
      const text = kind === 'employee' || kind === 'customer' ? this.nameOf(kind, index) : null;
      this.hover = text ? { text, x: Math.min(x, this.$refs.host.clientWidth - 150), y: Math.max(8, y - 44) } : null;
    },
    /** With somebody chosen, arrows go to who stands next; U to the boss. */
    key(event) {
      const employee = this.chosen?.kind === 'employee' ? this.chosen.index : null;
      if (event.key === 'Enter' && employee === null) this.pick('employee', this.chief());
      else if (employee !== null && event.key in DIRECTIONS) this.pick('employee', this.garden.next(employee, ...DIRECTIONS[event.key]));
      else if (employee !== null && event.key.toLowerCase() === 'u') this.pick('employee', this.chosen.boss);
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
    chief() {
      const boss = numbers(Int32Array, this.organisation.boss);
      return Math.max(0, boss.findIndex((other, job) => other === job));
    },
  },
  template: `
  <div class="picture" data-tour="picture">
    <div ref="host" class="garden-host" role="img" tabindex="0" :aria-label="label" @keydown="key"></div>
    <div v-if="hover" class="hover" :style="{ left: hover.x + 'px', top: hover.y + 'px' }">{{ hover.text }}</div>
  </div>`,
};
