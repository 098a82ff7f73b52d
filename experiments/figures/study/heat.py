"""A map of the paired difference over two directions: who is ahead where, how surely, and where the frontier runs."""

import numpy as np
from matplotlib.patheffects import Normal, withStroke
from matplotlib.transforms import Bbox

from experiments.analysis.limits import Bools
from experiments.analysis.surface import Surface
from experiments.figures.sheet import SMALL, Sheet
from experiments.figures.study import ink
from experiments.figures.study.frame import GAP, TICKS, TITLE, Floats, margin
from experiments.figures.study.key import Item, key, key_height
from experiments.figures.study.words import Words

PALEST, FULL = 0.10, 0.58
"""Strength of colour of a difference near 0, and of the largest."""
FINE = 24
"""Steps between two cells, in which lines are drawn."""
TALL = 46.0
"""Most pixels of a row."""
BAND = 0.14
"""Strength of the ground on which the frontier may lie."""


def height(found: Surface, words: Words, width: float) -> float:
    """Height of the drawing."""
    rows = len(found.y.levels)
    cell = max(22.0, min(TALL, 340.0 / rows)) if width >= 480 else max(16.0, min(34.0, 220.0 / rows))
    return rows * cell + TICKS + 2 * TITLE + 4 + key_height(_items(found, words), width, words.lang)


def surface(sheet: Sheet, top: float, found: Surface, words: Words) -> None:
    """Draw the map."""
    floor = key(sheet, _items(found, words))
    write = words.factor_value(found.y.name)
    left = margin(sheet) + 2 + max(sheet.measure(write(level), SMALL)[0] for level in found.y.levels) + GAP
    plot = Bbox.from_extents(left, floor + TICKS + TITLE, sheet.width - margin(sheet) - 2, top - TITLE - 4)
    _cells(sheet, plot, found, words)
    _frontier(sheet, plot, found)
    _directions(sheet, plot, found, words)


def cell(plot: Bbox, shape: tuple[int, ...], row: int, column: int) -> Bbox:
    """Edges of a cell, the first row below."""
    high, wide = plot.height / shape[0], plot.width / shape[1]
    return Bbox.from_bounds(plot.x0 + column * wide, plot.y0 + row * high, wide, high)


def _cells(sheet: Sheet, plot: Bbox, found: Surface, words: Words) -> None:
    """Colour by who is ahead, strength by how far, hatched where it is not decided; numbers where they fit."""
    shape, alike = found.difference.shape, same(found)
    largest = max(float(np.nanmax(np.abs(found.difference), initial=0.0)), words.study.margins.get(found.measure, 0.0)) or 1.0
    write = words.change(found.measure, found.difference)
    room = cell(plot, shape, 0, 0)
    texts = [[write(value) for value in row] for row in found.difference]
    widest = max(sheet.measure(text, SMALL)[0] for row in texts for text in row)
    numbers = widest < room.width - 6 and room.height > 17
    for row, column in np.ndindex(shape):
        value, edges = float(found.difference[row, column]), cell(plot, shape, row, column)
        if not np.isfinite(value):
            continue
        ahead = words.style(found.arm if value * (words.better(found.measure) or 1) > 0 else found.reference)
        ink.box(sheet, edges, ahead.token, PALEST + (FULL - PALEST) * abs(value) / largest if value else 0.0)
        if alike[row, column]:
            ink.box(sheet, edges, "sunk")
        elif not found.decided[row, column]:
            ink.hatch(sheet, edges, "line2")
        if numbers:
            halo = not (found.decided[row, column] or alike[row, column])
            sheet.write(*_middle(edges), texts[row][column], ha="center", va="center", color="ink", halo=halo)
        elif found.decided[row, column]:
            sheet.stamp(ahead.path(), [_middle(edges)], min(4.0, room.height / 5), ahead.text, zorder=3)
    for k in range(shape[0] + 1):
        y = plot.y0 + plot.height * k / shape[0]
        sheet.segments([plot.x0, plot.x1], [y, y], "bg", 1.0, zorder=1.4)
    for k in range(shape[1] + 1):
        x = plot.x0 + plot.width * k / shape[1]
        sheet.segments([x, x], [plot.y0, plot.y1], "bg", 1.0, zorder=1.4)


def _middle(edges: Bbox) -> tuple[float, float]:
    return (edges.x0 + edges.x1) / 2, (edges.y0 + edges.y1) / 2


def same(found: Surface) -> Bools:
    """Where strategies do the same in every world, (Y, X)."""
    return np.asarray((found.low == 0) & (found.high == 0))


def has_frontier(found: Surface) -> bool:
    """Whether there are places where the one is ahead, and others where the other is, for sure."""
    return bool((found.decided > 0).any() and (found.decided < 0).any())


def finely(values: Floats) -> Floats:
    """Values between the middles of cells in a straight line, and on to the edges of the map, (FINE·Y + 1, FINE·X + 1)."""
    for axis in (0, 1):
        count = values.shape[axis]
        at = np.clip(np.arange(FINE * count + 1) / FINE - 0.5, 0, count - 1)
        low = np.minimum(at.astype(int), max(0, count - 2))
        part = np.expand_dims(at - low, 1 - axis)
        upper = np.minimum(low + 1, count - 1)
        values = (1 - part) * values.take(low, axis) + part * values.take(upper, axis)
    return values


def _frontier(sheet: Sheet, plot: Bbox, found: Surface) -> None:
    """The line along which the difference is 0, and around it all places where its interval holds 0."""
    if not has_frontier(found):
        return
    mean, low, high = (finely(np.where(same(found), np.nan, values)) for values in (found.difference, found.low, found.high))
    axes = sheet.axes(*plot.extents)
    x, y = np.linspace(0, 1, mean.shape[1]), np.linspace(0, 1, mean.shape[0])
    clear = np.maximum(low, -high)
    axes.contourf(x, y, clear, levels=[-np.inf, 0.0], colors=[sheet.palette["ink"]], alpha=BAND)
    drawn = axes.contour(x, y, mean, levels=[0.0], colors=[sheet.palette["ink"]], linewidths=2.4)
    drawn.set_path_effects([withStroke(linewidth=4.6, foreground=sheet.palette["bg"]), Normal()])
    axes.set_zorder(4)


def _directions(sheet: Sheet, plot: Bbox, found: Surface, words: Words) -> None:
    """Levels at the middles of rows and columns, and what they are levels of."""
    texts = [words.factor_value(found.y.name)(level) for level in found.y.levels]
    high = plot.height / len(texts)
    for row in range(0, len(texts), -(-14 // int(high))):
        sheet.write(plot.x0 - GAP, plot.y0 + high * (row + 0.5), texts[row], ha="right", va="center", color="ink3")
    texts = [words.factor_value(found.x.name)(level) for level in found.x.levels]
    wide, widest = plot.width / len(texts), max(sheet.measure(text, SMALL)[0] for text in texts)
    for column in range(0, len(texts), -(-int(widest + 8) // int(wide))):
        centre = min(plot.x0 + wide * (column + 0.5), plot.x1 - sheet.measure(texts[column], SMALL)[0] / 2)
        sheet.write(centre, plot.y0 - 6, texts[column], ha="center", va="top", color="ink3")
    sheet.write(margin(sheet) + 2, plot.y1 + 7, words.axis(found.y.name), color="ink2")
    sheet.write(plot.x1, plot.y0 - TICKS, words.axis(found.x.name), ha="right", va="top", color="ink2")


def _items(found: Surface, words: Words) -> list[Item]:
    """What colours, hatching and line stand for."""
    lang = words.lang
    arms = sorted((found.reference, found.arm), key=words.place)
    items = [Item(lang("{title} ahead", title=words.title(arm)), "shade", words.style(arm).token, words.style(arm)) for arm in arms]
    if (same(found) & (found.decided == 0)).any():
        items.append(Item(lang("the same in every world"), "ground", "sunk"))
    if ((found.decided == 0) & ~same(found)).any():
        items.append(Item(lang("not decided"), "hatch", "line2"))
    if has_frontier(found):
        items.append(Item(lang("frontier, and where it may lie (95%)"), "frontier", "ink"))
    return items
