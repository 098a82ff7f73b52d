/** Frames for what moves: at most thirty a second, none while nothing moves or the page is hidden. */

const INTERVAL = 33;
const EARLY = 4;

/** A clock that calls `draw(now)` as long as it answers that something still moves. */
export function clockOf(draw) {
  let [frame, last] = [0, -Infinity];
  const ask = () => (frame = requestAnimationFrame(tick));
  function tick(now) {
    frame = 0;
    if (now - last < INTERVAL - EARLY) return ask();
    last = now;
    return draw(now) && !frame ? ask() : undefined;
  }
  return {
    start: () => frame || ask(),
    stop() {
      cancelAnimationFrame(frame);
      frame = 0;
    },
  };
}
