/** Small pictures beside numbers: a line of one world, all worlds as dots, a bar of shares. Each call draws its host anew. */

import { markPath } from "./marks.js";
import { box, element, pathOf, stroke, words } from "./svg.js";

export { area } from "./area.js";

const BINS = 10;
const DOT = 7.6;
const AXIS = 12.5;

function drawingFor(host, height) {
  const width = host.clientWidth;
  const drawing = element("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true", focusable: "false" });
  Object.assign(drawing.style, { display: "block", overflow: "visible", fontFamily: "var(--sans)" });
  host.replaceChildren(drawing);
  return { drawing, width };
}

/**
 * This world up to a week, the status quo dotted beside it, on the full range, so that small stays small.
 *
 * values, dotted: series of all weeks (dotted may be null). range: [low, high]. week: the last row that is shown. token: colour.
 */
export function sparkline(host, { values, dotted = null, range, week, token }) {
  const height = host.clientHeight || 36;
  const { drawing, width } = drawingFor(host, height);
  const [low, high] = range;
  const x = (gone) => 1 + ((width - 6) * gone) / values.length;
  const y = (value) => height - 4 - ((height - 9) * (value - low)) / (high - low);
  const floor = y(Math.max(low, Math.min(high, 0)));
  drawing.append(stroke(0, floor, width, floor, "--line"));
  if (dotted !== null) {
    const quiet = { stroke: "var(--sq)", "stroke-width": 1.5, "stroke-dasharray": "2 3", "data-part": "dotted" };
    drawing.append(element("path", { d: pathOf(dotted.slice(0, week + 1), x, y), fill: "none", ...quiet }));
  }
  const own = { stroke: `var(--${token})`, "stroke-width": 2, "stroke-linejoin": "round", "data-part": "line" };
  drawing.append(element("path", { d: pathOf(values.slice(0, week + 1), x, y), fill: "none", ...own }));
  if (Number.isFinite(values[week])) {
    drawing.append(element("circle", { cx: x(week + 1), cy: y(values[week]), r: 3.4, fill: `var(--${token})` }));
  }
}

/**
 * All worlds of a week as dots, in ten bins from 0 to 1.
 *
 * values: one a world. mine: the world filled in ink, or null. half: where the upright line stands, or null.
 * ticks: [{ value, label }] under the axis. onPick(world): told when a dot is clicked.
 */
export function worldDots(host, { values, mine = null, token, half = null, ticks = [], onPick = null }) {
  const height = host.clientHeight || 96;
  const { drawing, width } = drawingFor(host, height);
  const floor = height - (ticks.length ? 24 : 4);
  const dots = placeDots(values, width, floor - 6).sort((one, other) => (one.world === mine) - (other.world === mine));
  if (half !== null) drawing.append(stroke(half * width, 2, half * width, floor, "--line2", 1.4, { "stroke-dasharray": "2 3" }));
  drawing.append(stroke(0, floor, width, floor, "--line2"));
  for (const tick of ticks) {
    const anchor = tick.value <= 0 ? "start" : tick.value >= 1 ? "end" : "middle";
    drawing.append(words(tick.label, tick.value * width, floor + 17, { size: AXIS, anchor }));
  }
  drawing.append(...dots.map((dot) => dotOf(dot, floor, mine, token, onPick)));
}

function dotOf({ world, x, y, size }, floor, mine, token, onPick) {
  const own = world === mine;
  const d = markPath("disc", x, floor - y, own ? 0.56 * size : 0.43 * size);
  const colour = own ? { fill: "var(--ink)" } : { fill: `var(--${token})`, "fill-opacity": 0.62 };
  const dot = element("path", { d, ...colour, "data-world": world });
  if (onPick !== null) {
    dot.style.cursor = "pointer";
    dot.onclick = () => onPick(world);
  }
  return dot;
}

/** Places of dots over the axis: inside a bin in rows from below, in the order of their values. The fullest bin decides their size. */
function placeDots(values, width, height) {
  const bins = Array.from({ length: BINS }, () => []);
  const ranked = Array.from(values, (value, world) => ({ value, world })).sort((one, other) => one.value - other.value);
  for (const dot of ranked) bins[Math.min(BINS - 1, Math.max(0, Math.floor(dot.value * BINS)))].push(dot.world);
  const room = width / BINS - 3;
  const fullest = Math.max(...bins.map((bin) => bin.length));
  let size = Math.min(DOT, room);
  while (size > 2 && Math.ceil(fullest / Math.max(1, Math.floor(room / size))) * size > height) size -= 0.2;
  const across = Math.max(1, Math.floor(room / size));
  return bins.flatMap((bin, place) =>
    bin.map((world, k) => ({
      world,
      size,
      x: (width * (place + 0.5)) / BINS + size * ((k % across) - (Math.min(across, bin.length) - 1) / 2),
      y: size * (Math.floor(k / across) + 0.6),
    })),
  );
}

/** A bar of shares that add up to one, in the order given. parts: [{ token, share }]. */
export function stack(host, { parts }) {
  const bar = box("div", { display: "flex", gap: "2px", height: "11px", width: "100%" });
  bar.setAttribute("aria-hidden", "true");
  for (const { token, share } of parts) {
    if (share > 0) bar.append(box("div", { flex: `${share} 1 0`, minWidth: "2px", borderRadius: "3px", background: `var(--${token})` }));
  }
  host.replaceChildren(bar);
}
