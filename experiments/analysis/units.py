"""Which points of a design were drawn by themselves, and which belong together."""

import numpy as np
from numpy.typing import NDArray

from experiments.analysis.limits import Bools
from experiments.studies.study import Study

Places = NDArray[np.intp]


def block(study: Study) -> int:
    """Points that belong together: those of a base sample of a Sobol design, or of a trajectory of a Morris design; else 1."""
    factors, design = len(study.factors), study.design
    if not factors or design.kind not in ("sobol", "morris"):
        return 1
    if design.kind == "morris":
        return factors + 1
    return 2 * factors + 2 if design.second_order else factors + 2


def groups_of(study: Study, points: int) -> Places:
    """Number of the group that each point belongs to, (P,)."""
    return np.arange(points) // block(study)


def drawn_apart(study: Study, points: int) -> Bools:
    """Points that were drawn by themselves, (P,): of a Sobol design the first and the last of each group, which the others mix."""
    if study.design.kind != "sobol":
        return np.ones(points, bool)
    return np.isin(np.arange(points) % block(study), (0, block(study) - 1))
