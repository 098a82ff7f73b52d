"""Work that goes wrong at chosen runs, to be passed as ``perform`` with ``functools.partial``; worker processes can import it."""

import os
import signal
import time
from collections.abc import Collection
from pathlib import Path

from experiments.engine import work
from experiments.engine.work import Chunk, Outcome, Result

FOR_EVER = 3600.0


def sabotage(
    chunk: Chunk,
    raising: Collection[str] = (),
    hanging: Collection[str] = (),
    killing: Collection[str] = (),
    leaving: Collection[str] = (),
    once: Path | None = None,
) -> list[Result]:
    """Do a chunk, unless one of these runs is in it: then raise, hang, kill this process with SIGKILL, or leave it.

    Parameters
    ----------
    once
        A file that is made when a process is killed; while it is there, none is.
    """
    for job in chunk.jobs:
        if job.run in raising:
            raise ZeroDivisionError("sabotaged")
        if job.run in hanging:
            time.sleep(FOR_EVER)
        if job.run in killing and not (once and once.exists()):
            if once:
                once.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if job.run in leaving:
            raise SystemExit
    return work.perform(chunk)


def pretend(chunk: Chunk) -> list[Outcome]:
    """Outcomes without any run: the seed in place of measures."""
    return [Outcome(job.run, job.seed.to_bytes(8, "little"), b"", 0.0) for job in chunk.jobs]


def slowly(chunk: Chunk) -> list[Outcome]:
    """Outcomes without any run, a tenth of a second each; the number of the process in place of the seconds."""
    time.sleep(0.1 * len(chunk.jobs))
    return [outcome._replace(seconds=float(os.getpid())) for outcome in pretend(chunk)]


def stuck(chunk: Chunk) -> list[Outcome]:
    """An outcome of the first run; the others never end."""
    if any(job.seed for job in chunk.jobs):
        time.sleep(FOR_EVER)
    return pretend(chunk)


def much(chunk: Chunk) -> list[Outcome]:
    """Outcomes of a megabyte each: more than a pipe takes at once."""
    return [Outcome(job.run, bytes(1_000_000), b"", 0.0) for job in chunk.jobs]
