"""Trust: the belief that leaders do as they say.

    target = clip(½ + walk·φ_purpose·(deed − ½) − suspicion·pressure_i·(1 − deed))
    τ ← τ + pace·(target − τ), ``fall`` times as fast downwards

deed = (1 − d)·φ_integrity + d·c_boss; pressure_i = pressure·(1 − d·c_boss), with c_boss the commitment of one's own boss and d the discretion of bosses.
The more is said, the more deeds count: talk without walk is worse than silence.
Source: word-deed alignment, Simons (2002); that trust falls faster than it grows, Slovic (1993); rates are assumptions.
"""

from typing import Annotated

from simulation.arithmetic import clip, shared, shielded
from simulation.compiled import kernel
from simulation.declare import Declared, Group
from simulation.state import Record, Staff


class Trust(Group):
    """How trust grows and falls."""

    walk: Annotated[
        float, Declared(0, 5, (1, 3), "", "walk", "Walking the talk", "How much deeds beside words move what people come to believe.")
    ] = 2.0
    suspicion: Annotated[
        float,
        Declared(
            0, 1, (0.1, 0.4), "", "suspicion", "Suspicion", "How much supervision by leaders who do not walk the talk is held against them."
        ),
    ] = 0.25
    pace: Annotated[
        float, Declared(0, 1, (0.03, 0.1), "per week", "pace", "Pace of trust", "Part of the way that trust goes up in a week.")
    ] = 0.05
    fall: Annotated[
        float,
        Declared(
            1,
            10,
            (1, 3),
            "times",
            "fall",
            "Falling faster",
            "How many times faster trust falls than it grows.",
            "Slovic (1993), direction only",
        ),
    ] = 2.0


@kernel
def believe(staff: Staff, culture: Record, levers: Record, rates: Trust, discretion: float) -> None:
    """Move every employee's trust by one week. In place."""
    purpose, integrity, pressure = culture.purpose, culture.integrity, levers.pressure
    for i in range(staff.trust.size):
        boss = staff.boss_commitment[i]
        deed = shared(integrity, boss, discretion)
        pressed = shielded(pressure, boss, discretion)
        target = clip(0.5 + rates.walk * purpose * (deed - 0.5) - rates.suspicion * pressed * (1.0 - deed))
        gap = target - staff.trust[i]
        pace = rates.pace if gap >= 0.0 else min(1.0, rates.pace * rates.fall)
        staff.trust[i] += pace * gap
