/** What lies beneath the people: the meadow's ground, the paths, the names, the beds. */

import { furrows, outline } from "./beds.js";
import { project } from "./ground.js";
import { soilColours } from "./theme.js";

export const DIMMED = 0.42;
const AROUND_BEDS = 1.045;
const [EDGE_BELOW, ROUNDED] = [4.5, 9];
const FURROW = "rgb(30 18 8 / 13%)";
const CORNERS = 4;

/** Trace the superellipse |x/hw|⁴ + |y/hh|⁴ = 1 that fills a picture. */
function superellipse(width, height) {
  const path = new Path2D();
  const bent = (value) => Math.sign(value) * Math.abs(value) ** (2 / CORNERS);
  for (let step = 0; step < 240; step += 1) {
    const angle = (2 * Math.PI * step) / 240;
    path.lineTo((width / 2) * (1 + bent(Math.cos(angle))), (height / 2) * (1 + bent(Math.sin(angle))));
  }
  path.closePath();
  return path;
}

/** Write the names of the beds with their headcounts; with one bed in focus the others are dimmed. */
function drawNames(context, names, theme, size, focus) {
  for (const { department, name, count, left, base, bold } of names) {
    context.globalAlpha = focus === null || focus === department ? 1 : DIMMED;
    context.font = `600 ${size}px ${theme.sans}`;
    context.fillStyle = theme.ink;
    context.fillText(name, left, base);
    context.font = `400 ${size}px ${theme.sans}`;
    context.fillStyle = theme.ink3;
    context.fillText(count, left + bold, base);
  }
  context.globalAlpha = 1;
}

/** The first layer, which changes with size, theme and focus only. */
export function drawGround(context, { ground, names }, theme, size, focus) {
  context.clearRect(0, 0, ground.width, ground.height);
  context.fillStyle = theme.meadow;
  context.fill(superellipse(ground.width, ground.height));
  context.beginPath();
  context.ellipse(ground.cx, ground.cy + (EDGE_BELOW / 2) * ground.unit, ground.a * AROUND_BEDS, ground.a * ground.k * AROUND_BEDS, 0, 0, 2 * Math.PI);
  context.fillStyle = theme.path;
  context.fill();
  drawNames(context, names, theme, size, focus);
}

/** One bed: its raised edge, its soil, its furrows. */
function drawBed(context, bed, { ground, seats }, colours) {
  context.lineJoin = "round";
  context.lineWidth = ROUNDED * ground.unit;
  for (const [down, colour] of [[EDGE_BELOW * ground.unit, colours.edge], [0, colours.top]]) {
    const shape = outline(bed, ground, down);
    context.fillStyle = context.strokeStyle = colour;
    context.fill(shape);
    context.stroke(shape);
  }
  context.lineWidth = Math.max(0.6, 1.1 * ground.unit);
  context.lineCap = "round";
  context.strokeStyle = FURROW;
  context.stroke(furrows(bed, ground, seats.rings));
}

/** Take a bed away again, with a px around it for its soft edges; the next bed is further off. */
function clearBed(context, bed, { ground }) {
  context.save();
  context.globalCompositeOperation = "destination-out";
  context.globalAlpha = 1;
  context.fillStyle = context.strokeStyle = "black";
  context.lineJoin = "round";
  context.lineWidth = ROUNDED * ground.unit + 3;
  for (const down of [EDGE_BELOW * ground.unit, 0]) {
    const shape = outline(bed, ground, down);
    context.fill(shape);
    context.stroke(shape);
  }
  context.restore();
}

/** Draw beds anew in the colours of their soil, `steps` by department; with one in focus the others are dimmed. */
export function drawBeds(context, beds, layout, theme, steps, focus) {
  for (const bed of beds) {
    clearBed(context, bed, layout);
    context.globalAlpha = focus === null || focus === bed.department ? 1 : DIMMED;
    drawBed(context, bed, layout, soilColours(theme, steps[bed.department]));
  }
  context.globalAlpha = 1;
}

/** The box around a bed, in device px. */
export function boxOfBed(bed, ground, density) {
  const around = (ROUNDED / 2 + EDGE_BELOW) * ground.unit + 2;
  const angles = Array.from({ length: 65 }, (_, i) => bed.from + ((bed.to - bed.from) * i) / 64);
  const places = angles.flatMap((theta) => [project(ground, 1, theta), project(ground, bed.inner, theta)]);
  const [x, y] = [places.map((place) => place.x), places.map((place) => place.y)];
  const [left, top] = [Math.min(...x), Math.min(...y)].map((value) => Math.floor((value - around) * density));
  const [right, bottom] = [Math.max(...x), Math.max(...y)].map((value) => Math.ceil((value + around) * density));
  return { left, top, width: right - left, height: bottom - top };
}
