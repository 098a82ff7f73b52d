/** Which world is under the pointer. */

const TO_LINE = 7;
const TO_DOT = 9;

/** The world whose dot or line is nearest to a pixel, { strategy, world }; null where none is near. */
export function worldNear({ spec, geometry, ends }, x, y) {
  return x > geometry.plot.x1 + 2 ? dotNear(ends, x, y) : lineNear(spec, geometry, x, y);
}

function dotNear(ends, x, y) {
  return nearest(
    ends.map((dot) => ({ ...dot, far: Math.hypot(dot.x - x, dot.y - y) })),
    TO_DOT,
  );
}

function lineNear({ strategies, weeks }, { plot, x: across, y: up }, x, y) {
  const at = ((x - plot.x0) / (plot.x1 - plot.x0)) * weeks - 1;
  const week = Math.min(weeks - 2, Math.max(0, Math.floor(at)));
  const found = [];
  strategies.forEach((strategy, place) => {
    if (strategy.dim || strategy.worlds_hidden) return;
    (strategy.worlds ?? []).forEach((values, world) => {
      const [x0, y0, x1, y1] = [across(week + 1), up(values[week]), across(week + 2), up(values[week + 1])];
      found.push({ strategy: place, world, far: toSegment(x, y, x0, y0, x1, y1) });
    });
  });
  return nearest(found, TO_LINE);
}

function toSegment(x, y, x0, y0, x1, y1) {
  const along = ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / ((x1 - x0) ** 2 + (y1 - y0) ** 2 || 1);
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(x - x0 - share * (x1 - x0), y - y0 - share * (y1 - y0));
}

function nearest(found, most) {
  let best = null;
  for (const one of found) if (one.far <= most && (best === null || one.far < best.far)) best = one;
  return best && { strategy: best.strategy, world: best.world };
}
