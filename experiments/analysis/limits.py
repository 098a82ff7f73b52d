"""Where a factor has to lie: the language of boxes and rules."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limit:
    """A range of a factor, both ends within it.

    Attributes
    ----------
    low, high
        −inf and inf where that side is free.
    p
        Quasi-p-value: how probable it is that the box would hold as many cases without this limit by luck (Bryant & Lempert, 2010);
        NaN in a rule of a tree.
    """

    factor: str
    low: float
    high: float
    p: float
