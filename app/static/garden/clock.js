/** Steps for what moves: some fifteen a second, because a step costs the whole page a frame; none while nothing moves. */

const INTERVAL = 60;

/** A clock that calls `draw(now)` as long as it answers that something still moves. */
export function clockOf(draw) {
  let timer = 0;
  function tick() {
    timer = 0;
    if (draw(performance.now())) start();
  }
  function start() {
    timer ||= setTimeout(tick, INTERVAL);
  }
  /** Go on only after so many ms in which nobody asked again. */
  function later(wait) {
    stop();
    timer = setTimeout(tick, wait);
  }
  function stop() {
    clearTimeout(timer);
    timer = 0;
  }
  return { start, later, stop };
}
