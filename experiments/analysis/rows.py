"""Rows of differences of which some are missing: intervals and tests of their means."""

from collections.abc import Iterator
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from experiments.analysis.interval import Interval
from experiments.statistics import CONFIDENCE, EQUAL, RESAMPLES, Floats, mean_interval

MANY = 2_000
"""Values from which Student's interval is taken: the bootstrap says the same, and takes the square of their number."""
NUMBERS = 10_000_000
"""Means of resamples that are held at once: designs may have a million points."""


def in_lengths(rows: Floats, at_least: int = 1) -> Iterator[tuple[NDArray[np.intp], Floats]]:
    """Rows without what is missing, those of one length together: their places, (k,), and their values, (k, n)."""
    there = ~np.isnan(rows)
    counts = there.sum(axis=1)
    for n in np.unique(counts[counts >= at_least]):
        places = np.flatnonzero(counts == n)
        yield places, rows[places][there[places]].reshape(-1, n)


def spreads(rows: Floats) -> tuple[Floats, Floats, Floats]:
    """Mean of every row, and from where to where 90 % of its values lie, (K,) each; NaN where there is no value."""
    found = np.full((3, len(rows)), np.nan)
    for places, values in in_lengths(rows):
        found[:, places] = values.mean(axis=1), *np.quantile(values, (0.05, 0.95), axis=1)
    return found[0], found[1], found[2]


def mean_interval_of(values: Floats) -> Interval:
    """Mean of one row, (W,), with its interval."""
    return Interval(*(float(end[0]) for end in mean_intervals(values[np.newaxis])))


def mean_intervals(rows: Floats) -> tuple[Floats, Floats, Floats]:
    """Mean of every row and the ends of its 95 % interval, (K,) each; NaN where there is no value, or no interval of a single one.

    Parameters
    ----------
    rows
        One row a question, (K, W); NaN where a value is missing.

    Notes
    -----
    The bootstrap interval of ``experiments.statistics``, with both arms made longer by what Student's t asks of few values: a bootstrap
    takes the spread of the sample for that of the world. Hesterberg (2015), *What teachers should know about the bootstrap*.
    """
    mean, low, high = np.full((3, len(rows)), np.nan)
    for places, values in in_lengths(rows):
        mean[places] = values.mean(axis=1)
        if values.shape[1] > 1:
            low[places], high[places] = _ends(values)
    return mean, low, high


def _ends(values: Floats) -> tuple[Floats, Floats]:
    """Both ends of the intervals of rows of one length, (k, n)."""
    from scipy.special import ndtri, stdtrit

    n = values.shape[1]
    mean, quantile = values.mean(axis=1), 0.5 + CONFIDENCE / 2
    if n > MANY:
        half = stdtrit(n - 1, quantile) * values.std(axis=1, ddof=1) / np.sqrt(n)
        return mean - half, mean + half
    rows = max(1, NUMBERS // RESAMPLES)
    low, high = np.hstack([mean_interval(values[first : first + rows]) for first in range(0, len(values), rows)])
    longer = stdtrit(n - 1, quantile) / ndtri(quantile) * np.sqrt(n / (n - 1))
    return mean - longer * (mean - low), mean + longer * (high - mean)


def mean_test(rows: Floats) -> Floats:
    """Return p of Student's test that the mean of a row is 0, (K,); 1 where all values are 0, NaN where there are fewer than two."""
    p = np.full(len(rows), np.nan)
    for places, values in in_lengths(rows, at_least=2):
        p[places] = p_of_mean(values, "two-sided")
    return p


def p_of_mean(values: Floats, side: Literal["two-sided", "greater", "less"]) -> Floats:
    """Return p of Student's test of rows of one length, (k, n), against 0; of values that are all the same it is 0 or 1."""
    from scipy.stats import ttest_1samp

    mean = values.mean(axis=1)
    holds = {"two-sided": mean == 0, "greater": mean <= 0, "less": mean >= 0}[side]
    p = np.where(holds, 1.0, 0.0)
    differ = np.ptp(values, axis=1) > EQUAL * np.abs(values).max(axis=1)
    if differ.any():
        p[differ] = ttest_1samp(values[differ], 0.0, axis=1, alternative=side).pvalue
    return p
