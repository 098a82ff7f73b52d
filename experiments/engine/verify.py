"""Whether a finished study is what it says: its tables follow from its journal and its plan, and its runs from the model."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from experiments.engine import replay
from experiments.engine.journal import Journal
from experiments.engine.merge import Gathering, Missing, plan_of
from experiments.engine.plan import Plan
from experiments.engine.result import read_manifest
from experiments.engine.session import Counts
from experiments.engine.sweep import JOURNAL, is_complete
from experiments.engine.tables import (
    DESIGN,
    EXPERIMENTS,
    FAILURES,
    IDENTITY,
    OUTCOMES,
    SERIES,
    readable,
    write_design,
    write_failures,
    write_runs,
)
from experiments.language import mark

Progress = Callable[[int, int], None]
SHOWN = 20
"""Runs that differ of which the names are given."""

SAME_BYTES = mark("{table} has the bytes it would have if it were written again.")
OTHER_BYTES = mark("{table} is not what the journal and the plan give: it was changed, or written by other versions of the libraries.")
ABSENT = mark("{table} is not there.")
TOO_MUCH = mark("{table} is there, and no run has failed.")


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at.

    Attributes
    ----------
    text
        In English, to be translated; ``values`` go into it.
    """

    right: bool
    text: str
    values: dict[str, object]


def verify(folder: Path, runs: int = 0, seed: int = 1, progress: Progress | None = None) -> list[Finding]:
    """Look at a study folder, which is only read.

    Parameters
    ----------
    runs
        That are drawn at random and repeated.
    progress
        Called with the number of runs repeated and the number of all.

    Raises
    ------
    NotAllowed
        Where the folder holds no study, the model has changed since, or the journal is damaged.
    """
    plan = plan_of(folder)
    found = [Finding(True, mark("The study and the model are those of the manifest (fingerprint {code})."), {"code": plan.fingerprint})]
    with Journal.read(folder / JOURNAL, plan.fingerprint) as journal:
        journal.check()
        found.append(Finding(True, mark("The journal is whole: {outcomes} outcomes, {failures} failures."), journal.counts()._asdict()))
        session = Gathering(plan, journal)
        try:
            found += finished(plan, session.run(), journal, folder)
        except Missing as error:
            found.append(Finding(False, mark("The study is not finished: {why}"), {"why": error}))
    if runs:
        found.append(repeated(replay.check(folder, runs, seed, progress=progress)))
    return found


def finished(plan: Plan, replications: Counts, journal: Journal, folder: Path) -> Iterator[Finding]:
    """What is looked at when every run is there."""
    count = int(replications.sum()) * len(plan.arms)
    yield Finding(True, mark("Every run of the plan is in the journal: {runs} runs, each under its own identity."), {"runs": count})
    told = read_manifest(folder).get("runs")
    right = is_complete(folder) and told == count
    yield Finding(
        right, mark("The manifest tells of {told} runs that are in the tables; the plan has {runs}."), {"told": told or 0, "runs": count}
    )
    with tempfile.TemporaryDirectory() as name:
        again = Path(name)
        write_design(plan, replications, again / DESIGN)
        write_runs(plan, replications, journal, again)
        write_failures(plan, replications, journal, again / FAILURES)
        yield from (compared(folder / table, again / table) for table in (DESIGN, EXPERIMENTS, OUTCOMES))
        if (folder / FAILURES).exists() or (again / FAILURES).exists():
            yield compared(folder / FAILURES, again / FAILURES)
        if plan.recipe.weekly:
            yield series(plan, again, folder / SERIES)


def compared(path: Path, again: Path) -> Finding:
    """A table beside the same one written again."""
    if not path.exists() or not again.exists():
        return Finding(False, ABSENT if again.exists() else TOO_MUCH, {"table": path.name})
    same = path.read_bytes() == again.read_bytes()
    return Finding(same, SAME_BYTES if same else OTHER_BYTES, {"table": path.name})


def series(plan: Plan, again: Path, path: Path) -> Finding:
    """The weekly measures: a row for every run and week of the other tables, and the same values where both tell of a week."""
    if not path.exists():
        return Finding(False, ABSENT, {"table": path.name})
    with readable(path):
        wrong = sum(not right for right in parts_agree(plan, again, path))
    if wrong:
        return Finding(False, mark("{table} does not agree with the other tables in {n} of its parts."), {"table": path.name, "n": wrong})
    return Finding(True, mark("{table} has a row for every run and week, and agrees with the outcomes."), {"table": path.name})


def parts_agree(plan: Plan, again: Path, path: Path) -> Iterator[bool]:
    """Whether each part of the weekly measures agrees with the runs and outcomes in ``again``; last, whether there are as many runs."""
    runs, outcomes, file = pq.read_table(again / EXPERIMENTS), pq.read_table(again / OUTCOMES), pq.ParquetFile(path)
    first, weeks, measured = 0, plan.study.weeks, len(plan.recipe.rows)
    for number in range(file.num_row_groups):
        part = file.read_row_group(number)
        count = part.num_rows // weeks
        yield part_agrees(plan, part, runs.slice(first, count), outcomes.slice(first * measured, count * measured))
        first += count
    yield first == runs.num_rows


def part_agrees(plan: Plan, part: pa.Table, runs: pa.Table, outcomes: pa.Table) -> bool:
    """Whether weekly measures are those of runs, week after week, and the same as their outcomes where both tell of a week."""
    weeks, rows = plan.study.weeks, list(plan.recipe.rows)
    places = np.repeat(np.arange(runs.num_rows), weeks)
    if part.num_rows != len(places) or not np.array_equal(part["week"].to_numpy(), np.tile(np.arange(weeks), runs.num_rows)):
        return False
    if any(part[name].combine_chunks() != runs[name].take(places).combine_chunks() for name, _ in IDENTITY):
        return False
    both = [name for name in plan.recipe.weekly if name in plan.recipe.measures]
    paths = {name: part[name].to_numpy().reshape(-1, weeks)[:, rows].ravel() for name in both}
    return all(np.array_equal(paths[name], outcomes[name].to_numpy().astype(np.float32), equal_nan=True) for name in both)


def repeated(checked: replay.Checked) -> Finding:
    """What came of repeating runs."""
    if checked.differing:
        values = {"n": len(checked.differing), "runs": checked.runs, "which": ", ".join(checked.differing[:SHOWN])}
        return Finding(False, mark("{n} of {runs} runs that were repeated gave something else: {which}."), values)
    return Finding(True, mark("{runs} runs were repeated and gave the same, bit for bit."), {"runs": checked.runs})
