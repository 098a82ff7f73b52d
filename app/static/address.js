/** The address holds what is on screen, also what the server has not been told of yet. */

const keepers = new Set();

/** Call `keep` before something else is asked for, or the address is copied; the answer stops that. */
export function onKeep(keep) {
  keepers.add(keep);
  return () => keepers.delete(keep);
}

/** Everything on screen is known to the server, and in the address. */
export function keep() {
  keepers.forEach((each) => each());
}

/** Write values into the address, by their names in it; the others stay as they are. */
export function hold(values) {
  const others = location.search.slice(1).split('&').filter((part) => part && !(part.split('=')[0] in values));
  const held = Object.entries(values).map(([name, value]) => `${name}=${value}`);
  history.replaceState(history.state, '', `${location.pathname}?${[...others, ...held].join('&')}`);
}
