"""Tells visitors how far their orders are, in a thread of its own: a page that draws for long holds up no world."""

import logging
import time
from threading import Condition, Thread
from typing import Any

from app.greenhouse.order import PAUSE, Order

logger = logging.getLogger(__name__)


class Notebook:
    """Orders with news, and when each may be told. Times are seconds of any clock."""

    def __init__(self) -> None:
        self._due: dict[Order[Any], float] = {}

    def note(self, order: Order[Any], now: float) -> None:
        """There is news of an order."""
        self._due[order] = now if order.complete else max(now, order.told_at + PAUSE)

    def take(self, now: float) -> list[Order[Any]]:
        """The orders to tell of now, taken out."""
        due = [order for order, when in self._due.items() if when <= now]
        for order in due:
            del self._due[order]
            order.told_at = now
        return due

    def wait(self, now: float) -> float | None:
        """Seconds until the next telling, from 0; None where there is no news."""
        return max(0.0, min(self._due.values()) - now) if self._due else None


class Messenger:
    """The thread that tells."""

    def __init__(self) -> None:
        self._book, self._changed, self._closed = Notebook(), Condition(), False
        self._thread = Thread(target=self._work, name="greenhouse messenger", daemon=True)
        self._thread.start()

    def news(self, order: Order[Any]) -> None:
        """There is news of an order."""
        if order.on_progress is not None:
            with self._changed:
                self._book.note(order, time.monotonic())
                self._changed.notify()

    def close(self) -> None:
        """Tell no more."""
        with self._changed:
            self._closed = True
            self._changed.notify()

    def _work(self) -> None:
        """Tell until it is closed."""
        while not self._closed:
            self._tell_due()
            self._pause()

    def _pause(self) -> None:
        """Wait for the next telling."""
        with self._changed:
            wait = self._book.wait(time.monotonic())
            if not self._closed and (wait is None or wait > 0):
                self._changed.wait(wait)

    def _tell_due(self) -> None:
        """Tell what is due."""
        with self._changed:
            due = self._book.take(time.monotonic())
        for order in due:
            tell(order)


def tell(order: Order[Any]) -> None:
    """Tell how far an order is; what a page raises then is the page's, and is told no more."""
    ready = order.ready()
    if order.on_progress is None or order.cancelled() or order.told == ready:
        return
    order.told = ready
    try:
        order.on_progress(ready, order.total)
    except Exception:
        logger.exception("A page could not take in how far its order is.")
        order.on_progress = None
