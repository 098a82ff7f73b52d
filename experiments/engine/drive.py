"""Keep an engine busy, and hand on what comes back: no run is lost, and a run that takes its worker along takes no other run with it."""

import time
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, wait
from itertools import chain

from experiments.engine.engines import Engine, Expired, Lost, WorkerDied, hard_limit
from experiments.engine.work import KILLED, TIME_LIMIT, Chunk, Failure, Result, failure

Deliver = Callable[[list[Result]], None]
Done = Future[list[Result]]

AHEAD = 2
"""Chunks that are under way for each worker: one that it does, and one that waits for it."""
TICK = 0.2
"""Seconds after which deadlines are looked at; some systems deliver Ctrl-C only then."""


def drive(chunks: Iterable[Chunk], engine: Engine, deliver: Deliver) -> None:
    """Do every chunk, and deliver results as they come, in this thread.

    A chunk whose worker dies, or that is not done by its deadline, is taken apart and its runs are done one by one. A run that takes its worker along
    again is put aside until all others are done, and then done with nothing beside it; if its worker dies once more, it is a failure.

    Parameters
    ----------
    chunks
        Taken when a worker will soon need one: memory does not grow with their number.

    Raises
    ------
    Lost
        Where the engine can do no more. What was delivered stays delivered.
    """
    suspects: list[Chunk] = []
    _fly(chunks, lambda: AHEAD * engine.workers, engine, deliver, suspects.append)
    _fly(suspects, lambda: 1, engine, deliver, lambda suspect: deliver([killed(suspect)]))


def _fly(chunks: Iterable[Chunk], most: Callable[[], int], engine: Engine, deliver: Deliver, suspect: Callable[[Chunk], None]) -> None:
    """Do chunks, at most so many at a time. A run that takes its worker along, though it is alone in its chunk, is a suspect."""
    waiting, flying, begun = iter(chunks), dict[Done, Chunk](), dict[Done, float]()
    while True:
        while len(flying) < most() and (chunk := next(waiting, None)) is not None:
            flying[engine.submit(chunk)] = chunk
        if not flying:
            return
        ended = {future: future.exception() for future in wait(flying, TICK, FIRST_COMPLETED).done}
        if results := [result for future, error in ended.items() if error is None for result in future.result()]:
            deliver(results)
        late = overdue({future: chunk for future, chunk in flying.items() if future not in ended}, begun)
        for future in late:
            engine.abandon(future)
        for future, error in (ended | dict.fromkeys(late, Expired())).items():
            chunk = flying.pop(future)
            begun.pop(future, None)
            if isinstance(error, Lost):
                raise error
            if error is not None and len(chunk.jobs) > 1:
                waiting = chain(chunk.apart(), waiting)
            elif isinstance(error, Expired):
                deliver([overran(chunk)])
            elif isinstance(error, WorkerDied):
                suspect(chunk)
            elif isinstance(error, Exception):
                deliver([failure(chunk.jobs[0].run, error)])


def overdue(flying: dict[Done, Chunk], begun: dict[Done, float]) -> list[Done]:
    """The chunks that should have been done by now.

    Parameters
    ----------
    begun
        When each was first seen running; filled in here.
    """
    now = time.monotonic()
    running = [future for future in flying if future.running()]
    return [future for future in running if now - begun.setdefault(future, now) > hard_limit(flying[future])]


def overran(chunk: Chunk) -> Failure:
    """The failure of a run that did not end."""
    return Failure(chunk.jobs[0].run, TIME_LIMIT, "", f"The run took longer than {chunk.recipe.time_limit:g} seconds and was given up.")


def killed(chunk: Chunk) -> Failure:
    """The failure of a run that no worker survives."""
    return Failure(chunk.jobs[0].run, KILLED, "", "The run took its worker along three times, the last time with nothing beside it.")
