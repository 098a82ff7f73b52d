/** Pictures of beds: the form of each is drawn once, and coloured anew when its soil changes, which is most of the weeks. */

import { furrows, outline } from "./beds.js";
import { project } from "./ground.js";
import { soilColours } from "./theme.js";

const [EDGE_BELOW, ROUNDED] = [4.5, 9];
const FURROW = "rgb(30 18 8 / 13%)";

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

/** One bed as it looks: `box` in device px, `picture`, and `colour(colours)` to colour its soil and its raised edge anew. */
export function bedPicture(bed, layout, density) {
  const box = boxOf(bed, layout.ground, density);
  const [edge, top] = [EDGE_BELOW * layout.ground.unit, 0].map((down) => bitmap(box, density, (context) => form(context, bed, layout.ground, down)));
  const lines = bitmap(box, density, (context) => drawFurrows(context, bed, layout));
  const [picture, dye] = [0, 1].map(() => new OffscreenCanvas(box.width, box.height));
  const [context, dyed] = [picture, dye].map((canvas) => canvas.getContext("2d"));
  function lay(form, colour) {
    dyed.globalCompositeOperation = "copy";
    dyed.drawImage(form, 0, 0);
    dyed.globalCompositeOperation = "source-in";
    dyed.fillStyle = colour;
    dyed.fillRect(0, 0, box.width, box.height);
    context.drawImage(dye, 0, 0);
  }
  return {
    box,
    picture,
    department: bed.department,
    colour(theme, step) {
      const colours = soilColours(theme, step);
      context.clearRect(0, 0, box.width, box.height);
      lay(edge, colours.edge);
      lay(top, colours.top);
      context.drawImage(lines, 0, 0);
    },
  };
}
