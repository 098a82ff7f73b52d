/** The layer of the market: one mark a person; after a week only the marks that changed are drawn again. */

import { differing } from "./bytes.js";
import { Patches } from "./patches.js";
import { markSprites } from "./sprites.js";

const NOTHING = () => {};
/** Above this share of changes the whole is drawn. */
const MANY = 0.2;

export class Market {
  /** A layer on a context of device pixels; `scale` and `density` are px a unit of form, and device px a px. */
  constructor(context, layout, theme, scale, density) {
    const { x, y } = layout.meadow;
    this.context = context;
    this.sprites = markSprites(theme, scale * density);
    this.left = Int32Array.from(x, (value) => Math.floor(value * density) - this.sprites[0].ox);
    this.top = Int32Array.from(y, (value) => Math.floor(value * density) - this.sprites[0].oy);
    const { width, height } = this.sprites[0];
    this.patches = new Patches([...this.left.keys()], (i) => ({ left: this.left[i], top: this.top[i], width, height }));
    this.shown = new Uint8Array(x.length);
  }

  paint(context, i) {
    context.drawImage(this.sprites[this.shown[i]].picture, this.left[i], this.top[i]);
  }

  /** Draw everybody. */
  whole(people) {
    this.shown.set(people);
    this.context.clearRect(0, 0, this.context.canvas.width, this.context.canvas.height);
    this.shown.forEach((_, i) => this.paint(this.context, i));
  }

  /** Draw those who changed, and what touches them. */
  change(people) {
    const changed = differing(this.shown, people);
    if (changed.length > MANY * people.length) return this.whole(people);
    this.shown.set(people);
    return this.patches.redraw(this.context, changed.map((i) => this.patches.boxes[i]), NOTHING, (context, i) => this.paint(context, i));
  }
}
