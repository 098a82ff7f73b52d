"""Feel safe: psychological safety, the soil.

    target = clip(base + coaching·coaching_i + trust·(τ − ½) − pressure·pressure_i·(1 − τ) + dialogue·[in dialogue])
    s ← s + pace·(target − s)

coaching_i = (1 − d)·φ_coaching + d·c_boss; pressure_i = pressure·(1 − d·c_boss).
Source: leader coaching and safety, Edmondson (1999); rates are assumptions.
"""

from typing import Annotated

from simulation.arithmetic import clip, shared, shielded
from simulation.compiled import kernel
from simulation.declare import Declared, Group
from simulation.state import Record, Staff


class Safety(Group):
    """What makes people feel safe."""

    base: Annotated[
        float,
        Declared(0, 1, (0.05, 0.25), "", "base", "Safety at rest", "Safety without coaching, pressure or dialogue, where trust is half."),
    ] = 0.15
    coaching: Annotated[
        float,
        Declared(0, 2, (0.5, 1), "", "coaching", "Safety from coaching", "What full coaching adds.", "Edmondson (1999), direction only"),
    ] = 0.75
    trust: Annotated[float, Declared(0, 2, (0.1, 0.4), "", "trust", "Safety from trust", "What trust adds, from none to full.")] = 0.25
    pressure: Annotated[
        float, Declared(0, 2, (0.3, 0.6), "", "pressure", "Safety lost to pressure", "What full pressure takes from people without trust.")
    ] = 0.45
    dialogue: Annotated[
        float, Declared(0, 1, (0.05, 0.25), "", "dialogue", "Safety in a dialogue", "What a dialogue adds in its week.")
    ] = 0.15
    pace: Annotated[
        float, Declared(0, 1, (0.05, 0.2), "per week", "pace", "Pace of safety", "Part of the way that safety goes in a week.")
    ] = 0.10


@kernel
def feel_safe(staff: Staff, culture: Record, levers: Record, rates: Safety, discretion: float) -> None:
    """Move every employee's safety by one week. In place."""
    coaching, pressure = culture.coaching, levers.pressure
    for i in range(staff.safety.size):
        boss, trust = staff.boss_commitment[i], staff.trust[i]
        coached = shared(coaching, boss, discretion)
        pressed = shielded(pressure, boss, discretion)
        met = rates.dialogue if staff.in_dialogue[i] else 0.0
        target = clip(rates.base + rates.coaching * coached + rates.trust * (trust - 0.5) - rates.pressure * pressed * (1.0 - trust) + met)
        staff.safety[i] += rates.pace * (target - staff.safety[i])
