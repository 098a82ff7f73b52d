/** The ground of the garden: plan coordinates (r, theta), with the garden of radius 1, and where they lie on the screen. */

/** Below this width, and where the picture is about as high as wide, the garden is drawn for a phone. */
const PHONE_WIDTH = 700;
const REFERENCE = 345;
/** Space above and below the garden for names and plants, px. */
const MARGINS = 130;
const MOST_PLANTS = 1500;

/**
 * Centre, radius and flatness of a garden in a picture of this size, px.
 *
 * `scale` is 1 where a garden of 300 employees has the radius at which the forms of plants are given;
 * more people in the same ground are drawn smaller, above 1,500 as dots.
 */
export function groundOf(width, height, employees) {
  const phone = width < PHONE_WIDTH && height > 0.8 * width;
  const k = phone ? 0.84 : 0.6;
  const a = Math.max(30, Math.min((phone ? 0.4 : 0.3277) * width, (height - MARGINS * Math.min(1, width / 1056 + (phone ? 0.5 : 0))) / (2 * k)));
  const room = (a / REFERENCE) * Math.sqrt(k / 0.6) * (phone ? 1.12 : 1);
  return {
    width, height, phone, k, a,
    cx: width / 2,
    cy: height / 2 + (phone ? 5 : (16 * a) / REFERENCE),
    unit: a / REFERENCE,
    scale: room * Math.min(1.2, Math.sqrt(300 / Math.max(1, employees))),
    dots: employees > MOST_PLANTS,
  };
}

/** The place on the screen of a place in plan. */
export function project(ground, r, theta) {
  return { x: ground.cx + ground.a * r * Math.cos(theta), y: ground.cy + ground.a * ground.k * r * Math.sin(theta) };
}

/** Distance from the middle in plan, 1 at the rim, of a place on the screen. */
export function planRadius(ground, x, y) {
  return Math.hypot((x - ground.cx) / ground.a, (y - ground.cy) / (ground.a * ground.k));
}

/** A number from 0 up to 1 that depends on a whole number and a salt only: the same in every window and every week. */
export function hash(number, salt) {
  let h = Math.imul(number + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}
