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

THICK = 9.0


def height(found: Tornado, words: Words, width: float) -> float:
    """Height of the drawing."""
    return rows.height(len(found.bars), _items(words), width, words.lang)


def _items(words: Words) -> list[Item]:
    """What bars and lines stand for."""
    lang = words.lang
    return [
        Item(lang("at its smallest value"), "outline", "ink2"),
        Item(lang("at its largest value"), "full", "ink2"),
        Item(lang("95% interval"), "whisker", "ink"),
    ]


def tornado(sheet: Sheet, top: float, found: Tornado, words: Words) -> None:
    """Draw the bars, two a factor, with their intervals."""
    lang, quantity = words.lang, found.quantity
    bars = found.bars[: rows.MOST]
    sizes = [end for bar in bars for end in (*bar.at_low, *bar.at_high)]
    base = words.interval(quantity.measure, found.base)
    title = lang("change from {base}, {unit}", base=base, unit=words.unit(quantity.measure)) if sheet.wide else words.unit(quantity.measure)
    axis = Axis(*around(sizes, zero=True), words.change(quantity.measure, sizes), title)
    faint = [not (bar.at_low.clear or bar.at_high.clear) for bar in found.bars]
    ranges = [words.lang.span(bar.low, bar.high, words.factor_value(bar.factor)) for bar in bars]
    beside = max(sheet.measure(text, SMALL)[0] for text in ranges) + 14 if sheet.wide else 0.0
    names, more = [words.factor(bar.factor) for bar in found.bars], rows_left(len(found.bars), words)
    grid = rows.Rows(sheet, names, faint, axis, _items(words), more, beside)
    grid.axis(0.0)
    for row, bar in enumerate(bars):
        _bar(grid, row, bar.at_low, words, found, low=True)
        _bar(grid, row, bar.at_high, words, found, low=False)
        y = grid.y(row) if sheet.wide else grid.y(row) + 22
        sheet.write(sheet.width - margin(sheet) - 2, y, ranges[row], ha="right", va="center", color="ink3")


def rows_left(count: int, words: Words) -> str:
    """What is said of rows that are not drawn."""
    left = count - rows.MOST
    return words.lang.plural("{n} more, smaller than these", "{n} more, smaller than these", left) if left > 0 else ""


def _bar(grid: rows.Rows, row: int, change: Interval, words: Words, found: Tornado, low: bool) -> None:
    """One half of a row: outlined for the smallest value, full for the largest."""
    if not np.isfinite(change.mean):
        return
    frame, y = grid.frame, grid.y(row) + (0.62 if low else -0.62) * THICK
    zero, end = float(frame.px(0.0)), float(frame.px(change.mean))
    reference = found.quantity.reference
    ahead = change.mean > 0
    token = words.style(found.quantity.arm if ahead or reference is None else reference).token
    edges = Bbox.from_extents(min(zero, end), y - THICK / 2, max(zero, end), y + THICK / 2)
    ink.box(grid.sheet, edges, token, 0.14 if low else 0.75, zorder=2)
    if low:
        ink.outline(grid.sheet, edges, token)
    if np.isfinite(change.low):
        ink.whisker(grid.sheet, float(frame.px(change.low)), float(frame.px(change.high)), y, width=1.2)
