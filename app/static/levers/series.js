/** What Python sends of a chart, as the drawing takes it. */

import { spread } from '../charts/predict.js';
import { SERIES } from '../charts/strategy.js';

/** Little-endian float32, as a row of numbers. */
function unpacked(view) {
  const found = new Float32Array(view.byteLength / 4);
  for (let k = 0; k < found.length; k += 1) found[k] = view.getFloat32(4 * k, true);
  return found;
}

/** A chart with its series unpacked; `dim` fades one's own while the next one grows. */
export function drawable(drawn, dim) {
  const strategies = drawn.strategies.map((strategy) => ({
    ...strategy,
    ...Object.fromEntries(SERIES.map((name) => [name, unpacked(strategy[name])])),
    dim: dim && strategy.own === true,
  }));
  const spec = { ...drawn, strategies };
  if (drawn.points) spec.prediction = spread(drawn.points, drawn.weeks, drawn.launch);
  return spec;
}
