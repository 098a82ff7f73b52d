/** Numbers that arrive as bytes. */

const BYTES = 4;

/** Little-endian float32 as an array. */
export function floats(view) {
  return Float32Array.from({ length: view.byteLength / BYTES }, (_, place) => view.getFloat32(place * BYTES, true));
}

/** Rows of equal length, one after the other, as so many arrays. */
export function rows(view, count) {
  const all = floats(view);
  const length = count === 0 ? 0 : all.length / count;
  return Array.from({ length: count }, (_, row) => all.subarray(row * length, (row + 1) * length));
}
