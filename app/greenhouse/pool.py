"""The greenhouse: one pool of threads that grows what all visitors ordered.

A compiled run holds no interpreter lock, so there are as many threads as processors. They are daemons: nothing waits for them at the end of the program.
"""

from collections.abc import Sequence
from threading import Condition, Thread
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from app.greenhouse.limits import CEILING
from app.greenhouse.messenger import Messenger
from app.greenhouse.order import Job, Order, Urgency, Wish
from app.greenhouse.stock import Load, Stock
from app.greenhouse.task import Outcome, Task, attempt
from app.greenhouse.worlds import Worlds, worlds_wish
from experiments.runner import Progress, workers_of
from simulation.errors import CultureError
from simulation.scenario import Scenario

T = TypeVar("T")


class Greenhouse:
    """Grows what visitors order: fairly, each thing once, and nothing that nobody wants any more.

    Its results are immutable. It keeps none of them: what no visitor holds is freed.

    Parameters
    ----------
    workers
        Threads; without it one a processor.
    ceiling
        Person-weeks that a visitor may have in the queue.
    """

    def __init__(self, workers: int | None = None, ceiling: int = CEILING) -> None:
        self.ceiling = ceiling
        self._changed = Condition()
        self._stock, self._messenger = Stock(), Messenger()
        self._closed = False
        self.threads = [Thread(target=self._work, name=f"greenhouse {k}", daemon=True) for k in range(workers_of(workers))]
        for thread in self.threads:
            thread.start()

    def worlds(
        self,
        visitor: str,
        scenarios: Sequence[Scenario],
        seeds: Sequence[int] | NDArray[np.int64],
        measures: Sequence[str],
        slot: str,
        urgency: Urgency = "now",
        on_progress: Progress | None = None,
    ) -> Order[Worlds]:
        """Order weekly measures of scenarios in worlds, world by world in the order of the seeds.

        Parameters
        ----------
        on_progress
            Called with the number of worlds that are ready under all scenarios and the number of all; see ``Wish``.

        Raises
        ------
        NotAllowed
            Where there is nothing to grow, scenarios differ in length, or a measure is unknown.
        TooMuch
            Where it is more than one visitor may ask for. The order before it stays then.
        """
        return self.order(worlds_wish(visitor, scenarios, seeds, measures, slot, urgency, on_progress))

    def tasks(
        self, visitor: str, tasks: Sequence[Task], slot: str, urgency: Urgency = "now", on_progress: Progress | None = None
    ) -> Order[tuple[Any, ...]]:
        """Order results of tasks, in their order.

        Raises
        ------
        TooMuch
            As for worlds.
        """
        rows = tuple((task,) for task in tasks)
        return self.order(Wish(visitor, slot, rows, lambda found: tuple(row[0] for row in found), urgency, on_progress))

    def order(self, wish: Wish[T]) -> Order[T]:
        """Order anything. What is on the shelf is there at once; the older order of the same visitor and slot is cancelled.

        Raises
        ------
        TooMuch
            Where the visitor has too much in the queue.
        CultureError
            Where the greenhouse is closed.
        """
        order = Order(wish, self.cancel)
        with self._changed:
            if self._closed:
                raise CultureError("The program is being closed.")
            replaced = self._stock.accept(order, (task for row in wish.rows for task in row), self.ceiling)
            complete = order.complete
            self._changed.notify_all()
        self._settle(replaced)
        self._messenger.news(order)
        if complete:
            order.settle()
        return order

    def cancel(self, order: Order[Any]) -> None:
        """Want an order no more. What others want of it goes on."""
        with self._changed:
            live = order in self._stock.queue
            if live:
                self._stock.drop(order)
        self._settle([order] if live else [])

    def leave(self, visitor: str) -> None:
        """Forget a visitor and everything they ordered."""
        with self._changed:
            orders = self._drop(self._stock.queue.of(visitor))
            self._stock.queue.forget(visitor)
        self._settle(orders)

    def place_in_queue(self, visitor: str) -> int:
        """Which turn is this visitor's: 1 for the next; 0 where something of theirs is being grown, or nothing waits."""
        with self._changed:
            return self._stock.place_of(visitor)

    def held_bytes(self) -> int:
        """Bytes of all results that anybody holds; what two visitors share counts once."""
        with self._changed:
            return self._stock.shelf.bytes()

    def load(self) -> Load:
        """What there is to do."""
        with self._changed:
            return self._stock.load()

    def close(self) -> None:
        """Stop at once: whatever is ordered is cancelled, and threads end when they next look up. It may be called more than once."""
        with self._changed:
            self._closed = True
            orders = self._drop(list(self._stock.queue))
            self._changed.notify_all()
        self._settle(orders)
        self._messenger.close()

    def _drop(self, orders: list[Order[Any]]) -> list[Order[Any]]:
        """Drop orders; the same, to be settled. Under the lock."""
        for order in orders:
            self._stock.drop(order)
        return orders

    def _settle(self, orders: list[Order[Any]]) -> None:
        """Tell whoever waits for orders that were dropped. Not under the lock."""
        for order in orders:
            order.settle()

    def _work(self) -> None:
        """The life of a thread. Between two jobs it holds no result."""
        while self._do_next():
            pass

    def _do_next(self) -> bool:
        """Wait for a job and do it; False where there will be none any more."""
        with self._changed:
            while not self._closed and (job := self._stock.queue.take()) is None:
                self._changed.wait()
            if self._closed:
                return False
        assert job is not None
        self._hand_out(job, attempt(job.task, job.unwanted))
        return True

    def _hand_out(self, job: Job, outcome: Outcome) -> None:
        """Give every order that wants it what came of a job, and tell whoever waits."""
        with self._changed:
            further, ended = self._stock.hand_out(job, outcome)
            self._changed.notify_all()
        for order in further:
            self._messenger.news(order)
        for order in ended:
            order.settle(outcome.error)
