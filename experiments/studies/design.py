"""The points of a study: which values its factors take together.

Libraries that draw points are loaded when points are drawn.
"""

import math
from collections.abc import Callable, Sequence
from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from experiments.studies.factors import base
from experiments.studies.study import Factor, Study
from simulation.errors import NotAllowed

if TYPE_CHECKING:
    import pandas as pd

Floats = NDArray[np.float64]

MOST_POINTS = 1_000_000


def size(study: Study) -> int:
    """Points of a study, counted without making them."""
    factors, design = study.factors, study.design
    if not factors:
        return 1
    match design.kind:
        case "grid":
            return math.prod(len(factor.levels) for factor in factors)
        case "one_at_a_time":
            return 1 + sum(moved(study, factor) for factor in factors)
        case "sobol":
            return design.samples * ((2 if design.second_order else 1) * len(factors) + 2)
        case "morris":
            return design.samples * (len(factors) + 1)
        case "table":
            return len(design.table[0])
        case _:
            return design.samples


def moved(study: Study, factor: Factor) -> int:
    """Levels of a factor that are not its base."""
    return sum(level != base(study, factor) for level in factor.levels)


def refuse_many_points(study: Study, where: str = "") -> None:
    """Refuse a design whose points do not fit in memory.

    Raises
    ------
    NotAllowed
        Saying how many points there are, and what to do.
    """
    if (count := size(study)) > MOST_POINTS:
        raise NotAllowed(
            f"{where}the design has {count:,} points; allowed are {MOST_POINTS:,}: "
            "take fewer levels, factors or samples, or draw a Latin hypercube."
        )


def points(study: Study) -> "pd.DataFrame":
    """Every point, one row each, numbered from 0, one column a factor.

    A study without factors has one point and no column. Where one factor is changed at a time, point 0 is the base and every other differs from it
    in one factor; NaN there says that each strategy keeps its own. The same study has the same points.

    Raises
    ------
    NotAllowed
        Where there are too many.
    """
    import pandas as pd

    refuse_many_points(study)
    values = POINTS[study.design.kind](study) if study.factors else np.empty((1, 0))
    return pd.DataFrame(values, columns=[factor.name for factor in study.factors], index=pd.RangeIndex(len(values), name="point"))


def problem(study: Study) -> dict[str, Any]:
    """The factors as SALib knows them; bounds are logarithms to the base 10 where the scale is."""
    bounds = [[factor.low, factor.high] for factor in study.factors]
    logs = [factor.scale == "log" for factor in study.factors]
    return {
        "num_vars": len(study.factors),
        "names": [factor.name for factor in study.factors],
        "bounds": [np.log10(pair).tolist() if log else pair for pair, log in zip(bounds, logs, strict=True)],
    }


def grid(study: Study) -> Floats:
    """Every combination of levels, the first factor slowest."""
    return np.array(list(product(*(factor.levels for factor in study.factors))), np.float64)


def one_at_a_time(study: Study) -> Floats:
    """The base, then every other level of each factor with the others at their base."""
    start = [base(study, factor) for factor in study.factors]
    moved = [(place, level) for place, factor in enumerate(study.factors) for level in factor.levels if level != start[place]]
    found = np.tile(np.array(start, np.float64), (1 + len(moved), 1))
    for row, (place, level) in enumerate(moved, 1):
        found[row, place] = level
    return found


def latin_hypercube(study: Study) -> Floats:
    """Points of which each lies in its own part of every range (McKay, Beckman & Conover, 1979)."""
    from scipy.stats import qmc

    units = qmc.LatinHypercube(len(study.factors), rng=np.random.default_rng(study.seed)).random(study.design.samples)
    return spread_all(study.factors, units)


def sobol(study: Study) -> Floats:
    """Saltelli's scheme on a scrambled Sobol sequence (Saltelli, 2002; Owen, 1998)."""
    from SALib.sample import sobol

    design = study.design
    units = sobol.sample(
        unit_problem(study.factors), design.samples, calc_second_order=design.second_order, seed=np.random.default_rng(study.seed)
    )
    return spread_all(study.factors, units)


def morris(study: Study) -> Floats:
    """Trajectories that move one factor a step (Morris, 1991)."""
    from SALib.sample import morris

    design = study.design
    units = morris.sample(unit_problem(study.factors), design.samples, num_levels=design.levels, seed=np.random.default_rng(study.seed))
    return spread_all(study.factors, np.round(units * (design.levels - 1)) / (design.levels - 1))


def table(study: Study) -> Floats:
    """The points of a table."""
    return np.array(study.design.table, np.float64).T


POINTS: dict[str, Callable[[Study], Floats]] = {
    "grid": grid,
    "one_at_a_time": one_at_a_time,
    "latin_hypercube": latin_hypercube,
    "sobol": sobol,
    "morris": morris,
    "table": table,
}


def unit_problem(factors: Sequence[Factor]) -> dict[str, Any]:
    """Factors from 0 to 1, as SALib knows them."""
    return {"num_vars": len(factors), "names": [factor.name for factor in factors], "bounds": [[0.0, 1.0]] * len(factors)}


def spread_all(factors: Sequence[Factor], units: Floats) -> Floats:
    """Values at places from 0 to 1 in the ranges of factors, (points, factors)."""
    return np.column_stack([spread(factor, units[:, place]) for place, factor in enumerate(factors)])


def spread(factor: Factor, units: Floats) -> Floats:
    """Values at places from 0 to 1 in the range of a factor; every whole number has an equal part of it."""
    top = factor.high + 1.0 if factor.whole else factor.high
    values = factor.low * (top / factor.low) ** units if factor.scale == "log" else factor.low + (top - factor.low) * units
    return np.clip(np.floor(values) if factor.whole else values, factor.low, factor.high)
