/** What a room can read of the findings: everything that is missed, and some of what agrees without having been set. */

import { Verdict } from './verdict.js';

export const Telling = {
  components: { Verdict },
  props: { telling: { type: Array, required: true }, old: { type: Boolean, default: false } },
  template: `
  <div class="telling" :class="{ old }">
    <section v-for="part in telling" :key="part.title" :aria-label="part.title">
      <h2 class="section">{{ part.title }}</h2>
      <ul><li v-for="row in part.rows" :key="row.key">
        <verdict :form="row.form" :word="row.label" :note="row.compared"/><span class="hidden">{{ row.verdict }}</span></li></ul>
    </section>
  </div>`,
};
