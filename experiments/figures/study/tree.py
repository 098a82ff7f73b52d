"""A shallow tree as questions under each other, and at the end of each way how often the strategy wins there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.transforms import Bbox

from experiments.analysis.limits import Limit
from experiments.analysis.tree import Rule, Tree
from experiments.figures.sheet import BODY, SMALL, Sheet
from experiments.figures.study import ink
from experiments.figures.study.frame import fitted, margin
from experiments.figures.study.key import Item, key, key_height
from experiments.figures.study.words import Words

LINE, NARROW_LINE, INDENT = 32.0, 48.0, 24.0
BAR = 120.0


@dataclass(frozen=True, slots=True)
class Node:
    """A line of the drawing: how deep it stands, its condition if any, the leaf if it is one, and the line it hangs from."""

    depth: int
    factor: str
    at: float
    above: bool
    rule: Rule | None
    parent: int


def nodes(rules: Sequence[Rule]) -> list[Node]:
    """Every line of the tree, from above."""
    found = [Node(0, "", 0.0, False, rules[0] if len(rules) == 1 else None, -1)]
    _grow(list(rules), 0, found)
    return found


def _grow(rules: list[Rule], parent: int, found: list[Node]) -> None:
    """Add the two branches of a line, and theirs."""
    if len(rules) < 2:
        return
    factor, at, count = split(rules)
    for above, branch in ((False, rules[:count]), (True, rules[count:])):
        found.append(Node(found[parent].depth + 1, factor, at, above, branch[0] if len(branch) == 1 else None, parent))
        _grow(branch, len(found) - 1, found)


def split(rules: Sequence[Rule]) -> tuple[str, float, int]:
    """The question that parts leaves: a factor, the value, and how many leaves lie below it."""
    return next(_splits(rules))


def _splits(rules: Sequence[Rule]) -> Iterator[tuple[str, float, int]]:
    """All questions that part leaves."""
    for factor in dict.fromkeys(limit.factor for rule in rules for limit in rule.limits):
        for count in range(1, len(rules)):
            at = max(_limit(rule, factor).high for rule in rules[:count])
            if at <= min(_limit(rule, factor).low for rule in rules[count:]):
                yield factor, at, count


def _limit(rule: Rule, factor: str) -> Limit:
    """The range of a factor in a leaf."""
    return next((limit for limit in rule.limits if limit.factor == factor), Limit(factor, -float("inf"), float("inf"), float("nan")))


def line(node: Node, width: float) -> float:
    """Height of a line; where it is narrow, the bar stands under the words."""
    return LINE if width >= 480 or (node.rule is None and node.parent >= 0) else NARROW_LINE


def height(found: Tree, words: Words, width: float) -> float:
    """Height of the drawing."""
    return sum(line(node, width) for node in nodes(found.rules)) + key_height(_items(found, words), width, words.lang)


def _items(found: Tree, words: Words) -> list[Item]:
    """What the parts of a bar stand for."""
    lang = words.lang
    return [
        Item(lang("{title} wins", title=words.title(found.winner)), "full", words.style(found.winner).token),
        Item(lang("it does not"), "outline", words.style(found.loser).token),
    ]


def tree(sheet: Sheet, top: float, found: Tree, words: Words) -> None:
    """Draw the tree."""
    shown, edge = nodes(found.rules), margin(sheet) + 2
    below = np.cumsum([line(node, sheet.width) for node in shown])
    heights = [top - LINE / 2 - float(start) for start in (0.0, *below[:-1])]
    for k, node in enumerate(shown):
        x = edge + INDENT * node.depth
        if node.parent >= 0:
            stem = x - INDENT + 6
            sheet.segments([stem, stem, x - 4], [heights[node.parent] - 11, heights[k], heights[k]], "line2", 1.2)
        _line(sheet, node, found, words, x, heights[k])
    key(sheet, _items(found, words))


def _line(sheet: Sheet, node: Node, found: Tree, words: Words, x: float, y: float) -> None:
    """One line: the condition, and the bar of a leaf or of all points."""
    right = sheet.width - margin(sheet) - 2
    room = right - x - (BAR + 120 if sheet.wide else 0)
    sheet.write(x, y, condition(sheet, node, found, words, room), va="center", size=BODY, color="ink")
    if node.rule is not None or node.parent < 0:
        points = found.points if node.rule is None else node.rule.points
        wins = found.wins if node.rule is None else node.rule.hits if node.rule.wins else node.rule.points - node.rule.hits
        place = (right - BAR, y) if sheet.wide else (x + 2, y - 22)
        _bar(sheet, *place, wins, points, found, words)


def condition(sheet: Sheet, node: Node, found: Tree, words: Words, room: float) -> str:
    """What holds from a line on; where room is short, the name of the factor is shortened and not its limit."""
    lang = words.lang
    if node.parent < 0:
        return lang.plural("All {n} points", "All {n} points", found.points)
    value = words.factor_value(node.factor)(node.at)
    limit = f": {lang('above {low}', low=value) if node.above else lang('up to {high}', high=value)}"
    return fitted(sheet, words.factor(node.factor), room - sheet.measure(limit, BODY)[0]) + limit


def _bar(sheet: Sheet, x: float, y: float, wins: int, points: int, found: Tree, words: Words) -> None:
    """How many of the points are wins: full, beside the others, outlined."""
    end = x + BAR * wins / points
    ink.box(sheet, Bbox.from_extents(x, y - 6, end, y + 6), words.style(found.winner).token, 0.85, zorder=3)
    ink.box(sheet, Bbox.from_extents(end, y - 6, x + BAR, y + 6), words.style(found.loser).token, 0.14, zorder=2)
    ink.outline(sheet, Bbox.from_extents(end, y - 6, x + BAR, y + 6), words.style(found.loser).token, 1.1)
    text = words.lang("{wins} of {points}", wins=words.lang.number(wins), points=words.lang.number(points))
    if sheet.wide:
        sheet.write(x - 10, y, text, ha="right", va="center", size=SMALL)
    else:
        sheet.write(x + BAR + 8, y, text, va="center", size=SMALL)
