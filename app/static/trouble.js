/** When a page cannot be shown: a sentence and ways back. */

export const Trouble = {
  methods: {
    ask(what, values = {}) {
      this.event_act({ do: what, ...values });
    },
  },
  template: `
  <main id="page" class="page trouble" tabindex="-1">
    <h1 class="sentence">{{ words.title }}</h1>
    <p class="second">{{ words.kept }}</p>
    <p class="in-line"><button type="button" class="strong-button" @click="event_again({})">{{ words.again }}</button>
    <button type="button" class="button" @click="ask('follow', { query: '' })">{{ words.home }}</button></p>
  </main>`,
};
