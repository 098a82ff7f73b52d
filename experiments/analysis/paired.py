"""Paired differences: a strategy less the reference in the same worlds, at a point and over all points."""

from dataclasses import dataclass

from experiments.analysis.interval import Interval

WORLDS, POINTS = "worlds", "points"


@dataclass(frozen=True)
class Contrast:
    """A strategy against the reference over all points of the design.

    Attributes
    ----------
    difference
        Mean of the paired differences.
    unit, n
        What the interval and the test are over: ``WORLDS``, each averaged over the points, or ``POINTS``, each averaged over its worlds;
        and how many there are.
    pairs
        Pairs of runs in all.
    p, p_holm
        Of the paired test; after Holm over the measures of the same strategy and week.
    superiority
        Probability that the strategy is better in a pair drawn at random, ties half; NaN where neither more nor less is better.
    margin, p_equal
        Difference below which strategies are called equal, and p of the two one-sided tests; NaN without a margin.
    verdict
        One of ``equivalence.VERDICTS``.
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
