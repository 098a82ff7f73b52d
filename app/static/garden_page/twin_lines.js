/** Two lives on one axis: commitment of the same person under two strategies, and the week in which they part. */

import { element, pathOf, stroke, words } from '../charts/svg.js';

const [HEIGHT, TOP, BOTTOM] = [150, 26, 26];

export function twinLines(host, { lives, parts, week, low, high, first, last }) {
  const width = host.clientWidth;
  const drawing = element('svg', { width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}`, 'aria-hidden': 'true', focusable: 'false' });
  drawing.style.display = 'block';
  drawing.style.overflow = 'visible';
  host.replaceChildren(drawing);
  const weeks = lives[0].values.length;
  const x = (k) => (width * k) / weeks;
  const y = (value) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value);
  for (const share of [0, 0.25, 0.5, 0.75, 1]) drawing.append(stroke(0, y(share), width, y(share), share ? '--line' : '--line2'));
  drawing.append(words(high, width, y(1) - 6, { size: 12.5, anchor: 'end', colour: '--ink3' }), words(low, 0, y(0) - 5, { size: 12.5, colour: '--ink3' }));
  drawing.append(words(first, 0, HEIGHT - 6, { size: 12.5, colour: '--ink3' }), words(last, width, HEIGHT - 6, { size: 12.5, anchor: 'end', colour: '--ink3' }));
  if (parts) {
    drawing.append(stroke(x(parts.week), TOP - 14, x(parts.week), y(0), '--ink2', 1.2, { 'stroke-dasharray': '2 3' }));
    drawing.append(words(parts.label, x(parts.week) < 90 ? x(parts.week) + 5 : x(parts.week) - 5, TOP - 6, { size: 12.5, weight: 600, colour: '--ink', anchor: x(parts.week) < 90 ? 'start' : 'end' }));
  }
  const ends = [];
  for (const life of lives) {
    const d = pathOf(life.values.slice(0, week + 1), (k) => x(k - 0.5), y);
    drawing.append(element('path', { d, fill: 'none', stroke: `var(--${life.token})`, 'stroke-width': 2.4, 'stroke-linejoin': 'round', 'stroke-dasharray': life.dash.join(' ') }));
    const end = { x: x(week + 0.5), y: y(life.values[week]), life };
    drawing.append(element('circle', { cx: end.x, cy: end.y, r: 4, fill: `var(--${life.token})` }));
    ends.push(end);
  }
  ends.sort((one, other) => one.y - other.y);
  if (ends.length > 1 && ends[1].y - ends[0].y < 16) {
    const middle = (ends[0].y + ends[1].y) / 2;
    [ends[0].y, ends[1].y] = [middle - 8, middle + 8];
  }
  for (const end of ends) {
    const left = end.x > width * 0.6;
    drawing.append(words(end.life.title, left ? end.x - 9 : end.x + 9, end.y + 4, { size: 13, weight: 600, anchor: left ? 'end' : 'start', colour: `--${end.life.token}-text`, halo: 4 }));
  }
}
