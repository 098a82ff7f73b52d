"""The orders that are not done, and what is grown next."""

from collections.abc import Iterator
from typing import Any

from app.greenhouse.order import Job, Order, Urgency
from app.greenhouse.turns import Turns

URGENCIES: tuple[Urgency, ...] = ("now", "later")


class Queue:
    """Orders of all visitors. What is on screen goes first; then visitors take turns; of a visitor's own orders on screen the newest goes first."""

    def __init__(self) -> None:
        self._orders: dict[str, list[Order[Any]]] = {}
        self._turns = Turns()

    def __iter__(self) -> Iterator[Order[Any]]:
        """Every order."""
        return (order for orders in list(self._orders.values()) for order in list(orders))

    def __contains__(self, order: Order[Any]) -> bool:
        return order in self._orders.get(order.visitor, ())

    def of(self, visitor: str) -> list[Order[Any]]:
        """The orders of a visitor, the oldest first."""
        return list(self._orders.get(visitor, ()))

    def add(self, order: Order[Any]) -> None:
        """Put in an order."""
        self._orders.setdefault(order.visitor, []).append(order)

    def remove(self, order: Order[Any]) -> None:
        """Take out an order that is there."""
        orders = self._orders[order.visitor]
        orders.remove(order)
        if not orders:
            del self._orders[order.visitor]

    def forget(self, visitor: str) -> None:
        """Forget a visitor who has left, and has no order here."""
        self._turns.forget(visitor)

    def take(self) -> Job | None:
        """The job to do next, taken out and counted; None where all have been begun."""
        for urgency in URGENCIES:
            waiting = self._waiting(urgency)
            visitor = self._turns.next(waiting)
            if visitor is not None:
                job = waiting[visitor]
                job.running = True
                self._turns.serve(visitor, job.task.cost)
                return job
        return None

    def ahead(self, visitor: str) -> int | None:
        """Number of visitors whose turn comes before; None where nothing of this visitor waits."""
        before = 0
        for urgency in URGENCIES:
            line = sorted(self._waiting(urgency), key=self._turns.tag)
            if visitor in line:
                return before + line.index(visitor)
            before += len(line)
        return None

    def _waiting(self, urgency: Urgency) -> dict[str, Job]:
        """Who waits with this urgency, in the order of their coming, and their next job."""
        found = {visitor: self._next_of(orders, urgency) for visitor, orders in self._orders.items()}
        return {visitor: job for visitor, job in found.items() if job is not None}

    def _next_of(self, orders: list[Order[Any]], urgency: Urgency) -> Job | None:
        """The next job of a visitor with this urgency."""
        alike = [order for order in orders if order.urgency == urgency]
        line = reversed(alike) if urgency == "now" else iter(alike)
        return next((job for order in line if (job := order.first()) is not None), None)
