/** The picture as a table: employees by department and phase, people in the market by what they would say. */

import { numbers } from '../numbers.js';

export const Table = {
  props: ['organisation', 'run', 'week', 'words'],
  computed: {
    departments() {
      const department = numbers(Int8Array, this.organisation.department);
      const rows = this.organisation.names.map((name) => ({ name, counts: [0, 0, 0, 0, 0] }));
      department.forEach((d, job) => (rows[d].counts[this.run.people.getUint8(this.week * department.length + job) & 7] += 1));
      return rows.filter((row) => row.counts.some(Boolean));
    },
    market() {
      const people = this.organisation.customer_at_start.byteLength;
      const bytes = this.run.market.byteLength / this.run.weeks;
      const counts = [0, 0, 0, 0];
      for (let i = 0; i < people; i += 1) counts[(this.run.market.getUint8(this.week * bytes + (i >> 2)) >> (2 * (i % 4))) & 3] += 1;
      return counts;
    },
  },
  template: `
  <div class="as-table">
    <table class="tabular"><caption class="section">{{ words.table_people }}</caption>
      <thead><tr><th scope="col">{{ words.department }}</th><th v-for="phase in words.key.phases" :key="phase" scope="col">{{ phase }}</th></tr></thead>
      <tbody><tr v-for="row in departments" :key="row.name"><th scope="row">{{ row.name }}</th><td v-for="(count, k) in row.counts" :key="k">{{ count }}</td></tr></tbody></table>
    <table class="tabular"><caption class="section">{{ words.table_market }}</caption>
      <thead><tr><th v-for="state in words.key.market" :key="state" scope="col">{{ state }}</th></tr></thead>
      <tbody><tr><td v-for="(count, k) in market" :key="k">{{ count }}</td></tr></tbody></table>
  </div>`,
};
