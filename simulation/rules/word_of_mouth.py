"""Talk: customers speak to people they know who are no customers yet.

Everybody rates the firm; towards each neighbouring prospect a promoter recommends with probability ``recommend``, a detractor warns with probability ``warn``. With an
incentive, passives and promoters make a paid recommendation with probability ``paid``·incentive.
Source: positive word of mouth is about three times the negative, East, Hammond & Wright (2007); rates are assumptions.
"""

from typing import Annotated

from simulation import luck
from simulation.compiled import kernel
from simulation.declare import Declared, Group
from simulation.rating import Rating, customer_category
from simulation.state import DETRACTOR, PASSIVE, PROMOTER, PROSPECT, Market, Record, Ties


class WordOfMouth(Group):
    """How often customers speak."""

    recommend: Annotated[
        float, Declared(0, 1, (0.01, 0.06), "per week", "recommend", "Recommending", "Probability that a promoter recommends to one prospect in a week.")
    ] = 0.03
    warn: Annotated[float, Declared(0, 1, (0.005, 0.04), "per week", "warn", "Warning", "Probability that a detractor warns one prospect in a week.")] = 0.02
    paid: Annotated[
        float, Declared(0, 1, (0.005, 0.03), "per week", "paid", "Paid recommending", "Probability of a paid recommendation at full incentive.")
    ] = 0.01


@kernel
def rate(market: Market, rating: Rating) -> float:
    """Let every customer rate; return the share of detractors. In place."""
    customers, detractors = 0, 0
    for i in range(market.category.size):
        if market.category[i] != PROSPECT:
            category = customer_category(i, market, rating)
            market.category[i] = category
            customers += 1
            detractors += category == DETRACTOR
    return detractors / customers if customers > 0 else 0.0


@kernel
def listen(i: int, market: Market, acquaintances: Ties, paid: float, rates: WordOfMouth, key: int) -> None:
    """What prospect i hears this week. In place."""
    number, first = market.number[i], acquaintances.start[i]
    heard, bought, warned = 0, 0, False
    for t in range(first, acquaintances.start[i + 1]):
        category, k = market.category[acquaintances.neighbour[t]], t - first
        if category == PROMOTER:
            heard += luck.uniform(key, number, 2 * k) < rates.recommend
        elif category == DETRACTOR:
            warned |= luck.uniform(key, number, 2 * k) < rates.warn
        if paid > 0.0 and category >= PASSIVE:
            bought += luck.uniform(key, number, 2 * k + 1) < paid
    market.recommended[i], market.paid[i], market.warned[i] = heard, bought, warned


@kernel
def talk(market: Market, acquaintances: Ties, levers: Record, row: Record, rates: WordOfMouth, rating: Rating, key: int) -> None:
    """Let customers rate and speak. In place."""
    row.detractors_share = rate(market, rating)
    paid = rates.paid * levers.incentive
    recommendations, paid_recommendations, warned = 0, 0, 0
    for i in range(market.category.size):
        if market.category[i] == PROSPECT:
            listen(i, market, acquaintances, paid, rates, key)
            recommendations += market.recommended[i]
            paid_recommendations += market.paid[i]
            warned += market.warned[i]
    row.recommendations, row.paid_recommendations, row.warned = recommendations, paid_recommendations, warned
