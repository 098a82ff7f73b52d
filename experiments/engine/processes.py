"""Processes of this machine, each with a pipe of its own.

A process may be killed at any moment, also while it sends its results. Where workers share a pipe and its locks, as those of
``concurrent.futures`` and Pebble do, half a message or a lock that nobody gives back then stops all the others for good. Here it ends one pipe,
which a thread of this process waits at.
"""

import multiprocessing
import os
import signal
import time
from concurrent.futures import Future
from multiprocessing.connection import Connection, wait
from queue import SimpleQueue
from threading import Lock, Thread
from types import TracebackType
from typing import Any

from experiments.engine.engines import Lost, Perform, WorkerDied, attempt, deaf, warm
from experiments.engine.threads import PATIENCE, drain
from experiments.engine.work import Chunk, Result
from simulation.compiled import is_compiled

Done = Future[list[Result]]

READY = "ready"
STARTS = 3
"""Times that a process may end while it starts."""


class Worker:
    """A process that does one chunk at a time. It is spawned, which works alike on every system, and ends with this process."""

    def __init__(self, perform: Perform) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self.process = context.Process(target=serve, args=(theirs, perform), name="study", daemon=True)
        self.process.start()
        theirs.close()

    @property
    def ended(self) -> bool:
        """Whether the process has ended between two chunks: it has nothing to say then, so something to read is the end of its pipe."""
        return self._pipe.closed or self._pipe.poll()

    def answer(self) -> Any:
        """What the process sends next.

        Raises
        ------
        WorkerDied
            Where it ends without a word.
        """
        try:
            return self._pipe.recv()
        except (EOFError, OSError):
            self.end()
            raise WorkerDied(f"exit code {self.process.exitcode}") from None

    def do(self, chunk: Chunk) -> list[Result]:
        """Have a chunk done."""
        try:
            self._pipe.send(chunk)
        except OSError:
            self.end()
            raise WorkerDied(f"exit code {self.process.exitcode}") from None
        results: list[Result] = self.answer()
        return results

    def end(self) -> None:
        """End the process at once."""
        self._pipe.close()
        self.process.kill()
        self.process.join(PATIENCE)


class Processes:
    """An engine of processes, each looked after by a thread."""

    def __init__(self, workers: int, perform: Perform) -> None:
        self.workers = workers
        self._perform = perform
        self._waiting: SimpleQueue[tuple[Done, Chunk] | None] = SimpleQueue()
        self._threads = [Thread(target=self._look_after, name="study", daemon=True) for _ in range(workers)]
        self._alive: set[Worker] = set()
        self._busy: dict[Done, Worker] = {}
        self._lock = Lock()
        self._closed = False

    def __enter__(self) -> "Processes":
        if not is_compiled():
            warm()
        with deaf():
            for thread in self._threads:
                thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        drain(self._waiting)
        for _ in self._threads:
            self._waiting.put(None)
        with self._lock:
            self._closed = True
            for worker in self._alive:
                worker.process.kill()
        deadline = time.monotonic() + PATIENCE
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))

    def submit(self, chunk: Chunk) -> Done:
        """Have a chunk done by the next process that is free."""
        future: Done = Future()
        self._waiting.put((future, chunk))
        return future

    def abandon(self, future: Done) -> None:
        """End the process that does a chunk; another takes its place."""
        if (worker := self._busy.get(future)) is not None:
            worker.process.kill()

    def _look_after(self) -> None:
        """Hand chunks to a process, and start another where it ended, until there are no more."""
        worker = None
        while (task := self._waiting.get()) is not None:
            future, chunk = task
            try:
                worker = worker if worker is not None and not worker.ended else self._start(worker)
                self._busy[future] = worker
                future.set_running_or_notify_cancel()
                future.set_result(worker.do(chunk))
            except Exception as error:
                future.set_exception(error)
            finally:
                self._busy.pop(future, None)
        if worker is not None:
            worker.end()

    def _start(self, before: Worker | None) -> Worker:
        """A process that is ready.

        Parameters
        ----------
        before
            The one whose place it takes.

        Raises
        ------
        Lost
            Where none can be started.
        """
        code: object = None
        for _ in range(STARTS):
            worker = self._spawn(before)
            try:
                worker.answer()
                return worker
            except WorkerDied as error:
                before, code = worker, error
        raise Lost(
            f"Worker processes end while they start ({code}). A script that runs a study in processes must do so below the line "
            '`if __name__ == "__main__":`. Nothing that was done is lost.'
        )

    def _spawn(self, before: Worker | None) -> Worker:
        """A process that has just been started."""
        try:
            with self._lock:
                if self._closed:
                    raise WorkerDied("closed")
                self._alive.discard(before)
                worker = Worker(self._perform)
                self._alive.add(worker)
        except (OSError, RuntimeError) as error:
            raise Lost(
                f"No worker process can be started: {' '.join(str(error).split()).rstrip('.')}. Nothing that was done is lost."
            ) from error
        return worker


def serve(pipe: Connection, perform: Perform) -> None:
    """Do chunks until there are no more. The life of a process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    warm()
    pipe.send(READY)
    while True:
        try:
            chunk = pipe.recv()
        except EOFError:
            return
        pipe.send(attempt(perform, chunk))


def _end_with_parent() -> None:
    """End this process when the one that started it ends, however it ends."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    wait([parent.sentinel])
    os._exit(1)
