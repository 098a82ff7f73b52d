"""What is ordered, on its way and on the shelf: all that changes in the greenhouse. It knows no threads; whoever has some holds a lock around every call."""

from collections.abc import Hashable, Iterable
from typing import Any, NamedTuple

from app.greenhouse.limits import check_queue
from app.greenhouse.order import Job, Order
from app.greenhouse.queue import Queue
from app.greenhouse.shelf import Shelf
from app.greenhouse.task import Outcome, Task


class Load(NamedTuple):
    """What there is to do.

    Attributes
    ----------
    person_weeks
        That all visitors wait for; what two wait for counts twice.
    jobs, running
        Tasks that are not done, and those of them that are being done.
    """

    visitors: int
    orders: int
    person_weeks: int
    jobs: int
    running: int


class Stock:
    """Orders, the jobs they want, and the results they share.

    An order is in the queue as long as it is neither complete nor failed nor dropped; whoever takes it out settles it, once.
    """

    def __init__(self) -> None:
        self.queue, self.shelf = Queue(), Shelf()
        self._jobs: dict[Hashable, Job] = {}

    def accept(self, order: Order[Any], tasks: Iterable[Task], ceiling: int) -> list[Order[Any]]:
        """Take on an order; the orders that were dropped for it.

        Raises
        ------
        TooMuch
            Where the visitor would have more person-weeks in the queue than ``ceiling``. Nothing has changed then.
        """
        wanted = {task.key: task for task in tasks}
        found = {key: result for key in wanted if (result := self.shelf.get(key)) is not None}
        missing = [task for key, task in wanted.items() if key not in found]
        replaced = self._replaced_by(order, sum(task.cost for task in missing), ceiling)
        for task in missing:
            order.claim(self._jobs.setdefault(task.key, Job(task)))
        for key, result in found.items():
            order.put(key, result)
        if not order.complete:
            self.queue.add(order)
        for other in replaced:
            self.drop(other)
        return replaced

    def _replaced_by(self, order: Order[Any], cost: int, ceiling: int) -> list[Order[Any]]:
        """The orders that make place: of the same visitor and slot, and those for later where they would be in the way."""
        theirs = self.queue.of(order.visitor)
        replaced = [other for other in theirs if other.slot == order.slot]
        waiting = sum(other.owed for other in theirs if other not in replaced)
        if order.urgency == "now" and cost + waiting > ceiling:
            replaced = [other for other in theirs if other in replaced or other.urgency == "later"]
            waiting = sum(other.owed for other in theirs if other not in replaced)
        check_queue(cost, waiting, ceiling)
        return replaced

    def drop(self, order: Order[Any]) -> None:
        """Take out an order, with the jobs that nobody else wants and nobody has begun."""
        self.queue.remove(order)
        for job in order.release():
            if job.unwanted() and not job.running:
                self._jobs.pop(job.task.key, None)

    def hand_out(self, job: Job, outcome: Outcome) -> tuple[list[Order[Any]], list[Order[Any]]]:
        """Give every order that wants it what came of a job; the orders with more rows ready, and those that ended by it."""
        job.running = False
        if outcome.stopped and job.orders:
            self._put_back(job)
            return [], []
        del self._jobs[job.task.key]
        if not outcome.stopped and outcome.error is None:
            self.shelf.put(job.task.key, outcome.result)
        orders = list(job.orders)
        job.orders.clear()
        further = [order for order in orders if outcome.error is None and order.put(job.task.key, outcome.result)]
        ended = [order for order in orders if outcome.error is not None or order.complete]
        for order in ended:
            self.drop(order)
        return further, ended

    def _put_back(self, job: Job) -> None:
        """Somebody came to want a job while it was being stopped."""
        for order in job.orders:
            order.put_first(job)

    def place_of(self, visitor: str) -> int:
        """Which turn is a visitor's: 1 for the next; 0 where something of theirs is being grown, or nothing waits."""
        if any(job.running for order in self.queue.of(visitor) for job in order.jobs.values()):
            return 0
        ahead = self.queue.ahead(visitor)
        return 0 if ahead is None else ahead + 1

    def load(self) -> Load:
        """What there is to do."""
        orders, running = list(self.queue), sum(job.running for job in self._jobs.values())
        owed = sum(order.owed for order in orders)
        return Load(len({order.visitor for order in orders}), len(orders), owed, len(self._jobs), running)
