"""A shallow tree: a few questions that tell where a strategy wins.

Breiman, Friedman, Olshen & Stone (1984), *Classification and regression trees*. Grown by scikit-learn.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from experiments.analysis.limits import Bools, Cut, Limit
from experiments.statistics import Floats

DEPTH = 3
LEAST = 0.05
"""Part of the points that a leaf has at least."""
FEWEST = 5
"""Points that a leaf has at least."""
FOLDS = 10
SURE = 0.05


@dataclass(frozen=True)
class Rule:
    """A leaf of the tree.

    Attributes
    ----------
    limits
        All have to hold; an upper end lies within it, a lower end does not.
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


class Grown(NamedTuple):
    """What a tree tells: the parts of ``Tree`` that come of the points alone."""

    rules: tuple[Rule, ...]
    accuracy: float
    commoner: float
    found: bool


def grow(points: pd.DataFrame, wins: Bools) -> Grown:
    """A tree of at most ``DEPTH`` questions in a row.

    Parameters
    ----------
    points
        Factor values, (P, factors).
    wins
        (P,); both answers occur at least ``FOLDS`` times, or nothing is found.
    """
    x = points.to_numpy(np.float64)
    commoner = bool(2 * wins.sum() >= len(wins))
    share = float((wins == commoner).mean())
    everything = _rule(Cut.free(x.shape[1]), x, wins, commoner, [])
    if min(wins.sum(), (~wins).sum()) < FOLDS:
        return Grown((everything,), share, share, False)
    unseen = _told_unseen(x, wins) == wins
    if not _beats(unseen, wins == commoner):
        return Grown((everything,), float(unseen.mean()), share, False)
    tree = _classifier(len(wins)).fit(x, wins).tree_
    leaves = _joined(list(_leaves(tree, Cut.free(x.shape[1]), 0)))
    rules = tuple(_rule(cut, x, wins, told, [str(name) for name in points.columns]) for cut, told in leaves)
    return Grown(rules, float(unseen.mean()), share, True)


def _classifier(points: int) -> Any:
    """A shallow tree that is not grown yet."""
    from sklearn.tree import DecisionTreeClassifier

    return DecisionTreeClassifier(max_depth=DEPTH, min_samples_leaf=max(FEWEST, round(LEAST * points)), random_state=1)


def _told_unseen(x: Floats, wins: Bools) -> Bools:
    """What trees grown without a tenth of the points say of that tenth."""
    from sklearn.model_selection import StratifiedKFold, cross_val_predict

    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=1)
    return np.asarray(cross_val_predict(_classifier(len(wins)), x, wins, cv=folds), bool)


def _beats(tree: Bools, commoner: Bools) -> bool:
    """Whether the tree is right more often, of the points on which the two part (McNemar, 1947)."""
    from scipy.stats import binomtest

    only_tree, only_commoner = int((tree & ~commoner).sum()), int((commoner & ~tree).sum())
    parted = only_tree + only_commoner
    return parted > 0 and binomtest(only_tree, parted, alternative="greater").pvalue < SURE


def _leaves(tree: Any, cut: Cut, node: int) -> Iterator[tuple[Cut, bool]]:
    """Leaves below a node, from the lowest values up, and whether each says win."""
    left, right = int(tree.children_left[node]), int(tree.children_right[node])
    if left == right:
        lost, won = tree.value[node][0]
        yield cut, bool(won >= lost)
        return
    factor, threshold = int(tree.feature[node]), float(tree.threshold[node])
    yield from _leaves(tree, cut.moved(factor, high=threshold), left)
    yield from _leaves(tree, cut.moved(factor, low=threshold), right)


def _joined(leaves: list[tuple[Cut, bool]]) -> list[tuple[Cut, bool]]:
    """Leaves with neighbours joined that say the same and together are one range."""
    for place, ((first, told), (second, other)) in enumerate(pairwise(leaves)):
        if told == other and (both := first.joined(second)) is not None:
            return _joined([*leaves[:place], (both, told), *leaves[place + 2 :]])
    return leaves


def _rule(cut: Cut, x: Floats, wins: Bools, told: bool, names: list[str]) -> Rule:
    """A leaf in words of the factors."""
    inside = ((x > cut.low) & (x <= cut.high)).all(axis=1)
    hits = int((wins[inside] == told).sum())
    limits = tuple(Limit(names[factor], float(cut.low[factor]), float(cut.high[factor]), float("nan")) for factor in cut.limited_factors)
    return Rule(limits, told, int(inside.sum()), hits, hits / int((wins == told).sum()), hits / int(inside.sum()))
