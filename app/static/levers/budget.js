/** What the strategy costs above the status quo, of what may be spent. */

export const Budget = {
  props: { budget: { type: Object, required: true }, words: { type: Object, required: true } },
  methods: {
    spend(event) {
      const found = Number(event.target.value);
      const percent = Number.isFinite(found) && event.target.value !== '' ? Math.min(100, Math.max(0, found)) : this.budget.value;
      event.target.value = percent;
      if (percent !== this.budget.value) this.$emit('act', { do: 'spend', budget: Math.round(10 * percent) / 1000 });
    },
  },
  template: `
  <div class="lever-budget" :class="{ over: budget.over }">
    <label><b>{{ words.budget }}</b> <input type="number" class="levers-field" min="0" max="100" step="0.5" :value="budget.value" :key="budget.value" :aria-label="words.budget_name" @change="spend">%</label>
    <span class="budget-bar" aria-hidden="true" :style="{ '--filled': budget.filled, '--base': budget.base, '--allowed': budget.allowed }"><i class="spent"></i><i class="base"></i><i v-if="budget.allowed < 1" class="allowed"></i></span>
    <span class="budget-told" role="status">{{ budget.told }}</span>
  </div>`,
};
