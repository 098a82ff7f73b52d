/** What stands still behind the lines: hairlines, years, the half, where strategies part, when money is paid back. */

import { yearsThatFit } from "./layout.js";
import { markPath } from "./marks.js";
import { element, stroke, words } from "./svg.js";

const HALO = 4;
/** How high the line stands from which strategies are apart. */
const APART = 0.86;

/** Hairlines with their values, and the axis of time. Returns the drawing and the boxes that words take. */
export function drawGrid(spec, geometry) {
  const { plot, y, type, inside, measure } = geometry;
  const group = element("g", { "data-part": "grid" });
  const taken = [];
  for (const tick of spec.ticks) {
    const at = y(tick.value);
    const base = tick.value === 0;
    group.append(stroke(plot.x0, at, plot.x1, at, base ? "--line2" : "--line"));
    if (inside && base) continue;
    const wide = measure(tick.label, type.axis);
    const [left, line] = inside ? [plot.x0, at - 4] : [plot.x0 - 8 - wide, at + type.axis * 0.36];
    group.append(words(tick.label, left, line, { size: type.axis, halo: inside ? HALO : 0 }));
    taken.push({ x0: left, x1: left + wide, y0: line - type.axis * 0.8, y1: line + type.axis * 0.2 });
  }
  if (spec.zero && !spec.ticks.some((tick) => tick.value === 0)) group.append(stroke(plot.x0, y(0), plot.x1, y(0), "--line2"));
  drawYears(group, spec.years, geometry);
  return { group, taken };
}

function drawYears(group, years, geometry) {
  const { plot, type } = geometry;
  for (const year of yearsThatFit(years, geometry)) {
    group.append(stroke(year.at, plot.y1, year.at, plot.y1 + 4, "--line2"));
    group.append(words(year.label, year.centre, plot.y1 + type.axis * 1.5, { size: type.axis, anchor: "middle" }));
  }
}

/** The line of half of the people and the line from which strategies are apart, each with its words. */
export function drawRemarks(spec, geometry, taken) {
  const group = element("g", { "data-part": "remarks" });
  const upright = spec.apart ? geometry.x(spec.apart.week + 1) : null;
  if (spec.half) drawHalf(group, spec, geometry, upright, taken);
  if (upright !== null) drawApart(group, spec.apart, geometry, upright, taken);
  return group;
}

function drawHalf(group, spec, geometry, upright, taken) {
  const { plot, y, type, narrow, measure, inside } = geometry;
  const at = y(spec.half.value);
  group.append(stroke(plot.x0, at, plot.x1, at, "--ink2"));
  if (narrow || !spec.half.label) return;
  const wide = measure(spec.half.label, type.axis);
  const first = plot.x0 + (inside ? 44 * geometry.scale : 6);
  const crossed = upright !== null && upright > first - 6 && upright < first + wide + 6;
  const left = crossed ? upright + 8 : first;
  group.append(words(spec.half.label, left, at - 4, { size: type.axis, colour: "--ink2", halo: HALO }));
  taken.push({ x0: left, x1: left + wide, y0: at - 4 - type.axis * 0.8, y1: at - 1 });
}

function drawApart(group, apart, geometry, upright, taken) {
  const { plot, type, measure } = geometry;
  const top = plot.y1 - APART * (plot.y1 - plot.y0);
  group.append(stroke(upright, top, upright, plot.y1, "--ink2", 1.4, { "stroke-dasharray": "2 3", "data-part": "apart" }));
  const wide = measure(apart.label, type.axis);
  const left = upright - 6 - wide >= plot.x0 ? upright - 6 - wide : upright + 6;
  const line = top + type.axis * 0.75;
  group.append(words(apart.label, left, line, { size: type.axis, colour: "--ink2", halo: HALO }));
  taken.push({ x0: left, x1: left + wide, y0: line - type.axis * 0.8, y1: line + type.axis * 0.2 });
  taken.push({ x0: upright - 2, x1: upright + 2, y0: top, y1: plot.y1 });
}

/** A ring on the zero line where the middle world has earned back what it cost, a bar for where 9 of 10 worlds do, and the words. */
export function drawPaidBack(paid, spec, geometry, taken, free) {
  const { x, y, type, measure, plot } = geometry;
  const token = paid.token ?? spec.strategies.at(-1).token;
  const [at, zero] = [x(paid.week + 1), y(0)];
  const until = Number.isFinite(paid.high ?? Infinity) ? x(paid.high + 1) : plot.x1;
  const group = element("g", { "data-part": "paid-back" });
  if (Number.isFinite(paid.low)) {
    group.append(stroke(x(paid.low + 1), zero, until, zero, `--${token}`, 5, { opacity: 0.32, "stroke-linecap": "round" }));
  }
  group.append(element("path", { d: markPath("disc", at, zero, 4.4), fill: "var(--bg)", stroke: `var(--${token})`, "stroke-width": 2 }));
  taken.push({ x0: at - 7, x1: at + 7, y0: zero - 7, y1: zero + 7 });
  writeNear(group, [].concat(paid.label), at, zero, { type, measure, taken, free, colour: `--${token}-text` });
  return group;
}

/** Write lines near a point, on the first side where they are free. */
function writeNear(group, lines, x, y, { type, measure, taken, free, colour }) {
  const wide = Math.max(...lines.map((line) => measure(line, type.axis)));
  const step = type.axis * 1.25;
  const high = step * lines.length;
  for (const gap of [10, 24, 42, 62, 90]) {
    for (const [left, top] of [
      [x - 8 - wide, y - gap - high],
      [x + 8, y - gap - high],
      [x + 8, y + gap],
      [x - 8 - wide, y + gap],
    ]) {
      const place = { x0: left, x1: left + wide, y0: top, y1: top + high };
      if (!free(place)) continue;
      const [anchor, at] = left < x ? ["end", place.x1] : ["start", place.x0];
      lines.forEach((line, k) => {
        group.append(words(line, at, top + step * k + type.axis * 0.95, { size: type.axis, colour, anchor, halo: HALO }));
      });
      taken.push(place);
      return;
    }
  }
}
