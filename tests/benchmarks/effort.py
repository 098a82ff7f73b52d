"""How much is measured, and how often."""

from collections.abc import Sequence
from dataclasses import dataclass

import scenarios
from simulation.scenario import DEFAULT_WEEKS, Scenario


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is measured, and how often.

    Attributes
    ----------
    rounds, few
        Repeats of what is quick, and of what takes long.
    employees, people
        Size of the default run.
    populations
        Employees and people in the market together.
    year
        Weeks of a run of such a population.
    study_runs
        Runs of a large study.
    """

    rounds: int = 15
    few: int = 5
    employees: int = 300
    people: int = 3000
    weeks: int = DEFAULT_WEEKS
    populations: Sequence[int] = (1_000, 10_000, 100_000, 1_000_000)
    year: int = 30
    horizons: Sequence[int] = (26, 286, 1000)
    acquaintances: Sequence[int] = (2, 4, 8, 16)
    replications: int = 40
    study_runs: int = 10_000
    first_compilation: bool = True

    def scenario(self, strategy: str = "co_creation", weeks: int | None = None, **market: float) -> Scenario:
        """A strategy at the size of the default run."""
        size = {"organisation.employees": self.employees, "market.people": self.people}
        return scenarios.load(strategy, weeks=weeks or self.weeks, settings=size | {f"market.{name}": x for name, x in market.items()})

    def crowd(self, population: int) -> Scenario:
        """Co-creation among so many people: ten in the market for every employee."""
        employees = round(population / 11)
        size = {"organisation.employees": employees, "market.people": population - employees}
        return scenarios.load("co_creation", weeks=self.year, settings=size)
