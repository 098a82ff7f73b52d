/** What is said inside a chart: half of the people, from where strategies are apart, when money is paid back. */

import { spanOf, touch, wrap } from "./labels.js";
import { markPath } from "./marks.js";
import { element, stroke, words } from "./svg.js";

const HALO = 4;
/** How high the line may stand from which strategies are apart; the first height that is free is taken. */
const APART = [0.86, 0.93, 0.78, 0.68, 0.58];
const LINE = 1.25;

/**
 * Draw the remarks of a chart. bands: what to keep clear of, [{ low, high }], curves in pixels. taken: boxes of words, to which these are
 * added.
 */
export function drawRemarks(spec, geometry, bands, taken) {
  const group = element("g", { "data-part": "remarks" });
  if (spec.apart) drawApart(group, spec.apart, geometry, bands, taken);
  if (spec.half) drawHalf(group, spec.half, geometry, bands, taken);
  for (const paid of [].concat(spec.paid_back ?? [])) drawPaidBack(group, paid, spec, geometry, bands, taken);
  return group;
}

/** How much a box hides: what is written counts more than a band; outside the plot is never a place. */
function costOf(box, { plot }, bands, taken) {
  if (box.x0 < plot.x0 - 1 || box.x1 > plot.x1 + 1 || box.y0 < plot.y0 || box.y1 > plot.y1) return Infinity;
  const hit = bands.filter(({ low, high }) => {
    const [bottom, top] = [spanOf(low, box.x0 - 3, box.x1 + 3), spanOf(high, box.x0 - 3, box.x1 + 3)];
    return bottom !== null && top !== null && top.top < box.y1 + 3 && bottom.bottom > box.y0 - 3;
  });
  return hit.length + 10 * taken.filter((other) => touch(box, other, 3)).length;
}

/** The box that hides least; of equal ones the first. */
function cheapest(boxes, geometry, bands, taken) {
  const priced = boxes.map((box) => ({ box, cost: costOf(box, geometry, bands, taken) }));
  const best = priced.reduce((one, other) => (other.cost < one.cost ? other : one));
  return Number.isFinite(best.cost) ? best : null;
}

function boxAt(left, top, wide, high) {
  return { x0: left, x1: left + wide, y0: top, y1: top + high };
}

function write(group, lines, box, anchor, { type }, colour = "--ink2") {
  lines.forEach((line, k) => {
    const y = box.y0 + type.axis * (0.85 + LINE * k);
    group.append(words(line, anchor === "end" ? box.x1 : box.x0, y, { size: type.axis, colour, anchor, halo: HALO }));
  });
}

function sizeOf(lines, { measure, type }) {
  return [Math.max(...lines.map((line) => measure(line, type.axis))), type.axis * (LINE * (lines.length - 1) + 1.1)];
}

function drawHalf(group, half, geometry, bands, taken) {
  const { plot, y, narrow, inside, scale } = geometry;
  const at = y(half.value);
  group.append(stroke(plot.x0, at, plot.x1, at, "--ink2"));
  if (narrow || !half.label) return;
  const [wide, high] = sizeOf([half.label], geometry);
  const first = plot.x0 + (inside ? 44 * scale : 6);
  const lefts = [first, plot.x1 - wide - 4, ...Array.from({ length: 12 }, (_, k) => first + (k + 1) * 0.05 * (plot.x1 - plot.x0))];
  const best = cheapest(
    lefts.map((left) => boxAt(left, at - 2 - high, wide, high)),
    geometry,
    bands,
    taken,
  );
  if (best === null) return;
  write(group, [half.label], best.box, "start", geometry);
  taken.push(best.box);
}

function drawApart(group, apart, geometry, bands, taken) {
  const { plot, x, narrow, measure, type } = geometry;
  const at = x(apart.week + 1);
  const lines = narrow ? wrap(apart.label, 76, (text) => measure(text, type.axis)) : [apart.label];
  const [wide, high] = sizeOf(lines, geometry);
  const tops = APART.map((share) => plot.y1 - share * (plot.y1 - plot.y0));
  const boxes = tops.flatMap((top) => [boxAt(at - 6 - wide, top, wide, high), boxAt(at + 6, top, wide, high)]);
  const best = cheapest(boxes, geometry, bands, taken);
  const top = best?.box.y0 ?? tops[0];
  group.append(stroke(at, top, at, plot.y1, "--ink2", 1.4, { "stroke-dasharray": "2 3", "data-part": "apart" }));
  taken.push(boxAt(at - 2, top, 4, plot.y1 - top));
  if (best === null) return;
  write(group, lines, best.box, best.box.x0 < at ? "end" : "start", geometry);
  taken.push(best.box);
}

/** A ring on the zero line where the middle world has earned back what it cost, a bar for where 9 of 10 worlds do, and the words. */
function drawPaidBack(group, paid, spec, geometry, bands, taken) {
  const { x, y, plot } = geometry;
  const token = paid.token ?? spec.strategies.at(-1).token;
  const [at, zero] = [x(paid.week + 1), y(0)];
  if (Number.isFinite(paid.low)) {
    const until = Number.isFinite(paid.high) ? x(paid.high + 1) : plot.x1;
    group.append(stroke(x(paid.low + 1), zero, until, zero, `--${token}`, 5, { opacity: 0.32, "stroke-linecap": "round" }));
  }
  const ring = { d: markPath("disc", at, zero, 4.4), fill: "var(--bg)", stroke: `var(--${token})`, "stroke-width": 2 };
  group.append(element("path", { ...ring, "data-part": "paid-back" }));
  taken.push(boxAt(at - 7, zero - 7, 14, 14));
  const lines = [].concat(paid.label);
  const best = cheapest(around(at, zero, sizeOf(lines, geometry), plot), geometry, bands, taken);
  if (best === null) return;
  write(group, lines, best.box, (best.box.x0 + best.box.x1) / 2 < at ? "end" : "start", geometry, `--${token}-text`);
  taken.push(best.box);
}

/** Boxes around a point, near ones first: above to the left, above as far left as the plot goes, above to the right, below. */
function around(x, y, [wide, high], plot) {
  return [10, 18, 28, 42, 62, 90].flatMap((gap) => {
    const [above, below] = [y - gap - high, y + gap];
    const lefts = [x - 4 - wide, Math.max(plot.x0, x - 4 - wide), x + 8];
    return [...lefts.map((left) => boxAt(left, above, wide, high)), ...lefts.map((left) => boxAt(left, below, wide, high))];
  });
}
