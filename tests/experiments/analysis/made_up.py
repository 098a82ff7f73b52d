"""Results of studies that were never run: outcomes by a formula, with luck that strategies share as much as one wants."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from experiments.studies import design
from experiments.studies.study import Arm, Factor, Study
from simulation.strategy import Strategy

FIRST, SECOND = "implementation", "co_creation"
HEADLINE = "committed_share"
Outcome = Callable[[pd.DataFrame, int], np.ndarray]


def arm(label: str) -> Arm:
    return Arm(label=label, strategy=Strategy(name=label, title=label, story=label))


def factor(name: str, *levels: float, **more: Any) -> Factor:
    return Factor(name=name, low=min(levels), high=max(levels), levels=levels, **more)


def study(**changes: Any) -> Study:
    values: dict[str, Any] = {
        "name": "made_up",
        "title": "Made up",
        "arms": (arm(FIRST), arm(SECOND)),
        "measures": (HEADLINE, "earnings"),
        "measured_at": (77, 285),
        "headline": HEADLINE,
    }
    return Study(**(values | changes))


@dataclass
class MadeUp:
    """A result. The second strategy differs from the first by ``gain`` of the points and week, and by luck of its own of size ``noise``."""

    study: Study
    gain: Outcome = lambda points, week: np.zeros(len(points))
    noise: float = 0.1
    shared: float = 0.1
    missing: list[tuple[int, int, int]] = field(default_factory=list)
    failures: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=["strategy", "kind", "origin", "message", "command"]))

    @property
    def points(self) -> pd.DataFrame:
        return design.points(self.study)

    def values(self, measure: str, week: int) -> np.ndarray:
        points, luck = self.points, np.random.default_rng([week, len(measure)])
        shape = (len(points), 1, self.study.replications)
        worlds = luck.normal(0, self.shared, shape if self.study.design.worlds == "own" else (1, *shape[1:]))
        own = luck.normal(0, self.noise, (shape[0], len(self.study.arms), shape[2]))
        found = 0.5 + worlds + own
        found[:, 1:] += np.asarray(self.gain(points, week))[:, np.newaxis, np.newaxis]
        for place in self.missing:
            found[place] = np.nan
        return found
