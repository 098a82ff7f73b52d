"""A person in the market as a Mesa agent: a customer, or a prospect."""

from enum import IntEnum

from simulation.rating import customer_category, customer_utility
from simulation.state import PROSPECT
from simulation.view import Column, View


class Category(IntEnum):
    """What somebody in the market is to the firm."""

    PROSPECT = 0
    DETRACTOR = 1
    PASSIVE = 2
    PROMOTER = 3


class Origin(IntEnum):
    """How a customer came."""

    NONE = 0
    FOUNDING = 1
    BOUGHT = 2
    REFERRED = 3
    PAID_REFERRAL = 4


class Customer(View):
    """A person in the market. Attributes are live: setting one changes the column that the kernels read."""

    functional = Column("market", "functional", 0, 1)
    bond = Column("market", "bond", 0, 1)
    need = Column("market", "need", 0, 1)
    leniency = Column("market", "leniency", -10, 10)
    unresolved = Column("market", "unresolved", 0, 1)
    since = Column("market", "since")

    def follow(self) -> None:
        """Rate anew after a change."""
        market, world = self.model.world.market, self.model.world
        if market.category[self.row] != PROSPECT:
            market.category[self.row] = customer_category(self.row, market, world.rates.rating)

    @property
    def is_customer(self) -> bool:
        """Whether this person is a customer now."""
        return self.category is not Category.PROSPECT

    @property
    def category(self) -> Category:
        """Prospect, detractor, passive or promoter."""
        return Category(self.model.world.market.category[self.row])

    @property
    def origin(self) -> Origin:
        """How the customer came."""
        return Origin(self.model.world.market.origin[self.row])

    @property
    def rating(self) -> float:
        """What the person would answer, 0 to 10 points; for a prospect, what they would if they were a customer."""
        utility = customer_utility(self.functional, self.bond, self.need, self.model.world.rates.rating)
        return float(min(10.0, max(0.0, 10.0 * utility ** (1 / 3) + self.leniency)))

    @property
    def acquaintances(self) -> "list[Customer]":
        """People this person talks to."""
        ties = self.model.world.acquaintances
        return [self.model.people[row] for row in ties.neighbour[ties.start[self.row] : ties.start[self.row + 1]]]
