"""Where a strategy wins, and where the reference does: boxes and trees over the factors of a study."""

import numpy as np
import pandas as pd

from experiments.analysis.interval import Quantity
from experiments.analysis.limits import Bools
from experiments.analysis.paired import Values, good, of, quantities
from experiments.analysis.prim import Boxes, find_boxes
from experiments.analysis.rows import spreads
from experiments.analysis.tree import Tree, grow
from experiments.analysis.units import drawn_apart
from experiments.studies.study import Study

KINDS = ("grid", "latin_hypercube", "sobol", "table")
"""Designs whose points are spread over all factors at once."""
FEWEST_POINTS = 30
FEWEST_WINS = 5


def where(study: Study, points: pd.DataFrame, values: Values) -> tuple[tuple[Boxes, ...], tuple[Tree, ...]]:
    """Boxes and trees of the headline in the last week, of every strategy against the reference and of the reference against it."""
    boxes: list[Boxes] = []
    trees: list[Tree] = []
    if study.design.kind not in KINDS or not study.factors:
        return (), ()
    for quantity in quantities(study, [study.headline], [max(study.measured_at)]):
        gains = spreads(of(quantity, study, values))[0] * good(quantity.measure)
        known = ~np.isnan(gains) & drawn_apart(study, len(points))
        if known.sum() < FEWEST_POINTS:
            continue
        margin = study.margins.get(quantity.measure, 0.0)
        boxes += [_boxes(points[known], gains[known] > margin, quantity, quantity.arm, study.labels[0])]
        boxes += [_boxes(points[known], gains[known] < -margin, quantity, study.labels[0], quantity.arm)]
        trees += [_tree(points[known], gains[known] > margin, quantity, study.labels[0])]
    return tuple(boxes), tuple(trees)


def _boxes(points: pd.DataFrame, wins: Bools, quantity: Quantity, winner: str, loser: str) -> Boxes:
    """Boxes of one winner."""
    found = find_boxes(points, wins) if FEWEST_WINS <= wins.sum() <= len(wins) - FEWEST_WINS else ()
    return Boxes(winner, loser, quantity.measure, quantity.week, len(points), int(wins.sum()), found)


def _tree(points: pd.DataFrame, wins: Bools, quantity: Quantity, loser: str) -> Tree:
    """The tree of one strategy."""
    return Tree(quantity.arm, loser, quantity.measure, quantity.week, len(points), int(wins.sum()), *grow(points, wins))
