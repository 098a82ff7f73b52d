"""The world before its first week."""

from typing import Any

from simulation import luck
from simulation.scenario import Scenario

from .chance import Chance, clip
from .climate import Climate
from .customer import Customer, Origin
from .employee import Employee
from .organisation import DEPARTMENTS, Job, chart, first_holders

TOUCHPOINTS = ("sales", "customer_care", "operations")


class World:
    """An organisation, its market, and the week they are in.

    Parameters
    ----------
    ties, acquaintances
        The graphs between jobs and between people: for every row where its neighbours start, and all neighbours.
    """

    def __init__(self, scenario: Scenario, seed: int, ties: Any, acquaintances: Any) -> None:
        self.seed, self.rules, self.strategy = seed, scenario.context.parameters, scenario.strategy
        self.plan = self.strategy.plan(scenario.context.status_quo, scenario.weeks)
        self.climate = Climate.of(scenario.context.status_quo, self.rules)
        self.jobs: list[Job] = chart(self.rules)
        self.departments = {name: [job for job in self.jobs if job.department == name] for name in DEPARTMENTS}
        self.front_lines = {name: serving(self.departments[name]) for name in TOUCHPOINTS}
        first_holders(self.rules, self.jobs, seed)
        self.people = market(self, Chance(seed, 0, luck.MARKET))
        for job in self.jobs:
            job.neighbours = [self.jobs[j] for j in neighbours_of(ties, job.number)]
        for person in self.people:
            person.acquaintances = [self.people[j] for j in neighbours_of(acquaintances, person.number)]
        expected = sum(person.reason_to_call() for person in self.customers()) * self.climate.handling()
        self.capacity = self.first_capacity = max(1.0, expected / self.rules.service.utilisation)
        self.installed = 0.0
        self.history: list[dict[str, float]] = []

    @property
    def week(self) -> int:
        """The number of the week that runs."""
        return len(self.history)

    def chance(self, process: int) -> Chance:
        """The draws of a process in this week."""
        return Chance(self.seed, self.week, process)

    def staff(self) -> list[Employee]:
        """Everybody who works here, in the order of their jobs."""
        return [job.holder for job in self.jobs]

    def customers(self) -> list[Customer]:
        """Everybody who is a customer."""
        return [person for person in self.people if person.is_customer]

    def prospects(self) -> list[Customer]:
        """Everybody who is not."""
        return [person for person in self.people if not person.is_customer]


def serving(department: list[Job]) -> list[Job]:
    """Who serves customers there, in job number order: the front line, or the head where there is none."""
    return [job for job in department if job.level == 0] or department


def neighbours_of(graph: Any, row: int) -> list[int]:
    """The neighbours of a row, in ascending order."""
    return [int(j) for j in graph.neighbour[graph.start[row] : graph.start[row + 1]]]


def market(world: World, chance: Chance) -> list[Customer]:
    """Everybody in the market at the start."""
    return [someone(world, number, chance) for number in range(world.rules.market.people)]


def someone(world: World, number: int, chance: Chance) -> Customer:
    """A person in the market at the start."""
    r = world.rules.market
    functional = clip(chance.normal(r.functional, r.functional_spread, number, 1))
    bond = clip(chance.normal(r.bond, r.bond_spread, number, 2))
    need = clip(chance.normal(world.rules.change.meaning, r.need_spread, number, 3))
    person = Customer(world.rules, number, functional, bond, need, chance.normal(0.0, r.leniency, number, 4))
    if chance.happens(r.customers, number, 0):
        person.origin = Origin.FOUNDING
        person.unresolved = chance.happens(r.unresolved, number, 5)
    return person
