/** The bar over every page: pages, link, export, presentation, language, colours; and what stands around the page: notices, tour, address. */

import { keep } from './address.js';
import { Icon } from './icons.js';
import { applyTheme } from './theme.js';

const STIRS = ['pointermove', 'pointerdown'];
/** Where the words of the tour may stand, what comes first is best. */
const CORNERS = ['bottom', 'bottom right', 'top', 'top right'];
const TOUR_SEEN = 'culture.tour';
/** Milliseconds until a place is looked for again whose page is not there yet. */
const SOON = 200;
const COPIED_FOR = 2000;
/** Milliseconds that the controls of a presentation stay after a pointer has moved. */
const STIRRED_FOR = 3000;

export const Bar = {
  components: { Icon },
  data() {
    return { open: null, copied: false, exporting: null, step: null, offline: false };
  },
  computed: {
    words() {
      return this.shell.words;
    },
    view() {
      return this.shell.view;
    },
    dark() {
      return this.view.theme === 'dark' || (this.view.theme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
    },
    tourStep() {
      return this.step === null ? null : this.words.tour.steps[this.step];
    },
  },
  watch: {
    address: 'writeAddress',
    download: 'takeHome',
    'shell.view.theme': 'paint',
    'shell.view.lang': 'speak',
    'shell.view.present': 'paint',
    'shell.view.page': 'mark',
  },
  mounted() {
    document.getElementById('first')?.remove();
    this.paint();
    this.speak();
    this.writeAddress();
    this.schemes = matchMedia('(prefers-color-scheme: dark)');
    this.schemes.addEventListener('change', this.paint);
    window.addEventListener('popstate', this.follow);
    window.addEventListener('keydown', this.key);
    window.addEventListener('pointerdown', this.shut);
    for (const what of STIRS) window.addEventListener(what, this.stir);
    this.unwatch = window.app?.$watch?.('connectionStatus', this.connected);
    if (!this.view.present && this.view.page === this.words.tour.steps[0].page && !seen()) this.goStep(0);
    this.$nextTick(this.mark);
  },
  beforeDestroy() {
    this.schemes.removeEventListener('change', this.paint);
    window.removeEventListener('popstate', this.follow);
    window.removeEventListener('keydown', this.key);
    window.removeEventListener('pointerdown', this.shut);
    for (const what of STIRS) window.removeEventListener(what, this.stir);
    [this.stirring, this.seeking].forEach(clearTimeout);
    this.unwatch?.();
    clearTimeout(this.timer);
  },
  methods: {
    ask(what, values = {}) {
      this.open = null;
      keep();
      this.event_act({ do: what, ...values });
    },
    paint() {
      applyTheme(this.view.theme);
      document.documentElement.classList.toggle('presenting', this.view.present);
      this.stir();
    },
    /** In a presentation controls are seen for a moment: when it begins, and when somebody reaches for them. */
    stir() {
      if (!this.view.present) return;
      document.documentElement.classList.add('stirred');
      clearTimeout(this.stirring);
      this.stirring = setTimeout(() => document.documentElement.classList.remove('stirred'), STIRRED_FOR);
    },
    speak() {
      document.documentElement.lang = this.view.lang;
      document.title = this.shell.title;
    },
    connected(status) {
      this.offline = status !== 'connected';
      document.documentElement.classList.toggle('offline', this.offline);
    },
    /** A new place in the history for what is worth going back to; the same place for a week or a lever on the move. */
    writeAddress() {
      document.title = this.shell.title;
      const there = `${location.pathname}?${this.address.query}`;
      if (there === location.pathname + location.search) return;
      history[this.address.push ? 'pushState' : 'replaceState']({ top: 0 }, '', there);
    },
    follow() {
      this.event_act({ do: 'follow', query: location.search });
    },
    async copy() {
      keep();
      const link = location.href;
      try {
        await navigator.clipboard.writeText(link);
      } catch {
        const field = document.createElement('textarea');
        field.value = link;
        document.body.appendChild(field);
        field.select();
        document.execCommand('copy');
        field.remove();
      }
      this.copied = true;
      this.timer = setTimeout(() => (this.copied = false), COPIED_FOR);
    },
    wish(kind) {
      this.exporting = kind;
      keep();
      this.event_take({ kind });
    },
    takeHome() {
      if (this.download) [this.exporting, this.open] = [null, null];
      if (!this.download?.content) return;
      const url = URL.createObjectURL(new Blob([this.download.content], { type: this.download.type }));
      const anchor = document.createElement('a');
      anchor.href = url;
      anchor.download = this.download.name;
      anchor.click();
      URL.revokeObjectURL(url);
      this.event_saved({});
    },
    key(event) {
      if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
      if (event.key === 'Escape' && this.open) this.open = null;
      else if (event.key === 'Escape' && this.step !== null) this.endTour();
      else if (event.key === 'Escape' && this.view.present) setTimeout(() => event.defaultPrevented || this.ask('present', { on: false })); // a page may take it
      else if (event.key === 'p' || event.key === 'P') this.ask('present', { on: !this.view.present });
      else if ((event.key === 'b' || event.key === 'B') && this.view.present) document.documentElement.classList.toggle('black');
    },
    shut(event) {
      if (this.open && !this.$el.contains(event.target)) this.open = null;
    },
    turn(page) {
      this.ask('go', { page });
    },
    goStep(step) {
      if (this.step === null) this.begun = this.view.page;
      if (step >= this.words.tour.steps.length) return this.endTour();
      this.step = step;
      if (this.tourStep.page !== this.view.page) this.ask('go', { page: this.tourStep.page });
      this.mark();
    },
    endTour() {
      this.step = null;
      this.mark();
      if (this.begun && this.begun !== this.view.page) this.ask('go', { page: this.begun });
      try {
        localStorage.setItem(TOUR_SEEN, '1');
      } catch {
        /* a browser that keeps nothing shows the tour again */
      }
    },
    /** The place the tour speaks of wears a ring. */
    mark() {
      document.querySelectorAll('.pointed-at').forEach((place) => place.classList.remove('pointed-at'));
      if (!this.tourStep) return;
      const places = document.querySelectorAll(`[data-tour="${this.tourStep.target}"]`);
      places.forEach((place) => place.classList.add('pointed-at'));
      clearTimeout(this.seeking);
      if (!places.length) this.seeking = setTimeout(this.mark, SOON);
      else this.$nextTick(this.stepAside);
    },
    /** The words of the tour stand where they cover least of what they speak of. */
    stepAside() {
      const box = this.$el.querySelector('.tour');
      const place = document.querySelector('.pointed-at')?.getBoundingClientRect();
      if (!box || !place) return;
      const covered = (corner) => {
        box.dataset.corner = corner;
        const words = box.getBoundingClientRect();
        const wide = Math.min(words.right, place.right) - Math.max(words.left, place.left);
        return Math.max(0, wide) * Math.max(0, Math.min(words.bottom, place.bottom) - Math.max(words.top, place.top));
      };
      const areas = CORNERS.map(covered);
      box.dataset.corner = CORNERS[areas.indexOf(Math.min(...areas))];
    },
  },
  template: `
  <div class="shell">
    <a class="skip" href="#page">{{ words.skip }}</a>
    <header class="bar" v-show="!view.present">
      <button type="button" class="brand plain" @click="turn('garden')"><img :src="shell.icon" alt="" width="26" height="26">{{ words.brand }}</button>
      <nav class="tabs" :class="{ open: open === 'menu' }" :aria-label="words.pages_label">
        <button v-for="(name, page) in words.pages" :key="page" type="button" class="tab plain" :aria-current="page === view.page ? 'page' : null"
          @click="turn(page)">{{ name }}</button>
      </nav>
      <div class="tools" :class="{ open: open === 'menu' }">
        <button type="button" class="tool plain" @click="copy" aria-live="polite"><icon name="link"/><span>{{ copied ? words.copied : words.copy }}</span></button>
        <div class="menu-place">
          <button type="button" class="tool plain" :aria-expanded="String(open === 'export')" aria-haspopup="true" @click="open = open === 'export' ? null : 'export'">
            <icon name="download"/><span>{{ words.export }}</span></button>
          <ul v-if="open === 'export'" class="menu" :aria-label="words.export">
            <li v-for="item in words.exports" :key="item.kind"><button type="button" class="plain" :disabled="exporting !== null" @click="wish(item.kind)">
              <b>{{ item.title }}</b><small>{{ exporting === item.kind ? words.exporting : item.note }}</small></button></li>
          </ul>
        </div>
        <button type="button" class="tool plain" @click="ask('present', { on: true })"><icon name="screen"/><span>{{ words.present }}</span></button>
        <button type="button" class="tool plain" :aria-label="words.tour.again" :title="words.tour.again" @click="goStep(0)"><icon name="help"/></button>
        <div class="switch" role="group" :aria-label="words.language">
          <button v-for="l in words.languages" :key="l.code" type="button" :lang="l.code" :aria-label="l.name" :aria-pressed="String(l.code === view.lang)"
            @click="ask('speak', { lang: l.code })">{{ l.code.toUpperCase() }}</button>
        </div>
        <button type="button" class="tool plain" :aria-label="dark ? words.light : words.dark" :title="dark ? words.light : words.dark"
          @click="ask('paint', { theme: dark ? 'light' : 'dark' })"><icon :name="dark ? 'sun' : 'moon'"/></button>
      </div>
      <button type="button" class="burger tool plain" :aria-label="words.menu" :aria-expanded="String(open === 'menu')" @click="open = open === 'menu' ? null : 'menu'"><icon name="menu"/></button>
    </header>
    <button v-if="view.present" type="button" class="leave plain" @click="ask('present', { on: false })">{{ words.leave }} <kbd aria-hidden="true">Esc</kbd></button>
    <p v-if="shell.changed && !view.present" class="line"><span>{{ shell.changed.told }}</span> · <button type="button" class="plain link" @click="ask('restore')">{{ shell.changed.back }}</button></p>
    <p v-if="offline" class="line" role="status">{{ words.reconnecting }}</p>
    <p v-if="shell.notice" class="line notice" role="alert">{{ shell.notice }}
      <button type="button" class="plain tool" :aria-label="words.close" @click="event_dismiss({})"><icon name="close"/></button></p>
    <aside v-if="tourStep" class="tour" role="region" :aria-label="words.tour.title">
      <p><b>{{ tourStep.place }}</b> {{ tourStep.text }}</p>
      <button type="button" class="plain" @click="endTour">{{ words.tour.skip }}</button>
      <button type="button" class="strong-button" @click="goStep(step + 1)">{{ step + 1 === words.tour.steps.length ? words.tour.done : words.tour.next }}</button>
    </aside>
  </div>`,
};

function seen() {
  try {
    return localStorage.getItem(TOUR_SEEN) === '1';
  } catch {
    return true;
  }
}
