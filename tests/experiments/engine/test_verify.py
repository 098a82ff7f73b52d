"""A study that was changed by hand is found out."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from experiments.engine.sweep import JOURNAL, sweep
from experiments.engine.tables import DESIGN, EXPERIMENTS, FAILURES, OUTCOMES, SERIES
from experiments.engine.verify import verify
from experiments.engine.work import Chunk, Failure, Result, perform
from simulation.errors import NotAllowed
from tests.experiments.small_studies import small_study


def wrong(folder: Path, runs: int = 0) -> list[str]:
    """What is found to be wrong, in words."""
    return [finding.text.format(**finding.values) for finding in verify(folder, runs) if not finding.right]


def rewritten(path: Path, change: Callable[[pa.Table], pa.Table]) -> None:
    """Change a table by hand."""
    pq.write_table(change(pq.read_table(path)), path, compression="zstd")


def marked(folder: Path, statement: str) -> None:
    """Change the journal by hand."""
    with closing(sqlite3.connect(folder / JOURNAL)) as connection, connection:
        connection.execute(statement)
    connection.close()


def failing(chunk: Chunk) -> list[Result]:
    return [Failure(job.run, "killed", "", "Gone.") if job.seed == 2 else perform(Chunk((job,), chunk.recipe))[0] for job in chunk.jobs]


def test_a_study_as_it_was_written_is_right(run_once: Path) -> None:
    assert wrong(run_once, runs=5) == []


def test_every_table_is_looked_at(run_once: Path) -> None:
    assert {finding.values.get("table") for finding in verify(run_once)} >= {DESIGN, EXPERIMENTS, OUTCOMES, SERIES}


def test_looking_writes_nothing(run_once: Path) -> None:
    before = {path.name: path.read_bytes() for path in run_once.iterdir()}
    verify(run_once, runs=2)
    assert {path.name: path.read_bytes() for path in run_once.iterdir()} == before


@pytest.mark.parametrize("table", [DESIGN, EXPERIMENTS, OUTCOMES])
def test_a_table_that_was_written_otherwise_is_found(own_copy: Path, table: str) -> None:
    rewritten(own_copy / table, lambda rows: rows.slice(0, rows.num_rows - 1))
    assert wrong(own_copy) == [
        f"{table} is not what the journal and the plan give: it was changed, or written by other versions of the libraries."
    ]


@pytest.mark.parametrize("table", [DESIGN, OUTCOMES, SERIES])
def test_a_table_that_is_gone_is_found(own_copy: Path, table: str) -> None:
    (own_copy / table).unlink()
    assert wrong(own_copy) == [f"{table} is not there."]


def test_a_failure_that_nobody_knows_of_is_found(own_copy: Path) -> None:
    pq.write_table(pa.table({"run": ["0" * 16]}), own_copy / FAILURES)
    assert wrong(own_copy) == ["failures.parquet is there, and no run has failed."]


def test_failures_are_verified_with_the_rest(tmp_path: Path) -> None:
    sweep(small_study(weekly=("profit",)), tmp_path, workers=1, perform=failing)
    assert wrong(tmp_path) == []
    (tmp_path / FAILURES).unlink()
    assert wrong(tmp_path) == ["failures.parquet is not there."]


def shorter(rows: pa.Table) -> pa.Table:
    return rows.slice(0, rows.num_rows - 60)


def turned(rows: pa.Table) -> pa.Table:
    return rows.take(np.r_[60:120, 0:60, 120 : rows.num_rows])


def other_value(rows: pa.Table) -> pa.Table:
    values = rows["committed_share"].to_numpy().copy()
    values[59] += 0.5
    return rows.set_column(rows.schema.get_field_index("committed_share"), "committed_share", pa.array(values))


def other_name(rows: pa.Table) -> pa.Table:
    names = ["0" * 16, *rows["run"].to_pylist()[1:]]
    return rows.set_column(rows.schema.get_field_index("run"), "run", pa.array(names))


@pytest.mark.parametrize("change", [shorter, turned, other_value, other_name])
def test_weekly_measures_that_were_changed_are_found(own_copy: Path, change: Callable[[pa.Table], pa.Table]) -> None:
    rewritten(own_copy / SERIES, change)
    assert wrong(own_copy) == ["series.parquet does not agree with the other tables in 1 of its parts."]


def test_a_week_that_only_the_series_tells_of_is_found_by_repeating_runs(own_copy: Path) -> None:
    def halved(rows: pa.Table) -> pa.Table:
        return rows.set_column(rows.schema.get_field_index("profit"), "profit", pa.array(rows["profit"].to_numpy() * np.float32(0.5)))

    rewritten(own_copy / SERIES, halved)
    assert wrong(own_copy) == []
    assert wrong(own_copy, runs=3)[0].startswith("3 of 3 runs that were repeated gave something else: ")


def test_an_outcome_that_was_changed_is_found(own_copy: Path) -> None:
    marked(own_copy, "UPDATE outcome SET measures = zeroblob(length(measures)) WHERE id = 5")
    assert wrong(own_copy) == [
        "outcomes.parquet is not what the journal and the plan give: it was changed, or written by other versions of the libraries.",
        "series.parquet does not agree with the other tables in 1 of its parts.",
    ]


def test_a_run_that_is_missing_is_found(own_copy: Path) -> None:
    marked(own_copy, "DELETE FROM outcome WHERE id = 1")
    assert wrong(own_copy)[0].startswith("The study is not finished: ")


def test_a_part_is_not_a_finished_study(tmp_path: Path) -> None:
    sweep(small_study(), tmp_path, workers=1, shard=(1, 2))
    assert wrong(tmp_path)[0].startswith("The study is not finished: 9 worlds are still missing")


def test_damage_that_hides_a_run_is_told_as_damage(own_copy: Path) -> None:
    path = own_copy / JOURNAL
    with closing(sqlite3.connect(path)) as connection, connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_outcome_1'").fetchone()
    connection.close()
    content = bytearray(path.read_bytes())
    content[page * size - 8] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(NotAllowed, match="damaged"):
        verify(own_copy)


def test_a_damaged_journal_is_told(own_copy: Path) -> None:
    path = own_copy / JOURNAL
    content = bytearray(path.read_bytes())
    content[32768 * 2 : 32768 * 4] = b"\xff" * 65536
    path.write_bytes(content)
    with pytest.raises(NotAllowed, match="damaged"):
        verify(own_copy)
