"""Statistics of paired worlds: intervals of a mean difference, in how many worlds one is better, intervals of a share.

SciPy's statistics take as long to load as everything else together, so they are loaded when a first interval is asked for.
"""

import warnings
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

CONFIDENCE = 0.95
RESAMPLES = 4_999
BATCH = 4_000_000
"""Numbers that are resampled at once; bounds the memory."""
EQUAL = 1e-12
"""Spread, as a part of the size, below which values differ by rounding only."""


def mean_interval(values: Floats) -> tuple[Floats, Floats]:
    """Bootstrap interval of the mean, 95 %: bias-corrected and accelerated where that is defined, else by percentiles.

    Parameters
    ----------
    values
        One row a question, one column a world, (K, W).

    Returns
    -------
    Lower and upper ends, (K,) each; both the value itself where all worlds agree, NaN where a world has none.

    Notes
    -----
    Efron (1987), *Better bootstrap confidence intervals*. The resamples are the same in every call.
    """
    low = values.mean(axis=-1)
    high = low.copy()
    spread = np.ptp(values, axis=-1) > EQUAL * np.abs(values).max(axis=-1, initial=0.0)
    if spread.any():
        low[spread], high[spread] = _resampled(values[spread])
    return low, high


def _resampled(values: Floats) -> tuple[Floats, Floats]:
    """Bootstrap interval of the mean of rows whose worlds differ."""
    low, high = _interval(values, "BCa")
    undefined = np.isnan(low) | np.isnan(high)
    if undefined.any():
        low[undefined], high[undefined] = _interval(values[undefined], "percentile")
    return low, high


def _interval(values: Floats, method: Literal["BCa", "percentile"]) -> tuple[Floats, Floats]:
    """One kind of bootstrap interval; NaN where it is not defined."""
    from scipy.stats import bootstrap

    with warnings.catch_warnings(), np.errstate(divide="ignore", invalid="ignore"):
        warnings.simplefilter("ignore")
        found = bootstrap(
            (values,),
            np.mean,
            axis=-1,
            vectorized=True,
            confidence_level=CONFIDENCE,
            method=method,
            n_resamples=RESAMPLES,
            batch=max(1, BATCH // values.size),
            rng=np.random.default_rng(1),
        )
    return np.atleast_1d(found.confidence_interval.low), np.atleast_1d(found.confidence_interval.high)


def superiority(differences: Floats) -> Floats:
    """Probability of superiority, that a world drawn at random is better: share of positive differences and half the ties, along the last axis."""
    return np.asarray((differences > 0).mean(axis=-1) + 0.5 * (differences == 0).mean(axis=-1))


def share_interval(count: int, total: int) -> tuple[float, float]:
    """Wilson interval, 95 %, of a share of worlds."""
    from scipy.stats import binomtest

    interval = binomtest(int(count), int(total)).proportion_ci(CONFIDENCE, method="wilson")
    return float(interval.low), float(interval.high)
