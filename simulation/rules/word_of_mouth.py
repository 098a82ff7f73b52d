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
from simulation.state import DETRACTOR, PASSIVE, PROMOTER, PROSPECT, Acquaintances, Market, Record


class WordOfMouth(Group):
    """How often customers speak."""

    recommend: Annotated[
        float,
        Declared(
            0, 1, (0.01, 0.06), "per week", "recommend", "Recommending", "Probability that a promoter recommends to one prospect in a week."
        ),
    ] = 0.03
    warn: Annotated[
        float, Declared(0, 1, (0.005, 0.04), "per week", "warn", "Warning", "Probability that a detractor warns one prospect in a week.")
    ] = 0.02
    paid: Annotated[
        float,
        Declared(0, 1, (0.005, 0.03), "per week", "paid", "Paid recommending", "Probability of a paid recommendation at full incentive."),
    ] = 0.01


@kernel
def rate(market: Market, rating: Rating) -> float:
    """Let every customer rate; return the share of detractors. In place."""
    customers, detractors = 0, 0
    for i in range(market.category.size):
        is_customer = market.category[i] != PROSPECT
        category = customer_category(i, market, rating) if is_customer else PROSPECT
        market.category[i] = category
        customers += is_customer
        detractors += category == DETRACTOR
    return detractors / customers if customers > 0 else 0.0


@kernel
def listeners(market: Market) -> int:
    """Put the prospects in the queue, who have heard nothing yet this week; return how many. In place."""
    waiting = 0
    for i in range(market.category.size):
        market.recommended[i], market.paid[i], market.warned[i] = 0, 0, False
    for i in range(market.category.size):
        market.queue[waiting] = i
        waiting += market.category[i] == PROSPECT
    return waiting


@kernel
def speakers(market: Market, acquaintances: Acquaintances, listening: int, paying: bool) -> int:
    """Note the ties over which a customer with something to say knows a prospect; return how many. In place.

    Detractors and promoters always have, and theirs are the odd numbers; passives when they are paid.
    """
    spoken = 0
    for q in range(listening):
        i = market.queue[q]
        for t in range(acquaintances.start[i], acquaintances.start[i + 1]):
            category = market.category[acquaintances.neighbour[t]]
            acquaintances.spoken[spoken] = t
            spoken += int(category & 1) | int(paying & (category == PASSIVE))
    return spoken


@kernel
def hear(t: int, market: Market, acquaintances: Acquaintances, paid: float, rates: WordOfMouth, key: luck.Key) -> None:
    """What may be said over tie t, to its owner. In place."""
    i, category = acquaintances.owner[t], market.category[acquaintances.neighbour[t]]
    number, k = market.number[i], t - acquaintances.start[i]
    if luck.uniform(key, number, 2 * k) < (rates.recommend if category == PROMOTER else rates.warn):
        market.recommended[i] += category == PROMOTER
        market.warned[i] |= category == DETRACTOR
    if paid > 0.0 and category >= PASSIVE:
        market.paid[i] += luck.uniform(key, number, 2 * k + 1) < paid


@kernel
def talk(
    market: Market, acquaintances: Acquaintances, levers: Record, row: Record, rates: WordOfMouth, rating: Rating, key: luck.Key
) -> None:
    """Let customers rate and speak. In place."""
    row.detractors_share = rate(market, rating)
    paid = rates.paid * levers.incentive
    for s in range(speakers(market, acquaintances, listeners(market), paid > 0.0)):
        hear(acquaintances.spoken[s], market, acquaintances, paid, rates, key)
    recommendations, paid_recommendations, warned = 0, 0, 0
    for i in range(market.category.size):
        recommendations += int(market.recommended[i])
        paid_recommendations += int(market.paid[i])
        warned += market.warned[i]
    row.recommendations, row.paid_recommendations, row.warned = recommendations, paid_recommendations, warned
