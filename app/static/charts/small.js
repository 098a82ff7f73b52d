/** Small pictures beside numbers: a line of one world, all worlds as dots, a bar of shares. A host keeps its drawing, of which each call changes what is otherwise. */

import { markPath } from "./marks.js";
import { box, element, pathOf, stroke, words } from "./svg.js";

export { area } from "./area.js";

const BINS = 10;
const DOT = 7.6;
const AXIS = 12.5;

/** Sizes of hosts, so that drawing asks for no layout: measured once, and told when they change. */
const sizes = new WeakMap();
const watcher = new ResizeObserver((entries) => {
  for (const { target, contentRect } of entries) sizes.set(target, { width: Math.round(contentRect.width), height: Math.round(contentRect.height) });
});
const drawings = new WeakMap();

function sizeOf(host) {
  if (!sizes.has(host)) {
    sizes.set(host, { width: host.clientWidth, height: host.clientHeight });
    watcher.observe(host);
  }
  return sizes.get(host);
}

/** The drawing of a host and what it is made of, made at first and when something else has been put into the host. */
function drawingFor(host, usual, make) {
  const { width, height } = sizeOf(host);
  const kept = drawings.get(host);
  const size = { width, height: height || usual };
  if (kept?.drawing.parentNode !== host) {
    const drawing = element("svg", { "aria-hidden": "true", focusable: "false" });
    Object.assign(drawing.style, { display: "block", overflow: "visible", fontFamily: "var(--sans)" });
    host.replaceChildren(drawing);
    drawings.set(host, { drawing, ...make(drawing) });
  }
  const found = drawings.get(host);
  put(found.drawing, { ...size, viewBox: `0 0 ${size.width} ${size.height}` });
  return { ...found, ...size };
}

/** Set attributes that are otherwise; what is null is taken away. */
function put(part, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null) part.removeAttribute(name);
    else if (part.getAttribute(name) !== String(value)) part.setAttribute(name, value);
  }
}

function makeSparkline(drawing) {
  const floor = stroke(0, 0, 0, 0, "--line");
  const quiet = { stroke: "var(--sq)", "stroke-width": 1.5, "stroke-dasharray": "2 3", "data-part": "dotted" };
  const beside = element("path", { fill: "none", ...quiet });
  const line = element("path", { fill: "none", "stroke-width": 2, "stroke-linejoin": "round", "data-part": "line" });
  const tip = element("circle", { r: 3.4 });
  drawing.append(floor, line);
  return { floor, beside, line, tip };
}

/**
 * This world up to a week, the status quo dotted beside it, on the full range, so that small stays small.
 *
 * values, dotted: series of all weeks (dotted may be null). range: [low, high]. week: the last row that is shown. token: colour.
 */
export function sparkline(host, { values, dotted = null, range, week, token }) {
  const { drawing, floor, beside, line, tip, width, height } = drawingFor(host, 36, makeSparkline);
  const [low, high] = range;
  const x = (gone) => 1 + ((width - 6) * gone) / values.length;
  const y = (value) => height - 4 - ((height - 9) * (value - low)) / (high - low);
  const ground = y(Math.max(low, Math.min(high, 0)));
  put(floor, { x2: width, y1: ground, y2: ground });
  if (dotted === null) beside.remove();
  else {
    put(beside, { d: pathOf(dotted.slice(0, week + 1), x, y) });
    if (beside.parentNode !== drawing) floor.after(beside);
  }
  const colour = `var(--${token})`;
  put(line, { d: pathOf(values.slice(0, week + 1), x, y), stroke: colour });
  if (Number.isFinite(values[week])) {
    put(tip, { cx: x(week + 1), cy: y(values[week]), fill: colour });
    if (tip.parentNode !== drawing) drawing.append(tip);
  } else tip.remove();
}

function makeDots(drawing) {
  const [axis, dots] = [element("g"), element("g")];
  drawing.append(axis, dots);
  return { axis, dots, held: { axis: "", own: [], onPick: null } };
}

/**
 * All worlds of a week as dots, in ten bins from 0 to 1.
 *
 * values: one a world. mine: the world filled in ink, or null. half: where the upright line stands, or null.
 * ticks: [{ value, label }] under the axis. onPick(world): told when a dot is clicked.
 */
export function worldDots(host, { values, mine = null, token, half = null, ticks = [], onPick = null }) {
  const { axis, dots, held, width, height } = drawingFor(host, 96, makeDots);
  const floor = height - (ticks.length ? 24 : 4);
  const asked = JSON.stringify([width, height, half, ticks]);
  if (held.axis !== asked) axis.replaceChildren(...axisOf({ width, floor, half, ticks }));
  if (held.own.length !== values.length) held.own = values.map((_, world) => dotOf(world, held));
  Object.assign(held, { axis: asked, onPick });
  for (const { world, x, y, size } of placeDots(values, width, floor - 6)) {
    const colour = world === mine ? { fill: "var(--ink)", "fill-opacity": null } : { fill: `var(--${token})`, "fill-opacity": 0.62 };
    put(held.own[world], { d: markPath("disc", x, floor - y, (world === mine ? 0.56 : 0.43) * size), ...colour });
    held.own[world].style.cursor = onPick === null ? "" : "pointer";
  }
  const order = [...held.own.filter((_, world) => world !== mine), ...held.own.filter((_, world) => world === mine)];
  if (order.length !== dots.childElementCount || order.some((dot, k) => dots.children[k] !== dot)) dots.replaceChildren(...order);
}

function axisOf({ width, floor, half, ticks }) {
  const middle = half === null ? [] : [stroke(half * width, 2, half * width, floor, "--line2", 1.4, { "stroke-dasharray": "2 3" })];
  const labels = ticks.map(({ value, label }) => {
    const anchor = value <= 0 ? "start" : value >= 1 ? "end" : "middle";
    return words(label, value * width, floor + 17, { size: AXIS, anchor });
  });
  return [...middle, stroke(0, floor, width, floor, "--line2"), ...labels];
}

function dotOf(world, held) {
  const dot = element("path", { "data-world": world });
  dot.onclick = () => held.onPick?.(world);
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
  const shown = parts.filter(({ share }) => share > 0);
  const tokens = shown.map(({ token }) => token).join();
  if (host.firstElementChild?.dataset.tokens !== tokens) host.replaceChildren(barOf(shown, tokens));
  const bar = host.firstElementChild;
  shown.forEach(({ share }, k) => (bar.children[k].style.flexGrow = share));
}

function barOf(parts, tokens) {
  const colours = parts.map(({ token }) => box("div", { flex: "1 1 0", minWidth: "2px", borderRadius: "3px", background: `var(--${token})` }));
  const bar = box("div", { display: "flex", gap: "2px", height: "11px", width: "100%" }, ...colours);
  bar.setAttribute("aria-hidden", "true");
  bar.dataset.tokens = tokens;
  return bar;
}
