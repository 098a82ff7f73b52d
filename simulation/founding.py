"""The employees at the start: who they are, and who of them are advocates."""

import math
from typing import Annotated, Literal

import numpy as np
from numpy.typing import NDArray

from simulation import luck
from simulation.arithmetic import clip
from simulation.compiled import entry
from simulation.declare import Declared, Group
from simulation.organisation import Chart
from simulation.rules.turnover import Character, draw_character
from simulation.state import COMMITTED, DEPARTMENTS, Staff


class Beginning(Group):
    """How people are when it all begins."""

    commitment: Annotated[float, Declared(0, 1, (0.2, 0.4), "", "c", "Commitment", "Mean commitment.")] = 0.28
    commitment_spread: Annotated[
        float, Declared(0, 0.5, (0.05, 0.15), "", "c_spread", "Spread of commitment", "Standard deviation of commitment.")
    ] = 0.10
    understanding: Annotated[float, Declared(0, 1, (0.05, 0.3), "", "u", "Understanding", "Understanding of the why.")] = 0.12
    conduct: Annotated[float, Declared(0, 1, (0.2, 0.5), "", "x", "Conduct", "Customer-centred conduct.")] = 0.35
    safety: Annotated[float, Declared(0, 1, (0.15, 0.6), "", "s", "Safety", "Psychological safety.")] = 0.31
    trust: Annotated[float, Declared(0, 1, (0.15, 0.6), "", "tau", "Trust", "Trust in leaders.")] = 0.41
    energy: Annotated[float, Declared(0, 1, (0.3, 0.8), "", "e", "Energy", "Stamina.")] = 0.55


Placement = Literal[
    "anywhere", "front_line", "leaders", "customer_care", "sales", "operations", "marketing", "finance", "communications", "human_resources"
]


class Founders(Group):
    """The advocates who are there at the start."""

    share: Annotated[
        float, Declared(0, 1, (0, 0.15), "share", "share", "Advocates at the start", "Share of all jobs held by a declared advocate.")
    ] = 0.03
    commitment: Annotated[
        float, Declared(0, 1, (0.6, 0.9), "", "c", "Commitment of advocates", "Commitment of an advocate at the start.")
    ] = 0.75
    courage: Annotated[float, Declared(0, 1, (0.7, 1), "", "courage", "Courage of advocates", "Courage of an advocate at the start.")] = 0.9
    placement: Placement = "anywhere"
    """Where they sit: anywhere, front_line, leaders, or the name of a department."""


@entry
def draw_people(staff: Staff, beginning: Beginning, character: Character, seed: int) -> None:
    """Draw the people of the start into the columns. In place."""
    key = luck.stream(seed, 0, luck.FOUNDING)
    for i in range(staff.number.size):
        number = staff.number[i]
        draw_character(i, staff, character, seed)
        staff.commitment[i] = clip(beginning.commitment + beginning.commitment_spread * luck.normal(key, number, 0))
        staff.skill[i] = clip(character.skill + character.skill_spread * luck.normal(key, number, 1))


def place_founders(staff: Staff, parameters: Founders, seed: int) -> None:
    """Make advocates of a share of all jobs, drawn among those of their placement. In place."""
    pool = staff.number
    if parameters.placement == "front_line":
        pool = pool[staff.level == 0]
    elif parameters.placement == "leaders":
        pool = pool[staff.level > 0]
    elif parameters.placement != "anywhere":
        pool = pool[staff.department == DEPARTMENTS.index(parameters.placement)]
    wanted = min(pool.size, math.floor(parameters.share * staff.number.size + 0.5))
    order = np.argsort(luck.uniforms(luck.key_of(seed, 0, luck.FOUNDING), pool, 2), kind="stable")
    chosen = pool[order[:wanted]]
    staff.advocate[chosen] = True
    staff.commitment[chosen], staff.courage[chosen] = parameters.commitment, parameters.courage


def staff_of(plan: Chart, beginning: Beginning, character: Character, founders: Founders, seed: int) -> Staff:
    """The columns of all employees at the start."""
    n = plan.boss.size
    numbers = np.arange(n, dtype=np.uint32)

    def floats(value: float = 0.0) -> NDArray[np.float64]:
        return np.full(n, value)

    staff = Staff(
        number=numbers,
        boss=plan.boss,
        department=plan.department,
        level=plan.level,
        commitment=floats(),
        understanding=floats(beginning.understanding),
        conduct=floats(beginning.conduct),
        safety=floats(beginning.safety),
        trust=floats(beginning.trust),
        energy=floats(beginning.energy),
        skill=floats(),
        courage=floats(),
        bloom=floats(),
        leniency=floats(),
        advocate=np.zeros(n, np.bool_),
        committed=np.zeros(n, np.bool_),
        allies=np.full((n, 2), -1, np.int32),
        person=numbers.astype(np.int64),
        hired=np.full(n, -1, np.int32),
        holders=np.zeros(n, np.int32),
        boss_commitment=floats(),
        voice=floats(),
        shows=np.zeros(n, np.int64),
        pull=floats(),
        norm=floats(),
        gratitude=floats(),
        in_dialogue=np.zeros(n, np.bool_),
        candour=floats(),
        thanks=floats(),
        room=floats(),
        limited_by=np.zeros(n, np.int8),
        competence=floats(),
        kindness=floats(),
        encounters=np.zeros(n, np.int32),
        warmth=floats(),
        moved=numbers.astype(np.int32),
    )
    draw_people(staff, beginning.values(), character.values(), seed)
    place_founders(staff, founders, seed)
    staff.committed[:] = staff.commitment >= COMMITTED
    return staff
