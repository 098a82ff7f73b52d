"""What a number is a number of, in words."""

from experiments.analysis.interval import Quantity
from experiments.figures.study.words import Words


def told(quantity: Quantity, words: Words) -> str:
    """A quantity as a title."""
    measure, arm = words.measure(quantity.measure), words.title(quantity.arm)
    if quantity.reference is None:
        return words.lang("{measure} under {arm}", measure=measure, arm=arm)
    return words.lang("{measure}: {arm} less {reference}", measure=measure, arm=arm, reference=words.title(quantity.reference))
