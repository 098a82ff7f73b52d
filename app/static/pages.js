/** Everything that Solara mounts. */

export { Bar } from './bar.js';
export { Trouble } from './trouble.js';
export { Garden } from './garden_page/page.js';
export { Levers } from './levers/page.js';
export { Compare } from './compare/compare.js';
export { Evidence } from './evidence/page.js';
