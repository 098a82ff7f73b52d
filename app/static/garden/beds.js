/** Beds: one sector of the garden for each department that has people. */

const INNER = 0.235;
const LEAST_WIDTH = 0.3;
const PATH = 0.058;
/** Departments that meet customers: care, sales, operations. */
const FACING = [0, 1, 2];
const FRONT = Math.PI / 2;

/** Departments clockwise from the front: the largest that meets customers, then to the left and the right in turn, by size. */
export function orderOf(counts, facing = FACING) {
  const rank = (d) => (facing.includes(d) ? 0 : 1);
  const [front, ...rest] = Array.from(counts, (_, d) => d)
    .filter((d) => counts[d] > 0)
    .sort((p, q) => rank(p) - rank(q) || counts[q] - counts[p] || p - q);
  const [left, right] = [[], []];
  rest.forEach((d, i) => (i % 4 === 0 || i % 4 === 3 ? left : right).push(d));
  return front === undefined ? [] : [front, ...left, ...right.reverse()];
}

/** Angles of the beds in proportion to people, none narrower than .30; they fill the circle. */
export function widthsOf(counts) {
  const narrow = new Set();
  for (;;) {
    const people = counts.reduce((sum, count, i) => sum + (narrow.has(i) ? 0 : count), 0);
    const free = 2 * Math.PI - LEAST_WIDTH * narrow.size;
    const widths = counts.map((count, i) => (narrow.has(i) ? LEAST_WIDTH : (free * count) / people));
    const more = widths.flatMap((width, i) => (width < LEAST_WIDTH ? [i] : []));
    if (!more.length) return widths;
    more.forEach((i) => narrow.add(i));
  }
}

/** Width in plan of the path at an angle, so that every path is equally wide on the screen. */
export function pathWidth(theta, k) {
  return (PATH * Math.hypot(Math.cos(theta), k * Math.sin(theta))) / k;
}

/** First and last angle of a bed at radius r, so far from the paths; the last is the smaller one where there is no room. */
export function spanAt(bed, r, away = 0) {
  const offset = (gap) => Math.asin(Math.min(1, (gap / 2 + away) / r));
  return [bed.from + offset(bed.gapFrom), bed.to - offset(bed.gapTo)];
}

/** The smallest radius from `least` on at which a bed is so wide, in plan; at most the rim. */
export function radiusOfWidth(bed, least, width) {
  let r = least;
  while (r < 1 && r * (spanAt(bed, r)[1] - spanAt(bed, r)[0]) < width) r += 0.005;
  return r;
}

/** The beds clockwise from the front, each a department with its angles and the radius where it begins. */
export function bedsOf(counts, k) {
  const order = orderOf(counts);
  const widths = widthsOf(order.map((d) => counts[d]));
  let from = FRONT - widths[0] / 2;
  return order.map((department, i) => {
    const to = from + widths[i];
    const bed = { department, from, to, middle: (from + to) / 2, gapFrom: pathWidth(from, k), gapTo: pathWidth(to, k), inner: INNER };
    bed.inner = radiusOfWidth(bed, INNER, 0.02);
    from = to;
    return bed;
  });
}

/** Outline of a bed as a path on the screen, moved down by so many px. */
export function outline(bed, ground, down = 0) {
  const { cx, cy, a, k } = ground;
  const path = new Path2D();
  const [inFrom, inTo] = spanAt(bed, bed.inner);
  const [outFrom, outTo] = spanAt(bed, 1);
  path.ellipse(cx, cy + down, a, a * k, 0, outFrom, outTo);
  path.ellipse(cx, cy + down, a * bed.inner, a * k * bed.inner, 0, inTo, inFrom, true);
  path.closePath();
  return path;
}

/** Furrows of a bed: an arc between every two rows of its front line. */
export function furrows(bed, ground, rings) {
  const path = new Path2D();
  rings.slice(1).forEach((ring, i) => {
    const r = (ring + rings[i]) / 2;
    const [from, to] = spanAt(bed, r, 0.03);
    if (to - from < 0.02) return;
    path.moveTo(ground.cx + ground.a * r * Math.cos(from), ground.cy + ground.a * ground.k * r * Math.sin(from));
    path.ellipse(ground.cx, ground.cy, ground.a * r, ground.a * ground.k * r, 0, from, to);
  });
  return path;
}
