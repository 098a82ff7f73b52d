/** Arcs of recommendations: from a promoter to who joined, bent away from the garden. */

/** In plan; the arc is left out where the straight line comes nearer to the middle. */
const OUTSIDE = 1.25;
const BULGE = 0.48;
const FROM_EDGE = 4;

/** Smallest distance in plan from the middle to the straight line between two places. */
function nearestInPlan(ground, from, to) {
  const plan = ({ x, y }) => [(x - ground.cx) / ground.a, (y - ground.cy) / (ground.a * ground.k)];
  const [[px, py], [qx, qy]] = [plan(from), plan(to)];
  const length = (qx - px) ** 2 + (qy - py) ** 2;
  const share = length ? Math.min(1, Math.max(0, -(px * (qx - px) + py * (qy - py)) / length)) : 0;
  return Math.hypot(px + share * (qx - px), py + share * (qy - py));
}

/** An arc {from, by, to} that stays in the picture, or null where it would come near the beds. */
export function arcBetween(ground, from, to) {
  if (nearestInPlan(ground, from, to) < OUTSIDE) return null;
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const normal = { x: to.y - from.y, y: from.x - to.x };
  const outward = normal.x * (middle.x - ground.cx) + normal.y * (middle.y - ground.cy) >= 0 ? BULGE : -BULGE;
  const kept = (value, most) => Math.min(most - FROM_EDGE, Math.max(FROM_EDGE, value));
  const by = { x: kept(middle.x + outward * normal.x, ground.width), y: kept(middle.y + outward * normal.y, ground.height) };
  return { from, by, to };
}

/** The first part of an arc, share 0 to 1, as the data of a path. */
export function partOf({ from, by, to }, share) {
  const between = (p, q) => ({ x: p.x + (q.x - p.x) * share, y: p.y + (q.y - p.y) * share });
  const [first, second] = [between(from, by), between(by, to)];
  const end = between(first, second);
  return `M${from.x} ${from.y}Q${first.x} ${first.y} ${end.x} ${end.y}`;
}
