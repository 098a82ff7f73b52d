"""What the model knows of one job in every week: the material of a life."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulation import week
from simulation.errors import NotAllowed
from simulation.scenario import Scenario
from simulation.settings import CULTURE, CULTURE_TYPE
from simulation.state import SHOWN, World
from simulation.world import build

FLOATS = (
    *("commitment", "understanding", "conduct", "safety", "trust", "energy", "skill", "bloom"),
    *("pull", "norm", "gratitude", "candour", "thanks", "room", "boss_commitment"),
)
FLAGS = ("in_dialogue", "advocate", "committed")
COLUMNS = (*FLOATS, *FLAGS, "limited_by", "person", "hired", "allies")
"""Columns of the staff that are kept for the job, under their own names."""
AT_ONCE = ("support", "pressure", "asked_conduct")
"""Levers that act at once, kept beside the culture as it is felt."""
RECORD_TYPE = np.dtype(
    [(name, "f8") for name in FLOATS]
    + [(name, "?") for name in FLAGS]
    + [("limited_by", "i1"), ("person", "i8"), ("hired", "i4"), ("allies", "i4", (2,))]
    + [("boss_person", "i8"), ("shown", "f8")]
    + [(name, "f8") for name in (*CULTURE, *AT_ONCE)]
)
"""One week of a job. ``shown`` is the share of neighbours and allies who visibly mean it, ``boss_person`` who the boss is."""

Record = NDArray[Any]


def record(scenario: Scenario, seed: int, job: int) -> tuple[World, Record]:
    """The world after its last week, and the weeks of a job, structured (W + 1,): row 0 is before the first week, row k + 1 the end of week k.

    Raises
    ------
    NotAllowed
        Where there is no such job.
    """
    world = build(scenario, seed)
    jobs = world.staff.number.size
    if not 0 <= job < jobs:
        raise NotAllowed(f"The job is {job}; allowed is a whole number from 0 to {jobs - 1}.")
    columns, culture = [getattr(world.staff, name) for name in COLUMNS], world.culture.view(CULTURE_TYPE, np.ndarray)
    persons, boss, near = world.staff.person, world.staff.boss[job], neighbours(world, job)
    rows = np.zeros(scenario.weeks + 1, RECORD_TYPE)
    for k in range(scenario.weeks + 1):
        shown = 0.0
        if k > 0:
            week.advance(world, k - 1)
            shown = _shown(world, near, rows["allies"][k - 1])
        own = (column[job] for column in columns)
        rows[k] = (*own, persons[boss], shown, *culture[0].item(), *(0.0 for _ in AT_ONCE))
    _note_levers(rows, world)
    return world, rows


def neighbours(world: World, job: int) -> NDArray[np.int32]:
    """Jobs of the colleagues that the holder of a job is close to."""
    start = world.ties.start
    return world.ties.neighbour[start[job] : start[job + 1]].astype(np.int32)


def _shown(world: World, near: NDArray[np.int32], allies: NDArray[np.int32]) -> float:
    """Share of neighbours, and of the allies at the beginning of the week, who showed this week that they mean it; 0 where there are none."""
    around = np.concatenate((near, allies[allies >= 0]))
    return float((world.staff.shows[around] & SHOWN).mean()) if around.size else 0.0


def _note_levers(rows: Record, world: World) -> None:
    """Keep the levers of every week: of the plan, or of command and control once leaders gave up. In place."""
    for name in AT_ONCE:
        held = np.where(world.series.fallen_back > 0.0, world.fallback[name][0], world.plan[name])
        rows[name][1:] = held
        rows[name][0] = held[0]
