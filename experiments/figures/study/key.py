"""What the marks of a drawing stand for, in rows under it."""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.transforms import Bbox

from experiments.figures.sheet import SMALL, Sheet
from experiments.figures.study import ink
from experiments.figures.tokens import Style

SWATCH, ROW, APART = 26.0, 23.0, 22.0


@dataclass(frozen=True, slots=True)
class Item:
    """A mark and what it stands for.

    Attributes
    ----------
    kind
        "shade", "hatch", "frontier", "outline", "full", "dot", "hollow", "cross", "bracket", "whisker", "dash" or "mark", of which only the style is drawn.
    """

    text: str
    kind: str
    token: str
    style: Style | None = None


def key(sheet: Sheet, edges: Bbox, items: Sequence[Item]) -> None:
    """Write items side by side, from the upper left, as many in a row as there is room for."""
    x, y = edges.x0, edges.y1 - ROW / 2
    for item in items:
        width = SWATCH + 7 + sheet.measure(item.text, SMALL)[0]
        if x > edges.x0 and x + width > edges.x1:
            x, y = edges.x0, y - ROW
        _swatch(sheet, item, x, y)
        sheet.write(x + SWATCH + 7, y, item.text, va="center")
        x += width + APART


def slim(edges: Bbox) -> Bbox:
    """The middle of a rectangle, as high as a bar."""
    return Bbox.from_extents(edges.x0, edges.y0 + 2.5, edges.x1, edges.y1 - 2.5)


def _swatch(sheet: Sheet, item: Item, x: float, y: float) -> None:
    """The mark itself."""
    edges = Bbox.from_extents(x, y - 7, x + SWATCH, y + 7)
    middle = x + SWATCH / 2
    match item.kind:
        case "shade":
            ink.box(sheet, edges, item.token, 0.42)
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
