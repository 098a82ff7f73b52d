/** A number in large type. A sign is wide in the type of numbers, so it stands in that of the text. */

export const NumberText = {
  props: ['told'],
  computed: {
    sign() {
      return /^[+−]/.test(this.told) ? this.told[0] : '';
    },
  },
  template: `<span class="number tabular"><i v-if="sign">{{ sign }}</i>{{ told.slice(sign.length) }}</span>`,
};
