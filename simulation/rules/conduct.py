"""Act: conduct that is shown, by compliance, identification or internalisation.

    a = 1 − (1 − pressure_i)(1 − φ_purpose·τ)          y = (1 − a)·norm + a·asked
    target = max(v·c + (1 − v)·y, pressure_i·asked, (1 − meaning)·installed)
    x ← x + habit·(target − x)          then          installed ← max(installed, min(mean x, asked))

a acceptance of what is asked, v voice, c commitment, norm the mean conduct of neighbours. A technical change (meaning near 0) locks in; a meaning does not.
Source: three processes of attitude change, Kelman (1958); rates are assumptions.
"""

from typing import Annotated

from simulation.arithmetic import clip, shielded
from simulation.compiled import kernel
from simulation.declare import Declared, Group
from simulation.state import Record, Staff


class Change(Group):
    """What kind of change it is."""

    meaning: Annotated[
        float,
        Declared(
            0,
            1,
            (0, 1),
            "share",
            "meaning",
            "Meaning of the change",
            "How far the change is a matter of meaning rather than technique: 0 a new system, 1 a way of being.",
        ),
    ] = 0.6


class Conduct(Group):
    """How conduct follows."""

    habit: Annotated[
        float, Declared(0, 1, (0.08, 0.3), "per week", "habit", "Habit", "Part of the way to the target that conduct goes in a week.")
    ] = 0.15
    adopted: Annotated[float, Declared(0, 1, (0.4, 0.7), "", "adopted", "Adopted", "Conduct from which a person counts as showing it.")] = (
        0.5
    )


@kernel
def act(staff: Staff, culture: Record, firm: Record, levers: Record, change: Change, rates: Conduct, discretion: float) -> None:
    """Move every employee's conduct by one week, then let a technique lock in. In place."""
    purpose, pressure, asked, n = culture.purpose, levers.pressure, levers.asked_conduct, staff.conduct.size
    locked = (1.0 - change.meaning) * firm.installed
    total = 0.0
    for i in range(n):
        v, pressed = staff.voice[i], shielded(pressure, staff.boss_commitment[i], discretion)
        acceptance = 1.0 - (1.0 - pressed) * (1.0 - purpose * staff.trust[i])
        expected = (1.0 - acceptance) * staff.norm[i] + acceptance * asked
        target = max(v * staff.commitment[i] + (1.0 - v) * expected, max(pressed * asked, locked))
        x = clip(staff.conduct[i] + rates.habit * (target - staff.conduct[i]))
        staff.conduct[i] = x
        total += x
    firm.installed = max(firm.installed, min(total / n, asked))
