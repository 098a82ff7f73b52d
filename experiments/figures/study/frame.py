"""A plot with two axes of numbers: where values stand in pixels, hairlines, ticks in words, titles."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from matplotlib.ticker import LogLocator, MaxNLocator
from matplotlib.transforms import Bbox
from numpy.typing import ArrayLike, NDArray

from experiments.figures.sheet import BODY, SMALL, Sheet, short

Floats = NDArray[np.float64]
Write = Callable[[float], str]

MARGIN = 20.0
"""Pixels around a figure that stands alone."""
GAP = 8.0
"""Pixels between an axis and its words."""
TICKS, TITLE = 26.0, 19.0
"""Heights of a row of ticks, and of the title of an axis."""


def margin(sheet: Sheet) -> float:
    """Pixels kept free around what is drawn."""
    return 0.0 if sheet.inline else MARGIN


@dataclass(frozen=True, slots=True)
class Axis:
    """One direction of a plot.

    Attributes
    ----------
    low, high
        Its range.
    write
        How a value is written.
    title
        What is counted.
    log
        Whether equal distances are equal ratios.
    ticks
        Values that are written; none means round ones.
    """

    low: float
    high: float
    write: Write
    title: str = ""
    log: bool = False
    ticks: tuple[float, ...] = ()

    def place(self, values: ArrayLike) -> Floats:
        """How far along the axis values stand, 0 to 1 within the range."""
        low, high, here = (np.log(x) if self.log else np.asarray(x, float) for x in (self.low, self.high, values))
        return np.asarray((here - low) / (high - low))

    def spread(self, count: int) -> list[float]:
        """At most about ``count`` values to write, or those that were given."""
        if self.ticks:
            return list(self.ticks)
        if self.log:
            return round_ratios(self.low, self.high, count)
        found = MaxNLocator(nbins=max(1, count), steps=[1, 2, 2.5, 5, 10]).tick_values(self.low, self.high)
        edge = 1e-9 * (self.high - self.low)
        return [0.0 if abs(tick) < edge else float(tick) for tick in found if self.low - edge <= tick <= self.high + edge]


def round_ratios(low: float, high: float, count: int) -> list[float]:
    """Round values of a logarithmic axis, at most ``count``; its ends where none are round."""
    for subs in ((1.0, 2.0, 5.0), (1.0,)):
        found = LogLocator(10.0, subs=subs, numticks=50).tick_values(low, high)
        ticks = [float(tick) for tick in found if low * 0.999 <= tick <= high * 1.001]
        if 2 <= len(ticks) <= max(2, count):
            return ticks
    return [low, high]


def around(values: ArrayLike, zero: bool = False, room: float = 0.05) -> tuple[float, float]:
    """A range that holds all values that are numbers, and zero if asked, with some room beyond each that is not zero."""
    found = np.ravel(np.asarray(values, float))
    known = found[np.isfinite(found)]
    if zero or not known.size:
        known = np.append(known, 0.0)
    low, high = float(known.min()), float(known.max())
    span = (high - low) or abs(high) or 1.0
    low, high = low - room * span * (low < 0 or not zero), high + room * span * (high > 0 or not zero)
    return (low, high) if high > low else (low, low + span)


@dataclass(frozen=True, slots=True)
class Frame:
    """A plot on a sheet, between the edges ``plot`` in pixels."""

    sheet: Sheet
    plot: Bbox
    x: Axis
    y: Axis

    def px(self, values: ArrayLike) -> Floats:
        """Pixels across."""
        return np.asarray(self.plot.x0 + self.plot.width * self.x.place(values))

    def py(self, values: ArrayLike) -> Floats:
        """Pixels up."""
        return np.asarray(self.plot.y0 + self.plot.height * self.y.place(values))

    def hairlines(self, count: int = 4, base: float | None = 0.0) -> None:
        """A line across at each tick with its value at the left, darker at ``base``; the title above."""
        sheet, plot = self.sheet, self.plot
        for tick in self.y.spread(count):
            y = float(self.py(tick))
            sheet.segments([plot.x0, plot.x1], [y, y], "line2" if tick == base else "line", zorder=0.5)
            sheet.write(plot.x0 - GAP, y, self.y.write(tick), ha="right", va="center", color="ink3")
        if self.y.title:
            sheet.write(plot.x0 - GAP - self.beside(count), plot.y1 + 12, self.y.title, color="ink3")

    def _centre(self, x: float, text: str) -> float:
        """Middle of the words of a tick, moved so that they stay on the sheet."""
        half, edge = self.sheet.measure(text, SMALL)[0] / 2, margin(self.sheet) + 3
        return min(max(x, edge + half), self.sheet.width - edge - half)

    def _step(self, ticks: list[float]) -> int:
        """Every how many ticks are written, so that words do not touch."""
        texts = [self.x.write(tick) for tick in ticks]
        places = [self._centre(float(self.px(tick)), text) for tick, text in zip(ticks, texts, strict=True)]
        spans = [
            (x - self.sheet.measure(text, SMALL)[0] / 2, x + self.sheet.measure(text, SMALL)[0] / 2)
            for x, text in zip(places, texts, strict=True)
        ]
        steps = range(1, max(2, len(ticks)))
        return next((step for step in steps if all(b[0] - a[1] > 6 for a, b in pairwise(spans[::step]))), len(ticks))

    def beside(self, count: int) -> float:
        """Width of the values at the left."""
        return value_width(self.sheet, self.y, count)

    def below(self, count: int = 5, line: bool = True) -> None:
        """Ticks under the plot with their values where they fit, and the title."""
        sheet, plot = self.sheet, self.plot
        if line:
            sheet.segments([plot.x0, plot.x1], [plot.y0, plot.y0], "line2", zorder=0.5)
        ticks = self.x.spread(count)
        for tick in ticks[:: self._step(ticks)]:
            x, text = float(self.px(tick)), self.x.write(tick)
            sheet.segments([x, x], [plot.y0, plot.y0 - 5], "line2")
            sheet.write(self._centre(x, text), plot.y0 - GAP, text, ha="center", va="top", color="ink3")
        if self.x.title:
            sheet.write(plot.x1, plot.y0 - TICKS, self.x.title, ha="right", va="top", color="ink2")


def value_width(sheet: Sheet, axis: Axis, count: int) -> float:
    """Width of the widest value of an axis."""
    return max((sheet.measure(axis.write(tick), SMALL)[0] for tick in axis.spread(count)), default=0.0)


def framed(sheet: Sheet, outer: Bbox, x: Axis, y: Axis, count: int = 4, beside: float = 0.0) -> Frame:
    """The plot that fits between these edges together with the words of its axes, at the left at least ``beside`` wide."""
    left = outer.x0 + max(beside, value_width(sheet, y, count)) + GAP
    bottom = outer.y0 + TICKS + TITLE * bool(x.title)
    top = outer.y1 - (TITLE + 8 if y.title else 6)
    return Frame(sheet, Bbox.from_extents(left, bottom, outer.x1 - 2, top), x, y)


def whole(sheet: Sheet, top: float) -> Bbox:
    """All of a sheet below its title, without its margin."""
    edge = margin(sheet)
    return Bbox.from_extents(edge + 2, edge + 2, sheet.width - edge - 2, top)


def fitted(sheet: Sheet, text: str, room: float, size: float = BODY) -> str:
    """A text, shortened until it fits."""
    while sheet.measure(text, size)[0] > room and len(text) > 4:
        text = short(text, len(text) - 2)
    return text
