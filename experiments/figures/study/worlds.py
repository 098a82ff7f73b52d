"""Where worlds end, and how they get there: a dot a world, and bands over the weeks."""

import numpy as np
from matplotlib.transforms import Bbox

from experiments.figures.sheet import BODY, BOLD, Sheet, label_lines
from experiments.figures.study import ink
from experiments.figures.study.frame import TICKS, TITLE, Axis, Floats, Frame, around, framed, margin, whole
from experiments.figures.study.words import Words
from experiments.figures.tokens import Style
from simulation.state import YEAR

DOTS = 100
"""More worlds than these are shown by so many dots, each for an equal share of them."""
SIZE = 7.0
"""Pixels of a dot."""
STRIP, NAME = 96.0, 22.0
"""Heights of the dots of a strategy, and of its name."""


def ends_height(count: int, width: float) -> float:
    """Height of the drawing for so many strategies."""
    return count * (STRIP + NAME + 8) + TICKS + TITLE


def shown(values: Floats) -> Floats:
    """Values of the worlds, or quantiles that stand for equal shares of them, (n,); sorted.

    Source: Kay, Kola, Hullman & Munson (2016), quantile dot plots.
    """
    known = np.sort(values[np.isfinite(values)])
    return known if known.size <= DOTS else np.quantile(known, (np.arange(DOTS) + 0.5) / DOTS)


def ends(sheet: Sheet, top: float, values: Floats, measure: str, words: Words) -> None:
    """Draw where worlds end under each strategy.

    Parameters
    ----------
    values
        (S, N), NaN where there is no run.
    """
    room = whole(sheet, top)
    dots = [shown(found) for found in values]
    axis = Axis(*around(np.concatenate(dots), zero=True), words.value(measure, values), words.measure(measure))
    plot = Bbox.from_extents(room.x0 + 4, room.y0 + TICKS + TITLE, room.x1, room.y1)
    frame = Frame(sheet, plot, axis, Axis(0, 1, str))
    frame.below(6 if sheet.wide else 4)
    most = max(highest(frame.px(found)) for found in dots)
    for place, (title, style) in enumerate(zip(words.titles, words.styles, strict=True)):
        floor = plot.y1 - (place + 1) * plot.height / len(values)
        sheet.write(margin(sheet) + 2, floor + plot.height / len(values) - NAME + 2, title, size=BODY, weight=BOLD, color=style.text)
        sheet.segments([plot.x0, plot.x1], [floor, floor], "line", zorder=0.5)
        _stack(frame, dots[place], floor, style, min(SIZE, STRIP / max(1, most)))


def highest(x: Floats) -> int:
    """How many dots stand on top of each other at most."""
    return int(np.unique(np.round(x / SIZE), return_counts=True)[1].max(initial=0))


def _stack(frame: Frame, values: Floats, floor: float, style: Style, step: float) -> None:
    """Dots above the place of their value, those of one place on top of each other, ``step`` pixels apart."""
    columns = np.round(frame.px(values) / SIZE)
    level = np.array([np.sum(columns[:k] == column) for k, column in enumerate(columns)])
    if values.size:
        places = np.column_stack([columns * SIZE, floor + 0.6 * SIZE + step * level])
        frame.sheet.stamp(style.path(), places, 0.43 * SIZE, style.token, alpha=0.85)


def weeks_height(width: float) -> float:
    """Height of the drawing."""
    return 380.0 if width >= 480 else 260.0


def weeks(sheet: Sheet, top: float, bands: Floats, measure: str, words: Words) -> None:
    """Draw a measure over the weeks.

    Parameters
    ----------
    bands
        Where 5, 25, 50, 75 and 95 % of the runs of a strategy lie, (5, S, T).
    """
    y = Axis(*around(bands, zero=True), words.value(measure, bands))
    count = bands.shape[2]
    frame = framed(sheet, whole(sheet, top), Axis(0.0, float(count), words.when, "", False, years(words, count)), y)
    frame.hairlines(4)
    frame.below(8)
    x, lines = frame.px(np.arange(1, count + 1)), []
    for place, style in enumerate(words.styles):
        low, quarter, middle, upper, high = (frame.py(band) for band in bands[:, place])
        ink.band(sheet, x, low, high, style.token, 0.13)
        ink.band(sheet, x, quarter, upper, style.token, 0.22)
        lines.append(np.column_stack([x, middle]))
        ink.line(sheet, lines[-1], style.token, style.width * (1.0 if sheet.wide else 0.8), style.dash)
    label_lines(sheet, frame.plot, lines, list(zip(words.titles, words.styles, strict=True)), BODY if sheet.wide else 13.0)


def years(words: Words, weeks: int) -> tuple[float, ...]:
    """Weeks that are whole years after launch, or whole years where strategies do not start together; quarters where the time is short."""
    launch = words.launch or 0
    step = YEAR if weeks - launch > YEAR else YEAR // 4
    return tuple(float(week) for week in range(launch + step - 1, weeks, step))
