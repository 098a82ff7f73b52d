/**
 * A measure over time under several strategies: bands over the worlds, the middle world, each world where they split.
 *
 * Time: `launch`, `years[].week` are weeks gone by; `apart.week`, `paid_back.week` and `setWeek` are rows of the series, drawn at the end of
 * their week. Every word and number arrives as text; colours are the page's own and follow its theme by themselves.
 */

import { drawEndNote, drawEnds, placeEnds, ringEnds } from "./ends.js";
import { drawGrid } from "./grid.js";
import { layOut } from "./layout.js";
import { drawNames } from "./names.js";
import { worldNear } from "./nearest.js";
import { watch } from "./reading.js";
import { drawRemarks } from "./remarks.js";
import { between, drawPrediction, drawStrategy, drawWorld, SERIES } from "./strategy.js";
import { canvasIn, curveOf, element, measureIn } from "./svg.js";
import { drawWeek } from "./tooltip.js";

const MOVE = 180;
let charts = 0;

/**
 * A chart in a host, which gives it its size.
 *
 * `onPickWorld(strategy, world)` is told when a world's line or dot is clicked, `onHoverWorld(world | null)` when one is under the pointer.
 */
export function createTimeChart(host, { onPickWorld = null, onHoverWorld = null, reducedMotion = false } = {}) {
  const drawing = canvasIn(host);
  charts += 1;
  const state = { spec: null, geometry: null, shown: [], names: [], drawers: [], week: null, world: null, frame: 0, clip: `chart-${charts}` };
  const layers = { still: group(), moving: group(), marks: group(), world: group(), reading: group() };
  drawing.append(...Object.values(layers));

  function draw() {
    const [width, height] = [host.clientWidth, host.clientHeight];
    if (state.spec === null || width < 80 || height < 60) return;
    state.geometry = layOut(state.spec, width, height, measureIn(host));
    drawStill(state, layers);
    shape(state);
    reading.refresh();
  }

  function animate(from) {
    const start = performance.now();
    const step = (now) => {
      const share = ease(Math.min(1, Math.max(0, now - start) / MOVE));
      state.shown = state.spec.strategies.map((strategy, place) => (from[place] ? between(from[place], strategy, share) : strategy));
      shape(state);
      state.frame = share < 1 ? requestAnimationFrame(step) : 0;
    };
    step(start);
  }

  const reading = watch(host, state, layers, { pick: onPickWorld, hover: onHoverWorld, near: (x, y) => worldNear(state, x, y) });
  const sizes = new ResizeObserver(() => draw());
  sizes.observe(host);

  return {
    /** Show other numbers. Bands move to their new place, unless they are to be there `atOnce`; axes are as given, so that nothing jumps. */
    set(spec, { atOnce = false } = {}) {
      cancelAnimationFrame(state.frame);
      const from = reducedMotion || atOnce ? [] : pairs(state, spec);
      state.spec = spec;
      state.shown = spec.strategies.map((strategy, place) => from[place] ?? strategy);
      draw();
      if (from.some(Boolean)) animate(from);
    },
    /** Mark the week that another part of the page shows; null takes the mark away. */
    setWeek(week) {
      state.week = week;
      drawSetWeek(state, layers);
    },
    /** Bring a world forward that another part of the page points at, under every strategy; null lets it back. */
    setWorld(world) {
      state.world = world;
      drawSetWorld(state, layers);
    },
    /** Draw again with the page's type and colours. */
    refreshTheme: draw,
    resize: draw,
    destroy() {
      cancelAnimationFrame(state.frame);
      sizes.disconnect();
      reading.destroy();
      drawing.remove();
    },
  };
}

function group() {
  return element("g");
}

function ease(share) {
  return 1 - (1 - share) ** 3;
}

/** What each new strategy moves from: the one with its name and colour that is shown now, of as many weeks. */
function pairs(state, spec) {
  return spec.strategies.map((strategy) => {
    const place = (state.spec?.strategies ?? []).findIndex((old) => old.name === strategy.name && old.token === strategy.token);
    const old = state.shown[place];
    return old && old.median.length === strategy.median.length ? Object.fromEntries(SERIES.map((name) => [name, old[name]])) : null;
  });
}

/** Give every strategy the form of the numbers that are shown now. */
function shape(state) {
  state.drawers.forEach((drawer, place) => drawer.shape(state.shown[place]));
}

function drawStill(state, layers) {
  const { spec, geometry } = state;
  const { group: grid, taken } = drawGrid(spec, geometry);
  layers.still.replaceChildren(clipOf(state), grid);
  state.drawers = spec.strategies.map((strategy) => drawStrategy(strategy, geometry));
  const inside = element("g", { "clip-path": `url(#${state.clip})` });
  const ordered = inOrder(spec.strategies, state.drawers);
  inside.append(...state.drawers.map(({ below }) => below), ...ordered.map(({ halo }) => halo), ...ordered.map(({ above }) => above));
  if (spec.prediction) inside.append(drawPrediction(spec.prediction, geometry));
  layers.moving.replaceChildren(inside);
  drawMarks(state, layers, taken);
  drawSetWeek(state, layers);
  drawSetWorld(state, layers);
}

/** Drawers with full lines first and the most broken ones last, so that of two lines in one place both are seen. */
function inOrder(strategies, drawers) {
  const inked = ({ dash }) => (dash.length ? dash[0] / (dash[0] + dash[1]) : 1);
  const ranked = drawers.map((drawer, place) => ({ drawer, ink: inked(strategies[place]) }));
  return ranked.sort((one, other) => other.ink - one.ink).map(({ drawer }) => drawer);
}

function drawMarks(state, layers, taken) {
  const { spec, geometry } = state;
  state.ends = placeEnds(spec.strategies, geometry);
  layers.marks.replaceChildren(drawRemarks(spec, geometry, bandsOf(spec, geometry), taken), drawEnds(state.ends, spec.strategies));
  if (spec.end_note && geometry.dots) layers.marks.append(drawEndNote(spec.end_note, state.ends, geometry));
  if (spec.world !== undefined && spec.world !== null) layers.marks.append(...emphasised(state, spec.world));
  const { group: names, places } = drawNames(spec, geometry, taken, state.names);
  state.names = places;
  layers.marks.append(names);
}

function emphasised({ spec, geometry, ends, clip }, world) {
  const lines = element("g", { "clip-path": `url(#${clip})` });
  for (const { worlds, dim, token } of spec.strategies) if (worlds?.[world] && !dim) lines.append(drawWorld(worlds[world], token, geometry));
  return [lines, ringEnds(ends, world)];
}

function drawSetWorld(state, layers) {
  const shown = state.geometry !== null && state.world !== null && state.world !== state.spec.world;
  layers.world.replaceChildren(...(shown ? emphasised(state, state.world) : []));
}

/** Where strategies are, in pixels: what words inside the chart keep clear of. */
function bandsOf(spec, geometry) {
  const bands = spec.strategies.map((strategy) => {
    const [low, high] = strategy.line_only ? [strategy.median, strategy.median] : [strategy.low, strategy.high];
    return { low: curveOf(low, geometry), high: curveOf(high, geometry) };
  });
  const predicted = spec.prediction ? curveOf(spec.prediction, geometry) : null;
  return predicted ? [...bands, { low: predicted, high: predicted }] : bands;
}

function drawSetWeek(state, layers) {
  layers.still.querySelector("[data-part=set-week]")?.remove();
  if (state.geometry === null || state.week === null || state.week >= state.spec.weeks) return;
  layers.still.append(drawWeek({ strategies: [] }, state.geometry, state.week, { colour: "--ink", part: "set-week" }));
}

/** Bands end where the axes end. */
function clipOf({ clip, geometry: { plot } }) {
  const area = element("rect", { x: plot.x0, y: plot.y0 - 3, width: plot.x1 - plot.x0 + 2, height: plot.y1 - plot.y0 + 6 });
  return element("defs", {}, element("clipPath", { id: clip }, area));
}
