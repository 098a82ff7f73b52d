/** The garden page: one world, or two side by side, in time. The whole run is here, so playing and dragging ask nobody. */

import { Icon } from '../icons.js';
import { numbers } from '../numbers.js';
import { Places, Strategies } from './choices.js';
import { inTime } from './in_time.js';
import { Key } from './key.js';
import { NumberText } from './number_text.js';
import { Numbers } from './numbers.js';
import { Person } from './person.js';
import { Picture } from './picture.js';
import { Table } from './table.js';
import { Timeline } from './timeline.js';

const YEAR_QUARTER = 13;

export const Garden = {
  components: { Icon, Places, Strategies, 'key-box': Key, 'number-text': NumberText, 'numbers-box': Numbers, 'person-box': Person, 'picture-box': Picture, 'table-box': Table, 'timeline-box': Timeline },
  mixins: [inTime],
  computed: {
    view() {
      return this.page.view;
    },
    choices() {
      return [...this.page.strategies, ...this.page.others];
    },
    chosenStrategy() {
      return this.choices.find((each) => each.name === this.view.strategy);
    },
    otherStrategy() {
      return this.choices.find((each) => each.name === this.page.beside);
    },
    sentence() {
      return this.story ? this.story.sentences[this.told] : this.words.growing;
    },
    chosen() {
      if (!this.person) return null;
      const kind = this.person.kind;
      return { kind, index: this.person.index, boss: this.person.boss_job, neighbours: this.person.neighbours || [], label: this.person.name };
    },
    covered() {
      return this.view.predict && this.week >= this.revealed;
    },
    bedName() {
      return this.view.bed === null || !this.organisation ? null : this.organisation.names[this.view.bed];
    },
    twinReady() {
      return this.view.twin && this.twin !== null;
    },
    holders() {
      if (!this.people) return null;
      const jobs = new Map();
      const rows = numbers(Int32Array, this.people.holders);
      for (let row = 0; row < rows.length; row += 2) {
        if (!jobs.has(rows[row + 1])) jobs.set(rows[row + 1], []);
        jobs.get(rows[row + 1]).push([rows[row], this.people.names[row / 2]]);
      }
      return jobs;
    },
  },
  mounted() {
    window.addEventListener('keydown', this.key);
  },
  beforeDestroy() {
    window.removeEventListener('keydown', this.key);
  },
  methods: {
    pick(kind, index) {
      if (kind === 'bed') this.ask('meet', { bed: this.view.bed === index ? null : index });
      else if (kind) this.ask('meet', { [kind]: index });
      else if (this.person || this.view.bed !== null) this.ask('meet');
    },
    show(name) {
      this.ask('show', { strategy: name });
    },
    visit(world) {
      this.ask('visit', { world });
    },
    key(event) {
      if (event.ctrlKey || event.metaKey || event.altKey || /^(TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
      const range = event.target.tagName === 'INPUT';
      if (range && event.key !== ' ') return;
      const step = event.shiftKey ? YEAR_QUARTER : 1;
      const onButton = event.target.tagName === 'BUTTON';
      if (event.key === ' ' && !onButton) this.toggle();
      else if (event.key === 'ArrowLeft') this.go(this.week - step);
      else if (event.key === 'ArrowRight') this.go(this.week + step);
      else if (event.key === 'Home') this.go(0);
      else if (event.key === 'End') this.go(this.last);
      else if (event.key === 'Escape' && (this.person || this.view.bed !== null)) this.ask('meet');
      else if (this.view.present && event.key === '2') this.ask('twin', { on: true });
      else if (this.view.present && event.key === '1') this.ask('twin', { on: false });
      else if (this.view.present && event.key.toLowerCase() === 'c') this.ask('go', { page: 'compare' });
      else if (/^[1-9]$/.test(event.key) && this.page.strategies[event.key - 1]) this.show(this.page.strategies[event.key - 1].name);
      else return;
      event.preventDefault();
    },
    nameOf(kind, index) {
      if (!this.run) return null;
      if (kind === 'customer') return this.words.key.market[this.stateOf(index)];
      const held = this.holders?.get(index);
      if (!held) return null;
      const name = held.filter(([from]) => from <= this.week).pop()?.[1] ?? '';
      return `${name} · ${this.words.key.phases[this.run.people.getUint8(this.week * jobsOf(this.organisation) + index) & 7]}`;
    },
    stateOf(person) {
      const bytes = this.run.market.byteLength / this.run.weeks;
      return (this.run.market.getUint8(this.week * bytes + (person >> 2)) >> (2 * (person % 4))) & 3;
    },
  },
  template: `
  <main id="page" class="page garden" :class="{ twin: view.twin, chosen: person }" tabindex="-1">
    <div class="head">
      <div class="kicker" v-if="!view.present">
        <strategies :page="page" :words="words" @show="show"/>
        <span class="when note tabular">{{ calendar.long[told] }}</span>
        <places :page="page" :words="words" @place="ask('place', { context: $event })" @visit="visit"/>
      </div>
      <p v-else class="presented"><template v-if="!view.twin">{{ chosenStrategy.title }} · </template>{{ calendar.long[told] }}</p>
      <h1 class="sentence" :class="{ waiting: !story }">{{ view.twin ? words.same : sentence }}</h1>
    </div>
    <div class="stage">
      <div class="one" :class="{ 'stands-right': view.strategy === 'co_creation' }">
        <h2 v-if="view.twin" class="twin-title"><i class="dot" :class="chosenStrategy.shape" :style="{ background: 'var(--' + chosenStrategy.token + ')' }"></i>{{ chosenStrategy.title }}</h2>
        <p v-if="view.twin" class="twin-sentence">{{ sentence }}</p>
        <picture-box v-show="!view.table" :organisation="organisation" :run="run" :week="week" :playing="playing" :chosen="chosen" :bed="view.bed" :large="view.present" :label="sentence" :name-of="nameOf" @pick="pick"/>
        <table-box v-if="view.table && run" :organisation="organisation" :run="run" :week="told" :words="words"/>
        <ul v-if="view.twin && story" class="three"><li v-for="level in story.levels" :key="level.name"><number-text :told="level.told[told]"/><span>{{ level.what }}</span></li></ul>
      </div>
      <div v-if="view.twin" class="one">
        <h2 class="twin-title"><i class="dot" :class="otherStrategy.shape" :style="{ background: 'var(--' + otherStrategy.token + ')' }"></i>{{ otherStrategy.title }}</h2>
        <p class="twin-sentence">{{ twinReady ? twin.story.sentences[told] : words.growing }}</p>
        <picture-box v-if="twinReady" :organisation="organisation" :run="twin.run" :week="week" :playing="playing" :chosen="null" :bed="view.bed" :large="view.present" :label="twin.story.sentences[told]" :name-of="() => null" @pick="() => {}"/>
        <div v-else class="picture"><div class="garden-host"></div></div>
        <ul v-if="twinReady" class="three"><li v-for="level in twin.story.levels" :key="level.name"><number-text :told="level.told[told]"/><span>{{ level.what }}</span></li></ul>
      </div>
    </div>
    <key-box v-if="!view.present" :words="words.key" :technical="Boolean(organisation && organisation.technical)"/>
    <timeline-box v-if="calendar" :words="words" :calendar="calendar" :story="story" :week="week" :told="told" :playing="playing" :speed="speed" :covered="covered"
      @toggle="toggle" @go="go" @drag="drag" @grab="stop" @speed="pace"/>
    <aside v-if="!view.twin" class="side">
      <p v-if="!view.present" class="side-tools"><button type="button" class="plain link note" @click="ask('tabulate', { on: !view.table })">{{ view.table ? words.picture : words.table }}</button>
        <button type="button" class="plain link note" @click="ask('twin', { on: true })">{{ words.twin }}</button></p>
      <person-box v-if="person && !view.present" :person="person" :words="words" :week="told" @close="ask('meet')" @meet="pick('employee', $event)"/>
      <numbers-box v-else-if="story" :words="words" :story="story" :launched="calendar.launch" :worlds="worlds" :week="told" :token="chosenStrategy.token" :world="view.world" :bed="view.bed" :bed-name="bedName" :growing="page.growing"
        @visit="visit"/>
      <p v-if="view.bed !== null && !person" ><button type="button" class="plain link" @click="ask('meet')">{{ words.whole }}</button></p>
    </aside>
    <p v-else-if="!view.present" class="side-tools"><button type="button" class="plain link" @click="ask('twin', { on: false })">{{ words.one }}</button></p>
    <p class="hidden" aria-live="polite">{{ playing ? '' : calendar.long[told] + '. ' + sentence }}</p>
  </main>`,
};


function jobsOf(organisation) {
  return organisation.department.byteLength;
}
