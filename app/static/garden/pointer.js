/** Who is under the pointer, and what the page hears of it. */

import { phaseOf, quarterOf } from "./bytes.js";
import { heightOf, LARGER } from "./plants.js";

const REACH = 14;
const REACH_OF_A_FINGER = 22;
const HOVER_AFTER = 150;

/** The nearest of places to (x, y) within a reach, or -1; `far(i)` is the squared distance. */
function nearest(count, reach, far) {
  let [found, least] = [-1, reach * reach];
  for (let i = 0; i < count; i += 1) {
    const distance = far(i);
    if (distance <= least && (distance < least || found < 0)) [found, least] = [i, distance];
  }
  return found;
}

const square = (x, y) => x * x + y * y;

/** The employee whose base or head is nearest, or -1. */
export function employeeAt({ ground, seats }, bytes, x, y) {
  const head = (i) => (ground.dots ? 0 : 0.8 * ground.scale * LARGER[seats.roles[i]] * heightOf(phaseOf(bytes[i]), (quarterOf(bytes[i]) + 0.5) / 4));
  const far = (i) => Math.min(square(seats.x[i] - x, seats.y[i] - y), square(seats.x[i] - x, seats.y[i] - head(i) - y));
  return nearest(seats.x.length, ground.phone ? REACH_OF_A_FINGER : REACH, far);
}

/** The person in the market who is nearest, or -1. */
export function customerAt({ ground, meadow }, x, y) {
  return nearest(meadow.x.length, ground.phone ? REACH_OF_A_FINGER : REACH, (i) => square(meadow.x[i] - x, meadow.y[i] - y));
}

/** The department whose name is at a place, or -1. */
export function nameAt({ names, boxes }, x, y) {
  const found = boxes.findIndex((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom);
  return found < 0 ? -1 : names[found].department;
}

/**
 * Listen to the pointer over a host.
 *
 * `pick(x, y)` answers {kind, index} or null; a click on nothing is told as (null, -1); a hover after 150 ms, its end as (null, -1, 0, 0).
 */
export function listen(host, pick, onPick, onHover) {
  let [timer, told] = [0, false];
  const place = (event) => {
    const box = host.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  function leave() {
    clearTimeout(timer);
    if (told) onHover?.(null, -1, 0, 0);
    told = false;
  }
  function move(event) {
    const [x, y] = place(event);
    const found = pick(x, y);
    host.style.cursor = found ? "pointer" : "";
    leave();
    if (found && event.pointerType !== "touch") {
      timer = setTimeout(() => {
        told = true;
        onHover?.(found.kind, found.index, x, y);
      }, HOVER_AFTER);
    }
  }
  function click(event) {
    const found = pick(...place(event)) ?? { kind: null, index: -1 };
    onPick?.(found.kind, found.index);
  }
  const heard = { pointermove: move, pointerleave: leave, click };
  Object.entries(heard).forEach(([name, call]) => host.addEventListener(name, call));
  return () => {
    leave();
    Object.entries(heard).forEach(([name, call]) => host.removeEventListener(name, call));
  };
}
