"""How long the second implementation takes."""

from time import perf_counter

import scenarios
from simulation.world import build

from .week import run
from .world import World

WEEKS = 10


def seconds_per_person_week() -> float:
    """Seconds the second implementation needs for a person in a week, in the default organisation; building it is not counted."""
    scenario = scenarios.load("status_quo")
    built = build(scenario, 1)
    world = World(scenario, 1, built.ties, built.acquaintances)
    start = perf_counter()
    run(world, WEEKS)
    return (perf_counter() - start) / (scenario.people * WEEKS)
