"""The life of one person in the market: what they would answer, since when they are a customer, and how they came."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from experiments.rated import points_of, utility_of
from simulation import week
from simulation.errors import NotAllowed
from simulation.scenario import Scenario
from simulation.state import PROSPECT, Codes, Floats, Market
from simulation.world import build


@dataclass(frozen=True, eq=False)
class CustomerLife:
    """One person of the market of one world, week by week, (W,) each; a week is told at its end.

    Attributes
    ----------
    rating
        What the person would answer, 0 to 10 points; for a prospect, what they would if they were a customer.
    category
        0 prospect, 1 detractor, 2 passive, 3 promoter.
    origin
        How they came: 0 not at all, 1 from the start, 2 bought, 3 referred, 4 paid referral.
    joined
        Week of joining; -1 for customers of the start and for prospects.
    from_the_start
        Whether the person was a customer before the first week.
    """

    scenario: Scenario
    seed: int
    person: int
    rating: Floats
    category: Codes
    origin: Codes
    joined: NDArray[np.int32]
    from_the_start: bool

    def is_customer(self, week: int) -> bool:
        """Whether the person is a customer at the end of a week."""
        return bool(self.category[week] != PROSPECT)

    def left(self, week: int) -> int | None:
        """Week in which the person last ceased to be a customer, up to this one; None for customers, and for those who never were one."""
        if self.is_customer(week):
            return None
        times = np.flatnonzero(self.category[: week + 1] != PROSPECT)
        return int(times[-1]) + 1 if times.size else (0 if self.from_the_start else None)


def customer_life(scenario: Scenario, seed: int, person: int) -> CustomerLife:
    """Live through the world of a scenario with this luck, and keep the life of a person in the market.

    Raises
    ------
    NotAllowed
        Where there is no such person.
    """
    world = build(scenario, seed)
    market, people = world.market, world.market.number.size
    if not 0 <= person < people:
        raise NotAllowed(f"The person is {person}; allowed is a whole number from 0 to {people - 1}.")
    from_the_start = bool(market.category[person] != PROSPECT)
    known = np.empty((scenario.weeks, 2))
    stands = np.empty((scenario.weeks, 3), np.int32)
    for now in range(scenario.weeks):
        week.advance(world, now)
        known[now] = market.functional[person], market.bond[person]
        stands[now] = market.category[person], market.origin[person], market.since[person]
    rating = _ratings(known, market, person, world.rates.rating)
    category, origin = (stands[:, place].astype(np.int8) for place in (0, 1))
    for column in (rating, category, origin, stands):
        column.flags.writeable = False
    return CustomerLife(scenario, seed, person, rating, category, origin, stands[:, 2], from_the_start)


def _ratings(known: Floats, market: Market, person: int, rating: object) -> Floats:
    """What the person would answer in every week, (W,), from functional value and bond, (W, 2)."""
    utility = utility_of(known[:, 0], known[:, 1], market.need[person], rating)
    return points_of(utility, market.leniency[person])
