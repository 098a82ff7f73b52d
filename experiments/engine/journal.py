"""The journal of a study: what came of every run, each once, on the disk before the study goes on.

SQLite with a log that is written ahead (WAL) and flushed at every commit: a process that is killed, or a machine that stops, loses at most what it was
just told. Others may read while one process writes.
"""

import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

from experiments.engine.journal_file import begin, closed_on_error, readable, told, transaction, writable
from experiments.engine.packing import pack, unpack
from experiments.engine.work import Failure, Outcome, Result
from simulation.errors import NotAllowed

ASKED_AT_ONCE = 900
"""Runs in one question; SQLite takes at least 999 values."""


class Counts(NamedTuple):
    """Runs with an outcome, and runs that failed."""

    outcomes: int
    failures: int


class Session(NamedTuple):
    """One go at a study.

    Attributes
    ----------
    process
        Number of the process.
    begun, latest, ended
        When it began, last wrote something, and ended, in seconds since 1970; ``ended`` is None where it goes on or was killed.
    done
        Runs that it added.
    """

    process: int
    begun: float
    latest: float
    ended: float | None
    done: int


class Journal:
    """The journal of one study, for one process that writes or any number that read. Made by ``open`` or ``read``."""

    def __init__(self, path: Path, connection: sqlite3.Connection, session: int | None = None) -> None:
        self.path = path
        self._connection = connection
        self._session = session

    @classmethod
    def open(cls, path: Path, fingerprint: str) -> "Journal":
        """The journal to go on with; a new one where there is none.

        Raises
        ------
        NotAllowed
            Where the file is damaged, or the journal of another study or of another version of the model.
        NotWritten
            Where it cannot be written.
        """
        connection = writable(path, fingerprint)
        with closed_on_error(connection):
            return cls(path, connection, begin(path, connection))

    @classmethod
    def read(cls, path: Path, fingerprint: str | None = None) -> "Journal":
        """The journal to look at, also while another process writes.

        Parameters
        ----------
        fingerprint
            Of the study it should be of; None for any.

        Raises
        ------
        NotAllowed
            Where there is none, it is damaged, or it is of another study.
        """
        return cls(path, readable(path, fingerprint))

    def __enter__(self) -> "Journal":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Mark the end of the session, as far as that can be written, and close the file."""
        if self._session is not None:
            with suppress(sqlite3.Error):
                self._connection.execute("UPDATE session SET ended = ? WHERE id = ?", (time.time(), self._session))
        self._connection.close()

    def add(self, results: Iterable[Result]) -> None:
        """Write what came of runs, all of it or nothing; what is there already stays as it is.

        Raises
        ------
        NotWritten
            Where it cannot be written, as on a full disk.
        """
        with self._transaction() as connection:
            new = sum(
                add_outcome(connection, result) if isinstance(result, Outcome) else add_failure(connection, result) for result in results
            )
            connection.execute("UPDATE session SET latest = ?, done = done + ? WHERE id = ?", (time.time(), new, self._session))

    def known(self, runs: Iterable[str]) -> set[str]:
        """Those of the runs that have an outcome or have failed."""
        asked = list(runs)
        found = (self._about(f"SELECT run FROM {table} WHERE run IN", asked) for table in ("outcome", "failure"))
        return {run.hex() for rows in found for (run,) in rows}

    def values(self, runs: Iterable[str]) -> dict[str, bytes]:
        """The measures of those of the runs that have an outcome."""
        return {run.hex(): values for run, values in self._about("SELECT run, measures FROM outcome WHERE run IN", runs)}

    def series(self, runs: Iterable[str]) -> dict[str, bytes]:
        """The weekly measures of those of the runs that have them."""
        found = self._about("SELECT run, packed, size FROM outcome JOIN series USING (id) WHERE run IN", runs)
        return {run.hex(): unpack(packed, size) for run, packed, size in found}

    def failures(self) -> list[Failure]:
        """Every failure, in the order of their names."""
        return [Failure(run.hex(), *told_of) for run, *told_of in self._ask("SELECT run, kind, origin, message FROM failure ORDER BY run")]

    def forget_failures(self) -> None:
        """Let runs that failed be done again."""
        self._ask("DELETE FROM failure")

    def drop_series(self) -> None:
        """Drop the weekly measures of all runs, and give their room back to the disk."""
        if self._ask("SELECT 1 FROM series LIMIT 1"):
            self._ask("DELETE FROM series")
            self._ask("VACUUM")

    def counts(self) -> Counts:
        """How many runs there are."""
        return Counts(*self._ask("SELECT (SELECT COUNT(*) FROM outcome), (SELECT COUNT(*) FROM failure)")[0])

    def sessions(self) -> list[Session]:
        """Every go at the study, in order."""
        return [Session(*row) for row in self._ask("SELECT process, begun, latest, ended, done FROM session ORDER BY id")]

    def check(self) -> None:
        """Look at every page of the file.

        Raises
        ------
        NotAllowed
            Where it is damaged.
        """
        found = self._ask("PRAGMA integrity_check(1)")
        if found != [("ok",)]:
            raise NotAllowed(f"{self.path}: the journal is damaged ({' '.join(str(found[0][0]).split())}).")

    def _about(self, question: str, runs: Iterable[str]) -> Iterator[tuple[Any, ...]]:
        """Rows about runs; those of which nothing is known are left out."""
        left = iter(runs)
        while asked := [bytes.fromhex(run) for run in islice(left, ASKED_AT_ONCE)]:
            yield from self._ask(f"{question} ({', '.join('?' * len(asked))})", asked)

    def _ask(self, question: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Everything that SQLite answers."""
        with told(self.path):
            return self._connection.execute(question, values).fetchall()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """A number of changes that are made together or not at all."""
        with told(self.path), transaction(self._connection):
            yield self._connection


def add_outcome(connection: sqlite3.Connection, outcome: Outcome) -> bool:
    """Write what came of a run, and its weekly measures where those are not there; whether the run is new."""
    run = bytes.fromhex(outcome.run)
    cursor = connection.execute(
        "INSERT OR IGNORE INTO outcome (run, measures, seconds) VALUES (?, ?, ?)", (run, outcome.values, outcome.seconds)
    )
    new = bool(cursor.rowcount)
    if new:
        connection.execute("DELETE FROM failure WHERE run = ?", (run,))
    if outcome.series:
        row = (len(outcome.series), pack(outcome.series), run)
        connection.execute("INSERT OR IGNORE INTO series SELECT id, ?, ? FROM outcome WHERE run = ?", row)
    return new


def add_failure(connection: sqlite3.Connection, failure: Failure) -> bool:
    """Write that a run gave no outcome, unless it gave one; whether that is new."""
    run = bytes.fromhex(failure.run)
    row = (run, failure.kind, failure.origin, failure.message, run)
    asked = "INSERT OR IGNORE INTO failure SELECT ?, ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM outcome WHERE run = ?)"
    return bool(connection.execute(asked, row).rowcount)
