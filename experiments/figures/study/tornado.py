"""What each factor does by itself: the change from the base at its smallest and at its largest value."""

import numpy as np
from matplotlib.transforms import Bbox

from experiments.analysis.interval import Interval
from experiments.analysis.response import Tornado
from experiments.figures.sheet import SMALL, Sheet
from experiments.figures.study import ink, rows
from experiments.figures.study.frame import Axis, around, margin
from experiments.figures.study.key import Item
from experiments.figures.study.words import Words

THICK, HALF = 9.0, 5.6
"""Pixels of a bar, and of the middle of either bar from the middle of its row."""


def height(found: Tornado, words: Words, width: float) -> float:
    """Height of the drawing."""
    return rows.height(len(found.bars), _items(found, words), width, words.lang)


def screening(found: Tornado) -> bool:
    """Whether bars go from the smallest value to the largest, as those of a Morris design do, and not from a base to both."""
    return all(bar.at_low == (0.0, 0.0, 0.0) for bar in found.bars)


def _items(found: Tornado, words: Words) -> list[Item]:
    """What bars and lines stand for."""
    lang = words.lang
    if screening(found):
        return [Item(lang("95% interval"), "whisker", "ink")]
    return [
        Item(lang("at its smallest value"), "outline", "ink2"),
        Item(lang("at its largest value"), "full", "ink2"),
        Item(lang("95% interval"), "whisker", "ink"),
    ]


def tornado(sheet: Sheet, top: float, found: Tornado, words: Words) -> None:
    """Draw the bars with their intervals: two a factor, or one where there is no base between them."""
    lang, quantity, one = words.lang, found.quantity, screening(found)
    bars = found.bars[: rows.MOST]
    sizes = [end for bar in bars for end in (*bar.at_low, *bar.at_high)]
    base = words.interval(quantity.measure, found.base)
    full = sheet.wide and not one
    title = lang("change from {base}, {unit}", base=base, unit=words.unit(quantity.measure)) if full else words.unit(quantity.measure)
    axis = Axis(*around(sizes, zero=True), words.change(quantity.measure, sizes), title)
    faint = [not (bar.at_low.clear or bar.at_high.clear) for bar in found.bars]
    ranges = [words.lang.span(bar.low, bar.high, words.factor_value(bar.factor)) for bar in bars]
    beside = max(sheet.measure(text, SMALL)[0] for text in ranges) + 14 if sheet.wide else 0.0
    names, more = [words.factor(bar.factor) for bar in found.bars], rows_left(len(found.bars), words)
    grid = rows.Rows(sheet, names, faint, axis, _items(found, words), more, beside)
    grid.axis(0.0)
    for row, bar in enumerate(bars):
        if not one:
            _bar(grid, bar.at_low, grid.y(row) + HALF, words, found, low=True)
        _bar(grid, bar.at_high, grid.y(row) - (0.0 if one else HALF), words, found, low=False)
        y = grid.y(row) if sheet.wide else grid.y(row) + 22
        sheet.write(sheet.width - margin(sheet) - 2, y, ranges[row], ha="right", va="center", color="ink3", halo=not sheet.wide)


def rows_left(count: int, words: Words) -> str:
    """What is said of rows that are not drawn."""
    left = count - rows.MOST
    return words.lang.plural("{n} more, smaller than these", "{n} more, smaller than these", left) if left > 0 else ""


def _bar(grid: rows.Rows, change: Interval, y: float, words: Words, found: Tornado, low: bool) -> None:
    """One bar in the colour of the strategy that gains: outlined for the smallest value, full for the largest."""
    if not np.isfinite(change.mean):
        return
    frame, reference = grid.frame, found.quantity.reference
    zero, end = float(frame.px(0.0)), float(frame.px(change.mean))
    ahead = change.mean * (words.better(found.quantity.measure) or 1) > 0
    token = words.style(found.quantity.arm if ahead or reference is None else reference).token
    edges = Bbox.from_extents(min(zero, end), y - THICK / 2, max(zero, end), y + THICK / 2)
    ink.box(grid.sheet, edges, token, 0.14 if low else 0.75, zorder=2)
    if low:
        ink.outline(grid.sheet, edges, token)
    if np.isfinite(change.low):
        ink.whisker(grid.sheet, float(frame.px(change.low)), float(frame.px(change.high)), y, width=1.2)
