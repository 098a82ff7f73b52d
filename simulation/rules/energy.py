"""Tire and recover.

    e ← e + recover·(1 − e)(rest + care·(support + thanks))(½ + ½s) + warmth·h̄·(1 − e)
          − e·[strain·(work + pressure·pressure_i·(1 − ½s) + dialogue·[in dialogue] + advocate·[advocate]·(1 − support)) + mask·max(0, x − c)]

h̄ mean emotional quality of own encounters this week, 0 if none; s safety; x − c the mask of conduct without commitment.
Source: job demands and resources, Demerouti et al. (2001); surface acting, Hülsheger & Schewe (2011); rates are assumptions.
"""

from typing import Annotated

from simulation.arithmetic import clip, shielded
from simulation.compiled import kernel
from simulation.declare import Declared, Group
from simulation.state import Record, Staff


class Energy(Group):
    """What gives and takes energy."""

    recover: Annotated[
        float,
        Declared(0, 1, (0.05, 0.12), "per week", "recover", "Recovery", "Part of the missing energy that comes back in a week at best."),
    ] = 0.08
    rest: Annotated[float, Declared(0, 1, (0.2, 0.6), "", "rest", "Rest", "Part of the recovery that comes without support or thanks.")] = (
        0.4
    )
    care: Annotated[
        float, Declared(0, 1, (0.15, 0.45), "", "care", "Care", "Part of the recovery that support and thanks bring, each.")
    ] = 0.3
    warmth: Annotated[
        float, Declared(0, 1, (0.03, 0.1), "per week", "warmth", "Warmth of encounters", "Energy that good encounters with customers give.")
    ] = 0.06
    strain: Annotated[
        float, Declared(0, 1, (0.06, 0.15), "per week", "strain", "Strain", "Share of energy that full demands take in a week.")
    ] = 0.10
    work: Annotated[float, Declared(0, 2, (0.1, 0.25), "", "work", "Demands of work", "Demands of the plain work.")] = 0.15
    pressure: Annotated[
        float, Declared(0, 2, (0.4, 0.8), "", "pressure", "Demands of pressure", "Demands of full pressure on people who do not feel safe.")
    ] = 0.6
    dialogue: Annotated[
        float, Declared(0, 2, (0.05, 0.2), "", "dialogue", "Demands of a dialogue", "Demands of a week with a dialogue.")
    ] = 0.1
    advocate: Annotated[
        float, Declared(0, 2, (0.1, 0.4), "", "advocate", "Demands on an advocate", "Demands on an advocate without support.")
    ] = 0.25
    mask: Annotated[
        float,
        Declared(
            0,
            1,
            (0.02, 0.1),
            "per week",
            "mask",
            "Cost of the mask",
            "Share of energy that conduct without commitment takes.",
            "Hülsheger & Schewe (2011), direction only",
        ),
    ] = 0.06


@kernel
def recover(staff: Staff, levers: Record, rates: Energy, discretion: float) -> None:
    """Move every employee's energy by one week. In place."""
    support, pressure = levers.support, levers.pressure
    for i in range(staff.energy.size):
        e, safety = staff.energy[i], staff.safety[i]
        pressed = shielded(pressure, staff.boss_commitment[i], discretion)
        warmth = staff.warmth[i] / staff.encounters[i] if staff.encounters[i] > 0 else 0.0
        demands = rates.work + rates.pressure * pressed * (1.0 - 0.5 * safety)
        demands += rates.dialogue if staff.in_dialogue[i] else 0.0
        demands += rates.advocate * (1.0 - support) if staff.advocate[i] else 0.0
        mask = max(0.0, staff.conduct[i] - staff.commitment[i])
        gain = rates.recover * (1.0 - e) * (rates.rest + rates.care * (support + staff.thanks[i])) * (0.5 + 0.5 * safety)
        staff.energy[i] = clip(e + gain + rates.warmth * warmth * (1.0 - e) - e * (rates.strain * demands + rates.mask * mask))
