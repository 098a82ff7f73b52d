"""What a page gives to a chart over time: its axes, its series, and the words of every week."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.pages.strategy_styles import line, thin
from app.pages.weeks import names_of_weeks
from experiments.comparison import Comparison
from experiments.figures.tokens import Style
from experiments.language import Language
from simulation.state import YEAR

Floats = NDArray[np.float64]
Write = Callable[[float], str]

QUANTILES = {"low": 0.05, "q25": 0.25, "median": 0.5, "q75": 0.75, "high": 0.95}
STEPS = (10, 20, 25, 50, 100, 200, 250, 500, 1_000, 2_000, 2_500, 5_000, 10_000)
MOST_TICKS = 4
POINTS_AT_LEAST = (-5.0, 60.0)
"""Net promoter scores that are shown in any case, on every page, so that small stays small."""
MONEY_AT_LEAST = (-20.0, 60.0)
"""Weeks of today's profit that are."""


def packed(values: Floats) -> bytes:
    """Numbers as little-endian float32, row after row."""
    return np.ascontiguousarray(values, "<f4").tobytes()


def axis_of_time(comparison: Comparison, lang: Language) -> dict[str, Any]:
    """Weeks, launch, and years after it; the same before any world is there."""
    launch, weeks = comparison.launch_week, comparison.weeks
    labels = [lang("launch"), *(lang.plural("{n} year", "{n} years", k) for k in range(1, (weeks - launch) // YEAR + 1))]
    return {"weeks": weeks, "launch": launch, "years": [{"week": launch + YEAR * k, "label": label} for k, label in enumerate(labels)]}


def series(name: str, style: Style, worlds: Floats) -> dict[str, Any]:
    """A strategy in a chart: where the worlds lie, (W, T), week by week."""
    found = np.quantile(worlds, tuple(QUANTILES.values()), axis=0)
    return {"name": name} | line(style) | {key: packed(values) for key, values in zip(QUANTILES, found, strict=True)}


def each_world(worlds: Floats) -> dict[str, Any]:
    """Every world by itself, (W, T)."""
    return {"each": packed(worlds), "count": len(worlds)}


def beside(comparison: Comparison, name: str, style: Style, lang: Language) -> dict[str, Any]:
    """The middle world of the status quo, as a thin line that bears no name."""
    return series(lang("Status quo"), thin(style), comparison.status_quo(name)[0]) | {"line_only": True, "quiet": True}


def words_of_weeks(comparison: Comparison, medians: Iterable[Floats], write: Write, lang: Language) -> dict[str, Any]:
    """The table behind a chart: the name of every week, and what each middle world is then, in words, without decimals."""
    told = lru_cache(maxsize=None)(write)
    rows = [[told(value) for value in row] for row in np.array(list(medians)).T.round(2 if write == lang.percent else 0).tolist()]
    return {"weeks": names_of_weeks(comparison.weeks, comparison.launch_week, lang.code), "rows": rows}


def shares(lang: Language, top: str = "", many: bool = False) -> dict[str, Any]:
    """An upright axis of shares: always from nought to all."""
    values = (0.0, 0.25, 0.5, 0.75, 1.0) if many else (0.0, 0.5, 1.0)
    ticks = [{"value": value, "label": lang.percent(value)} for value in values]
    if top:
        ticks[-1]["label"] = top
    return {"unit": "share", "range": [0.0, 1.0], "ticks": ticks}


def amounts(
    low: float, high: float, least: tuple[float, float], lang: Language, unit: str, steps: Sequence[float] = STEPS
) -> dict[str, Any]:
    """An upright axis of signed numbers with nought in it.

    Parameters
    ----------
    low, high
        Of what is shown.
    least
        What is shown in any case, so that small stays small and nothing jumps while worlds arrive.
    steps
        How far apart ticks may be.
    """
    low, high = min(low, least[0], 0.0), max(high, least[1], 0.0)
    step = next((step for step in steps if (high - low) / step <= MOST_TICKS), 10.0 ** np.ceil(np.log10(high - low)))
    first, last = np.ceil(low / step), np.floor(high / step)
    ticks = [{"value": float(k * step) + 0.0, "label": lang.signed(k * step)} for k in np.arange(first, last + 1)]
    return {"unit": unit, "range": [float(low), float(high)], "ticks": ticks, "zero": True}


def span(worlds: Floats | None, least: tuple[float, float], step: float) -> tuple[float, float]:
    """The range that holds 9 of 10 worlds of what is drawn, (S, W, T), in every week, moved outward in large steps; ``least`` where there are none."""
    if worlds is None:
        return least
    low, high = np.quantile(worlds, (0.05, 0.95), axis=1)
    return outward(min(float(low.min()), 0.0), step), outward(max(float(high.max()), 0.0), step)


def outward(value: float, step: float) -> float:
    """A bound moved away from nought to the next whole step."""
    return float(np.copysign(np.ceil(abs(value) / step) * step, value))
