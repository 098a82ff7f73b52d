/** A dot a world at the end of the weeks: those of one height side by side, in steps. */

import { wrap } from "./labels.js";
import { markPath } from "./marks.js";
import { element, words } from "./svg.js";

const DOT = 6.6;
const GAP = 10;
const FILL = 0.43;

/**
 * Places of the dots. Each is { strategy, world, x, y, size }.
 *
 * A world that finds its row full goes to the nearest row that has room: no two dots cover each other.
 */
export function placeEnds(strategies, { plot, dots, y, scale }) {
  const count = strategies.reduce((sum, strategy) => sum + (strategy.ends?.length ?? 0), 0);
  if (count === 0 || dots === 0) return [];
  const room = dots - GAP - 4;
  const height = plot.y1 - plot.y0;
  const size = Math.min(DOT * scale, Math.sqrt((0.5 * room * height) / count));
  const [rows, across] = [Math.floor(height / size), Math.max(1, Math.floor(room / size))];
  const filled = new Array(rows).fill(0);
  const placed = [];
  strategies.forEach((strategy, place) => {
    const ranked = Array.from(strategy.ends ?? [], (value, world) => ({ value, world })).sort((one, other) => one.value - other.value);
    for (const { value, world } of ranked) {
      const row = nearestRow(filled, Math.floor(((plot.y1 - y(value)) / height) * rows), across);
      placed.push({ strategy: place, world, size, x: plot.x1 + GAP + size * filled[row], y: plot.y1 - (height * (row + 0.5)) / rows });
      filled[row] += 1;
    }
  });
  return placed;
}

function nearestRow(filled, wanted, across) {
  const row = Math.min(filled.length - 1, Math.max(0, wanted));
  for (let far = 0; far < filled.length; far += 1) {
    for (const other of [row - far, row + far]) if (filled[other] < across) return other;
  }
  return row;
}

/** One path of marks a strategy. */
export function drawEnds(placed, strategies) {
  const group = element("g", { "data-part": "ends" });
  strategies.forEach((strategy, place) => {
    const own = placed.filter((dot) => dot.strategy === place);
    if (own.length === 0) return;
    const d = own.map((dot) => markPath(strategy.shape, dot.x, dot.y, FILL * dot.size)).join("");
    group.append(element("path", { d, fill: `var(--${strategy.token})`, "fill-opacity": strategy.dim ? 0.41 : 0.82, "data-dots": own.length }));
  });
  return group;
}

/** A ring around the dots of one world. */
export function ringEnds(placed, world, strategy = null) {
  const group = element("g", { "data-part": "one-world" });
  for (const dot of placed) {
    if (dot.world !== world || (strategy !== null && dot.strategy !== strategy)) continue;
    group.append(
      element("path", {
        d: markPath("disc", dot.x, dot.y, FILL * dot.size + 1.6),
        fill: "none",
        stroke: "var(--ink)",
        "stroke-width": 1.8,
      }),
    );
  }
  return group;
}

/** What the dots are, written beside them where there are none. */
export function drawEndNote(text, placed, { plot, dots, type, measure, scale }) {
  const group = element("g", { "data-part": "end-note" });
  const left = plot.x1 + GAP + 24 * scale;
  const lines = wrap(text, dots - GAP - 26 * scale, (part) => measure(part, type.axis));
  const step = type.axis * 1.3;
  const top = freeTop(placed, left, step * lines.length, plot);
  if (top === null) return group;
  lines.forEach((line, k) => {
    group.append(words(line, left, top + step * k + type.axis * 0.95, { size: type.axis, colour: "--ink2" }));
  });
  return group;
}

/** The top of a free stretch of that height right of `left`, as near above the middle as there is; null where there is none. */
function freeTop(placed, left, height, plot) {
  const wanted = (plot.y0 + plot.y1 - height) / 2 - 34;
  const near = placed.filter((dot) => dot.x + dot.size > left);
  for (let far = 0; far < plot.y1 - plot.y0; far += 4) {
    for (const top of [wanted - far, wanted + far]) {
      const inside = top >= plot.y0 && top + height <= plot.y1;
      if (inside && !near.some((dot) => dot.y + dot.size > top && dot.y - dot.size < top + height)) return top;
    }
  }
  return null;
}
