/** Evidence and limits: what was published and what the model gives, what is assumed, what the model cannot tell. */

import { Findings } from './findings.js';
import { Numbers } from './numbers.js';
import { Telling } from './telling.js';

export const Evidence = {
  components: { Findings, NumbersOf: Numbers, Telling },
  data() {
    return { asked: null };
  },
  computed: {
    sentence() {
      return this.state.told || this.evidence.sentence;
    },
    /** Heads that are read across a room; the rest is for those who sit at a screen. */
    large() {
      return this.state.present;
    },
  },
  methods: {
    act(what) {
      this.event_act(what);
    },
    look(at) {
      this.act({ do: 'look', ...at });
    },
    /** Show one number among those that are assumed; asked again, it is shown again. */
    show(name) {
      this.asked = { name };
    },
  },
  template: `
  <main id="page" class="page evidence" :class="{ large }" tabindex="-1">
    <header class="evidence-said">
      <h1 class="sentence" :class="{ waiting: state.told && !state.ways.length }" aria-live="polite" :aria-busy="String(Boolean(state.told) && !state.ways.length)">{{ sentence }}</h1>
      <p v-if="state.ways.length" class="in-line"><button v-for="way in state.ways" :key="way.text" type="button" class="button" @click="act(way.act)">{{ way.text }}</button></p>
      <p v-else-if="!large" class="second">{{ words.second }}</p>
    </header>
    <div class="evidence-body">
      <div class="evidence-tables">
        <telling v-if="large" :telling="evidence.telling" :old="state.old"/>
        <findings v-else :evidence="evidence" :words="words" :where="state.where" :old="state.old" :all="state.looked.untested" @all="look({ untested: $event })"/>
        <numbers-of v-if="!large" :groups="numbers.groups" :now="now" :words="words.assume" :asked="asked" :looked="state.looked" @act="act" @look="look"/>
      </div>
      <aside class="evidence-limits">
        <section aria-labelledby="limits-title">
          <h2 id="limits-title" class="section">{{ words.limits.title }}</h2>
          <ul><li v-for="limit in words.limits.items" :key="limit.head"><b>{{ limit.head }}</b><span v-if="!large">{{ limit.text }}</span></li></ul>
        </section>
        <section class="evidence-input" aria-labelledby="input-title">
          <h2 id="input-title">{{ words.inputs.title }}</h2>
          <p :class="{ strays: inputs.outside.length }" aria-live="polite">{{ inputs.told }}</p>
          <ul v-if="inputs.outside.length && !large">
            <li v-for="one in inputs.outside" :key="one.name">
              <button v-if="one.number" type="button" class="plain link" @click="show(one.name)">{{ one.label }}</button>
              <span v-else>{{ one.label }} <small class="note">{{ words.inputs.lever }}</small></span></li>
          </ul>
        </section>
      </aside>
    </div>
  </main>`,
};
