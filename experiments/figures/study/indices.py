"""What the outcome depends on: Sobol indices with intervals, and the effects of a Morris design."""

from itertools import pairwise

import numpy as np
from matplotlib.transforms import Bbox

from experiments.analysis.sensitivity import Morris, MorrisIndex, Sobol, SobolIndex
from experiments.figures.sheet import BOLD, SMALL, Sheet, short
from experiments.figures.study import ink, rows
from experiments.figures.study.frame import Axis, Frame, around, framed, whole
from experiments.figures.study.key import Item, key, key_height
from experiments.figures.study.tornado import rows_left
from experiments.figures.study.words import Words

APART = 6.0
"""Pixels of either index from the middle of its row."""
NAMED = 14
"""Most points of a Morris figure that are named."""


def sobol_height(found: Sobol, words: Words, width: float) -> float:
    """Height of the drawing."""
    return rows.height(len(found.indices), _sobol_items(words), width, words.lang)


def _sobol_items(words: Words) -> list[Item]:
    """What the marks of a Sobol figure stand for."""
    lang = words.lang
    return [
        Item(lang("by itself"), "dot", "accent"),
        Item(lang("with all that it does together with others"), "hollow", "accent"),
        Item(lang("95% interval"), "whisker", "ink3"),
        Item(lang("ranks inside the noise"), "bracket", "ink2"),
    ]


def sobol(sheet: Sheet, top: float, found: Sobol, words: Words) -> None:
    """Draw the first-order and the total index of each factor."""
    lang, shown = words.lang, found.indices[: rows.MOST]
    ends = [end for index in shown for end in (*index.first, *index.total)]
    axis = Axis(*around([*ends, 0.1], zero=True), lang.percent, lang("share of the variance"))
    names, faint = [words.factor(index.factor) for index in found.indices], [not index.clear for index in found.indices]
    grid = rows.Rows(sheet, names, faint, axis, _sobol_items(words), rows_left(len(names), words))
    grid.axis(0.0)
    for row, index in enumerate(shown):
        _index(grid, row, index)
    for first, last in alike(shown):
        _inside_the_noise(grid, first, last)


def _index(grid: rows.Rows, row: int, index: SobolIndex) -> None:
    """Both indices of one factor."""
    for found, hollow, y in ((index.first, False, grid.y(row) + APART), (index.total, True, grid.y(row) - APART)):
        if not np.isfinite(found.mean):
            continue
        mean, low, high = (float(grid.frame.px(end)) for end in found)
        if np.isfinite(found.low):
            ink.whisker(grid.sheet, low, high, y, "ink3", 1.2)
        ink.dot(grid.sheet, mean, y, "accent" if index.clear else "line2", hollow, 4.2)


def alike(indices: tuple[SobolIndex, ...]) -> list[tuple[int, int]]:
    """First and last of every run of factors of which none can be told from the next."""
    ends = [k for k, index in enumerate(indices) if index.apart or k == len(indices) - 1]
    return [(first + 1, last) for first, last in pairwise([-1, *ends]) if last > first + 1]


def _inside_the_noise(grid: rows.Rows, first: int, last: int) -> None:
    """Join rows at the right whose order cannot be told."""
    x, top, bottom = grid.frame.plot.x1 - 3, grid.y(first) + 4, grid.y(last) - 4
    grid.sheet.segments([x - 5, x, x, x - 5], [top, top, bottom, bottom], "ink2", 1.3, zorder=4)


def morris_height(found: Morris, words: Words, width: float) -> float:
    """Height of the drawing."""
    return (440.0 if width >= 480 else 380.0) + key_height(_morris_items(words), width, words.lang)


def _morris_items(words: Words) -> list[Item]:
    """What the marks of a Morris figure stand for."""
    lang = words.lang
    return [
        Item(lang("clear of the noise"), "dot", "accent"),
        Item(lang("inside the noise"), "hollow", "line2"),
        Item(lang("95% interval"), "whisker", "ink3"),
        Item(lang("σ = μ*: above, the effect depends on other factors"), "dash", "line2"),
    ]


def morris(sheet: Sheet, top: float, found: Morris, words: Words) -> None:
    """Draw strength against spread; what cannot be told from noise is faint and has no name."""
    lang, measure = words.lang, found.quantity.measure
    room = whole(sheet, top)
    strengths = [end for index in found.indices for end in index.strength]
    spreads = [index.spread for index in found.indices]
    x = Axis(*around([*strengths, *noises(found)], zero=True), words.plain(measure, strengths), lang("size of the effect, μ*"))
    y = Axis(*around(spreads, zero=True), words.plain(measure, spreads), lang("how much it differs from place to place, σ"))
    frame = framed(sheet, Bbox.from_extents(room.x0, key(sheet, _morris_items(words)), room.x1, room.y1), x, y)
    frame.hairlines(4)
    frame.below(5)
    _noise(frame, found)
    _equal(frame)
    for index in found.indices:
        _effect(frame, index)
    _names(frame, found, words)


def noises(found: Morris) -> list[float]:
    """What factors would show that do nothing, where it is known."""
    return [index.noise for index in found.indices if np.isfinite(index.noise)]


def _noise(frame: Frame, found: Morris) -> None:
    """Hatch what a factor would show that does nothing."""
    most = max(noises(found), default=0.0)
    if most > 0:
        ink.hatch(frame.sheet, Bbox.from_extents(frame.plot.x0, frame.plot.y0, float(frame.px(most)), frame.plot.y1), "line")


def _equal(frame: Frame) -> None:
    """The line on which the spread of an effect is as large as the effect."""
    end = min(frame.x.high, frame.y.high)
    frame.sheet.segments(
        [float(frame.px(0)), float(frame.px(end))], [float(frame.py(0)), float(frame.py(end))], "line2", 1.6, (5, 3), zorder=1
    )


def _effect(frame: Frame, index: MorrisIndex) -> None:
    """One factor."""
    x, low, high = (float(frame.px(end)) for end in index.strength)
    y = float(frame.py(index.spread))
    if np.isfinite(index.strength.low):
        frame.sheet.segments([low, high], [y, y], "ink3" if index.clear else "line", 1.1, zorder=3)
    ink.dot(frame.sheet, x, y, "accent" if index.clear else "line2", not index.clear, 4.4 if index.clear else 3.2)


def _names(frame: Frame, found: Morris, words: Words) -> None:
    """Names beside the points that are clear of the noise, the strongest first, where there is room."""
    sheet = frame.sheet
    marks = [Bbox.from_bounds(float(frame.px(i.strength.mean)) - 5, float(frame.py(i.spread)) - 5, 10, 10) for i in found.indices]
    for index in [index for index in found.indices if index.clear][:NAMED]:
        x, y = float(frame.px(index.strength.mean)), float(frame.py(index.spread))
        text = short(words.factor(index.factor), 34 if sheet.wide else 24)
        for dx, dy, ha, va in PLACES:
            box = sheet.box(x + dx, y + dy, text, ha, va, SMALL, BOLD)
            inside = box.x0 >= frame.plot.x0 and box.x1 <= frame.plot.x1 and box.y0 >= frame.plot.y0 + 1 and box.y1 <= frame.plot.y1 + 8
            if inside and sheet.free(box, 1) and not any(box.overlaps(mark) for mark in marks):
                sheet.write(x + dx, y + dy, text, ha=ha, va=va, color="ink", halo=True)
                break


PLACES = tuple(
    (dx, dy, ha, va)
    for reach in (1.0, 2.0)
    for dx, dy, ha, va in (
        (9.0 * reach, 0.0, "left", "center"),
        (0.0, 8.0 * reach, "center", "bottom"),
        (-9.0 * reach, 0.0, "right", "center"),
        (0.0, -8.0 * reach, "center", "top"),
        (6.0 * reach, 7.0 * reach, "left", "bottom"),
        (-6.0 * reach, 7.0 * reach, "right", "bottom"),
        (6.0 * reach, -7.0 * reach, "left", "top"),
        (-6.0 * reach, -7.0 * reach, "right", "top"),
    )
)
"""Where a name may stand beside its point: pixels across and up, and which side of the text is there."""
