"""Published patterns in how long a change takes, and in what it does to profit meanwhile."""

import numpy as np
from numpy.typing import NDArray

from experiments.evidence.entry import ABOVE_ZERO, PATTERN, PRIMARY, SECONDARY, Accepted, Entry
from experiments.evidence.levels import ratio
from experiments.evidence.orders import FIFTH, smallest
from experiments.evidence.runs import CO_CREATION, KEPT_UP, QUARTER, STATUS_QUO, Runs
from experiments.findings import first_week
from experiments.language import mark
from simulation.state import YEAR

Floats = NDArray[np.float64]

FIRST = (0, YEAR)
FARTHEST = 2 * YEAR
"""Weeks by which one side may follow the other."""
MONTH = YEAR / 12


def profit_gap(strategy: str, runs: Runs, year: tuple[int, int]) -> Floats:
    """Profit of a year less that of the status quo in the same world, as a part of the latter's income, (W,)."""
    gap = runs.mean(strategy, "profit", *year) - runs.mean(STATUS_QUO, "profit", *year)
    return ratio(gap, runs.mean(STATUS_QUO, "income", *year))


def worse_before_better(runs: Runs) -> Floats:
    """Smaller of the loss in the first year of co-creation and the gain in the fifth, (W,)."""
    return smallest(-profit_gap(CO_CREATION, runs, FIRST), profit_gap(CO_CREATION, runs, FIFTH))


def better_before_worse(runs: Runs) -> Floats:
    """Smaller of the gain in the first year of pressure and the loss in the fifth, (W,)."""
    return smallest(profit_gap(KEPT_UP, runs, FIRST), -profit_gap(KEPT_UP, runs, FIFTH))


def week_of(part: float, strategy: str, measure: str, runs: Runs) -> Floats:
    """First week after launch in which this part of the rise to the last quarter is made, (W,); NaN where nothing rises."""
    start = runs.before(strategy, measure)
    rise = runs.mean(strategy, measure, -QUARTER + 5 * YEAR, 5 * YEAR) - start
    path = runs.over(strategy, measure, 0, 5 * YEAR)
    reached = path >= (start + part * rise)[:, np.newaxis]
    return np.where(rise > 0, first_week(reached), np.nan)


def culture(runs: Runs) -> Floats:
    """Weeks in which commitment goes from 20 to 80 % of its rise under co-creation, (W,)."""
    return week_of(0.8, CO_CREATION, "commitment_mean", runs) - week_of(0.2, CO_CREATION, "commitment_mean", runs)


def half_of_conduct(runs: Runs) -> Floats:
    """Weeks until half of the rise in conduct under supervision, (W,)."""
    return week_of(0.5, KEPT_UP, "conduct_mean", runs)


def half_of_commitment(runs: Runs) -> Floats:
    """Weeks until half of the rise in commitment under co-creation, (W,)."""
    return week_of(0.5, CO_CREATION, "commitment_mean", runs)


def correlations(one: Floats, other: Floats) -> Floats:
    """Correlation of two series in every world, along the last axis, (W,); NaN where one stands still."""
    x, y = (series - series.mean(axis=-1, keepdims=True) for series in (one, other))
    return ratio((x * y).sum(axis=-1), np.sqrt((x**2).sum(axis=-1) * (y**2).sum(axis=-1)))


def delay(leading: Floats, following: Floats) -> Floats:
    """Weeks by which the changes of one series follow those of another, (W,): where their cross-correlation is highest. Negative where they go ahead."""
    lead, follow = (series[:, QUARTER:] - series[:, :-QUARTER] for series in (leading, following))
    lags = np.arange(-FARTHEST, FARTHEST + 1)
    weeks = lead.shape[-1]
    found = [correlations(lead[:, max(0, -lag) : weeks - max(0, lag)], follow[:, max(0, lag) : weeks - max(0, -lag)]) for lag in lags]
    table = np.array(found)
    return np.where(np.isnan(table).all(axis=0), np.nan, lags[np.nan_to_num(table, nan=-2.0).argmax(axis=0)])


def customers_follow(runs: Runs) -> Floats:
    """Weeks by which the net promoter score follows mean commitment under co-creation, (W,)."""
    return delay(runs.over(CO_CREATION, "commitment_mean"), runs.over(CO_CREATION, "nps"))


DURATIONS = (
    Entry(
        id="LAG-1Y",
        use=PATTERN,
        label=mark("Customers follow employees by 2 to 4 quarters"),
        published=mark("What customers say follows what employees say by 2 to 4 quarters."),
        source="Sustainability 2020, 12:7446; Evanschitzky 2012",
        sure=PRIMARY,
        accepted=Accepted(13.0, 60.0),
        unit="weeks",
        how=mark(
            "Weeks by which the changes of the net promoter score, quarter on quarter, follow those of mean commitment under co-creation: where their correlation is highest."
        ),
        strategies=(CO_CREATION,),
        measures=("commitment_mean", "nps"),
        weeks=4 * YEAR,
        value=customers_follow,
    ),
    Entry(
        id="WBB",
        part="co-creation",
        use=PATTERN,
        label=mark("Working smarter: worse before better"),
        published=mark("Where people learn to do better, results fall first and rise later."),
        source="Repenning & Sterman 2002",
        sure=PRIMARY,
        accepted=ABOVE_ZERO,
        unit="change",
        how=mark(
            "Smaller of two steps of profit against the status quo, in parts of income: the loss in the first year of co-creation, and the gain in the fifth."
        ),
        strategies=(STATUS_QUO, CO_CREATION),
        measures=("profit", "income"),
        weeks=5 * YEAR,
        value=worse_before_better,
    ),
    Entry(
        id="WBB",
        part="pressure",
        use=PATTERN,
        label=mark("Working harder: better before worse"),
        published=mark("Where people are pressed to work harder, results rise first and fall later."),
        source="Repenning & Sterman 2002",
        sure=PRIMARY,
        accepted=ABOVE_ZERO,
        unit="change",
        how=mark(
            "Smaller of two steps of profit against the status quo, in parts of income: the gain in the first year of supervision, and the loss in the fifth."
        ),
        strategies=(STATUS_QUO, KEPT_UP),
        measures=("profit", "income"),
        weeks=5 * YEAR,
        value=better_before_worse,
    ),
    Entry(
        id="HALF-LIFE",
        part="conduct",
        use=PATTERN,
        label=mark("Half of a change in conduct takes 1 to 22 months"),
        published=mark("Half of a gap is closed in 1 month within one function, in 22 months across organisations."),
        source="Schneiderman",
        sure=PRIMARY,
        accepted=Accepted(MONTH, 22 * MONTH),
        unit="weeks",
        how=mark("Weeks until half of the rise in conduct that supervision brings in five years."),
        strategies=(KEPT_UP,),
        measures=("conduct_mean",),
        weeks=5 * YEAR,
        value=half_of_conduct,
    ),
    Entry(
        id="HALF-LIFE",
        part="commitment",
        use=PATTERN,
        label=mark("Half of a change in commitment takes 1 to 22 months"),
        published=mark("Half of a gap is closed in 1 month within one function, in 22 months across organisations."),
        source="Schneiderman",
        sure=PRIMARY,
        accepted=Accepted(MONTH, 22 * MONTH),
        unit="weeks",
        how=mark("Weeks until half of the rise in commitment that co-creation brings in five years."),
        strategies=(CO_CREATION,),
        measures=("commitment_mean",),
        weeks=5 * YEAR,
        value=half_of_commitment,
    ),
    Entry(
        id="YEARS",
        use=PATTERN,
        label=mark("A culture takes 2 to 5 years"),
        published=mark("A culture takes 2 to 5 years and more. A weak source: the experience of practitioners."),
        source=mark("practitioners"),
        sure=SECONDARY,
        accepted=Accepted(26.0, 260.0),
        printed=Accepted(104.0, 260.0),
        unit="weeks",
        how=mark("Weeks in which mean commitment goes from 20% to 80% of its rise under co-creation."),
        strategies=(CO_CREATION,),
        measures=("commitment_mean",),
        weeks=5 * YEAR,
        value=culture,
    ),
)
