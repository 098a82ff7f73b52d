/** Where everything of a chart over time lies: margins, the two axes, sizes of type. */

/** Below this width a chart is a phone's: no dots at the ends, thinner lines. */
export const NARROW = 520;
const DOTS = 166;
const AXIS = 12.5;

/**
 * Lay a chart out.
 *
 * spec: what `chart.set` was given. width, height: of the host, in pixels. measure: width of words.
 * There is room for a dot a world where strategies have ends, or `each_world` says that they will have.
 * The values of the hairlines stand above them where each world has a dot at the end, else beside them.
 */
export function layOut(spec, width, height, measure) {
  const scale = spec.scale ?? 1;
  const narrow = width < NARROW;
  const ended = spec.each_world ?? spec.strategies.some((strategy) => strategy.ends);
  const inside = !(spec.ticks_beside ?? !ended);
  const type = { axis: AXIS * scale, label: (narrow || height < 260 ? 13.5 : 14.5) * scale };
  const dots = !narrow && ended ? Math.min(DOTS * scale, 0.2 * width) : 0;
  const beside = Math.max(...spec.ticks.map((tick) => measure(tick.label, type.axis))) + 8;
  const plot = {
    x0: inside ? 1 : Math.ceil(beside),
    x1: width - dots - 3,
    y0: inside ? Math.ceil(type.axis * 1.5) : Math.ceil(type.axis * 0.7),
    y1: height - Math.ceil(type.axis * 2),
  };
  const [low, high] = spec.range;
  const x = (week) => plot.x0 + ((plot.x1 - plot.x0) * week) / spec.weeks;
  const y = (value) => plot.y1 - ((plot.y1 - plot.y0) * (value - low)) / (high - low);
  return { plot, x, y, width, height, narrow, inside, type, scale, dots, measure };
}

/** The row of the series at a pixel; the nearest one of those there are. */
export function weekAt(geometry, weeks, pixel) {
  const { plot } = geometry;
  const at = Math.round(((pixel - plot.x0) / (plot.x1 - plot.x0)) * weeks) - 1;
  return Math.min(weeks - 1, Math.max(0, at));
}

/** Years that can be written without touching each other: all, or every second, third, …, always with the first. */
export function yearsThatFit(years, geometry) {
  const boxes = years.map((year) => yearBox(year, geometry));
  for (let step = 1; step < years.length; step += 1) {
    const kept = boxes.filter((_, place) => place % step === 0);
    if (kept.every((year, place) => place === 0 || year.x0 - kept[place - 1].x1 >= 12)) return kept;
  }
  return boxes.slice(0, 1);
}

function yearBox(year, { plot, x, type, measure, width }) {
  const half = measure(year.label, type.axis) / 2;
  const centre = Math.min(width - half, Math.max(plot.x0 + half - (plot.x0 > 1 ? 8 : 0), x(year.week)));
  return { ...year, at: x(year.week), centre, x0: centre - half, x1: centre + half };
}
