/** What the tests call in the page: worlds from base64, gardens, and the pixels that they drew. */

import { createGarden } from "/static/garden/garden.js";
import { layoutOf } from "/static/garden/layout.js";

const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const numbers = (text) => new Int32Array(bytes(text).buffer);

export const organisationOf = (sent) => ({
  ...sent,
  department: new Int8Array(bytes(sent.department).buffer),
  level: new Int8Array(bytes(sent.level).buffer),
  boss: numbers(sent.boss),
  customer_at_start: bytes(sent.customer_at_start),
});
export const runOf = (sent) => ({ people: bytes(sent.people), soil: bytes(sent.soil), market: bytes(sent.market), joined: numbers(sent.joined) });

/** A garden of a world in a host of this size, on the page as `garden`. */
function grow({ organisation, run, width = 1056, height = 552, theme = "light", options = {} }) {
  window.garden?.destroy();
  const host = document.getElementById("host");
  document.documentElement.dataset.theme = theme;
  Object.assign(host.style, { width: `${width}px`, height: `${height}px` });
  window.heard = [];
  const hear = (what) => (...words) => window.heard.push([what, ...words]);
  window.garden = createGarden(host, { onPick: hear("pick"), onHover: hear("hover"), ...options });
  window.garden.setOrganisation(organisationOf(organisation));
  if (run) window.garden.setRun(runOf(run));
}

/** The layout of an organisation as plain lists. */
function layout({ organisation, width = 1056, height = 552, size = 13 }) {
  const context = document.createElement("canvas").getContext("2d");
  const { ground, beds, names, boxes, seats, meadow } = layoutOf(organisationOf(organisation), width, height, { context, size, sans: "sans-serif" });
  const lists = (places) => ({ x: [...places.x], y: [...places.y] });
  return { ground, beds, names, boxes, seats: { ...lists(seats), roles: [...seats.roles] }, meadow: lists(meadow) };
}

/** A short word for every pixel that the garden shows, layer by layer. */
async function pixels() {
  const canvases = [...document.querySelectorAll("#host canvas")].filter((canvas) => canvas.style.display !== "none");
  const words = canvases.map(async (canvas) => {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", data));
    return [...digest.slice(0, 8)].map((part) => part.toString(16).padStart(2, "0")).join("");
  });
  return Promise.all(words);
}

Object.assign(window, { grow, layout, pixels, ready: true });
