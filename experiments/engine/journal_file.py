"""The file of a journal: how it is made, opened and told from others, and what is said when that does not work."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from experiments.folder import NotWritten, reason
from simulation.compiled import source_hash
from simulation.errors import NotAllowed

VERSION = "1"
TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE outcome (id INTEGER PRIMARY KEY, run BLOB NOT NULL UNIQUE, measures BLOB NOT NULL, seconds REAL NOT NULL);
CREATE TABLE series (id INTEGER PRIMARY KEY, size INTEGER NOT NULL, packed BLOB NOT NULL);
CREATE TABLE failure (run BLOB PRIMARY KEY, kind TEXT NOT NULL, origin TEXT NOT NULL, message TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE session (id INTEGER PRIMARY KEY, process INTEGER NOT NULL, begun REAL NOT NULL, latest REAL NOT NULL, ended REAL, done INTEGER NOT NULL);
"""
PAGE = 32768
"""Bytes of a page: several weekly series lie on one."""
LOG_PAGES = 256
"""Pages of the log after which it is taken over into the file: 8 MB."""
BUSY = 10.0
"""Seconds to wait for another program that holds the file."""

NOT_WRITTEN = {
    sqlite3.SQLITE_FULL: "the disk is full; make room, then give the same command again",
    sqlite3.SQLITE_READONLY: "the file or its folder may only be read; allow writing, or copy the folder elsewhere, then give the same command again",
    sqlite3.SQLITE_CANTOPEN: "the file cannot be opened or made; see whether its folder is there and may be written, then give the same command again",
    sqlite3.SQLITE_BUSY: "another program holds the file; close that, then give the same command again",
    sqlite3.SQLITE_LOCKED: "another program holds the file; close that, then give the same command again",
    sqlite3.SQLITE_IOERR: "the disk does not take it; see whether it is full or gone, then give the same command again",
}
DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def writable(path: Path, fingerprint: str) -> sqlite3.Connection:
    """The journal of a study, to be written; a new one where there is none.

    Raises
    ------
    NotAllowed
        Where the file is damaged, or the journal of another study or of another version of the model.
    NotWritten
        Where it cannot be written.
    """
    with told(path):
        connection = sqlite3.connect(path, timeout=BUSY, isolation_level=None)
        with closed_on_error(connection):
            connection.execute(f"PRAGMA page_size = {PAGE}")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
            if not connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
                make(connection, fingerprint)
            refuse_other(path, connection, fingerprint)
            return connection


def readable(path: Path, fingerprint: str | None = None) -> sqlite3.Connection:
    """A journal, to be read only.

    Parameters
    ----------
    fingerprint
        Of the study it should be of; None for any.

    Raises
    ------
    NotAllowed
        Where there is none, it is damaged, or it is of another study.
    """
    if not path.is_file():
        raise NotAllowed(f"{path}: there is no journal of a study here.")
    with told(path):
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?{_way_to_read(path)}", uri=True, timeout=BUSY, isolation_level=None)
        with closed_on_error(connection):
            connection.execute("PRAGMA query_only = 1")
            refuse_other(path, connection, fingerprint)
            return connection


def _way_to_read(path: Path) -> str:
    """How SQLite is to open a file that is only read. It needs to write beside it, and clears that away, unless it is told that nobody writes."""
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return "mode=rw"
    return "mode=ro" if path.with_name(f"{path.name}-wal").exists() else "mode=ro&immutable=1"


def make(connection: sqlite3.Connection, fingerprint: str) -> None:
    """Make the tables, all or none."""
    about = {"schema": VERSION, "model": source_hash(), "fingerprint": fingerprint}
    with transaction(connection):
        for table in TABLES.strip().splitlines():
            connection.execute(table)
        connection.executemany("INSERT INTO meta VALUES (?, ?)", about.items())


def refuse_other(path: Path, connection: sqlite3.Connection, fingerprint: str | None) -> None:
    """Refuse a file that is no journal, or one of something else."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone():
        raise NotAllowed(f"{path}: this is not the journal of a study, or one that was never begun; choose another folder.")
    about = dict(connection.execute("SELECT name, value FROM meta"))
    if about.get("schema") != VERSION:
        raise NotAllowed(
            f"{path}: the journal was written by another version of this program (form {about.get('schema')}, here {VERSION})."
        )
    if fingerprint is None:
        return
    if about.get("model") != source_hash():
        raise NotAllowed(
            f"{path}: the study was begun with another version of the model ({about.get('model')}, here {source_hash()}), whose results do not "
            "mix with those of this one; choose another folder, or go back to that version."
        )
    if about.get("fingerprint") != fingerprint:
        raise NotAllowed(f"{path}: this is the journal of another study, or of this one before it was changed; choose another folder.")


def begin(path: Path, connection: sqlite3.Connection) -> int:
    """Mark the beginning of a session; its number."""
    now = time.time()
    with told(path), transaction(connection):
        row = (os.getpid(), now, now)
        return int(connection.execute("INSERT INTO session (process, begun, latest, done) VALUES (?, ?, ?, 0)", row).lastrowid or 0)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Say in a sentence what goes wrong with the file."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in DAMAGED:
            raise NotAllowed(
                f"{path}: the journal is damaged, or not a journal ({error}); put a copy in its place, or move it away and run the study again."
            ) from error
        if code not in NOT_WRITTEN:
            raise
        raise NotWritten(f"{path}: the journal cannot be used: {NOT_WRITTEN[code]}. Nothing written before is lost.") from error
    except OSError as error:
        raise NotWritten(f"{path}: the journal cannot be used: {reason(error)}. Nothing written before is lost.") from error


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Changes that are made together or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def closed_on_error(connection: sqlite3.Connection) -> Iterator[None]:
    """Close a connection that came to nothing."""
    try:
        yield
    except BaseException:
        connection.close()
        raise
