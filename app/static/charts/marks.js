/** The mark of a strategy, so that it can be told without its colour. */

import { element, fixed } from "./svg.js";

function regular(corners, turn = 0) {
  return Array.from({ length: corners }, (_, k) => {
    const angle = -Math.PI / 2 + turn + (2 * Math.PI * k) / corners;
    return [Math.cos(angle), Math.sin(angle)];
  });
}

const SHAPES = {
  square: regular(4, Math.PI / 4),
  triangle: regular(3),
  diamond: regular(4),
  wedge: regular(3, Math.PI),
  pentagon: regular(5),
  hexagon: regular(6),
  dash: [
    [-1, -0.35],
    [1, -0.35],
    [1, 0.35],
    [-1, 0.35],
  ],
};

/** The path of a mark around a point; a shape that is not known is a disc. */
export function markPath(shape, x, y, radius) {
  const corners = SHAPES[shape];
  if (!corners) {
    const r = fixed(radius);
    return `M${fixed(x - radius)} ${fixed(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
  }
  return `M${corners.map(([dx, dy]) => `${fixed(x + radius * dx)} ${fixed(y + radius * dy)}`).join("L")}Z`;
}

/** A mark as a small drawing of its own, to stand before a name. */
export function markIcon(shape, token, size = 10) {
  const path = element("path", { d: markPath(shape, size / 2, size / 2, size / 2 - 0.5), fill: `var(--${token})` });
  const icon = element("svg", { width: size, height: size, "aria-hidden": "true" }, path);
  icon.style.display = "block";
  return icon;
}
