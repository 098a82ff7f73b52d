"""Run a study, from its file to its tables. A study that was stopped, or whose machine went down, goes on where it was."""

import shutil
import tempfile
import weakref
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq

from experiments.engine.engines import open_engine
from experiments.engine.journal import Journal
from experiments.engine.lock import LOCK, only_one
from experiments.engine.plan import Plan
from experiments.engine.result import MANIFEST, StudyResult, read_manifest, study_of, write_manifest
from experiments.engine.session import Counts, Progress, Session, Shard
from experiments.engine.tables import FROM_JOURNAL, SERIES, readable, write_tables
from experiments.engine.work import Chunk, Outcome, Result, perform
from experiments.folder import NotWritten, reason
from experiments.manifest import provenance
from experiments.studies.checks import check
from experiments.studies.limits import refuse_large
from experiments.studies.loader import load
from experiments.studies.study import Study
from simulation.errors import NotAllowed

JOURNAL = "journal.sqlite"
SERIES_AT_ONCE = 500
"""Runs whose weekly series are read at once."""


def sweep(
    study: Study | str | Path,
    folder: Path | str | None = None,
    *,
    engine: str = "threads",
    workers: int | None = None,
    scheduler: str | None = None,
    shard: Shard | None = None,
    retry_failures: bool = False,
    allow_large: bool = False,
    progress: Progress | None = None,
    arguments: Sequence[str] = (),
    perform: Callable[[Chunk], list[Result]] = perform,
) -> StudyResult:
    """Run a study.

    Parameters
    ----------
    study
        A study, the name of one that comes with the project, or a .toml file.
    folder
        Where its journal and tables are kept, and where it goes on; without it a temporary folder that lives as long as the result.
    engine
        "threads" in this process, "processes" of this machine, or "dask".
    workers
        How many; without it one a processor. The tables do not depend on it.
    scheduler
        Address of a Dask scheduler; without it Dask starts workers on this machine.
    shard
        Number of a part, from 1, and the number of parts: only that part is run, and no tables are written before the parts are merged.
    retry_failures
        Whether runs that failed before are tried again.
    allow_large
        Whether a study may be larger than usual.
    progress
        Called whenever runs are done.
    arguments
        Of the command line, for the manifest.
    perform
        What is done with a chunk.

    Raises
    ------
    NotAllowed
        Where the study cannot be read or is too large, or the folder holds another study.
    NotWritten
        Where the folder cannot be written, or another process is at it.
    """
    asked = load(study) if isinstance(study, str | Path) else study
    check(asked, asked.name)
    refuse_large(asked, allow_large)
    if shard is not None and asked.precision is not None and asked.precision.budget is not None:
        raise NotAllowed(f"{asked.name}: a study with a budget is not run in parts: what a point may still have depends on all the others.")
    place = Path(tempfile.mkdtemp(prefix="culture-") if folder is None else folder)
    result = StudyResult(place)
    if folder is None:
        weakref.finalize(result, shutil.rmtree, place, ignore_errors=True)
    about = provenance(arguments) | {"engine": engine, "shard": shard}
    with opened(place, Plan(asked), about) as (plan, journal):
        again = retry_failures and journal.counts().failures > 0
        if again or (is_complete(place) and not all((place / name).exists() for name in FROM_JOURNAL)):
            reopen(plan, journal, place)
        if again:
            journal.forget_failures()
        session = Session(plan, journal, lambda: open_engine(engine, workers, scheduler, perform), shard, progress)
        replications = session.run()
        if shard is None and (session.done > session.before or not is_complete(place)):
            finish(plan, replications, journal, place)
        if is_complete(place):
            journal.drop_series()
    return result


@contextmanager
def opened(folder: Path, plan: Plan, about: dict[str, Any]) -> Iterator[tuple[Plan, Journal]]:
    """The folder of a study, made where it is not there, for this process alone.

    Raises
    ------
    NotAllowed
        Where the folder holds something else.
    NotWritten
        Where it cannot be written, or another process is at it.
    """
    refuse_other(folder, plan)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with only_one(folder):
            refuse_other(folder, plan)
            if not (folder / MANIFEST).exists():
                write_manifest(folder, about | {"fingerprint": plan.fingerprint, "study": plan.study.canonical()})
            with Journal.open(folder / JOURNAL, plan.fingerprint) as journal:
                yield plan, journal
    except OSError as error:
        kept = "What was done so far is kept, and the same command goes on."
        raise NotWritten(f"The folder {folder} cannot be written: {reason(error)}. {kept}") from error


def refuse_other(folder: Path, plan: Plan) -> None:
    """Refuse a folder that holds another study, or none but other things, or is no folder.

    Raises
    ------
    NotAllowed, NotWritten
        Saying which of these it is.
    """
    if folder.exists() and not folder.is_dir():
        raise NotWritten(f"{folder} is a file; a folder is needed.")
    if not folder.is_dir() or not any(path.name != LOCK and not path.name.startswith(".") for path in folder.iterdir()):
        return
    if not (folder / MANIFEST).exists():
        raise NotAllowed(f"{folder}: the folder is not empty and holds no study; choose another.")
    found = read_manifest(folder)
    if found.get("fingerprint") == plan.fingerprint:
        return
    if study_of(found) == plan.study:
        raise NotAllowed(
            f"{folder}: the model has changed since this study began (it was {found.get('source_hash')}, it is {plan.model}), "
            "and its runs would not belong together; choose another folder."
        )
    raise NotAllowed(f"{folder}: this folder holds another study, or an earlier form of this one; choose another folder.")


def is_complete(folder: Path) -> bool:
    """Whether the tables of a study have been written."""
    return bool(read_manifest(folder).get("complete"))


def finish(plan: Plan, replications: Counts, journal: Journal, folder: Path) -> None:
    """Write the tables, then give back the room that weekly series take in the journal.

    The manifest says that tables are complete while they are, and only then series are dropped: whenever this is cut short, it can begin again.
    """
    about = read_manifest(folder) | {"complete": False}
    write_manifest(folder, about)
    write_tables(plan, replications, journal, folder)
    write_manifest(folder, about | {"complete": True, "runs": int(replications.sum()) * len(plan.arms)})


def reopen(plan: Plan, journal: Journal, folder: Path) -> None:
    """Get a study whose tables were written ready for other outcomes: should that be cut short, the tables are written again."""
    restore_series(plan, journal, folder)
    write_manifest(folder, read_manifest(folder) | {"complete": False})


def restore_series(plan: Plan, journal: Journal, folder: Path) -> None:
    """Put weekly series back into the journal of a study whose tables were written."""
    path = folder / SERIES
    if not path.exists():
        return
    weekly, weeks = plan.recipe.weekly, plan.study.weeks
    with readable(path):
        for batch in pq.ParquetFile(path).iter_batches(batch_size=SERIES_AT_ONCE * weeks, columns=["run", *weekly]):
            runs = batch.column("run")[::weeks].to_pylist()
            numbers = np.stack([batch.column(name).to_numpy() for name in weekly]).reshape(len(weekly), len(runs), weeks)
            values = journal.values(runs)
            journal.add([Outcome(run, values[run], numbers[:, k].tobytes(), 0.0) for k, run in enumerate(runs)])
