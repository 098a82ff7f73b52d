"""Repeat runs of a study exactly, each by its identity."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from experiments.engine.command import command_of
from experiments.engine.drive import drive
from experiments.engine.engines import open_engine
from experiments.engine.journal import Journal
from experiments.engine.merge import plan_of
from experiments.engine.plan import Plan, Run
from experiments.engine.sweep import JOURNAL
from experiments.engine.tables import DESIGN, REPLICATIONS, SERIES, parts, readable, worlds_of
from experiments.engine.work import RAISED, Chunk, Failure, Outcome, Result, perform
from simulation.declare import nearest
from simulation.errors import NotAllowed

Floats = NDArray[np.float64]
LOOKED_THROUGH = 20_000
"""Runs among which the nearest name is looked for."""
NAMED = 4
"""Runs that a refusal names."""
IN_A_CHUNK = 10
"""Runs that are repeated together."""


@dataclass(frozen=True)
class Repeated:
    """A run, and what came of doing it again.

    Attributes
    ----------
    places
        Points at which it stands; more than one where a factor does not change the strategy.
    result
        What came of it now.
    stored
        What the study holds of it: measures at the weeks, (rows, measures), or the failure; None where it has not been run.
    same
        Whether that is the same, bit for bit; None where the study holds nothing.
    command
        That does the same run, where one says it.
    """

    plan: Plan
    run: Run
    places: int
    result: Result
    stored: Floats | Failure | None
    same: bool | None
    command: str | None


@dataclass(frozen=True)
class Checked:
    """Runs that were repeated, and those of them that gave something else."""

    runs: int
    differing: tuple[str, ...]


def replay(folder: Path, name: str) -> Repeated:
    """Do one run again.

    Parameters
    ----------
    name
        Of the run; its first digits are enough where no other run begins with them.

    Raises
    ------
    NotAllowed
        Where the folder holds no study, the model has changed since, or there is no such run.
    """
    plan = plan_of(folder)
    run, places = find(plan, worlds_there(folder, plan), name)
    with Journal.read(folder / JOURNAL, plan.fingerprint) as journal:
        stored = stored_of(plan, journal, run)
        series = stored_series(folder, plan, journal, [run.id])
    result = repeat(plan, [run])[0]
    same = None if stored is None else is_same(result, stored, series.get(run.id))
    shown = table_of(plan, stored) if isinstance(stored, bytes) else stored
    command = None if plan.refusal(run.point, run.arm) else command_of(plan, run)
    return Repeated(plan, run, places, result, shown, same, command)


def check(folder: Path, count: int, seed: int, workers: int | None = None, progress: Callable[[int, int], None] | None = None) -> Checked:
    """Do a number of runs again that gave an outcome, drawn at random, and compare them bit for bit.

    Parameters
    ----------
    seed
        Of the draw.
    progress
        Called with the number of runs done and the number of all.
    """
    if count < 1:
        raise NotAllowed(f"The number of runs to repeat is {count}; allowed is a whole number from 1.")
    plan = plan_of(folder)
    with Journal.read(folder / JOURNAL, plan.fingerprint) as journal:
        there = with_outcome(plan, journal, worlds_there(folder, plan))
        drawn = random.Random(seed).sample(there, min(count, len(there)))
        names = [run.id for run in drawn]
        values, series = journal.values(names), stored_series(folder, plan, journal, names)
    done: dict[str, bool] = {}

    def deliver(results: Sequence[Result]) -> None:
        done.update({result.run: is_same(result, values[result.run], series.get(result.run)) for result in results})
        if progress is not None:
            progress(len(done), len(drawn))

    chunks = [Chunk(tuple(plan.job(run) for run in part), plan.recipe) for part in parts(iter(drawn), IN_A_CHUNK)]
    if chunks:
        with open_engine("threads", workers) as engine:
            drive(chunks, engine, deliver)
    return Checked(len(drawn), tuple(name for name in names if not done[name]))


def worlds_there(folder: Path, plan: Plan) -> NDArray[np.int64]:
    """Worlds of each point, (points,): those of the finished study, or as many as there may be."""
    path = folder / DESIGN
    if path.exists():
        with readable(path):
            return np.asarray(pq.read_table(path, columns=[REPLICATIONS]).column(0), np.int64)
    return np.full(len(plan.points), plan.most)


def find(plan: Plan, replications: NDArray[np.int64], name: str) -> tuple[Run, int]:
    """The run that a name or its beginning means, and at how many points it stands.

    Raises
    ------
    NotAllowed
        Where there is none, naming the nearest, or where there are several.
    """
    wanted = name.strip().lower()
    found: dict[str, list[Run]] = {}
    for run in plan.runs(worlds_of(replications)):
        if wanted and run.id.startswith(wanted):
            found.setdefault(run.id, []).append(run)
    if not found:
        near = nearest(wanted, near_by(plan, replications, wanted))
        raise NotAllowed(
            f'There is no run "{name}" in this study.{near} The first column of experiments.parquet and failures.parquet holds all.'
        )
    if len(found) > 1:
        few = ", ".join(sorted(found)[:NAMED])
        raise NotAllowed(
            f'"{name}" is the beginning of {len(found):,} runs; write more digits: {few}{", …" if len(found) > NAMED else ""}.'
        )
    places = next(iter(found.values()))
    return places[0], len(places)


def near_by(plan: Plan, replications: NDArray[np.int64], name: str) -> list[str]:
    """Names of runs that may be meant: all of them, or in a large study those that begin or end alike."""
    names = list(dict.fromkeys(run.id for run in plan.runs(worlds_of(replications))))
    if len(names) <= LOOKED_THROUGH:
        return names
    return [one for one in names if one[:3] == name[:3] or one[-3:] == name[-3:]]


def with_outcome(plan: Plan, journal: Journal, replications: NDArray[np.int64]) -> list[Run]:
    """The runs that gave an outcome, each once, in order."""
    failed = {failure.run for failure in journal.failures()}
    every = {run.id: run for run in plan.runs(worlds_of(replications))}
    known = journal.known(every) - failed
    return [run for name, run in every.items() if name in known]


def stored_of(plan: Plan, journal: Journal, run: Run) -> bytes | Failure | None:
    """What a study holds of a run."""
    found = journal.values([run.id]).get(run.id)
    return found if found is not None else next((failure for failure in journal.failures() if failure.run == run.id), None)


def stored_series(folder: Path, plan: Plan, journal: Journal, names: Sequence[str]) -> dict[str, bytes]:
    """The weekly measures that a study holds of runs: in its journal, or in its table when it is finished."""
    weekly, weeks, path = plan.recipe.weekly, plan.study.weeks, folder / SERIES
    found = journal.series(names)
    left = [name for name in names if name not in found]
    if not weekly or not left or not path.exists():
        return found
    with readable(path):
        table = pq.read_table(path, columns=["run", *weekly], filters=pc.field("run").isin(left))
    numbers = np.stack([table.column(name).to_numpy() for name in weekly]).reshape(len(weekly), -1, weeks)
    runs = table.column("run").to_pylist()[::weeks]
    return found | {run: numbers[:, k].tobytes() for k, run in enumerate(runs)}


def repeat(plan: Plan, runs: Sequence[Run]) -> list[Result]:
    """Do runs here and now."""
    return [
        Failure(run.id, RAISED, "", plan.refusal(run.point, run.arm))
        if plan.refusal(run.point, run.arm)
        else perform(Chunk((plan.job(run),), plan.recipe))[0]
        for run in runs
    ]


def is_same(result: Result, stored: bytes | Failure, series: bytes | None) -> bool:
    """Whether a run gave the same again: every bit of its measures, or the same failure."""
    if isinstance(result, Outcome):
        return result.values == stored and series in (None, result.series)
    return isinstance(stored, Failure) and (result.kind, result.message) == (stored.kind, stored.message)


def table_of(plan: Plan, values: bytes) -> Floats:
    """Measures at the weeks, (rows, measures)."""
    return np.frombuffer(values).reshape(len(plan.recipe.rows), len(plan.recipe.measures))
