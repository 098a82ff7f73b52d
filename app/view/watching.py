"""The worlds that a visitor looks at one by one: a chronicle, or somebody in it."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Any

from app.greenhouse.order import Order
from app.greenhouse.pool import Greenhouse
from app.greenhouse.records import record_task
from app.view.state import View
from app.view.wants import FIRST_SEED, Watched, watched
from simulation.scenario import Scenario


class Watching:
    """What is looked at, and the orders for it.

    Parameters
    ----------
    visitor
        Name of who looks.
    changed
        Called, from any thread, when something has grown or failed.
    """

    def __init__(self, visitor: str, greenhouse: Greenhouse, changed: Callable[[], None]) -> None:
        self._visitor, self._greenhouse, self._changed = visitor, greenhouse, changed
        self._held: dict[Watched, tuple[Scenario, Order[tuple[Any, ...]]]] = {}

    @property
    def orders(self) -> list[Order[tuple[Any, ...]]]:
        """The orders for what is looked at."""
        return [order for _, order in self._held.values()]

    def record(self, kind: str, strategy: str) -> Any:
        """What is looked at under a strategy, see ``Watched``; None while it grows."""
        for watched_, (_, order) in self._held.items():
            if watched_.kind == kind and watched_.strategy == strategy and order.ready():
                return order.partial()[0]
        return None

    def ask(self, view: View) -> None:
        """Order what a view looks at, and let go of what it does not look at any more.

        Raises
        ------
        CultureError
            Where it cannot be grown.
        """
        wishes = {wish._replace(urgency="now"): wish for wish in watched(view)}
        for place in [place for place in self._held if place not in wishes]:
            self._held.pop(place)[1].cancel()
        for place, wish in wishes.items():
            scenario = view.scenario(wish.strategy)
            if place in self._held and self._held[place][0] == scenario and not self._held[place][1].cancelled():
                continue
            self._held.pop(place, None)
            task = record_task(wish.kind, scenario, FIRST_SEED + wish.seed - 1, *wish.who)
            slot = f"{wish.kind} {wish.strategy}"
            order = self._greenhouse.tasks(self._visitor, [task], slot, wish.urgency, lambda done, total: self._changed())
            self._held[place] = scenario, order
            order.future.add_done_callback(partial(ended, self._changed))

    def clear(self) -> None:
        """Look at nothing any more, and know nothing of what was ordered."""
        self._held.clear()


def ended(changed: Callable[[], None], future: Future[Any]) -> None:
    """An order will get no further; that it failed is news, which no progress tells."""
    if not future.cancelled() and future.exception() is not None:
        changed()
