"""How many replications a point needs, where a precision is asked instead of a number.

A point begins with the minimum and gets more until half the interval of every paired difference is as narrow as asked, or the maximum is reached.
What is decided depends on the results of the point alone, so the order in which runs finish changes nothing.
Source: Chow & Robbins (1965), stopping on the width of an interval; Law (2015), *Simulation Modeling and Analysis*, on replications.
"""

import math

import numpy as np
from numpy.typing import NDArray

from experiments.studies.study import Precision

Floats = NDArray[np.float64]

GROWTH = 1.5
"""How many times as many replications a point has, at most, after one more round."""
CONFIDENCE = 0.95


def half_width(differences: Floats) -> float:
    """Half the 95 % interval of the mean, by Student's t; the widest over contrasts.

    Parameters
    ----------
    differences
        Paired differences, (contrasts, replications); NaN where a run is missing.

    Returns
    -------
    Infinite where a contrast has fewer than two pairs.
    """
    return max((_half_width(row[~np.isnan(row)]) for row in differences), default=0.0)


def _half_width(pairs: Floats) -> float:
    """Half the interval of one contrast."""
    from scipy.special import stdtrit

    if pairs.size < 2:
        return math.inf
    return float(stdtrit(pairs.size - 1, 0.5 + CONFIDENCE / 2) * pairs.std(ddof=1) / math.sqrt(pairs.size))


def wanted(replications: int, reached: float, asked: Precision) -> int:
    """Replications that a point should have next; as many as it has where it is done.

    Parameters
    ----------
    replications
        That it has, with which half-width ``reached``.
    """
    if replications < asked.minimum:
        return asked.minimum
    if reached <= asked.half_width:
        return replications
    needed = replications * min(GROWTH, (reached / asked.half_width) ** 2)
    return min(asked.maximum, max(replications + 1, math.ceil(needed)))
