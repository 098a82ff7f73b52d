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

/** One number for all pixels of a canvas. */
function digest(canvas) {
  const { data } = canvas.getContext("2d", { willReadFrequently: true }).getImageData(0, 0, canvas.width, canvas.height);
  return new Uint32Array(data.buffer).reduce((sum, pixel) => (Math.imul(sum ^ pixel, 16777619) ^ (sum >>> 15)) >>> 0, 2166136261);
}

/** What the garden shows: a number for each layer of pixels, and the vectors above them. */
function pixels() {
  const layers = [...document.querySelectorAll("#host > canvas")].filter((canvas) => canvas.style.display !== "none");
  return [...layers.map(digest), document.querySelector("#host > svg").innerHTML];
}

/** The pixels of one layer around a place, as one number. */
function around(layer, x, y, reach) {
  const copy = document.createElement("canvas");
  copy.width = copy.height = 2 * reach;
  copy.getContext("2d").drawImage(document.querySelectorAll("#host > canvas")[layer], reach - x, reach - y);
  return digest(copy);
}

/** Count what is asked for and has not happened: timers and frames. */
function watchTimers() {
  const waiting = new Set();
  const wrap = (ask, cancel) => {
    const [asked, cancelled] = [window[ask].bind(window), window[cancel].bind(window)];
    window[ask] = (call, ...rest) => {
      const id = asked((...words) => {
        waiting.delete(`${ask}${id}`);
        call(...words);
      }, ...rest);
      waiting.add(`${ask}${id}`);
      return id;
    };
    window[cancel] = (id) => {
      waiting.delete(`${ask}${id}`);
      cancelled(id);
    };
  };
  wrap("setTimeout", "clearTimeout");
  wrap("requestAnimationFrame", "cancelAnimationFrame");
  wrap("setInterval", "clearInterval");
  return waiting;
}

Object.assign(window, { grow, layout, pixels, around, organisationOf, waiting: watchTimers(), ready: true });
