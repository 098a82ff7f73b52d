"""Declare: who stands up for the why, and who steps back.

An advocate whose energy falls below ``exhausted`` steps back. Somebody else at c ≥ ``ready`` declares themself with probability declare·v in a week.
Source: organisational citizenship and burn-out of champions, assumption.
"""

from typing import Annotated

from simulation import luck
from simulation.arithmetic import voice
from simulation.compiled import kernel
from simulation.declare import Declared, Group
from simulation.state import Staff


class Advocacy(Group):
    """How advocates come forward and step back."""

    declare: Annotated[
        float, Declared(0, 1, (0.01, 0.04), "per week", "declare", "Declaring", "Probability that somebody who is ready declares themself.")
    ] = 0.02
    ready: Annotated[
        float, Declared(0, 1, (0.7, 0.9), "", "ready", "Ready to declare", "Commitment from which somebody may declare themself.")
    ] = 0.8
    exhausted: Annotated[float, Declared(0, 1, (0.05, 0.2), "", "exhausted", "Exhausted", "Energy below which an advocate steps back.")] = (
        0.1
    )


@kernel
def declare(staff: Staff, rates: Advocacy, key: luck.Key) -> None:
    """Let people come forward and step back. In place."""
    for i in range(staff.advocate.size):
        if staff.energy[i] < rates.exhausted:
            staff.advocate[i] = False
        elif staff.commitment[i] >= rates.ready and not staff.advocate[i]:
            daring = rates.declare * voice(staff.safety[i], staff.courage[i])
            staff.advocate[i] = luck.uniform(key, staff.number[i], 0) < daring
