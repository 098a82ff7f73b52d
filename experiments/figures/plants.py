"""Worlds that tip: one plant a world, an open flower where more than half of the people are committed."""

import math
from collections.abc import Sequence

import numpy as np
from matplotlib.patches import FancyBboxPatch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from experiments.comparison import Comparison
from experiments.figures.sheet import BODY, BOLD, Sheet
from experiments.figures.timeline import titles
from experiments.figures.tokens import Style, styles
from experiments.findings import TIPPED
from experiments.language import Language
from experiments.statistics import share_interval

MOST_PLANTS, ROW = 40, 20
Layer = tuple[Path, str, str, float]
SEED, SPROUT, LEAVES, BUD, FLOWER = range(5)


def disc(radius: float, x: float = 0.0, y: float = 0.0, flat: float = 1.0) -> Path:
    """A disc, or an ellipse less high than wide."""
    return Path.unit_circle().transformed(Affine2D().scale(radius, radius * flat).translate(x, y))


def leaf(length: float, angle: float, y: float) -> Path:
    """A leaf that grows from the stem at height ``y``, at so many degrees."""
    points = [(0, 0), (0.45 * length, 0.42 * length), (length, 0), (0.45 * length, -0.42 * length), (0, 0)]
    shape = Path(points, [Path.MOVETO, Path.CURVE3, Path.CURVE3, Path.CURVE3, Path.CURVE3])
    return shape.transformed(Affine2D().rotate_deg(angle).translate(0, y))


def stem(height: float) -> Path:
    """A stem of this height."""
    return Path([(0, 0), (0, height)])


def pairs(length: float, heights: Sequence[float]) -> Path:
    """Pairs of leaves at these heights."""
    return Path.make_compound_path(*(leaf(length, angle, y) for y in heights for angle in (31, 149)))


def petals(radius: float, y: float) -> Path:
    """Seven petals around a heart at height ``y``."""
    angles = np.pi / 2 + 2 * np.pi * np.arange(7) / 7
    return Path.make_compound_path(*(disc(radius, 4.2 * math.cos(angle), y + 4.2 * math.sin(angle)) for angle in angles))


def bud() -> Path:
    """A closed bud on top of a stem of 13."""
    points = [(0, 12), (3.4, 15), (0, 21), (-3.4, 15), (0, 12)]
    return Path(points, [Path.MOVETO, Path.CURVE3, Path.CURVE3, Path.CURVE3, Path.CURVE3])


PLANTS: dict[int, list[Layer]] = {
    SEED: [(disc(3.7, 0, 2.4, 0.68), "g1", "seed-line", 0.9), (Path([(-2.2, 2.6), (2.2, 2.6)]), "none", "seed-line", 0.7)],
    SPROUT: [(stem(5.5), "none", "gline", 2.2), (stem(5.5), "none", "g2", 1.4), (pairs(6.5, [5.0]), "g2", "gline", 0.6)],
    LEAVES: [
        (stem(12), "none", "gline", 2.2),
        (stem(12), "none", "g3", 1.4),
        (Path.make_compound_path(pairs(6.0, [3.4, 7.4]), leaf(5.0, 90, 11)), "g3", "gline", 0.6),
    ],
    BUD: [
        (stem(13), "none", "gline", 2.2),
        (stem(13), "none", "g4", 1.4),
        (pairs(5.6, [3.2, 7.0]), "g4", "gline", 0.6),
        (bud(), "bud", "bloom-edge", 0.8),
    ],
    FLOWER: [
        (stem(16), "none", "gline", 2.2),
        (stem(16), "none", "g4", 1.4),
        (pairs(5.6, [3.2, 7.0]), "g4", "gline", 0.6),
        (petals(2.9, 17.5), "bloom-edge", "none", 0.0),
        (petals(2.35, 17.5), "bloom", "none", 0.0),
        (disc(2.5, 0, 17.5), "heart", "none", 0.0),
    ],
}
HEIGHT = 25.0
"""Of the highest plant."""


def plant_of(share: float, tipped: bool) -> int:
    """The plant of a world: a flower above half, a bud where it was above half once, else by the share at the end."""
    if share >= TIPPED:
        return FLOWER
    if tipped:
        return BUD
    return SEED if share < 0.1 else SPROUT if share < 0.3 else LEAVES


def likely(lang: Language, count: int, total: int) -> str:
    """How often a world may tip, by Wilson's interval, in words."""
    low, high = (lang.number(100 * end) for end in share_interval(count, total))
    if count == 0:
        return lang("At most {high} in 100.", high=high)
    if count == total:
        return lang("At least {low} in 100.", low=low)
    return lang("Likely {low} to {high} in 100.", low=low, high=high)


def worlds_sentence(comparison: Comparison, strategy: int, lang: Language, measure: str = "committed_share") -> str:
    """In how many worlds a share comes to half, how likely that is, and how many fell back; without another one the worlds tip."""
    above = comparison.measure(measure)[strategy] >= TIPPED
    count, total = int(above.any(axis=-1).sum()), len(comparison.seeds)
    back = count - int(above[:, -1].sum())
    told = [lang("{n} of {total} worlds.", n=lang.number(count), total=lang.number(total)), likely(lang, count, total)]
    if back:
        told.append(lang.plural("{n} fell back.", "{n} fell back.", back))
    return " ".join(told)


def sampled(comparison: Comparison, strategy: int) -> list[int]:
    """The plants of a strategy, sorted; where there are more worlds than plants, each stands for several."""
    shares = comparison.measure("committed_share")[strategy, :, -1]
    plants = sorted(
        (plant_of(share, tip) for share, tip in zip(shares, np.isfinite(comparison.tipping_weeks[strategy]), strict=True)), reverse=True
    )
    if len(plants) <= MOST_PLANTS:
        return plants
    return [plants[int((k + 0.5) * len(plants) / MOST_PLANTS)] for k in range(MOST_PLANTS)]


def bed_height(sheet_width: float) -> float:
    """Height of a row of plants on a sheet of this width."""
    return 34.0 if sheet_width < 480 else 52.0


def worlds_height(width: float, strategies: int, worlds: int, inline: bool) -> float:
    """Height that the beds of all strategies take."""
    rows = -(-min(worlds, MOST_PLANTS) // ROW)
    return strategies * (44.0 + rows * (bed_height(width) + 4) + 14) + (4 if inline else 88)


def worlds(sheet: Sheet, comparison: Comparison) -> None:
    """The worlds of each strategy in beds of twenty."""
    lang, margin = sheet.lang, 0 if sheet.inline else 20
    note = lang("One plant a world; an open flower: at least half of its people are committed at the end")
    y = sheet.head(lang("Does the world tip?"), note)
    for i, (title, style) in enumerate(zip(titles(comparison, lang), styles(comparison.names), strict=True)):
        _title(sheet, margin, y, title, style)
        sheet.write(margin + 2, y - 20, worlds_sentence(comparison, i, lang), va="top", size=13.0)
        y = _beds(sheet, margin, y - 42, sampled(comparison, i)) - 14


def _title(sheet: Sheet, x: float, y: float, title: str, style: Style) -> None:
    """The mark and name of a strategy."""
    sheet.stamp(style.path(), [(x + 7, y - 8)], 4.6, style.token)
    sheet.write(x + 18, y, title, va="top", size=BODY, weight=BOLD, color=style.text)


def _beds(sheet: Sheet, left: float, top: float, plants: list[int]) -> float:
    """Rows of plants from this height down; the height below."""
    width, height = sheet.width - 2 * left, bed_height(sheet.width)
    for start in range(0, len(plants), ROW):
        bed = FancyBboxPatch(
            (left + 6, top - height + 6),
            width - 12,
            height - 12,
            boxstyle="round,pad=6",
            fc=sheet.palette["bed"],
            ec="none",
            transform=sheet.px,
        )
        sheet.figure.add_artist(bed)
        row = np.array(plants[start : start + ROW])
        pitch = (width - 10) / ROW
        x = left + 5 + pitch * (np.arange(row.size) + 0.5)
        scale = min(pitch / 14.5, (height - 6) / HEIGHT)
        for kind, layers in PLANTS.items():
            places = np.column_stack([x, np.full(row.size, top - height + 4.5)])[row == kind]
            for path, face, edge, line in layers if places.size else ():
                sheet.stamp(path, places, scale, face, edge, line * scale, zorder=3)
        top -= height + 4
    return top
