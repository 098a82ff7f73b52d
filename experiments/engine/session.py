"""One go at a study: what its plan asks for, less what is done already, cut in pieces for the workers."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from experiments.engine.drive import drive
from experiments.engine.engines import Engine
from experiments.engine.journal import Journal
from experiments.engine.plan import Plan, Run, World
from experiments.engine.stopping import half_width, wanted
from experiments.engine.tables import parts
from experiments.engine.work import RAISED, Chunk, Failure, Job, Recipe, Result
from experiments.studies.study import Precision

Counts = NDArray[np.int64]
Shard = tuple[int, int]
"""Number of a part, from 1, and the number of parts."""

CHUNK_SECONDS = 0.5
"""What a chunk should take: long beside sending it, short beside waiting for it."""
SHARES = 4
"""Chunks that every worker should get at least, so that none waits long for the last."""
NS_A_PERSON_WEEK = 22.0
"""As measured on one processor; only the size of chunks depends on it."""
LOOK_AHEAD = 2048
"""Runs that are looked up in the journal at once."""


class Progressed(NamedTuple):
    """How far a study is.

    Attributes
    ----------
    done, total
        Runs. Where a precision is asked, the total grows with what is found to be needed.
    before
        Runs that were done when this session began.
    failed
        Runs without an outcome, among those of this session.
    narrow
        Points whose interval is narrow enough, of all points; None where no precision is asked.
    """

    done: int
    total: int
    before: int
    failed: int
    narrow: tuple[int, int] | None = None


Progress = Callable[[Progressed], None]


class Session:
    """One go at a study. What was done before is not done again.

    Parameters
    ----------
    engine
        Opens the workers, once there is something for them to do.
    shard
        The part of the plan that is done; None for all of it.
    """

    def __init__(
        self, plan: Plan, journal: Journal, engine: Callable[[], Engine], shard: Shard | None = None, progress: Progress | None = None
    ) -> None:
        self.plan, self.journal, self.shard, self.progress = plan, journal, shard, progress
        self.replications: Counts = np.zeros(len(plan.points), np.int64)
        self.done = self.total = self.before = self.failed = 0
        self._open_engine, self._stack = engine, ExitStack()
        self._engine: Engine | None = None
        self._under_way: set[str] = set()
        self._open = np.ones(len(plan.points), bool)

    def run(self) -> Counts:
        """Do every run; the number of worlds of each point, (points,)."""
        asked = self.plan.study.precision
        with self._stack:
            if asked is None:
                self._extend(np.full(len(self.plan.points), self.plan.study.replications))
            while asked is not None and (more := self._more(asked)).sum() > self.replications.sum():
                self._extend(more)
        return self.replications

    def _more(self, asked: Precision) -> Counts:
        """Worlds that every point should have next, within the budget."""
        more = self.replications.copy()
        for point in np.flatnonzero(self._open):
            if self._mine(int(point), 0):
                more[point] = wanted(int(more[point]), self._half_width(int(point), asked), asked)
        self._open &= more > self.replications
        return more if asked.budget is None else within(asked.budget // len(self.plan.arms), self.replications, more)

    def _half_width(self, point: int, asked: Precision) -> float:
        """Half the interval that a point has reached."""
        study, worlds = self.plan.study, [(point, k) for k in range(int(self.replications[point]))]
        found = self.journal.values([run.id for run in self.plan.runs(worlds)])
        place = study.measured_at.index(asked.week) * len(study.measures) + study.measures.index(asked.measure)
        values = [np.frombuffer(found[run.id])[place] if run.id in found else np.nan for run in self.plan.runs(worlds)]
        table = np.array(values).reshape(len(worlds), len(self.plan.arms)).T
        return half_width(table[1:] - table[0])

    def _extend(self, more: Counts) -> None:
        """Do the runs by which every point gets this many worlds."""
        self.total += len(self.plan.arms) * sum(1 for _ in self._worlds(more))
        chunks = self._chunks(self._worlds(more))
        first = next(chunks, None)
        if first is not None:
            drive(chain([first], chunks), self._workers(), self._deliver)
        self.replications = more
        self._tell()

    def _worlds(self, more: Counts) -> Iterator[World]:
        """The worlds that points still lack, in order."""
        for point, (had, wants) in enumerate(zip(self.replications.tolist(), more.tolist(), strict=True)):
            yield from ((point, k) for k in range(had, wants) if self._mine(point, k))

    def _mine(self, point: int, replication: int) -> bool:
        """Whether a world belongs to this part: whole points where results decide how many worlds a point gets."""
        if self.shard is None:
            return True
        number, count = self.shard
        return (point if self.plan.study.precision else point * self.plan.most + replication) % count == number - 1

    def _workers(self) -> Engine:
        """The engine, opened when it is first needed."""
        if self._engine is None:
            self._engine = self._stack.enter_context(self._open_engine())
        return self._engine

    def _chunks(self, worlds: Iterator[World]) -> Iterator[Chunk]:
        """What is still to be done, in pieces for a worker."""
        for runs in parts(self.plan.runs(worlds), LOOK_AHEAD):
            missing = self._missing(runs)
            refused = [run for run in missing if self.plan.refusal(run.point, run.arm)]
            if refused:
                self._deliver([Failure(run.id, RAISED, "", self.plan.refusal(run.point, run.arm)) for run in refused])
            jobs = [self.plan.job(run) for run in missing if not self.plan.refusal(run.point, run.arm)]
            yield from in_chunks(jobs, self.plan.recipe, self._seconds(jobs))
            self._tell()

    def _missing(self, runs: Sequence[Run]) -> list[Run]:
        """The runs that are neither done nor under way, each once."""
        known = self.journal.known([run.id for run in runs])
        missing = []
        for run in runs:
            if run.id in known:
                self.before += 1
            if run.id in known or run.id in self._under_way:
                self.done += 1
            else:
                self._under_way.add(run.id)
                missing.append(run)
        return missing

    def _seconds(self, jobs: Sequence[Job]) -> float:
        """What a chunk should take: less than usual where little is left for each worker."""
        if not jobs:
            return CHUNK_SECONDS
        left = (self.total - self.done) * seconds_of(jobs[0])
        return min(CHUNK_SECONDS, left / (SHARES * self._workers().workers))

    def _deliver(self, results: Sequence[Result]) -> None:
        """Keep results for good."""
        self.journal.add(results)
        self._under_way.difference_update(result.run for result in results)
        self.done += len(results)
        self.failed += sum(isinstance(result, Failure) for result in results)
        self._tell()

    def _tell(self) -> None:
        """Say how far it is."""
        if self.progress is not None:
            asked = self.plan.study.precision is not None
            narrow = (int((~self._open).sum()), len(self._open)) if asked else None
            self.progress(Progressed(self.done, self.total, self.before, self.failed, narrow))


def seconds_of(job: Job) -> float:
    """What a run is expected to take."""
    return 0.0005 + 1e-9 * NS_A_PERSON_WEEK * job.scenario.people * job.scenario.weeks


def in_chunks(jobs: Sequence[Job], recipe: Recipe, seconds: float) -> Iterator[Chunk]:
    """Jobs in chunks that take so many seconds each, or hold one job."""
    chunk: list[Job] = []
    spent = 0.0
    for job in jobs:
        chunk.append(job)
        spent += seconds_of(job)
        if spent >= seconds:
            yield Chunk(tuple(chunk), recipe)
            chunk, spent = [], 0.0
    if chunk:
        yield Chunk(tuple(chunk), recipe)


def within(worlds: int, had: Counts, more: Counts) -> Counts:
    """As many of the worlds that points should have as a budget allows, dealt out in turn.

    Parameters
    ----------
    worlds
        That all points together may have.
    """
    extra = more - had
    spare = max(0, worlds - int(had.sum()))
    if extra.sum() <= spare:
        return more
    turns = np.concatenate([np.arange(count) for count in extra])
    points = np.repeat(np.arange(len(extra)), extra)
    dealt = points[np.lexsort((points, turns))][:spare]
    return had + np.bincount(dealt, minlength=len(had))
