"""What the tests of the greenhouse share: made-up tasks, and orders of them without threads."""

import zlib
from collections.abc import Hashable, Iterable, Sequence
from threading import Event
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.greenhouse.limits import CEILING
from app.greenhouse.order import Job, Order, Rows, Urgency, Wish
from app.greenhouse.stock import Stock
from app.greenhouse.task import Outcome, Stop, Task

PATIENCE = 60.0
"""Seconds after which a test gives up waiting for what should happen at once."""
Array = NDArray[np.float64]


def result_of(key: Hashable) -> Array:
    """The result of a made-up task: its own, and the same each time."""
    return np.array([float(zlib.crc32(repr(key).encode()))])


def plain(key: Hashable, cost: int = 1) -> Task:
    """A task that is done at once."""
    return Task(key, lambda stop: result_of(key), cost, f"Task {key}")


def plains(keys: Iterable[Hashable], cost: int = 1) -> list[Task]:
    return [plain(key, cost) for key in keys]


def failing(key: Hashable, error: BaseException) -> Task:
    """A task that raises."""

    def grow(stop: Stop) -> Any:
        raise error

    return Task(key, grow, 1, f"Task {key}")


class Gate:
    """Holds tasks up until it is opened, and notes which were begun and which were done."""

    def __init__(self) -> None:
        self.begun, self._open = Event(), Event()
        self.entered: list[Hashable] = []
        self.left: list[Hashable] = []

    def open(self) -> None:
        self._open.set()

    def task(self, key: Hashable, cost: int = 1) -> Task:
        """A task that waits at the gate."""

        def grow(stop: Stop) -> Array:
            self.entered.append(key)
            self.begun.set()
            assert self._open.wait(PATIENCE)
            self.left.append(key)
            return result_of(key)

        return Task(key, grow, cost, f"Task {key}")


def all_of(found: Rows) -> tuple[Any, ...]:
    return tuple(row[0] for row in found)


class Bench:
    """A stock worked by hand, in place of threads."""

    def __init__(self, ceiling: int = CEILING) -> None:
        self.stock, self.ceiling = Stock(), ceiling

    def order(self, visitor: str, tasks: Sequence[Task], slot: str = "levers", urgency: Urgency = "now") -> Order[tuple[Any, ...]]:
        rows = tuple((task,) for task in tasks)
        order = Order(Wish(visitor, slot, rows, all_of, urgency), self.cancel)
        for other in self.stock.accept(order, tasks, self.ceiling):
            other.settle()
        if order.complete:
            order.settle()
        return order

    def cancel(self, order: Order[Any]) -> None:
        if order in self.stock.queue:
            self.stock.drop(order)
            order.settle()

    def leave(self, visitor: str) -> None:
        for order in self.stock.queue.of(visitor):
            self.cancel(order)
        self.stock.queue.forget(visitor)

    def take(self) -> Job | None:
        return self.stock.queue.take()

    def hand_out(self, job: Job, outcome: Outcome | None = None) -> None:
        _, ended = self.stock.hand_out(job, outcome or Outcome(result_of(job.task.key)))
        for order in ended:
            order.settle((outcome or Outcome()).error)

    def grow(self, most: int | None = None) -> list[Hashable]:
        """Do jobs one after the other, so many or all; their keys in this order."""
        done: list[Hashable] = []
        while (most is None or len(done) < most) and (job := self.take()) is not None:
            self.hand_out(job)
            done.append(job.task.key)
        return done
