"""The figures of a comparison, for print and slide, and for the pages that show them."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path

from matplotlib.figure import Figure

from experiments.comparison import Comparison
from experiments.figures import lines, panels, plants, timeline
from experiments.figures.sheet import Sheet
from experiments.figures.svg import inline, save
from experiments.figures.tokens import LIGHT
from experiments.language import Language

WIDE, NARROW = 720.0, 328.0
"""Widths in pixels: a page or slide; a column or a phone."""
DPI = 192.0
"""Of a PNG: a wide figure is 1,920 pixels across."""
Draw = Callable[[Sheet, Comparison], None]


@dataclass(frozen=True, slots=True)
class Kind:
    """A figure: what draws it, and how high it is on a sheet of a width."""

    draw: Draw
    height: Callable[[Comparison, float, bool], float]


def _chart_height(comparison: Comparison, width: float, alone: bool) -> float:
    """Height of a chart over time."""
    strategies = len(comparison.names)
    wide = width >= 480
    return (380.0 if alone else 372.0 if wide else 214.0) + strategies * (timeline.PHASE_ROW if wide else timeline.THIN_ROW)


def _tall_height(comparison: Comparison, width: float, alone: bool) -> float:
    """Height of the main chart."""
    return _chart_height(comparison, width, alone) + (0 if width >= 480 else 66)


def _panel_height(comparison: Comparison, width: float, alone: bool) -> float:
    """Height of panels, one a strategy."""
    rows = panels.panel_rows(width >= 480, len(comparison.names))
    return (330.0 if alone and rows == 1 else 100.0 * alone + 196.0 * rows) if width >= 480 else 184.0 * rows + 8


def _worlds_height(comparison: Comparison, width: float, alone: bool) -> float:
    """Height of the beds."""
    return plants.worlds_height(width, len(comparison.names), len(comparison.seeds), not alone)


KINDS = {
    "commitment": Kind(lines.commitment, _tall_height),
    "conduct": Kind(lines.conduct, _chart_height),
    "nps": Kind(lines.nps, _chart_height),
    "trust": Kind(lines.trust, _chart_height),
    "money": Kind(lines.money, _chart_height),
    "journey": Kind(panels.journey, _panel_height),
    "limits": Kind(panels.limits, _panel_height),
    "worlds": Kind(plants.worlds, _worlds_height),
}


def draw(
    name: str, comparison: Comparison, lang: Language, width: float = WIDE, alone: bool = True, palette: dict[str, str] = LIGHT
) -> Figure:
    """Draw one figure.

    Parameters
    ----------
    name
        One of ``KINDS``.
    alone
        Whether it stands alone, with title and background, or inside a page.
    """
    kind = KINDS[name]
    sheet = Sheet(width, kind.height(comparison, width, alone), palette, lang, inline=not alone)
    kind.draw(sheet, comparison)
    return sheet.figure


def draw_figures(comparison: Comparison, folder: Path, lang: Language) -> list[Path]:
    """Write every figure as PNG and SVG; the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name in KINDS:
        figure = draw(name, comparison, lang)
        for ending in (".png", ".svg"):
            path = folder / f"{name}{ending}"
            save(figure, path, DPI)
            paths.append(path)
    return paths


def inline_figure(name: str, comparison: Comparison, lang: Language, width: float, label: str) -> str:
    """One figure as an ``svg`` element for a page, with a sentence that says what it shows."""
    figure = draw(name, comparison, lang, width, alone=False)
    return inline(figure, f"{name}-{width:.0f}", escape(label, quote=True))
