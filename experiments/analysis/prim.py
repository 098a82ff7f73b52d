"""Boxes: ranges of a few factors within which a strategy mostly wins.

PRIM, Friedman & Fisher (1999), *Bump hunting in high-dimensional data*; coverage, density and quasi-p-values as in Bryant & Lempert (2010),
*Thinking inside the box*.
"""

from dataclasses import dataclass

from experiments.analysis.limits import Limit


@dataclass(frozen=True)
class Step:
    """A box on the way from all points to few.

    Attributes
    ----------
    coverage
        Share of all wins that lie in the box.
    density
        Share of the points in the box that are wins.
    mass
        Share of all points that lie in the box.
    factors
        How many factors are limited.
    """

    coverage: float
    density: float
    mass: float
    factors: int


@dataclass(frozen=True)
class Box:
    """A box that was chosen, of the points that earlier boxes left.

    Attributes
    ----------
    limits
        The one with the smallest quasi-p-value first.
    points, wins
        Points in the box, and how many of them are wins.
    trajectory, chosen
        Every box on the way, and which of them this one is.
    """

    limits: tuple[Limit, ...]
    points: int
    wins: int
    coverage: float
    density: float
    mass: float
    trajectory: tuple[Step, ...]
    chosen: int


@dataclass(frozen=True)
class Boxes:
    """Where a strategy wins.

    Attributes
    ----------
    winner, loser
        A point is a win where the mean paired difference is in favour of the winner, by more than the margin if there is one.
    points, wins
        Of the whole design.
    boxes
        In the order they were found; none is an answer.
    """

    winner: str
    loser: str
    measure: str
    week: int
    points: int
    wins: int
    boxes: tuple[Box, ...]
