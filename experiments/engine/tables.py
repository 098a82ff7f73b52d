"""The tables of a study, written from its journal in the order of the plan: their bytes depend on the study and the model only.

A table is written beside its place and renamed when it is whole. A run that gave no outcome has no row but in the table of failures.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from experiments.engine.journal import Journal
from experiments.engine.plan import Plan, Run, World
from experiments.engine.work import Failure
from experiments.files import whole
from simulation.errors import NotAllowed

DESIGN, EXPERIMENTS, OUTCOMES, SERIES, FAILURES = (
    f"{name}.parquet" for name in ("design", "experiments", "outcomes", "series", "failures")
)
TABLES = (DESIGN, EXPERIMENTS, OUTCOMES, SERIES, FAILURES)
FROM_JOURNAL = (DESIGN, EXPERIMENTS, OUTCOMES)
"""Tables that every study has, and that its journal gives at any time."""
RUNS_AT_ONCE = 4096
"""Runs of a part of a table; where weekly series are long, fewer."""
NUMBERS_AT_ONCE = 200_000
"""Weeks of all runs in a part of the weekly series."""
REPLICATIONS = "replications"
"""Column of the design: worlds of a point."""

Columns = dict[str, Any]
IDENTITY = (("run", pa.string()), ("point", pa.int32()), ("strategy", pa.string()), ("replication", pa.int32()))


def worlds_of(replications: NDArray[np.int64]) -> Iterator[World]:
    """Every world of a plan, in order.

    Parameters
    ----------
    replications
        Worlds of each point, (points,).
    """
    return ((point, replication) for point, count in enumerate(replications.tolist()) for replication in range(count))


def write_tables(plan: Plan, replications: NDArray[np.int64], journal: Journal, folder: Path) -> None:
    """Write every table of a study into its folder.

    Parameters
    ----------
    replications
        Worlds of each point, (points,).
    """
    write_design(plan, replications, folder / DESIGN)
    write_runs(plan, replications, journal, folder)
    if plan.recipe.weekly:
        write_series(plan, replications, journal, folder / SERIES)
    write_failures(plan, replications, journal, folder / FAILURES)


def write_design(plan: Plan, replications: NDArray[np.int64], path: Path) -> None:
    """One row a point: its factor values, and how many worlds it has."""
    columns = {"point": pa.array(np.arange(len(plan.points)), pa.int32()), REPLICATIONS: pa.array(replications, pa.int32())}
    values = {str(name): pa.array(plan.points[name].to_numpy(np.float64)) for name in plan.points.columns}
    with whole(path) as part:
        pq.write_table(pa.table(columns | values), part, compression="zstd")


def write_runs(plan: Plan, replications: NDArray[np.int64], journal: Journal, folder: Path) -> None:
    """One row a run with what went in, and one row a run and measured week with what came out."""
    with writer(folder / EXPERIMENTS, experiment_schema(plan)) as experiments, writer(folder / OUTCOMES, outcome_schema(plan)) as outcomes:
        for runs in parts(plan.runs(worlds_of(replications)), RUNS_AT_ONCE):
            values = journal.values([run.id for run in runs])
            there = [run for run in runs if run.id in values]
            experiments.write_table(pa.table(experiment_columns(plan, there), experiment_schema(plan)))
            outcomes.write_table(pa.table(outcome_columns(plan, there, values), outcome_schema(plan)))


def write_series(plan: Plan, replications: NDArray[np.int64], journal: Journal, path: Path) -> None:
    """One row a run and week, with the measures that are kept for every week."""
    weekly, weeks = plan.recipe.weekly, plan.study.weeks
    schema = pa.schema([*IDENTITY, ("week", pa.int32()), *((name, pa.float32()) for name in weekly)])
    options = {"use_dictionary": [name for name, _ in IDENTITY] + ["week"], "column_encoding": dict.fromkeys(weekly, "BYTE_STREAM_SPLIT")}
    with writer(path, schema, **options) as series:
        for runs in parts(plan.runs(worlds_of(replications)), max(1, NUMBERS_AT_ONCE // weeks)):
            found = journal.series([run.id for run in runs])
            there = [run for run in runs if run.id in found]
            if len(there) < len(runs):
                refuse_lost(runs, set(found), journal, path)
            numbers = np.frombuffer(b"".join(found[run.id] for run in there), np.float32).reshape(len(there), len(weekly), weeks)
            columns = repeated(plan, there, weeks) | {"week": np.tile(np.arange(weeks, dtype=np.int32), len(there))}
            series.write_table(pa.table(columns | {name: numbers[:, k].ravel() for k, name in enumerate(weekly)}, schema))


def refuse_lost(runs: Sequence[Run], found: set[str], journal: Journal, path: Path) -> None:
    """Refuse to write a table without the weekly measures of runs that have an outcome.

    Raises
    ------
    NotAllowed
        Where the journal has given them up and the table that held them is gone.
    """
    if journal.values([run.id for run in runs if run.id not in found]):
        raise NotAllowed(
            f"{path}: the table is gone, and the journal gave up its weekly measures when it was written; "
            "put the table back, or run the study in another folder."
        )


def write_failures(plan: Plan, replications: NDArray[np.int64], journal: Journal, path: Path) -> None:
    """One row a run that gave no outcome: why, and the command that repeats it from within the folder. No file where all went well."""
    failures = {failure.run: failure for failure in journal.failures()}
    if not failures:
        path.unlink(missing_ok=True)
        return
    failed = [run for run in plan.runs(worlds_of(replications)) if run.id in failures]
    with whole(path) as part:
        pq.write_table(pa.table(failure_columns(plan, failed, failures)), part, compression="zstd")


def failure_columns(plan: Plan, runs: Sequence[Run], failures: Mapping[str, Failure]) -> Columns:
    """What is told of runs that failed."""
    told = {name: pa.array([getattr(failures[run.id], name) for run in runs], pa.string()) for name in ("kind", "origin", "message")}
    command = pa.array([f"culture replay . {run.id}" for run in runs], pa.string())
    return identity(plan, runs) | {"seed": [run.seed for run in runs]} | told | {"command": command}


def experiment_schema(plan: Plan) -> pa.Schema:
    """Columns of what went into a run."""
    return pa.schema([*IDENTITY, ("seed", pa.int64()), ("weeks", pa.int32()), *((name, pa.float64()) for name in plan.factors)])


def experiment_columns(plan: Plan, runs: Sequence[Run]) -> Columns:
    """What went into each run; a factor that does not change the strategy is missing."""
    values = np.array([plan.changed(run.point, run.arm) for run in runs]).reshape(len(runs), len(plan.factors))
    weeks = np.full(len(runs), plan.study.weeks, np.int32)
    factors = {name: pa.array(values[:, k], from_pandas=True) for k, name in enumerate(plan.factors)}
    return identity(plan, runs) | {"seed": [run.seed for run in runs], "weeks": weeks} | factors


def outcome_schema(plan: Plan) -> pa.Schema:
    """Columns of what came out of a run."""
    return pa.schema([*IDENTITY, ("seed", pa.int64()), ("week", pa.int32()), *((name, pa.float64()) for name in plan.recipe.measures)])


def outcome_columns(plan: Plan, runs: Sequence[Run], values: Mapping[str, bytes]) -> Columns:
    """What came out of each run in each measured week."""
    measures, rows = plan.recipe.measures, plan.recipe.rows
    numbers = np.frombuffer(b"".join(values[run.id] for run in runs), np.float64).reshape(-1, len(measures))
    seeds = np.repeat(np.array([run.seed for run in runs], np.int64), len(rows))
    columns = repeated(plan, runs, len(rows)) | {"seed": seeds, "week": np.tile(np.array(rows, np.int32), len(runs))}
    return columns | {name: pa.array(numbers[:, k], from_pandas=True) for k, name in enumerate(measures)}


def identity(plan: Plan, runs: Sequence[Run]) -> Columns:
    """The columns that name a run."""
    return {
        "run": pa.array([run.id for run in runs], pa.string()),
        "point": pa.array([run.point for run in runs], pa.int32()),
        "strategy": pa.array([plan.study.labels[run.arm] for run in runs], pa.string()),
        "replication": pa.array([run.replication for run in runs], pa.int32()),
    }


def repeated(plan: Plan, runs: Sequence[Run], times: int) -> Columns:
    """The columns that name a run, each so many times."""
    places = pa.array(np.repeat(np.arange(len(runs)), times))
    return {name: column.take(places) for name, column in identity(plan, runs).items()}


def parts(runs: Iterator[Run], size: int) -> Iterator[list[Run]]:
    """Runs in parts of a size."""
    while part := list(islice(runs, size)):
        yield part


@contextmanager
def readable(path: Path) -> Iterator[Path]:
    """Say in a sentence that a table is not there, or damaged."""
    try:
        yield path
    except (FileNotFoundError, pa.ArrowInvalid) as error:
        what = "is damaged" if path.exists() else "is not there"
        again = (
            "; run the study again in another folder" if path.name == SERIES else "; without it, the command of the study writes it again"
        )
        raise NotAllowed(f"{path}: the table {what}{again}.") from error


@contextmanager
def writer(path: Path, schema: pa.Schema, **options: Any) -> Iterator[pq.ParquetWriter]:
    """A table to write parts into, in its place when it is whole."""
    with whole(path) as part, pq.ParquetWriter(part, schema, compression="zstd", **options) as table:
        yield table
