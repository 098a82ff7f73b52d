"""What people answer when they are asked whether they would recommend."""

from enum import Enum

from simulation.parameters import Parameters


class Category(Enum):
    """What somebody is by their rating; a prospect does not rate."""

    PROSPECT = "prospect"
    DETRACTOR = "detractor"
    PASSIVE = "passive"
    PROMOTER = "promoter"


def category(rules: Parameters, contentment: float, leniency: float) -> Category:
    """The category of somebody so content and so lenient."""
    if contentment >= least(rules.rating.promoter, leniency):
        return Category.PROMOTER
    return Category.PASSIVE if contentment >= least(rules.rating.detractor, leniency) else Category.DETRACTOR


def least(bar: float, leniency: float) -> float:
    """Contentment from which the rating is at least the bar."""
    return ((bar - leniency) / 10) ** 3
