/** The worlds of a strategy as plants in beds. Each plant is a button: it opens its world in the garden. */

import { drawWorlds, worldPlaces } from '../garden/key.js';
import { onTheme } from '../theme.js';
import { Mark } from './mark.js';

/** Plants beside a chart are a little smaller than in the garden; in a presentation of two strategies twice as large, ten in a row. */
const BESIDE = 0.82;
const LARGE = { scale: 2, columns: 10 };

export const Bed = {
  components: { MarkOf: Mark },
  props: { bed: { type: Object, required: true }, dim: { type: Boolean, default: false }, world: { type: Number, default: null }, large: { type: Boolean, default: false } },
  data() {
    return { places: [], pitch: 0, row: 0, room: 0, wide: 0, at: 0 };
  },
  computed: {
    /** Nothing moves when plants arrive: the soil is there before, as high as it will be. */
    ground() {
      return { minHeight: `${this.room}px`, width: `${this.wide}px`, '--bed-row': `${this.row - 4}px`, '--bed-step': `${this.row}px` };
    },
    form() {
      const small = { scale: BESIDE, columns: this.bed.columns };
      return this.large && this.bed.columns <= 2 * LARGE.columns ? LARGE : small;
    },
  },
  watch: { bed: 'draw', form: 'draw' },
  mounted() {
    this.unpaint = onTheme(this.draw);
    this.sizes = new ResizeObserver(() => this.$el.clientWidth !== this.drawnWide && this.draw());
    this.sizes.observe(this.$el);
    this.draw();
  },
  beforeDestroy() {
    this.unpaint();
    this.sizes.disconnect();
  },
  methods: {
    draw() {
      const width = this.$el.clientWidth;
      this.drawnWide = width;
      if (width === 0) return;
      const room = worldPlaces(this.bed.room, width, this.form.columns, this.form.scale);
      Object.assign(this, { row: room.row, room: room.height, wide: room.width, pitch: room.pitch });
      if (this.bed.plants.length === 0) {
        this.places = [];
        return;
      }
      this.$refs.canvas.style.width = `${width}px`;
      const found = drawWorlds(this.$refs.canvas, Uint8Array.from(this.bed.plants), this.form);
      this.at = Math.min(this.at, Math.max(0, found.places.length - 1));
      this.places = found.places;
    },
    placed({ x, y }) {
      return { left: `${x - this.pitch / 2}px`, top: `${y + 9 - this.row}px`, width: `${this.pitch}px`, height: `${this.row - 4}px` };
    },
    key(event) {
      const moves = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -this.form.columns, ArrowDown: this.form.columns };
      const last = this.places.length - 1;
      const ends = { Home: 0, End: last };
      if (!(event.key in moves) && !(event.key in ends)) return;
      event.preventDefault();
      event.stopPropagation();
      const next = event.key in ends ? ends[event.key] : this.at + moves[event.key];
      if (next < 0 || next > last) return;
      this.at = next;
      this.$nextTick(() => this.$refs.plants[next].focus());
    },
    point(world) {
      this.$emit('hover', world);
    },
  },
  template: `
  <section class="bed" :class="{ old: dim }">
    <h3 class="bed-title"><mark-of :token="bed.token" :shape="bed.shape"/><b :style="{ color: 'var(--' + bed.token + '-text)' }">{{ bed.title }}</b> <span>{{ bed.told }}</span></h3>
    <div class="soil" ref="soil" :class="{ bare: places.length < bed.room, empty: !places.length }" :style="ground" role="group" :aria-label="bed.title" @keydown="key" @mouseleave="point(null)">
      <canvas ref="canvas" aria-hidden="true"></canvas>
      <button v-for="(place, k) in places" :key="bed.worlds[k]" ref="plants" type="button" class="plant" :class="{ lit: bed.worlds[k] === world }" :style="placed(place)"
        :aria-label="bed.names[k]" :tabindex="k === at ? 0 : -1" @mouseenter="point(bed.worlds[k])" @focus="at = k; point(bed.worlds[k])" @blur="point(null)"
        @click="$emit('pick', bed.worlds[k])"></button>
    </div>
  </section>`,
};
