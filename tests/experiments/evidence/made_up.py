"""Runs made up for tests: measures that take chosen paths."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from experiments.evidence.runs import Runs
from simulation.parameters import Parameters
from simulation.scenario import Context

LAUNCH, WEEKS, WORLDS = 26, 286, 3


def made_up(
    series: Mapping[str, Mapping[str, ArrayLike]], parameters: Mapping[str, Any] | None = None, weeks: int = WEEKS, worlds: int = WORLDS
) -> Runs:
    """Runs in which the measures of strategies take these paths: one number, (weeks,), or (worlds, weeks)."""
    context = Context(parameters=Parameters().changed(parameters or {}, "test"))
    filled = {
        strategy: {name: np.broadcast_to(np.asarray(path, float), (worlds, weeks)) for name, path in measures.items()}
        for strategy, measures in series.items()
    }
    return Runs(context, LAUNCH, weeks, filled)


def steps(start: float, *changes: tuple[int, float]) -> Any:
    """A path that jumps to a value so many weeks after launch and stays there, (weeks,)."""
    path = np.full(WEEKS, float(start))
    for week, value in changes:
        path[LAUNCH + week :] = value
    return path
