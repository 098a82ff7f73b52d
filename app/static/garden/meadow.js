/** The meadow: a sunflower spiral of everybody in the market around the beds. Nobody in it ever moves. */

import { hash, planRadius } from "./ground.js";

const GOLDEN = Math.PI * (3 - Math.sqrt(5));
const FROM_RIM = 1.085;
const FROM_EDGE = 8;
const BISECTIONS = 26;
const PROSPECTS_FURTHER = 0.62;
const JITTER = { x: 1.1, y: 0.8 };

let cosines = new Float64Array(0);
let sines = new Float64Array(0);

/** Fill the table of the spiral's directions up to a number of points; it is the same for every garden. */
function directions(count) {
  if (cosines.length >= count) return;
  cosines = Float64Array.from({ length: count }, (_, i) => Math.cos(i * GOLDEN));
  sines = Float64Array.from({ length: count }, (_, i) => Math.sin(i * GOLDEN));
}

/** Whether a place lies in one of the boxes {left, top, right, bottom}. */
function boxed(boxes, x, y) {
  for (const box of boxes) if (x > box.left && x < box.right && y > box.top && y < box.bottom) return true;
  return false;
}

/** A question of places: inside the meadow's superellipse, and outside the garden and the boxes of the names? */
export function meadowOn({ cx, cy, a, k, width, height }, boxes) {
  const [across, down] = [(width / 2 - FROM_EDGE) ** -2, (height / 2 - FROM_EDGE) ** -2];
  const [wide, deep] = [(a * FROM_RIM) ** -2, (a * k * FROM_RIM) ** -2];
  return (x, y) => {
    const [dx, dy] = [x - cx, y - cy];
    if (dx * dx * wide + dy * dy * deep < 1) return false;
    const [u, v] = [(x - width / 2) ** 2 * across, (y - height / 2) ** 2 * down];
    return u * u + v * v <= 1 && !boxed(boxes, x, y);
  };
}

/** Walk the spiral on which each point takes an area of pi times `kappa`; call with each place in the meadow; return how many there are. */
function walk(ground, free, kappa, call) {
  const furthest = Math.hypot(ground.width / 2, ground.height / 2 + Math.abs(ground.cy - ground.height / 2));
  const count = Math.floor((furthest * furthest) / kappa);
  directions(count);
  let found = 0;
  for (let i = 0; i < count; i += 1) {
    const r = Math.sqrt(kappa * (i + 0.5));
    const [x, y] = [ground.cx + r * cosines[i], ground.cy + r * sines[i]];
    if (free(x, y)) {
      found += 1;
      call?.(x, y);
    }
  }
  return found;
}

/** Points for exactly so many people, from the inside out, and the area in px² that each has. */
export function pointsFor(count, ground, boxes) {
  const free = meadowOn(ground, boxes);
  let [dense, loose] = [0.02, (ground.width * ground.height) / Math.max(1, count)];
  for (let step = 0; step < BISECTIONS; step += 1) {
    const kappa = Math.sqrt(dense * loose);
    if (walk(ground, free, kappa) >= count) dense = kappa;
    else loose = kappa;
  }
  const points = [];
  walk(ground, free, dense, (x, y) => points.push({ x, y, r: planRadius(ground, x, y) }));
  return { points: points.sort((p, q) => p.r - q.r).slice(0, count), area: Math.PI * dense };
}

/**
 * Where everybody in the market stands.
 *
 * Customers at the start stand nearer, prospects further out, mixed in between.
 * Returns x and y on the screen in px by person, and the area in px² that each has.
 */
export function meadowOf(customerAtStart, ground, boxes) {
  const count = customerAtStart.length;
  const { points, area } = pointsFor(count, ground, boxes);
  const nearness = Float64Array.from(customerAtStart, (customer, i) => hash(i, 3) + (customer ? 0 : PROSPECTS_FURTHER));
  const people = Array.from(nearness.keys()).sort((p, q) => nearness[p] - nearness[q] || p - q);
  const [x, y] = [new Float64Array(count), new Float64Array(count)];
  const loose = Math.min(1, Math.sqrt(area / 78));
  people.forEach((person, i) => {
    x[person] = points[i].x + JITTER.x * loose * (2 * hash(person, 4) - 1);
    y[person] = points[i].y + JITTER.y * loose * (2 * hash(person, 5) - 1);
  });
  return { x, y, area };
}
