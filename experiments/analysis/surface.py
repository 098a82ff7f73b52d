"""A contrast over two factors, or over a factor and the weeks: which cells are decided, where the frontier runs, how surely."""

from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
import pandas as pd

from experiments.analysis.interval import Interval, Quantity
from experiments.analysis.paired import Values, of, quantities
from experiments.analysis.rows import mean_intervals
from experiments.statistics import Floats
from experiments.studies.study import Factor, Study

WEEK = "week"
RESAMPLES = 999
BAND = (0.025, 0.975)


@dataclass(frozen=True)
class Axis:
    """One direction of a surface: a factor, or the weeks that are measured (``WEEK``), with its levels."""

    name: str
    levels: tuple[float, ...]
    log: bool = False


@dataclass(frozen=True)
class Crossing:
    """Where the contrast changes its sign along a row.

    Attributes
    ----------
    y
        Level of the row.
    x
        Position, with ends of ∓inf where it may lie outside the levels.
    rising
        Whether the strategy is ahead on the right.
    share
        Share of the resamples in which the row has such a crossing; NaN where there is one world only.
    """

    y: float
    x: Interval
    rising: bool
    share: float


@dataclass(frozen=True, eq=False)
class Surface:
    """A contrast over two directions. Arrays are (Y, X).

    Attributes
    ----------
    week
        In which it is measured; None where the weeks are a direction.
    difference, low, high
        Mean of the paired differences and its 95 % interval.
    decided
        1 or −1 where the interval lies on that side of 0, else 0.
    ahead
        Share of the resampled sets of worlds in which the difference is above 0: the frontier runs at .5, its 95 % band from .025 to .975.
        NaN where there is one world only.
    frontier
        Row by row.
    """

    arm: str
    reference: str
    measure: str
    week: int | None
    x: Axis
    y: Axis
    difference: Floats
    low: Floats
    high: Floats
    decided: Floats
    ahead: Floats
    frontier: tuple[Crossing, ...]


def surface(quantity: Quantity, cells: Floats, x: Axis, y: Axis, same_worlds: bool) -> Surface:
    """The surface of paired differences.

    Parameters
    ----------
    cells
        Paired differences, (Y, X, R); NaN where there is no pair.
    same_worlds
        Whether every cell meets the same worlds; then they are resampled together.
    """
    shape = cells.shape[:2]
    mean, low, high = (end.reshape(shape) for end in mean_intervals(cells.reshape(-1, cells.shape[2])))
    drawn = resampled(cells, same_worlds)
    frontier = [crossing for level, *row in zip(y.levels, mean, np.moveaxis(drawn, 1, 0), strict=True) for crossing in _row(x, level, *row)]
    return Surface(
        arm=quantity.arm,
        reference=str(quantity.reference),
        measure=quantity.measure,
        week=None if WEEK in (x.name, y.name) else quantity.week,
        x=x,
        y=y,
        difference=mean,
        low=low,
        high=high,
        decided=(low > 0).astype(np.float64) - (high < 0),
        ahead=np.where(np.isnan(low), np.nan, (drawn > 0).mean(axis=0) + 0.5 * (drawn == 0).mean(axis=0)),
        frontier=tuple(frontier if cells.shape[2] > 1 else map(_unsure, frontier)),
    )


def _unsure(crossing: Crossing) -> Crossing:
    """A crossing of a single world, of which no interval is known."""
    return replace(crossing, x=Interval(crossing.x.mean, np.nan, np.nan), share=np.nan)


def resampled(cells: Floats, same_worlds: bool) -> Floats:
    """Means of the cells over worlds drawn again, (B, Y, X); NaN where none was drawn.

    Cells of one column are drawn together always, for in them lie either weeks of the same runs or what is not compared.
    """
    worlds = cells.shape[2]
    columns = () if same_worlds else (cells.shape[1],)
    weights = np.random.default_rng(1).multinomial(worlds, np.full(worlds, 1.0 / worlds), (*columns, RESAMPLES)).astype(np.float64)
    there = ~np.isnan(cells)
    sums, counts = (_drawn(part, weights) for part in (np.where(there, cells, 0.0), there.astype(np.float64)))
    return np.asarray(np.divide(sums, counts, out=np.full(sums.shape, np.nan), where=counts > 0))


def _drawn(cells: Floats, weights: Floats) -> Floats:
    """Weighted sums over the worlds, (B, Y, X), by weights of all columns, (B, R), or of each, (X, B, R)."""
    return np.asarray(np.moveaxis((cells[:, :, np.newaxis] @ np.swapaxes(weights, -1, -2))[:, :, 0], -1, 0))


def _row(x: Axis, y: float, cells: Floats, drawn: Floats) -> list[Crossing]:
    """Every crossing of one row, (X,), with its interval over the resamples, (B, X)."""
    levels = np.log10(x.levels) if x.log else np.array(x.levels)
    places, rising = crossings(levels, cells[np.newaxis])
    others, others_rising = crossings(levels, drawn)
    found = []
    for j in np.flatnonzero(~np.isnan(places[0])):
        alike = np.where(others_rising == rising[0, j], others, np.nan)
        nearest = _nearest(alike, places[0, j], rising[0, j] * signs(drawn).sum(axis=1))
        ends = np.quantile(nearest, BAND, method="inverted_cdf")
        position = Interval(*(_level(x, float(place)) for place in (places[0, j], *ends)))
        found.append(Crossing(y, position, bool(rising[0, j] > 0), float(np.isfinite(nearest).mean())))
    return found


def _level(x: Axis, place: float) -> float:
    """A place on an axis in the unit of its levels."""
    return 10.0**place if x.log and np.isfinite(place) else place


def _nearest(positions: Floats, place: float, side: Floats) -> Floats:
    """In every resample the crossing that is nearest to a place, (B,); where there is none, ∓inf by the sign that rules the row."""
    distance = np.where(np.isnan(positions), np.inf, np.abs(positions - place))
    nearest = np.take_along_axis(positions, distance.argmin(axis=1)[:, np.newaxis], axis=1)[:, 0]
    return np.where(np.isfinite(distance).any(axis=1), nearest, np.where(side > 0, -np.inf, np.inf))


def signs(values: Floats) -> Floats:
    """Signs along each row, (B, X), a 0 or a gap taking that of the value before it."""
    found = np.sign(np.nan_to_num(values))
    for j in range(1, found.shape[1]):
        found[:, j] = np.where(found[:, j] == 0, found[:, j - 1], found[:, j])
    return found


def crossings(levels: Floats, values: Floats) -> tuple[Floats, Floats]:
    """Where rows cross 0 between neighbouring levels, by interpolation, and whether they rise (1) or fall (−1), (B, X − 1) each.

    Parameters
    ----------
    levels
        (X,), rising.
    values
        (B, X).

    Returns
    -------
    NaN, and 0, where there is no crossing; one that lies on a level is that level.
    """
    side = signs(values)
    crosses = side[:, :-1] * side[:, 1:] < 0
    before, after = np.nan_to_num(values[:, :-1]), np.nan_to_num(values[:, 1:])
    part = np.divide(before, before - after, out=np.zeros_like(before), where=crosses & (before != after))
    places = np.where(crosses, levels[:-1] + part * np.diff(levels), np.nan)
    return places, np.where(crosses, side[:, 1:], 0.0)


MOST_FACTORS = 4
"""Factors of a grid of which every two are shown against each other."""


def surfaces(study: Study, points: pd.DataFrame, values: Values) -> tuple[Surface, ...]:
    """Surfaces of a grid: of every two factors in the last week, or of a single one over the weeks; the headline first.

    Of more than two factors only the headline is shown, as the mean over the others.
    """
    factors, weeks, last = study.factors, study.measured_at, max(study.measured_at)
    if study.design.kind != "grid":
        return ()
    others = () if len(factors) > 2 else tuple(measure for measure in study.measures if measure != study.headline)
    asked = quantities(study, (study.headline, *others), [last])
    if len(factors) == 1 and min(len(factors[0].levels), len(weeks)) > 1:
        return tuple(_over_weeks(study, points, values, quantity) for quantity in asked)
    pairs = list(combinations([factor for factor in factors if len(factor.levels) > 1], 2)) if len(factors) <= MOST_FACTORS else []
    return tuple(_over_factors(study, points, values, quantity, pair) for pair in pairs for quantity in asked)


def _axis(factor: Factor) -> Axis:
    """The direction of a factor."""
    return Axis(factor.name, factor.levels, factor.scale == "log")


def _over_weeks(study: Study, points: pd.DataFrame, values: Values, quantity: Quantity) -> Surface:
    """A factor across, the weeks upwards."""
    weeks, x = sorted(study.measured_at), _axis(study.factors[0])
    columns = [np.flatnonzero(points[x.name] == level) for level in x.levels]
    rows = [of(replace(quantity, week=week), study, values) for week in weeks]
    cells = np.stack([np.concatenate([row[column] for column in columns]) for row in rows])
    return surface(quantity, cells, x, Axis(WEEK, tuple(float(week) for week in weeks)), study.design.worlds == "same")


def _over_factors(study: Study, points: pd.DataFrame, values: Values, quantity: Quantity, pair: tuple[Factor, Factor]) -> Surface:
    """Two factors, the mean over the others in every world that has them all."""
    x, y = (_axis(factor) for factor in pair)
    differences = of(quantity, study, values)
    cells = [[differences[(points[x.name] == across) & (points[y.name] == up)].mean(axis=0) for across in x.levels] for up in y.levels]
    return surface(quantity, np.array(cells), x, y, study.design.worlds == "same")
