"""Paired differences: a strategy less the reference in the same worlds, at a point and over all points.

Arrays of outcomes are (P, S, R): points, strategies, replications; NaN where there is no run.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np
import pandas as pd

from experiments.analysis.equivalence import ERROR, equivalence_test, verdict
from experiments.analysis.interval import Interval, Quantity
from experiments.analysis.rows import in_lengths, mean_intervals, mean_test
from experiments.analysis.units import Places, groups_of
from experiments.statistics import Floats, superiority
from experiments.studies.measures import STUDIED
from experiments.studies.study import Study

WORLDS, POINTS = "worlds", "points"
ENOUGH = 5
"""Worlds from which an interval over worlds is taken where points are several."""

Values = Callable[[str, int], Floats]
"""Outcomes by measure and week, (P, S, R)."""


@dataclass(frozen=True)
class Contrast:
    """A strategy against the reference over all points of the design.

    Attributes
    ----------
    difference
        Mean of the paired differences.
    unit, n
        What the interval and the test are over, and how many there are: ``WORLDS``, each averaged over the points, or ``POINTS``, each
        averaged over its worlds; those of a Sobol or Morris design that were drawn together count as one.
    pairs
        Pairs of runs in all.
    p, p_holm
        Of the paired test; after Holm over the measures of the same strategy and week.
    superiority
        Probability that the strategy is better in a pair drawn at random, ties half; NaN where neither more nor less is better.
    margin, p_equal
        Difference below which strategies are called equal, and p of the two one-sided tests; NaN without a margin.
    verdict
        One of ``equivalence.VERDICTS``, after Holm.
    """

    arm: str
    reference: str
    measure: str
    week: int
    difference: Interval
    unit: str
    n: int
    pairs: int
    p: float
    p_holm: float
    superiority: float
    margin: float
    p_equal: float
    verdict: str


def quantities(study: Study, measures: Iterable[str], weeks: Iterable[int]) -> list[Quantity]:
    """Every contrast of the study: by week, by strategy, by measure."""
    reference, *others = study.labels
    named = tuple(measures)
    return [Quantity(arm, reference, name, week) for week in weeks for arm in others for name in named]


def headline_quantities(study: Study) -> list[Quantity]:
    """The headline in the last week: of every contrast, then of every strategy by itself."""
    week = max(study.measured_at)
    return quantities(study, [study.headline], [week]) + [Quantity(label, None, study.headline, week) for label in study.labels]


def of(quantity: Quantity, study: Study, values: Values) -> Floats:
    """What a quantity is in every world of every point, (P, R)."""
    outcomes = values(quantity.measure, quantity.week)
    arm = outcomes[:, study.labels.index(quantity.arm)]
    return arm if quantity.reference is None else arm - outcomes[:, study.labels.index(quantity.reference)]


def good(measure: str) -> int:
    """1 if more of a measure is better, -1 if less is, 0 if neither."""
    return STUDIED[measure].better


def pooled(differences: Floats, groups: Places, same_worlds: bool) -> tuple[str, Floats]:
    """Independent values whose mean is the mean over all points, and what they are.

    Parameters
    ----------
    differences
        (P, R); NaN where there is no pair.
    groups
        Of each point, (P,): points of one group are not independent.
    same_worlds
        Whether every point meets the same worlds. Then differences of two points in one world are not independent, and each world that all
        points have is one value; where such worlds are too few, or every point has worlds of its own, each group of points is one.
    """
    has_any = ~np.isnan(differences).all(axis=1)
    points = differences[has_any]
    if len(points) == 1:
        return WORLDS, points[0][~np.isnan(points[0])]
    whole = points[:, ~np.isnan(points).any(axis=0)]
    if same_worlds and len(points) and whole.shape[1] >= ENOUGH:
        return WORLDS, whole.mean(axis=0)
    _, places, counts = np.unique(groups[has_any], return_inverse=True, return_counts=True)
    return POINTS, np.bincount(places, np.nanmean(points, axis=1)) / counts if len(points) else np.empty(0)


def contrasts(study: Study, values: Values) -> tuple[Contrast, ...]:
    """Every strategy but the first against it, by week and measure, over all points."""
    asked = quantities(study, study.measures, study.measured_at)
    differences = [of(quantity, study, values) for quantity in asked]
    groups, same = groups_of(study, len(differences[0])), study.design.worlds == "same"
    units, samples = zip(*(pooled(each, groups, same) for each in differences), strict=True)
    rows = side_by_side(samples)
    means = mean_intervals(rows)
    margins = np.array([study.margins.get(quantity.measure, np.nan) for quantity in asked])
    p, p_equal = mean_test(rows), equivalence_test(rows, margins)
    found = [
        Contrast(
            arm=quantity.arm,
            reference=study.labels[0],
            measure=quantity.measure,
            week=quantity.week,
            difference=Interval(*(float(end[place]) for end in means)),
            unit=units[place],
            n=samples[place].size,
            pairs=int((~np.isnan(differences[place])).sum()),
            p=float(p[place]),
            p_holm=float("nan"),
            superiority=float(better_in(differences[place].reshape(1, -1), good(quantity.measure))[0]),
            margin=float(margins[place]),
            p_equal=float(p_equal[place]),
            verdict="",
        )
        for place, quantity in enumerate(asked)
    ]
    families = groupby(found, key=lambda contrast: (contrast.week, contrast.arm))
    return tuple(judged for _, family in families for judged in _judged(list(family)))


def side_by_side(samples: Iterable[Floats]) -> Floats:
    """Samples of unequal size as rows, filled up with NaN."""
    kept = list(samples)
    rows = np.full((len(kept), max((sample.size for sample in kept), default=0)), np.nan)
    for row, sample in zip(rows, kept, strict=True):
        row[: sample.size] = sample
    return rows


def better_in(differences: Floats, better: int) -> Floats:
    """Probability of superiority of every row, (K,), whatever is missing; NaN where neither more nor less is better."""
    found = np.full(len(differences), np.nan)
    for places, rows in in_lengths(differences if better else differences[:0]):
        found[places] = superiority(better * rows)
    return found


def holm(p: Floats) -> Floats:
    """Return p-values after Holm (1979), (m,), those that are NaN left out of the family."""
    known = np.flatnonzero(~np.isnan(p))
    rising = known[np.argsort(p[known], kind="stable")]
    adjusted = p.copy()
    adjusted[rising] = np.minimum(1.0, np.maximum.accumulate(p[rising] * np.arange(len(rising), 0, -1)))
    return adjusted


def _judged(family: list[Contrast]) -> list[Contrast]:
    """Contrasts of one strategy and week, with p after Holm over their measures and what can be said of each."""
    adjusted = holm(np.array([contrast.p for contrast in family]))
    return [
        replace(
            contrast,
            p_holm=float(p),
            verdict=verdict(
                contrast.difference.mean, bool(p < ERROR), contrast.p_equal, good(contrast.measure), contrast.difference == (0.0, 0.0, 0.0)
            ),
        )
        for contrast, p in zip(family, adjusted, strict=True)
    ]


def by_point(study: Study, values: Values, measure: str, week: int) -> pd.DataFrame:
    """The contrasts of a measure at every point: one row a point and strategy.

    Columns: point, arm, pairs, difference, low, high (95 %), p, superiority, verdict. A verdict is by the interval of that point alone.
    """
    return pd.concat([_at_points(study, of(q, study, values), q) for q in quantities(study, [measure], [week])], ignore_index=True)


def _at_points(study: Study, differences: Floats, quantity: Quantity) -> pd.DataFrame:
    """The rows of one strategy."""
    better = good(quantity.measure)
    mean, low, high = mean_intervals(differences)
    p_equal = equivalence_test(differences, study.margins.get(quantity.measure, np.nan))
    same = (differences == 0).any(axis=1) & ((differences == 0) | np.isnan(differences)).all(axis=1)
    told = zip(mean.tolist(), ((low > 0) | (high < 0)).tolist(), p_equal.tolist(), same.tolist(), strict=True)
    return pd.DataFrame(
        {
            "point": np.arange(len(differences)),
            "arm": quantity.arm,
            "pairs": (~np.isnan(differences)).sum(axis=1),
            "difference": mean,
            "low": low,
            "high": high,
            "p": mean_test(differences),
            "superiority": better_in(differences, better),
            "verdict": [verdict(difference, decided, equal, better, alike) for difference, decided, equal, alike in told],
        }
    )
