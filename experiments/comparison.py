"""A comparison: strategies in the same worlds, paired, with the status quo of every world beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from experiments.findings import TIPPED, first_week
from experiments.language import Language, mark
from experiments.runner import Progress, run_worlds, seeds_of, workers_of
from experiments.statistics import mean_interval, superiority
from experiments.verdict import Verdict, judge
from scenarios import strategies
from simulation.errors import NotAllowed
from simulation.measures import DERIVED, MEASURES, WEEKLY, Measure, derive
from simulation.scenario import Scenario
from simulation.state import YEAR

YEARS = (1, 2, 3, 5)
"""Milestones, in years after launch."""
QUARTER = 13
"""Weeks over which a number at launch, or at the end, is taken."""
WORTH_COUNTING = 0.005
"""Profit, as a share of income, from which money can be counted in weeks of profit."""

Floats = NDArray[np.float64]

MONEY = Measure(
    mark("Profit, added up, against the status quo"),
    "weeks",
    "money",
    mark("Profit since the first week, less what the status quo earns in the same world, in weeks of today's profit."),
)
COMPARED = MEASURES | {"money": MONEY}
"""Every measure of a comparison."""


@dataclass(frozen=True, eq=False)
class Comparison:
    """What came out of every strategy in every world. S strategies, W worlds, T weeks.

    Attributes
    ----------
    scenarios
        The first is the reference.
    seeds
        One a world, (W,).
    series
        Weekly measures, structured (S, W, T).
    status_quo_series
        The same of the status quo in the context of each strategy, structured (S, W, T).
    """

    scenarios: tuple[Scenario, ...]
    seeds: NDArray[np.int64]
    series: NDArray[Any]
    status_quo_series: NDArray[Any]

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the strategies; one that was there before carries its place."""
        return told_apart([scenario.strategy.name for scenario in self.scenarios])

    def titles(self, lang: Language) -> tuple[str, ...]:
        """Titles of the strategies, as people read them, one's own as it was written; with the context where contexts differ."""
        known = strategies()
        plans = [scenario.strategy for scenario in self.scenarios]
        titles = [lang(plan.title) if plan.name in known else plan.title for plan in plans]
        if len({scenario.context.name for scenario in self.scenarios}) > 1:
            contexts = [lang(scenario.context.title) for scenario in self.scenarios]
            titles = [f"{title} ({context})" for title, context in zip(titles, contexts, strict=True)]
        return told_apart(titles)

    @property
    def weeks(self) -> int:
        """Number of weeks."""
        return self.scenarios[0].weeks

    @property
    def launch_week(self) -> int:
        """First week in which a strategy of the comparison begins."""
        acting = [scenario for scenario in self.scenarios if scenario.strategy.phases] or self.scenarios
        return min(scenario.strategy.launch_week for scenario in acting)

    @property
    def at_launch(self) -> int:
        """Row of the series of the last week before launch; of the last week where there is no launch."""
        return min(max(self.launch_week - 1, 0), self.weeks - 1)

    @property
    def milestones(self) -> tuple[tuple[float, int], ...]:
        """Years after launch and row of the series: 1, 2, 3, 5 and, where it is more than half a year on, the end."""
        years = [(float(year), self.launch_week + YEAR * year - 1) for year in YEARS]
        found = [(year, row) for year, row in years if row < self.weeks]
        last = found[-1][1] if found else self.launch_week - 1
        if not found or self.weeks - 1 - last > YEAR // 2:
            found.append((max(0.0, (self.weeks - self.launch_week) / YEAR), self.weeks - 1))
        return tuple(found)

    def measure(self, name: str) -> Floats:
        """One measure of ``COMPARED`` for every strategy, world and week, (S, W, T)."""
        if name in WEEKLY:
            return self.series[name]
        if name not in self._derived:
            raise KeyError(name)
        return self._derived[name]

    def declared(self, name: str) -> Measure:
        """What is known of a measure of ``COMPARED``."""
        return COMPARED[name]

    def status_quo(self, name: str) -> Floats:
        """One measure of ``MEASURES`` under the status quo, in the context of each strategy, (S, W, T)."""
        return self.status_quo_series[name] if name in WEEKLY else derive(name, self.status_quo_series, self._meanings)

    @property
    def _meanings(self) -> Floats:
        """Meaning of the change in each run, (S, 1, 1)."""
        return np.array([scenario.context.parameters.change.meaning for scenario in self.scenarios])[:, np.newaxis, np.newaxis]

    @cached_property
    def _derived(self) -> dict[str, Floats]:
        found = {name: derive(name, self.series, self._meanings) for name in DERIVED}
        gain = found["cumulated_profit"] - self.status_quo("cumulated_profit")
        found["money"] = gain / self.money_unit[:, np.newaxis, np.newaxis]
        return found

    @cached_property
    def money_unit(self) -> Floats:
        """What money is counted in, (S,): today's weekly profit, the status quo's in the quarter before launch; its income where it earns none."""
        return np.where(self.earns, self._before_launch("profit"), np.maximum(self._before_launch("income"), 1.0))

    @cached_property
    def earns(self) -> NDArray[np.bool_]:
        """Whether the status quo makes a profit before launch, (S,); where not, money is counted in weeks of income."""
        return np.asarray(self._before_launch("profit") > WORTH_COUNTING * self._before_launch("income"))

    def money_words(self, lang: Language, place: int = 0) -> str:
        """What money is counted in, in words."""
        return lang("weeks of today's profit") if self.earns[place] else lang("weeks of today's income")

    def _before_launch(self, name: str) -> Floats:
        """Mean of a measure over the worlds of the status quo and the quarter before launch, (S,)."""
        end = min(self.launch_week, self.weeks) or min(QUARTER, self.weeks)
        return np.asarray(self.status_quo(name)[:, :, max(0, end - QUARTER) : end].mean(axis=(1, 2)))

    @cached_property
    def tipping_weeks(self) -> Floats:
        """First week in which at least half of the people are committed, (S, W); NaN where there is none."""
        return first_week(self.measure("committed_share") >= TIPPED)

    @cached_property
    def table(self) -> pd.DataFrame:
        """One row per measure, milestone and strategy.

        Columns: measure, level, years, week, strategy; mean, median, low and high (5 and 95 %) over the worlds; against the reference:
        difference (mean of the paired differences) with difference_low and difference_high (95 %), better (share of the worlds), superiority
        (the same with half the ties); the last two are NaN where neither more nor less is better.
        """
        return pd.DataFrame(self._rows())

    def verdict(self, lang: Language) -> Verdict:
        """What came out, in plain words."""
        return judge(self, lang)

    def _rows(self) -> dict[str, Any]:
        """The columns of the table."""
        names, rows = list(COMPARED), [row for _, row in self.milestones]
        values = np.stack([self.measure(name)[:, :, rows] for name in names]).transpose(0, 3, 1, 2)
        differences = values - values[:, :, :1]
        low, high = np.percentile(values, (5, 95), axis=-1)
        ends = [end.ravel() for end in mean_interval(differences.reshape(-1, len(self.seeds)))]
        good = np.array([float(COMPARED[name].better) or np.nan for name in names]).reshape(-1, 1, 1)
        gain = differences * good[..., np.newaxis]
        known = ~np.isnan(gain).any(axis=-1)
        place = np.indices(values.shape[:3]).reshape(3, -1)
        return {
            "measure": np.array(names)[place[0]],
            "level": np.array([COMPARED[name].level for name in names])[place[0]],
            "years": np.array([years for years, _ in self.milestones])[place[1]],
            "week": np.array(rows)[place[1]],
            "strategy": np.array(self.names)[place[2]],
            "mean": values.mean(axis=-1).ravel(),
            "median": np.median(values, axis=-1).ravel(),
            "low": low.ravel(),
            "high": high.ravel(),
            "difference": differences.mean(axis=-1).ravel(),
            "difference_low": ends[0],
            "difference_high": ends[1],
            "better": np.where(known, (gain > 0).mean(axis=-1), np.nan).ravel(),
            "superiority": np.where(known, superiority(gain), np.nan).ravel(),
        }


def told_apart(names: Sequence[str]) -> tuple[str, ...]:
    """The same names, with a number behind one that was there before."""
    return tuple(name if name not in names[:k] else f"{name} ({names[:k].count(name) + 1})" for k, name in enumerate(names))


def compare(
    scenarios: Sequence[Scenario],
    seeds: Sequence[int] | NDArray[np.int64] | None = None,
    replications: int = 40,
    workers: int | None = None,
    progress: Progress | None = None,
) -> Comparison:
    """Run scenarios in the same worlds and compare them.

    Parameters
    ----------
    scenarios
        The first is the reference.
    seeds
        One a world; without them 1, 2, … as many as ``replications``.
    workers
        Threads; without it one a processor.
    progress
        Called with the number of runs done and the number of all.

    Raises
    ------
    NotAllowed
        Where there is nothing to compare, or scenarios differ in length.
    """
    lengths = {scenario.weeks for scenario in scenarios}
    if len(lengths) != 1:
        raise NotAllowed(
            "A comparison needs at least one scenario." if not lengths else "All scenarios of a comparison need the same number of weeks."
        )
    worlds = seeds_of(1, replications) if seeds is None else np.asarray(seeds, np.int64)
    runs: list[Scenario] = []
    shown = [_place(runs, scenario) for scenario in scenarios]
    beside = [_place(runs, status_quo_of(scenario)) for scenario in scenarios]
    series = run_worlds(runs, worlds, workers_of(workers), progress)
    return Comparison(tuple(scenarios), worlds, series[shown], series[beside])


def _place(runs: list[Scenario], scenario: Scenario) -> int:
    """Place of a scenario among the runs; what is there already is not run twice."""
    if scenario not in runs:
        runs.append(scenario)
    return runs.index(scenario)


def status_quo_of(scenario: Scenario) -> Scenario:
    """The same organisation with nothing changed."""
    strategy = scenario.strategy
    if not strategy.phases and strategy.patience is None:
        return scenario
    return Scenario(context=scenario.context, weeks=scenario.weeks)
