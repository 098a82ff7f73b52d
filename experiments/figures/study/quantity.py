"""What a number is a number of, in words."""

from experiments.analysis.interval import Quantity
from experiments.figures.study.words import Words


def told(quantity: Quantity, words: Words) -> str:
    """A quantity as a title."""
    measure, arm = words.measure(quantity.measure), words.title(quantity.arm)
    if quantity.reference is None:
        return words.lang("{measure} under {arm}", measure=measure, arm=arm)
    return f"{measure}: {less(quantity.arm, quantity.reference, words)}"


def less(arm: str, reference: str, words: Words) -> str:
    """A difference of two strategies."""
    return words.lang("{arm} less {reference}", arm=words.title(arm), reference=words.title(reference))


def measured(measure: str, week: float, words: Words) -> str:
    """A measure and when it was taken."""
    return f"{words.measure(measure)}, {words.after(week)}"
