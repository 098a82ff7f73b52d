"""A shallow tree: a few questions that tell where a strategy wins.

Breiman, Friedman, Olshen & Stone (1984), *Classification and regression trees*.
"""

from dataclasses import dataclass

from experiments.analysis.limits import Limit


@dataclass(frozen=True)
class Rule:
    """A leaf of the tree.

    Attributes
    ----------
    limits
        All have to hold; a point on the lower end itself does not belong to it.
    wins
        Whether the winner mostly wins here.
    points, hits
        Points of the leaf, and for how many of them the rule is right.
    coverage
        Share of all wins, or of all others, that the leaf holds.
    density
        Share of its points for which the rule is right.
    """

    limits: tuple[Limit, ...]
    wins: bool
    points: int
    hits: int
    coverage: float
    density: float


@dataclass(frozen=True)
class Tree:
    """Rules for where a strategy wins.

    Attributes
    ----------
    rules
        From the lowest values to the highest; one rule without limits where nothing was found.
    accuracy, commoner
        Share of points told rightly by trees that had not seen them, and by always saying the commoner answer.
    found
        Whether the tree tells more than the commoner answer, beyond luck.
    """

    winner: str
    loser: str
    measure: str
    week: int
    points: int
    wins: int
    rules: tuple[Rule, ...]
    accuracy: float
    commoner: float
    found: bool
