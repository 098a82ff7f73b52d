"""Rate: what customers and employees would answer to "would you recommend us?", and the net promoter score.

    L = clip(10·U^⅓ + leniency, 0, 10)        promoter L ≥ promoter, detractor L < detractor, else passive
    customer U = (1 − ω)·F + ω·((1 − bond)·F + bond·B)        employee U = commitment·c + safety·s + energy·e

The bars are compared as U ≥ ((bar − leniency)/10)³, which is the same and needs no root. Function alone makes passives, promoters need the bond.
Source: net promoter score, Reichheld (2003); the form of U is an assumption.
"""

from typing import Annotated

from pydantic import model_validator

from simulation.arithmetic import cube
from simulation.compiled import kernel
from simulation.declare import Declared, Group
from simulation.state import DETRACTOR, PASSIVE, PROMOTER, Market, Staff


class Rating(Group):
    """How people rate."""

    promoter: Annotated[
        float,
        Declared(
            0.1,
            10,
            (8, 9),
            "points",
            "promoter",
            "Bar of a promoter",
            "Rating from which somebody is a promoter.",
            "Reichheld (2003): 9 of whole points",
        ),
    ] = 8.5
    detractor: Annotated[
        float,
        Declared(
            0.1,
            10,
            (6, 7),
            "points",
            "detractor",
            "Bar of a detractor",
            "Rating below which somebody is a detractor.",
            "Reichheld (2003): 6 of whole points",
        ),
    ] = 6.5
    bond: Annotated[
        float,
        Declared(0, 1, (0.4, 0.8), "share", "bond", "Weight of the bond", "Weight of the bond for somebody whose need is all emotional."),
    ] = 0.6
    commitment: Annotated[
        float, Declared(0, 1, (0.3, 0.6), "", "commitment", "Weight of commitment", "Weight of commitment in what employees answer.")
    ] = 0.45
    safety: Annotated[
        float, Declared(0, 1, (0.2, 0.4), "", "safety", "Weight of safety", "Weight of felt safety in what employees answer.")
    ] = 0.3
    energy: Annotated[
        float, Declared(0, 1, (0.15, 0.35), "", "energy", "Weight of energy", "Weight of energy in what employees answer.")
    ] = 0.25

    @model_validator(mode="after")
    def _bars_in_order(self) -> "Rating":
        """Nobody is a promoter and a detractor at once."""
        if self.promoter < self.detractor:
            raise ValueError("the bar of a promoter is below that of a detractor")
        return self


@kernel
def category_of(utility: float, leniency: float, rates: Rating) -> int:
    """Detractor, passive or promoter."""
    promoter = utility >= cube(0.1 * (rates.promoter - leniency))
    detractor = utility < cube(0.1 * (rates.detractor - leniency))
    return PROMOTER if promoter else (DETRACTOR if detractor else PASSIVE)


@kernel
def customer_utility(functional: float, bond: float, need: float, rates: Rating) -> float:
    """What the firm is worth to a customer, [0, 1]."""
    return (1.0 - need) * functional + need * ((1.0 - rates.bond) * functional + rates.bond * bond)


@kernel
def customer_category(i: int, market: Market, rates: Rating) -> int:
    """Category of person i, were they a customer."""
    return category_of(customer_utility(market.functional[i], market.bond[i], market.need[i], rates), market.leniency[i], rates)


@kernel
def employee_category(i: int, staff: Staff, rates: Rating) -> int:
    """Category of employee i towards their employer."""
    utility = rates.commitment * staff.commitment[i] + rates.safety * staff.safety[i] + rates.energy * staff.energy[i]
    return category_of(utility, staff.leniency[i], rates)
