/** One strategy in a chart: bands over the worlds, thin lines of worlds, the middle world on top. */

import { bandOf, element, pathOf } from "./svg.js";

const NINE_OF_TEN = 0.13;
const HALF = 0.22;
const WORLD = { width: 0.8, opacity: 0.34 };
/** Worlds of which each line is as strong; the lines of more are fainter, so that the bands are seen through them. */
const FEW = 40;
/** Pixels between two points of a thin line: closer ones cost time and show nothing. */
const FINE = 4;
/** How much an old band fades while a new one is computed. */
const OLD = 0.5;

/** The five series of a strategy that move when it changes. */
export const SERIES = ["low", "q25", "median", "q75", "high"];

/**
 * Make the drawing of a strategy.
 *
 * Returns three layers, `below` (bands and worlds), `halo` and `above` (the middle world), and `shape(values)`, which gives them their
 * form: values holds the five series.
 */
export function drawStrategy(strategy, geometry) {
  const below = element("g", { "data-part": "below", opacity: strategy.dim ? OLD : 1 });
  const halo = element("g", { "data-part": "halo" });
  const above = element("g", { "data-part": "above", opacity: strategy.dim ? OLD : 1 });
  const parts = [...bandParts(strategy, below, geometry), middlePart(strategy, halo, above, geometry)];
  return {
    below,
    halo,
    above,
    shape(values) {
      for (const part of parts) part(values);
    },
  };
}

function bandParts(strategy, below, geometry) {
  if (strategy.line_only) return [];
  if (strategy.limits) return [limitPart(strategy, below, geometry, "low"), limitPart(strategy, below, geometry, "high")];
  const parts = [bandPart(strategy, below, geometry, "low", "high", NINE_OF_TEN), bandPart(strategy, below, geometry, "q25", "q75", HALF)];
  const worlds = strategy.worlds_hidden ? [] : (strategy.worlds ?? []);
  const opacity = WORLD.opacity * Math.min(1, FEW / worlds.length);
  for (const world of worlds) {
    below.append(
      element("path", {
        d: pathOf(world, geometry.x, geometry.y),
        fill: "none",
        stroke: `var(--${strategy.token})`,
        "stroke-width": WORLD.width,
        "stroke-linejoin": "round",
        opacity,
        "data-part": "world",
      }),
    );
  }
  return parts;
}

function bandPart(strategy, group, { x, y }, low, high, opacity) {
  const path = element("path", { fill: `var(--${strategy.token})`, "fill-opacity": opacity, "data-part": "band" });
  group.append(path);
  return (values) => path.setAttribute("d", bandOf(values[low], values[high], x, y));
}

function limitPart(strategy, group, { x, y }, name) {
  const path = element("path", {
    fill: "none",
    stroke: `var(--${strategy.token})`,
    "stroke-width": 1.2,
    "stroke-dasharray": "1 2.6",
    "stroke-linecap": "round",
    "data-part": "limit",
  });
  group.append(path);
  return (values) => path.setAttribute("d", pathOf(values[name], x, y));
}

/** The halo is a layer of its own, under the lines of all strategies: what runs underneath shows between the dashes. */
function middlePart(strategy, under, over, { x, y, narrow, scale }) {
  const width = (narrow ? 0.82 : 1) * scale * strategy.width;
  const halo = element("path", { fill: "none", stroke: "var(--bg)", "stroke-width": width + 2.2, "stroke-linejoin": "round" });
  const line = element("path", {
    fill: "none",
    stroke: `var(--${strategy.token})`,
    "stroke-width": width,
    "stroke-dasharray": strategy.dash.length ? strategy.dash.map((length) => length * scale).join(" ") : null,
    "stroke-linejoin": "round",
    "stroke-linecap": strategy.dash[0] === 1 ? "round" : "butt",
    "data-part": "median",
  });
  under.append(halo);
  over.append(line);
  return (values) => {
    const path = pathOf(values.median, x, y);
    halo.setAttribute("d", path);
    line.setAttribute("d", path);
  };
}

/** What was predicted: ink, round dots, on top of everything that came out. */
export function drawPrediction(values, { x, y, scale }) {
  const d = pathOf(values, x, y);
  const common = { d, fill: "none", "stroke-linecap": "round", "stroke-linejoin": "round" };
  return element(
    "g",
    { "data-part": "prediction" },
    element("path", { ...common, stroke: "var(--bg)", "stroke-width": 6 * scale, opacity: 0.7 }),
    element("path", { ...common, stroke: "var(--ink)", "stroke-width": 3.5 * scale, "stroke-dasharray": `${2 * scale} ${7 * scale}` }),
  );
}

/** One world brought forward: its line over the others. */
export function drawWorld(values, token, { x, y }) {
  const common = { d: pathOf(values, x, y), fill: "none", "stroke-linejoin": "round" };
  return element(
    "g",
    { "data-part": "one-world" },
    element("path", { ...common, stroke: "var(--bg)", "stroke-width": 4.2 }),
    element("path", { ...common, stroke: `var(--${token}-text)`, "stroke-width": 1.8 }),
  );
}

/** The five series part of the way from one state to another, `share` from 0 to 1. */
export function between(from, to, share) {
  const mixed = {};
  for (const name of SERIES) mixed[name] = to[name].map((value, week) => from[name][week] + share * (value - from[name][week]));
  return mixed;
}
