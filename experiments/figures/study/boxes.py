"""Where a strategy wins: boxes as ranges of factors, the points they were found among, and the way to the box that was chosen."""

import numpy as np
from matplotlib.transforms import Bbox

from experiments.analysis.limits import Bools, Limit
from experiments.analysis.prim import Box, Boxes
from experiments.figures.sheet import BODY, BOLD, SMALL, Sheet, short
from experiments.figures.study import ink
from experiments.figures.study.frame import GAP, Axis, Floats, Frame, framed, margin, whole
from experiments.figures.study.key import Item, key, key_height
from experiments.figures.study.words import Words
from experiments.figures.tokens import DISC
from experiments.studies.study import Factor

HEAD, LINE, NARROW_LINE, BETWEEN = 26.0, 28.0, 42.0, 16.0
"""Heights of the title of a box, of a factor, and between boxes."""
NAMES = 0.34
"""Part of the width for names of factors."""


def ranges_height(found: Boxes, width: float) -> float:
    """Height of the drawing."""
    line = LINE if width >= 480 else NARROW_LINE
    rows = sum(HEAD + line * len(box.limits) + BETWEEN for box in found.boxes)
    return rows


def ranges(sheet: Sheet, top: float, found: Boxes, words: Words) -> None:
    """Draw every box: the range of each factor that it limits, within the whole range."""
    for number, box in enumerate(found.boxes, 1):
        top = _box(sheet, number, box, found, words, top)


def _box(sheet: Sheet, number: int, box: Box, found: Boxes, words: Words, y: float) -> float:
    """One box from this height on; the height below it."""
    lang, style, left = words.lang, words.style(found.winner), margin(sheet) + 2
    title = lang("Box {n}", n=number)
    sheet.write(left, y - HEAD + 8, title, size=BODY, weight=BOLD, color=style.text)
    values = {"wins": lang.number(box.wins), "points": lang.number(box.points), "coverage": lang.percent(box.coverage)}
    text = lang("{wins} of {points} points; {coverage} of all it wins", **values)
    sheet.write(left + sheet.measure(title, BODY, BOLD)[0] + 12, y - HEAD + 8, text)
    y -= HEAD
    for limit in box.limits:
        y -= LINE if sheet.wide else NARROW_LINE
        _range(sheet, limit, words, y, style.token)
    return y - BETWEEN


def _range(sheet: Sheet, limit: Limit, words: Words, y: float, token: str) -> None:
    """One factor: its whole range as a thin line, what lies in the box as a bar, and the limit in words."""
    edge, factor = margin(sheet), words.found(limit.factor)
    right = sheet.width - edge - 2
    text = words.limit(limit)
    beside = sheet.measure(text, SMALL)[0]
    names = NAMES * sheet.width if sheet.wide else 0.0
    left, end, middle = edge + 2 + names, right - (max(beside, 130.0) + 2 * GAP if sheet.wide else 0.0), y + LINE / 2
    name = short(words.factor(limit.factor), 38 if sheet.wide else 30)
    sheet.write(edge + 2, middle if sheet.wide else middle + 17, name, va="center")
    axis = factor_axis(factor, words)
    low, high = (left + (end - left) * float(axis.place(np.clip(x, axis.low, axis.high))) for x in (limit.low, limit.high))
    sheet.segments([left, end], [middle, middle], "line2", 1.2)
    for x in (left, end):
        sheet.segments([x, x], [middle - 4, middle + 4], "line2", 1.2)
    ink.box(sheet, Bbox.from_extents(low, middle - 5.5, max(high, low + 3), middle + 5.5), token, 0.85, zorder=3)
    sheet.write(right, middle if sheet.wide else middle + 17, text, ha="right", va="center", color="ink")


def factor_axis(factor: Factor, words: Words) -> Axis:
    """The whole range of a factor."""
    log = factor.scale == "log"
    return Axis(factor.low, factor.high, words.factor_value(factor.name), words.axis(factor.name), log)


def scatter_height(found: Boxes, words: Words, width: float) -> float:
    """Height of the drawing."""
    return (0.95 * width if width < 480 else 0.62 * width) + key_height(_items(found, words), width, words.lang)


def _items(found: Boxes, words: Words) -> list[Item]:
    """What the marks of the points stand for."""
    lang = words.lang
    return [
        Item(lang("{title} wins", title=words.title(found.winner)), "dot", words.style(found.winner).token),
        Item(lang("it does not"), "cross", words.style(found.loser).token),
        Item(lang("box {n}", n=1), "outline", "ink2"),
    ]


def scatter(sheet: Sheet, top: float, found: Boxes, words: Words, at: Floats, won: Bools, factors: tuple[str, str]) -> None:
    """Draw the points of the design over two factors: discs where the strategy wins, crosses elsewhere, and the first box.

    Parameters
    ----------
    at
        Values of the two factors, (P, 2).
    won
        Whether the strategy wins, (P,).
    """
    room = whole(sheet, top)
    x, y = (factor_axis(words.found(name), words) for name in factors)
    frame = framed(sheet, Bbox.from_extents(room.x0, key(sheet, _items(found, words)), room.x1, room.y1), x, y)
    frame.hairlines(4, base=None)
    frame.below(5)
    _outline(frame, found.boxes[0], factors)
    places, style = np.column_stack([frame.px(at[:, 0]), frame.py(at[:, 1])]), words.style(found.winner)
    ink.cross(sheet, places[~won], words.style(found.loser).token, 2.6, 0.8)
    sheet.stamp(DISC, places[won], 3.1, style.token, alpha=0.85)


def _outline(frame: Frame, box: Box, factors: tuple[str, str]) -> None:
    """The edges of a box over two factors."""
    limits = {limit.factor: limit for limit in box.limits}
    edges = []
    for name, axis, place in zip(factors, (frame.x, frame.y), (frame.px, frame.py), strict=True):
        limit = limits.get(name)
        low, high = (limit.low, limit.high) if limit else (-np.inf, np.inf)
        edges.append((float(place(max(low, axis.low))), float(place(min(high, axis.high)))))
    shape = Bbox.from_extents(edges[0][0], edges[1][0], edges[0][1], edges[1][1])
    ink.box(frame.sheet, shape, "ink", 0.07)
    ink.outline(frame.sheet, shape, "ink2", 1.8)


def peeling_height(found: Box, width: float) -> float:
    """Height of the drawing."""
    return 250.0 if width < 480 else 360.0


def peeling(sheet: Sheet, top: float, found: Box, words: Words, winner: str) -> None:
    """Draw coverage against density of every box on the way, and ring the one that was chosen."""
    lang = words.lang
    x, y = Axis(0.0, 1.0, lang.percent, lang("coverage: share of all wins")), Axis(0.0, 1.0, lang.percent, lang("density: wins in the box"))
    frame = framed(sheet, whole(sheet, top), x, y)
    frame.hairlines(4)
    frame.below(5)
    steps, style = found.trajectory, words.style(winner)
    at = np.column_stack([frame.px([step.coverage for step in steps]), frame.py([step.density for step in steps])])
    sheet.segments(at[:, 0].tolist(), at[:, 1].tolist(), "line2", 1.0, zorder=2)
    sheet.stamp(DISC, at, 3.0, style.token)
    sheet.stamp(DISC, at[[found.chosen]], 7.5, "none", "ink", 2.0, zorder=6)
