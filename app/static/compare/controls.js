/** What is compared: strategies, number of worlds, organisation; and the page as a table. */

import { Icon } from '../icons.js';
import { Mark } from './mark.js';

export const Controls = {
  components: { Icon, MarkOf: Mark },
  props: { controls: { type: Object, required: true }, table: { type: Boolean, required: true } },
  data() {
    return { open: false };
  },
  watch: {
    'controls.strategies'() {
      this.open = false;
    },
  },
  mounted() {
    window.addEventListener('pointerdown', this.shut);
  },
  beforeDestroy() {
    window.removeEventListener('pointerdown', this.shut);
  },
  methods: {
    act(what, values) {
      this.$emit('act', { do: what, ...values });
    },
    shut(event) {
      if (this.open && !this.$refs.adding?.contains(event.target)) this.open = false;
    },
    leave(event) {
      if (!this.open) return;
      event.stopPropagation();
      this.open = false;
      this.$refs.add.focus();
    },
    choose(what, key, event, change) {
      const value = change(event.target.value);
      if (value !== this.controls[key].value) this.act(what, { [key]: value });
    },
    chooseWorlds(event) {
      this.choose('multiply', 'worlds', event, Number);
    },
    chooseContext(event) {
      this.choose('place', 'context', event, String);
    },
  },
  template: `
  <div class="chosen">
    <ul class="switch chips" :aria-label="controls.compared">
      <li v-for="strategy in controls.strategies" :key="strategy.name" class="chip">
        <mark-of :token="strategy.token" :shape="strategy.shape"/><b>{{ strategy.title }}</b>
        <button v-if="strategy.remove" type="button" class="away" :aria-label="strategy.remove" :title="strategy.remove" @click="act('compare', { strategy: strategy.name })"><icon name="close"/></button>
      </li>
      <li v-if="controls.others.length" class="adding menu-place" ref="adding" @keydown.esc="leave">
        <button type="button" ref="add" class="add" :aria-label="controls.add_name" :aria-expanded="String(open)" @click="open = !open">{{ controls.add }}</button>
        <ul v-if="open" class="menu strategies">
          <li v-for="strategy in controls.others" :key="strategy.name"><button type="button" class="plain" @click="act('compare', { strategy: strategy.name })">
            <b><mark-of :token="strategy.token" :shape="strategy.shape"/> {{ strategy.title }}</b><small>{{ strategy.story }}</small></button></li>
        </ul>
      </li>
    </ul>
    <select class="choice" :aria-label="controls.worlds.label" :value="controls.worlds.value" @change="chooseWorlds">
      <option v-for="option in controls.worlds.options" :key="option.value" :value="option.value" :disabled="!option.allowed">{{ option.text }}</option>
    </select>
    <select class="choice place" :aria-label="controls.context.label" :value="controls.context.value" @change="chooseContext">
      <option v-for="option in controls.context.options" :key="option.value" :value="option.value">{{ option.text }}</option>
    </select>
    <button type="button" class="tool plain table-switch" :aria-pressed="String(table)" @click="$emit('act', { do: 'tabulate', on: !table })"><icon name="table"/>{{ table ? controls.picture : controls.table }}</button>
  </div>`,
};
