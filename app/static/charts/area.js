/** People by phase over time, as areas. Drawn once; when the week changes only the cover over what is to come moves. */

import { box } from "./svg.js";

const TOKENS = ["a1", "a2", "a3", "a4", "a5"];
const TO_COME = 0.62;

/**
 * The areas in a host, which gives them their size.
 *
 * shares: a series a phase, from the bottom up, adding up to 1 in every week. week: the row that is shown.
 * cover: "part" shows what is to come through a veil, "full" hides it, "none" shows it.
 */
export function area(host, given) {
  const state = { ...given };
  const picture = box("canvas", { position: "absolute", inset: "0", width: "100%", height: "100%", display: "block" });
  const cover = box("div", { position: "absolute", inset: "0", background: "var(--bg)", transformOrigin: "right", pointerEvents: "none" });
  for (const part of [picture, cover]) part.setAttribute("aria-hidden", "true");
  if (getComputedStyle(host).position === "static") host.style.position = "relative";
  host.append(picture, cover);

  function draw() {
    const [width, height, density] = [host.clientWidth, host.clientHeight, window.devicePixelRatio || 1];
    if (width === 0 || height === 0) return;
    [picture.width, picture.height] = [Math.round(width * density), Math.round(height * density)];
    const pen = picture.getContext("2d");
    pen.scale(density, density);
    paint(pen, state.shares, width, height, coloursOf(host));
  }

  function place() {
    cover.style.opacity = { full: 1, none: 0 }[state.cover] ?? TO_COME;
    cover.style.transform = `scaleX(${1 - (state.week + 1) / state.weeks})`;
  }

  const sizes = new ResizeObserver(draw);
  sizes.observe(host);
  draw();
  place();

  return {
    /** Other people, week or cover; what is left out stays. */
    set(change) {
      Object.assign(state, change);
      if (change.shares) draw();
      place();
    },
    setWeek(week) {
      state.week = week;
      place();
    },
    refreshTheme: draw,
    resize: draw,
    destroy() {
      sizes.disconnect();
      picture.remove();
      cover.remove();
    },
  };
}

function coloursOf(host) {
  const style = getComputedStyle(host);
  return { ground: style.getPropertyValue("--bg"), areas: TOKENS.map((token) => style.getPropertyValue(`--${token}`)) };
}

/** Each area is painted down to the floor, the highest first: no seam can show between two. */
function paint(pen, shares, width, height, { ground, areas }) {
  const weeks = shares[0].length;
  const tops = topsOf(shares);
  for (let phase = shares.length - 1; phase >= 0; phase -= 1) {
    const edge = new Path2D();
    const y = (week) => height * (1 - tops[phase][week]);
    edge.moveTo(0, y(0));
    for (let week = 0; week < weeks; week += 1) edge.lineTo((width * (week + 1)) / weeks, y(week));
    const filled = new Path2D(edge);
    filled.lineTo(width, height);
    filled.lineTo(0, height);
    pen.fillStyle = areas[phase];
    pen.fill(filled);
    if (phase === shares.length - 1) continue;
    pen.strokeStyle = ground;
    pen.lineWidth = 1;
    pen.stroke(edge);
  }
}

function topsOf(shares) {
  let sum = new Float64Array(shares[0].length);
  return shares.map((share) => {
    sum = sum.map((below, week) => below + share[week]);
    return sum;
  });
}
