/** Where everything stands. Computed once per organisation and size of the picture, never while playing. */

import { bedsOf } from "./beds.js";
import { groundOf } from "./ground.js";
import { meadowOf } from "./meadow.js";
import { boxOf, namesOf } from "./names.js";
import { seatsOf } from "./seats.js";

/** People of each department, counted from the jobs themselves: `counts` of an organisation may be words. */
export function headcounts({ department, names }) {
  const counts = new Array(names.length).fill(0);
  department.forEach((d) => (counts[d] += 1));
  return counts;
}

/**
 * The layout of an organisation in a picture of this size, px.
 *
 * `type` says how names are measured: {context, size, sans}; without it there are no names.
 */
export function layoutOf(organisation, width, height, type = null) {
  const ground = groundOf(width, height, organisation.department.length);
  const beds = bedsOf(headcounts(organisation), ground.k);
  const seats = seatsOf(organisation, beds, ground);
  const names = type ? namesOf(beds, ground, organisation, type) : [];
  const boxes = names.map(boxOf);
  return { ground, beds, seats, names, boxes, meadow: meadowOf(organisation.customer_at_start, ground, boxes) };
}
