"""Chronicles: worlds recorded week by week for the picture, as tasks beside worlds."""

from collections.abc import Sequence

from app.greenhouse.limits import check
from app.greenhouse.task import Stop, Task
from app.greenhouse.worlds import cost, digest
from experiments.chronicle import Chronicle, chronicle
from simulation.scenario import Scenario


def chronicle_tasks(scenarios: Sequence[Scenario], seed: int) -> tuple[Task, ...]:
    """A task for the chronicle of every scenario in the same world.

    Raises
    ------
    NotAllowed, TooMuch
        As for worlds.
    """
    check(scenarios, (seed,))
    return tuple(_task(scenario, seed) for scenario in scenarios)


def _task(scenario: Scenario, seed: int) -> Task:
    """The task of one chronicle."""

    def grow(stop: Stop) -> Chronicle:
        return chronicle(scenario, seed)

    return Task(("chronicle", digest(scenario), seed), grow, cost(scenario), f"The world of seed {seed}")
