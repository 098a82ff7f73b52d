"""How outcomes answer to one factor: curves over its range, and a tornado of one change at a time."""

from dataclasses import dataclass

from experiments.analysis.interval import Interval, Quantity
from experiments.statistics import Floats


@dataclass(frozen=True, eq=False)
class Response:
    """A measure over the range of a factor, the other factors as they come. L levels or bins, S strategies.

    Attributes
    ----------
    at
        Levels, or middles of the bins, (L,).
    edges
        Of the bins, (L + 1,); None at levels.
    worlds
        Runs of a strategy at each, (L,).
    mean, low, high
        Mean, and from 5 to 95 % of the runs, (S, L).
    difference, difference_low, difference_high
        Mean paired difference of each strategy after the first, with its 95 % interval, (S − 1, L).
    """

    factor: str
    measure: str
    week: int
    arms: tuple[str, ...]
    at: Floats
    edges: Floats | None
    log: bool
    worlds: Floats
    mean: Floats
    low: Floats
    high: Floats
    difference: Floats
    difference_low: Floats
    difference_high: Floats


@dataclass(frozen=True)
class Bar:
    """What one factor does by itself.

    Attributes
    ----------
    low, high
        Its smallest and largest value.
    at_low, at_high
        Change of the quantity from the base, the other factors at their base, in the same worlds.
    """

    factor: str
    low: float
    high: float
    at_low: Interval
    at_high: Interval


@dataclass(frozen=True)
class Tornado:
    """Bars of a quantity, the widest first.

    Attributes
    ----------
    base
        The quantity at the base.
    """

    quantity: Quantity
    base: Interval
    bars: tuple[Bar, ...]
