"""How outcomes answer to one factor: curves over its range, and a tornado of one change at a time."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from experiments.analysis.interval import Interval, Quantity
from experiments.analysis.limits import Bools
from experiments.analysis.paired import Values, headline_quantities, of, pooled, side_by_side
from experiments.analysis.rows import mean_interval_of, mean_intervals, spreads
from experiments.analysis.sensitivity import Morris
from experiments.analysis.units import groups_of
from experiments.statistics import Floats
from experiments.studies.study import Factor, Study

MOST_LEVELS = 16
"""Different values of a factor that are shown one by one; more are put into bins."""
BINS = 10


@dataclass(frozen=True, eq=False)
class Response:
    """A measure over the range of a factor, the other factors as they come. L levels or bins, S strategies.

    Attributes
    ----------
    at
        Levels, or middles of the bins, (L,).
    edges
        Of the bins, (L + 1,); None at levels.
    worlds
        Runs of a strategy at each, the fewest over the strategies, (L,).
    mean, low, high
        Mean, and from 5 to 95 % of the runs, (S, L).
    difference, difference_low, difference_high
        Mean paired difference of each strategy after the first, with its 95 % interval, (S − 1, L).
    """

    factor: str
    measure: str
    week: int
    arms: tuple[str, ...]
    at: Floats
    edges: Floats | None
    log: bool
    worlds: Floats
    mean: Floats
    low: Floats
    high: Floats
    difference: Floats
    difference_low: Floats
    difference_high: Floats


@dataclass(frozen=True)
class Bar:
    """What one factor does by itself.

    Attributes
    ----------
    low, high
        Its smallest and largest value.
    at_low, at_high
        Change of the quantity from the base, the other factors at their base, in the same worlds.
    """

    factor: str
    low: float
    high: float
    at_low: Interval
    at_high: Interval

    @property
    def width(self) -> float:
        """The larger of both changes, whatever its sign."""
        return max(abs(self.at_low.mean), abs(self.at_high.mean))


@dataclass(frozen=True)
class Tornado:
    """Bars of a quantity, the widest first.

    Attributes
    ----------
    base
        The quantity at the base, or over all points where there is no base.
    """

    quantity: Quantity
    base: Interval
    bars: tuple[Bar, ...]


def grouped(column: Floats, log: bool) -> tuple[Floats, Floats | None, list[Bools]]:
    """Levels of a factor, or the middles and edges of bins with as many points each, and which points belong to each.

    Parameters
    ----------
    column
        Values of the factor, (P,); NaN where a point has none.
    """
    values = column[~np.isnan(column)]
    levels = np.unique(values)
    if len(levels) <= MOST_LEVELS:
        return levels, None, [column == level for level in levels]
    edges = np.unique(np.quantile(values, np.linspace(0.0, 1.0, BINS + 1)))
    place = np.clip(np.searchsorted(edges, column, side="right") - 1, 0, len(edges) - 2)
    middles = np.sqrt(edges[:-1] * edges[1:]) if log else (edges[:-1] + edges[1:]) / 2.0
    return middles, edges, [(place == k) & ~np.isnan(column) for k in range(len(middles))]


def alone(points: pd.DataFrame, factor: str) -> Floats:
    """Values of a factor where every other is at its base, the first point, (P,); NaN elsewhere."""
    others = points.drop(columns=factor)
    at_base = ((others == others.iloc[0]) | (others.isna() & others.iloc[0].isna())).all(axis=1)
    return np.asarray(points[factor].where(at_base), np.float64)


def response(study: Study, factor: Factor, measure: str, week: int, column: Floats, outcomes: Floats) -> Response:
    """The curves of a measure over a factor.

    Parameters
    ----------
    column
        Values of the factor, (P,); NaN at points that do not tell of it.
    outcomes
        Of the measure in the week, (P, S, R); NaN where there is no run.
    """
    at, edges, members = grouped(column, factor.scale == "log")
    arms, groups, same = study.labels, groups_of(study, len(outcomes)), study.design.worlds == "same"
    runs = [np.moveaxis(outcomes[member], 1, 0).reshape(len(arms), -1) for member in members]
    mean, low, high = np.stack([spreads(each) for each in runs], axis=-1)
    differences = outcomes[:, 1:] - outcomes[:, :1]
    samples = [pooled(differences[member, arm], groups[member], same)[1] for arm in range(len(arms) - 1) for member in members]
    ends = [end.reshape(-1, len(at)) for end in mean_intervals(side_by_side(samples))]
    return Response(
        factor=factor.name,
        measure=measure,
        week=week,
        arms=arms,
        at=at,
        edges=edges,
        log=factor.scale == "log",
        worlds=np.array([(~np.isnan(each)).sum(axis=1).min() for each in runs], np.float64),
        mean=mean,
        low=low,
        high=high,
        difference=ends[0],
        difference_low=ends[1],
        difference_high=ends[2],
    )


def reach(column: Floats, outcomes: Floats) -> float:
    """How far the mean paired difference moves over a factor, the most of all strategies; 0 where that is not known."""
    differences = outcomes[:, 1:] - outcomes[:, :1]
    members = grouped(column, False)[2]
    means = np.array([spreads(np.moveaxis(differences[member], 1, 0).reshape(differences.shape[1], -1))[0] for member in members])
    return float(np.nan_to_num(np.ptp(means, axis=0)).max())


def tornado(points: pd.DataFrame, outcomes: Floats, quantity: Quantity) -> Tornado:
    """What each factor does from the base, the first point, to its smallest and largest value.

    Parameters
    ----------
    outcomes
        The quantity, (P, R); NaN where there is no run.
    """
    bars = [_bar(points, str(name), outcomes) for name in points.columns]
    return Tornado(quantity, mean_interval_of(outcomes[0]), tuple(sorted(bars, key=lambda bar: -bar.width)))


def _bar(points: pd.DataFrame, factor: str, outcomes: Floats) -> Bar:
    """The bar of one factor."""
    column = alone(points, factor)
    low, high = int(np.nanargmin(column)), int(np.nanargmax(column))
    changes = (mean_interval_of(outcomes[place] - outcomes[0]) for place in (low, high))
    return Bar(factor, float(column[low]), float(column[high]), *changes)


def tornado_of_screening(found: Morris, points: pd.DataFrame, base: Interval) -> Tornado:
    """A Morris design read as a tornado: the mean effect of moving each factor from its smallest value to its largest.

    Parameters
    ----------
    base
        Mean of the quantity over the design.
    """
    nothing = Interval(0.0, 0.0, 0.0)
    ends = {str(name): (float(points[name].min()), float(points[name].max())) for name in points.columns}
    bars = [Bar(index.factor, *ends[index.factor], nothing, index.effect) for index in found.indices]
    return Tornado(found.quantity, base, tuple(sorted(bars, key=lambda bar: -bar.width)))


MOST_CURVES = 6
FEW_FACTORS = 2
"""Factors up to which every measure is drawn; of more only the headline."""


def responses(study: Study, points: pd.DataFrame, values: Values, weights: Mapping[str, float]) -> tuple[Response, ...]:
    """Curves in the last week over the factors that matter most, the headline first.

    Parameters
    ----------
    weights
        How much factors matter, where the design tells; empty where how far the mean difference moves has to tell.
    """
    week, headline = max(study.measured_at), study.headline
    columns = {factor.name: told_of(study, points, factor) for factor in study.factors}
    known = weights or {name: reach(column, values(headline, week)) for name, column in columns.items()}
    furthest = sorted(study.factors, key=lambda factor: -known[factor.name])[:MOST_CURVES]
    others = [measure for measure in study.measures if measure != headline] if len(study.factors) <= FEW_FACTORS else []
    return tuple(
        response(study, factor, measure, week, columns[factor.name], values(measure, week))
        for measure in (headline, *others)
        for factor in study.factors
        if factor in furthest
    )


def told_of(study: Study, points: pd.DataFrame, factor: Factor) -> Floats:
    """Values of a factor at the points that tell of it, (P,); NaN elsewhere."""
    return alone(points, factor.name) if study.design.kind == "one_at_a_time" else points[factor.name].to_numpy(np.float64)


def tornados(study: Study, points: pd.DataFrame, values: Values) -> tuple[Tornado, ...]:
    """Tornados of the headline in the last week where one factor is changed at a time: of every contrast, then of every strategy."""
    if study.design.kind != "one_at_a_time" or not study.factors:
        return ()
    return tuple(tornado(points, of(quantity, study, values), quantity) for quantity in headline_quantities(study))
