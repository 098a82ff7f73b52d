/** Hairlines with their values, and the axis of time. */

import { yearsThatFit } from "./layout.js";
import { element, stroke, words } from "./svg.js";

const HALO = 4;

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
    const [left, line] = inside ? [plot.x0, at - 5] : [plot.x0 - 8 - wide, at + type.axis * 0.36];
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
