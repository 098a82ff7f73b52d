"""Come and go, customers.

A customer leaves with a probability by category. A prospect joins by referral with probability 1 − (1 − persuade)^recommendations unless warned this week; who does not
is bought with probability advertising·(1 − spoilt·share of detractors). Who joins starts at F ``functional`` (+ ``referred_functional``) and B ``bond``
(+ ``referred_bond``), the additions for an unasked recommendation only. Who hears paid recommendations only is a paid referral.
Source: referred customers are worth more and stay longer, Schmitt, Skiera & Van den Bulte (2011); rates are assumptions.
"""

from typing import Annotated

from simulation import luck
from simulation.compiled import kernel
from simulation.declare import Declared, Group
from simulation.rating import Rating, customer_category
from simulation.state import BOUGHT, DETRACTOR, NOBODY, PAID_REFERRAL, PASSIVE, PROSPECT, REFERRED, Market, Record


class Custom(Group):
    """How customers come and go."""

    detractor_leaves: Annotated[float, Declared(0, 0.2, (0.005, 0.015), "per week", "detractor_leaves", "Detractors leaving", "Probability that a detractor leaves.")] = 0.0085
    passive_leaves: Annotated[float, Declared(0, 0.2, (0.002, 0.006), "per week", "passive_leaves", "Passives leaving", "Probability that a passive leaves.")] = 0.0035
    promoter_leaves: Annotated[float, Declared(0, 0.2, (0.0006, 0.002), "per week", "promoter_leaves", "Promoters leaving", "Probability that a promoter leaves.")] = 0.0012
    persuade: Annotated[float, Declared(0, 1, (0.1, 0.4), "", "persuade", "Persuasion", "Probability that one recommendation persuades.")] = 0.25
    advertising: Annotated[float, Declared(0, 0.2, (0.002, 0.01), "per week", "advertising", "Advertising", "Probability that a prospect is bought by advertising.")] = 0.0052
    spoilt: Annotated[float, Declared(0, 1, (0.3, 0.9), "", "spoilt", "Spoilt market", "Part of the advertising that an all-detractor base undoes.")] = 0.6
    functional: Annotated[float, Declared(0, 1, (0.45, 0.6), "", "functional", "First value", "Functional value that a new customer expects.")] = 0.53
    referred_functional: Annotated[float, Declared(0, 0.5, (0, 0.1), "", "referred_functional", "First value, referred", "What a recommendation adds.")] = 0.05
    bond: Annotated[float, Declared(0, 1, (0.15, 0.3), "", "bond", "First bond", "Bond of a new customer.")] = 0.22
    referred_bond: Annotated[
        float, Declared(0, 0.5, (0, 0.2), "", "referred_bond", "First bond, referred", "What a recommendation adds.", "Schmitt, Skiera & Van den Bulte (2011), direction only")
    ] = 0.10


@kernel
def origin_of(i: int, market: Market, bought: float, persuade: float, key: int) -> int:
    """How prospect i joins this week; ``NOBODY`` for not at all."""
    number = market.number[i]
    heard = market.recommended[i] + market.paid[i]
    if heard > 0 and not market.warned[i]:
        unmoved = 1.0
        for _ in range(heard):
            unmoved *= 1.0 - persuade
        if luck.uniform(key, number, 1) < 1.0 - unmoved:
            return REFERRED if market.recommended[i] > 0 else PAID_REFERRAL
    return BOUGHT if luck.uniform(key, number, 0) < bought else NOBODY


@kernel
def welcome(i: int, market: Market, origin: int, week: int, rates: Custom) -> None:
    """Make prospect i a customer with first expectations. In place."""
    referred = origin == REFERRED
    market.origin[i], market.since[i], market.unresolved[i] = origin, week, False
    market.functional[i] = min(1.0, rates.functional + (rates.referred_functional if referred else 0.0))
    market.bond[i] = min(1.0, rates.bond + (rates.referred_bond if referred else 0.0))


@kernel
def leaving_probability(category: int, rates: Custom) -> float:
    """Probability that a customer of this category leaves this week."""
    if category == DETRACTOR:
        return rates.detractor_leaves
    return rates.passive_leaves if category == PASSIVE else rates.promoter_leaves


@kernel
def come_and_go(market: Market, row: Record, week: int, rates: Custom, rating: Rating, key: int) -> None:
    """Let customers leave and prospects join; all decide on what the firm was before. In place."""
    bought = rates.advertising * (1.0 - rates.spoilt * row.detractors_share)
    joined = (0, 0, 0)
    lost = 0
    for i in range(market.category.size):
        category = market.category[i]
        if category != PROSPECT:
            if luck.uniform(key, market.number[i], 0) < leaving_probability(category, rates):
                market.category[i], market.origin[i], market.since[i], market.unresolved[i] = PROSPECT, NOBODY, -1, False
                lost += 1
        else:
            origin = origin_of(i, market, bought, rates.persuade, key)
            if origin != NOBODY:
                welcome(i, market, origin, week, rates)
                market.category[i] = customer_category(i, market, rating)
                joined = (joined[0] + (origin == BOUGHT), joined[1] + (origin == REFERRED), joined[2] + (origin == PAID_REFERRAL))
    row.joined_bought, row.joined_by_referral, row.joined_by_paid_referral = joined
    row.customers_lost = lost
