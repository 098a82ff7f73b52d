"""What can be answered from a study: everything its report tells."""

from dataclasses import dataclass

import pandas as pd

from experiments.analysis.interval import Note
from experiments.analysis.paired import Contrast
from experiments.analysis.pairing import Pairing
from experiments.analysis.precision import Reached
from experiments.analysis.prim import Boxes
from experiments.analysis.response import Response, Tornado
from experiments.analysis.sensitivity import Morris, Sobol
from experiments.analysis.surface import Surface
from experiments.analysis.tree import Tree
from experiments.studies.study import Study


@dataclass(frozen=True)
class Tally:
    """At how many points a strategy wins from the reference in the headline.

    Attributes
    ----------
    wins, loses, equal, undecided
        Decided by the interval of each point and the margin.
    ahead, behind
        Points whose mean difference is in its favour or not, decided or not.
    """

    arm: str
    reference: str
    points: int
    wins: int
    loses: int
    equal: int
    undecided: int
    ahead: int
    behind: int


@dataclass(frozen=True)
class Failed:
    """Runs that failed in the same way.

    Attributes
    ----------
    command
        Repeats the first of them.
    """

    kind: str
    origin: str
    message: str
    runs: int
    arms: tuple[str, ...]
    command: str


@dataclass(frozen=True, eq=False)
class Answers:
    """Everything that a report tells of a study.

    Attributes
    ----------
    points, runs, missing
        Points of the design; runs with an outcome, and without.
    contrasts
        Every strategy but the first, by week and measure, over all points.
    by_point
        The headline in its last week: one row a point and strategy; columns point, arm, pairs, difference, low, high, p, superiority, verdict.
    tallies
        One a strategy but the first.
    surfaces
        Two factors of a grid, or one and the weeks; by strategy and measure, the headline first.
    responses
        By factor, the headline first.
    tornados
        Of designs that change one factor at a time, and of Morris designs.
    boxes, trees
        Where the strategy wins, and where the reference does.
    pairings
        Of every strategy and the reference, and of every two that follow each other.
    untold
        What the design asks for and the results do not allow, with the reason.
    """

    study: Study
    points: int
    runs: int
    missing: int
    contrasts: tuple[Contrast, ...]
    by_point: pd.DataFrame
    tallies: tuple[Tally, ...]
    surfaces: tuple[Surface, ...]
    responses: tuple[Response, ...]
    tornados: tuple[Tornado, ...]
    sobol: tuple[Sobol, ...]
    morris: tuple[Morris, ...]
    boxes: tuple[Boxes, ...]
    trees: tuple[Tree, ...]
    pairings: tuple[Pairing, ...]
    precision: Reached
    failures: tuple[Failed, ...]
    untold: tuple[Note, ...]

    @property
    def headlines(self) -> tuple[Contrast, ...]:
        """The contrasts that decide which strategy wins: the headline in the last week that is measured."""
        week = max(self.study.measured_at)
        return tuple(c for c in self.contrasts if c.measure == self.study.headline and c.week == week)
