"""Shares of people over time as areas, one panel a strategy: the phase of their journey, and what limits their growth."""

from collections.abc import Sequence

import numpy as np
from matplotlib.transforms import Bbox

from experiments.comparison import Comparison
from experiments.figures.sheet import BODY, BOLD, SMALL, Sheet
from experiments.figures.timeline import Floats, titles, year_ticks
from experiments.figures.tokens import styles
from experiments.language import mark

JOURNEY = (
    ("business_as_usual_share", "a1", mark("business as usual")),
    ("seeing_share", "a2", mark("seeing")),
    ("thinking_share", "a3", mark("thinking")),
    ("doing_share", "a4", mark("doing differently")),
    ("being_share", "a5", mark("being differently")),
)
LIMITS = (
    ("limited_by_soil", "soil", mark("soil: safety")),
    ("limited_by_light", "light", mark("light: the why")),
    ("limited_by_water", "water", mark("water: time, thanks")),
)
Parts = Sequence[tuple[str, str, str]]


def journey(sheet: Sheet, comparison: Comparison) -> None:
    """How many people are in which phase of the journey."""
    lang = sheet.lang
    top = sheet.head(lang("Where people are on the journey"), lang("Share of employees by phase, mean of the worlds"))
    _panels(sheet, comparison, JOURNEY, top)


def limits(sheet: Sheet, comparison: Comparison) -> None:
    """What limits the growth of how many people."""
    lang = sheet.lang
    top = sheet.head(lang("What limits growth"), lang("Share of employees by their scarcest nutrient, mean of the worlds"))
    _panels(sheet, comparison, LIMITS, top)


def columns(sheet: Sheet, count: int) -> int:
    """How many panels stand side by side."""
    return 1 if not sheet.wide or count == 1 else 2 if count <= 4 else 3


def panel_rows(wide: bool, count: int) -> int:
    """How many rows of panels a sheet holds."""
    return count if not wide else 1 if count == 1 else -(-count // (2 if count <= 4 else 3))


def _panels(sheet: Sheet, comparison: Comparison, parts: Parts, top: float) -> None:
    """One panel a strategy, in rows."""
    across = columns(sheet, len(comparison.names))
    rows = -(-len(comparison.names) // across)
    margin = 0 if sheet.inline else 20
    width = (sheet.width - 2 * margin - 24 * (across - 1)) / across
    height = (top - margin) / rows
    for i, (title, style) in enumerate(zip(titles(comparison, sheet.lang), styles(comparison.names), strict=True)):
        row, column = divmod(i, across)
        left = margin + column * (width + 24)
        plot = Bbox.from_extents(left + 2, top - (row + 1) * height + 30, left + width - 2, top - row * height - 28)
        _panel(sheet, comparison, i, parts, plot)
        sheet.write(plot.x0, plot.y1 + 8, title, size=BODY, weight=BOLD, color=style.text)


def _panel(sheet: Sheet, comparison: Comparison, strategy: int, parts: Parts, plot: Bbox) -> None:
    """The areas of one strategy, their words, and the axis of time."""
    axes = sheet.axes(*plot.extents)
    axes.set_xlim(0, comparison.weeks)
    axes.set_ylim(0, 1)
    shares = np.array([comparison.measure(name)[strategy].mean(axis=0) for name, _, _ in parts])
    x = np.arange(1, comparison.weeks + 1)
    edges = np.vstack([np.zeros(comparison.weeks), np.cumsum(shares, axis=0)])
    for k, (_, token, _) in enumerate(parts):
        axes.fill_between(x, edges[k], edges[k + 1], color=sheet.palette[token], lw=0, zorder=1)
        axes.plot(x, edges[k + 1], color=sheet.palette["bg"], lw=1, zorder=2)
    for k in np.argsort(-shares.max(axis=1)):
        text = sheet.lang(parts[k][2])
        _ = _name_area(sheet, plot, edges[k], edges[k + 1], text) or _name_area(sheet, plot, edges[k], edges[k + 1], text.partition(":")[0])
    _time(sheet, comparison, plot)


def _name_area(sheet: Sheet, plot: Bbox, low: Floats, high: Floats, text: str) -> bool:
    """Write the name of an area where it is thickest and the name fits inside; whether there was such a place."""
    width, height = sheet.measure(text, SMALL)
    x = plot.x0 + plot.width * np.arange(1, low.size + 1) / low.size
    best: tuple[float, float, float] | None = None
    for centre in np.linspace(plot.x0 + width / 2 + 4, plot.x1 - width / 2 - 4, 40):
        under = (x >= centre - width / 2) & (x <= centre + width / 2)
        if not under.any():
            continue
        floor, roof = plot.y0 + plot.height * low[under].max(), plot.y0 + plot.height * high[under].min()
        y = (floor + roof - height) / 2
        fits = roof - floor >= height + 3 and sheet.free(Bbox.from_bounds(centre - width / 2, y, width, height), 2)
        if fits and (best is None or roof - floor > best[0]):
            best = (roof - floor, float(centre), y)
    if best is not None:
        sheet.write(best[1], best[2], text, ha="center", color="ink", halo=True)
    return best is not None


def _time(sheet: Sheet, comparison: Comparison, plot: Bbox) -> None:
    """The axis of time of one panel."""
    sheet.segments([plot.x0, plot.x1], [plot.y0, plot.y0], "line2")
    for week, text in year_ticks(comparison, sheet.lang, plot.width >= 480):
        x = plot.x0 + plot.width * week / comparison.weeks
        width, _ = sheet.measure(text, SMALL)
        centre = min(max(x, plot.x0 + width / 2), plot.x1 - width / 2)
        if sheet.free(sheet.box(centre, plot.y0 - 8, text, "center", "top", SMALL), 4):
            sheet.segments([x, x], [plot.y0, plot.y0 - 5], "line2")
            sheet.write(centre, plot.y0 - 8, text, ha="center", va="top", color="ink3")
