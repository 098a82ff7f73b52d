/** Colours and type of the page as they are now, and how two colours mix. */

const TOKENS = [
  "bg", "ink", "ink3", "im", "im-text", "line2", "meadow", "path", "soil-dry", "soil-rich", "stone", "stone-line",
  "g1", "seed-line", "g2", "g3", "g4", "gline", "bud", "bloom", "bloom-edge", "heart", "paper", "paper-line",
  "flag", "flag-edge", "pole", "prospect", "passive", "detractor", "promoter",
];

/** The custom properties of the root element by name, without the dashes before it. */
export function readTheme(root = document.documentElement) {
  const style = getComputedStyle(root);
  const theme = Object.fromEntries(TOKENS.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  theme.sans = style.getPropertyValue("--sans").trim() || "sans-serif";
  return theme;
}

/** Red, green and blue, 0 to 255, of a colour written as #rrggbb. */
function channels(colour) {
  const number = parseInt(colour.slice(1), 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
}

/** Linear mix in sRGB of two colours written as #rrggbb; share 0 is the first, 1 the second. */
export function mix(one, other, share) {
  const [p, q] = [channels(one), channels(other)];
  return `rgb(${p.map((value, i) => Math.round(value + (q[i] - value) * share)).join(" ")})`;
}

/** Each step is some two of 255 parts of a colour, which nobody sees; more steps would only colour beds anew more often. */
const STEPS = 24;
/** Felt safety at which soil is dry, and how much more makes it rich. */
const DRY = 0.05;
const RANGE = 0.85;

/** Step of the soil's colour, 0 dry to 24 rich, from felt safety of 0 to 255. */
export function soilStep(safety) {
  const share = (safety / 255 - DRY) / RANGE;
  return Math.round(STEPS * Math.min(1, Math.max(0, share)));
}

/** Colour of soil at a step. */
export function soilColour(theme, step) {
  const top = [channels(theme["soil-dry"]), channels(theme["soil-rich"])];
  const value = top[0].map((dry, i) => dry + ((top[1][i] - dry) * step) / STEPS);
  return `rgb(${value.map(Math.round).join(" ")})`;
}
