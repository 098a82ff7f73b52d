"""Who recommended a new customer. The model counts recommendations and forgets who spoke; the same draws tell it again.

A draw is a function of (seed, week, process, person, index): asked once more, it gives the same answer (``simulation/luck.py``).
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulation import luck
from simulation.state import PAID_REFERRAL, PASSIVE, PROMOTER, PROSPECT, REFERRED, Floats, Ints, World

NOBODY = -1
Bytes = NDArray[np.uint8]
Rows = NDArray[Any]
Flags = NDArray[np.bool_]


def while_they_talked(market: Bytes, at_start: Rows, left: Rows, left_as: Rows) -> Bytes:
    """What each person was while people talked, (W, M): customers then are those of the end of the week before.

    Parameters
    ----------
    market
        Category of each person at the end of each week, (W, M).
    at_start
        The same before the first week, (M,).
    left, left_as
        Week and person of everybody who left, (L, 2), and the category that each had, (L,).
    """
    talking = market.copy()
    talking[0][at_start == PROSPECT] = PROSPECT
    talking[1:][market[:-1] == PROSPECT] = PROSPECT
    talking[left[:, 0], left[:, 1]] = left_as
    return talking


def recommenders(world: World, talking: Bytes, joined: Rows, origin: Rows) -> Ints:
    """Who recommended each new customer, (J,): the first acquaintance who did, -1 for those who were bought.

    Parameters
    ----------
    world
        After its last week.
    talking
        What each person was while people talked, (W, M).
    joined
        Week and person, (J, 2), in the order of weeks.
    origin
        How each came, (J,).
    """
    found = np.full(len(joined), NOBODY, np.int32)
    for paid, of_these in ((False, np.flatnonzero(origin == REFERRED)), (True, np.flatnonzero(origin == PAID_REFERRAL))):
        others, told = who_spoke(world, talking, joined[of_these], paid)
        if told.size:
            first = others[np.arange(of_these.size), told.argmax(axis=1)].astype(np.int32)
            found[of_these] = np.where(told.any(axis=1), first, NOBODY)
    return found


def who_spoke(world: World, talking: Bytes, heard: Rows, paid: bool) -> tuple[Rows, Flags]:
    """The acquaintances of people who were prospects in a week, (J, K), and which of them recommended then; K the most that anybody has.

    Parameters
    ----------
    heard
        Week and person, (J, 2), in the order of weeks.
    paid
        Whether to look for paid recommendations rather than for those made unasked.
    """
    weeks, people = heard[:, 0], heard[:, 1]
    others, used = acquaintances(world, people)
    category = talking[weeks[:, np.newaxis], others]
    able = used & (category >= PASSIVE if paid else category == PROMOTER)
    rates = world.rates.word_of_mouth
    chance = rates.paid * incentives(world)[weeks, np.newaxis] if paid else rates.recommend
    return others, able & (_draws(world, heard, able, int(paid)) < chance)


def acquaintances(world: World, people: Rows) -> tuple[Rows, Flags]:
    """Acquaintances of each of these people, (J, K), and which entries are in use."""
    start = world.acquaintances.start
    first, known = start[people, np.newaxis], (start[people + 1] - start[people])[:, np.newaxis]
    place = np.arange(known.max(initial=0))
    used = place < known
    return world.acquaintances.neighbour[np.where(used, first + place, 0)], used


def incentives(world: World) -> Floats:
    """The incentive that held in each week, (W,): that of the plan, or of command and control once leaders gave up."""
    return np.asarray(np.where(world.series.fallen_back > 0.0, world.fallback.incentive[0], world.plan.incentive))


def _draws(world: World, heard: Rows, wanted: Flags, odd: int) -> Floats:
    """The draw that decides whether an acquaintance speaks, where it is wanted, (J, K); 1 elsewhere. Unasked: even draws, paid: odd ones."""
    drawn = np.ones(wanted.shape)
    weeks, first = np.unique(heard[:, 0], return_index=True)
    for now, rows in zip(weeks, np.split(np.arange(len(heard)), first[1:]), strict=False):
        key = luck.key_of(world.seed, int(now), luck.TALK)
        for k in np.flatnonzero(wanted[rows].any(axis=0)):
            drawn[rows, k] = luck.uniforms(key, world.market.number[heard[rows, 1]], 2 * int(k) + odd)
    return drawn
