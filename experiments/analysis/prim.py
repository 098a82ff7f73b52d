"""Boxes: ranges of a few factors within which a strategy mostly wins.

PRIM, Friedman & Fisher (1999), *Bump hunting in high-dimensional data*; coverage, density and quasi-p-values as in Bryant & Lempert (2010),
*Thinking inside the box*; the gain of a peel a point as in Kwakkel & Jaxa-Rozen (2016), which is fair to factors with few levels.
"""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from experiments.analysis.limits import Bools, Cut, Limit
from experiments.statistics import Floats

ALPHA = 0.05
"""Part of the points in a box that a peel takes off, and a pasting puts back."""
LEAST = 0.05
"""Part of all points that a box has at least."""
MOST_BOXES = 3
SURE = 0.05
"""Quasi-p-value above which a limit is not kept."""
FOLDS = 5
NEARLY = 0.02
"""How much of the balance of coverage and density is given for a limit less."""


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

    @property
    def balance(self) -> float:
        """Harmonic mean of coverage and density."""
        both = self.coverage + self.density
        return 2.0 * self.coverage * self.density / both if both else 0.0


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
        Every box on the way, and the place of this one, which may have fewer limits.
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


def find_boxes(points: pd.DataFrame, wins: Bools) -> tuple[Box, ...]:
    """Boxes in which wins are dense, one after the other among the points that are left.

    Parameters
    ----------
    points
        Factor values, (P, factors).
    wins
        (P,).

    Returns
    -------
    At most ``MOST_BOXES``; none where boxes found in a part of the points are not denser among the others.
    """
    x, left = points.to_numpy(np.float64), np.ones(len(points), bool)
    found: list[Box] = []
    while len(found) < MOST_BOXES and wins[left].any() and not wins[left].all():
        way = trajectory(x, wins, left)
        steps = [_step(cut, x, wins, left) for cut in way]
        chosen = choose(steps)
        cut = kept(way[chosen], x, wins, left)
        if not cut.limited.any() or not stands(x, wins, left):
            break
        box = _box(cut, x, wins, left, [str(name) for name in points.columns])
        found.append(replace(box, trajectory=tuple(steps), chosen=chosen))
        left &= ~cut.holds(x)
    return tuple(found)


def choose(steps: list[Step]) -> int:
    """Place of the box that balances coverage and density best; of those nearly as good, the one with the fewest limits, then the widest."""
    best = max(step.balance for step in steps)
    good = [place for place, step in enumerate(steps) if step.balance >= best - NEARLY]
    return min(good, key=lambda place: (steps[place].factors, -steps[place].balance))


def trajectory(x: Floats, wins: Bools, left: Bools) -> list[Cut]:
    """Every box on the way: from all points that are left, a peel at a time while density grows, then pastings at the densest end."""
    way = [Cut.free(x.shape[1])]
    while (smaller := _peeled(way[-1], x, wins, left)) is not None:
        way.append(smaller)
    while (larger := _pasted(way[-1], x, wins, left)) is not None:
        way.append(larger)
    return way


def _peeled(cut: Cut, x: Floats, wins: Bools, left: Bools) -> Cut | None:
    """The box without the slice whose loss gains most density a point; None where none gains, or too few points would stay.

    Of slices that gain the same, one of a factor that is limited already is taken.
    """
    inside = left & cut.holds(x)
    values, won = x[inside], wins[inside]
    found = []
    for factor, column in enumerate(values.T):
        for side, end in (("low", _peel_low(column)), ("high", -_peel_low(-column))):
            stay = column >= end if side == "low" else column <= end
            count = int(stay.sum())
            if 0 < count < len(column) and count >= LEAST * len(x):
                gain = float(won[stay].mean() - won.mean()) / (len(column) - count)
                found.append(((gain, bool(cut.limited[factor])), factor, {side: float(end)}))
    (gain, _), factor, ends = max(found, key=lambda each: each[0], default=((0.0, False), 0, {}))
    return cut.moved(factor, **ends) if gain > 0 else None


def _peel_low(column: Floats) -> float:
    """Lowest value that stays when the lowest values are taken off, all that are equal together; inf where none would stay."""
    ordered = np.sort(column)
    end = ordered[min(int(ALPHA * (len(column) - 1)) + 1, len(column) - 1)]
    return float(end if end > ordered[0] else column[column > ordered[0]].min(initial=np.inf))


def _pasted(cut: Cut, x: Floats, wins: Bools, left: Bools) -> Cut | None:
    """The box with the slice put back that makes it denser; None where none does."""
    inside = left & cut.holds(x)
    best, density = None, wins[inside].mean()
    size = max(1, round(ALPHA * inside.sum()))
    for factor in cut.limited_factors:
        beside = left & cut.moved(factor, low=-np.inf, high=np.inf).holds(x)
        column = x[beside, factor]
        below, above = np.sort(column[column < cut.low[factor]])[::-1], np.sort(column[column > cut.high[factor]])
        wider = [cut.moved(factor, low=float(below[min(size, len(below)) - 1]))] if len(below) else []
        wider += [cut.moved(factor, high=float(above[min(size, len(above)) - 1]))] if len(above) else []
        for larger in wider:
            if (denser := wins[left & larger.holds(x)].mean()) > density:
                best, density = larger, denser
    return best


def quasi_p(cut: Cut, wider: Cut, x: Floats, wins: Bools, left: Bools) -> float:
    """How probable it is to find as many wins in the box as there are, if it were as dense as the wider one (Bryant & Lempert, 2010)."""
    from scipy.stats import binom

    inside, around = left & cut.holds(x), left & wider.holds(x)
    return float(binom.sf(wins[inside].sum() - 1, inside.sum(), wins[around].mean()))


def kept(cut: Cut, x: Floats, wins: Bools, left: Bools) -> Cut:
    """The box without the ends that may be by luck, the least sure dropped first."""
    while cut.limited.any():
        p, wider = max(((quasi_p(cut, wider, x, wins, left), wider) for wider in cut.without_an_end()), key=lambda each: each[0])
        if p <= SURE:
            break
        cut = wider
    return cut


def stands(x: Floats, wins: Bools, left: Bools) -> bool:
    """Whether boxes found without a fifth of the points are denser in wins than the rest among that fifth, beyond luck.

    The best of many boxes looks dense also where nothing is to be found; the points that had no part in the choice tell.
    """
    from scipy.stats import binomtest

    part = np.random.default_rng(1).permutation(len(x)) % FOLDS
    inside = np.zeros(len(x), bool)
    for fold in range(FOLDS):
        seen = left & (part != fold)
        way = trajectory(x, wins, seen)
        cut = way[choose([_step(each, x, wins, seen) for each in way])]
        inside |= left & (part == fold) & cut.holds(x)
    count = int(inside.sum())
    return count > 0 and binomtest(int(wins[inside].sum()), count, float(wins[left].mean()), alternative="greater").pvalue < SURE


def _step(cut: Cut, x: Floats, wins: Bools, left: Bools) -> Step:
    """What a box holds."""
    inside = left & cut.holds(x)
    won = int(wins[inside].sum())
    return Step(won / int(wins.sum()), won / int(inside.sum()), float(inside.mean()), int(cut.limited.sum()))


def _box(cut: Cut, x: Floats, wins: Bools, left: Bools, names: list[str]) -> Box:
    """A box with its limits in words of the factors."""
    step, inside = _step(cut, x, wins, left), left & cut.holds(x)
    limits = [
        Limit(
            names[factor], float(cut.low[factor]), float(cut.high[factor]), quasi_p(cut, cut.moved(factor, -np.inf, np.inf), x, wins, left)
        )
        for factor in cut.limited_factors
    ]
    ordered = tuple(sorted(limits, key=lambda limit: limit.p))
    return Box(ordered, int(inside.sum()), int(wins[inside].sum()), step.coverage, step.density, step.mass, (), 0)
