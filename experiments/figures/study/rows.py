"""One row a factor: names at the left, or above where it is narrow, and a shared axis across."""

from collections.abc import Sequence

from matplotlib.transforms import Bbox

from experiments.figures.sheet import BODY, SMALL, Sheet
from experiments.figures.study.frame import GAP, TICKS, TITLE, Axis, Frame, fitted, whole
from experiments.figures.study.key import ROW, Item, key, key_height
from experiments.language import Language

MOST = 15
"""Rows that are drawn; the others are smaller."""
HIGH, NARROW_HIGH = 31.0, 50.0
"""Pixels of a row with its name at the left, and above."""
NAMES = 0.4
"""Part of the width that names may take."""


def row_height(width: float) -> float:
    """Pixels of a row."""
    return HIGH if width >= 480 else NARROW_HIGH


def height(rows: int, items: Sequence[Item], width: float, lang: Language) -> float:
    """Height of a drawing with so many rows, an axis and a key."""
    more = ROW if rows > MOST else 0.0
    return min(rows, MOST) * row_height(width) + more + TICKS + TITLE + key_height(items, width, lang)


class Rows:
    """Rows on a sheet, the first on top.

    Parameters
    ----------
    faint
        Of each row, whether its name is written faintly.
    items, more
        The key, and what is said of rows that are not drawn.
    beside
        Room at the right.
    """

    def __init__(
        self, sheet: Sheet, names: Sequence[str], faint: Sequence[bool], x: Axis, items: Sequence[Item], more: str, beside: float = 0.0
    ) -> None:
        self.sheet, room, shown = sheet, whole(sheet, 0.0), names[:MOST]
        self.high = row_height(sheet.width)
        widest = max(sheet.measure(name, BODY)[0] for name in shown)
        left = room.x0 + (min(widest, NAMES * room.width) + 2 * GAP if sheet.wide else 0.0)
        floor = key(sheet, items) + TICKS + TITLE + (ROW if more else 0.0)
        self.frame = Frame(sheet, Bbox.from_extents(left, floor, room.x1 - beside, floor + len(shown) * self.high), x, Axis(0, 1, str))
        for row, name in enumerate(shown):
            self._name(row, name, faint[row], room.x0)
        if more:
            sheet.write(room.x0, floor - TICKS - TITLE - 4, more, va="top", color="ink3")

    def y(self, row: int) -> float:
        """Middle of what is drawn in a row."""
        middle = float(self.frame.plot.y1) - (row + 0.5) * self.high
        return middle if self.sheet.wide else middle - 9.0

    def _name(self, row: int, name: str, faint: bool, left: float) -> None:
        """Write a name, shortened until it fits."""
        room = self.frame.plot.x0 - left - GAP if self.sheet.wide else self.sheet.width - 4
        size = BODY if self.sheet.wide else SMALL
        y = self.y(row) if self.sheet.wide else self.y(row) + 22
        self.sheet.write(
            left,
            y,
            fitted(self.sheet, name, room, size),
            va="center",
            size=size,
            color="ink3" if faint else "ink",
            halo=not self.sheet.wide,
        )

    def axis(self, base: float | None = None) -> None:
        """Upright hairlines, a darker one at ``base``, and the words below."""
        plot, frame = self.frame.plot, self.frame
        count = 6 if self.sheet.wide else 4
        for tick in frame.x.spread(count):
            x = float(frame.px(tick))
            self.sheet.segments([x, x], [plot.y0, plot.y1], "line2" if tick == base else "line", zorder=0.5)
        frame.below(count)
