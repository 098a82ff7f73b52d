"""How a measure answers to one factor: a curve and a band for each strategy, and under them the paired differences."""

import numpy as np
from matplotlib.transforms import Bbox

from experiments.analysis.response import Response
from experiments.figures.sheet import BODY, Sheet, label_lines
from experiments.figures.study import ink
from experiments.figures.study.frame import TICKS, TITLE, Axis, Floats, Frame, around, framed, value_width, whole
from experiments.figures.study.words import Words

MOST_BANDS = 4
"""More strategies than these are drawn without bands."""
UPPER = 0.6
"""Part of the height for the strategies; the rest is for their differences."""


def height(found: Response, width: float) -> float:
    """Height of the drawing."""
    return 470.0 if width >= 480 else 370.0


def response(sheet: Sheet, top: float, found: Response, words: Words) -> None:
    """Draw the curves and the differences over the same axis."""
    room = whole(sheet, top)
    middle = room.y0 + TICKS + TITLE + (room.height - TICKS - TITLE) * (1 - UPPER)
    x = across(found, words)
    values = Axis(*around([found.low, found.high]), words.value(found.measure, [found.low, found.high]))
    sizes = [found.difference_low, found.difference_high]
    what = words.lang("Difference from {title}, {unit}", title=words.title(found.arms[0]), unit=words.unit(found.measure))
    gaps = Axis(*around(sizes, zero=True), words.change(found.measure, sizes), what)
    left = max(value_width(sheet, values, 4), value_width(sheet, gaps, 3))
    upper = framed(sheet, Bbox.from_extents(room.x0, middle + 12 - TICKS, room.x1, room.y1), x_without_words(x), values, 4, left)
    lower = framed(sheet, Bbox.from_extents(room.x0, room.y0, room.x1, middle - 6), x, gaps, 3, left)
    _strategies(upper, found, words)
    _differences(lower, found, words)


def across(found: Response, words: Words) -> Axis:
    """The axis of the factor, over all levels or bins."""
    ends = found.at if found.edges is None else found.edges
    low, high = float(ends[0]), float(ends[-1])
    ticks = tuple(float(level) for level in found.at) if found.edges is None and len(found.at) <= 5 and not found.log else ()
    return Axis(low, high if high > low else low + 1, words.factor_value(found.factor), words.axis(found.factor), found.log, ticks)


def x_without_words(axis: Axis) -> Axis:
    """The same axis for the upper plot, which has no words below it."""
    return Axis(axis.low, axis.high, axis.write, "", axis.log, axis.ticks)


def _strategies(frame: Frame, found: Response, words: Words) -> None:
    """Where 9 of 10 worlds lie, and their mean, for each strategy."""
    frame.hairlines(4)
    x = frame.px(found.at)
    lines = []
    for place, label in enumerate(found.arms):
        style, mean = words.style(label), frame.py(found.mean[place])
        if len(found.arms) <= MOST_BANDS:
            ink.band(frame.sheet, x, frame.py(found.low[place]), frame.py(found.high[place]), style.token, 0.15)
        ink.line(frame.sheet, np.column_stack([x, mean]), style.token, style.width * 0.9, style.dash)
        frame.sheet.stamp(style.path(), np.column_stack([x, mean]), 4.2, style.token, zorder=5)
        lines.append(densely(x, mean))
    names = [(words.title(label), words.style(label)) for label in found.arms]
    label_lines(frame.sheet, frame.plot, lines, names, BODY if frame.sheet.wide else 13.0)


def _differences(frame: Frame, found: Response, words: Words) -> None:
    """Mean paired differences from the first strategy, each with its 95 % interval."""
    frame.hairlines(3)
    frame.below(6 if frame.sheet.wide else 4)
    x = frame.px(found.at)
    for place, label in enumerate(found.arms[1:]):
        style, mean = words.style(label), frame.py(found.difference[place])
        ink.band(frame.sheet, x, frame.py(found.difference_low[place]), frame.py(found.difference_high[place]), style.token, 0.26)
        ink.line(frame.sheet, np.column_stack([x, mean]), style.token, style.width * 0.9, style.dash)
        frame.sheet.stamp(style.path(), np.column_stack([x, mean]), 4.2, style.token, zorder=5)


def densely(x: Floats, y: Floats) -> Floats:
    """Points of a line, close to each other, (n, 2)."""
    known = np.isfinite(y)
    at = np.linspace(x[0], x[-1], 200)
    return np.column_stack([at, np.interp(at, x[known], y[known])]) if known.any() else np.empty((0, 2))
