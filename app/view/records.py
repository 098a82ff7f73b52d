"""Chronicles as a task of the greenhouse: a world that is looked at costs a few times what a world costs that is counted."""

from functools import partial

from app.greenhouse.task import Stop, Task
from app.greenhouse.worlds import cost, digest
from experiments.chronicle import Chronicle, chronicle
from simulation.scenario import Scenario

DEARER = 3
"""Cost of a chronicle, in that of the world alone."""


def chronicle_task(scenario: Scenario, seed: int) -> Task:
    """The task of one chronicle."""
    return Task(("chronicle", digest(scenario), seed), partial(_grow, scenario, seed), DEARER * cost(scenario), f"The world of seed {seed}")


def _grow(scenario: Scenario, seed: int, stop: Stop) -> Chronicle:
    """Grow one; it is too short to be stopped."""
    return chronicle(scenario, seed)
