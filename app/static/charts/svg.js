/** Elements of a drawing, paths along a series, and the width of words. Knows no chart. */

const SVG = "http://www.w3.org/2000/svg";

/** An SVG element. Attributes that are null are left out; a child that is text becomes text. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** An HTML element with styles of its own, so that a chart needs no style sheet. */
export function box(tag, styles = {}, ...children) {
  const made = document.createElement(tag);
  Object.assign(made.style, styles);
  made.append(...children);
  return made;
}

/** Words in a drawing. With `halo` the ground shows around them, so that a line may pass behind. */
export function words(text, x, y, { size = 12.5, weight = 400, colour = "--ink3", anchor = "start", halo = 0 } = {}) {
  const ground = halo > 0 ? { stroke: "var(--bg)", "stroke-width": halo, "stroke-linejoin": "round", "paint-order": "stroke" } : {};
  const made = element(
    "text",
    { x: fixed(x), y: fixed(y), fill: `var(${colour})`, "font-size": size, "font-weight": weight, "text-anchor": anchor, ...ground },
    text,
  );
  made.style.fontVariantNumeric = "tabular-nums";
  return made;
}

/** A line from point to point. */
export function stroke(x0, y0, x1, y1, colour, width = 1, more = {}) {
  return element("line", {
    x1: fixed(x0),
    y1: fixed(y0),
    x2: fixed(x1),
    y2: fixed(y1),
    stroke: `var(${colour})`,
    "stroke-width": width,
    ...more,
  });
}

/** A pixel to a tenth: short paths, and no difference the eye can see. */
export function fixed(pixel) {
  return Math.round(pixel * 10) / 10;
}

/** The path through a series, every week or every `step` weeks up to the last; where a value is missing the line is interrupted. */
export function pathOf(values, x, y, step = 1) {
  let path = "";
  let pen = "M";
  for (let week = (values.length - 1) % step; week < values.length; week += step) {
    if (Number.isFinite(values[week])) {
      path += `${pen}${fixed(x(week + 1))} ${fixed(y(values[week]))}`;
      pen = "L";
    } else {
      pen = "M";
    }
  }
  return path;
}

/** A series in pixels, as two rows of numbers. */
export function curveOf(values, { x, y }) {
  return { x: Array.from(values, (_, week) => x(week + 1)), y: Array.from(values, (value) => y(value)) };
}

/** The closed path between two series of the same weeks. */
export function bandOf(low, high, x, y) {
  let there = "";
  let back = "";
  for (let week = 0; week < low.length; week += 1) {
    const across = fixed(x(week + 1));
    there += `${week === 0 ? "M" : "L"}${across} ${fixed(y(high[week]))}`;
    back = `L${across} ${fixed(y(low[week]))}${back}`;
  }
  return `${there}${back}Z`;
}

let pen = null;

/** How wide words are in the type of an element, in pixels: a function of text, size and weight. Figures are as wide as a nought. */
export function measureIn(host) {
  pen ??= document.createElement("canvas").getContext("2d");
  const family = getComputedStyle(host).getPropertyValue("--sans") || "sans-serif";
  return (text, size, weight = 400) => {
    pen.font = `${weight} ${size}px ${family}`;
    return pen.measureText(text.replace(/[0-9]/g, "0")).width;
  };
}

/** The element that holds a drawing and fills its host, which hears the pointer: what is drawn anew under it would lose its click. */
export function canvasIn(host) {
  const drawing = element("svg", { "aria-hidden": "true", focusable: "false" });
  Object.assign(drawing.style, {
    position: "absolute",
    inset: "0",
    width: "100%",
    height: "100%",
    overflow: "visible",
    display: "block",
    pointerEvents: "none",
    fontFamily: "var(--sans)",
  });
  if (getComputedStyle(host).position === "static") host.style.position = "relative";
  host.append(drawing);
  return drawing;
}
