/** Pictures of beds: the form of each is drawn once, and coloured anew when its soil changes, which is most of the weeks. */

import { furrows, outline } from "./beds.js";
import { project } from "./ground.js";
import { soilColour } from "./theme.js";

const [EDGE_BELOW, ROUNDED] = [4.5, 9];
const FURROW = "rgb(30 18 8 / 13%)";
const EDGE_SHADE = "rgb(0 0 0 / 28%)";

/** The box around a bed, in device px. */
function boxOf(bed, ground, density) {
  const around = (ROUNDED / 2 + EDGE_BELOW) * ground.unit + 2;
  const angles = Array.from({ length: 65 }, (_, i) => bed.from + ((bed.to - bed.from) * i) / 64);
  const places = angles.flatMap((theta) => [project(ground, 1, theta), project(ground, bed.inner, theta)]);
  const [x, y] = [places.map((place) => place.x), places.map((place) => place.y)];
  const [left, top] = [Math.min(...x), Math.min(...y)].map((value) => Math.floor((value - around) * density));
  const [right, bottom] = [Math.max(...x), Math.max(...y)].map((value) => Math.ceil((value + around) * density));
  return { left, top, width: right - left, height: bottom - top };
}

/** A bitmap of a box, in which `draw(context)` draws in px of the garden. */
function bitmap({ left, top, width, height }, density, draw) {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  context.setTransform(density, 0, 0, density, -left, -top);
  draw(context);
  return canvas.transferToImageBitmap();
}

/** The form of a bed with rounded corners, moved down by so many px. */
function form(context, bed, ground, down) {
  const shape = outline(bed, ground, down);
  context.lineJoin = "round";
  context.lineWidth = ROUNDED * ground.unit;
  context.fill(shape);
  context.stroke(shape);
}

function drawFurrows(context, bed, { ground, seats }) {
  context.lineWidth = Math.max(0.6, 1.1 * ground.unit);
  context.lineCap = "round";
  context.strokeStyle = FURROW;
  context.stroke(furrows(bed, ground, seats.rings));
}

/** What lies on the colour of a bed, whatever it is: the shade of its raised edge, and its furrows. */
function drawShade(context, bed, layout, edge) {
  context.fillStyle = context.strokeStyle = EDGE_SHADE;
  form(context, bed, layout.ground, edge);
  context.globalCompositeOperation = "destination-out";
  context.fillStyle = context.strokeStyle = "black";
  form(context, bed, layout.ground, 0);
  context.globalCompositeOperation = "source-over";
  drawFurrows(context, bed, layout);
}

/** One bed as it looks: `box` in device px, `picture`, and `colour(theme, step)` to colour its soil anew. */
export function bedPicture(bed, layout, density) {
  const box = boxOf(bed, layout.ground, density);
  const edge = EDGE_BELOW * layout.ground.unit;
  const whole = bitmap(box, density, (context) => [edge, 0].forEach((down) => form(context, bed, layout.ground, down)));
  const shade = bitmap(box, density, (context) => drawShade(context, bed, layout, edge));
  const picture = new OffscreenCanvas(box.width, box.height);
  const context = picture.getContext("2d");
  return {
    box,
    picture,
    department: bed.department,
    colour(theme, step) {
      context.globalCompositeOperation = "copy";
      context.drawImage(whole, 0, 0);
      context.globalCompositeOperation = "source-in";
      context.fillStyle = soilColour(theme, step);
      context.fillRect(0, 0, box.width, box.height);
      context.globalCompositeOperation = "source-over";
      context.drawImage(shade, 0, 0);
    },
  };
}
