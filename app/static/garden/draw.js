/** What lies beneath the people: the meadow's ground, the paths, the names. */

export const DIMMED = 0.42;
const AROUND_BEDS = 1.045;
const EDGE_BELOW = 4.5;
const CORNERS = 4;

/** Trace the superellipse |x/hw|⁴ + |y/hh|⁴ = 1 that fills a picture. */
function superellipse(width, height) {
  const path = new Path2D();
  const bent = (value) => Math.sign(value) * Math.abs(value) ** (2 / CORNERS);
  for (let step = 0; step < 240; step += 1) {
    const angle = (2 * Math.PI * step) / 240;
    path.lineTo((width / 2) * (1 + bent(Math.cos(angle))), (height / 2) * (1 + bent(Math.sin(angle))));
  }
  path.closePath();
  return path;
}

/** Write the names of the beds with their headcounts; with one bed in focus the others are dimmed. */
function drawNames(context, names, theme, size, focus) {
  for (const { department, name, count, left, base, bold } of names) {
    context.globalAlpha = focus === null || focus === department ? 1 : DIMMED;
    context.font = `600 ${size}px ${theme.sans}`;
    context.fillStyle = theme.ink;
    context.fillText(name, left, base);
    context.font = `400 ${size}px ${theme.sans}`;
    context.fillStyle = theme.ink3;
    context.fillText(count, left + bold, base);
  }
  context.globalAlpha = 1;
}

/** The first layer, which changes with size, theme and focus only. */
export function drawGround(context, { ground, names }, theme, size, focus) {
  context.fillStyle = theme.bg;
  context.fillRect(0, 0, ground.width, ground.height);
  context.fillStyle = theme.meadow;
  context.fill(superellipse(ground.width, ground.height));
  context.beginPath();
  context.ellipse(ground.cx, ground.cy + (EDGE_BELOW / 2) * ground.unit, ground.a * AROUND_BEDS, ground.a * ground.k * AROUND_BEDS, 0, 0, 2 * Math.PI);
  context.fillStyle = theme.path;
  context.fill();
  drawNames(context, names, theme, size, focus);
}
