"""Answers of studies that were never run: numbers of a simple formula with luck, enough to draw and to tell."""

from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

import scenarios
from experiments.analysis.answers import Answers, Failed, Tally
from experiments.analysis.equivalence import BETTER, EQUAL, UNDECIDED, WORSE
from experiments.analysis.interval import Interval, Note, Quantity
from experiments.analysis.limits import Limit
from experiments.analysis.paired import WORLDS, Contrast
from experiments.analysis.pairing import Pairing
from experiments.analysis.precision import Reached
from experiments.analysis.prim import Box, Boxes, Step
from experiments.analysis.response import Bar, Response, Tornado
from experiments.analysis.sensitivity import Morris, MorrisIndex, Sobol, SobolIndex, SobolPair
from experiments.analysis.surface import WEEK, Axis, Crossing, Surface
from experiments.analysis.tree import Rule, Tree
from experiments.studies.study import Arm, Design, Factor, Precision, Study

Floats = NDArray[np.float64]
YEARS = (77, 129, 181, 233, 285)
INF = float("inf")
MEANING = Factor(name="change.meaning", low=0.0, high=1.0, levels=(0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0))
PARTICIPATION = Factor(name="participation", low=0.0, high=0.3, levels=(0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3), arms=("co_creation",))
MANY = tuple(
    Factor(name=name, low=low, high=high, levels=(low, high))
    for name, low, high in (
        ("change.meaning", 0.0, 1.0),
        ("growth.rate", 0.06, 0.16),
        ("meeting.tipping", 0.15, 0.4),
        ("purpose", 0.1, 0.8),
        ("integrity", 0.3, 0.9),
        ("participation", 0.0, 0.3),
        ("beginning.trust", 0.15, 0.6),
        ("newcomer.trust", 0.4, 0.6),
        ("trust.pace", 0.03, 0.1),
        ("money.paid_referral", 25.0, 100.0),
        ("service.crowding", 0.3, 0.8),
        ("founders.share", 0.0, 0.15),
        ("organisation.span", 5.0, 12.0),
        ("custom.promoter_leaves", 0.0006, 0.002),
        ("status_quo.pressure", 0.1, 0.9),
        ("strategy.patience", 13.0, 208.0),
        ("strategy.budget", 0.005, 0.04),
        ("leadership.mass", 2.0, 10.0),
    )
)


@cache
def arm(name: str) -> Arm:
    """A strategy of the library."""
    return Arm(label=name, strategy=scenarios.load(name, "start_up").strategy)


def study(names: tuple[str, ...] = ("implementation", "co_creation"), **changes: Any) -> Study:
    """A study of the library's strategies."""
    values: dict[str, Any] = {
        "name": "when_does_it_pay",
        "title": "When does co-creation pay?",
        "question": "Which strategy leaves more money and more promoters, by the meaning of the change and the years that are waited?",
        "arms": tuple(arm(name) for name in names),
        "replications": 40,
        "factors": (MEANING, PARTICIPATION),
        "measures": ("earnings", "nps", "committed_share"),
        "measured_at": YEARS,
        "headline": "earnings",
        "margins": {"earnings": 1.0},
    }
    return Study(**(values | changes))


def around(mean: float, half: float) -> Interval:
    """A number with an interval that reaches equally far on both sides."""
    return Interval(mean, mean - half, mean + half)


def surface(x: Axis, y: Axis, noise: float = 2.0, measure: str = "earnings", week: int | None = 285, names: Any = None) -> Surface:
    """A difference that grows to the upper right, from one sign to the other."""
    reference, arm_ = names or ("implementation", "co_creation")
    across, up = np.meshgrid(np.linspace(-1, 1, len(x.levels)), np.linspace(-1, 1, len(y.levels)))
    rng = np.random.default_rng(3)
    size = 0.3 if measure.endswith("share") else 30.0
    mean = size * (0.7 * across + 0.5 * up + 0.3 * across * up - 0.1) + rng.normal(0, size / 60, across.shape)
    half = noise * size / 30 * (1 + 0.5 * rng.random(across.shape))
    decided = np.where(mean - half > 0, 1.0, np.where(mean + half < 0, -1.0, 0.0))
    crossings = tuple(Crossing(level, around(0.5, 0.05), True, 1.0) for level in y.levels)
    ahead = np.clip(0.5 + mean / (4 * half), 0, 1)
    return Surface(arm_, reference, measure, week, x, y, mean, mean - half, mean + half, decided, ahead, crossings)


MEANING_AXIS, WEEK_AXIS = Axis("change.meaning", MEANING.levels), Axis(WEEK, tuple(float(week) for week in YEARS))
PARTICIPATION_AXIS = Axis("participation", PARTICIPATION.levels)


def response(factor: Factor, bins: bool = False, names: tuple[str, ...] = ("implementation", "co_creation")) -> Response:
    """Every strategy gains from the factor, each more than the one before."""
    edges = np.linspace(factor.low, factor.high, 9) if bins else None
    at = np.array(factor.levels) if edges is None else (edges[1:] + edges[:-1]) / 2
    along = np.linspace(0, 1, at.size)
    mean = np.array([20 + (10 + 45 * place) * along**1.5 - 12 * place for place in range(len(names))])
    half = np.array([6.0 + 5 * along + 2 * place for place in range(len(names))])
    gap = mean[1:] - mean[:1]
    log = factor.scale == "log"
    worlds = np.full(at.size, 40.0)
    return Response(factor.name, "earnings", 285, names, at, edges, log, worlds, mean, mean - half, mean + half, gap, gap - 2.5, gap + 2.5)


def quantity(names: tuple[str, str] = ("implementation", "co_creation")) -> Quantity:
    """The headline difference."""
    return Quantity(names[1], names[0], "earnings", 285)


def tornado(factors: tuple[Factor, ...] = MANY) -> Tornado:
    """Bars that shrink, some on one side of the base only."""
    bars = []
    for k, factor in enumerate(factors):
        size = 24.0 * 0.82**k
        bars.append(Bar(factor.name, factor.low, factor.high, around(-size * (-1) ** k, 1.4), around(size * (0.7 if k % 3 else -0.3), 1.6)))
    return Tornado(quantity(), around(12.4, 1.8), tuple(bars))


def sobol(factors: tuple[Factor, ...] = MANY) -> Sobol:
    """Indices that shrink; the last are not told from 0, one is negative."""
    indices = []
    for k, factor in enumerate(factors):
        total = 0.46 * 0.72**k
        first = around(0.7 * total - 0.004, 0.03)
        indices.append(SobolIndex(factor.name, first, around(total, 0.05), total > 0.05, k in (0, 1, 3)))
    notes = (Note("The first-order indices add up to {total}.", {"total": 1.04}),)
    pairs = (SobolPair((factors[0].name, factors[1].name), around(0.06, 0.02)),)
    return Sobol(quantity(), tuple(indices), pairs, 256, notes)


def morris(factors: tuple[Factor, ...] = MANY) -> Morris:
    """Effects that shrink into the noise."""
    rng = np.random.default_rng(5)
    indices = []
    for k, factor in enumerate(factors):
        strength = 26.0 * 0.78**k + 1.0
        spread = strength * float(rng.uniform(0.3, 1.1))
        indices.append(
            MorrisIndex(factor.name, around(strength * (-1) ** k, 2), around(strength, 1.8), spread, 2.1, strength > 4, k in (0, 1, 3))
        )
    return Morris(quantity(), tuple(indices), 40, ())


def design(factors: tuple[Factor, ...], points: int = 300) -> pd.DataFrame:
    """Points drawn from the ranges."""
    rng = np.random.default_rng(2)
    return pd.DataFrame({f.name: rng.uniform(f.low, f.high, points) for f in factors}).rename_axis("point")


def boxes(names: tuple[str, str] = ("implementation", "co_creation")) -> Boxes:
    """Two boxes for the second strategy."""
    way = tuple(
        Step(float(1 - 0.05 * (k / 22) - 0.6 * (k / 22) ** 5), float(0.33 + 0.6 * (k / 22) ** 0.8), 0.95**k, min(3, k // 6))
        for k in range(23)
    )
    first = Box(
        (Limit("change.meaning", 0.4, INF, 0.0001), Limit("participation", 0.1, INF, 0.002), Limit("growth.rate", 0.07, 0.14, 0.03)),
        90, 83, 0.81, 0.92, 0.3, way, 15,
    )  # fmt: skip
    second = Box((Limit("integrity", 0.75, INF, 0.01), Limit("change.meaning", 0.25, 0.4, 0.04)), 14, 10, 0.1, 0.71, 0.05, way[:9], 8)
    return Boxes(names[1], names[0], "earnings", 285, 300, 102, (first, second))


def tree(names: tuple[str, str] = ("implementation", "co_creation")) -> Tree:
    """Four leaves under two questions each."""

    def at(factor: str, low: float, high: float) -> Limit:
        return Limit(factor, low, high, float("nan"))

    rules = (
        Rule((at("change.meaning", -INF, 0.42), at("integrity", -INF, 0.74)), False, 108, 105, 0.53, 0.97),
        Rule((at("change.meaning", -INF, 0.42), at("integrity", 0.74, INF)), False, 32, 20, 0.1, 0.63),
        Rule((at("change.meaning", 0.42, INF), at("participation", -INF, 0.08)), False, 60, 54, 0.27, 0.9),
        Rule((at("change.meaning", 0.42, INF), at("participation", 0.08, INF)), True, 100, 84, 0.82, 0.84),
    )
    return Tree(names[1], names[0], "earnings", 285, 300, 102, rules, 0.87, 0.66, True)


def pairings(names: tuple[str, ...] = ("implementation", "co_creation")) -> tuple[Pairing, ...]:
    """The same worlds save much for one pair, little for another."""
    small = Note("Worlds part early: in week {week} the factor was still {factor}.", {"week": 77, "factor": 4.1})
    by_week = tuple(zip(YEARS, (4.1, 2.9, 2.0, 1.6, 1.4), strict=True))
    first = Pairing(names[1], names[0], "earnings", 285, Interval(1.4, 1.2, 1.7), 21.0, 17.7, by_week, 77, 40, small)
    return first, Pairing(names[0], names[1], "earnings", 285, Interval(12.3, 9.0, 15.0), 21.0, 6.0, by_week, 77, 40, None)


def precision(points: int = 77, asked: float = 3.0) -> Reached:
    """Most points are as sure as asked."""
    half = np.random.default_rng(1).uniform(1.2, 3.3, points)
    return Reached("earnings", 285, asked, half, np.full(points, 40.0), int((half <= asked).sum()))


def contrasts(asked: Study) -> tuple[Contrast, ...]:
    """Every strategy gains on the first, more every year; the last measure is not decided."""
    found = []
    for place, label in enumerate(asked.labels[1:], 1):
        for week in asked.measured_at:
            for rank, measure in enumerate(asked.measures):
                size = 0.01 if measure.endswith("share") else 1.0
                gap = around(size * (place * (week - 120) / 8 + rank), size * 2)
                verdict = UNDECIDED if not gap.clear else BETTER if gap.mean > 0 else WORSE
                margin = asked.margins.get(measure, float("nan"))
                p = 0.00001 if gap.clear else 0.3
                found.append(
                    Contrast(
                        label, asked.labels[0], measure, week, gap, WORLDS, 40, 3080, p, 2 * p, 0.5 + gap.mean / 60, margin, 0.9, verdict
                    )
                )
    return tuple(found)


def by_point(asked: Study, points: pd.DataFrame) -> pd.DataFrame:
    """Differences that grow with the first factor."""
    first = points.to_numpy()[:, 0] if points.shape[1] else np.array([1.0])
    along = (first - first.min()) / (np.ptp(first) or 1.0)
    tables = []
    for label in asked.labels[1:]:
        gap = 40.0 * (along - 0.45)
        verdict = np.where(np.abs(gap) < 2, UNDECIDED, np.where(gap > 0, BETTER, WORSE))
        columns = {"point": points.index, "arm": label, "pairs": 40, "difference": gap, "low": gap - 2, "high": gap + 2}
        tables.append(pd.DataFrame(columns | {"p": 0.01, "superiority": 0.5 + along / 2, "verdict": verdict}))
    return pd.concat(tables, ignore_index=True)


def answers(asked: Study, points: pd.DataFrame, **more: Any) -> Answers:
    """Answers of a study, with what is asked for beside the contrasts."""
    at_points = by_point(asked, points)
    tallies = []
    for label in asked.labels[1:]:
        rows = at_points[at_points["arm"] == label]
        count = rows["verdict"].value_counts()
        ahead, behind = int((rows["difference"] > 0).sum()), int((rows["difference"] < 0).sum())
        kinds = (int(count.get(word, 0)) for word in (BETTER, WORSE, EQUAL, UNDECIDED))
        tallies.append(Tally(label, asked.labels[0], len(rows), *kinds, ahead, behind))
    values: dict[str, Any] = {
        **dict.fromkeys(("surfaces", "responses", "tornados", "sobol", "morris", "boxes", "trees", "failures", "untold"), ()),
        "pairings": pairings(),
        "precision": precision(len(points))
        if len(points) > 1
        else Reached("earnings", 285, float("nan"), np.array([1.9]), np.array([40.0]), 1),
    }
    runs = len(points) * len(asked.arms) * 40
    return Answers(asked, len(points), runs, 0, contrasts(asked), at_points, tuple(tallies), **(values | more))


class Result:
    """What is asked of the result of a study, made up."""

    def __init__(self, asked: Study, points: pd.DataFrame) -> None:
        self.study, self.points = asked, points
        self.manifest = {
            "version": "0.1.0",
            "source_hash": "0123456789abcdef",
            "libraries": {"numpy": "2.4.0"},
            "machine": {"python": "3.11.9"},
        }

    def values(self, measure: str, week: int) -> Floats:
        """Worlds scatter around the mean of their strategy, (P, S, R); one run is missing."""
        rng = np.random.default_rng(4)
        means = np.array([10.0 + 25.0 * place for place in range(len(self.study.arms))])
        found = means[None, :, None] + rng.normal(0, 9, (len(self.points), len(means), 40))
        found[0, 0, 0] = np.nan
        return found

    def paths(self, measure: str) -> NDArray[np.float32]:
        """Every world goes its way in a straight line, (P, S, R, T)."""
        ends = self.values(measure, 285)
        return (ends[..., None] * np.linspace(0.2, 1, self.study.weeks)).astype(np.float32)


def grid() -> tuple[Study, pd.DataFrame, Answers]:
    """Two factors on a grid, with precision that was asked for, weekly measures and failures."""
    asked = study(precision=Precision(measure="earnings", week=285, half_width=3.0), weekly=("nps",))
    levels = [(one, other) for one in MEANING.levels for other in PARTICIPATION.levels]
    points = pd.DataFrame(levels, columns=["change.meaning", "participation"]).rename_axis("point")
    maps = (surface(MEANING_AXIS, PARTICIPATION_AXIS), surface(MEANING_AXIS, PARTICIPATION_AXIS, measure="committed_share"))
    failures = (
        Failed(
            "raised", "simulation/week.py:10", "ValueError: something <odd>", 3, ("co_creation",), "culture replay DIR 0123456789abcdef"
        ),
    )
    told = answers(asked, points, surfaces=maps, responses=(response(MEANING), response(PARTICIPATION)), failures=failures)
    return asked, points, told


def over_time() -> tuple[Study, pd.DataFrame, Answers]:
    """One factor and the years; four strategies, one of which is the reference of the others."""
    names = ("implementation", "sustained_implementation", "co_creation", "status_quo")
    asked = study(names, factors=(MEANING,))
    points = pd.DataFrame({"change.meaning": MEANING.levels}).rename_axis("point")
    maps = tuple(surface(MEANING_AXIS, WEEK_AXIS, week=None, names=(names[0], name)) for name in names[1:])
    return asked, points, answers(asked, points, surfaces=maps, responses=(response(MEANING, names=names),))


def plain() -> tuple[Study, pd.DataFrame, Answers]:
    """No factor at all."""
    asked = study(factors=())
    points = pd.DataFrame(index=pd.RangeIndex(1, name="point"))
    return asked, points, answers(asked, points)


def drawn() -> tuple[Study, pd.DataFrame, Answers]:
    """A Latin hypercube over many factors: boxes and a tree."""
    asked = study(factors=MANY, design=Design(kind="latin_hypercube", samples=300))
    points = design(MANY)
    curves = (response(MANY[0], bins=True), response(MANY[12], bins=True))
    empty = Boxes("implementation", "co_creation", "earnings", 285, 300, 0, ())
    return asked, points, answers(asked, points, boxes=(boxes(), empty), trees=(tree(),), responses=curves)


def indexed() -> tuple[Study, pd.DataFrame, Answers]:
    """Sobol, Morris and a tornado at once, which no design has."""
    asked = study(factors=MANY, design=Design(kind="morris"))
    points = design(MANY, 40)
    note = Note("The first-order indices add up to {total}, which is more than 1: more samples are needed to trust them.", {"total": 1.04})
    return asked, points, answers(asked, points, tornados=(tornado(),), sobol=(sobol(),), morris=(morris(),), untold=(note,))


STUDIES = {"grid": grid, "over_time": over_time, "plain": plain, "drawn": drawn, "indexed": indexed}
