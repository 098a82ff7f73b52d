/** What is looked at: the strategy, and the organisation and world. Components of their own, which a week that passes does not touch. */

export const Strategies = {
  props: ['page', 'words'],
  template: `
  <span class="choices">
    <span class="switch" role="group" :aria-label="words.strategy" data-tour="strategies">
      <button v-for="s in page.strategies" :key="s.name" type="button" :aria-pressed="String(s.name === page.view.strategy)" @click="$emit('show', s.name)"><i class="dot" :class="s.shape" :style="{ background: 'var(--' + s.token + ')' }"></i>{{ s.title }}</button>
    </span>
    <select class="choice others" :aria-label="words.other" :value="''" @change="$emit('show', $event.target.value)">
      <option value="" disabled>{{ words.others }}</option><option v-for="s in page.others" :key="s.name" :value="s.name">{{ s.title }}</option></select>
  </span>`,
};

export const Places = {
  props: ['page', 'words'],
  template: `
  <span class="choices">
    <select class="choice places" :aria-label="words.context" :value="page.view.context" @change="$emit('place', $event.target.value)"><option v-for="c in page.contexts" :key="c.name" :value="c.name">{{ c.title }}</option></select>
    <select class="choice" :aria-label="words.world" :value="page.view.world" @change="$emit('visit', Number($event.target.value))"><option v-for="(label, k) in page.worlds" :key="k" :value="k + 1">{{ label }}</option></select>
  </span>`,
};
