"""Grow: the garden, in which commitment grows as far as its scarcest nutrient and its room allow.

    soil = s    light = u    water = (time·support + (1 − time)·thanks)(½ + ½e)      thanks = 1 − (1 − recognition_i)(1 − gratitude·advocates around)
    nourishment = min(soil, light, water)                room = autonomy_i·(1 − tasks·output_focus_i)(1 − pressure·pressure_i)
    ceiling = min(1, door + (1 − door)·room·(alone + together·H)), an advocate's at least ``advocate``
    c ← c + rate·bloom·nourishment·(ceiling − c) below the ceiling, else decay·(ceiling − c); minus reactance·pressure_i·(1 − τ)·c, not for advocates

recognition_i and autonomy_i = (1 − d)·φ + d·c_boss; output_focus_i = (1 − d)·φ + d·(1 − c_boss). Without room, most of a person stays at the door.
Source: law of the minimum, Liebig (1840), as a metaphor; autonomy and internalisation, Deci & Ryan (2000); reactance, Brehm (1966); rates are assumptions.
"""

from typing import Annotated

from simulation.arithmetic import clip, shared, shielded
from simulation.compiled import kernel
from simulation.declare import Declared, Group
from simulation.state import LIGHT, SOIL, WATER, Record, Staff


class Growth(Group):
    """How commitment grows and decays."""

    rate: Annotated[
        float, Declared(0, 1, (0.06, 0.16), "per week", "rate", "Growth", "Part of the way to the ceiling in a week of full nourishment.")
    ] = 0.11
    decay: Annotated[
        float, Declared(0, 1, (0.02, 0.1), "per week", "decay", "Decay", "Part of the way down in a week when the ceiling has come below.")
    ] = 0.05
    reactance: Annotated[
        float,
        Declared(
            0,
            1,
            (0, 0.04),
            "per week",
            "reactance",
            "Reactance",
            "Share of commitment that full pressure takes in a week where trust is none.",
        ),
    ] = 0.02
    door: Annotated[float, Declared(0, 1, (0.1, 0.3), "", "door", "At the door", "Commitment that is possible without any room.")] = 0.2
    alone: Annotated[
        float, Declared(0, 1, (0.5, 0.9), "", "alone", "Alone", "Part of the room that a person dares to use without others.")
    ] = 0.7
    together: Annotated[
        float, Declared(0, 1, (0.3, 0.7), "", "together", "Together", "What colleagues who show themselves add to that.")
    ] = 0.5
    advocate: Annotated[
        float, Declared(0, 1, (0.6, 0.9), "", "advocate", "Ceiling of an advocate", "Commitment that an advocate can hold anywhere.")
    ] = 0.75
    time: Annotated[
        float,
        Declared(0, 1, (0.4, 0.8), "share", "time", "Time in the water", "Part of the water that is time and tools; the rest is thanks."),
    ] = 0.6
    gratitude: Annotated[
        float, Declared(0, 1, (0.2, 0.8), "", "gratitude", "Gratitude", "How well advocates among the neighbours say thanks.")
    ] = 0.5
    tasks: Annotated[
        float, Declared(0, 1, (0.2, 0.6), "", "tasks", "Room lost to task figures", "Part of the room that pure task figures take.")
    ] = 0.4
    pressure: Annotated[
        float, Declared(0, 1, (0.3, 0.7), "", "pressure", "Room lost to pressure", "Part of the room that full pressure takes.")
    ] = 0.5


@kernel
def scarcest(soil: float, light: float, water: float) -> int:
    """Which nutrient limits growth; the first of equals."""
    if soil <= light and soil <= water:
        return SOIL
    return LIGHT if light <= water else WATER


@kernel
def grow(staff: Staff, culture: Record, levers: Record, rates: Growth, discretion: float) -> None:
    """Move every employee's commitment by one week. In place."""
    recognition, autonomy, output_focus = culture.recognition, culture.autonomy, culture.output_focus
    support, pressure, d = levers.support, levers.pressure, discretion
    for i in range(staff.commitment.size):
        c, boss = staff.commitment[i], staff.boss_commitment[i]
        pressed = shielded(pressure, boss, d)
        thanks = 1.0 - (1.0 - shared(recognition, boss, d)) * (1.0 - rates.gratitude * staff.gratitude[i])
        soil, light = staff.safety[i], staff.understanding[i]
        water = (rates.time * support + (1.0 - rates.time) * thanks) * (0.5 + 0.5 * staff.energy[i])
        nourishment = min(soil, min(light, water))
        room = shared(autonomy, boss, d) * (1.0 - rates.tasks * shared(output_focus, 1.0 - boss, d)) * (1.0 - rates.pressure * pressed)
        ceiling = min(1.0, rates.door + (1.0 - rates.door) * room * (rates.alone + rates.together * staff.pull[i]))
        reactance = rates.reactance * pressed * (1.0 - staff.trust[i]) * c
        if staff.advocate[i]:
            ceiling, reactance = max(ceiling, rates.advocate), 0.0
        way = ceiling - c
        growth = rates.rate * staff.bloom[i] * nourishment * way if way > 0.0 else rates.decay * way
        staff.commitment[i] = clip(c + growth - reactance)
        staff.thanks[i], staff.room[i] = thanks, room
        staff.limited_by[i] = scarcest(soil, light, water)
