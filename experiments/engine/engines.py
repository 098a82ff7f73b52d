"""What does the runs: threads of this process, processes of this machine, or a cluster. Results do not depend on which."""

import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from multiprocessing import resource_tracker
from types import TracebackType
from typing import Protocol

from experiments.engine import work
from experiments.engine.work import Chunk, Result, failure, grow
from experiments.runner import workers_of
from simulation.declare import nearest
from simulation.errors import CultureError, NotAllowed
from simulation.parameters import Parameters
from simulation.scenario import Context, Scenario

Perform = Callable[[Chunk], list[Result]]
ENGINES = ("threads", "processes", "dask")
GRACE = 5.0
"""Seconds that a chunk may take beyond the time limit of a run, which a run should keep by itself."""


class Lost(CultureError):
    """There is nothing left that could do a run. What was delivered is kept."""


class Expired(Exception):
    """A chunk was not done by its deadline, and was given up."""


class WorkerDied(Exception):
    """A worker ended before its chunk was done."""


class Engine(Protocol):
    """Does chunks, several at a time.

    A future is running from when its chunk is. It ends with the results, with ``WorkerDied`` or ``Expired`` where the chunk could not be done, or with
    ``Lost`` where no chunk can be done any more.
    """

    @property
    def workers(self) -> int:
        """Chunks that are done at a time; on a cluster, as things stand."""

    def submit(self, chunk: Chunk) -> "Future[list[Result]]":
        """Have a chunk done."""

    def abandon(self, future: "Future[list[Result]]") -> None:
        """Give up a chunk that takes too long, and free its worker or put another in its place."""

    def __enter__(self) -> "Engine": ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None: ...


def open_engine(name: str, workers: int | None = None, scheduler: str | None = None, perform: Perform = work.perform) -> Engine:
    """An engine, to be used in a ``with`` statement.

    Parameters
    ----------
    name
        One of ``ENGINES``.
    workers
        How many; None for one a processor. A cluster that is already there has its own.
    scheduler
        Address of the scheduler of a cluster; None for a cluster on this machine.
    perform
        What is done with a chunk.

    Raises
    ------
    NotAllowed
        Where there is no such engine, or what was asked does not go together.
    """
    if scheduler is not None and name != "dask":
        raise NotAllowed(f'The engine "{name}" has no scheduler; an address goes with the engine "dask".')
    match name:
        case "threads":
            from experiments.engine.threads import Threads

            return Threads(workers_of(workers), perform)
        case "processes":
            from experiments.engine.processes import Processes

            return Processes(workers_of(workers), perform)
        case "dask":
            from experiments.engine.cluster import Cluster

            return Cluster(workers, scheduler, perform)
        case _:
            raise NotAllowed(f'Unknown engine "{name}".{nearest(name, ENGINES)} Allowed: {", ".join(ENGINES)}.')


def attempt(perform: Perform, chunk: Chunk) -> list[Result]:
    """What comes of a chunk. Where it raises as a whole, its runs are done one by one, and the one that raises is a failure."""
    try:
        return perform(chunk)
    except Exception as error:
        if len(chunk.jobs) == 1:
            return [failure(chunk.jobs[0].run, error)]
    return [result for part in chunk.apart() for result in attempt(perform, part)]


@contextmanager
def deaf() -> Iterator[None]:
    """Threads that are started here, and the processes that they start, do not hear Ctrl-C: it is for the thread that drives."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # it opens the ears of the thread that starts it
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def hard_limit(chunk: Chunk) -> float:
    """Seconds after which a chunk is given up."""
    return chunk.recipe.time_limit + GRACE


def warm() -> None:
    """Load the compiled model, or compile it, so that no run is charged for it."""
    small = Parameters().changed({"organisation.employees": 20, "market.people": 20}, "warming up")
    grow(Scenario(context=Context(parameters=small), weeks=1), 1, float("inf"))
