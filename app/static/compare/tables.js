/** Tables: numbers by strategy and milestone, each with what belongs to it in small type below. */

import { Mark } from './mark.js';

/** A table as Python makes it: a caption, columns with a second line, groups of rows. `whole` shows its caption and headings too. */
export const Table = {
  components: { MarkOf: Mark },
  props: { table: { type: Object, required: true }, head: { type: String, default: '' }, whole: { type: Boolean, default: false } },
  template: `
  <div class="scroll" role="region" tabindex="0" :aria-label="table.caption"><table class="figures" role="table">
    <caption :class="whole ? 'small-title' : 'hidden'">{{ table.caption }}</caption>
    <thead><tr role="row"><th scope="col" role="columnheader"><span class="hidden">{{ head }}</span></th>
      <th v-for="(column, k) in table.columns" :key="k" scope="col" role="columnheader">{{ column[0] }}<small>{{ column[1] }}</small></th></tr></thead>
    <tbody v-for="(group, g) in table.groups" :key="g">
      <tr v-if="whole && group.title" role="row" class="group"><th :colspan="table.columns.length + 1" scope="rowgroup" role="rowheader">{{ group.title }}</th></tr>
      <tr v-for="(row, r) in group.rows" :key="r" role="row">
        <th scope="row" role="rowheader"><mark-of v-if="row.look" :token="row.look.token" :shape="row.look.shape"/>{{ row.name }}<small v-if="row.note">{{ row.note }}</small></th>
        <td v-for="(cell, c) in row.cells" :key="c" role="cell"><b v-if="cell.bold">{{ cell.value }}</b><span v-else>{{ cell.value }}</span><small v-for="note in cell.notes" :key="note">{{ note }}</small></td>
      </tr>
    </tbody>
  </table></div>`,
};

/** The milestones: a row a measure and strategy, told apart by the mark; the name of the strategy is read where there is room, and heard. */
export const Milestones = {
  components: { MarkOf: Mark },
  props: { table: { type: Object, required: true }, head: { type: String, default: '' }, named: { type: Boolean, default: false } },
  template: `
  <div class="scroll" role="region" tabindex="0" :aria-label="table.caption"><table class="figures milestones" role="table">
    <caption>{{ table.caption }}</caption>
    <thead><tr role="row"><th scope="col" role="columnheader"><span class="hidden">{{ head }}</span></th>
      <th v-for="(column, k) in table.columns" :key="k" scope="col" role="columnheader">{{ column[0] }}<small>{{ column[1] }}</small></th></tr></thead>
    <tbody v-for="(group, g) in table.groups" :key="g">
      <tr v-for="(row, r) in group.rows" :key="r" role="row">
        <th scope="row" role="rowheader" :title="row.name"><mark-of :token="row.look.token" :shape="row.look.shape"/>{{ group.short }}<span :class="named ? 'of' : 'hidden'">, {{ row.name }}</span></th>
        <td v-for="(cell, c) in row.cells" :key="c" role="cell"><b>{{ cell.value }}</b><small v-for="note in cell.notes" :key="note">{{ note }}</small></td>
      </tr>
    </tbody>
  </table></div>`,
};
