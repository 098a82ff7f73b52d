"""The model as Mesa users know it."""

import itertools
import operator
import secrets
from functools import partial
from typing import Any

import mesa
import pandas as pd

from simulation import week
from simulation.customer import Customer
from simulation.employee import Employee
from simulation.errors import NotAllowed
from simulation.measures import WEEKLY, as_frame
from simulation.scenario import Scenario
from simulation.world import build


def latest(model: "CultureModel", measure: str) -> float:
    """A measure after the last week that was stepped."""
    return float(model.world.series[measure][model.week - 1])


class CultureModel(mesa.Model):  # type: ignore[misc]  # Mesa 3.3 tells no types
    """An organisation and its market under a strategy, week by week.

    Columns hold the state; employees and customers are Mesa agents, views on their row, made when somebody asks for them.

    Parameters
    ----------
    scenario
        A loaded scenario (``scenarios.load("co_creation")``); the status quo of a service company where none is given.
    seed
        A whole number from 0 to 2⁶³ − 1: the same seed gives every person the same luck in every scenario. None draws one.

    Raises
    ------
    NotAllowed
        Where the scenario is no loaded scenario, or the seed is out of range.
    """

    def __init__(self, scenario: Scenario | None = None, seed: int | None = None) -> None:
        if not isinstance(scenario, Scenario | None):
            raise NotAllowed(f"CultureModel takes a loaded scenario, not {scenario!r}: write scenarios.load({scenario!r}).")
        self.seed = secrets.randbits(32) if seed is None else operator.index(seed)
        if not 0 <= self.seed < 2**63:
            raise NotAllowed(f"seed is {seed}; allowed is a whole number from 0 to 2**63 - 1.")
        self._culture = scenario or Scenario()
        self.agent_numbers = itertools.count(1)
        super().__init__(rng=self.seed)
        self.week = 0
        self.world = build(self._culture, self.seed)
        self.employees: list[Employee] = []
        self.people: list[Customer] = []
        self.datacollector = mesa.DataCollector(model_reporters={name: partial(latest, measure=name) for name in WEEKLY})

    @property
    def scenario(self) -> Scenario:
        """The scenario this model runs."""
        return self._culture

    @scenario.setter
    def scenario(self, of_mesa: object) -> None:
        """Mesa from 3.5 on gives every model a scenario of its own kind; ours is there already."""

    def step(self) -> None:
        """Let one week pass, and collect the measures.

        Raises
        ------
        NotAllowed
            When the last week has passed.
        """
        if self.week >= self._culture.weeks:
            raise NotAllowed(f"The run has ended: it has {self._culture.weeks} weeks. A scenario with more weeks runs longer.")
        week.advance(self.world, self.week)
        self.week += 1
        self.running = self.week < self._culture.weeks
        self.datacollector.collect(self)

    def run(self) -> None:
        """Let all weeks that are left pass, in one compiled call; the measures are in ``series()``."""
        week.run_weeks(self.world, self.week, self._culture.weeks)
        self.week = self.steps = self._culture.weeks
        self.running = False

    def series(self) -> pd.DataFrame:
        """Every measure by week: one row for each week that has passed, indexed by week."""
        return as_frame(self.world.series[: self.week], self._culture.context.parameters.change.meaning)

    def _grow_agents(self) -> None:
        """Make the views, once."""
        if not self.employees:
            self.employees = [Employee(self, row) for row in range(self.world.staff.number.size)]
            self.people = [Customer(self, row) for row in range(self.world.market.number.size)]

    @property
    def agents(self) -> Any:
        """All agents: employees, then people in the market."""
        self._grow_agents()
        return super().agents

    @property
    def agents_by_type(self) -> Any:
        """The agents by class."""
        self._grow_agents()
        return super().agents_by_type

    @property
    def agent_types(self) -> Any:
        """The classes of agents."""
        self._grow_agents()
        return super().agent_types
