/** Elements of vectors, and who is chosen drawn with them. */

const SPACE = "http://www.w3.org/2000/svg";
/** Half the width and height of the ring around a plant, px at scale 1; the radius of that around a mark. */
const [AROUND_PLANT, AROUND_MARK] = [[13, 7.5], 8];
const LEAST = 0.8;

/** An element with attributes; what it says is text, whatever is in it. */
export function element(name, attributes = {}, text = "") {
  const made = document.createElementNS(SPACE, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  if (text) made.textContent = text;
  return made;
}

/** The label in a box of ink, below right of the ring where there is room. */
function labelBox({ ground, theme, size, context }, text, x, y) {
  context.font = `600 ${size}px ${theme.sans}`;
  const [width, height] = [context.measureText(text).width + 1.4 * size, 1.85 * size];
  const left = Math.min(x + 2, ground.width - width - 4);
  const top = y + height + 4 > ground.height ? y - 2 * height : y + 2;
  return [
    element("rect", { x: left, y: top, width, height, rx: 5, fill: theme.ink }),
    element("text", { x: left + 0.7 * size, y: top + height / 2 + 0.36 * size, fill: theme.bg, "font-size": size, "font-weight": 600, "font-family": theme.sans }, text),
  ];
}

/**
 * Who is chosen: a ring of ink, thin lines to acquaintances of a customer, and the label.
 *
 * `look` is {ground, theme, size, context, scale}; `at` the place of the chosen, `others` the places to draw lines to.
 */
export function chosenMarks(look, { kind, label }, at, others) {
  const [rx, ry] = kind === "employee" ? AROUND_PLANT.map((half) => half * Math.max(LEAST, look.scale)) : [AROUND_MARK, AROUND_MARK];
  const stroke = { stroke: look.theme.ink, fill: "none" };
  const lines = others.map(({ x, y }) => element("line", { x1: at.x, y1: at.y, x2: x, y2: y, ...stroke, "stroke-width": 1.1, "stroke-opacity": 0.5 }));
  const ring = element("ellipse", { cx: at.x, cy: at.y, rx, ry, ...stroke, "stroke-width": 2 });
  const halo = element("ellipse", { cx: at.x, cy: at.y, rx, ry, fill: "none", stroke: look.theme.bg, "stroke-width": 4.5, "stroke-opacity": 0.7 });
  return [...lines, halo, ring, ...(label ? labelBox(look, label, at.x + rx, at.y + ry) : [])];
}
