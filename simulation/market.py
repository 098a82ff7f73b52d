"""The market: people who are customers or may become so, and the word-of-mouth graph between them."""

from typing import Annotated

import numpy as np

from simulation import luck
from simulation.arithmetic import clip
from simulation.compiled import entry
from simulation.declare import Declared, Group
from simulation.graph import graph
from simulation.rating import Rating, customer_category
from simulation.state import FOUNDING, NOBODY, PROSPECT, Acquaintances, Market


class People(Group):
    """The people in the market at the start."""

    people: Annotated[
        int, Declared(20, 10_000_000, (600, 100_000), "people", "M", "People in the market", "Customers and prospects together.")
    ] = 3000
    customers: Annotated[
        float,
        Declared(0.01, 1, (0.4, 0.9), "share", "customers", "Customers at the start", "Probability of being a customer at the start."),
    ] = 0.65
    acquaintances: Annotated[
        float,
        Declared(0, 100, (2, 8), "people", "acquaintances", "Acquaintances", "Mean number of people in the market whom one talks to."),
    ] = 4.0
    functional: Annotated[float, Declared(0, 1, (0.45, 0.6), "", "F", "Functional value", "Mean functional value that customers know.")] = (
        0.53
    )
    functional_spread: Annotated[
        float, Declared(0, 0.5, (0.05, 0.15), "", "F_spread", "Spread of functional value", "Its standard deviation.")
    ] = 0.10
    bond: Annotated[float, Declared(0, 1, (0.15, 0.4), "", "B", "Emotional bond", "Mean bond of customers.")] = 0.26
    bond_spread: Annotated[float, Declared(0, 0.5, (0.05, 0.15), "", "B_spread", "Spread of bond", "Its standard deviation.")] = 0.10
    need_spread: Annotated[
        float,
        Declared(
            0,
            0.5,
            (0.05, 0.25),
            "",
            "omega_spread",
            "Spread of emotional need",
            "Standard deviation of the emotional need around the meaning of the change.",
        ),
    ] = 0.15
    leniency: Annotated[
        float,
        Declared(
            0, 5, (0.6, 1.2), "points", "leniency", "Spread of leniency", "Standard deviation of the points customers add to a rating."
        ),
    ] = 0.9
    unresolved: Annotated[
        float, Declared(0, 1, (0, 0.2), "share", "unresolved", "Unresolved at the start", "Share of customers with something unresolved.")
    ] = 0.08


@entry
def draw_market(market: Market, people: People, meaning: float, rating: Rating, seed: int) -> None:
    """Draw the people of the start into the columns. In place."""
    key = luck.stream(seed, 0, luck.MARKET)
    for i in range(market.number.size):
        number = market.number[i]
        customer = luck.uniform(key, number, 0) < people.customers
        market.functional[i] = clip(people.functional + people.functional_spread * luck.normal(key, number, 1))
        market.bond[i] = clip(people.bond + people.bond_spread * luck.normal(key, number, 2))
        market.need[i] = clip(meaning + people.need_spread * luck.normal(key, number, 3))
        market.leniency[i] = people.leniency * luck.normal(key, number, 4)
        market.unresolved[i] = customer and luck.uniform(key, number, 5) < people.unresolved
        market.origin[i] = FOUNDING if customer else NOBODY
        market.category[i] = customer_category(i, market, rating) if customer else PROSPECT


def market_of(people: People, meaning: float, rating: Rating, seed: int) -> Market:
    """The columns of all people in the market at the start."""
    m = people.people
    market = Market(
        number=np.arange(m, dtype=np.uint32),
        functional=np.empty(m),
        bond=np.empty(m),
        need=np.empty(m),
        leniency=np.empty(m),
        category=np.empty(m, np.int8),
        origin=np.empty(m, np.int8),
        since=np.full(m, -1, np.int32),
        unresolved=np.empty(m, np.bool_),
        recommended=np.zeros(m, np.int16),
        paid=np.zeros(m, np.int16),
        warned=np.zeros(m, np.bool_),
        queue=np.zeros(m, np.uint32),
    )
    draw_market(market, people.values(), meaning, rating.values(), seed)
    return market


def acquaint(people: People, seed: int) -> Acquaintances:
    """A random graph: as many ties as give the mean number of acquaintances, each between two people drawn alike (Erdős & Rényi, 1959).

    People are numbered by how many they know, fewest first: numbers carry no other meaning, and loops of equal length run fastest.
    """
    drawn = np.arange(round(people.people * people.acquaintances / 2), dtype=np.uint32)
    key = luck.key_of(seed, 0, luck.ACQUAINTANCE)
    one = (luck.uniforms(key, drawn, 0) * people.people).astype(np.int32)
    other = (luck.uniforms(key, drawn, 1) * people.people).astype(np.int32)
    known = np.bincount(one, minlength=people.people) + np.bincount(other, minlength=people.people)
    number = np.empty(people.people, np.int32)
    number[np.argsort(known, kind="stable")] = np.arange(people.people)
    ties = graph(people.people, number[one], number[other])
    owner = np.repeat(np.arange(people.people, dtype=np.uint32), np.diff(ties.start))
    return Acquaintances(ties.start, ties.neighbour, owner, np.zeros_like(owner))
