/** What Python sends of a chart, as the drawing takes it. */

import { spread } from '../charts/predict.js';
import { SERIES } from '../charts/strategy.js';
import { numbers } from '../numbers.js';

/** A chart with its series unpacked; `dim` fades one's own while the next one grows. */
export function drawable(drawn, dim) {
  const strategies = drawn.strategies.map((strategy) => ({
    ...strategy,
    ...Object.fromEntries(SERIES.map((name) => [name, numbers(Float32Array, strategy[name])])),
    dim: dim && strategy.own === true,
  }));
  const spec = { ...drawn, strategies };
  if (drawn.points) spec.prediction = spread(drawn.points, drawn.weeks, drawn.launch);
  return spec;
}
