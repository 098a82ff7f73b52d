"""Come and go, customers.

A customer leaves with a probability by category. A prospect joins by referral with probability 1 − (1 − persuade)^recommendations unless warned this week; who does not
is bought with probability advertising·(1 − spoilt·share of detractors). Who joins starts at F ``functional`` (+ ``referred_functional``) and B ``bond``
(+ ``referred_bond``), the additions for an unasked recommendation only. Who hears paid recommendations only is a paid referral.
Source: referred customers are worth more and stay longer, Schmitt, Skiera & Van den Bulte (2011); rates are assumptions.
"""

from typing import Annotated

from simulation import luck
from simulation.arithmetic import select
from simulation.compiled import kernel
from simulation.declare import Declared, Group
from simulation.rating import Rating, customer_category
from simulation.state import (
    BOUGHT,
    DETRACTOR,
    NOBODY,
    PAID_REFERRAL,
    PROMOTER,
    PROSPECT,
    REFERRED,
    TILE,
    Codes,
    Counts,
    Floats,
    Market,
    Record,
    Scratch,
)


class Custom(Group):
    """How customers come and go."""

    detractor_leaves: Annotated[
        float,
        Declared(0, 0.2, (0.005, 0.015), "per week", "detractor_leaves", "Detractors leaving", "Probability that a detractor leaves."),
    ] = 0.0085
    passive_leaves: Annotated[
        float, Declared(0, 0.2, (0.002, 0.006), "per week", "passive_leaves", "Passives leaving", "Probability that a passive leaves.")
    ] = 0.0035
    promoter_leaves: Annotated[
        float, Declared(0, 0.2, (0.0006, 0.002), "per week", "promoter_leaves", "Promoters leaving", "Probability that a promoter leaves.")
    ] = 0.0012
    persuade: Annotated[
        float, Declared(0, 1, (0.1, 0.4), "", "persuade", "Persuasion", "Probability that one recommendation persuades.")
    ] = 0.25
    advertising: Annotated[
        float,
        Declared(0, 0.2, (0.002, 0.01), "per week", "advertising", "Advertising", "Probability that a prospect is bought by advertising."),
    ] = 0.0052
    spoilt: Annotated[
        float, Declared(0, 1, (0.3, 0.9), "", "spoilt", "Spoilt market", "Part of the advertising that an all-detractor base undoes.")
    ] = 0.6
    functional: Annotated[
        float, Declared(0, 1, (0.45, 0.6), "", "functional", "First value", "Functional value that a new customer expects.")
    ] = 0.53
    referred_functional: Annotated[
        float, Declared(0, 0.5, (0, 0.1), "", "referred_functional", "First value, referred", "What a recommendation adds.")
    ] = 0.05
    bond: Annotated[float, Declared(0, 1, (0.15, 0.3), "", "bond", "First bond", "Bond of a new customer.")] = 0.22
    referred_bond: Annotated[
        float,
        Declared(
            0,
            0.5,
            (0, 0.2),
            "",
            "referred_bond",
            "First bond, referred",
            "What a recommendation adds.",
            "Schmitt, Skiera & Van den Bulte (2011), direction only",
        ),
    ] = 0.10


@kernel
def origin_of(i: int, market: Market, bought: float, persuade: float, key: luck.Key) -> int:
    """How prospect i joins this week; ``NOBODY`` for not at all."""
    heard = market.recommended[i] + market.paid[i]
    if heard > 0 and not market.warned[i]:
        unmoved = 1.0
        for _ in range(heard):
            unmoved *= 1.0 - persuade
        if luck.uniform(key, market.number[i], 1) < 1.0 - unmoved:
            return REFERRED if market.recommended[i] > 0 else PAID_REFERRAL
    return BOUGHT if luck.uniform(key, market.number[i], 0) < bought else NOBODY


@kernel
def welcome(i: int, market: Market, origin: int, week: int, rates: Custom, rating: Rating) -> None:
    """Make prospect i a customer with first expectations. In place."""
    referred = origin == REFERRED
    market.origin[i], market.since[i], market.unresolved[i] = origin, week, False
    market.functional[i] = min(1.0, rates.functional + (rates.referred_functional if referred else 0.0))
    market.bond[i] = min(1.0, rates.bond + (rates.referred_bond if referred else 0.0))
    market.category[i] = customer_category(i, market, rating)


@kernel
def part(i: int, market: Market) -> None:
    """Make customer i a prospect. In place."""
    market.category[i], market.origin[i], market.since[i], market.unresolved[i] = PROSPECT, NOBODY, -1, False


@kernel
def moving_probability(category: int, bought: float, rates: Custom) -> float:
    """Probability that a customer of this category leaves, or that a prospect is bought."""
    happy = rates.promoter_leaves if category == PROMOTER else rates.passive_leaves
    customer = rates.detractor_leaves if category == DETRACTOR else happy
    return bought if category == PROSPECT else customer


@kernel
def stir(draws: Floats, category: Codes, recommended: Counts, paid: Counts, bought: float, rates: Custom) -> None:
    """Turn draws into margins: above 0 for somebody who may come or go. In place."""
    for i in range(category.size):
        margin = moving_probability(category[i], bought, rates) - draws[i]
        draws[i] = margin if recommended[i] + paid[i] == 0 else 1.0


@kernel
def movers(market: Market, draws: Floats, bought: float, rates: Custom, key: luck.Key) -> int:
    """Put those in the queue who may come or go this week; return how many. In place."""
    waiting = 0
    for first in range(0, market.number.size, TILE):
        past = min(first + TILE, market.number.size)
        luck.fill_uniforms(draws, key, market.number[first:past], 0)
        stir(draws, market.category[first:past], market.recommended[first:past], market.paid[first:past], bought, rates)
        waiting = select(market.queue, waiting, draws, first, past)
    return waiting


@kernel
def come_and_go(market: Market, row: Record, week: int, scratch: Scratch, rates: Custom, rating: Rating, key: luck.Key) -> None:
    """Let customers leave and prospects join; all decide on what the firm was before. In place."""
    bought = rates.advertising * (1.0 - rates.spoilt * row.detractors_share)
    lost, by_advertising, by_referral, by_paid_referral = 0, 0, 0, 0
    for q in range(movers(market, scratch.draws[0], bought, rates, key)):
        i = market.queue[q]
        if market.category[i] != PROSPECT:
            part(i, market)
            lost += 1
        else:
            origin = origin_of(i, market, bought, rates.persuade, key)
            if origin != NOBODY:
                welcome(i, market, origin, week, rates, rating)
                by_advertising += origin == BOUGHT
                by_referral += origin == REFERRED
                by_paid_referral += origin == PAID_REFERRAL
    row.joined_bought, row.joined_by_referral, row.joined_by_paid_referral, row.customers_lost = (
        by_advertising,
        by_referral,
        by_paid_referral,
        lost,
    )
