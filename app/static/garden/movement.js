/** What moves over the garden, in vectors, so that little is painted anew: arcs of recommendations, rings, marks that shrink. */

import { arcBetween, partOf } from "./arcs.js";
import { element } from "./vectors.js";

const [DRAWN, STAYS, FADES, SHRINKS] = [350, 400, 250, 250];
const MOST_ARCS = 8;
const [RING, LOST] = [4.6, 2.6];
const COLOURS = ["prospect", "detractor", "passive", "promoter"];
const LEAST = 0.8;

export class Movement {
  /**
   * Movement over a layout, in a group of vectors `into`.
   *
   * `place(person)` gives where somebody in the market stands; `scale` is px a unit of form.
   */
  constructor({ layout, theme, scale, place, into }) {
    Object.assign(this, { layout, theme, scale, place, moving: [] });
    this.rings = element("g", { fill: "none", stroke: theme.promoter, "stroke-width": 1.1 * Math.max(0.7, scale) });
    this.arcs = element("g", {
      fill: "none",
      stroke: theme.promoter,
      "stroke-width": 1.5 * Math.max(LEAST, scale),
      "stroke-linecap": "round",
      "stroke-dasharray": `0.1 ${3.6 * Math.max(LEAST, scale)}`,
    });
    into.replaceChildren(this.arcs, this.rings);
  }

  /**
   * Tell of a week: who joined, as [person, recommender or -1], and who was lost, as [person, category before].
   *
   * `since` is the time in ms at which things begin to move; null shows the arcs at rest, and nobody shrinks. `calm` leaves the arcs out.
   */
  week(joined, lost, since, calm) {
    this.rings.replaceChildren(...joined.map(([person]) => this.ring(this.place(person))));
    if (since === null) this.still();
    const { ground } = this.layout;
    const wanted = calm || ground.phone ? [] : joined.filter(([, by]) => by >= 0);
    const arcs = wanted.map(([person, by]) => arcBetween(ground, this.place(by), this.place(person))).filter(Boolean);
    arcs.slice(0, MOST_ARCS - this.arcs.childElementCount).forEach((arc) => this.bow(arc, since));
    if (since !== null) lost.forEach(([person, category]) => this.lose(this.place(person), category, since));
  }

  ring({ x, y }) {
    return element("circle", { cx: x, cy: y, r: RING * this.scale });
  }

  /** Draw an arc, at once or from a time in ms on; then it fades. */
  bow(arc, since) {
    const path = element("path", { d: partOf(arc, since === null ? 1 : 0) });
    this.arcs.append(path);
    if (since !== null) this.moving.push({ path, since, lasts: DRAWN + STAYS + FADES, move: (age) => bend(path, arc, age) });
  }

  /** Let a customer who is lost shrink to the prospect beneath: a disc of the colour that they had. */
  lose({ x, y }, category, since) {
    const path = element("circle", { cx: x, cy: y, fill: this.theme[COLOURS[category]] });
    const move = (age) => path.setAttribute("r", LOST * this.scale * (1 - (0.75 * age) / SHRINKS));
    move(0);
    this.rings.after(path);
    this.moving.push({ path, since, lasts: SHRINKS, move });
  }

  /** Draw everything as it is at a time in ms; whether anything still moves. */
  draw(now) {
    const [over, going] = [this.moving.filter((each) => now - each.since >= each.lasts), this.moving.filter((each) => now - each.since < each.lasts)];
    over.forEach(({ path }) => path.remove());
    going.forEach(({ since, move }) => move(Math.max(0, now - since)));
    this.moving = going;
    return going.length > 0;
  }

  /** End everything that moves. */
  still() {
    this.draw(Infinity);
    this.arcs.replaceChildren();
  }
}

/** Draw an arc so many ms after it began: it grows, stays, fades. An attribute that stays the same paints nothing. */
function bend(path, arc, age) {
  const said = { d: partOf(arc, Math.min(1, age / DRAWN)), opacity: Math.max(0, 1 - Math.max(0, age - DRAWN - STAYS) / FADES) };
  Object.entries(said).forEach(([name, value]) => path.getAttribute(name) !== String(value) && path.setAttribute(name, value));
}
