"""How sure the answer became, against what was asked."""

from dataclasses import dataclass

import numpy as np

from experiments.analysis.paired import Values
from experiments.engine.stopping import half_width
from experiments.statistics import Floats
from experiments.studies.study import Study


@dataclass(frozen=True, eq=False)
class Reached:
    """Half-widths of the 95 % intervals of the paired differences, by Student's t, as stopping goes by them.

    Attributes
    ----------
    asked
        Half-width that was wanted; NaN where a number of replications was asked instead.
    half_width
        The widest over the strategies, (P,); inf where there are fewer than two pairs.
    replications
        Pairs of each point, the fewest over the strategies, (P,).
    reached
        How many points are as sure as asked.
    """

    measure: str
    week: int
    asked: float
    half_width: Floats
    replications: Floats
    reached: int


def reached(outcomes: Floats, measure: str, week: int, asked: float) -> Reached:
    """What every point came to.

    Parameters
    ----------
    outcomes
        Of the measure in the week, (P, S, R); NaN where there is no run.
    """
    differences = outcomes[:, 1:] - outcomes[:, :1]
    widths = np.array([half_width(point) for point in differences], np.float64)
    pairs = (~np.isnan(differences)).sum(axis=2).min(axis=1).astype(np.float64)
    return Reached(measure, week, asked, widths, pairs, int((widths <= asked).sum()))


def precision_of(study: Study, values: Values) -> Reached:
    """Of the measure of which a precision was asked, or of the headline in the last week."""
    asked = study.precision
    measure, week = (asked.measure, asked.week) if asked else (study.headline, max(study.measured_at))
    return reached(values(measure, week), measure, week, asked.half_width if asked else float("nan"))
