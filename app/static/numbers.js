/** Numbers that came as bytes. */

/** Bytes as numbers of a kind, little-endian as every machine this runs on keeps them. */
export function numbers(kind, view) {
  return new kind(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength));
}

/** Rows of equal length, one after the other, as so many arrays. */
export function rows(kind, view, count) {
  const all = numbers(kind, view);
  const length = count === 0 ? 0 : all.length / count;
  return Array.from({ length: count }, (_, row) => all.subarray(row * length, (row + 1) * length));
}
