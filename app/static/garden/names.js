/** Names of the beds: where they stand outside the rim, and the boxes that the meadow leaves free. */

import { project } from "./ground.js";

const SHORT_BELOW = 800;
const PLANTS = 27;
const PAD = 5;
const UPPER_END = 0.16;

/** Width in px of a name and its headcount, in the type that they are drawn in. */
function widthOf(context, name, count, size, sans) {
  context.font = `600 ${size}px ${sans}`;
  const bold = context.measureText(`${name} `).width;
  context.font = `400 ${size}px ${sans}`;
  return { bold, all: bold + context.measureText(count).width };
}

/** Height of the back rim, moved up by the plants on it, over a stretch of the picture. */
function rimAbove(ground, left, right) {
  const nearest = Math.min(Math.max(ground.cx, left), right);
  const across = Math.min(1, Math.abs(nearest - ground.cx) / ground.a);
  return ground.cy - ground.a * ground.k * Math.sqrt(1 - across * across) - PLANTS * Math.max(ground.scale, 0.5 * ground.unit);
}

/** The angle at which a bed has its name: its middle, or where there is no room beside the garden the upper end of a bed at the side. */
function angleOf({ from, to, middle }, ground) {
  const atSide = Math.sin(middle) > -0.6 && Math.sin(middle) < 0.75;
  if (ground.width >= SHORT_BELOW || !atSide) return middle;
  return Math.cos(middle) < 0 ? to - UPPER_END : from + UPPER_END;
}

/** Left end and baseline of a name by where its bed lies: below the front, above the back, beside the sides. */
function placeOf(angle, ground, width, size) {
  const [across, down] = [Math.cos(angle), Math.sin(angle)];
  const rim = project(ground, 1, angle);
  const away = 16 * Math.sqrt(ground.unit);
  if (down > 0.75) return { left: rim.x - width / 2, base: rim.y + size + 13 * Math.sqrt(ground.unit) };
  const side = Math.abs(across) < 0.3 ? -width / 2 : across > 0 ? away * across : away * across - width;
  const lift = down < 0 ? down * (PLANTS * ground.scale) : down * size;
  return { left: rim.x + side, base: rim.y + lift + size * 0.35 };
}

/** Keep a name inside the picture, and where it hangs over the back beds, above the heads of their plants. */
function settle(name, ground, size) {
  const edge = 6;
  name.left = Math.min(Math.max(name.left, edge), ground.width - edge - name.width);
  if (name.back) name.base = Math.min(name.base, rimAbove(ground, name.left, name.left + name.width) - size * 0.2);
  name.base = Math.max(name.base, size + edge);
  return Object.assign(name, { top: name.base - size, right: name.left + name.width, bottom: name.base + size * 0.3 });
}

/** Move names that touch apart: outward from the middle where little is missing, else a line up. */
function untangle(names, ground, size) {
  const apart = size * 0.6;
  const touch = (p, q) => p.left < q.right + apart && q.left < p.right + apart && p.top < q.bottom && q.top < p.bottom;
  for (let turn = 0; turn < 24; turn += 1) {
    const pair = names.flatMap((p, i) => names.slice(i + 1).map((q) => [p, q])).find(([p, q]) => touch(p, q));
    if (!pair) return;
    const [west, east] = pair.sort((p, q) => p.left + p.right - q.left - q.right);
    const missing = west.right + apart - east.left;
    if (missing < 0.45 * Math.min(west.width, east.width)) {
      west.left -= missing / 2 + 0.5;
      east.left += missing / 2 + 0.5;
    } else {
      const higher = west.base < east.base ? west : east;
      higher.base -= missing > 0 ? size * 0.7 : 0;
    }
    pair.forEach((name) => settle(name, ground, size));
  }
}

/**
 * The name of every bed: text, left end, baseline, and the box around it in px.
 *
 * Parameters: beds and ground of the layout; organisation with names, short names and headcounts by department; a context to measure with.
 */
export function namesOf(beds, ground, organisation, { context, size, sans }) {
  const texts = ground.width < SHORT_BELOW ? organisation.short : organisation.names;
  const names = beds.map((bed) => {
    const [name, count] = [texts[bed.department], String(organisation.counts[bed.department])];
    const { bold, all } = widthOf(context, name, count, size, sans);
    const angle = angleOf(bed, ground);
    const place = placeOf(angle, ground, all, size);
    return settle({ department: bed.department, name, count, bold, width: all, back: Math.sin(angle) < -0.3, ...place }, ground, size);
  });
  untangle(names, ground, size);
  return names;
}

/** The box of a name that the meadow leaves free. */
export function boxOf(name) {
  return { left: name.left - PAD, top: name.top - PAD, right: name.right + PAD, bottom: name.bottom + PAD };
}
