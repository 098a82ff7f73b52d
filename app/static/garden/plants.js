/** Forms of plants, in px at scale 1 with the base at (0, 0) and up negative. Every state can be told by its form alone. */

import { isAdvocate, isNewcomer, isShown, phaseOf, quarterOf } from "./bytes.js";
import { STONES } from "./seats.js";

/** How much larger the plant of a leader is, by role. */
export const LARGER = [1, 1.12, 1.2, 1.28, 1.45];
const STONE_FLAT = 0.52;
const PETALS = 7;
const PAPER_PETALS = 5;
const STAKE = 4.4;
const FLOWER_ABOVE = 3.2;

const radians = (degrees) => (degrees * Math.PI) / 180;

function ellipse(context, x, y, rx, ry = rx) {
  context.beginPath();
  context.ellipse(x, y, rx, ry, 0, 0, 2 * Math.PI);
}

function line(context, x1, y1, x2, y2, colour, width) {
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.lineWidth = width;
  context.strokeStyle = colour;
  context.stroke();
}

/** Fill what was traced, and draw its outline. */
function inked(context, fill, edge, width) {
  context.fillStyle = fill;
  context.fill();
  context.lineWidth = width;
  context.strokeStyle = edge;
  context.stroke();
}

/** A leaf from the stem at height y, so many degrees above the ground to the right; above 90 to the left. */
function leaf(context, length, degrees, y, wide = 0.4) {
  context.save();
  context.translate(0, -y);
  context.rotate(-radians(degrees));
  context.beginPath();
  context.moveTo(0, 0);
  context.bezierCurveTo(0.25 * length, -wide * length, 0.7 * length, -wide * length, length, 0);
  context.bezierCurveTo(0.7 * length, wide * length, 0.25 * length, wide * length, 0, 0);
  context.restore();
}

function leaves(context, theme, colour, length, degrees, y) {
  for (const angle of [degrees, 180 - degrees]) {
    leaf(context, length, angle, y);
    inked(context, colour, theme.gline, 0.7);
  }
}

function stem(context, theme, colour, height) {
  line(context, 0, 0.4, 0, -height, theme.gline, 2.3);
  line(context, 0, 0.4, 0, -height, colour, 1.4);
}

function seed(context, theme) {
  ellipse(context, 0, -1.6, 3.7, 2.5);
  inked(context, theme.g1, theme["seed-line"], 0.95);
  context.beginPath();
  context.moveTo(-2.2, -1.9);
  context.quadraticCurveTo(0, -1.1, 2.2, -1.9);
  context.lineWidth = 0.75;
  context.stroke();
}

function sprout(context, theme, inside) {
  const height = 4.5 + 3 * inside;
  stem(context, theme, theme.g2, height);
  leaves(context, theme, theme.g2, 6 + inside, 31, height - 0.4);
}

function twoPairs(context, theme, colour, height) {
  stem(context, theme, colour, height);
  leaves(context, theme, colour, 6.6, 24, 0.28 * height);
  leaves(context, theme, colour, 5.9, 34, 0.62 * height);
}

function thinking(context, theme, inside) {
  const height = 10 + 3 * inside;
  twoPairs(context, theme, theme.g3, height);
  leaf(context, 5.4, 90, height - 1.2, 0.34);
  inked(context, theme.g3, theme.gline, 0.7);
}

function budding(context, theme, inside) {
  const height = 14 + 3 * inside;
  twoPairs(context, theme, theme.g4, height);
  leaf(context, 9, 90, height - 0.6, 0.42);
  inked(context, theme.bud, theme["bloom-edge"], 0.8);
  for (const angle of [52, 128]) {
    leaf(context, 4.6, angle, height - 0.8, 0.36);
    inked(context, theme.g4, theme.gline, 0.6);
  }
}

function flowering(context, theme, inside) {
  const height = 16 + 3 * inside;
  twoPairs(context, theme, theme.g4, height);
  const [middle, distance] = [-(height + FLOWER_ABOVE), 3.7 + 0.9 * inside];
  for (const [radius, colour] of [[2.75, theme["bloom-edge"]], [2.2, theme.bloom]]) {
    context.fillStyle = colour;
    for (let petal = 0; petal < PETALS; petal += 1) {
      const angle = -Math.PI / 2 + (2 * Math.PI * petal) / PETALS;
      ellipse(context, distance * Math.cos(angle), middle + distance * Math.sin(angle), radius);
      context.fill();
    }
  }
  ellipse(context, 0, middle, distance - 0.6);
  context.fillStyle = theme.bloom;
  context.fill();
  ellipse(context, 0, middle, 2.3);
  context.fillStyle = theme.heart;
  context.fill();
}

const PHASES = [seed, sprout, thinking, budding, flowering];

/** Height of a plant from its base to its tip, px at scale 1. */
export function heightOf(phase, inside) {
  return [4.2, 8 + 3 * inside, 14.4 + 3 * inside, 22.6 + 3 * inside, 25 + 4 * inside][phase];
}

/** Conduct that is shown and not meant: five hollow petals on a stake beside the plant; filled where doing as asked is what was wanted. */
function paperFlower(context, theme, commitment, technical) {
  const height = 15 + 6 * Math.min(1, Math.max(0, 0.68 - commitment) / 0.5);
  const edge = technical ? theme["im-text"] : theme["paper-line"];
  line(context, STAKE, 0.6, STAKE, -height, edge, 1.15);
  for (let petal = 0; petal < PAPER_PETALS; petal += 1) {
    const angle = -Math.PI / 2 + (2 * Math.PI * petal) / PAPER_PETALS;
    ellipse(context, STAKE + 2.85 * Math.cos(angle), -height - 1.6 + 2.85 * Math.sin(angle), 1.95);
    inked(context, technical ? theme.im : theme.paper, edge, 0.85);
  }
}

/** A blue flag on a pole at the left, its tip above the plant. */
function flag(context, theme, height) {
  const [pole, top] = [-6.6, -height - 3.5];
  line(context, pole, 0.4, pole, top, theme.pole, 1.2);
  context.beginPath();
  context.moveTo(pole, top);
  context.lineTo(pole - 7.6, top + 3.1);
  context.lineTo(pole, top + 6.2);
  context.closePath();
  context.lineJoin = "round";
  inked(context, theme.flag, theme["flag-edge"], 0.9);
}

function shadow(context) {
  context.fillStyle = "rgb(0 0 0 / 9%)";
  for (const grow of [1.25, 1, 0.75]) {
    ellipse(context, 0.6, 0.6, 5 * grow, 2.1 * grow);
    context.fill();
  }
}

/** The round stone under a leader. */
function stone(context, theme, role) {
  const [rx, ry] = [STONES[role], STONES[role] * STONE_FLAT];
  ellipse(context, 0.5, 2.6, rx + 0.4, ry);
  context.fillStyle = "rgb(0 0 0 / 22%)";
  context.fill();
  ellipse(context, 0, 1.6, rx, ry);
  context.fillStyle = theme["stone-line"];
  context.fill();
  ellipse(context, 0, 0, rx, ry);
  inked(context, theme.stone, theme["stone-line"], 0.7);
}

function newcomerDot(context, theme) {
  ellipse(context, 7.2, 0.2, 1.5);
  inked(context, theme.ink3, theme.bg, 0.5);
}

/** One employee, as the byte of a week says, with the stone of the role. */
export function drawPlant(context, theme, byte, role, technical) {
  const [phase, inside] = [phaseOf(byte), (quarterOf(byte) + 0.5) / 4];
  context.lineCap = "round";
  context.lineJoin = "round";
  if (role) stone(context, theme, role);
  context.save();
  context.scale(LARGER[role], LARGER[role]);
  shadow(context);
  if (isAdvocate(byte)) flag(context, theme, heightOf(phase, inside));
  PHASES[phase](context, theme, inside);
  if (isShown(byte)) paperFlower(context, theme, (phase + inside) / 5, technical);
  if (isNewcomer(byte)) newcomerDot(context, theme);
  context.restore();
}

const DOTS = [3.6, 4.8, 5.8, 6.6, 8.4];

/** One employee of a large organisation: a dot that is larger and greener by phase, with a heart when in flower. */
export function drawDot(context, theme, byte, role, technical) {
  const phase = phaseOf(byte);
  if (role) stone(context, theme, role);
  context.save();
  context.scale(LARGER[role], LARGER[role]);
  ellipse(context, 0, -1, DOTS[phase]);
  inked(context, theme[["g1", "g2", "g3", "g4", "bloom"][phase]], phase === 4 ? theme["bloom-edge"] : theme.gline, 1.1);
  if (phase >= 3) {
    ellipse(context, 0, -1, phase === 4 ? 3.6 : 2.8);
    context.fillStyle = phase === 4 ? theme.heart : theme.bud;
    context.fill();
  }
  if (isShown(byte)) {
    ellipse(context, 4.6, -8, 4.6);
    inked(context, technical ? theme.im : theme.paper, technical ? theme["im-text"] : theme["paper-line"], 1.3);
  }
  if (isAdvocate(byte)) flag(context, theme, 4);
  context.restore();
}
