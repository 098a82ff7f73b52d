/** What the signs of the picture mean. */

import { pictureOf } from '../garden/key.js';
import { onTheme } from '../theme.js';

const PHASES = ['seed', 'sprout', 'leaf', 'bud', 'flower'];
const MARKET = ['prospect', 'detractor', 'passive', 'promoter'];
const [PLANT, MARK] = [{ width: 28, height: 30 }, { width: 20, height: 20 }];

/** A sign with its picture: an image, because every canvas on a page costs something whenever any of them is drawn. */
const Sign = {
  props: { kind: { type: String, required: true }, small: { type: Boolean, default: false }, theme: { type: Number, required: true } },
  computed: {
    size() {
      return this.small ? MARK : PLANT;
    },
    picture() {
      return this.theme >= 0 && pictureOf(this.kind, this.size);
    },
  },
  template: `<span class="sign" :class="{ small }"><img :src="picture" :width="size.width" :height="size.height" alt=""><slot></slot></span>`,
};

export const Key = {
  components: { Sign },
  props: { words: { type: Object, required: true }, technical: { type: Boolean, required: true } },
  data() {
    return { theme: 0 };
  },
  computed: {
    phases() {
      return PHASES.map((kind, k) => ({ kind, label: this.words.phases[k] }));
    },
    signs() {
      const { paper, advocate, leader } = this.words;
      return [{ kind: this.technical ? 'paper-technical' : 'paper', label: paper }, { kind: 'advocate', label: advocate }, { kind: 'leader', label: leader }];
    },
    market() {
      return MARKET.map((kind, k) => ({ kind, label: this.words.market[k] }));
    },
  },
  created() {
    this.unpaint = onTheme(() => (this.theme += 1));
  },
  beforeDestroy() {
    this.unpaint();
  },
  template: `
  <div class="key" :aria-label="words.title" role="group">
    <sign v-for="each in phases" :key="each.kind" :kind="each.kind" :theme="theme">{{ each.label }}</sign>
    <span class="gap"></span>
    <sign v-for="each in signs" :key="each.kind" :kind="each.kind" :theme="theme">{{ each.label }}</sign>
    <span class="break"></span>
    <sign v-for="each in market" :key="each.kind" :kind="each.kind" :theme="theme" small>{{ each.label }}</sign>
    <span class="note near" :title="words.distance">{{ words.near }}</span>
    <span class="gap"></span>
    <span class="sign small soil-key">{{ words.soil }}<i class="soil-bar"></i>{{ words.rich }}</span>
  </div>`,
};
