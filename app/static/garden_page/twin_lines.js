/** Two lives on one axis: commitment of the same person under two strategies, and the week in which they part. Names stand over it, where no line runs. */

import { box, element, pathOf, stroke, words } from '../charts/svg.js';

const [HEIGHT, TOP, BOTTOM] = [132, 20, 26];
const SMALL = 12.5;
/** Room that the first and the last week take in the line below, in pixels. */
const [FIRST, LAST] = [56, 34];

export function twinLines(host, { lives, parts, week, low, high, first, last }) {
  const width = host.clientWidth;
  const drawing = element('svg', { width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}`, 'aria-hidden': 'true', focusable: 'false' });
  drawing.style.display = 'block';
  drawing.style.overflow = 'visible';
  host.replaceChildren(keyOf(lives), drawing);
  const weeks = lives[0].values.length;
  const x = (k) => (width * k) / weeks;
  const y = (value) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value);
  for (const share of [0, 0.25, 0.5, 0.75, 1]) drawing.append(stroke(0, y(share), width, y(share), share ? '--line' : '--line2'));
  drawing.append(words(high, 0, y(1) - 6, { size: SMALL }), ...weeksBelow(parts && parts.week <= week ? parts : null, { first, last, width, x }));
  if (parts && parts.week <= week) drawing.append(stroke(x(parts.week), y(1), x(parts.week), y(0) + 4, '--ink2', 1.2, { 'stroke-dasharray': '2 3' }));
  for (const life of lives) {
    const d = pathOf(life.values.slice(0, week + 1), (k) => x(k - 0.5), y);
    drawing.append(element('path', { d, fill: 'none', stroke: `var(--${life.token})`, 'stroke-width': 2.4, 'stroke-linejoin': 'round', 'stroke-dasharray': life.dash.join(' ') }));
    drawing.append(element('circle', { cx: x(week + 0.5), cy: y(life.values[week]), r: 4, fill: `var(--${life.token})` }));
  }
  drawing.append(words(low, 0, y(0) - 5, { size: SMALL, halo: 4 }));
}

/** The names of both lives, each with its line; one that is too long is cut off, and whole for who points at it. */
function keyOf(lives) {
  const key = box('div', { display: 'flex', flexWrap: 'wrap', gap: '0 18px', fontSize: '13px', fontWeight: 600, marginBottom: '2px' });
  for (const { title, token, dash } of lives) {
    const line = element('svg', { width: 24, height: 10, 'aria-hidden': 'true', focusable: 'false' });
    line.append(stroke(0, 5, 24, 5, `--${token}`, 2.4, { 'stroke-dasharray': dash.join(' ') || null }));
    line.style.flex = 'none';
    const name = box('span', { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }, title);
    name.title = title;
    key.append(box('span', { display: 'inline-flex', alignItems: 'center', gap: '7px', minWidth: 0, color: `var(--${token}-text)` }, line, name));
  }
  return key;
}

/** The first and the last week, and the one in which the lives part; what would touch it gives way. */
function weeksBelow(parts, { first, last, width, x }) {
  const line = HEIGHT - 6;
  const ends = [words(first, 0, line, { size: SMALL }), words(last, width, line, { size: SMALL, anchor: 'end' })];
  if (parts === null) return ends;
  const [half, at] = [parts.label.length * 3.6, x(parts.week)];
  const middle = Math.min(width - half, Math.max(half, at));
  const kept = ends.filter((_, k) => (k === 0 ? middle - half > FIRST : middle + half < width - LAST));
  return [...kept, words(parts.label, middle, line, { size: SMALL, weight: 600, colour: '--ink', anchor: 'middle' })];
}
