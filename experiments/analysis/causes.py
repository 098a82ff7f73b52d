"""What the headline of a study depends on: the indices that its design allows, of every contrast and every strategy."""

import numpy as np
import pandas as pd

from experiments.analysis.interval import Interval, Note, Quantity
from experiments.analysis.paired import Values, headline_quantities, of, pooled
from experiments.analysis.response import Tornado, tornado_of_screening
from experiments.analysis.rows import mean_interval_of
from experiments.analysis.sensitivity import Morris, Sobol, morris, sobol
from experiments.analysis.units import groups_of
from experiments.language import mark
from experiments.statistics import Floats
from experiments.studies.design import problem
from experiments.studies.study import Study

LACKING = mark(
    "There are no sensitivity indices of {what}: they need an outcome at every point of the design, and {n} of {total} points have none, "
    "of which the first is point {point}."
)

Found = tuple[tuple[Sobol, ...], tuple[Morris, ...], tuple[Tornado, ...], tuple[Note, ...]]


def causes(study: Study, points: pd.DataFrame, values: Values) -> Found:
    """Sobol indices, Morris indices, these read as tornados, and what could not be told, of the headline in the last week."""
    if study.design.kind not in ("sobol", "morris") or not study.factors:
        return (), (), (), ()
    outcomes = {quantity: of(quantity, study, values) for quantity in headline_quantities(study)}
    untold = tuple(note for quantity, each in outcomes.items() if (note := lacking(quantity, each)))
    whole = {quantity: each for quantity, each in outcomes.items() if lacking(quantity, each) is None}
    if study.design.kind == "sobol":
        asked = problem(study), study.design.second_order, study.design.worlds == "same"
        return tuple(sobol(asked[0], each, quantity, *asked[1:]) for quantity, each in whole.items()), (), (), untold
    found = tuple(morris(problem(study), points, each, quantity, study.design.levels) for quantity, each in whole.items())
    bars = tuple(tornado_of_screening(each, points, _mean(study, whole[each.quantity])) for each in found)
    return (), found, bars, untold


def weights(sobol: tuple[Sobol, ...], morris: tuple[Morris, ...]) -> dict[str, float]:
    """How much each factor matters to the contrasts, by the largest index that it has in one; empty without indices."""
    found = [(index.factor, index.total.mean) for each in sobol if each.quantity.reference for index in each.indices]
    found += [(index.factor, index.strength.mean) for each in morris if each.quantity.reference for index in each.indices]
    return {factor: max(size for name, size in found if name == factor) for factor, _ in found}


def lacking(quantity: Quantity, outcomes: Floats) -> Note | None:
    """That points have no outcome, or None where all have."""
    empty = np.flatnonzero(np.isnan(outcomes).all(axis=1))
    if not empty.size:
        return None
    what = quantity.arm if quantity.reference is None else f"{quantity.arm} − {quantity.reference}"
    return Note(LACKING, {"what": what, "n": empty.size, "total": len(outcomes), "point": int(empty[0])})


def _mean(study: Study, outcomes: Floats) -> Interval:
    """Mean over the design."""
    return mean_interval_of(pooled(outcomes, groups_of(study, len(outcomes)), study.design.worlds == "same")[1])
