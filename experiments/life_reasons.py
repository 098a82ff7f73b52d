"""What moved a person and what held them back, by what the equations did: commitment as it is, less what it would be had a thing been otherwise."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from experiments.climate import time_and_thanks
from experiments.life import Life
from experiments.replay import Otherwise
from simulation.state import COMMITTED, LIGHT, SOIL, WATER, Flags, Floats

WORTH = 0.01
"""Commitment that a thing must have brought or cost to be told."""
NOTICED = 0.02
"""Change of what is around a person, of 1, from which it is said that it changed."""
STUCK = 0.02
"""Distance from the ceiling below which there is no way up."""
NUTRIENTS = {"soil": SOIL, "light": LIGHT, "water": WATER}


@dataclass(frozen=True)
class Cause:
    """Something around a person that may have moved them.

    Attributes
    ----------
    group
        "soil", "light", "water", "room", "push" or "advocate".
    otherwise
        How it would be without it.
    value
        How much of it there was in every week, (W,); where there is more of it, or less for ``downwards``, it moves.
    """

    group: str
    otherwise: Otherwise
    value: Callable[[Life], Floats]
    downwards: bool = False


def _column(name: str) -> Callable[[Life], Floats]:
    return lambda life: life[name]


def _time_and_thanks(life: Life) -> Floats:
    return time_and_thanks(life.rates, {name: life[name] for name in ("recognition", "boss_commitment", "gratitude", "support")})


CAUSES: Mapping[str, Cause] = {
    "dialogue": Cause("light", Otherwise(off=("in_dialogue",)), _column("in_dialogue")),
    "telling": Cause("light", Otherwise(kept=("purpose",)), _column("purpose")),
    "colleagues": Cause("room", Otherwise(kept=("pull",)), _column("pull")),
    "boss": Cause("soil", Otherwise(kept=("boss_commitment",)), _column("boss_commitment")),
    "coaching": Cause("soil", Otherwise(kept=("coaching",)), _column("coaching")),
    "deeds": Cause("soil", Otherwise(kept=("integrity",)), _column("integrity")),
    "thanks": Cause("water", Otherwise(kept=("support", "recognition", "gratitude")), _time_and_thanks),
    "freedom": Cause("room", Otherwise(kept=("autonomy", "output_focus")), _column("room")),
    "pressure": Cause("push", Otherwise(kept=("pressure",)), _column("pressure"), downwards=True),
    "advocate": Cause("advocate", Otherwise(off=("advocate",)), _column("advocate")),
}
COUNTED = ("dialogue", "advocate")
"""What happens or does not, and is counted in weeks."""
LIMITS: Mapping[str, Otherwise] = {name: Otherwise(full=name) for name in (*NUTRIENTS, "room", "reactance")}


def span(life: Life, week: int) -> slice:
    """The weeks that are told, as a part of the weeks of a life: those after ``Life.beside``, up to this one."""
    return slice(life.beside(week) + 1, week + 1)


def weeks_of(life: Life, week: int, name: str) -> int:
    """In how many of the weeks that are told the person was in a dialogue, or began the week as an advocate."""
    first, past = life.beside(week) + 1, week + 1
    shift = 1 if name == "in_dialogue" else 0
    return int(life.rows[name][first + shift : past + shift].sum())


def course(life: Life, week: int, name: str) -> tuple[float, float]:
    """How much there was of a cause in the week before, and the most (or least, if that is what moves) in the weeks that are told."""
    cause = CAUSES[name]
    value, told = cause.value(life), span(life, week)
    furthest = value[told].min(initial=np.inf) if cause.downwards else value[told].max(initial=-np.inf)
    return float(value[life.reference(week)]), float(furthest)


def happened(life: Life, week: int, name: str) -> bool:
    """Whether there was more of a cause (or less, if that is what moves) than before."""
    if name in COUNTED:
        return weeks_of(life, week, "in_dialogue" if name == "dialogue" else name) > 0
    if name == "boss" and life.boss == life.job:
        return False
    before, furthest = course(life, week, name)
    return bool((before - furthest if CAUSES[name].downwards else furthest - before) >= NOTICED)


def brought(life: Life, week: int, worth: float = WORTH) -> dict[str, float]:
    """What each cause that happened brought this person in commitment, the most first; only what is worth telling."""
    names = [name for name in CAUSES if happened(life, week, name)]
    without = life.otherwise(week, [CAUSES[name].otherwise for name in names])
    return _ranked(names, life["commitment"][week] - without[-1:], worth)


def cost(life: Life, week: int) -> dict[str, float]:
    """What each limit that was met cost this person in commitment, a week, the most first; only what is worth telling.

    It is the mean over the weeks that are told: who was held back for two years has been, also once they are through.
    """
    names = [name for name in LIMITS if weeks_held(life, week, name) > 0]
    relieved = life.otherwise(week, [LIMITS[name] for name in names])
    return _ranked(names, relieved - life["commitment"][span(life, week), np.newaxis], WORTH)


def weeks_held(life: Life, week: int, name: str) -> int:
    """In how many of the weeks that are told something held the person back.

    A nutrient where it was the scarcest while there was a way up; room where it was too little for commitment, or used up; pressure where it took something.
    """
    told, grown = span(life, week), life.grown
    if name == "room":
        return int((narrow(life, week) | stuck(life, week)).sum())
    if name == "reactance":
        return int((grown.reactance[told] > 0.0).sum())
    return int(((life["limited_by"][told] == NUTRIENTS[name]) & (grown.growth[told] > 0.0)).sum())


def narrow(life: Life, week: int) -> Flags:
    """In which of the weeks that are told there was less room than commitment needs."""
    return np.asarray(life.ceiling[span(life, week)] < COMMITTED)


def stuck(life: Life, week: int) -> Flags:
    """In which of the weeks that are told the person had grown as far as there was room for."""
    told = span(life, week)
    return np.asarray(life.ceiling[told] - life.rows["commitment"][told] <= STUCK)


def _ranked(names: list[str], gains: Floats, least: float) -> dict[str, float]:
    """The mean gain of each name over the weeks, (weeks, K), where it is at least so much; the most first."""
    points = gains.mean(axis=0) if gains.size else np.zeros(len(names))
    worth = {name: float(gain) for name, gain in zip(names, points, strict=True) if gain >= least}
    return dict(sorted(worth.items(), key=lambda item: -item[1]))
