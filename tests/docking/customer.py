"""A person in the market: a customer or a prospect."""

from dataclasses import dataclass, field
from enum import Enum

from simulation.parameters import Parameters

from .chance import Chance, clip
from .rating import Category, category

ALWAYS = -1
"""Week of joining of those who were customers at the start."""


class Origin(Enum):
    """How somebody became a customer."""

    NONE = "none"
    FOUNDING = "founding"
    BOUGHT = "bought"
    REFERRED = "referred"
    PAID_REFERRAL = "paid referral"


@dataclass(eq=False)
class Customer:
    """A person in the market. Numbers are as in section 2 of the model description."""

    rules: Parameters
    number: int
    functional: float
    bond: float
    need: float
    leniency: float
    origin: Origin = Origin.NONE
    joined: int = ALWAYS
    unresolved: bool = False
    category: Category = Category.PROSPECT
    acquaintances: "list[Customer]" = field(default_factory=list)

    heard: int = 0
    heard_unasked: int = 0
    warned: bool = False

    @property
    def is_customer(self) -> bool:
        """Whether they are one now."""
        return self.origin is not Origin.NONE

    def reason_to_call(self) -> float:
        """Probability of making contact this week."""
        r = self.rules.service
        return r.contact * (1 - r.relief * self.bond) + r.again * self.unresolved

    def experience(self, functional: float, warm: float, incentive: float, follow_up: float, chance: Chance) -> None:
        """Hold an encounter against what was expected."""
        r = self.rules.service
        bad = functional - self.functional < -r.surprise
        followed = bad and chance.happens(follow_up, self.number, 5)
        gain = r.gain * (1 - r.crowding * incentive) if self.origin is Origin.PAID_REFERRAL else r.gain
        if not followed:
            self.functional = clip(self.disappointed_or_delighted(self.functional, functional, r.gain))
        self.bond = clip(self.disappointed_or_delighted(self.bond, warm, gain) + r.recovery * followed)
        self.unresolved = not chance.happens(clip(functional + r.resolved), self.number, 6)

    def disappointed_or_delighted(self, expected: float, got: float, gain: float) -> float:
        """Expectation after an experience: a worse one weighs more than a better one."""
        r = self.rules.service
        if abs(got - expected) <= r.neutral:
            return expected
        return expected + (gain if got > expected else r.loss * r.gain) * (got - expected)

    def contentment(self) -> float:
        """What their rating rests on."""
        weight = self.rules.rating.bond
        return (1 - self.need) * self.functional + self.need * ((1 - weight) * self.functional + weight * self.bond)

    def rate(self) -> None:
        """Answer whether they would recommend."""
        self.category = category(self.rules, self.contentment(), self.leniency) if self.is_customer else Category.PROSPECT

    def listen(self, incentive: float, chance: Chance) -> None:
        """Hear, as a prospect, what acquaintances say."""
        r = self.rules.word_of_mouth
        self.heard, self.heard_unasked, self.warned = 0, 0, False
        for k, other in enumerate(self.acquaintances):
            if other.category is Category.PROMOTER and chance.happens(r.recommend, self.number, 2 * k):
                self.heard_unasked += 1
            if other.category is Category.DETRACTOR and chance.happens(r.warn, self.number, 2 * k):
                self.warned = True
            paid = other.category in (Category.PROMOTER, Category.PASSIVE)
            if paid and chance.happens(r.paid * incentive, self.number, 2 * k + 1):
                self.heard += 1
        self.heard += self.heard_unasked

    def leaves(self, chance: Chance) -> bool:
        """Whether, as a customer, they leave."""
        r = self.rules.custom
        likely = {Category.DETRACTOR: r.detractor_leaves, Category.PASSIVE: r.passive_leaves, Category.PROMOTER: r.promoter_leaves}
        return chance.happens(likely[self.category], self.number, 0)

    def joins(self, advertising: float, chance: Chance) -> Origin:
        """How, as a prospect, they become a customer, if they do."""
        persuaded = 1 - (1 - self.rules.custom.persuade) ** self.heard
        if self.heard and not self.warned and chance.happens(persuaded, self.number, 1):
            return Origin.REFERRED if self.heard_unasked else Origin.PAID_REFERRAL
        return Origin.BOUGHT if chance.happens(advertising, self.number, 0) else Origin.NONE

    def leave(self) -> None:
        """Be a prospect again."""
        self.origin, self.category = Origin.NONE, Category.PROSPECT

    def join(self, origin: Origin, week: int) -> None:
        """Become a customer, with the first expectations."""
        r, referred = self.rules.custom, origin is Origin.REFERRED
        self.origin, self.joined, self.unresolved = origin, week, False
        self.functional = min(1.0, r.functional + r.referred_functional * referred)
        self.bond = min(1.0, r.bond + r.referred_bond * referred)
        self.rate()

    def spend(self) -> float:
        """What they bring in a week."""
        return self.rules.money.spend * (1 + self.rules.money.bonus * self.bond)
