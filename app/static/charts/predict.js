/** Drawing what one expects, before it is shown: with the pointer or with the keys. */

import { drawGrid } from "./grid.js";
import { layOut } from "./layout.js";
import { createLine, pointsIn, QUARTER, spread } from "./predict_line.js";
import { canvasIn, element, measureIn, pathOf, stroke, words } from "./svg.js";

export { spread } from "./predict_line.js";

/** How far an arrow key moves the pen up or down. */
const STEP = 0.05;
const GIVEN = ["tabindex", "role", "aria-label", "aria-valuemin", "aria-valuemax", "aria-valuenow", "aria-valuetext"];

/**
 * An empty chart to draw a line of shares in.
 *
 * spec: weeks, launch, history (shares of the weeks before launch), ticks, years, labels: { name, as_it_was, keep_drawing },
 * spoken: { quarters, values } (texts of each quarter after launch, and of 0, 5, … 100 %), scale.
 * `onChange(points)` is told every change, `onDone(points)` whenever the pen is lifted from a line that reaches the end.
 */
export function createPredict(host, { onChange = null, onDone = null, ...spec }) {
  const count = pointsIn(spec.weeks, spec.launch);
  const line = createLine(spec.history.at(-1) ?? 0, count);
  const drawing = canvasIn(host);
  const before = GIVEN.map((name) => [name, host.getAttribute(name)]);
  const touchAction = host.style.touchAction;
  const ended = new AbortController();
  const state = { spec, line, count, geometry: null, cursor: null, pen: null };

  function draw() {
    if (host.clientWidth < 80 || host.clientHeight < 60) return;
    const axes = { ...spec, range: [0, 1], strategies: [], ticks_beside: true };
    state.geometry = layOut(axes, host.clientWidth, host.clientHeight, measureIn(host));
    drawing.replaceChildren(...picture(state, axes));
    describe(host, state);
  }

  function changed() {
    draw();
    onChange?.(line.points);
  }

  function lifted() {
    if (line.complete) onDone?.(line.points);
  }

  function down(event) {
    if (state.geometry === null || (event.pointerType === "mouse" && event.button !== 0)) return;
    host.setPointerCapture(event.pointerId);
    state.pen = placeOf(event, host, state);
    state.cursor = null;
    line.draw(state.pen, state.pen, true);
    changed();
  }

  function move(event) {
    if (state.pen === null) return;
    const to = placeOf(event, host, state);
    line.draw(state.pen, to, Math.abs(to.y - state.pen.y) > Math.abs(to.x - state.pen.x));
    state.pen = to;
    changed();
  }

  function up() {
    if (state.pen === null) return;
    state.pen = null;
    draw();
    lifted();
  }

  function key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter") {
      setAtCursor(state);
      changed();
      lifted();
    } else if (!moveCursor(state, event.key)) return;
    else draw();
    event.preventDefault();
    event.stopPropagation();
  }

  host.style.touchAction = "none";
  host.setAttribute("tabindex", "0");
  for (const [name, what] of Object.entries({ pointerdown: down, pointermove: move, pointerup: up, pointercancel: up, keydown: key })) {
    host.addEventListener(name, what, { signal: ended.signal });
  }
  const sizes = new ResizeObserver(draw);
  sizes.observe(host);
  draw();

  return {
    /** The points drawn so far; all of them when the line reaches the end. */
    points: () => line.points,
    /** Show points that were drawn before, as from a link. */
    set(points) {
      line.take(points);
      draw();
    },
    clear() {
      line.clear();
      [state.cursor, state.pen] = [null, null];
      changed();
    },
    refreshTheme: draw,
    resize: draw,
    destroy() {
      ended.abort();
      sizes.disconnect();
      drawing.remove();
      host.style.touchAction = touchAction;
      for (const [name, value] of before) value === null ? host.removeAttribute(name) : host.setAttribute(name, value);
    },
  };
}

function placeOf(event, host, { geometry, spec }) {
  const frame = host.getBoundingClientRect();
  const [x, y] = [event.clientX - frame.left, event.clientY - frame.top];
  const { plot } = geometry;
  const week = ((x - plot.x0) / (plot.x1 - plot.x0)) * spec.weeks;
  return { x, y, at: (week - spec.launch) / QUARTER, value: (plot.y1 - y) / (plot.y1 - plot.y0) };
}

/** Where the keys are: a quarter after launch and a share in steps. */
function cursorOf({ cursor, line, count }) {
  if (cursor !== null) return cursor;
  const { at, value } = line.tip;
  return { at: Math.min(count - 1, Math.round(at)), value: Math.round(value / STEP) * STEP };
}

function moveCursor(state, key) {
  const { at, value } = cursorOf(state);
  const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1], Home: [-state.count, 0], End: [state.count, 0] };
  if (!(key in moves)) return false;
  const [across, up] = moves[key];
  const to = Math.min(state.count - 1, Math.max(1, at + across));
  const steps = Math.min(1 / STEP, Math.max(0, Math.round(value / STEP) + up));
  state.cursor = { at: to, value: steps * STEP };
  return true;
}

/** Set the point under the cursor; beyond the end of the line, draw straight to it. */
function setAtCursor(state) {
  const { line } = state;
  const cursor = cursorOf(state);
  if (cursor.at < line.points.length) line.correct(cursor.at, cursor.value);
  else line.draw(line.tip, cursor);
  state.cursor = cursor;
}

function picture(state, axes) {
  const { spec, line, geometry } = state;
  const { plot, x, y } = geometry;
  const end = x(spec.launch + QUARTER * line.tip.at);
  const size = { width: line.complete ? 0 : Math.max(0, plot.x1 - end), height: plot.y1 - plot.y0 };
  const shade = element("rect", { x: end, y: plot.y0, ...size, fill: "var(--sunk)", "data-part": "undrawn" });
  return [shade, drawGrid(axes, geometry).group, ...drawHistory(state), ...drawLine(state, end, y(line.tip.value))];
}

function drawHistory({ spec, geometry }) {
  const { plot, x, y, type } = geometry;
  const last = y(spec.history.at(-1) ?? 0);
  return [
    element("path", { d: pathOf(spec.history, x, y), fill: "none", stroke: "var(--ink)", "stroke-width": 3, "data-part": "history" }),
    words(spec.labels.as_it_was, Math.min(plot.x0 + 8, x(spec.launch)), last - 10, { size: type.axis + 0.5, colour: "--ink2", halo: 4 }),
  ];
}

function drawLine(state, endX, endY) {
  const { spec, line, geometry } = state;
  const { x, y, scale } = geometry;
  const drawn = element("path", {
    d: pathOf(spread(line.points, spec.weeks, spec.launch, line.tip), x, y),
    fill: "none",
    stroke: "var(--ink)",
    "stroke-width": 3.5 * scale,
    "stroke-dasharray": `${2 * scale} ${7 * scale}`,
    "stroke-linecap": "round",
    "data-part": "prediction",
  });
  const hint = line.complete || state.cursor !== null ? [] : [drawHint(state, endX, endY)];
  return [drawn, drawPen(endX, endY, line.complete, scale), ...hint, ...drawCursor(state)];
}

function drawPen(x, y, complete, scale) {
  const core = element("circle", { cx: x, cy: y, r: (complete ? 6 : 10.5) * scale, fill: "var(--ink)" });
  const ground = { fill: "var(--bg)", "fill-opacity": 0.6, stroke: "var(--line2)", "stroke-width": 1.5 };
  const ring = element("circle", { cx: x, cy: y, r: 18 * scale, ...ground });
  return element("g", { "data-part": "pen" }, ...(complete ? [core] : [ring, core]));
}

function drawHint({ spec, geometry }, x, y) {
  const { plot, type, measure, scale } = geometry;
  const size = type.label + 0.5;
  const right = x + 28 * scale;
  const fits = right + measure(spec.labels.keep_drawing, size, 600) <= plot.x1;
  const line = Math.min(plot.y1 - 8, Math.max(plot.y0 + size, y + size * 0.35));
  const written = { size, weight: 600, colour: "--ink", anchor: fits ? "start" : "end" };
  return words(spec.labels.keep_drawing, fits ? right : x - 28 * scale, line, written);
}

function drawCursor({ spec, geometry, cursor }) {
  if (cursor === null) return [];
  const { plot, x, y, scale } = geometry;
  const at = x(spec.launch + QUARTER * cursor.at);
  const ring = { cx: at, cy: y(cursor.value), r: 8 * scale, fill: "var(--bg)", stroke: "var(--focus)", "stroke-width": 3 };
  const upright = stroke(at, plot.y0, at, plot.y1, "--focus", 1, { "stroke-dasharray": "2 3" });
  return [upright, element("circle", { ...ring, "data-part": "cursor" })];
}

/** The host is a slider along the quarters; the share is part of its text. */
function describe(host, state) {
  const { spec, count } = state;
  const { at, value } = cursorOf(state);
  const { quarters, values } = spec.spoken ?? {};
  const told = quarters ? `${quarters[at]}, ${values[Math.round(value / STEP)]}` : spec.labels.keep_drawing;
  host.setAttribute("role", "slider");
  host.setAttribute("aria-label", spec.labels.name ?? spec.labels.keep_drawing);
  host.setAttribute("aria-valuemin", "0");
  host.setAttribute("aria-valuemax", String(count - 1));
  host.setAttribute("aria-valuenow", String(at));
  host.setAttribute("aria-valuetext", told);
}
