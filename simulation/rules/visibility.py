"""Show: whether a person's commitment can be seen by others.

    v = 1 − (1 − s)(1 − courage)        visibly committed:  v·c ≥ bar  and  e ≥ stamina

v voice, s safety, c commitment, e energy. An advocate shows whenever e ≥ stamina.
Source: voice from safety, Edmondson (1999); the form is an assumption.
"""

from typing import Annotated

from simulation.arithmetic import voice
from simulation.compiled import kernel
from simulation.declare import Declared, Group
from simulation.state import ADVOCATE, SHOWN, SHOWN_ADVOCATE, Staff


class Visibility(Group):
    """When commitment shows."""

    bar: Annotated[
        float,
        Declared(0, 1, (0.4, 0.6), "", "bar", "Bar of showing", "Voice times commitment from which colleagues see that a person means it."),
    ] = 0.5
    stamina: Annotated[
        float, Declared(0, 1, (0.1, 0.3), "", "stamina", "Stamina to show", "Energy below which nobody shows commitment.")
    ] = 0.2


@kernel
def show(staff: Staff, rates: Visibility) -> None:
    """Let everybody show this week what they dare to show. In place."""
    for i in range(staff.voice.size):
        v = voice(staff.safety[i], staff.courage[i])
        staff.voice[i] = v
        awake = staff.energy[i] >= rates.stamina
        shown = awake and (staff.advocate[i] or v * staff.commitment[i] >= rates.bar)
        advocate = ADVOCATE + SHOWN_ADVOCATE * awake if staff.advocate[i] else 0
        staff.shows[i] = advocate + SHOWN * shown
