/** Somebody in the garden: who they are, what moved them and what held them back, and the same person in the other strategy. */

import { twinLines } from './twin_lines.js';
import { Icon } from '../icons.js';
import { onTheme } from '../theme.js';

export const Person = {
  components: { Icon },
  props: ['person', 'words', 'week'],
  watch: { person: 'draw', week: 'draw' },
  mounted() {
    this.unpaint = onTheme(() => this.draw());
    this.draw();
  },
  beforeDestroy() {
    this.unpaint();
  },
  methods: {
    draw() {
      this.$nextTick(() => {
        if (this.$refs.twin) twinLines(this.$refs.twin, { ...this.person.twin, week: this.week });
      });
    },
  },
  template: `
  <section class="person" :aria-label="person.name">
    <header><h2 class="section name">{{ person.name }}</h2><button type="button" class="tool plain" :aria-label="words.close" @click="$emit('close')"><icon name="close"/></button></header>
    <p v-for="line in person.who" :key="line" class="second">{{ line }}</p>
    <p class="stance"><b>{{ person.now.lead }}</b> {{ person.now.text }}</p>
    <p v-if="person.ties" class="ties"><span class="note">{{ person.ties.title }}</span><button v-for="tie in person.ties.people" :key="tie.job" type="button" class="plain link" @click="$emit('meet', tie.job)">{{ tie.label }}</button></p>
    <template v-for="part in person.reasons">
      <h3 class="small-title" :key="part.title">{{ part.title }}</h3>
      <ul class="reasons" :key="part.title + 'list'"><li v-for="reason in part.reasons" :key="reason.lead + reason.text"><i :style="{ background: reason.group ? 'var(--' + reason.group + ')' : 'var(--line2)' }"></i><span><b>{{ reason.lead }}</b> {{ reason.text }}</span></li></ul>
    </template>
    <template v-if="person.twin">
      <h3 class="small-title ruled">{{ person.twin.title }}</h3>
      <div ref="twin" class="twin-lines"></div>
      <p class="note">{{ person.twin.told }}</p>
    </template>
    <template v-if="person.states.length">
      <header class="ruled"><h3 class="small-title">{{ person.states_title }}</h3><span class="note">{{ person.tick }}</span></header>
      <dl class="states"><div v-for="state in person.states" :key="state.label"><dt>{{ state.label }}</dt>
        <dd><span class="track" aria-hidden="true"><i :style="{ width: state.value + '%' }"></i><u v-if="state.then !== null" :style="{ left: state.then + '%' }"></u></span><span class="tabular">{{ state.told }}</span></dd></div></dl>
    </template>
  </section>`,
};
