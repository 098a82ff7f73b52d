"""What the drawings of a study are made of beside lines and words: areas, hatching, whiskers, marks."""

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon
from matplotlib.patheffects import Normal, withStroke
from matplotlib.transforms import Bbox
from numpy.typing import ArrayLike

from experiments.figures.sheet import Sheet
from experiments.figures.study.frame import Floats
from experiments.figures.tokens import DISC, dashes

STRIPE = 7.0
"""Pixels between the lines of a hatching."""


def area(sheet: Sheet, x: ArrayLike, y: ArrayLike, token: str, alpha: float = 1.0, zorder: float = 1.0) -> None:
    """A filled shape with these corners, in pixels."""
    corners = np.column_stack([np.asarray(x, float), np.asarray(y, float)])
    shape = Polygon(corners, closed=True, facecolor=sheet.palette[token], alpha=alpha, lw=0, transform=sheet.px, zorder=zorder)
    sheet.figure.add_artist(shape)


def box(sheet: Sheet, edges: Bbox, token: str, alpha: float = 1.0, zorder: float = 1.0) -> None:
    """A filled rectangle."""
    area(sheet, [edges.x0, edges.x1, edges.x1, edges.x0], [edges.y0, edges.y0, edges.y1, edges.y1], token, alpha, zorder)


def band(sheet: Sheet, x: ArrayLike, low: ArrayLike, high: ArrayLike, token: str, alpha: float, zorder: float = 1.5) -> None:
    """An area between two lines, in pixels, (n,) each; where either is missing there is none."""
    across, lower, upper = (np.asarray(values, float) for values in (x, low, high))
    known = np.isfinite(lower) & np.isfinite(upper)
    if known.sum() > 1:
        across, lower, upper = across[known], lower[known], upper[known]
        area(sheet, np.concatenate([across, across[::-1]]), np.concatenate([lower, upper[::-1]]), token, alpha, zorder)


def hatch(sheet: Sheet, edges: Bbox, token: str, zorder: float = 1.2) -> None:
    """Slanted lines over a rectangle; neighbours continue each other."""
    lines = []
    for start in np.arange(np.ceil((edges.x0 - edges.y1) / STRIPE), (edges.x1 - edges.y0) / STRIPE) * STRIPE:
        left, right = max(edges.x0, edges.y0 + start), min(edges.x1, edges.y1 + start)
        if right > left:
            lines.append([(left, left - start), (right, right - start)])
    sheet.figure.add_artist(LineCollection(lines, colors=sheet.palette[token], linewidths=0.9, transform=sheet.px, zorder=zorder))


def whisker(sheet: Sheet, low: float, high: float, y: float, token: str = "ink", width: float = 1.6, zorder: float = 4.0) -> None:
    """An interval as a line across with short ends, in pixels."""
    sheet.segments([low, high], [y, y], token, width, zorder=zorder)
    for end in (low, high):
        sheet.segments([end, end], [y - 3.5, y + 3.5], token, width, zorder=zorder)


def dot(sheet: Sheet, x: float, y: float, token: str, hollow: bool = False, radius: float = 4.6) -> None:
    """A disc, filled or hollow, in pixels."""
    sheet.stamp(DISC, [(x, y)], radius, "bg" if hollow else token, token, 1.8, zorder=6)


def line(sheet: Sheet, points: Floats, token: str, width: float, dash: tuple[float, ...] = (), zorder: float = 4.0) -> None:
    """A line through points in pixels, (n, 2), set off from what lies under it."""
    drawn = Line2D(
        points[:, 0], points[:, 1], transform=sheet.px, color=sheet.palette[token], lw=width, ls=dashes(dash, width), zorder=zorder
    )
    drawn.set_dash_capstyle("round" if dash[:1] == (1,) else "butt")
    drawn.set_path_effects([withStroke(linewidth=width + 2.2, foreground=sheet.palette["bg"]), Normal()])
    sheet.figure.add_artist(drawn)


def cross(sheet: Sheet, places: ArrayLike, token: str, radius: float = 3.0, alpha: float = 1.0) -> None:
    """Small crosses, in pixels, (n, 2)."""
    arms = [
        [(x - radius, y + turn * radius), (x + radius, y - turn * radius)] for x, y in np.asarray(places, float) for turn in (-1.0, 1.0)
    ]
    drawn = LineCollection(arms, colors=sheet.palette[token], linewidths=1.3, alpha=alpha, transform=sheet.px, zorder=5)
    sheet.figure.add_artist(drawn)


def outline(sheet: Sheet, edges: Bbox, token: str, width: float = 1.3, zorder: float = 2.5) -> None:
    """The edges of a rectangle."""
    x, y = [edges.x0, edges.x1, edges.x1, edges.x0, edges.x0], [edges.y0, edges.y0, edges.y1, edges.y1, edges.y0]
    sheet.segments(x, y, token, width, zorder=zorder)
