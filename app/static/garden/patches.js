/** Sprites on a canvas that can be redrawn in part: what lies in the box of a changed sprite is drawn again, in the same order. */

const CELL = 64;

/** Whether two boxes {left, top, width, height} share a pixel. */
export function overlap(p, q) {
  return p.left < q.left + q.width && q.left < p.left + p.width && p.top < q.top + q.height && q.top < p.top + p.height;
}

/**
 * Boxes of sprites on a canvas, in device px.
 *
 * `order` gives the sprites from back to front; `boxOf(i)` is {left, top, width, height}, the same whatever the sprite's state.
 */
export class Patches {
  constructor(order, boxOf) {
    this.order = order;
    this.rank = new Int32Array(order.length);
    order.forEach((sprite, rank) => (this.rank[sprite] = rank));
    this.boxes = Array.from(this.rank, (_, sprite) => boxOf(sprite));
    this.cells = new Map();
    order.forEach((sprite) => this.cellsOf(this.boxes[sprite], (cell) => this.enter(cell, sprite)));
  }

  enter(cell, sprite) {
    if (!this.cells.has(cell)) this.cells.set(cell, []);
    this.cells.get(cell).push(sprite);
  }

  /** Call with the name of every cell that a box touches. */
  cellsOf({ left, top, width, height }, call) {
    for (let column = Math.floor(left / CELL); column * CELL < left + width; column += 1) {
      for (let row = Math.floor(top / CELL); row * CELL < top + height; row += 1) call(column * 65536 + row);
    }
  }

  /** Sprites that reach into a box, from back to front. */
  within(box) {
    const found = new Set();
    this.cellsOf(box, (cell) => this.cells.get(cell)?.forEach((sprite) => overlap(box, this.boxes[sprite]) && found.add(sprite)));
    return [...found].sort((p, q) => this.rank[p] - this.rank[q]);
  }

  /** Draw boxes again: `ground(context, box)` what lies beneath, `paint(context, sprite)` each sprite in them. */
  redraw(context, boxes, ground, paint) {
    for (const box of boxes) {
      context.save();
      context.beginPath();
      context.rect(box.left, box.top, box.width, box.height);
      context.clip();
      context.clearRect(box.left, box.top, box.width, box.height);
      ground(context, box);
      this.within(box).forEach((each) => paint(context, each));
      context.restore();
    }
  }
}
