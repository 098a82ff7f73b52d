/** What moves over the garden: arcs of recommendations, rings of newcomers, marks of the lost that shrink; and what is chosen. */

const [DRAWN, STAYS, FADES] = [350, 400, 250];
const SHRINKS = 250;
const MOST_ARCS = 8;
const OUTSIDE = 1.25;
const RING = 4.6;
const BULGE = 0.24;

/** Smallest distance in plan from the middle to the straight line between two places. */
function nearestInPlan(ground, from, to) {
  const plan = ({ x, y }) => [(x - ground.cx) / ground.a, (y - ground.cy) / (ground.a * ground.k)];
  const [[px, py], [qx, qy]] = [plan(from), plan(to)];
  const length = (qx - px) ** 2 + (qy - py) ** 2;
  const share = length ? Math.min(1, Math.max(0, -(px * (qx - px) + py * (qy - py)) / length)) : 0;
  return Math.hypot(px + share * (qx - px), py + share * (qy - py));
}

/** The arc from a promoter to who joined, bent away from the garden, or null where it would come near the beds. */
export function arcBetween(ground, from, to) {
  if (nearestInPlan(ground, from, to) < OUTSIDE) return null;
  const [middle, bulge] = [{ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }, BULGE * 2];
  const normal = { x: to.y - from.y, y: from.x - to.x };
  const outward = normal.x * (middle.x - ground.cx) + normal.y * (middle.y - ground.cy) >= 0 ? 1 : -1;
  const keep = (value, most) => Math.min(most - 4, Math.max(4, value));
  const by = { x: keep(middle.x + outward * bulge * normal.x, ground.width), y: keep(middle.y + outward * bulge * normal.y, ground.height) };
  return { from, by, to };
}

/** Trace the first part of an arc. */
function traceArc(context, { from, by, to }, share) {
  const between = (p, q) => ({ x: p.x + (q.x - p.x) * share, y: p.y + (q.y - p.y) * share });
  const [first, second] = [between(from, by), between(by, to)];
  const end = between(first, second);
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.quadraticCurveTo(first.x, first.y, end.x, end.y);
}

/** How much of an arc is drawn, and how strongly, so many ms after it began. */
function arcAt(age) {
  const fading = Math.max(0, age - DRAWN - STAYS) / FADES;
  return { share: Math.min(1, Math.max(0, age) / DRAWN), alpha: Math.max(0, 1 - fading) };
}

export class Movement {
  /** `place(person)` gives where somebody in the market stands; `scale` px a unit of form; `shrink(context, category, at, size)` draws a mark. */
  constructor(layout, theme, scale, place, shrink) {
    Object.assign(this, { layout, theme, scale, place, shrink, rings: [], arcs: [], lost: [] });
  }

  /**
   * Tell of a week: who joined, as [person, recommender or -1], and who was lost, as [person, category before].
   *
   * `since` is the time in ms at which things begin to move; null shows the arcs at rest, and nobody shrinks. `calm` leaves the arcs out.
   */
  week(joined, lost, since, calm) {
    const { ground } = this.layout;
    this.rings = joined.map(([person]) => this.place(person));
    const arcs = joined.filter(([, by]) => by >= 0).map(([person, by]) => arcBetween(ground, this.place(by), this.place(person)));
    const fresh = calm || ground.phone ? [] : arcs.filter(Boolean).map((arc) => ({ arc, since }));
    this.arcs = [...this.arcs.filter((each) => since !== null && each.since !== null), ...fresh].slice(-MOST_ARCS);
    this.lost = since === null || calm ? [] : lost.map(([person, category]) => ({ at: this.place(person), category, since }));
  }

  /** Draw at a time in ms; whether anything still moves. */
  draw(context, now) {
    this.arcs = this.arcs.filter(({ since }) => since === null || arcAt(now - since).alpha > 0);
    this.lost = this.lost.filter(({ since }) => now - since < SHRINKS);
    this.arcs.forEach(({ arc, since }) => this.drawArc(context, arc, since === null ? { share: 1, alpha: 1 } : arcAt(now - since)));
    this.lost.forEach(({ at, category, since }) => this.shrink(context, category, at, 1 - Math.max(0, now - since) / SHRINKS));
    this.rings.forEach((at) => this.drawRing(context, at));
    return this.lost.length > 0 || this.arcs.some(({ since }) => since !== null);
  }

  drawArc(context, arc, { share, alpha }) {
    context.save();
    context.globalAlpha = alpha;
    context.strokeStyle = this.theme.promoter;
    context.lineWidth = 1.5 * Math.max(0.8, this.scale);
    context.lineCap = "round";
    context.setLineDash([0.1, 3.6 * Math.max(0.8, this.scale)]);
    traceArc(context, arc, share);
    context.stroke();
    context.restore();
  }

  drawRing(context, { x, y }) {
    context.beginPath();
    context.arc(x, y, RING * this.scale, 0, 2 * Math.PI);
    context.lineWidth = 1.1 * Math.max(0.7, this.scale);
    context.strokeStyle = this.theme.promoter;
    context.stroke();
  }
}

/** The ring around who is chosen: 26 by 15 around a plant, round around a mark; and the label in a box of ink beside it. */
export function drawChosen(context, { ground }, theme, { kind, label }, at, scale, size) {
  const [rx, ry] = kind === "employee" ? [13 * Math.max(0.8, scale), 7.5 * Math.max(0.8, scale)] : [8, 8];
  context.beginPath();
  context.ellipse(at.x, at.y, rx, ry, 0, 0, 2 * Math.PI);
  context.lineWidth = 2;
  context.strokeStyle = theme.ink;
  context.stroke();
  if (label) drawLabel(context, ground, theme, label, { x: at.x + rx, y: at.y + ry }, size);
}

function drawLabel(context, ground, theme, label, corner, size) {
  context.font = `600 ${size}px ${theme.sans}`;
  const [width, height] = [context.measureText(label).width + size * 1.4, size * 1.85];
  const left = Math.min(corner.x + 2, ground.width - width - 4);
  const top = corner.y + height + 4 > ground.height ? corner.y - 2 * height : corner.y + 2;
  context.beginPath();
  context.roundRect(left, top, width, height, 5);
  context.fillStyle = theme.ink;
  context.fill();
  context.fillStyle = theme.bg;
  context.fillText(label, left + size * 0.7, top + height / 2 + size * 0.36);
}
