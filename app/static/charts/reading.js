/** Reading a chart by pointer, touch and keyboard. The host becomes a slider over the weeks: a screen reader says what a week holds. */

import { ringEnds } from "./ends.js";
import { drawWorld } from "./strategy.js";
import { weekAt } from "./layout.js";
import { createTooltip, drawWeek, spoken } from "./tooltip.js";

const QUARTER = 13;
const GIVEN = ["tabindex", "role", "aria-label", "aria-valuemin", "aria-valuemax", "aria-valuenow", "aria-valuetext"];

/** Watch a host. `pick(strategy, world)` and `hover(world | null)`, or null; `near(x, y)` tells which world is there. */
export function watch(host, state, layers, { pick, hover = null, near }) {
  const before = GIVEN.map((name) => [name, host.getAttribute(name)]);
  const ended = new AbortController();
  const tooltip = createTooltip(host);
  let [week, world, told] = [null, null, null];

  function tell() {
    const found = world?.world ?? null;
    if (found === told) return;
    told = found;
    hover?.(found);
  }

  function show(pixelY = null) {
    const { spec, geometry } = state;
    layers.reading.replaceChildren();
    tell();
    if (geometry === null) return;
    if (world !== null) layers.reading.append(...bringForward(state, world));
    host.style.cursor = world !== null && pick !== null ? "pointer" : "";
    if (week === null || !spec.table) return tooltip.hide();
    layers.reading.append(drawWeek(spec, geometry, week));
    tooltip.show(spec, geometry, week, pixelY);
    say(host, spec, week);
  }

  function point(event) {
    if (state.geometry === null) return;
    const frame = host.getBoundingClientRect();
    const [x, y] = [event.clientX - frame.left, event.clientY - frame.top];
    const { plot } = state.geometry;
    const inside = x >= plot.x0 - 2 && x <= plot.x1 + 2 && y <= plot.y1 + 12;
    week = inside ? weekAt(state.geometry, state.spec.weeks, x) : null;
    world = near(x, y);
    show(y);
  }

  function leave() {
    [week, world] = [null, null];
    show();
  }

  function key(event) {
    if (state.geometry === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = weekAfter(event, week, state.spec);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    [week, world] = [next, null];
    show();
  }

  const listen = (name, what) => host.addEventListener(name, what, { signal: ended.signal });
  listen("pointermove", point);
  listen("pointerdown", point);
  listen("pointerleave", leave);
  listen("blur", leave);
  listen("keydown", key);
  listen("click", (event) => {
    point(event);
    if (world !== null) pick?.(world.strategy, world.world);
  });

  return {
    refresh() {
      describe(host, state.spec);
      [week, world] = [week !== null && week < state.spec.weeks ? week : null, null];
      show();
    },
    destroy() {
      ended.abort();
      host.style.cursor = "";
      for (const [name, value] of before) value === null ? host.removeAttribute(name) : host.setAttribute(name, value);
      host.querySelector("[data-part=tooltip]")?.remove();
    },
  };
}

/** The week that a key leads to; null closes the table, undefined is a key that means nothing here. */
function weekAfter(event, week, { weeks, launch }) {
  const step = event.shiftKey ? QUARTER : 1;
  const from = week ?? Math.max(0, Math.min(weeks, launch) - 1);
  const moves = { ArrowLeft: -step, ArrowDown: -step, ArrowRight: step, ArrowUp: step, PageDown: -QUARTER, PageUp: QUARTER };
  if (event.key === "Home") return 0;
  if (event.key === "End") return weeks - 1;
  if (event.key === "Escape" && week !== null) return null;
  if (!(event.key in moves)) return undefined;
  return week === null ? from : Math.min(weeks - 1, Math.max(0, from + moves[event.key]));
}

function bringForward({ spec, geometry, ends }, { strategy, world }) {
  const { worlds, token } = spec.strategies[strategy];
  return [...(worlds?.[world] ? [drawWorld(worlds[world], token, geometry)] : []), ringEnds(ends, world, strategy)];
}

function describe(host, spec) {
  if (!spec.table) return;
  host.setAttribute("tabindex", "0");
  host.setAttribute("role", "slider");
  host.setAttribute("aria-label", spec.label ?? spec.strategies.map((strategy) => strategy.name).join(", "));
  host.setAttribute("aria-valuemin", "0");
  host.setAttribute("aria-valuemax", String(spec.weeks - 1));
  const now = host.getAttribute("aria-valuenow") ?? spec.launch - 1;
  say(host, spec, Math.max(0, Math.min(spec.weeks - 1, Number(now))));
}

function say(host, spec, week) {
  host.setAttribute("aria-valuenow", String(week));
  host.setAttribute("aria-valuetext", spoken(spec, week));
}
