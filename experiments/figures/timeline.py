"""A chart over time: axes, bands over the worlds, the middle world, names at the lines, phases of the strategies."""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.patheffects import Normal, withStroke
from matplotlib.ticker import MaxNLocator
from matplotlib.transforms import Bbox
from numpy.typing import NDArray

from experiments.comparison import Comparison
from experiments.figures.sheet import BODY, SMALL, Sheet, label_lines, overlap, short
from experiments.figures.tokens import Style, dashes, styles
from experiments.language import Language
from simulation.scenario import Scenario

Floats = NDArray[np.float64]

MOST_BANDS = 4
"""More strategies than these are drawn without bands."""
SPLIT = 0.25
"""Width of the range of worlds at the end from which each world is drawn."""
DOT = 6.4
PHASE_ROW, THIN_ROW = 25.0, 10.0
"""Height of the phases of a strategy, with names and without."""
VALUES = 46.0


@dataclass(frozen=True, slots=True)
class Scale:
    """The upright axis: the range at least shown, how a tick is written."""

    low: float
    high: float
    share: bool = False

    def tick(self, lang: Language, value: float) -> str:
        """A tick in words."""
        return lang.percent(value) if self.share else lang.signed(value)


def titles(comparison: Comparison, lang: Language) -> list[str]:
    """Titles of the strategies, short enough for a figure."""
    return [short(title, 34) for title in comparison.titles(lang)]


def splits(worlds: Floats) -> bool:
    """Whether the worlds end so far from each other that each should be seen."""
    low, high = np.quantile(worlds[:, -1], [0.05, 0.95])
    return bool(high - low > SPLIT)


def phase_spans(scenario: Scenario) -> list[tuple[int, int, str]]:
    """First week, end and name of every phase; the time before launch has no name."""
    strategy, weeks = scenario.strategy, scenario.weeks
    if not strategy.phases:
        return [(0, weeks, strategy.title)]
    dates = [0, strategy.launch_week, *(strategy.launch_week + phase.week for phase in strategy.phases), weeks]
    names = ["", *(phase.name for phase in strategy.phases), strategy.afterwards]
    spans = zip(itertools.pairwise(dates), names, strict=True)
    return [(start, min(end, weeks), name) for (start, end), name in spans if start < min(end, weeks)]


def year_ticks(comparison: Comparison, lang: Language, wide: bool) -> list[tuple[float, str]]:
    """Places and words of the time axis: years after launch, quarters where the time is short."""
    after = comparison.weeks - comparison.launch_week
    ticks = [(float(comparison.launch_week), lang("launch"))]
    if after >= 52:
        years = after // 52
        step = max(1, years // (8 if wide else 2)) if years > 3 or wide else 1
        ticks += [(comparison.launch_week + 52.0 * k, lang.plural("{n} year", "{n} years", k)) for k in range(step, years + 1, step)]
    else:
        ticks += [(comparison.launch_week + 13.0 * k, lang.plural("{n} week", "{n} weeks", 13 * k)) for k in range(1, after // 13 + 1)]
    return [tick for tick in ticks if 0 <= tick[0] <= comparison.weeks]


class LineChart:
    """One measure of every strategy over time.

    Parameters
    ----------
    edge
        Room at the right, kept free for the dots of the worlds.
    beside
        Room at the left for the values of the hairlines; without it they stand above their hairline.
    """

    def __init__(self, sheet: Sheet, comparison: Comparison, scale: Scale, top: float, edge: float = 0.0, beside: float = 0.0) -> None:
        self.sheet, self.comparison, self.lang = sheet, comparison, sheet.lang
        self.styles = styles(comparison.names)
        self.strip = (PHASE_ROW if sheet.wide else THIN_ROW) * len(comparison.scenarios)
        self.values_beside = beside > 0
        margin = 0 if sheet.inline else 20
        self.plot = Bbox.from_extents(margin + 2 + beside, 30 + self.strip + margin, sheet.width - margin - edge - 2, top)
        self.axes = sheet.axes(*self.plot.extents)
        self.axes.set_xlim(0, comparison.weeks)
        self.scale = scale
        self.x = np.arange(1, comparison.weeks + 1)

    def limits(self, low: float, high: float) -> list[float]:
        """Set the upright axis to hold these; the ticks."""
        low, high = min(low, self.scale.low), max(high, self.scale.high)
        if self.scale.share:
            ticks = [0, 0.25, 0.5, 0.75, 1.0] if self.plot.height > 210 else [0, 0.5, 1.0]
            self.axes.set_ylim(0, 1.005)
            return list(ticks)
        locator = MaxNLocator(nbins=4, steps=[1, 2, 2.5, 5, 10])
        ticks = [tick for tick in locator.tick_values(low, high) if low <= tick <= high]
        span = high - low
        self.axes.set_ylim(low - 0.04 * span, high + 0.04 * span)
        return [0.0 if abs(tick) < 1e-9 else float(tick) for tick in ticks]

    def grid(self, ticks: Sequence[float], top_note: str = "") -> None:
        """Hairlines with their values, and the axis of time."""
        sheet, plot = self.sheet, self.plot
        for tick in ticks:
            y = float(sheet.at(self.axes, 0, tick)[0, 1])
            base = tick == 0
            sheet.segments([plot.x0, plot.x1], [y, y], "line2" if base else "line", zorder=0.5)
            text = self.scale.tick(self.lang, tick) + (f" {top_note}" if top_note and tick == max(ticks) else "")
            if self.values_beside:
                sheet.write(plot.x0 - 8, y, text, ha="right", va="center", color="ink3")
            elif not base:
                sheet.write(plot.x0, y + 2, text, color="ink3", halo=True)
        if 0 not in ticks or min(ticks) < 0:
            sheet.segments([plot.x0, plot.x1], [plot.y0, plot.y0], "line2", zorder=0.5)
        self.time()

    def time(self) -> None:
        """Ticks and words of the axis of time."""
        sheet = self.sheet
        for week, text in year_ticks(self.comparison, self.lang, sheet.wide):
            x = float(sheet.at(self.axes, week, 0)[0, 0])
            width, _ = sheet.measure(text, SMALL)
            centre = min(max(x, self.plot.x0 + width / 2), self.plot.x1 - width / 2 + 1)
            box = sheet.box(centre, self.plot.y0 - 8, text, "center", "top", SMALL)
            if sheet.free(box, 4):
                sheet.segments([x, x], [self.plot.y0, self.plot.y0 - 5], "line2")
                sheet.write(centre, self.plot.y0 - 8, text, ha="center", va="top", color="ink3")

    def lines(self, values: Floats, each_world: bool = False) -> list[Floats]:
        """Bands, worlds and middle world of every strategy; the pixels of the middle worlds."""
        width = 2.8 if self.sheet.wide else 2.2
        for style, worlds in zip(self.styles, values, strict=True):
            if len(values) <= MOST_BANDS and len(worlds) > 1:
                self._bands(style, worlds)
            if each_world and splits(worlds):
                self._worlds(style, worlds)
        for style, worlds in zip(self.styles, values, strict=True):
            self._middle(style, np.median(worlds, axis=0), width * style.width / 2.8)
        return [self.sheet.at(self.axes, self.x, np.median(worlds, axis=0)) for worlds in values]

    def _bands(self, style: Style, worlds: Floats) -> None:
        colour = self.sheet.palette[style.token]
        low, quarter, upper, high = np.quantile(worlds, [0.05, 0.25, 0.75, 0.95], axis=0)
        self.axes.fill_between(self.x, low, high, color=colour, alpha=0.13, lw=0, zorder=2)
        self.axes.fill_between(self.x, quarter, upper, color=colour, alpha=0.22, lw=0, zorder=2.1)

    def _worlds(self, style: Style, worlds: Floats) -> None:
        step = slice(None, None, 2 if self.sheet.wide else 4)
        paths = [np.column_stack([self.x[step], world[step]]) for world in worlds[:100]]
        self.axes.add_collection(
            LineCollection(paths, colors=self.sheet.palette[style.token], linewidths=0.8, alpha=0.34, zorder=2.5), autolim=False
        )

    def _middle(self, style: Style, middle: Floats, width: float) -> None:
        (line,) = self.axes.plot(
            self.x, middle, color=self.sheet.palette[style.token], lw=width, ls=dashes(style.dash, width), zorder=4, clip_on=False
        )
        line.set_dash_capstyle("round" if style.dash[:1] == (1,) else "butt")
        line.set_path_effects([withStroke(linewidth=width + 2.2, foreground=self.sheet.palette["bg"]), Normal()])

    def beside(self, name: str) -> list[Floats]:
        """The middle world of the status quo, dotted, where it is not one of the strategies and the same for all; its pixels."""
        scenarios = self.comparison.scenarios
        if any(not scenario.strategy.phases for scenario in scenarios) or len({scenario.context.name for scenario in scenarios}) > 1:
            return []
        middle = np.median(self.comparison.status_quo(name)[0], axis=0)
        self.axes.plot(self.x, middle, color=self.sheet.palette["sq"], lw=1.4, ls=dashes((3, 4), 1.4), zorder=3.5)
        return [self.sheet.at(self.axes, self.x, middle)]

    def name(self, lines: list[Floats], others: Sequence[Floats] = ()) -> None:
        """Write the names of the strategies at their lines."""
        names = titles(self.comparison, self.lang)
        label_lines(self.sheet, self.plot, [*lines, *others], list(zip(names, self.styles, strict=True)), BODY if self.sheet.wide else 13.0)

    def remark(self, x: float, y: float, texts: Sequence[str], color: str, lines: Sequence[Floats] = ()) -> None:
        """Write a remark of one or more lines near a point, on the first side where it is free."""
        sheet = self.sheet
        height = sheet.measure(texts[0], SMALL)[1] + 1
        width = max(sheet.measure(text, SMALL)[0] for text in texts)
        for gap in (8.0, 22.0, 40.0, 60.0, 90.0):
            for dx, dy in ((-8 - width, gap), (8, gap), (-width / 2, gap), (8, -gap), (-8 - width, -gap)):
                y0 = y + dy if dy > 0 else y + dy - height * len(texts)
                box = Bbox.from_bounds(x + dx, y0, width, height * len(texts))
                crossed = any(
                    np.any((line[:, 0] > box.x0 - 3) & (line[:, 0] < box.x1 + 3) & (line[:, 1] > box.y0 - 3) & (line[:, 1] < box.y1 + 3))
                    for line in lines
                )
                if sheet.free(box, 3) and not crossed and box.x0 >= self.plot.x0 and box.x1 <= self.plot.x1 and box.y0 > self.plot.y0:
                    left = dx >= 0
                    for row, text in enumerate(texts):
                        anchor = box.x0 if left else box.x1
                        sheet.write(anchor, box.y1 - height * row, text, ha="left" if left else "right", va="top", color=color, halo=True)
                    return

    def phases(self) -> None:
        """Mark the phases of each strategy under the axis, with their names where there is room."""
        sheet = self.sheet
        for i, (scenario, style) in enumerate(zip(self.comparison.scenarios, self.styles, strict=True)):
            row = PHASE_ROW if sheet.wide else THIN_ROW
            y = self.plot.y0 - 34 - row * i
            spans = phase_spans(scenario)
            for start, end, name in spans:
                a, b = (float(sheet.at(self.axes, week, 0)[0, 0]) for week in (start, end))
                sheet.segments([a + 1, max(a + 2, b - 1)], [y, y], style.token if name else "line", 4)
            if sheet.wide:
                self._phase_names(y - 5, spans, style)

    def _phase_names(self, y: float, spans: Sequence[tuple[int, int, str]], style: Style) -> None:
        """Names of phases so that most of the time is named: one of them is placed first, then the others, the longest first."""
        longest = sorted(spans, key=lambda span: span[0] - span[1])
        fits = [self._fitted(y, [first, *(span for span in longest if span != first)]) for first in longest]
        for x, text, _ in max(fits, key=lambda placed: sum(weeks for _, _, weeks in placed)):
            self.sheet.write(x, y, text, va="top", color=style.text)

    def _fitted(self, y: float, spans: Sequence[tuple[int, int, str]]) -> list[tuple[float, str, int]]:
        """Where names begin, names, and weeks they stand for, each where it is free: in its phase if it can, else over its edge."""
        placed: list[tuple[float, str, int]] = []
        taken: list[Bbox] = []
        for start, end, name in spans:
            text = short(self.lang(name), 34)
            width, height = self.sheet.measure(text, SMALL)
            a, b = (float(self.sheet.at(self.axes, week, 0)[0, 0]) for week in (start, end))
            for x in (a + 1, *np.arange(a + 1, b - width, 8), (a + b - width) / 2, b - 1 - width):
                box = Bbox.from_bounds(x, y - height, width, height)
                inside = box.x0 >= self.plot.x0 - 1 and box.x1 <= self.plot.x1 + 2
                if text and inside and not any(overlap(box, other, 2) for other in taken):
                    placed.append((float(x), text, end - start))
                    taken.append(box)
                    break
        return placed

    def dots(self, values: Floats) -> None:
        """A dot a world at the end, those of one height side by side, what has no place there in the nearest row."""
        sheet = self.sheet
        room = sheet.width - self.plot.x1 - 14 - (0 if sheet.inline else 20)
        size = min(DOT, math.sqrt(0.5 * room * self.plot.height / values[:, :, -1].size))
        rows, across = int(self.plot.height // size), max(1, int(room // size))
        filled = np.zeros(rows, int)
        for style, ends in zip(self.styles, values[:, :, -1], strict=True):
            places = []
            for end in np.sort(ends):
                row = _nearest_row(filled, min(rows - 1, int(end * rows)), across)
                places.append((self.plot.x1 + 10 + size * filled[row], self.plot.y0 + self.plot.height * (row + 0.5) / rows))
                filled[row] += 1
            sheet.stamp(style.path(), places, 0.42 * size, style.token, alpha=0.8)


def _nearest_row(filled: NDArray[np.int_], row: int, across: int) -> int:
    """The nearest row that still has a place."""
    free = np.flatnonzero(filled < across)
    return int(free[np.argmin(np.abs(free - row))]) if free.size else row
