/** The levers of a phase in five groups, with the help of the one in focus in one place. */

import { Lever } from './lever.js';

export const Groups = {
  components: { Lever },
  props: {
    drawn: { type: Object, required: true },
    words: { type: Object, required: true },
    helps: { type: Object, required: true },
    reference: { type: String, required: true },
  },
  data() {
    return { focus: null, open: this.drawn.groups[0].key };
  },
  computed: {
    columns() {
      const by = Object.fromEntries(this.drawn.groups.map((group) => [group.key, group]));
      return [[by.soil, by.water], [by.light, by.room, by.push]];
    },
    place() {
      return this.drawn.phase.place;
    },
    help() {
      return this.focus === null ? null : this.helps[this.focus];
    },
  },
  methods: {
    /** The phase is that of the lever: one on the move is sent also where another phase has been opened meanwhile. */
    move(lever, { at, stroke, phase }) {
      this.$emit('act', { do: 'pull', name: lever.name, value: at / 100, phase, stroke });
    },
    back(lever) {
      this.$emit('act', { do: 'release', name: lever.name, phase: this.place });
    },
  },
  template: `
  <div class="lever-groups" id="phase-levers" role="tabpanel" :aria-labelledby="'phase-' + place" data-tour="levers">
    <div class="group-tabs switch" role="group" :aria-label="words.groups">
      <button v-for="group in drawn.groups" :key="group.key" type="button" :aria-pressed="String(open === group.key)" @click="open = group.key">{{ group.name }}</button>
    </div>
    <div v-for="(column, n) in columns" :key="n" class="lever-column" :class="'lever-column-' + n">
      <section v-for="group in column" :key="group.key" class="lever-group" :class="['is-' + group.key, { open: open === group.key }]" :style="{ '--group': 'var(--' + group.key + ')' }">
        <h2 class="group-head"><b>{{ group.name }}</b><span>{{ group.note }}</span></h2>
        <div class="lever-list">
          <lever v-for="one in group.levers" :key="place + one.name" :phase="place" :label="one.label" :group="group.name" :texts="words.scales[one.scale]" :at="one.at" :start="one.start"
            :still="place ? one.still : null" :usual="one.usual" :outside="words.outside" describedby="lever-help" @move="move(one, $event)" @back="back(one)" @attend="focus = one.name"/>
        </div>
      </section>
      <p v-if="n" id="lever-help" class="lever-help" aria-live="off"><template v-if="help"><b>{{ help.name }}</b> {{ help.text }}</template><template v-else>{{ words.help }} {{ words.back }}</template></p>
    </div>
    <ul class="lever-key">
      <li><i class="key-tick"></i>{{ words.key.still }}</li><li><i class="key-ring"></i>{{ reference }}</li><li><i class="key-disc"></i>{{ words.key.changed }}</li><li>{{ words.key.all }}</li>
    </ul>
  </div>`,
};
