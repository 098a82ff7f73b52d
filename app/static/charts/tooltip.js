/** What every strategy is at one week: an upright line, a mark on each line, and a small table beside it. */

import { markIcon, markPath } from "./marks.js";
import { box, element, stroke } from "./svg.js";

const GAP = 14;
const EDGE = 8;

/** The upright line of a week with a mark where each strategy is. */
export function drawWeek(spec, geometry, week, { colour = "--ink2", part = "week" } = {}) {
  const { plot, x, y, scale } = geometry;
  const at = x(week + 1);
  const group = element("g", { "data-part": part, "data-week": week }, stroke(at, plot.y0, at, plot.y1, colour, 1.2));
  for (const strategy of spec.strategies) {
    const value = strategy.median[week];
    if (strategy.dim || !Number.isFinite(value)) continue;
    const edge = { stroke: "var(--bg)", "stroke-width": 1.6, "paint-order": "stroke" };
    group.append(element("path", { d: markPath(strategy.shape, at, y(value), 4.6 * scale), fill: `var(--${strategy.token})`, ...edge }));
  }
  return group;
}

/** The box of a tooltip in a host; it is empty and hidden until it is shown. */
export function createTooltip(host) {
  const panel = box("div", {
    position: "absolute",
    left: "0",
    top: "0",
    zIndex: "5",
    display: "none",
    pointerEvents: "none",
    padding: "9px 12px 10px",
    background: "var(--surface)",
    border: "1px solid var(--line)",
    borderRadius: "8px",
    color: "var(--ink)",
    fontFamily: "var(--sans)",
    fontSize: "13px",
    lineHeight: "1.45",
    whiteSpace: "nowrap",
    fontVariantNumeric: "tabular-nums",
  });
  panel.dataset.part = "tooltip";
  panel.setAttribute("aria-hidden", "true");
  host.append(panel);
  return {
    show(spec, geometry, week, pixelY = null) {
      panel.replaceChildren(...tableOf(spec, week));
      panel.style.fontSize = `${13 * geometry.scale}px`;
      panel.style.display = "block";
      const { left, top } = placeOf(panel, host, geometry, geometry.x(week + 1), pixelY);
      panel.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
    },
    hide() {
      panel.style.display = "none";
    },
  };
}

/** Beside the line, on the side with more room, and always inside the page. */
function placeOf(panel, host, geometry, at, pixelY) {
  const frame = host.getBoundingClientRect();
  const [wide, high] = [panel.offsetWidth, panel.offsetHeight];
  const most = document.documentElement.clientWidth - EDGE - frame.left - wide;
  const right = at + GAP;
  const left = right + wide <= Math.max(geometry.width, geometry.plot.x1) ? right : at - GAP - wide;
  const middle = pixelY === null ? geometry.plot.y0 + 6 : pixelY - high / 2;
  const lowest = Math.max(0, Math.min(geometry.height - high, window.innerHeight - EDGE - frame.top - high));
  return {
    left: Math.max(EDGE - frame.left, Math.min(most, left)),
    top: Math.max(Math.min(0, geometry.height - high), Math.min(lowest, middle)),
  };
}

function tableOf(spec, week) {
  const head = box("div", { color: "var(--ink3)", marginBottom: "3px" }, spec.table.weeks[week]);
  const grid = box("div", { display: "grid", gridTemplateColumns: "auto auto auto", columnGap: "8px", alignItems: "center" });
  spec.strategies.forEach((strategy, place) => {
    const text = spec.table.rows[week][place];
    if (strategy.dim || text === undefined) return;
    grid.append(
      markIcon(strategy.shape, strategy.token),
      box("span", { color: `var(--${strategy.token}-text)` }, strategy.name),
      box("span", { fontWeight: "600", textAlign: "right", paddingLeft: "6px" }, text),
    );
  });
  return [head, grid];
}

/** The same in one line of words, for those who hear it. */
export function spoken(spec, week) {
  const row = spec.table.rows[week];
  const told = spec.strategies.map((strategy, place) => ({ ...strategy, text: row[place] }));
  const parts = told.filter(({ dim, text }) => !dim && text !== undefined).map(({ name, text }) => `${name} ${text}`);
  return [spec.table.weeks[week], ...parts].join(", ");
}
