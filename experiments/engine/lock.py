"""One process a study: a second one is told so at once. The system lets go of the lock when its process ends, however it ends."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import BaseFileLock, FileLock, SoftFileLock, Timeout

from experiments.folder import NotWritten, reason

LOCK = "study.lock"


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Hold the lock of a study folder.

    Raises
    ------
    NotWritten
        Where another process holds it, or the folder cannot be written.
    """
    path = folder / LOCK
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
        _leave_number(lock, path)
    except Timeout:
        raise NotWritten(f"The study in {folder} is being run by another process{_holder(path)}; wait for it, or stop it first.") from None
    except OSError as error:
        raise NotWritten(f"The folder {folder} cannot be written: {reason(error)}.") from None
    try:
        yield
    finally:
        lock.release()


def _leave_number(lock: BaseFileLock, path: Path) -> None:
    """Say in the file who holds it; a soft lock, where the file system knows no other, has said so itself."""
    if not isinstance(lock, SoftFileLock):
        with suppress(OSError):
            path.write_text(f"{os.getpid()}\n", encoding="ascii")


def _holder(path: Path) -> str:
    """Number of the process that holds the lock, in brackets; "" where it cannot be read."""
    try:
        number = path.read_text(encoding="ascii").split()[0]
    except (OSError, ValueError, IndexError):
        return ""
    return f" (number {number})" if number.isdigit() else ""
