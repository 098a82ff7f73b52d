"""What the marks of a drawing stand for, in rows under it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matplotlib.transforms import Bbox

from experiments.figures.sheet import SMALL, Sheet
from experiments.figures.study import ink
from experiments.figures.study.frame import margin
from experiments.figures.tokens import LIGHT, Style
from experiments.language import Language

SWATCH, BESIDE, ROW, APART, LEADING, ABOVE = 26.0, 7.0, 23.0, 22.0, 16.0, 10.0
"""Pixels of a mark, between it and its words, of a row, between items, between two lines of one text, above all."""


@dataclass(frozen=True, slots=True)
class Item:
    """A mark and what it stands for.

    Attributes
    ----------
    kind
        "shade", "ground", "hatch", "frontier", "outline", "full", "dot", "hollow", "cross", "bracket", "whisker" or "dash".
    style
        Whose mark is set upon it.
    """

    text: str
    kind: str
    token: str
    style: Style | None = None


def key_height(items: Sequence[Item], width: float, lang: Language) -> float:
    """Height that items take on a sheet of a width."""
    sheet = Sheet(width, ROW, LIGHT, lang, inline=True)
    return ABOVE + ROW / 2 + max(down + LEADING * (len(lines) - 1) for _, _, down, lines in _places(sheet, items))


def key(sheet: Sheet, items: Sequence[Item]) -> float:
    """Write items at the foot of a sheet, side by side, as many in a row as there is room for; the height above them."""
    left, top = margin(sheet) + 2, margin(sheet) + key_height(items, sheet.width - 2 * margin(sheet), sheet.lang) - ABOVE
    for item, across, down, lines in _places(sheet, items):
        _swatch(sheet, item, left + across, top - down)
        for row, line in enumerate(lines):
            sheet.write(left + across + SWATCH + BESIDE, top - down - row * LEADING, line, va="center")
    return top + ABOVE


def _places(sheet: Sheet, items: Sequence[Item]) -> Iterator[tuple[Item, float, float, list[str]]]:
    """Every item with its distance from the left and from the top, and its text in lines."""
    room = sheet.width - 2 * margin(sheet) - 4
    across, down = 0.0, ROW / 2
    for item in items:
        lines = wrapped(sheet, item.text, room - SWATCH - BESIDE)
        width = SWATCH + BESIDE + max(sheet.measure(line, SMALL)[0] for line in lines)
        if across > 0 and across + width > room:
            across, down = 0.0, down + ROW
        yield item, across, down, lines
        across, down = across + width + APART, down + (len(lines) - 1) * LEADING


def wrapped(sheet: Sheet, text: str, room: float) -> list[str]:
    """A text in lines that fit."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and sheet.measure(longer, SMALL)[0] > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def slim(edges: Bbox) -> Bbox:
    """The middle of a rectangle, as high as a bar."""
    return Bbox.from_extents(edges.x0, edges.y0 + 2.5, edges.x1, edges.y1 - 2.5)


def _swatch(sheet: Sheet, item: Item, x: float, y: float) -> None:
    """The mark itself."""
    edges, middle = Bbox.from_extents(x, y - 7, x + SWATCH, y + 7), x + SWATCH / 2
    match item.kind:
        case "shade":
            ink.box(sheet, edges, item.token, 0.42)
        case "ground":
            ink.box(sheet, edges, item.token)
            ink.outline(sheet, edges, "line", 1.0)
        case "hatch":
            ink.hatch(sheet, edges, item.token)
        case "frontier":
            ink.box(sheet, edges, item.token, 0.13)
            sheet.segments([x, x + SWATCH], [y, y], item.token, 2.4)
        case "outline":
            ink.box(sheet, slim(edges), item.token, 0.14)
            ink.outline(sheet, slim(edges), item.token)
        case "full":
            ink.box(sheet, slim(edges), item.token, 0.75)
        case "dash":
            sheet.segments([x, x + SWATCH], [y, y], item.token, 1.6, (5, 3))
        case "bracket":
            sheet.segments([middle - 4, middle, middle, middle - 4], [y + 6, y + 6, y - 6, y - 6], item.token, 1.3)
        case "cross":
            ink.cross(sheet, [(middle, y)], item.token)
        case "whisker":
            ink.whisker(sheet, x + 2, x + SWATCH - 2, y, item.token)
        case "dot" | "hollow":
            ink.dot(sheet, middle, y, item.token, item.kind == "hollow")
    if item.style is not None:
        sheet.stamp(item.style.path(), [(middle, y)], 4.2, item.style.text, zorder=6)
