"""How sure the answer became, against what was asked."""

from dataclasses import dataclass

from experiments.statistics import Floats


@dataclass(frozen=True, eq=False)
class Reached:
    """Half-widths of the 95 % intervals of the paired differences.

    Attributes
    ----------
    asked
        Half-width that was wanted; NaN where a number of replications was asked instead.
    half_width
        The widest over the strategies, (P,); NaN where there are fewer than two pairs.
    replications
        Pairs of each point, the fewest over the strategies, (P,).
    reached
        How many points are as sure as asked.
    """

    measure: str
    week: int
    asked: float
    half_width: Floats
    replications: Floats
    reached: int
