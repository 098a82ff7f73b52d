/** The names of the strategies, written at their lines. */

import { placeNames } from "./labels.js";
import { curveOf, element, stroke, words } from "./svg.js";

const HALO = 5;
/** Part of a chart that a name may be wide. */
const MOST = 0.62;

/**
 * Write the names. taken: boxes of words. last: places by name from the time before; a name stays where it was if it can.
 *
 * Returns the drawing and the new places by name.
 */
export function drawNames(spec, geometry, taken, last) {
  const { plot, type, measure, y } = geometry;
  const named = namesOf(spec, geometry).map((name) => ({
    ...name,
    width: measure(name.text, type.label, 600),
    height: type.label * 1.1,
    last: last[name.text] ?? null,
  }));
  const limits = spec.strategies.filter((strategy) => strategy.limits).flatMap(({ low, high }) => [low, high]);
  const found = placeNames(
    named.filter((name) => name.text),
    {
      curves: named.map((name) => name.curve),
      taken,
      bounds: { x0: plot.x0 + 2, x1: plot.x1 - 2, y0: plot.y0 + 2, y1: plot.y1 + (spec.range[0] < 0 ? 4 : -1) },
      lines: spec.ticks.map((tick) => y(tick.value)),
      faint: limits.map((series) => curveOf(series, geometry)),
    },
  );
  return drawn(named.filter((name) => name.text), found, type);
}

/** Every line with its name, if it has one: what is fading, and what is quiet, is a line without a name; so are all where a key beside the chart has them. */
function namesOf(spec, geometry) {
  const { plot, type, measure } = geometry;
  const fitting = (name) => shortened(name, MOST * (plot.x1 - plot.x0), (text) => measure(text, type.label, 600));
  const lines = spec.strategies.map(({ name, token, median, dim, quiet }) => ({
    whole: name,
    text: dim || quiet || spec.unnamed ? "" : fitting(name),
    colour: `--${token}-text`,
    curve: curveOf(median, geometry),
  }));
  if (!spec.prediction) return lines;
  const name = spec.prediction_label ?? "";
  return [...lines, { whole: name, text: name, colour: "--ink", curve: curveOf(spec.prediction, geometry) }];
}

function drawn(named, found, type) {
  const group = element("g", { "data-part": "names" });
  const places = {};
  named.forEach(({ text, whole, colour }, k) => {
    const place = found[k];
    if (place === null) return;
    places[text] = place;
    if (place.leader) group.append(leaderOf(place, colour));
    const written = words(text, place.x0, place.y0 + type.label * 0.9, { size: type.label, weight: 600, colour, halo: HALO });
    if (text !== whole) written.append(titled(whole));
    group.append(written);
  });
  return { group, places };
}

/** A name that fits, cut off where it would be wider. */
function shortened(text, room, wide) {
  if (wide(text) <= room) return text;
  let length = text.length - 1;
  while (length > 1 && wide(`${text.slice(0, length).trimEnd()}…`) > room) length -= 1;
  return `${text.slice(0, length).trimEnd()}…`;
}

/** The whole of a name that is cut off, for who points at it. */
function titled(text) {
  const title = element("title");
  title.textContent = text;
  return title;
}

function leaderOf(place, colour) {
  const above = place.y1 < place.leader.y;
  const { x, y } = place.leader;
  return stroke(x, above ? place.y1 + 1 : place.y0 - 1, x, y + (above ? -3 : 3), colour, 1, { opacity: 0.7 });
}
