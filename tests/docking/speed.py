"""How long the second implementation takes."""

from time import process_time

import scenarios
from simulation.world import build

from .week import run
from .world import World

WEEKS = 10


def seconds_per_person_week() -> float:
    """Processor time, in seconds, of a person in a week in the default organisation, without building it."""
    scenario = scenarios.load("status_quo")
    built = build(scenario, 1)
    world = World(scenario, 1, built.ties, built.acquaintances)
    start = process_time()
    run(world, WEEKS)
    return (process_time() - start) / (scenario.people * WEEKS)
