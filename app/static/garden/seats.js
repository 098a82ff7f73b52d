/** Seats: where every employee stands. A team is one wedge of its bed, behind its supervisor. */

import { radiusOfWidth, spanAt } from "./beds.js";
import { hash, project } from "./ground.js";

export const [FRONT_LINE, SUPERVISOR, MANAGER, HEAD, CHIEF] = [0, 1, 2, 3, 4];
/** Radius of the stone under a leader, px at scale 1, by role. */
export const STONES = [0, 9.5, 11, 13, 20];

const HEADS = 0.32;
const SUPERVISORS = 0.435;
const [FIRST_RING, LAST_RING] = [0.535, 0.955];
const [FROM_PATHS, LEADERS_FROM_PATHS] = [0.035, 0.012];
const SHIFT = 0.25;
/** Distance between two leaders side by side in widths of a stone: across the picture, and into its depth, where plants hide each other. */
const APART = { across: 0.92, deep: 1.3 };
const ROWS_APART = [0, 0.057, 0.043];
const [BEHIND_HEADS, BEHIND_LEADERS] = [0.077, 0.05];
const JITTER = { x: 3, y: 1.8 };

/** Role of every job: front line, supervisor, manager, head of the department, chief executive. */
export function rolesOf({ department, level, boss }) {
  const top = new Map();
  department.forEach((d, i) => top.set(d, Math.max(top.get(d) ?? 0, level[i])));
  return Uint8Array.from(level, (rank, i) => {
    if (boss[i] === i) return CHIEF;
    return rank > 0 && rank === top.get(department[i]) ? HEAD : Math.min(rank, MANAGER);
  });
}

/** Radii of the front line's rings. */
export function ringsOf(frontLine) {
  const rings = Math.max(3, Math.round(Math.sqrt(frontLine / 8)));
  return Array.from({ length: rings }, (_, i) => FIRST_RING + ((LAST_RING - FIRST_RING) * i) / (rings - 1));
}

/** Split a count over weights by largest remainder. */
export function deal(count, weights) {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const exact = weights.map((weight) => (count * weight) / sum);
  const dealt = exact.map(Math.floor);
  const rest = count - dealt.reduce((total, part) => total + part, 0);
  const order = exact.map((_, i) => i).sort((p, q) => exact[q] - dealt[q] - (exact[p] - dealt[p]) || q - p);
  order.slice(0, rest).forEach((i) => (dealt[i] += 1));
  return dealt;
}

/** Free places of the front line in a bed as {r, theta}, sorted by angle; every second ring is shifted, so that plants stand in the gaps of the row before. */
function frontPlaces(bed, count, rings, first) {
  const usable = rings.filter((r) => r >= first - 1e-9);
  const spans = (usable.length ? usable : rings.slice(-1)).map((r) => ({ r, span: spanAt(bed, r, FROM_PATHS) }));
  const lengths = spans.map(({ r, span }) => Math.max(1e-6, r * (span[1] - span[0])));
  return deal(count, lengths)
    .flatMap((n, ring) => {
      const { r, span: [from, to] } = spans[ring];
      const shift = n > 1 ? 0.5 + (ring % 2 ? SHIFT : -SHIFT) : 0.5;
      return Array.from({ length: n }, (_, i) => ({ r, theta: to > from ? from + ((to - from) * (i + shift)) / n : bed.middle }));
    })
    .sort((p, q) => p.theta - q.theta || p.r - q.r);
}

/** In how many rows leaders side by side on a ring stand, so that they do not hide each other. */
function rowsOf(thetas, r, stone, k) {
  const needed = (theta) => stone * Math.hypot(APART.across * Math.sin(theta), (APART.deep * Math.cos(theta)) / k);
  const crowded = thetas.slice(1).map((theta, i) => needed(theta) / (r * Math.max(1e-6, theta - thetas[i])));
  return Math.min(3, Math.max(1, Math.ceil(Math.max(0, ...crowded))));
}

/** Place leaders in turn in rows from radius r outward; the radius of the last row. */
function placeInRows(leaders, thetas, r, rows, places) {
  const apart = ROWS_APART[rows - 1];
  leaders.forEach((job, i) => (places[job] = { r: r + (i % rows) * apart, theta: thetas[i] }));
  return r + (rows - 1) * apart;
}

/** Angles of leaders spread evenly over a bed at radius r. */
function evenly(bed, r, count) {
  const [from, to] = spanAt(bed, r, LEADERS_FROM_PATHS);
  return Array.from({ length: count }, (_, i) => (to > from ? from + ((to - from) * (i + 0.5)) / count : bed.middle));
}

/** Mean angle of the reports of each job, or null where none has a place. */
function meanAngle(job, reports, places) {
  const angles = (reports.get(job) ?? []).flatMap((report) => (places[report] ? [places[report].theta] : []));
  return angles.length ? angles.reduce((sum, theta) => sum + theta, 0) / angles.length : null;
}

/** Jobs in lists by their boss. */
function byBossOf(jobs, boss) {
  const groups = new Map();
  jobs.forEach((job) => (groups.get(boss[job]) ?? groups.set(boss[job], []).get(boss[job])).push(job));
  return groups;
}

/** Place the people of one bed, in plan, in `places` by job. */
function fillBed(bed, jobs, organisation, roles, rings, { unit, k }, places) {
  const of = (role) => jobs.filter((job) => roles[job] === role);
  const [front, supervisors] = [of(FRONT_LINE), of(SUPERVISOR)];
  const upper = jobs.filter((job) => roles[job] === MANAGER || roles[job] === HEAD);
  const heads = upper.length ? radiusOfWidth(bed, HEADS, 1.7 * STONES[HEAD] * unit) : HEADS;
  headsInTheMiddle(upper, roles);
  const upperAngles = evenly(bed, heads, upper.length);
  const lastUpper = placeInRows(upper, upperAngles, heads, rowsOf(upperAngles, heads, 2 * STONES[HEAD] * unit, k), places);
  const even = evenly(bed, SUPERVISORS, supervisors.length);
  const rows = rowsOf(even, SUPERVISORS, 2 * STONES[SUPERVISOR] * unit, k);
  const second = Math.max(SUPERVISORS - ((rows - 1) / 2) * ROWS_APART[rows - 1], lastUpper + BEHIND_HEADS);
  const lastLeader = supervisors.length ? second + (rows - 1) * ROWS_APART[rows - 1] : lastUpper;
  plantFront(front, frontPlaces(bed, front.length, rings, lastLeader + BEHIND_LEADERS), organisation.boss, places);
  const reports = byBossOf(front, organisation.boss);
  placeInRows(supervisors, supervisors.map((job, i) => meanAngle(job, reports, places) ?? even[i]), second, rows, places);
}

/** Give the front line its places, sorted by angle, team by team in the order of the bosses. */
function plantFront(front, free, boss, places) {
  front.sort((p, q) => boss[p] - boss[q] || p - q).forEach((job, i) => (places[job] = free[i]));
}

/** Put the head between the managers. In place. */
function headsInTheMiddle(upper, roles) {
  const at = upper.findIndex((job) => roles[job] === HEAD);
  const head = at < 0 ? [] : upper.splice(at, 1);
  upper.splice(Math.floor(upper.length / 2), 0, ...head);
}

/**
 * The seat of every employee.
 *
 * Returns roles by job, x and y on the screen in px, and the rings of the front line.
 */
export function seatsOf(organisation, beds, ground) {
  const roles = rolesOf(organisation);
  const rings = ringsOf(roles.filter((role) => role === FRONT_LINE).length);
  const places = new Array(roles.length);
  const measure = { unit: ground.scale / ground.a, k: ground.k };
  for (const bed of beds) {
    const jobs = Array.from(roles.keys()).filter((job) => organisation.department[job] === bed.department && roles[job] !== CHIEF);
    fillBed(bed, jobs, organisation, roles, rings, measure, places);
  }
  const [x, y] = [new Float64Array(roles.length), new Float64Array(roles.length)];
  roles.forEach((role, job) => {
    const at = role === CHIEF ? { x: ground.cx, y: ground.cy } : project(ground, places[job].r, places[job].theta);
    const loose = role === FRONT_LINE ? ground.scale : 0;
    x[job] = at.x + JITTER.x * loose * (2 * hash(job, 1) - 1);
    y[job] = at.y + JITTER.y * loose * (2 * hash(job, 2) - 1);
  });
  return { roles, rings, x, y };
}
