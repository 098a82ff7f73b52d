"""The climate around one person, week by week: what the equations need to know of a week before the person themself.

Those of ``understanding.py``, ``trust.py``, ``safety.py`` and ``growth.py`` in ``simulation/rules``, over arrays.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Around = Mapping[str, NDArray[Any]]
"""What is around a person, by the names of ``life_record.RECORD_TYPE``, arrays of one shape; energy and advocacy of the beginning of each week."""


class Climate(NamedTuple):
    """One entry a week, and a variant where there are several."""

    told: Floats
    """What telling adds to understanding where trust is full."""
    seen: Floats
    """What colleagues who show themselves add to it."""
    spoken: Floats
    """What a dialogue adds to it where leaders are believed."""
    deserved: Floats
    """Trust on which a person settles."""
    calm: Floats
    """Safety on which a person settles who feels no pressure, where trust is half."""
    pushed: Floats
    """Pressure that reaches the person."""
    water: Floats
    """Time, support and thanks, as far as there is energy to use them."""
    room: Floats
    ceiling: Floats
    """Commitment that there is room for."""
    reactance: Floats
    """Share of commitment that pressure takes where trust is none."""
    soil_least: Floats
    light_least: Floats
    """What safety and understanding count for at least: 0, or 1 where they do not limit."""
    pace: Floats
    """Personal pace of growth, per week."""


def shared(rates: Any, felt: NDArray[Any], boss: NDArray[Any]) -> Floats:
    """Climate that a person feels: the organisation's for one part, their own boss's for the other."""
    d = rates.leadership.discretion
    return np.asarray((1.0 - d) * felt + d * boss)


def pushed(rates: Any, around: Around) -> Floats:
    """Pressure that reaches a person: a committed boss keeps part of it away."""
    return np.asarray(around["pressure"] * (1.0 - rates.leadership.discretion * around["boss_commitment"]))


def deserved(rates: Any, around: Around) -> Floats:
    """Trust on which a person settles."""
    r = rates.trust
    deed = shared(rates, around["integrity"], around["boss_commitment"])
    target: Floats = 0.5 + r.walk * around["purpose"] * (deed - 0.5) - r.suspicion * pushed(rates, around) * (1.0 - deed)
    return np.clip(target, 0.0, 1.0)


def time_and_thanks(rates: Any, around: Around) -> Floats:
    """Time, support and thanks that a person gets."""
    r = rates.growth
    thanks = 1.0 - (1.0 - shared(rates, around["recognition"], around["boss_commitment"])) * (1.0 - r.gratitude * around["gratitude"])
    return np.asarray(r.time * around["support"] + (1.0 - r.time) * thanks)


def room(rates: Any, around: Around) -> Floats:
    """Room to decide and to play."""
    r, boss = rates.growth, around["boss_commitment"]
    tasks = 1.0 - r.tasks * shared(rates, around["output_focus"], 1.0 - boss)
    return np.asarray(shared(rates, around["autonomy"], boss) * tasks * (1.0 - r.pressure * pushed(rates, around)))


def climate(rates: Any, around: Around, full: str = "") -> Climate:
    """The climate of every week.

    Parameters
    ----------
    rates
        Every parameter of the world, as ``World.rates``.
    full
        What does not limit: "soil", "light", "water", "room" or "reactance".
    """
    u, s, g, push, advocate = rates.understanding, rates.safety, rates.growth, pushed(rates, around), around["advocate"]
    space = np.ones_like(push) if full == "room" else room(rates, around)
    ceiling = np.minimum(1.0, g.door + (1.0 - g.door) * space * (g.alone + g.together * around["pull"]))
    coached = shared(rates, around["coaching"], around["boss_commitment"])
    return Climate(
        told=np.asarray(u.tell * around["purpose"]),
        seen=np.asarray(u.show * around["pull"]),
        spoken=np.asarray(u.talk * (0.5 + 0.5 * around["candour"]) * around["in_dialogue"]),
        deserved=deserved(rates, around),
        calm=np.asarray(s.base + s.coaching * coached + s.dialogue * around["in_dialogue"]),
        pushed=push,
        water=np.ones_like(push) if full == "water" else time_and_thanks(rates, around) * (0.5 + 0.5 * around["energy"]),
        room=space,
        ceiling=np.where(advocate, np.maximum(ceiling, g.advocate), ceiling),
        reactance=np.where(advocate, 0.0, g.reactance * push) * float(full != "reactance"),
        soil_least=np.full_like(push, full == "soil"),
        light_least=np.full_like(push, full == "light"),
        pace=np.asarray(g.rate * around["bloom"]),
    )
