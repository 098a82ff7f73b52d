"""Comparisons made up for tests: series with chosen paths, and small ones that were run."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from experiments.comparison import Comparison, compare
from simulation.measures import SERIES_TYPE
from simulation.parameters import Parameters
from simulation.scenario import Context, Scenario
from simulation.strategy import Phase, Strategy

LAUNCH, WEEKS, WORLDS = 26, 286, 40
USUAL = {"profit": 100.0, "income": 1000.0, "wages": 600.0, "programme_cost": 30.0, "adopted_share": 0.04, "committed_share": 0.04}
Paths = Mapping[str, ArrayLike]
SMALL = {"organisation.employees": 60, "market.people": 600}

IMPLEMENTATION = (
    Phase(name="Roll-out", week=4, levers={"pressure": 0.85, "asked_conduct": 0.8, "training": 0.9}),
    Phase(name="Close", week=20, status_quo=True),
)
CO_CREATION = (
    Phase(name="Soil", week=8, levers={"coaching": 0.75, "participation": 0.25, "purpose": 0.75, "autonomy": 0.85, "pressure": 0.15}),
)


def strategy(name: str, phases: tuple[Phase, ...] = CO_CREATION) -> Strategy:
    """A strategy with a title like its name."""
    return Strategy(name=name, title=name.replace("_", " ").capitalize(), story="A story. It has an end.", phases=phases)


def context(settings: Mapping[str, Any]) -> Context:
    """An organisation with other parameters."""
    return Context(parameters=Parameters().changed(settings, "test"))


def steps(*changes: tuple[int, float], start: float = 0.04, weeks: int = WEEKS) -> NDArray[np.float64]:
    """A path that jumps to a value in a week and stays there, (weeks,)."""
    path = np.full(weeks, start)
    for week, value in changes:
        path[week:] = value
    return path


def in_worlds(count: int, one: ArrayLike, other: ArrayLike, worlds: int = WORLDS) -> NDArray[np.float64]:
    """One path in the first worlds, another in the rest, (worlds, weeks)."""
    return np.array([one if k < count else other for k in range(worlds)])


def made_up(*paths: Paths, meaning: float = 0.6, worlds: int = WORLDS, weeks: int = WEEKS, still: Paths | None = None) -> Comparison:
    """A comparison of strategies One, Two, … whose measures take these paths, (weeks,) or (worlds, weeks); others are those of the status quo."""
    names = ("one", "two", "three", "four")[: len(paths)]
    place = context({"change.meaning": meaning})
    scenarios = tuple(Scenario(strategy=strategy(name), context=place, weeks=weeks) for name in names)
    series = np.stack([filled(USUAL | dict(still or {}) | dict(path), worlds, weeks) for path in paths])
    beside = np.stack([filled(USUAL | dict(still or {}), worlds, weeks)] * len(paths))
    return Comparison(scenarios, np.arange(1, worlds + 1), series, beside)


def filled(values: Paths, worlds: int, weeks: int) -> NDArray[Any]:
    """Weekly series with these measures, structured (worlds, weeks)."""
    series = np.zeros((worlds, weeks), SERIES_TYPE)
    for name, value in values.items():
        series[name] = value
    return series


def small(phases: Sequence[tuple[Phase, ...]] = (IMPLEMENTATION, CO_CREATION), weeks: int = 60) -> list[Scenario]:
    """Scenarios of a small organisation."""
    names = ("implementation", "co_creation", "another")
    return [Scenario(strategy=strategy(name, plan), context=context(SMALL), weeks=weeks) for name, plan in zip(names, phases, strict=False)]


@cache
def small_comparison() -> Comparison:
    """Four small worlds under two strategies, run once for all tests that only read."""
    return compare(small(), replications=4, workers=1)
