/** The week on screen: it is played, stepped through and dragged without asking anybody, and kept where a link finds it again. */

import { hold, keep, onKeep } from '../address.js';

/** Times a second that words and numbers change while it plays: what changes more often is not read. */
const TOLD_A_SECOND = 2;
/** Milliseconds between two times that the address is written while it plays, and until a week at rest is told to the server. */
const [HELD_EVERY, SETTLED_AFTER] = [1000, 150];

export const inTime = {
  data() {
    return { week: 0, told: 0, playing: false, speed: 2, revealed: 0 };
  },
  computed: {
    last() {
      return this.calendar.weeks - 1;
    },
    /** Weeks that words and numbers, which all tell of one week, may be behind the picture. */
    step() {
      return Math.max(1, Math.round(this.speed / TOLD_A_SECOND));
    },
    /** What a link holds of it. */
    held() {
      return this.view.predict ? { week: this.week, revealed: Math.min(this.revealed, this.calendar.weeks) } : { week: this.week };
    },
  },
  watch: {
    week(week) {
      if (!this.playing || week < this.told || week >= this.told + this.step) this.told = week;
    },
    playing(on) {
      if (on) return;
      this.told = this.week;
      this.rest();
    },
    'page.view.week'(week) {
      if (week !== this.sent) this.week = this.sent = week;
    },
    'page.view.speed'(speed) {
      this.speed = speed;
    },
    'page.view.predict'() {
      this.revealed = 0;
    },
  },
  created() {
    const { week, speed, revealed } = this.page.view;
    Object.assign(this, { week, told: week, sent: week, speed, revealed });
  },
  mounted() {
    document.addEventListener('visibilitychange', this.hide);
    window.addEventListener('popstate', this.back);
    this.unkeep = onKeep(this.keep);
  },
  beforeDestroy() {
    clearTimeout(this.timer);
    clearTimeout(this.settling);
    document.removeEventListener('visibilitychange', this.hide);
    window.removeEventListener('popstate', this.back);
    this.unkeep();
  },
  methods: {
    ask(what, values = {}) {
      keep();
      this.event_act({ do: what, ...values });
    },
    toggle() {
      if (this.playing) return this.stop();
      if (this.week >= this.last) this.week = 0;
      this.playing = true;
      this.tick();
    },
    /** One week at its time; a late one is not made up for. */
    tick() {
      this.timer = setTimeout(() => {
        this.week += 1;
        this.revealed = Math.max(this.revealed, this.week + 1);
        if (performance.now() - (this.heldAt ?? 0) > HELD_EVERY) this.hold();
        if (this.week >= this.last) this.stop();
        else this.tick();
      }, 1000 / this.speed);
    },
    stop() {
      clearTimeout(this.timer);
      this.playing = false;
    },
    /** It holds at once, also while the page is drawn. */
    pace(speed) {
      this.speed = speed;
      this.ask('pace', { speed });
    },
    hide() {
      if (document.hidden) this.stop();
    },
    /** The week of the place in the history; there it stands still. */
    back() {
      clearTimeout(this.settling);
      this.stop();
      this.week = this.sent = Number(new URLSearchParams(location.search).get('week') ?? this.page.first_week);
    },
    drag(week) {
      this.stop();
      this.week = week;
    },
    go(week) {
      this.stop();
      this.week = Math.max(0, Math.min(this.last, week));
      this.rest();
    },
    /** The address has the week at once, the server when it has stayed for a moment. */
    rest() {
      this.revealed = Math.max(this.revealed, this.week + 1);
      this.hold();
      clearTimeout(this.settling);
      this.settling = setTimeout(this.keep, SETTLED_AFTER);
    },
    hold() {
      this.heldAt = performance.now();
      hold(this.held);
    },
    keep() {
      clearTimeout(this.settling);
      const { week, revealed = this.view.revealed } = this.held;
      if (week === this.sent && revealed === this.view.revealed) return;
      this.hold();
      this.sent = week;
      this.event_act({ do: 'travel', ...this.held });
    },
  },
};
