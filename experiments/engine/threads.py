"""Threads of this process: a compiled run holds no interpreter lock, so they work side by side.

They are daemons of our own, because ``ThreadPoolExecutor`` waits at the end of the program for every thread, also for one that hangs.
"""

import time
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from threading import Thread
from types import TracebackType

from experiments.engine.engines import Perform, WorkerDied, attempt, warm
from experiments.engine.work import Chunk, Result

Done = Future[list[Result]]

PATIENCE = 1.0
"""Seconds that threads have, all together, to come to an end; one that hangs is left behind."""


class Threads:
    """An engine of threads."""

    def __init__(self, workers: int, perform: Perform) -> None:
        self.workers = workers
        self._perform = perform
        self._waiting: SimpleQueue[tuple[Done, Chunk] | None] = SimpleQueue()
        self._threads: list[Thread] = []
        self._abandoned: set[Done] = set()

    def __enter__(self) -> "Threads":
        warm()
        for _ in range(self.workers):
            self._start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        drain(self._waiting)
        for _ in self._threads:
            self._waiting.put(None)
        deadline = time.monotonic() + PATIENCE
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))

    def submit(self, chunk: Chunk) -> Done:
        """Have a chunk done by the next thread that is free."""
        future: Done = Future()
        self._waiting.put((future, chunk))
        return future

    def abandon(self, future: Done) -> None:
        """Leave the thread of a chunk behind, and start another beside it."""
        self._abandoned.add(future)
        self._start()

    def _start(self) -> None:
        """Start a thread."""
        thread = Thread(target=self._work, name="study", daemon=True)
        self._threads.append(thread)
        thread.start()

    def _work(self) -> None:
        """Do chunks until there are no more, or the last one was given up."""
        while (task := self._waiting.get()) is not None:
            future, chunk = task
            future.set_running_or_notify_cancel()
            try:
                future.set_result(attempt(self._perform, chunk))
            except BaseException as error:  # a thread that is told to end, as by sys.exit
                future.set_exception(WorkerDied(repr(error)))
            if future in self._abandoned:
                return


def drain(queue: "SimpleQueue[tuple[Done, Chunk] | None]") -> None:
    """Take out what nobody has begun."""
    while True:
        try:
            queue.get_nowait()
        except Empty:
            return
