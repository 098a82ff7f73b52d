/** The line of a prediction: one point every quarter after launch, drawn from left to right, corrected by going back. Pure numbers. */

/** Weeks between two points. */
export const QUARTER = 13;
/** How near the end, in quarters, counts as the end: nobody should have to hit the last pixel. */
const SNAP = 0.35;

/** How many points there are from launch to the last week. */
export function pointsIn(weeks, launch) {
  return Math.floor((weeks - launch) / QUARTER) + 1;
}

/**
 * A line that is being drawn. `first`: the value at launch, which is known and stays. `count`: number of points.
 *
 * Places `at` are in quarters after launch, values in 0..1.
 */
export function createLine(first, count) {
  let points = [first];
  let tip = { at: 0, value: first };

  function put(quarter, value) {
    if (quarter > 0) points[quarter] = value;
  }

  return {
    /** Go with the pen from one place to another. What lies between is drawn, or corrected; a gap to the end of the line is bridged. */
    draw(from, to, upright = false) {
      const end = held(to, count);
      const start = from.at > tip.at ? tip : held(from, count);
      const crossed = setBetween(start, end, put);
      const last = points.length - 1;
      if (end.at >= last) tip = end;
      else if (!crossed && upright) put(Math.round(end.at), end.value);
      if (tip.at <= last) tip = { at: last, value: points[last] };
    },
    /** Give one point a value without touching the others. */
    correct(quarter, value) {
      put(quarter, held({ at: quarter, value }, count).value);
      if (tip.at <= points.length - 1) tip = { at: points.length - 1, value: points.at(-1) };
    },
    /** Take over points; the first stays what it was. */
    take(given) {
      points = [first, ...given.slice(1, count)];
      tip = { at: points.length - 1, value: points.at(-1) };
    },
    clear() {
      points = [first];
      tip = { at: 0, value: first };
    },
    get points() {
      return [...points];
    },
    get tip() {
      return tip;
    },
    get complete() {
      return points.length === count;
    },
  };
}

function held({ at, value }, count) {
  const place = at > count - 1 - SNAP ? count - 1 : Math.max(0, at);
  return { at: place, value: Math.min(1, Math.max(0, value)) };
}

/** Set every point between two places; whether there was one. */
function setBetween(from, to, put) {
  const [left, right] = from.at <= to.at ? [from, to] : [to, from];
  let crossed = false;
  for (let quarter = Math.ceil(left.at); quarter <= right.at; quarter += 1) {
    const share = right.at === left.at ? 1 : (quarter - left.at) / (right.at - left.at);
    const value = right.at === left.at ? to.value : left.value + share * (right.value - left.value);
    put(quarter, value);
    crossed = true;
  }
  return crossed;
}

/**
 * The points as a series of weeks, for drawing: a curve through every point that never leaves the range of its two neighbours
 * (Fritsch & Butland 1984). Missing before launch and after the end of the line. `tip`: where an unfinished line ends, or null.
 */
export function spread(points, weeks, launch, tip = null) {
  const at = points.map((_, quarter) => quarter);
  const value = [...points];
  if (tip !== null && tip.at > at.at(-1)) {
    at.push(tip.at);
    value.push(tip.value);
  }
  const slopes = slopesOf(at, value);
  const series = new Float32Array(weeks).fill(NaN);
  for (let week = Math.max(0, launch - 1); week < weeks; week += 1) {
    const place = (week + 1 - launch) / QUARTER;
    if (place <= at.at(-1)) series[week] = valueAt(place, at, value, slopes);
  }
  return series;
}

function slopesOf(at, value) {
  const rises = at.slice(1).map((place, k) => (value[k + 1] - value[k]) / (place - at[k]));
  return at.map((_, k) => {
    const [before, after] = [rises[k - 1], rises[k]];
    if (before === undefined || after === undefined) return before ?? after ?? 0;
    return before * after <= 0 ? 0 : (2 * before * after) / (before + after);
  });
}

function valueAt(place, at, value, slopes) {
  let k = 0;
  while (k < at.length - 2 && place > at[k + 1]) k += 1;
  if (at.length === 1) return value[0];
  const wide = at[k + 1] - at[k];
  const t = (place - at[k]) / wide;
  const [t2, t3] = [t * t, t * t * t];
  return (
    (2 * t3 - 3 * t2 + 1) * value[k] +
    (t3 - 2 * t2 + t) * wide * slopes[k] +
    (3 * t2 - 2 * t3) * value[k + 1] +
    (t3 - t2) * wide * slopes[k + 1]
  );
}
