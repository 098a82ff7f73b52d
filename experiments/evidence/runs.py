"""The runs that the evidence is read from: a handful of strategies in the same worlds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from experiments.language import mark
from experiments.runner import Progress, run_worlds, seeds_of, workers_of
from scenarios.library import bundled_strategy
from simulation.scenario import DEFAULT_WEEKS, Context, Scenario
from simulation.strategy import Phase, Strategy

Floats = NDArray[np.float64]

QUARTER = 13
STATUS_QUO, TOLD, EXPLAINED, CO_CREATION = "status_quo", "implementation", "explained_implementation", "co_creation"
KEPT_UP, PAID, PAID_THEN_STOPPED = "sustained_implementation", "pay_for_advocacy", "pay_for_advocacy_stopped"
STRATEGIES = (STATUS_QUO, TOLD, EXPLAINED, CO_CREATION, KEPT_UP, PAID_THEN_STOPPED)
"""Names of the strategies that must be run, as ``strategies`` gives them."""


@cache
def strategies() -> dict[str, Strategy]:
    """The strategies of ``STRATEGIES``, by name."""
    return {name: stopped() if name == PAID_THEN_STOPPED else bundled_strategy(name, "") for name in STRATEGIES}


def stopped() -> Strategy:
    """Paying for advocacy, closed in the weeks in which implementation is: whether something is left can only be seen after it."""
    paid, close = bundled_strategy(PAID, ""), bundled_strategy(TOLD, "").phases[-2:]
    phases = (*paid.phases, *(Phase(name=phase.name, week=phase.week, status_quo=phase.status_quo) for phase in close))
    return Strategy(
        name=PAID_THEN_STOPPED,
        title=mark("Pay for advocacy, then stop"),
        story=mark("Customers are paid to recommend for a year, then no longer."),
        phases=phases,
        launch_week=paid.launch_week,
    )


def closed() -> int:
    """Weeks after launch by which implementation, and paying that is stopped, are back at the status quo."""
    return strategies()[TOLD].phases[-1].week


@dataclass(frozen=True, eq=False)
class Runs:
    """What came out, of W worlds and T weeks.

    Attributes
    ----------
    weeks
        T.
    series
        For each strategy something that gives a weekly measure, (W, T), by its name: a structured array, or a dictionary.
    """

    context: Context
    launch_week: int
    weeks: int
    series: Mapping[str, Any]

    def over(self, strategy: str, measure: str, first: int = 0, past: int | None = None) -> Floats:
        """A weekly measure in the weeks [first, past) after launch, (W, weeks); negative weeks lie before it."""
        end = None if past is None else self.launch_week + past
        return np.asarray(self.series[strategy][measure][:, self.launch_week + first : end], np.float64)

    def mean(self, strategy: str, measure: str, first: int = 0, past: int | None = None) -> Floats:
        """Mean of a weekly measure over weeks after launch, (W,)."""
        return np.asarray(self.over(strategy, measure, first, past).mean(axis=-1))

    def before(self, strategy: str, measure: str) -> Floats:
        """Mean of a weekly measure over the quarter before launch, (W,)."""
        return self.mean(strategy, measure, -QUARTER, 0)

    def hold(self, wanted: Sequence[str], measures: Sequence[str], weeks: int) -> bool:
        """Whether strategies, measures and, where any strategy is asked for, a quarter before launch and so many weeks after it are there."""
        if not wanted:
            return True
        long_enough = self.launch_week >= QUARTER and self.weeks - self.launch_week >= weeks
        return long_enough and all(name in self.series and set(measures) <= names(self.series[name]) for name in wanted)


def names(series: Any) -> set[str]:
    """Names of the measures that a series holds."""
    return set(series) if isinstance(series, Mapping) else set(series.dtype.names)


def run(
    context: Context | None = None,
    seeds: Sequence[int] | NDArray[np.int64] | None = None,
    replications: int = 40,
    workers: int | None = None,
    progress: Progress | None = None,
) -> Runs:
    """Run every strategy of ``STRATEGIES`` in the same worlds.

    Parameters
    ----------
    context
        Without it the default, a service company.
    seeds
        One a world; without them 1, 2, … as many as ``replications``.
    workers
        Threads; without it one a processor.
    progress
        Called with the number of runs done and the number of all.
    """
    place = context or Context()
    worlds = seeds_of(1, replications) if seeds is None else np.asarray(seeds, np.int64)
    scenarios = [Scenario(strategy=strategy, context=place, weeks=DEFAULT_WEEKS) for strategy in strategies().values()]
    series = run_worlds(scenarios, worlds, workers_of(workers), progress)
    return Runs(place, scenarios[0].strategy.launch_week, DEFAULT_WEEKS, dict(zip(strategies(), series, strict=True)))
