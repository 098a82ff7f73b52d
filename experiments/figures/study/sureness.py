"""How sure the answer is: the precision that was reached, and what the same worlds save."""

import numpy as np
from matplotlib.transforms import Bbox

from experiments.analysis.pairing import Pairing
from experiments.analysis.precision import Reached
from experiments.figures.sheet import BODY, Sheet
from experiments.figures.study import ink
from experiments.figures.study.frame import TICKS, TITLE, Axis, Frame, around, fitted, framed, margin, whole
from experiments.figures.study.key import Item, key, key_height
from experiments.figures.study.words import Words
from experiments.figures.tokens import DISC

LINE, NARROW_LINE = 74.0, 92.0
"""Height of a pair of strategies, also where its words take two lines."""


def precision_height(found: Reached, words: Words, width: float) -> float:
    """Height of the drawing."""
    return (300.0 if width >= 480 else 250.0) + key_height(_precision_items(found, words), width, words.lang)


def _precision_items(found: Reached, words: Words) -> list[Item]:
    """What the marks of the precision stand for."""
    lang = words.lang
    if not np.isfinite(found.asked):
        return [Item(lang("a point"), "dot", "accent")]
    return [
        Item(lang("as sure as asked"), "dot", "accent"),
        Item(lang("less sure"), "hollow", "ink2"),
        Item(lang("asked"), "dash", "ink2"),
    ]


def precision(sheet: Sheet, top: float, found: Reached, words: Words) -> None:
    """Draw the half-width of the interval at each point, the surest first, against what was asked."""
    lang = words.lang
    room = whole(sheet, top)
    known = np.sort(found.half_width[np.isfinite(found.half_width)])
    asked = np.isfinite(found.asked)
    sizes = np.append(known, found.asked) if asked else known
    y = Axis(*around(sizes, zero=True), words.plain(found.measure, sizes))
    x = Axis(0.0, float(len(known) + 1), lang.number, lang("points of the design, the surest first"), False, (1.0, float(len(known))))
    frame = framed(sheet, Bbox.from_extents(room.x0, key(sheet, _precision_items(found, words)), room.x1, room.y1), x, y)
    frame.hairlines(4)
    frame.below(2)
    reached = known <= found.asked if asked else np.ones(known.size, bool)
    radius = float(np.clip(frame.plot.width / (2.4 * len(known) + 1), 1.6, 4.4))
    places = np.column_stack([frame.px(np.arange(1, known.size + 1)), frame.py(known)])
    sheet.stamp(DISC, places[reached], radius, "accent")
    sheet.stamp(DISC, places[~reached], radius, "bg", "ink2", 1.3)
    if asked:
        line = float(frame.py(found.asked))
        sheet.segments([frame.plot.x0, frame.plot.x1], [line, line], "ink2", 1.6, (5, 3), zorder=3)


def line(width: float) -> float:
    """Height of a pair of strategies."""
    return LINE if width >= 480 else NARROW_LINE


def pairing_height(found: tuple[Pairing, ...], words: Words, width: float) -> float:
    """Height of the drawing."""
    return line(width) * len(found) + TICKS + TITLE + key_height(_pairing_items(words), width, words.lang)


def _pairing_items(words: Words) -> list[Item]:
    """What the bars stand for."""
    return [Item(words.lang("worlds drawn apart"), "outline", "ink2"), Item(words.lang("the same worlds"), "full", "accent")]


def pairing(sheet: Sheet, top: float, found: tuple[Pairing, ...], words: Words) -> None:
    """Draw how far differences scatter in worlds drawn apart and in the same worlds."""
    measure = found[0].measure
    unit = words.unit(measure)
    room = whole(sheet, top)
    reach = 1.06 * max((pair.apart for pair in found if np.isfinite(pair.apart)), default=1.0) or 1.0
    plot = Bbox.from_extents(room.x0, key(sheet, _pairing_items(words)) + TICKS + TITLE, room.x1, room.y1)
    frame = Frame(sheet, plot, Axis(-reach, reach, words.change(measure, reach), unit), Axis(0, 1, str))
    frame.below(5)
    zero = float(frame.px(0))
    sheet.segments([zero, zero], [plot.y0, plot.y1 - 20], "line", zorder=0.5)
    for row, pair in enumerate(found):
        _pair(frame, pair, words, plot.y1 - row * line(sheet.width))


def _pair(frame: Frame, pair: Pairing, words: Words, top: float) -> None:
    """The two spreads of one pair of strategies."""
    sheet, lang = frame.sheet, words.lang
    names = lang("{arm} less {reference}", arm=words.title(pair.arm), reference=words.title(pair.other))
    sheet.write(margin(sheet) + 2, top - 18, fitted(sheet, names, sheet.width - 2 * margin(sheet) - 4), size=BODY, color="ink")
    times = short_factor(pair, words)
    if sheet.wide:
        sheet.write(frame.plot.x1, top - 18, times, ha="right")
    else:
        top -= NARROW_LINE - LINE
        sheet.write(margin(sheet) + 2, top - 18, times)
    for size, y, token, full in ((pair.apart, top - 32, "ink2", False), (pair.together, top - 48, "accent", True)):
        if not np.isfinite(size):
            continue
        edges = Bbox.from_extents(float(frame.px(-size)) - 0.8, y - 5, float(frame.px(size)) + 0.8, y + 5)
        ink.box(sheet, edges, token, 0.75 if full else 0.12, zorder=2)
        if not full:
            ink.outline(sheet, edges, token)


def short_factor(pair: Pairing, words: Words) -> str:
    """How many fewer runs, in a few words."""
    return words.lang("apart: {factor} times as many runs", factor=times(pair.factor.mean, words))


def times(factor: float, words: Words) -> str:
    """A factor as people read it: a decimal below ten, none above, "∞" where nothing is left."""
    return "∞" if np.isinf(factor) else words.lang.number(factor, 1 if factor < 10 else 0)
