/** The layer of beds and employees: sprites from back to front on the beds, redrawn in part where little changed. */

import { differing, phaseOf } from "./bytes.js";
import { DIMMED } from "./draw.js";
import { overlap, Patches } from "./patches.js";
import { bedPicture } from "./soil.js";
import { plantSprites } from "./sprites.js";

const GROWS = 180;
const GROWS_FROM = 0.9;
/** Above this share of plants, or so many beds, that changed, everything is drawn. */
const [MANY, MANY_BEDS] = [0.4, 1];

const easeOut = (share) => 1 - (1 - share) ** 3;

export class Staff {
  /** A layer on a context of device pixels; `density` is device px a px. */
  constructor(context, layout, theme, density, technical) {
    const { x, y, roles } = layout.seats;
    Object.assign(this, { context, layout, theme, density, roles });
    this.sprites = plantSprites(theme, layout.ground.scale * density, { technical, dots: layout.ground.dots });
    this.x = Int32Array.from(x, (value) => Math.floor(value * density));
    this.y = Int32Array.from(y, (value) => Math.floor(value * density));
    const order = [...x.keys()].sort((p, q) => y[p] - y[q] || p - q);
    this.patches = new Patches(order, (i) => this.boxOf(i));
    this.beds = layout.beds.map((bed) => bedPicture(bed, layout, density));
    this.bytes = new Uint8Array(x.length);
    this.steps = new Uint8Array(0);
    this.growing = new Map();
    this.highlight({ bright: null, focus: null, lines: [] });
  }

  boxOf(i) {
    const { ox, oy, width, height } = this.sprites.of(0, this.roles[i]);
    return { left: this.x[i] - ox, top: this.y[i] - oy, width, height };
  }

  /** Dim all but some employees (`bright`, a set or null) and all but one bed (`focus`), with lines {from, to, width, alpha} beneath the plants. */
  highlight({ bright, focus, lines }) {
    Object.assign(this, { bright, focus, lines });
  }

  /** Colour the beds whose soil changed; those beds. */
  till(steps) {
    const beds = this.beds.filter(({ department }) => steps[department] !== this.steps[department]);
    this.steps = Uint8Array.from(steps);
    beds.forEach((bed) => bed.colour(this.theme, steps[bed.department]));
    return beds;
  }

  /** What lies beneath the plants in a box: the beds and the lines of a selection. */
  ground(context, box) {
    for (const bed of this.beds.filter((each) => overlap(each.box, box))) {
      context.globalAlpha = this.focus === null || this.focus === bed.department ? 1 : DIMMED;
      context.drawImage(bed.picture, bed.box.left, bed.box.top);
    }
    for (const each of this.lines) {
      this.line(context, each, this.theme.bg, each.width + 2, each.alpha * 0.6);
      this.line(context, each, this.theme.ink, each.width, each.alpha);
    }
    context.globalAlpha = 1;
  }

  line(context, { from, to }, colour, width, alpha) {
    context.globalAlpha = alpha;
    context.strokeStyle = colour;
    context.lineWidth = width * this.density;
    context.beginPath();
    context.moveTo(this.x[from], this.y[from]);
    context.lineTo(this.x[to], this.y[to]);
    context.stroke();
  }

  paint(context, i) {
    const { picture, ox, oy, width, height } = this.sprites.of(this.bytes[i], this.roles[i]);
    const size = this.growing.get(i)?.size ?? 1;
    context.globalAlpha = this.bright === null || this.bright.has(i) ? 1 : DIMMED;
    if (size === 1) context.drawImage(picture, this.x[i] - ox, this.y[i] - oy);
    else context.drawImage(picture, this.x[i] - ox * size, this.y[i] - oy * size, width * size, height * size);
  }

  redraw(boxes) {
    this.patches.redraw(this.context, boxes, (context, box) => this.ground(context, box), (context, i) => this.paint(context, i));
  }

  /** Draw everything: beds by `steps` of soil, employees by their bytes. */
  whole(bytes, steps) {
    this.growing.clear();
    this.bytes.set(bytes);
    this.till(steps);
    this.everything();
  }

  everything() {
    this.context.clearRect(0, 0, this.context.canvas.width, this.context.canvas.height);
    this.ground(this.context, { left: 0, top: 0, width: this.context.canvas.width, height: this.context.canvas.height });
    this.patches.order.forEach((i) => this.paint(this.context, i));
    this.context.globalAlpha = 1;
  }

  /** Draw what changed; those whose phase changed begin to grow at time `now` in ms, unless it is null. */
  change(bytes, steps, now) {
    const changed = differing(this.bytes, bytes);
    if (now !== null) changed.filter((i) => phaseOf(bytes[i]) !== phaseOf(this.bytes[i])).forEach((i) => this.growing.set(i, { since: now, size: GROWS_FROM }));
    this.bytes.set(bytes);
    const beds = this.till(steps);
    if (beds.length > MANY_BEDS || changed.length > MANY * bytes.length) this.everything();
    else this.redraw([...beds.map(({ box }) => box), ...changed.map((i) => this.patches.boxes[i])]);
  }

  /** Let plants grow up to a time in ms; whether any still grows. */
  grow(now) {
    const growing = [...this.growing.keys()];
    for (const i of growing) {
      const share = Math.max(0, now - this.growing.get(i).since) / GROWS;
      if (share >= 1) this.growing.delete(i);
      else this.growing.get(i).size = GROWS_FROM + (1 - GROWS_FROM) * easeOut(share);
    }
    this.redraw(growing.map((i) => this.patches.boxes[i]));
    return this.growing.size > 0;
  }
}
