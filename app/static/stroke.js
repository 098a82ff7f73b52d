/** A value on the move: it is sent now and then while it moves, its last value always, and it is shown until it is answered. */

/** A value on the move is sent this often, in milliseconds. */
const EVERY = 120;
/** How long a value that was sent may stay unanswered before the answer counts again, in milliseconds. */
const PATIENCE = 2000;
/** Keys pressed one after another, each within so many milliseconds, are one move. */
const TOGETHER = 1000;
let strokes = 0;

/**
 * Mixed into a part that has `answer`, the value that holds, and `tell(value, stroke)`, which sends one.
 * `held` is the value on the move, null when there is none; all values of one move bear the same number of a stroke, so that they are undone at once.
 */
export const Stroke = {
  data() {
    return { held: null };
  },
  watch: {
    answer(answer) {
      if (!this.moving && this.held === answer) this.held = null;
    },
  },
  beforeDestroy() {
    if (this.timer) this.send();
    clearTimeout(this.waiting);
  },
  methods: {
    move(value) {
      if (!this.moving && !(performance.now() - this.settled < TOGETHER)) {
        strokes += 1;
        this.stroke = strokes;
      }
      this.moving = true;
      this.held = value;
      this.timer ??= setTimeout(this.send, this.sent === undefined || performance.now() - this.sent > EVERY ? 0 : EVERY);
    },
    send() {
      clearTimeout(this.timer);
      this.timer = null;
      this.sent = performance.now();
      this.tell(this.held, this.stroke);
    },
    settle() {
      if (!this.moving) return;
      [this.moving, this.settled] = [false, performance.now()];
      if (this.timer) this.send();
      if (this.held === this.answer) this.held = null;
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => {
        if (!this.moving) this.held = null;
      }, PATIENCE);
    },
    drop() {
      clearTimeout(this.timer);
      [this.timer, this.moving, this.held] = [null, false, null];
    },
  },
};
