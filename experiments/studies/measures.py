"""What a study can measure of a run: the weekly measures, those derived from them, and money in units that organisations of any size share."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from experiments.findings import TIPPED
from experiments.language import mark
from simulation.measures import DERIVED, WEEKLY, Measure, derive
from simulation.scenario import Scenario
from simulation.state import YEAR

Floats = NDArray[np.float64]

QUARTER = 13
"""Weeks at the start over which the income is taken that money is counted in."""

OF_A_RUN = {
    "earnings": Measure(
        mark("Profit, added up"), "weeks", "money", mark("Profit since the first week, in weeks of the income of the first quarter.")
    ),
    "present_value": Measure(
        mark("Profit, discounted"),
        "weeks",
        "money",
        mark("Profit since the first week, later profit discounted, in weeks of the income of the first quarter."),
    ),
    "tipped": Measure(mark("Has tipped"), "share", "impact", mark("1 where at least half of the employees are committed.")),
}
STUDIED = WEEKLY | DERIVED | OF_A_RUN
"""Every measure of a study."""


def path(name: str, series: Any, scenario: Scenario, discount: float) -> Floats:
    """A measure of ``STUDIED`` in every week of a run.

    Parameters
    ----------
    series
        Weekly measures of one run, structured (weeks,).
    discount
        Of ``present_value``, a year.
    """
    match name:
        case "earnings":
            return np.cumsum(series["profit"]) / income_at_start(series)
        case "present_value":
            return np.cumsum(series["profit"] * (1.0 + discount) ** (-np.arange(len(series)) / YEAR)) / income_at_start(series)
        case "tipped":
            return np.asarray(series["committed_share"] >= TIPPED, np.float64)
        case _ if name in WEEKLY:
            return np.asarray(series[name])
        case _:
            return derive(name, series, scenario.context.parameters.change.meaning)


def income_at_start(series: Any) -> float:
    """Mean weekly income of the first quarter; 1 where there is none."""
    return float(series["income"][:QUARTER].mean()) or 1.0
