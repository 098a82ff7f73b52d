/** The garden that pages use: one world, drawn week by week. It draws what it is told, and knows no words of its own. */

import { clockOf } from "./clock.js";
import { drawGround } from "./draw.js";
import { highlightsOf } from "./highlight.js";
import { layoutOf } from "./layout.js";
import { Market } from "./market.js";
import { Movement } from "./movement.js";
import { customerAt, employeeAt, listen, nameAt } from "./pointer.js";
import { Run } from "./run.js";
import { Staff } from "./staff.js";
import { stageIn } from "./stage.js";
import { readTheme } from "./theme.js";
import { chosenMarks } from "./vectors.js";

const [LABELS, LEAST_LABELS] = [13, 12.5];
/** Area in px² that each of 3,000 people in the market has where marks are drawn at scale 1; fewer people may be drawn larger, up to a limit. */
const [AREA, MANY_PEOPLE, LARGEST_MARK] = [78, 3000, 1.4];
const SCRUBBING = 250;
/** Weeks that follow faster than this, ms, leave plants no time to grow, and arcs move with the weeks. */
const FAST = 180;
const KEPT_TIMES = 120;

class Garden {
  constructor(host, { onPick, onHover, reducedMotion = false } = {}) {
    Object.assign(this, { host, reducedMotion, organisation: null, run: null, week: 0, playing: false, chosen: null, focus: null });
    this.scales = { market: 1, labels: LABELS };
    this.counted = { frames: 0, ms: [] };
    this.jumped = this.stepped = -Infinity;
    this.theme = readTheme();
    this.stage = stageIn(host);
    this.clock = clockOf((now) => this.timed(() => this.frame(now)));
    this.deaf = listen(host, (x, y) => this.pick(x, y), onPick, onHover);
    this.watch = new ResizeObserver(() => this.resize());
    this.watch.observe(host);
  }

  /** The organisation and its market; the garden is empty, all seeds and prospects, until a run is set. */
  setOrganisation(organisation) {
    this.organisation = organisation;
    this.run = Run.empty(organisation);
    Object.assign(this, { week: 0, chosen: null, focus: null });
    this.lay();
  }

  /** Another run in the same organisation; the plants cross-fade. */
  setRun(run) {
    this.run = new Run(this.organisation, run);
    this.week = this.run.clamp(this.week);
    if (!this.laid()) return;
    if (!this.reducedMotion) this.stage.fade();
    this.timed(() => this.whole());
  }

  /** Show a week: what changed while playing or by one week, else the whole; a jump cross-fades. */
  setWeek(week, { playing = false } = {}) {
    const [from, to] = [this.week, this.run.clamp(week)];
    Object.assign(this, { week: to, playing });
    if (!this.laid()) return;
    if (playing || Math.abs(to - from) === 1) this.timed(() => this.step(from));
    else if (to !== from) this.jump();
    else this.timed(() => this.settle());
  }

  /** Choose a person, who stands out with boss and neighbours, or nobody. */
  select(chosen) {
    this.chosen = chosen;
    if (this.laid()) this.timed(() => this.whole());
  }

  /** Let one bed stand out, or none. */
  focusBed(department) {
    this.focus = department ?? null;
    if (!this.laid()) return;
    this.timed(() => {
      this.drawGround();
      this.whole();
    });
  }

  /** Larger marks and names, as for a projector. */
  setScale({ market = this.scales.market, labels = this.scales.labels } = {}) {
    this.scales = { market, labels };
    this.lay();
  }

  /** Who is at a place of the host, in px: an employee, a customer (anybody in the market), a bed by its name, or null. */
  pick(x, y) {
    if (!this.laid()) return null;
    const found = [["bed", nameAt(this.layout, x, y)], ["employee", employeeAt(this.layout, this.run.people, x, y)], ["customer", customerAt(this.layout, x, y)]];
    const [kind, index] = found.find((each) => each[1] >= 0) ?? [null, -1];
    return kind && { kind, index };
  }

  /** Where somebody stands, in px of the host. */
  position(kind, index) {
    const { x, y } = kind === "employee" ? this.layout.seats : this.layout.meadow;
    return { x: x[index], y: y[index] };
  }

  /** The nearest employee in a direction from another, within 45 degrees of it, or the same where there is none. */
  next(index, dx, dy) {
    const { x, y } = this.layout.seats;
    const ahead = (i) => (x[i] - x[index]) * dx + (y[i] - y[index]) * dy;
    const aside = (i) => Math.abs((x[i] - x[index]) * dy - (y[i] - y[index]) * dx);
    const found = [...x.keys()].filter((i) => ahead(i) > 0.5 && aside(i) <= ahead(i));
    return found.reduce((best, i) => (best === index || ahead(i) + aside(i) < ahead(best) + aside(best) ? i : best), index);
  }

  refreshTheme() {
    this.theme = readTheme();
    this.lay();
  }

  resize() {
    const { width, height, density } = this.stage;
    const same = width === this.host.clientWidth && height === this.host.clientHeight && density === Math.min(3, window.devicePixelRatio || 1);
    if (!same) this.lay();
  }

  stats() {
    return { frames: this.counted.frames, ms: [...this.counted.ms] };
  }

  destroy() {
    this.clock.stop();
    this.movement?.still();
    this.watch.disconnect();
    this.deaf();
    this.stage.remove();
    Object.assign(this, { layout: null, organisation: null, run: null });
  }

  laid() {
    return Boolean(this.layout && this.run);
  }

  timed(draw) {
    const before = performance.now();
    const answer = draw();
    this.counted.frames += 1;
    this.counted.ms = [...this.counted.ms.slice(1 - KEPT_TIMES), performance.now() - before];
    return answer;
  }

  /** Lay everything out for the size, the theme and the scales, and draw it. */
  lay() {
    this.clock.stop();
    this.movement?.still();
    this.stage.cut();
    this.stage.fit();
    this.layout = null;
    const { width, height, density, contexts } = this.stage;
    if (!this.organisation || !width || !height) return;
    const type = { context: contexts.ground, size: this.labels(), sans: this.theme.sans };
    this.layout = layoutOf(this.organisation, width, height, type);
    this.staff = new Staff(contexts.staff, this.layout, this.theme, density, this.organisation.technical);
    this.market = new Market(contexts.market, this.layout, this.theme, this.markScale(), density);
    this.movement = this.movementOver(this.layout);
    this.timed(() => {
      this.drawGround();
      this.whole();
    });
  }

  movementOver(layout) {
    const place = (person) => this.position("customer", person);
    return new Movement({ layout, theme: this.theme, scale: this.markScale(), place, into: this.stage.moving });
  }

  labels() {
    return this.stage.width < 700 ? Math.max(LEAST_LABELS, this.scales.labels - 0.5) : this.scales.labels;
  }

  markScale() {
    const { area, x } = this.layout.meadow;
    const largest = Math.min(LARGEST_MARK, Math.max(1, Math.sqrt(MANY_PEOPLE / Math.max(1, x.length))));
    return Math.min(largest, Math.sqrt(area / AREA)) * this.scales.market;
  }

  drawGround() {
    drawGround(this.stage.contexts.ground, this.layout, this.theme, this.labels(), this.focus);
  }

  /** Draw the week whole, at rest. */
  whole() {
    this.run.turn(this.week);
    this.staff.highlight(highlightsOf(this));
    this.staff.whole(this.run.people, this.run.soil);
    this.market.whole(this.run.market);
    this.settle();
  }

  /** A jump fades, except where one follows the other, as when the time line is dragged. */
  jump() {
    const now = performance.now();
    if (now - this.jumped > SCRUBBING && !this.reducedMotion) this.stage.fade();
    else this.stage.cut();
    this.jumped = now;
    this.timed(() => this.whole());
  }

  /** Draw what changed since another week, and let it move. */
  step(from) {
    const now = performance.now();
    const moving = !this.reducedMotion && !document.hidden;
    const slow = moving && now - this.stepped > FAST;
    this.stepped = now;
    const lost = this.run.turn(this.week);
    this.staff.change(this.run.people, this.run.soil, slow ? now : null);
    this.market.change(this.run.market);
    this.movement.week(this.run.joined(from, this.week), lost, this.playing && moving ? now : null, this.reducedMotion);
    if (slow) this.clock.start();
    else this.movement.draw(now);
    if (moving && !slow) this.clock.later(FAST);
  }

  /** Rings and arcs of this week, and who is chosen, at rest. */
  settle() {
    this.clock.stop();
    this.staff.grow(Infinity);
    this.movement.week(this.run.joined(this.week - 1, this.week), [], null, this.reducedMotion);
    this.stage.chosen.replaceChildren(...(this.chosen ? this.chosenMarks() : []));
  }

  /** One frame of what moves; whether anything still does. */
  frame(now) {
    const [growing, drawing] = [this.staff.grow(now), this.movement.draw(now)];
    return growing || drawing;
  }

  chosenMarks() {
    const { kind, index, neighbours = [] } = this.chosen;
    const scale = kind === "employee" ? this.layout.ground.scale : this.markScale();
    const look = { ground: this.layout.ground, theme: this.theme, size: this.labels(), context: this.stage.contexts.ground, scale };
    const others = kind === "employee" ? [] : neighbours.map((other) => this.position(kind, other));
    return chosenMarks(look, this.chosen, this.position(kind, index), others);
  }
}

/**
 * A garden in a host element that has a size of its own.
 *
 * `onPick(kind, index)` hears of a click: "employee", "customer" or "bed", and null with -1 for a click on nothing;
 * `onHover(kind, index, x, y)` of a pointer that rests for 150 ms, and null when it leaves.
 */
export function createGarden(host, options) {
  return new Garden(host, options);
}
