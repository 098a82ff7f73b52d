/** The page that compares strategies in the same worlds. */

import { Bed } from './beds.js';
import { Chart } from './chart.js';
import { Controls } from './controls.js';
import { Details } from './details.js';
import { Milestones, Table } from './tables.js';

const NARROW = '(max-width: 700px)';
/** Strategies of which plants and milestones have room beside the charts. */
const FEW = 2;

export const Compare = {
  components: { Bed, Chart, Controls, DetailsOf: Details, Milestones, NumbersTable: Table },
  data() {
    return { hovered: null, narrow: matchMedia(NARROW).matches };
  },
  computed: {
    told() {
      return this.progress.whole && this.outcome !== null;
    },
    sentence() {
      return this.told ? this.outcome.sentence : this.progress.told;
    },
    sentences() {
      return this.sentence.split(/(?<=\.) /);
    },
    few() {
      return this.picture.beds.length <= FEW;
    },
    asTable() {
      return this.view.table && this.outcome !== null && !this.view.present;
    },
    dim() {
      return this.progress.dim;
    },
  },
  mounted() {
    this.width = matchMedia(NARROW);
    this.width.addEventListener('change', this.measure);
    window.addEventListener('keydown', this.key);
  },
  beforeDestroy() {
    this.width.removeEventListener('change', this.measure);
    window.removeEventListener('keydown', this.key);
  },
  methods: {
    measure() {
      this.narrow = this.width.matches;
    },
    /** In a presentation C leads back to the garden, as it leads here from there. */
    key(event) {
      if (!this.view.present || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key.toLowerCase() === 'c') this.event_act({ do: 'go', page: 'garden' });
    },
    point(world) {
      this.hovered = world;
    },
    open(place, world) {
      this.event_act({ do: 'visit', world: world + 1, strategy: this.picture.beds[place].strategy, page: 'garden' });
    },
  },
  template: `
  <main id="page" class="page compare" :class="{ large: view.present }" tabindex="-1">
    <controls v-if="!view.present && !narrow" :controls="controls" :table="view.table" @act="event_act"/>
    <header class="verdict" data-tour="verdict">
      <h1 class="sentence" :class="{ waiting: !told }" aria-live="polite" :aria-busy="String(!told && !progress.ways.length)"><template v-for="text in sentences"><span :key="text">{{ text }}</span>{{ ' ' }}</template></h1>
      <p v-if="progress.ways.length" class="in-line ways">
        <button v-for="way in progress.ways" :key="way.text" type="button" class="button" @click="event_act(way.act)">{{ way.text }}</button></p>
      <p class="second" v-else-if="!view.present"><span v-if="told">{{ outcome.second }} </span><button type="button" class="plain link" @click="event_act(controls.other_way.act)">{{ controls.other_way.text }}</button></p>
    </header>
    <controls v-if="!view.present && narrow" :controls="controls" :table="view.table" @act="event_act"/>
    <div v-if="asTable" class="everything">
      <numbers-table v-for="(each, k) in outcome.tables.all" :key="k" :table="each" :head="outcome.words.measure" whole/>
    </div>
    <div v-else class="pictures">
      <section class="main-chart">
        <h2 class="section">{{ picture.charts.main.title }} <small v-if="picture.charts.main.note" class="note">{{ picture.charts.main.note }}</small> <small v-if="picture.count" class="note">{{ picture.count }}</small></h2>
        <chart :drawn="picture.charts.main.drawn" each :dim="dim" :large="view.present" :world="hovered" @hover="point" @pick="open($event.strategy, $event.world)"/>
      </section>
      <div class="beside">
        <section class="worlds" :class="{ many: !few }">
          <h2 class="section">{{ picture.words.tips }}</h2>
          <bed v-for="(bed, k) in picture.beds" :key="bed.strategy" :bed="bed" :dim="dim" :world="hovered" :large="view.present && few" @hover="point" @pick="open(k, $event)"/>
        </section>
        <section v-if="!view.present && few" class="milestones-place" :class="{ old: dim }">
          <h2 class="section">{{ picture.words.milestones }}</h2>
          <milestones v-if="outcome" :table="outcome.tables.milestones" :head="outcome.words.measure"/>
        </section>
      </div>
      <ul v-if="!few && !view.present" class="line-key" aria-hidden="true"><li v-for="line in picture.charts.main.drawn.strategies" :key="line.name" :style="{ color: 'var(--' + line.token + '-text)' }">
        <svg viewBox="0 0 28 6"><path d="M1 3h26" fill="none" :stroke="'var(--' + line.token + ')'" stroke-width="2.6" :stroke-dasharray="line.dash.join(' ')" :stroke-linecap="line.dash[0] === 1 ? 'round' : 'butt'"/></svg>{{ line.name }}</li></ul>
      <section v-for="small in view.present ? [] : picture.charts.small" :key="small.name" class="small-chart" :class="small.name">
        <div><h2 class="small-title">{{ small.title }}</h2><p class="note">{{ small.note }}</p></div>
        <chart :drawn="small.drawn" :dim="dim" :named="few" :world="hovered"/>
      </section>
    </div>
    <details-of v-if="outcome && !asTable && !view.present" :class="{ old: dim }" :milestones="few ? '' : picture.words.milestones" :tables="outcome.tables" :sentences="outcome.sentences" :words="outcome.words"/>
  </main>`,
};
