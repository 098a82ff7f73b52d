"""A sheet to draw on: pixels, type, colours by name, and words that keep out of each other's way."""

import textwrap
from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.path import Path
from matplotlib.patheffects import withStroke
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, Bbox
from numpy.typing import NDArray

from experiments.figures.tokens import Style, dashes, font
from experiments.language import Language

SMALL, BODY, HEAD = 12.5, 14.0, 19.0
BOLD = 700
SLACK = 1.08
"""Room kept for a reader's font that runs wider than the one measured here."""
HALO = "halo"
LEADER = 24.0
"""Distance from which a thin line joins a label and what it names."""


class Sheet:
    """A figure of so many pixels. Positions are pixels from the lower left.

    Parameters
    ----------
    palette
        Colour by token.
    inline
        Whether it stands in a page, which brings background and title.
    """

    def __init__(self, width: float, height: float, palette: dict[str, str], lang: Language, inline: bool) -> None:
        self.width, self.height, self.palette, self.lang, self.inline = width, height, palette, lang, inline
        self.figure = Figure(figsize=(width / 72, height / 72), dpi=72, facecolor="none" if inline else palette["bg"])
        self._renderer: Any = FigureCanvasAgg(self.figure).get_renderer()  # type: ignore[no-untyped-call]
        self.px = Affine2D().scale(1 / 72) + self.figure.dpi_scale_trans
        self.boxes: list[Bbox] = []
        self._sizes: dict[tuple[str, float, int, bool], tuple[float, float]] = {}

    @property
    def wide(self) -> bool:
        """Whether there is room for all that can be said."""
        return self.width >= 480

    def measure(self, text: str, size: float, weight: int = 400, serif: bool = False) -> tuple[float, float]:
        """Width and height of a text, with slack."""
        key = (text, size, weight, serif)
        if key not in self._sizes:
            draft = Text(0, 0, text, fontproperties=font(size, weight, serif), parse_math=False)
            draft.set_figure(self.figure)
            extent = draft.get_window_extent(self._renderer)
            self._sizes[key] = (float(extent.width) * SLACK, float(extent.height))
        return self._sizes[key]

    def box(self, x: float, y: float, text: str, ha: str, va: str, size: float, weight: int = 400, serif: bool = False) -> Bbox:
        """Where a text would stand."""
        width, height = self.measure(text, size, weight, serif)
        left = x - width * {"left": 0.0, "center": 0.5, "right": 1.0}[ha]
        bottom = y - height * {"bottom": 0.0, "center": 0.5, "top": 1.0}[va]
        return Bbox.from_bounds(left, bottom, width, height)

    def write(
        self,
        x: float,
        y: float,
        text: str,
        ha: str = "left",
        va: str = "bottom",
        size: float = SMALL,
        weight: int = 400,
        color: str = "ink2",
        serif: bool = False,
        halo: bool = False,
    ) -> Text:
        """Write one line of text and keep its place."""
        self.boxes.append(self.box(x, y, text, ha, va, size, weight, serif))
        written = self.figure.text(
            x, y, text, ha=ha, va=va, color=self.palette[color], fontproperties=font(size, weight, serif), transform=self.px
        )
        written.set_zorder(9)
        written.set_parse_math(False)
        if halo and self.inline:
            written.set_gid(HALO)
        elif halo:
            written.set_path_effects([withStroke(linewidth=4, foreground=self.palette["bg"])])
        return written

    def head(self, title: str, note: str) -> float:
        """Write title and second line where the sheet stands alone; the height they leave."""
        if self.inline:
            return self.height - 8
        self.write(20, self.height - 16, title, va="top", size=HEAD, weight=BOLD, color="ink", serif=True)
        self.write(20, self.height - 50, note, va="top", size=SMALL, color="ink3")
        return self.height - 80

    def axes(self, left: float, bottom: float, right: float, top: float) -> Axes:
        """Bare axes between these edges."""
        axes = self.figure.add_axes((left / self.width, bottom / self.height, (right - left) / self.width, (top - bottom) / self.height))
        axes.set_axis_off()
        axes.set_zorder(1)
        axes.patch.set_visible(False)
        return axes

    def at(self, axes: Axes, x: Any, y: Any) -> NDArray[np.float64]:
        """Pixels of points of the axes, (n, 2)."""
        points = np.column_stack([np.atleast_1d(x), np.atleast_1d(y)])
        return np.asarray(self.px.inverted().transform(axes.transData.transform(points)))

    def free(self, box: Bbox, gap: float = 2.0) -> bool:
        """Whether a box lies on the sheet and touches no text."""
        inside = box.x0 >= 2 and box.y0 >= 2 and box.x1 <= self.width - 2 and box.y1 <= self.height - 2
        return inside and not any(overlap(box, other, gap) for other in self.boxes)

    def segments(
        self, x: Sequence[float], y: Sequence[float], color: str, width: float = 1.0, dash: tuple[float, ...] = (), zorder: float = 1.0
    ) -> None:
        """A line through points in pixels."""
        line = Line2D(list(x), list(y), transform=self.px, color=self.palette[color], lw=width, ls=dashes(dash, width), zorder=zorder)
        line.set_solid_capstyle("butt")
        self.figure.add_artist(line)

    def stamp(
        self,
        path: Path,
        places: Any,
        scale: float,
        face: str,
        edge: str = "none",
        line: float = 0.0,
        zorder: float = 5.0,
        alpha: float = 1.0,
    ) -> None:
        """The same shape at many places, in pixels; colours by token."""
        colours = [self.palette.get(token, "none") for token in (face, edge)]
        shapes = PathCollection([path], facecolors=colours[0], edgecolors=colours[1], linewidths=line, alpha=alpha, zorder=zorder)
        shapes.set_offsets(places)
        shapes.set_offset_transform(self.px)
        shapes.set_transform(Affine2D().scale(scale / 72) + self.figure.dpi_scale_trans)
        self.figure.add_artist(shapes)


def overlap(one: Bbox, other: Bbox, gap: float = 0.0) -> bool:
    """Whether two boxes come nearer than ``gap``."""
    return bool(one.x0 < other.x1 + gap and other.x0 < one.x1 + gap and one.y0 < other.y1 + gap and other.y0 < one.y1 + gap)


def short(title: str, width: int = 30) -> str:
    """A title that fits beside a line."""
    if len(title) <= width:
        return title
    return (textwrap.shorten(title, width, placeholder="…").strip("…") or title[: width - 1]) + "…"


def label_lines(
    sheet: Sheet, plot: Bbox, lines: Sequence[NDArray[np.float64]], labels: Sequence[tuple[str, Style]], size: float = BODY
) -> None:
    """Write each label near its line, clear of all texts and, where it can, of the other lines.

    Parameters
    ----------
    plot
        Where labels may stand.
    lines
        Pixels of each line, (n, 2), x going up evenly; those beyond the labels are only kept clear of.
    """
    for own, (text, style) in enumerate(labels):
        best: tuple[float, float, float, Bbox] | None = None
        for cost, x, y, box in _places(sheet, plot, lines, own, text, size):
            if best is None or cost < best[0]:
                best = (cost, x, y, box)
        if best is None:
            continue
        _, x, y, box = best
        _lead(sheet, lines[own], x, box, style)
        sheet.write(x, y, text, ha="center", va="bottom", size=size, weight=BOLD, color=style.text, halo=True)


def _places(sheet: Sheet, plot: Bbox, lines: Sequence[NDArray[np.float64]], own: int, text: str, size: float) -> Any:
    """Every place a label could take, with its cost: far from its line, on or beyond other lines, near another line than its own."""
    width, height = sheet.measure(text, size, BOLD)
    for x in np.linspace(plot.x0 + width / 2, plot.x1 - width / 2, 30):
        under = [line[(line[:, 0] >= x - width / 2 - 4) & (line[:, 0] <= x + width / 2 + 4), 1] for line in lines]
        if not under[own].size:
            continue
        middle = float(np.median(under[own]))
        for gap in (5.0, 10.0, 18.0, 30.0, 46.0, 66.0, 90.0, 120.0, 160.0, 210.0):
            for y in (under[own].max() + gap, under[own].min() - gap - height):
                box = Bbox.from_bounds(x - width / 2, y, width, height)
                way = Bbox.from_extents(x - 2, min(y, middle), x + 2, max(y + height, middle))
                if box.y0 < plot.y0 + 1 or box.y1 > plot.y1 or not sheet.free(box, 3.0) or not sheet.free(way, 0.0):
                    continue
                crossed = sum(
                    bool(np.any((ys > way.y0 - 3) & (ys < way.y1 + 3) & (np.abs(ys - middle) > 6)))
                    for i, ys in enumerate(under)
                    if i != own
                )
                near = _nearest_other(under, own, y + height / 2)
                cost = gap + 60.0 * crossed + 0.4 * float(np.ptp(under[own]))
                cost += max(0.0, 1.6 * (gap + 14.0 - near)) + max(0.0, 30.0 - _nearest_other(under, own, middle))
                yield cost, float(x), float(y), box


def _nearest_other(under: Sequence[NDArray[np.float64]], own: int, y: float) -> float:
    """Distance from a height to the nearest other line."""
    others = [float(np.min(np.abs(ys - y))) for i, ys in enumerate(under) if i != own and ys.size]
    return min(others, default=1e3)


def _lead(sheet: Sheet, line: NDArray[np.float64], x: float, box: Bbox, style: Style) -> None:
    """Join a label that stands far away to its line."""
    y = float(np.interp(x, line[:, 0], line[:, 1]))
    end = box.y0 - 1 if y < box.y0 else box.y1 + 1
    if abs(y - end) > LEADER:
        sheet.segments([x, x], [y, end], style.token, 0.8, zorder=8)
