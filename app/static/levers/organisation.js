/** The organisation beside the levers: its numbers as sliders, with the range that was tested. */

import { Lever } from './lever.js';

export const Organisation = {
  components: { Lever },
  props: { place: { type: Object, required: true }, words: { type: Object, required: true } },
  data() {
    return { focus: null };
  },
  computed: {
    meaning() {
      const all = this.place.sections.flatMap((section) => section.numbers);
      return all.find((number) => number.name === this.focus) ?? null;
    },
  },
  methods: {
    move(number, { at, stroke }) {
      this.$emit('act', { do: 'change', name: number.name, value: number.stops[at], stroke });
    },
    back(number) {
      this.$emit('act', { do: 'restore', name: number.name });
    },
  },
  template: `
  <section class="lever-organisation" :aria-label="words.organisation">
    <div class="organisation-head">
      <label class="hidden" for="levers-context">{{ words.context }}</label>
      <select id="levers-context" class="choice" :value="place.context" @change="$emit('act', { do: 'place', context: $event.target.value })">
        <option v-for="one in place.contexts" :key="one.name" :value="one.name">{{ one.title }}</option></select>
      <p class="note">{{ place.story }}</p>
    </div>
    <div class="organisation-parts">
      <section v-for="section in place.sections" :key="section.key" class="lever-group open" :class="'is-' + section.key" style="--group: var(--ink3)">
        <h2 class="group-head"><b>{{ section.name }}</b></h2>
        <div class="lever-list">
          <lever v-for="one in section.numbers" :key="one.name" :label="one.label" :group="section.name" :texts="one.texts" :at="one.at" :start="one.start" :usual="one.usual"
            :outside="words.outside" :note="one.note" describedby="number-help" class="with-range" @move="move(one, $event)" @back="back(one)" @attend="focus = one.name"/>
        </div>
        <p v-if="section.key === 'start'" class="note">{{ place.founders }}</p>
      </section>
    </div>
    <p id="number-help" class="lever-help"><template v-if="meaning"><b>{{ meaning.label }}</b> {{ meaning.meaning }}</template><template v-else>{{ words.restore }}</template></p>
    <ul class="lever-key"><li><i class="key-range"></i>{{ words.usual }}</li><li><i class="key-disc"></i>{{ words.key.changed }}</li></ul>
  </section>`,
};
