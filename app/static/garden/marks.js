/** Marks of people in the market, in px at scale 1 around (0, 0): dot, cross, blade, blossom. */

import { DETRACTOR, PASSIVE, PROMOTER } from "./bytes.js";

const LEAST_STROKE = 0.5;

function disc(context, x, y, radius) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}

function stroke(context, colour, width, points) {
  context.strokeStyle = colour;
  context.lineWidth = Math.max(LEAST_STROKE, width);
  context.lineCap = "round";
  context.lineJoin = "round";
  context.beginPath();
  points.forEach((stretch) => stretch.forEach(([x, y], i) => (i ? context.lineTo(x, y) : context.moveTo(x, y))));
  context.stroke();
}

function blossom(context, theme) {
  context.fillStyle = theme.promoter;
  for (const [x, y] of [[0, -1.4], [1.4, 0], [0, 1.4], [-1.4, 0]]) disc(context, x, y, 1.55);
  context.fillStyle = theme.heart;
  disc(context, 0, 0, 0.8);
}

/** One person in the market, by category. */
export function drawMark(context, theme, category) {
  if (category === PROMOTER) return blossom(context, theme);
  if (category === PASSIVE) return stroke(context, theme.passive, 1.15, [[[-1.3, -2.6], [0, 1.6], [1.6, -2]]]);
  if (category === DETRACTOR) return stroke(context, theme.detractor, 1.35, [[[-2.5, -2.5], [2.5, 2.5]], [[-2.5, 2.5], [2.5, -2.5]]]);
  context.fillStyle = theme.prospect;
  return disc(context, 0, 0, 0.9);
}
