/** The levers: draw a strategy, and see at once what it leads to. */

import { Icon } from '../icons.js';
import { Answers } from './answers.js';
import { Budget } from './budget.js';
import { Groups } from './groups.js';
import { Organisation } from './organisation.js';
import { Phases } from './phases.js';
import { Predicting } from './predicting.js';

export const Levers = {
  components: { Icon, Answers, Budget, Groups, Organisation, Phases, Predicting },
  data() {
    return { naming: false, refused: '' };
  },
  computed: {
    /** Parts of the page arrive one after the other: what is covered is drawn when both are there. */
    covered() {
      return this.state.predict && this.predicting !== null;
    },
    /** While nothing is there yet, how far it is; what was found else. */
    sentence() {
      if (this.covered) return this.predicting.sentence;
      return (this.empty && this.state.growing) || this.said.sentence;
    },
    second() {
      return this.drawn.mine || this.said.expected || this.state.present ? this.said.second : this.words.start.told;
    },
    empty() {
      return this.answers !== null && this.answers.charts[0].drawn.strategies.length === 0;
    },
    /** How many worlds the bands are made of, or how many of the new ones are there. */
    count() {
      return this.state.count || (this.empty ? '' : this.state.growing);
    },
  },
  mounted() {
    window.addEventListener('keydown', this.key);
  },
  beforeDestroy() {
    window.removeEventListener('keydown', this.key);
  },
  methods: {
    send(what) {
      this.refused = '';
      this.event_act(what);
    },
    /** Not named after the event: the framework gives that name to a method of its own. */
    tell(what, values = {}) {
      this.send({ do: what, ...values });
    },
    /** Where text is written, undo is that of the text. */
    key(event) {
      const written = event.target.tagName === 'TEXTAREA' || (event.target.tagName === 'INPUT' && event.target.type !== 'range');
      if (!(event.ctrlKey || event.metaKey) || event.altKey || written) return;
      const key = event.key.toLowerCase();
      const what = key === 'y' || (key === 'z' && event.shiftKey) ? 'redo' : key === 'z' ? 'undo' : null;
      if (what === null) return;
      event.preventDefault();
      if (this.state[`can_${what}`]) this.tell(what);
    },
    async rename() {
      this.naming = true;
      await this.$nextTick();
      this.$refs.title.select();
    },
    entitle(event) {
      if (!this.naming) return;
      this.naming = false;
      const title = event.target.value.trim();
      if (title && title !== this.drawn.title) this.tell('entitle', { title });
    },
    start(event) {
      if (event.target.value) this.tell('begin', { strategy: event.target.value });
    },
    async open(event) {
      const [file] = event.target.files;
      event.target.value = '';
      if (!file) return;
      if (file.size > this.words.largest) this.refused = this.words.too_large;
      else this.tell('load', { file: file.name, text: await file.text() });
    },
    save() {
      const url = URL.createObjectURL(new Blob([this.file], { type: 'application/toml' }));
      const anchor = document.createElement('a');
      anchor.href = url;
      anchor.download = `${this.words.file}.toml`;
      anchor.click();
      URL.revokeObjectURL(url);
    },
  },
  template: `
  <main id="page" class="page levers" tabindex="-1">
    <div class="levers-top">
      <span class="own-title"><i class="own-mark" aria-hidden="true" :class="{ none: !drawn.mine }"></i>
        <input v-if="naming" ref="title" class="levers-field" type="text" :value="drawn.title" maxlength="60" :aria-label="words.rename" @change="entitle" @blur="entitle" @keydown.enter="$event.target.blur()" @keydown.esc="naming = false">
        <template v-else><b>{{ drawn.title }}</b>
        <button v-if="drawn.mine" type="button" class="plain tool" :aria-label="words.rename" :title="words.rename" @click="rename"><icon name="pencil"/></button></template>
      </span>
      <span class="note levers-started">{{ drawn.told }}</span>
      <span class="undo-redo">
        <button type="button" class="button levers-square" :disabled="!state.can_undo" :aria-label="words.undo" :title="words.undo" @click="tell('undo')"><icon name="undo"/></button>
        <button type="button" class="button levers-square" :disabled="!state.can_redo" :aria-label="words.redo" :title="words.redo" @click="tell('redo')"><icon name="redo"/></button>
      </span>
      <span class="levers-tools">
        <button v-if="drawn.mine && !state.predict" type="button" class="plain tool" @click="tell('discard')">{{ words.discard }}</button>
        <button v-if="!state.predict" type="button" class="button" :aria-pressed="String(state.organising)" @click="tell('organise', { on: !state.organising })"><icon name="swap"/>{{ state.organising ? words.levers : words.organisation }}</button>
        <button v-if="!state.predict" type="button" class="button" @click="tell('predict', { on: true })"><icon name="pencil"/>{{ words.predict }}</button>
        <label class="button file-button" tabindex="-1"><input type="file" accept=".toml,text/plain" class="hidden" :aria-label="words.open" @change="open">{{ words.open }}</label>
        <button type="button" class="button" @click="save">{{ words.save }}</button>
      </span>
    </div>
    <header class="levers-said">
      <h1 class="sentence" :class="{ doubted: said.outside && !covered }">{{ sentence }}</h1>
      <p v-if="covered" class="second">{{ predicting.second }}</p>
      <template v-else-if="!state.predict">
        <p class="second levers-expected" v-if="said.expected">{{ said.expected }}</p>
        <p class="second" v-if="second">{{ second }}</p>
        <p class="second levers-outside" v-if="said.outside">{{ said.outside }}</p>
      </template>
      <p v-if="refused" class="second levers-outside" role="alert">{{ refused }}</p>
    </header>
    <predicting v-if="covered" :spec="predicting" @act="send"/>
    <div v-else-if="!state.predict" class="levers-body">
      <div v-if="!state.present" class="levers-left">
        <organisation v-if="state.organising" :place="place" :words="words" @act="send"/>
        <template v-else>
          <div v-if="!drawn.mine" class="lever-start in-line" role="group" :aria-label="words.start.told">
            <button v-for="one in words.start.first" :key="one.name" type="button" class="button" @click="tell('begin', { strategy: one.name })">{{ one.title }}</button>
            <select class="choice" :aria-label="words.start.another" @change="start"><option value="">{{ words.start.another }}</option>
              <option v-for="one in words.start.others" :key="one.name" :value="one.name">{{ one.title }}</option></select>
          </div>
          <phases :drawn="drawn" :words="words" @act="send"/>
          <groups :drawn="drawn" :words="words" :helps="helps" :reference="state.reference" @act="send"/>
          <budget :budget="budget" :words="words" @act="send"/>
        </template>
      </div>
      <answers v-if="answers !== null" :answers="answers" :stale="state.stale" :growing="state.growing !== ''" :count="count" :label="words.answers"/>
    </div>
  </main>`,
};
