"""Whether a difference is too small to matter, and what can be said of a contrast in one word."""

import numpy as np

from experiments.analysis.rows import in_lengths, p_of_mean
from experiments.language import mark
from experiments.statistics import CONFIDENCE, Floats

BETTER, WORSE = mark("better"), mark("worse")
MORE, LESS = mark("more"), mark("less")
EQUAL, SAME, UNDECIDED = mark("equal within the margin"), mark("the same in every world"), mark("not decided")
VERDICTS = (BETTER, WORSE, MORE, LESS, EQUAL, SAME, UNDECIDED)
"""``MORE`` and ``LESS`` are said of measures of which neither is better."""

ERROR = 1.0 - CONFIDENCE


def equivalence_test(differences: Floats, margin: Floats | float) -> Floats:
    """Return p of the two one-sided tests that the mean lies within the margin, (K,).

    Parameters
    ----------
    differences
        One row a question, (K, W); NaN where there is no pair.
    margin
        Of every row, (K,) or one of all; NaN where none is stated, and then p is NaN.

    Notes
    -----
    Schuirmann (1987), on the two one-sided tests procedure.
    """
    p = np.full(len(differences), np.nan)
    margins = np.broadcast_to(margin, p.shape)
    for places, rows in in_lengths(differences, at_least=2):
        width = margins[places]
        above = p_of_mean(rows + width[:, np.newaxis], "greater")
        below = p_of_mean(rows - width[:, np.newaxis], "less")
        p[places] = np.where(np.isnan(width), np.nan, np.maximum(above, below))
    return p


def verdict(difference: float, decided: bool, p_equal: float, better: int, same: bool) -> str:
    """One of ``VERDICTS``.

    Parameters
    ----------
    decided
        Whether the difference is told from 0.
    p_equal
        Of the two one-sided tests; NaN without a margin. A difference told from 0 that lies within the margin is called equal.
    better
        1 if more of the measure is better, -1 if less is, 0 if neither.
    same
        Whether every difference is exactly 0.
    """
    if same:
        return SAME
    if p_equal < ERROR:
        return EQUAL
    if not decided:
        return UNDECIDED
    words = {1: (BETTER, WORSE), -1: (WORSE, BETTER), 0: (MORE, LESS)}[better]
    return words[0] if difference > 0 else words[1]
