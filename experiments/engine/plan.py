"""The plan of a study: every run in order, with its scenario, its luck and its identity."""

import json
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from experiments.engine.work import Job, Recipe
from experiments.studies import design, factors
from experiments.studies.study import Study
from simulation.compiled import source_hash
from simulation.errors import NotAllowed
from simulation.scenario import Scenario

Floats = NDArray[np.float64]
World = tuple[int, int]
"""A point and a replication of it."""

KEPT_POINTS = 256
"""Points whose scenarios are kept at hand."""


class Run(NamedTuple):
    """One strategy in one world.

    Attributes
    ----------
    id
        16 hexadecimal digits that stand for model, strategy, every value and luck.
    point, arm, replication
        Places: row of the design, strategy of the study, world of the point.
    """

    id: str
    point: int
    arm: int
    replication: int
    seed: int


class Prepared(NamedTuple):
    """A strategy at a point: its scenario, or why there is none."""

    scenario: Scenario | None
    refusal: str
    digest: bytes


class Plan:
    """Every run of a study. The order of runs is by point, then replication, then strategy.

    Raises
    ------
    NotAllowed
        Where the design cannot be made.
    """

    def __init__(self, study: Study) -> None:
        self.study = study
        self.points: pd.DataFrame = design.points(study)
        self.recipe = Recipe(study.measures, study.measured_at, study.weekly, study.discount, study.time_limit)
        self.arms = range(len(study.arms))
        self.model = source_hash()
        self._values = self.points.to_numpy(np.float64)
        self.factors = tuple(str(name) for name in self.points.columns)
        self._changes = np.array([[factors.changes(factor, arm) for factor in study.factors] for arm in study.arms], bool)
        self._prepared = lru_cache(KEPT_POINTS * len(study.arms))(self._prepare)

    @property
    def most(self) -> int:
        """Replications that a point may have."""
        return self.study.precision.maximum if self.study.precision else self.study.replications

    @cached_property
    def fingerprint(self) -> str:
        """What tells this study, under this version of the model, from any other."""
        return digest_of(self.model, self.study.model_dump_json()).hex()

    def seed(self, point: int, replication: int) -> int:
        """Luck of a world."""
        own = point * self.most if self.study.design.worlds == "own" else 0
        return self.study.seed + own + replication

    def values(self, point: int) -> dict[str, float]:
        """Factor values of a point."""
        return dict(zip(self.factors, self._values[point].tolist(), strict=True))

    def changed(self, point: int, arm: int) -> Floats:
        """Factor values of a point, (factors,); NaN where the factor does not change the strategy."""
        return np.where(self._changes[arm], self._values[point], np.nan)

    def scenario(self, point: int, arm: int) -> Scenario:
        """The scenario of a strategy at a point.

        Raises
        ------
        NotAllowed
            Where the values of the point do not go together.
        """
        found = self._prepared(point, arm)
        if found.scenario is None:
            raise NotAllowed(found.refusal)
        return found.scenario

    def refusal(self, point: int, arm: int) -> str:
        """Why a strategy has no scenario at a point; "" where it has."""
        return self._prepared(point, arm).refusal

    def run(self, point: int, arm: int, replication: int) -> Run:
        """One run."""
        seed = self.seed(point, replication)
        identity = blake2b(self._prepared(point, arm).digest + seed.to_bytes(8, "little"), digest_size=8)
        return Run(identity.hexdigest(), point, arm, replication, seed)

    def runs(self, worlds: Iterable[World]) -> Iterator[Run]:
        """The runs of worlds, in order."""
        return (self.run(point, arm, replication) for point, replication in worlds for arm in self.arms)

    def job(self, run: Run) -> Job:
        """What a worker needs to do a run."""
        return Job(run.id, self.scenario(run.point, run.arm), run.seed)

    def _prepare(self, point: int, arm: int) -> Prepared:
        """The scenario of a strategy at a point, and what identifies it."""
        member, values = self.study.arms[arm], self.values(point)
        try:
            scenario = factors.applied(self.study, member, values)
        except NotAllowed as error:
            return Prepared(None, str(error), digest_of(self.model, member.label, json.dumps(values)))
        return Prepared(scenario, "", digest_of(self.model, member.label, scenario.model_dump_json()))


def digest_of(*texts: str) -> bytes:
    """Digest of texts."""
    return blake2b("\0".join(texts).encode(), digest_size=16).digest()
