"""Worlds that are looked at, as tasks of the greenhouse: a chronicle, the life of an employee, the story of a customer."""

from collections.abc import Callable
from functools import partial
from typing import Any

from app.greenhouse.task import Task
from app.greenhouse.worlds import cost, digest
from experiments.chronicle import chronicle
from experiments.customer_life import customer_life
from experiments.life import life
from simulation.scenario import Scenario

DEARER = 3
"""Cost of such a world, in that of one that is only counted."""
KINDS: dict[str, Callable[..., Any]] = {"chronicle": chronicle, "employee": life, "customer": customer_life}


def record_task(kind: str, scenario: Scenario, seed: int, *who: int) -> Task:
    """The task of a world that is looked at, of one person in it where ``who`` is named."""
    grow = partial(_grow, KINDS[kind], scenario, seed, *who)
    return Task((kind, digest(scenario), seed, *who), grow, DEARER * cost(scenario), f"The world of seed {seed}")


def _grow(grow: Callable[..., Any], scenario: Scenario, seed: int, *rest: Any) -> Any:
    """Grow one; it is too short to be stopped, so the last argument, which asks for that, is dropped."""
    *who, _ = rest
    return grow(scenario, seed, *who)
