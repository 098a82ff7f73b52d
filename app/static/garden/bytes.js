/** What a byte of a run says of a person. */

/** Journey phase: 0 business as usual, 1 seeing, 2 thinking, 3 doing differently, 4 being differently. */
export const phaseOf = (byte) => Math.min(4, byte & 7);
/** Quarter of the phase, 0 to 3. */
export const quarterOf = (byte) => (byte >> 3) & 3;
/** Conduct that is shown and not meant. */
export const isShown = (byte) => (byte & 32) !== 0;
export const isAdvocate = (byte) => (byte & 64) !== 0;
export const isNewcomer = (byte) => (byte & 128) !== 0;

export const [PROSPECT, DETRACTOR, PASSIVE, PROMOTER] = [0, 1, 2, 3];

/** Places at which two weeks differ; a plain loop, because it goes through everybody every week. */
export function differing(before, after) {
  const places = [];
  for (let i = 0; i < after.length; i += 1) if (before[i] !== after[i]) places.push(i);
  return places;
}

/** Unpack the market of one week, four people a byte, into one entry a person. In place. */
export function unpackMarket(packed, week, people) {
  const start = week * Math.ceil(people.length / 4);
  for (let i = 0; i < people.length; i += 1) people[i] = (packed[start + (i >> 2)] >> (2 * (i & 3))) & 3;
}
