"""Learn: functional competence grows with training and fades without.

    k ← k + learn·training·(top − k) − fade·k

Source: assumption.
"""

from typing import Annotated

from simulation.arithmetic import clip
from simulation.compiled import kernel
from simulation.declare import Declared, Group
from simulation.state import Record, Staff


class Skill(Group):
    """How skill is learned and lost."""

    learn: Annotated[
        float, Declared(0, 0.5, (0.01, 0.04), "per week", "learn", "Learning", "Part of the way to the top in a week of full training.")
    ] = 0.02
    top: Annotated[float, Declared(0, 1, (0.85, 1), "", "top", "Top of skill", "Skill that training leads to.")] = 0.95
    fade: Annotated[float, Declared(0, 0.5, (0.003, 0.015), "per week", "fade", "Fading", "Share of skill that fades in a week.")] = 0.007


@kernel
def learn(staff: Staff, levers: Record, rates: Skill) -> None:
    """Move every employee's skill by one week. In place."""
    training = rates.learn * levers.training
    for i in range(staff.skill.size):
        k = staff.skill[i]
        staff.skill[i] = clip(k + training * (rates.top - k) - rates.fade * k)
