"""Records: worlds that are looked at, as tasks beside those that are counted: a chronicle, the life of an employee, the story of a customer."""

from collections.abc import Callable
from typing import Any

from app.greenhouse.limits import check
from app.greenhouse.task import Stop, Task
from app.greenhouse.worlds import cost, digest
from experiments.chronicle import chronicle
from experiments.customer_life import customer_life
from experiments.life import life
from simulation.scenario import Scenario

DEARER = 3
"""Cost of such a world, in that of one that is only counted."""
KINDS: dict[str, Callable[..., Any]] = {"chronicle": chronicle, "employee": life, "customer": customer_life}


def record_task(kind: str, scenario: Scenario, seed: int, *who: int) -> Task:
    """The task of a world that is looked at, of one person in it where ``who`` is named. It is too short to be stopped on the way.

    Raises
    ------
    NotAllowed, TooMuch
        As for worlds.
    """
    check((scenario,), (seed,))

    def grow(stop: Stop) -> Any:
        return KINDS[kind](scenario, seed, *who)

    return Task((kind, digest(scenario), seed, *who), grow, DEARER * cost(scenario), f"The world of seed {seed}")
