/** Where the names of the lines stand: close to their own line, far from the others, over nothing that is written. Pure numbers. */

const PLACES = 56;
const NEAR = 5;
/** From this distance a thin line leads from the name to its curve. */
const LEADER = 24;
/** More room than this to the next line makes no place better. */
const FARTHEST = 60;
/** No name stands farther from its curve. */
const MOST = 130;
/** Names avoid this first part of the time, where little happens. */
const EARLY = 0.2;
const MOST_ORDERS = 5;

/** Whether two boxes come closer than a gap. */
export function touch(one, other, gap = 0) {
  return one.x0 < other.x1 + gap && other.x0 < one.x1 + gap && one.y0 < other.y1 + gap && other.y0 < one.y1 + gap;
}

/** The highest and lowest pixel of a curve between two pixels across; null where it is not there. Its points go from left to right. */
export function spanOf(curve, x0, x1) {
  let top = Infinity;
  let bottom = -Infinity;
  for (let k = firstFrom(curve, x0); k < curve.x.length && curve.x[k] <= x1; k += 1) {
    if (curve.y[k] < top) top = curve.y[k];
    if (curve.y[k] > bottom) bottom = curve.y[k];
  }
  return bottom < top ? null : { top, bottom };
}

/** Place of the first point of a curve that is not left of a pixel. */
function firstFrom(curve, x) {
  let [low, high] = [0, curve.x.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (curve.x[middle] < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Places for the names of curves.
 *
 * names: [{ curve, width, height, last }], last being the place taken before, or null. curves: all lines to keep clear of, [{ x, y }].
 * taken: boxes of words. bounds: the box to stay in. lines: heights of lines across the whole chart, faint: thin curves; a name may cover
 * these where it must.
 * Returns for each name its box with `leader` (a point on the curve, or null), or null where the chart is too small for it.
 */
export function placeNames(names, { curves, taken, bounds, lines = [], faint = [] }) {
  const choices = names.map((name) => choicesFor(name, { curves, taken, bounds, lines, faint }));
  let best = { score: -Infinity, places: names.map(() => null) };
  for (const order of ordersOf(names.length)) {
    const found = placeInOrder(order, choices);
    if (found.score > best.score) best = found;
  }
  return best.places;
}

function placeInOrder(order, choices) {
  const places = choices.map(() => null);
  let score = 0;
  for (const k of order) {
    const choice = choices[k].find((box) => places.every((other) => other === null || !near(box, other)));
    places[k] = choice ?? null;
    score += choice ? choice.score : -1000;
  }
  return { score, places };
}

/** Whether two names, or the thin line of one and the other, come too close. */
function near(one, other) {
  const parts = (place) => (place.leader ? [place, leaderBox(place)] : [place]);
  return parts(one).some((mine) => parts(other).some((theirs) => touch(mine, theirs, 6)));
}

function leaderBox(place) {
  const { x, y } = place.leader;
  return { x0: x - 1, x1: x + 1, y0: Math.min(y, place.y1), y1: Math.max(y, place.y0) };
}

function ordersOf(count) {
  const given = Array.from({ length: count }, (_, k) => k);
  return count > MOST_ORDERS ? [given] : permuted(given);
}

function permuted(left) {
  if (left.length < 2) return [left];
  return left.flatMap((first) => permuted(left.filter((other) => other !== first)).map((rest) => [first, ...rest]));
}

function choicesFor(name, around) {
  const { bounds } = around;
  const choices = [];
  for (let k = 0; k <= PLACES; k += 1) {
    const x0 = bounds.x0 + ((bounds.x1 - bounds.x0 - name.width) * k) / PLACES;
    choices.push(...choicesAt(name, x0, around));
  }
  return choices.sort((one, other) => other.score - one.score);
}

/** Boxes above and below the curve at one place across, at growing distance. */
function choicesAt(name, x0, around) {
  const { bounds, taken } = around;
  const [x1, spans] = [x0 + name.width, (curves) => curves.map((curve) => spanOf(curve, x0 - 3, x0 + name.width + 3)).filter(Boolean)];
  const own = spanOf(name.curve, x0 - 2, x1 + 2);
  if (own === null) return [];
  const others = spans(around.curves.filter((curve) => curve !== name.curve));
  const soft = [...spans(around.faint), ...around.lines.map((line) => ({ top: line, bottom: line }))];
  const below = pointAt(name.curve, (x0 + x1) / 2);
  const found = [];
  for (let gap = NEAR; gap < Math.min(MOST, bounds.y1 - bounds.y0); gap += gap < 20 ? 5 : 11) {
    for (const y0 of [own.top - gap - name.height, own.bottom + gap]) {
      const box = { x0, x1, y0, y1: y0 + name.height };
      const inside = box.y0 >= bounds.y0 && box.y1 <= bounds.y1 && box.x0 >= bounds.x0 && box.x1 <= bounds.x1 + 0.01;
      if (inside && !taken.some((other) => touch(box, other, 4))) found.push(judged(box, gap, others, soft, name, bounds, below));
    }
  }
  return found.filter((place) => place !== null && !(place.leader && taken.some((other) => touch(leaderBox(place), other, 2))));
}

/**
 * A place with how good it is; null where a curve runs through it. `leader` is the point that a thin line should lead to, where the name is
 * far from its curve or nearer to another one.
 */
function judged(box, gap, others, soft, name, bounds, point) {
  const clear = others.reduce((least, span) => Math.min(least, Math.max(span.top - box.y1, box.y0 - span.bottom)), FARTHEST + gap);
  if (clear < 3) return null;
  const astray = clear < gap - 1;
  const leads = astray || gap > LEADER;
  const covered = soft.filter((span) => span.top < box.y1 + 1 && span.bottom > box.y0 - 1).length;
  const early = (box.x0 + box.x1) / 2 < bounds.x0 + EARLY * (bounds.x1 - bounds.x0);
  const moved = name.last ? Math.min(30, 0.4 * (Math.abs(box.x0 - name.last.x0) + Math.abs(box.y0 - name.last.y0))) : 0;
  const unclear = Math.abs(clear - gap) < 3;
  const faults = (astray ? 30 : 0) + (leads ? 15 : 0) + (early ? 75 : 0) + (unclear ? 12 : 0) + 6 * covered + moved;
  return { ...box, score: Math.min(Math.max(0, clear - gap), FARTHEST) - 0.9 * gap - faults, leader: leads ? point : null };
}

/** The point of a curve at a pixel across, or the nearest that there is. */
function pointAt(curve, x) {
  const there = curve.y.map((y, k) => ({ x: curve.x[k], y })).filter((point) => Number.isFinite(point.y));
  return there.reduce((best, point) => (Math.abs(point.x - x) < Math.abs(best.x - x) ? point : best));
}

/** Lines no wider than a width, broken between words. `wide`: how wide words are. */
export function wrap(text, width, wide) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (lines.at(-1) === "" || wide(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
