"""A cluster of machines by Dask, or one of processes on this machine. The only place where Dask is known.

Results flow back to this process, which keeps them. A chunk may be done twice, as where a worker was lost: its results are the same, and the journal
takes each run once.
"""

import logging
import time
from concurrent.futures import CancelledError, Future
from contextlib import ExitStack, suppress
from functools import cache
from threading import Thread
from types import TracebackType
from typing import Any

from experiments.engine.engines import Expired, Lost, Perform, WorkerDied, attempt, deaf, hard_limit, warm
from experiments.engine.work import Chunk, Result
from experiments.runner import workers_of
from simulation.compiled import source_hash
from simulation.errors import NotAllowed

Done = Future[list[Result]]

ANSWER = 10.0
"""Seconds that a scheduler has to answer."""
REPLACED = 10.0
"""Seconds in which a worker of this machine that died is replaced."""
LOCAL = {"distributed.scheduler.allowed-failures": 0, "distributed.deploy.lost-worker-timeout": "1 day"}
"""A chunk whose worker died is not tried elsewhere by Dask, because it is taken apart here; and a worker that dies often is still brought back."""
HERE = "127.0.0.1:0"
"""Where the scheduler of this machine says how it is: on a free port, because two studies may run side by side, and to nobody outside."""
RECOUNT = 2.0
"""Seconds for which the number of workers is taken to stay."""


class OtherModel(Exception):
    """A worker has another version of the model."""


class Cluster:
    """An engine that hands chunks to a Dask scheduler."""

    def __init__(self, workers: int | None, scheduler: str | None, perform: Perform) -> None:
        if scheduler is not None and workers is not None:
            raise NotAllowed(f"The number of workers is {workers}, but the cluster at {scheduler} has its own; leave one of the two out.")
        self._wanted = workers_of(workers)
        self._address = scheduler
        self._perform = perform
        self._stack = ExitStack()
        self._counted, self._workers = 0.0, 1

    def __enter__(self) -> "Cluster":
        try:
            import distributed
        except ImportError:
            raise NotAllowed('The engine "dask" needs Dask, which is not installed: pip install "culture-garden[cluster]".') from None
        with ExitStack() as stack:
            self._client = stack.enter_context(self._connect(distributed, stack))
            self._stack = stack.pop_all()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._address is None:
            with suppress(TimeoutError):  # a worker that is just being replaced cannot be closed
                self._client.wait_for_workers(self._wanted, timeout=REPLACED)
        self._stack.close()

    @property
    def workers(self) -> int:
        """Threads of all workers, as they were a moment ago; 1 where there is none yet."""
        if time.monotonic() - self._counted > RECOUNT:
            self._workers = max(1, self._count())
            self._counted = time.monotonic()
        return self._workers

    def submit(self, chunk: Chunk) -> Done:
        """Have a chunk done by a worker that the scheduler chooses."""
        future: Done = Future()
        theirs = self._client.submit(do, self._perform, chunk, source_hash(), hard_limit(chunk), pure=False)
        self._client.loop.add_callback(pass_on, self._client, theirs, future)
        return future

    def abandon(self, future: Done) -> None:
        """Nothing: a worker gives up a chunk by itself."""

    def _connect(self, distributed: Any, stack: ExitStack) -> Any:
        """The client of a cluster, of one on this machine where no address was given."""
        try:
            if self._address is not None:
                return distributed.Client(self._address, timeout=ANSWER, set_as_default=False)
            return distributed.Client(local_cluster(distributed, self._wanted, stack), set_as_default=False)
        except (OSError, ValueError, RuntimeError) as error:
            where = f"No scheduler answers at {self._address}" if self._address else "No cluster can be started on this machine"
            raise Lost(f"{where} ({' '.join(str(error).split())}). Nothing that was done is lost.") from error

    def _count(self) -> int:
        """Threads of all workers; as before where the scheduler does not say."""
        try:
            return sum(self._client.sync(self._client.scheduler.ncores, callback_timeout=RECOUNT).values())
        except (OSError, TimeoutError):
            return self._workers


def local_cluster(distributed: Any, workers: int, stack: ExitStack) -> Any:
    """A cluster of processes on this machine, each with a nanny that brings it back."""
    import dask

    stack.enter_context(dask.config.set(LOCAL))
    with deaf():
        return stack.enter_context(
            distributed.LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                dashboard_address=HERE,
                scheduler_kwargs={"dashboard": False},
                silence_logs=logging.CRITICAL,
            )
        )


async def pass_on(client: Any, theirs: Any, future: Done) -> None:
    """Hand on what becomes of a chunk on the cluster, in the words of an engine.

    A chunk that is done can still fail: its worker may die before the results are fetched. So all that can go wrong on the way is told as well; the
    executor of Dask (2026.8) forgets such a chunk, and whoever waits for it waits for ever.
    """
    from distributed import KilledWorker
    from distributed.comm.core import CommClosedError

    try:
        [results] = await client.gather([theirs], asynchronous=True)
        future.set_result(results)
    except KilledWorker:
        future.set_exception(WorkerDied())
    except (CancelledError, CommClosedError):
        future.set_exception(
            Lost("The scheduler of the cluster is gone. Nothing that was done is lost: start it, then give the same command again.")
        )
    except (ImportError, OtherModel) as error:
        future.set_exception(
            Lost(f"A worker of the cluster has another version of this program than this machine ({error}); install the same on all.")
        )
    except Exception as error:
        future.set_exception(error)


def do(perform: Perform, chunk: Chunk, model: str, limit: float) -> list[Result]:
    """Do a chunk. This happens on a worker.

    Parameters
    ----------
    model
        Version of the model that is asked for.
    limit
        Seconds that it may take.

    Raises
    ------
    OtherModel
        Where the model of the worker is another.
    Expired
        Where the chunk is not done by its deadline. What hangs is left behind: a thread of a worker cannot be ended from outside.
    """
    if once() != model:
        raise OtherModel(f"model {once()}, here {model}")
    future: Done = Future()
    Thread(target=lambda: future.set_result(attempt(perform, chunk)), daemon=True).start()
    try:
        return future.result(limit)
    except TimeoutError:
        raise Expired from None


@cache
def once() -> str:
    """Get a worker ready, the first time; the version of its model."""
    warm()
    return source_hash()
