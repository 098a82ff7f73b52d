/** Light and dark: which is shown, and who has to draw again when it changes. */

const painters = new Set();

/** Call `paint` whenever the colours change; the answer stops that. */
export function onTheme(paint) {
  painters.add(paint);
  return () => painters.delete(paint);
}

/** Show the wished colours: "light", "dark", or "auto" for those of the machine. */
export function applyTheme(wish) {
  const dark = wish === 'dark' || (wish === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  const theme = dark ? 'dark' : 'light';
  if (document.documentElement.dataset.theme === theme) return;
  document.documentElement.dataset.theme = theme;
  painters.forEach((paint) => paint());
}

/** Whether the visitor asked for less movement. */
export function still() {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
