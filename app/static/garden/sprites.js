/** Sprites: each form is drawn once per theme, scale and density, and copied from then on, whole pixel to whole pixel. */

import { drawDot, drawPlant, LARGER } from "./plants.js";
import { drawMark } from "./marks.js";
import { STONES } from "./seats.js";

/** A picture with (0, 0) at the pixel (ox, oy), `scale` device px for each px of the form. A bitmap is copied faster than a canvas. */
function sprite(left, up, right, down, scale, draw) {
  const [ox, oy] = [Math.ceil(left * scale) + 1, Math.ceil(up * scale) + 1];
  const [width, height] = [ox + Math.ceil(right * scale) + 1, oy + Math.ceil(down * scale) + 1];
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  context.translate(ox + 0.5, oy + 0.5);
  context.scale(scale, scale);
  draw(context);
  return { picture: canvas.transferToImageBitmap(), ox, oy, width, height };
}

/** How far a plant reaches from its base to the left, up, to the right and down, px at scale 1, whatever its state. */
function reach(role) {
  const [larger, stone] = [LARGER[role], STONES[role]];
  return [Math.max(15.2 * larger, stone + 1), 34 * larger, Math.max(10.5 * larger, stone + 1.5), Math.max(4 * larger, stone * 0.52 + 4)];
}

/** Sprites of plants: `of(byte, role)`, each with its picture and where its base lies in it; all of a role are of one size. */
export function plantSprites(theme, scale, { technical = false, dots = false } = {}) {
  const made = new Map();
  const draw = dots ? drawDot : drawPlant;
  return {
    of(byte, role) {
      const name = byte | (role << 8);
      if (!made.has(name)) made.set(name, sprite(...reach(role), scale, (context) => draw(context, theme, byte, role, technical)));
      return made.get(name);
    },
  };
}

/** Sprites of the four marks of the market, by category, all of one size. */
export function markSprites(theme, scale) {
  const reached = 3.3;
  return [0, 1, 2, 3].map((category) => sprite(reached, reached, reached, reached, scale, (context) => drawMark(context, theme, category)));
}
