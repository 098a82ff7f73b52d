"""Lead: what leaders set this week, and how it comes to be felt.

    φ ← φ + (set − φ)/(inertia + mass·entrenchment·log₁₀(N/10))

φ culture as it is felt, one for each lever that is culture; N employees. The other levers act at once. The climate of the week is formed here: each person
takes notice of the commitment of their own boss, who makes up the part ``discretion`` of it.
Source: assumption; half for one's own boss after Harter & Adkins (2015), who find that managers explain most of the variance between teams.
"""

import math
from typing import Annotated

from simulation.compiled import kernel
from simulation.declare import Declared, Group
from simulation.state import Record, Staff


class Leadership(Group):
    """How leadership reaches people."""

    entrenchment: Annotated[
        float, Declared(0, 1, (0.1, 0.9), "share", "entrenchment", "Entrenchment", "How settled the ways of the organisation are.")
    ] = 0.5
    inertia: Annotated[
        float,
        Declared(
            1, 52, (1, 6), "weeks", "inertia", "Inertia of culture", "Weeks a new setting needs to be felt in the smallest organisation."
        ),
    ] = 2.0
    mass: Annotated[
        float,
        Declared(0, 52, (2, 10), "weeks", "mass", "Mass of culture", "Weeks added for each tenfold of size when ways are fully settled."),
    ] = 5.0
    discretion: Annotated[
        float,
        Declared(
            0,
            1,
            (0.3, 0.7),
            "share",
            "d",
            "Discretion of bosses",
            "Part of the climate that is one's own boss.",
            "Harter & Adkins (2015), direction only",
        ),
    ] = 0.5


@kernel
def felt(culture: float, setting: float, weeks: float) -> float:
    """Culture a week later, on its way to the setting."""
    return culture + (setting - culture) / weeks


@kernel
def lead(staff: Staff, culture: Record, levers: Record, rates: Leadership) -> None:
    """Let culture follow the settings by one week, and people look at their boss. In place."""
    weeks = rates.inertia + rates.mass * rates.entrenchment * math.log10(staff.boss.size / 10.0)
    culture.purpose = felt(culture.purpose, levers.purpose, weeks)
    culture.integrity = felt(culture.integrity, levers.integrity, weeks)
    culture.coaching = felt(culture.coaching, levers.coaching, weeks)
    culture.recognition = felt(culture.recognition, levers.recognition, weeks)
    culture.autonomy = felt(culture.autonomy, levers.autonomy, weeks)
    culture.output_focus = felt(culture.output_focus, levers.output_focus, weeks)
    for i in range(staff.boss.size):
        staff.boss_commitment[i] = staff.commitment[staff.boss[i]]
