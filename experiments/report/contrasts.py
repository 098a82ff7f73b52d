"""Ten contrasts between a culture of compliance and one of commitment, each with the number that stands for it."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from experiments.comparison import QUARTER, Comparison
from experiments.language import Language, mark
from experiments.report.tables import Cell, Group, Row, Table

Floats = NDArray[np.float64]
Reader = Callable[[Comparison, int, slice], float]


def measure(*names: str) -> Reader:
    """The mean of a measure, or of the sum of several, over worlds and weeks."""
    return lambda c, place, weeks: float(sum(c.measure(name)[place, :, weeks].mean() for name in names))


def lever(name: str) -> Reader:
    """What leaders set, also where they fell back to the status quo."""

    def read(c: Comparison, place: int, weeks: slice) -> float:
        scenario = c.scenarios[place]
        status_quo = float(getattr(scenario.context.status_quo, name))
        planned = float(scenario.strategy.plan(scenario.context.status_quo, scenario.weeks)[name][weeks].mean())
        fallen = float(c.measure("fallen_back")[place, :, weeks].mean())
        return (1.0 - fallen) * planned + fallen * status_quo

    return read


def recommended(c: Comparison, place: int, weeks: slice) -> float:
    """Share of new customers who came because somebody recommended unasked."""
    earned, *paid = (c.measure(name)[place, :, weeks].sum() for name in ("joined_by_referral", "joined_bought", "joined_by_paid_referral"))
    return float(earned / (earned + sum(paid))) if earned + sum(paid) > 0 else np.nan


def kept(c: Comparison, place: int, weeks: slice) -> float:
    """What is left of the height of change success."""
    success = c.measure("change_success")[place].mean(axis=0)
    height = success[: weeks.stop].max()
    return float(success[weeks].mean() / height) if height > 0 else np.nan


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two ways to work, and what tells which of them it is.

    Attributes
    ----------
    by_leaders
        Whether the number is what leaders set, rather than what people become.
    """

    compliance: str
    commitment: str
    stands_for: str
    read: Reader
    by_leaders: bool = False


CONTRASTS = (
    Contrast(mark("Do as told"), mark("Understand the why"), mark("understanding of the why"), measure("understanding_mean")),
    Contrast(mark("The bare minimum"), mark("Beyond what is asked"), mark("mean commitment"), measure("commitment_mean")),
    Contrast(
        mark("Stay out of trouble"),
        mark("Think for yourself"),
        mark("people who think, do or are differently"),
        measure("thinking_share", "doing_share", "being_share"),
    ),
    Contrast(mark("Wear a mask"), mark("Mean it"), mark("committed employees"), measure("committed_share")),
    Contrast(mark("Are told"), mark("Are asked"), mark("staff in a dialogue each week, set by leaders"), lever("participation"), True),
    Contrast(mark("The boss decides"), mark("There is room"), mark("freedom in a framework, set by leaders"), lever("autonomy"), True),
    Contrast(mark("Fear of mistakes"), mark("Safe to try"), mark("felt safety"), measure("safety_mean")),
    Contrast(mark("Thanks for figures"), mark("Thanks for people"), mark("thanks, set by leaders"), lever("recognition"), True),
    Contrast(
        mark("Customers are bought"), mark("Customers are recommended"), mark("new customers who came by recommendation"), recommended
    ),
    Contrast(mark("Falls back when the project closes"), mark("Carries on"), mark("change success, of its height so far"), kept),
)


def contrasts(comparison: Comparison, lang: Language) -> Table:
    """The ten contrasts: at launch, and at the end under each strategy; means over the worlds."""
    launch = comparison.at_launch + 1
    before, end = slice(max(0, launch - QUARTER), launch), slice(max(0, comparison.weeks - QUARTER), comparison.weeks)
    places = range(len(comparison.names))
    rows = []
    for contrast in CONTRASTS:
        values = [contrast.read(comparison, 0, before), *(contrast.read(comparison, place, end) for place in places)]
        cells = tuple(Cell(lang.percent(value), bold=k > 0) for k, value in enumerate(values))
        rows.append(Row(lang(contrast.commitment), cells, lang(contrast.stands_for), against=lang(contrast.compliance)))
    columns = [(lang("At launch"), ""), *((title, lang("at the end")) for title in comparison.titles(lang))]
    caption = lang("Mean over the worlds, of the quarter before launch and of the last quarter")
    return Table(caption, tuple(columns), (Group("", tuple(rows)),), (-1, *places))
