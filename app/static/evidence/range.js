/** A published range with the worlds of the model on it, on an axis of its own. What it shows is told in `told`. */

const at = (share) => `${share * 100}%`;

export const Range = {
  props: { drawn: { type: Object, default: null }, told: { type: String, required: true } },
  methods: {
    between([low, high]) {
      return { left: at(low), width: at(high - low) };
    },
    at,
  },
  template: `
  <div class="range" role="img" :aria-label="told">
    <template v-if="drawn">
      <span class="range-axis"></span>
      <span v-if="drawn.accepted" class="range-accepted" :style="between(drawn.accepted)"></span>
      <span class="range-published" :style="between(drawn.published)"></span>
      <template v-if="drawn.worlds"><span class="range-worlds" :style="between([drawn.worlds[0], drawn.worlds[2]])"></span><span class="range-middle" :style="{ left: at(drawn.worlds[1]) }"></span></template>
      <span v-for="tick in drawn.ticks" :key="tick.text" class="range-tick" :style="{ left: at(tick.at) }">{{ tick.text }}</span>
    </template>
    <span v-else class="range-none">{{ told }}</span>
  </div>`,
};
