/** What stands out among the plants: the chosen employee with boss and neighbours, or one bed. */

const [TO_BOSS, TO_NEIGHBOUR] = [{ width: 2, alpha: 1 }, { width: 1.1, alpha: 0.5 }];

/** The chosen, their boss and their neighbours, with lines to them; a chief executive has no boss but themselves. */
function around({ index, boss = -1, neighbours = [] }) {
  const bosses = boss === null || boss < 0 || boss === index ? [] : [boss];
  const lines = [...neighbours.map((to) => ({ from: index, to, ...TO_NEIGHBOUR })), ...bosses.map((to) => ({ from: index, to, ...TO_BOSS }))];
  return { bright: new Set([index, ...bosses, ...neighbours]), focus: null, lines };
}

/** Who is bright (a set, or null for all), which bed is in focus (or null), and lines {from, to, width, alpha} between employees. */
export function highlightsOf({ chosen, focus, organisation }) {
  if (chosen?.kind === "employee") return around(chosen);
  if (focus === null) return { bright: null, focus: null, lines: [] };
  const inside = Array.from(organisation.department.keys()).filter((job) => organisation.department[job] === focus);
  return { bright: new Set(inside), focus, lines: [] };
}
