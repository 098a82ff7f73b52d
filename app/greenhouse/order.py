"""An order: what a visitor wished, and how far it is."""

import asyncio
import math
from collections import deque
from collections.abc import AsyncIterator, Callable, Generator, Hashable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from app.greenhouse.task import NotGrown, Task
from experiments.runner import Progress

T = TypeVar("T")
Urgency = Literal["now", "later"]
"""``now`` is on screen; ``later`` may soon be, and waits for everything that is."""
PAUSE = 0.1
"""Seconds between two tellings of how far an order is; the last comes at once."""
Rows = tuple[tuple[Any, ...], ...]


@dataclass(frozen=True, eq=False)
class Wish(Generic[T]):
    """What a visitor wishes.

    Attributes
    ----------
    slot
        What it is for; a newer order of the same visitor and slot replaces the older one.
    rows
        What is told together, such as a world under every scenario.
    made_of
        Makes what is handed over of the results of the first rows, some or all.
    on_progress
        Called with the number of rows that are ready and the number of all, in a thread of its own, at most some ten times a second.
    """

    visitor: str
    slot: str
    rows: tuple[tuple[Task, ...], ...]
    made_of: Callable[[Rows], T]
    urgency: Urgency = "now"
    on_progress: Progress | None = None


class Job:
    """A task on its way, for all orders that want it."""

    __slots__ = ("orders", "running", "task")

    def __init__(self, task: Task) -> None:
        self.task = task
        self.orders: set[Order[Any]] = set()
        self.running = False

    def unwanted(self) -> bool:
        """Whether no order wants it any more."""
        return not self.orders


class Order(Generic[T]):
    """How far a wish is. Everything that is public may be called from any thread, at any time.

    Attributes
    ----------
    total
        Number of rows.
    told, told_at
        Rows of which ``on_progress`` was told last, and when. For the messenger.
    jobs
        What is not grown yet, by key. For the greenhouse, under its lock, as is every method that says so.
    """

    def __init__(self, wish: Wish[T], withdraw: Callable[["Order[T]"], None]) -> None:
        self.visitor, self.slot, self.urgency = wish.visitor, wish.slot, wish.urgency
        self.on_progress, self.total = wish.on_progress, len(wish.rows)
        self.told, self.told_at = -1, -math.inf
        self.jobs: dict[Hashable, Job] = {}
        self.future: Future[T] = Future()
        self._line: deque[Job] = deque()
        self._made_of, self._withdraw = wish.made_of, withdraw
        self._keys = tuple(tuple(task.key for task in row) for row in wish.rows)
        self._found: dict[Hashable, Any] = {}
        self._ready = 0

    def ready(self) -> int:
        """Rows from the first on that are complete."""
        return self._ready

    def partial(self, rows: int | None = None) -> T:
        """What is made of the first rows, at most so many; without a number of all that are ready."""
        found, count = self._found, self._ready
        kept = self._keys[: count if rows is None else min(rows, count)]
        return self._made_of(tuple(tuple(found[key] for key in row) for row in kept))

    def result(self, timeout: float | None = None) -> T:
        """Wait for everything.

        Raises
        ------
        NotGrown
            Where something could not be grown.
        concurrent.futures.CancelledError
            Where the order was cancelled or replaced, or the visitor left.
        TimeoutError
            After so many seconds.
        """
        return self.future.result(timeout)

    def __await__(self) -> Generator[Any, None, T]:
        """The same from asyncio. Where the task that waits is cancelled, so is the order."""
        return self._awaited().__await__()

    async def _awaited(self) -> T:
        """Wait, and want nothing more when nobody waits any more."""
        try:
            return await asyncio.wrap_future(self.future)
        except asyncio.CancelledError:
            self.cancel()
            raise

    async def steps(self) -> AsyncIterator[int]:
        """Rows that are ready, whenever there are more, at most ten times a second; the last is ``total``.

        Whoever leaves the loop before wants the order no more. What it raises is what waiting for it raises.
        """
        waited, told = asyncio.wrap_future(self.future), -1
        try:
            while told < self.total:
                done, _ = await asyncio.wait({waited}, timeout=PAUSE)
                if done:
                    waited.result()
                if self._ready > told:
                    told = self._ready
                    yield told
        finally:
            waited.cancel()
            self.cancel()

    def cancel(self) -> None:
        """Want it no more. What is ready can still be read."""
        self._withdraw(self)

    def cancelled(self) -> bool:
        """Whether it was cancelled or replaced, or its visitor left."""
        return self.future.cancelled()

    def done(self) -> bool:
        """Whether nothing more will come: it is complete, failed or cancelled."""
        return self.future.done()

    @property
    def complete(self) -> bool:
        """Whether every row is ready."""
        return self._ready == self.total

    @property
    def owed(self) -> int:
        """Person-weeks that are not grown yet. Under the lock."""
        return sum(job.task.cost for job in self.jobs.values())

    def claim(self, job: Job) -> None:
        """Want a job. Under the lock."""
        self.jobs[job.task.key] = job
        job.orders.add(self)
        self._line.append(job)

    def put_first(self, job: Job) -> None:
        """Have a job that was stopped done after all. Under the lock."""
        self._line.appendleft(job)

    def first(self) -> Job | None:
        """The first job that nobody has begun. Under the lock."""
        while self._line and (self._line[0].running or self._line[0].task.key not in self.jobs):
            self._line.popleft()
        return self._line[0] if self._line else None

    def put(self, key: Hashable, result: Any) -> bool:
        """Take a result; whether more rows are ready. Under the lock."""
        self.jobs.pop(key, None)
        self._found[key] = result
        before = self._ready
        while self._ready < self.total and all(key in self._found for key in self._keys[self._ready]):
            self._ready += 1
        return self._ready > before

    def release(self) -> list[Job]:
        """Want nothing more; the jobs that were wanted. Under the lock."""
        released = list(self.jobs.values())
        for job in released:
            job.orders.discard(self)
        self.jobs.clear()
        self._line.clear()
        return released

    def settle(self, error: str | None = None) -> None:
        """Tell whoever waits that it is complete, that it failed, or else that it was cancelled. Not under the lock: they may ask for more at once."""
        if error is None and not self.complete:
            self.future.cancel()
        elif not self.future.set_running_or_notify_cancel():
            return
        elif error is not None:
            self.future.set_exception(NotGrown(error))
        else:
            self._deliver()

    def _deliver(self) -> None:
        """Hand over everything."""
        try:
            self.future.set_result(self.partial())
        except Exception as error:
            self.future.set_exception(error)
