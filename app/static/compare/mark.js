/** The mark of a strategy before its name. */

import { markPath } from '../charts/marks.js';

const SIZE = 11;

export const Mark = {
  props: { token: { type: String, required: true }, shape: { type: String, required: true } },
  computed: {
    path() {
      return markPath(this.shape, SIZE / 2, SIZE / 2, SIZE / 2 - 0.5);
    },
    colour() {
      return `var(--${this.token})`;
    },
  },
  template: `<svg class="mark" viewBox="0 0 11 11" aria-hidden="true" focusable="false"><path :d="path" :fill="colour"/></svg>`,
};
