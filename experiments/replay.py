"""The weeks of one person once more, with something around them otherwise: what it did to them, by the equations themselves.

All else is as it was lived: energy, colleagues, the boss. So this says what a thing did to this person, not what the world would have become without it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from experiments.climate import Climate, Floats, climate
from experiments.life_record import Record


@dataclass(frozen=True)
class Otherwise:
    """What is otherwise.

    Attributes
    ----------
    kept
        What stays as it was in a week before.
    off
        What does not happen: "in_dialogue", "advocate".
    full
        What does not limit: "soil", "light", "water", "room" or "reactance".
    """

    kept: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    full: str = ""


class Person(NamedTuple):
    """What moves in a replay, one entry a variant, (K,)."""

    understanding: Floats
    trust: Floats
    safety: Floats
    commitment: Floats


class Grown(NamedTuple):
    """What commitment gains by growth, or loses by decay, and what pressure takes of it."""

    growth: Floats
    reactance: Floats


def replay(rates: Any, rows: Record, before: int, last: int, reference: int, variants: Sequence[Otherwise]) -> Floats:
    """Commitment at the end of every week after ``before`` up to ``last``, in every variant, (weeks, K).

    Parameters
    ----------
    rates
        Every parameter of the world, as ``World.rates``.
    rows
        The weeks of the job, as ``life_record.record`` gives them.
    before
        The week at whose end the person is as lived; it is replayed from the week after.
    reference
        The week whose surroundings stay, where they are kept.
    """
    me = Person(*(np.full(len(variants), float(rows[name][before + 1])) for name in Person._fields))
    path = np.empty((last - before, len(variants)))
    if not path.size:
        return path
    climates = [climate(rates, around(rows, before, last, reference, variant), variant.full) for variant in variants]
    weeks = Climate(*(np.stack(column, axis=1) for column in zip(*climates, strict=True)))
    for k, week in enumerate(zip(*weeks, strict=True)):
        me = live(rates, Climate(*week), me)
        path[k] = me.commitment
    return path


def around(rows: Record, before: int, last: int, reference: int, otherwise: Otherwise) -> dict[str, Any]:
    """What was around the person in the weeks after ``before`` up to ``last``, by name, each (weeks,).

    Energy, advocacy and pace are those of the beginning of the week: they change after commitment has moved.
    """
    weeks = {name: rows[name][before + 2 : last + 2] for name in rows.dtype.names or ()}
    weeks |= {name: rows[name][before + 1 : last + 1] for name in ("energy", "advocate", "bloom")}
    weeks |= {name: np.full(last - before, rows[name][reference + 1]) for name in otherwise.kept}
    return weeks | {name: np.zeros(last - before, np.bool_) for name in otherwise.off}


def live(rates: Any, week: Climate, me: Person) -> Person:
    """The person a week later."""
    u, t, s = rates.understanding, rates.trust, rates.safety
    believed = np.minimum(1.0, 2.0 * me.trust)
    learned = (1.0 - me.understanding) * (week.told * me.trust + week.seen + week.spoken * believed)
    understanding = _clip(me.understanding + learned - u.forget * me.understanding)
    gap = week.deserved - me.trust
    trust = me.trust + np.where(gap >= 0.0, t.pace, min(1.0, t.pace * t.fall)) * gap
    target = _clip(week.calm + s.trust * (trust - 0.5) - s.pressure * week.pushed * (1.0 - trust))
    safety = me.safety + s.pace * (target - me.safety)
    grown = grow(rates, week, Person(understanding, trust, safety, me.commitment))
    return Person(understanding, trust, safety, _clip(me.commitment + grown.growth - grown.reactance))


def grow(rates: Any, week: Climate, me: Person) -> Grown:
    """What the garden does to the person in a week, whose commitment is still that of its beginning."""
    soil, light = np.maximum(me.safety, week.soil_least), np.maximum(me.understanding, week.light_least)
    nourishment = np.minimum(np.minimum(soil, light), week.water)
    way = week.ceiling - me.commitment
    growth = np.where(way > 0.0, week.pace * nourishment, rates.growth.decay) * way
    return Grown(growth, week.reactance * (1.0 - me.trust) * me.commitment)


def _clip(x: Floats) -> Floats:
    """The nearest number between 0 and 1."""
    return np.minimum(np.maximum(x, 0.0), 1.0)
