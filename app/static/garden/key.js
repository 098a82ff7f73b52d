/** Small pictures for keys: one plant on its soil, one mark on the meadow; and rows of plants, one a world. */

import { PROSPECT, DETRACTOR, PASSIVE, PROMOTER } from "./bytes.js";
import { drawMark } from "./marks.js";
import { drawPlant } from "./plants.js";
import { FRONT_LINE, SUPERVISOR } from "./seats.js";
import { mix, readTheme } from "./theme.js";

const [SHOWN, ADVOCATE] = [32, 64];
const MIDDLE = 2 << 3;
const CORNER = 6;
/** Richness of the soil under a key's plant, and under the rows of worlds. */
const [SOIL, DRY] = [0.55, 0];

/** What each key shows: the byte of an employee with richness of soil, or a category of the market. */
const PLANTS = {
  seed: { byte: 0 },
  sprout: { byte: 1 },
  leaf: { byte: 2 },
  bud: { byte: 3 },
  flower: { byte: 4 },
  paper: { byte: 1 | SHOWN, soil: DRY },
  "paper-technical": { byte: 1 | SHOWN, soil: DRY, technical: true },
  advocate: { byte: 3 | ADVOCATE },
  leader: { byte: 2, role: SUPERVISOR },
};
const MARKS = { prospect: PROSPECT, detractor: DETRACTOR, passive: PASSIVE, promoter: PROMOTER };

/** A context of css px on a canvas that keeps the size of its box, and that size. */
function contextOf(canvas) {
  const density = window.devicePixelRatio || 1;
  const [width, height] = [canvas.clientWidth || canvas.width, canvas.clientHeight || canvas.height];
  canvas.width = Math.round(width * density);
  canvas.height = Math.round(height * density);
  const context = canvas.getContext("2d");
  context.setTransform(density, 0, 0, density, 0, 0);
  return { context, width, height };
}

function tile(context, width, height, corner, colour) {
  context.beginPath();
  context.roundRect(0, 0, width, height, corner);
  context.fillStyle = colour;
  context.fill();
}

/** How far right of the middle the parts of a plant lie, px at scale 1: a flag stands left of it, a paper flower right. */
const aside = (byte) => (byte & ADVOCATE ? 4.5 : byte & SHOWN ? -2.4 : 0);

/** The picture of a key of so many px, in the colours of the page, as the address of an image. */
export function pictureOf(kind, size) {
  const canvas = Object.assign(document.createElement("canvas"), size);
  drawKey(contextOf(canvas), kind);
  return canvas.toDataURL();
}

function drawKey({ context, width, height }, kind) {
  const theme = readTheme();
  if (kind in MARKS) {
    tile(context, width, height, CORNER * 0.7, theme.meadow);
    context.translate(width / 2, height / 2);
    context.scale((1.3 * height) / 20, (1.3 * height) / 20);
    drawMark(context, theme, MARKS[kind]);
    return;
  }
  const { byte, soil = SOIL, role = FRONT_LINE, technical = false } = PLANTS[kind];
  tile(context, width, height, CORNER, mix(theme["soil-dry"], theme["soil-rich"], soil));
  context.translate(width / 2, 0.8 * height);
  context.scale(height / 36, height / 36);
  context.translate(aside(byte), role ? -2 : 0);
  drawPlant(context, theme, byte | MIDDLE, role, technical);
}

const [ROW_HEIGHT, ROW_GAP, WIDEST_PITCH, TALLEST] = [44, 4, 27, 31];

/**
 * Where the plants of worlds stand in rows of so many columns.
 *
 * `scale` says how large plants may be: 1 is their size in the garden. Returns `places` {x, y} of their bases, the `pitch` between two, the `row` height with the gap below it, and the `height` of all, px.
 */
export function worldPlaces(count, width, columns, scale = 1) {
  const pitch = Math.min(WIDEST_PITCH * scale, (width - 8) / columns);
  const row = Math.min(ROW_HEIGHT * scale, 26 + pitch * 0.9);
  const rows = Math.max(1, Math.ceil(count / columns));
  const places = Array.from({ length: count }, (_, i) => ({
    x: 4 + pitch * ((i % columns) + 0.5),
    y: Math.floor(i / columns) * (row + ROW_GAP) + row - 7,
  }));
  return { places, pitch, row: row + ROW_GAP, width: pitch * Math.min(columns, count) + 8, height: rows * (row + ROW_GAP) - ROW_GAP };
}

/** The world at a place of such rows, or -1. */
export function worldAt({ places, pitch, row }, x, y) {
  return places.findIndex((place) => Math.abs(place.x - x) <= pitch / 2 && y <= place.y + 7 + ROW_GAP && y > place.y + 7 - row + ROW_GAP);
}

/**
 * Draw the plants of worlds, 0 seed to 4 open flower, in rows on soil.
 *
 * The canvas must be as wide as its box; its height is set to what the rows need. Returns the places as `worldPlaces` does.
 */
export function drawWorlds(canvas, plants, { columns = 20, scale: largest = 1 } = {}) {
  const theme = readTheme();
  const places = worldPlaces(plants.length, canvas.clientWidth || canvas.width, columns, largest);
  canvas.style.height = `${places.height}px`;
  const { context } = contextOf(canvas);
  const scale = Math.min(places.pitch / 15, (places.row - ROW_GAP - 9) / TALLEST);
  for (let top = 0; top < places.height; top += places.row) {
    context.save();
    context.translate(0, top);
    tile(context, places.width, places.row - ROW_GAP, CORNER, mix(theme["soil-dry"], theme["soil-rich"], SOIL));
    context.restore();
  }
  places.places.forEach(({ x, y }, i) => {
    context.save();
    context.translate(x, y);
    context.scale(scale, scale);
    drawPlant(context, theme, plants[i] | MIDDLE, FRONT_LINE, false);
    context.restore();
  });
  return places;
}
