"""The figures of a study, for print and slide, and for the page that shows them."""

from html import escape
from pathlib import Path

from matplotlib.figure import Figure

from experiments.figures import DPI, WIDE
from experiments.figures.sheet import Sheet
from experiments.figures.study.frame import MARGIN
from experiments.figures.study.pictures import Picture
from experiments.figures.svg import inline, save
from experiments.figures.tokens import LIGHT
from experiments.language import Language

ENDINGS = (".png", ".svg", ".pdf")
HEAD, BREATH = 80.0, 8.0
"""Pixels of title and second line where a figure stands alone; pixels above what is drawn inside a page."""


def draw(picture: Picture, lang: Language, width: float = WIDE, alone: bool = True, palette: dict[str, str] = LIGHT) -> Figure:
    """Draw one figure.

    Parameters
    ----------
    alone
        Whether it stands alone, with title and background, or inside a page.
    """
    height = picture.height(width - 2 * MARGIN) + HEAD + MARGIN if alone else picture.height(width) + BREATH
    sheet = Sheet(width, height, palette, lang, inline=not alone)
    picture.draw(sheet, sheet.head(picture.heading, picture.note))
    return sheet.figure


def draw_figures(pictures: list[Picture], folder: Path, lang: Language) -> list[Path]:
    """Write every figure as PNG, SVG and PDF; the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for picture in pictures:
        figure = draw(picture, lang)
        for ending in ENDINGS:
            paths.append(folder / f"{picture.name}{ending}")
            save(figure, paths[-1], DPI)
    return paths


def inline_figure(picture: Picture, lang: Language, width: float, label: str) -> str:
    """One figure as an ``svg`` element for a page, with a sentence that says what it shows."""
    return inline(draw(picture, lang, width, alone=False), f"{picture.name}-{width:.0f}", escape(label, quote=True))
