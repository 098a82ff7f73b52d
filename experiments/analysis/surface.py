"""A contrast over two factors, or over a factor and the weeks: which cells are decided, where the frontier runs, how surely."""

from dataclasses import dataclass

from experiments.analysis.interval import Interval
from experiments.statistics import Floats

WEEK = "week"


@dataclass(frozen=True)
class Axis:
    """One direction of a surface: a factor, or the weeks that are measured (``WEEK``), with its levels."""

    name: str
    levels: tuple[float, ...]
    log: bool = False


@dataclass(frozen=True)
class Crossing:
    """Where the contrast changes its sign along a row.

    Attributes
    ----------
    y
        Level of the row.
    x
        Position, with ends of ∓inf where it may lie outside the levels.
    rising
        Whether the strategy is ahead on the right.
    share
        Share of the resamples in which the row has such a crossing.
    """

    y: float
    x: Interval
    rising: bool
    share: float


@dataclass(frozen=True, eq=False)
class Surface:
    """A contrast over two directions. Arrays are (Y, X).

    Attributes
    ----------
    week
        In which it is measured; None where the weeks are a direction.
    difference, low, high
        Mean of the paired differences and its 95 % interval.
    decided
        1 or −1 where the interval lies on that side of 0, else 0.
    ahead
        Share of the resampled sets of worlds in which the difference is above 0: the frontier runs at .5, its 95 % band from .025 to .975.
    frontier
        Row by row.
    """

    arm: str
    reference: str
    measure: str
    week: int | None
    x: Axis
    y: Axis
    difference: Floats
    low: Floats
    high: Floats
    decided: Floats
    ahead: Floats
    frontier: tuple[Crossing, ...]
