/** One run as it was sent, and the week of it that is open. */

import { differing, PROSPECT, unpackMarket } from "./bytes.js";
import { soilStep } from "./theme.js";

/** Felt safety of an empty garden, 0 to 255. */
const SAFETY_AT_START = 79;

export class Run {
  /** W weeks of `people` (W, N), `soil` (W, D), `market` (W, ⌈M/4⌉), all row by row; `joined` rows of week, person, recommender or -1. */
  constructor(organisation, { people, soil, market, joined }) {
    const [jobs, departments] = [organisation.department.length, organisation.names.length];
    Object.assign(this, { jobs, departments, sent: { people, soil, market }, weeks: people.length / jobs });
    this.people = new Uint8Array(jobs);
    this.soil = new Uint8Array(departments);
    this.market = new Uint8Array(organisation.customer_at_start.length);
    this.arrivals = new Map();
    for (let row = 0; row < joined.length; row += 3) this.arrive(joined[row], joined[row + 1], joined[row + 2]);
  }

  /** A run of one week in which everybody is a seed, or a prospect. */
  static empty({ department, names, customer_at_start: market }) {
    const soil = new Uint8Array(names.length).fill(SAFETY_AT_START);
    return new Run(
      { department, names, customer_at_start: market },
      { people: new Uint8Array(department.length), soil, market: new Uint8Array(Math.ceil(market.length / 4)), joined: [] },
    );
  }

  arrive(week, person, by) {
    if (!this.arrivals.has(week)) this.arrivals.set(week, []);
    this.arrivals.get(week).push([person, by]);
  }

  clamp(week) {
    return Math.min(this.weeks - 1, Math.max(0, Math.round(week) || 0));
  }

  /** Open a week; those who were customers in the week before that was open and no longer are, as [person, category before]. */
  turn(week) {
    const before = this.market.slice();
    this.people.set(this.sent.people.subarray(week * this.jobs, (week + 1) * this.jobs));
    this.soil.forEach((_, d) => (this.soil[d] = soilStep(this.sent.soil[week * this.departments + d])));
    unpackMarket(this.sent.market, week, this.market);
    return differing(before, this.market)
      .filter((i) => this.market[i] === PROSPECT)
      .map((i) => [i, before[i]]);
  }

  /** Who joined after one week, up to and with another, as [person, recommender or -1]; of the last week only where it is not later. */
  joined(after, week) {
    const first = after < week ? after + 1 : week;
    return Array.from({ length: week - first + 1 }, (_, i) => this.arrivals.get(first + i) ?? []).flat();
  }
}
