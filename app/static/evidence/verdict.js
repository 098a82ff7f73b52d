/** A verdict as form and word: a tick in a disc, a dash in an open diamond, a cross in a full one, a dashed ring. */

export const Verdict = {
  props: { form: { type: String, required: true }, word: { type: String, required: true }, note: { type: String, default: '' } },
  template: `
  <span class="verdict-of" :class="form">
    <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <template v-if="form === 'agrees'"><circle cx="10" cy="10" r="7.5"/><path d="M6.500 10.200l2.400 2.400 4.600-5"/></template>
      <template v-else-if="form === 'accepted'"><path class="open" d="M10 2.500l7.500 7.500-7.500 7.500-7.500-7.500z"/><path class="dash" d="M7.500 10h5"/></template>
      <template v-else-if="form === 'disagrees'"><path class="field" d="M10 1.500l8.500 8.500-8.500 8.500-8.500-8.500z"/><path d="M7.500 7.500l5 5M12.500 7.500l-5 5"/></template>
      <circle v-else class="ring" cx="10" cy="10" r="7"/>
    </svg><span>{{ word }}<small v-if="note">{{ note }}</small></span></span>`,
};
