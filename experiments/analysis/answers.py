"""What can be answered from a study: everything its report tells. The design decides what can be asked of the results."""

from dataclasses import dataclass
from functools import cache
from typing import Protocol

import numpy as np
import pandas as pd

from experiments.analysis.causes import causes, weights
from experiments.analysis.equivalence import BETTER, EQUAL, SAME, WORSE
from experiments.analysis.interval import Note
from experiments.analysis.paired import Contrast, by_point, contrasts, good
from experiments.analysis.pairing import Pairing, pairings
from experiments.analysis.precision import Reached, precision_of
from experiments.analysis.prim import Boxes
from experiments.analysis.response import Response, Tornado, responses, tornados
from experiments.analysis.sensitivity import Morris, Sobol
from experiments.analysis.surface import Surface, surfaces
from experiments.analysis.tree import Tree
from experiments.analysis.where import where
from experiments.statistics import Floats
from experiments.studies.study import Study


class Result(Protocol):
    """What is asked of the result of a study."""

    @property
    def study(self) -> Study:
        """The study."""

    @property
    def points(self) -> pd.DataFrame:
        """One row a point: factor values."""

    @property
    def failures(self) -> pd.DataFrame:
        """One row a run that failed."""

    def values(self, measure: str, week: int) -> Floats:
        """Outcomes, (P, S, R); NaN where there is no run."""


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
        Over the factors that matter most, the headline first.
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


def answer(result: Result) -> Answers:
    """Everything that can be told of a finished study.

    Parameters
    ----------
    result
        Its measures are read once each.
    """
    study, points, values = result.study, result.points, cache(result.values)
    headline, week = study.headline, max(study.measured_at)
    at_points = by_point(study, values, headline, week)
    sobol, morris, screened, untold = causes(study, points, values)
    boxes, trees = where(study, points, values)
    return Answers(
        study=study,
        points=len(points),
        runs=int((~np.isnan(values(headline, week))).sum()),
        missing=len(result.failures),
        contrasts=contrasts(study, values),
        by_point=at_points,
        tallies=tuple(tally(at_points[at_points["arm"] == arm], arm, study) for arm in study.labels[1:]),
        surfaces=surfaces(study, points, values),
        responses=responses(study, points, values, weights(sobol, morris)),
        tornados=(*tornados(study, points, values), *screened),
        sobol=sobol,
        morris=morris,
        boxes=boxes,
        trees=trees,
        pairings=pairings(study, values),
        precision=precision_of(study, values),
        failures=failed(result.failures),
        untold=untold,
    )


def tally(at_points: pd.DataFrame, arm: str, study: Study) -> Tally:
    """Count what became of the points of one strategy."""
    verdicts = at_points["verdict"].value_counts()
    wins, loses, equal = (int(sum(verdicts.get(word, 0) for word in words)) for words in ((BETTER,), (WORSE,), (EQUAL, SAME)))
    gains = at_points["difference"] * good(study.headline)
    undecided = len(at_points) - wins - loses - equal
    return Tally(
        arm, study.labels[0], len(at_points), wins, loses, equal, undecided, ahead=int((gains > 0).sum()), behind=int((gains < 0).sum())
    )


def failed(failures: pd.DataFrame) -> tuple[Failed, ...]:
    """Failures of the same kind, place and message together, the most frequent first."""
    found = [
        Failed(str(kind), str(origin), str(message), len(rows), tuple(rows["strategy"].unique()), str(rows["command"].iloc[0]))
        for (kind, origin, message), rows in failures.groupby(["kind", "origin", "message"], sort=False)
    ]
    return tuple(sorted(found, key=lambda group: -group.runs))
