"""A visit: the view somebody has, how they came to it, and what has grown for them. It knows no Solara and no browser."""

import secrets
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError
from contextlib import suppress
from functools import partial
from typing import Any, NamedTuple

import numpy as np

from app.greenhouse.limits import TooMuch
from app.greenhouse.order import Order
from app.greenhouse.pool import Greenhouse
from app.greenhouse.worlds import Worlds, digest
from app.view.actions import act
from app.view.growth import Grown, News, Shelf, to_show
from app.view.history import History
from app.view.link import LONGEST, to_link
from app.view.state import View
from app.view.wants import FIRST_SEED, Wanted, wanted
from app.view.watching import Watching, ended
from experiments.chronicle import Chronicle
from experiments.language import Language
from simulation.errors import CultureError, NotAllowed
from simulation.scenario import Scenario

IN_PLACE = frozenset({"travel", "turn", "spend", "expect", "pull", "speak", "paint", "pace", "organise", "look"})
"""What makes no new place in the history of the browser; nor does what belongs to the stroke of a slider."""


class Address(NamedTuple):
    """The query of the address, and whether it is a new place in the history of the browser."""

    query: str
    push: bool


class Visit:
    """One visitor. What a browser sends goes in by ``do``; what pages show is read from ``view``, ``grown`` and ``chronicle``.

    Parameters
    ----------
    changed
        Called, from any thread, when something has grown.
    """

    def __init__(self, view: View, greenhouse: Greenhouse, changed: Callable[[], None], notice: str = "") -> None:
        self.name = secrets.token_hex(16)
        self.view, self.notice = view, notice
        self.address = Address(to_link(view), False)
        self._greenhouse, self._changed = greenhouse, changed
        self._lock = threading.RLock()
        self._history = History()
        self._orders: dict[str, tuple[Any, Order[Worlds]]] = {}
        self._shelf = Shelf()
        self._refused: set[str] = set()
        self._left = False
        self._watching = Watching(self.name, greenhouse, changed)
        self._ask()

    def do(self, sent: Any) -> None:
        """Carry out what the browser sent; what is refused leaves everything as it is, and a sentence."""
        what = sent.get("do") if isinstance(sent, dict) else None
        with self._lock:
            self.notice = ""
            try:
                found = self._after(what, sent)
            except CultureError as error:
                self.notice = str(error)
                return
            self._show(found, push=what not in IN_PLACE and what != "follow" and sent.get("stroke") is None)

    def dismiss(self) -> None:
        """Take the notice away."""
        self.notice = ""

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is a change to make again."""
        return self._history.can_redo

    def grown(self, slot: str) -> Grown:
        """The worlds of a page, as far as they are there."""
        with self._lock:
            if slot not in self._orders:
                before = self._shelf.shown(slot)
                return Grown(before, self.view.worlds, before is not None, slot in self._refused)
            key, order = self._orders[slot]
            if count := to_show(order.ready(), order.total):
                return Grown(self._shelf.settled(key, order, count), order.total, False)
            return Grown(self._shelf.shown(slot), order.total, True)

    def ready(self, slot: str) -> int:
        """Number of worlds of a page that are there."""
        found = self._orders.get(slot)
        return found[1].ready() if found else 0

    def failed(self) -> str:
        """What went wrong with the worlds of the page on screen; "" where nothing did."""
        with self._lock:
            orders: list[Order[Any]] = [order for slot, (_, order) in self._orders.items() if slot == self.view.page]
            if self.view.page == "garden":
                orders += self._watching.orders
            errors = (order.future.exception() for order in orders if order.done() and not order.cancelled())
            return next((told(error) for error in errors if error is not None), "")

    def again(self) -> None:
        """Ask anew for what the page shows."""
        with self._lock:
            self._orders.pop(self.view.page, None)
            self._watching.clear()
            self._ask()

    def place_in_queue(self) -> int:
        """Visitors who are served before this one."""
        return self._greenhouse.place_in_queue(self.name)

    def chronicle(self, strategy: str) -> Chronicle | None:
        """The world that is looked at, under a strategy; None while it grows."""
        found: Chronicle | None = self.record("chronicle", strategy)
        return found

    def record(self, kind: str, strategy: str) -> Any:
        """What is looked at in this world, under a strategy, see ``Watched``; None while it grows."""
        with self._lock:
            return self._watching.record(kind, strategy)

    def grow(self, scenarios: Sequence[Scenario], seeds: Any, measures: Sequence[str], slot: str) -> Order[Worlds]:
        """Worlds beside those of the page, such as to take home; none for who has left."""
        if self._left:
            raise CultureError("The visitor has left.")
        return self._greenhouse.worlds(self.name, scenarios, seeds, measures, slot)

    def wait(self) -> None:
        """Wait until everything that was ordered is there, or will not come, and take it in."""
        with self._lock:
            orders: list[Order[Any]] = [order for _, order in self._orders.values()]
            orders += self._watching.orders
        for order in orders:
            with suppress(CultureError, CancelledError):
                order.result()
        for slot in self._orders:
            self.grown(slot)

    def leave(self) -> None:
        """Forget everything; what was ordered and nobody else wants is not grown."""
        with self._lock:
            self._left = True
            self._greenhouse.leave(self.name)
            self._orders.clear()
            self._watching.clear()
            self._shelf.clear()

    def _show(self, view: View, push: bool) -> None:
        """Show another view."""
        query = to_link(view)
        self.address = Address(query, push and query != self.address.query)
        self.view = view
        self._ask()

    def _after(self, what: Any, sent: Any) -> View:
        """The view after something was done."""
        if what == "undo":
            return self._history.undo(self.view)
        if what == "redo":
            return self._history.redo(self.view)
        found = linkable(act(self.view, sent))
        self._history.remember(self.view, found, sent.get("stroke"))
        return found

    def _ask(self) -> None:
        """Order what the view shows and is not ordered yet; what other pages wait for is grown no more."""
        wishes = list(wanted(self.view))
        away = [
            self._let_go(slot)
            for slot in [*self._orders]
            if slot not in {want.slot for want in wishes} and not self._orders[slot][1].done()
        ]
        self._refused.clear()
        asking: list[Callable[[], None]] = [*(partial(self._ask_worlds, want) for want in wishes), partial(self._watching.ask, self.view)]
        for ask in asking:
            try:
                ask()
            except CultureError as error:
                self.notice = str(error)
        away.clear()  # held until here, so that what had grown already is shared

    def _let_go(self, slot: str) -> Order[Worlds]:
        """Want the worlds of a page no more."""
        _, order = self._orders.pop(slot)
        order.cancel()
        return order

    def _ask_worlds(self, want: Wanted) -> None:
        """Order worlds, unless they are those that were ordered last."""
        scenarios = want.scenarios(self.view)
        key = (want.slot, tuple(map(digest, scenarios)), want.worlds)
        if want.slot in self._orders and self._orders[want.slot][0] == key:
            return
        seeds = np.arange(FIRST_SEED, FIRST_SEED + want.worlds)
        told = partial(self._told, News())
        try:
            order = self._greenhouse.worlds(self.name, scenarios, seeds, want.measures, want.slot, want.urgency, told)
        except CultureError as error:
            if want.slot in self._orders:
                self._let_go(want.slot)  # else the worlds of before would be taken for these
            if not isinstance(error, TooMuch):
                raise
            self._refused.add(want.slot)  # the page says so, and what can be done
            return
        self._orders[want.slot] = key, order
        order.future.add_done_callback(partial(ended, self._changed))

    def _told(self, news: News, ready: int, total: int) -> None:
        """More worlds of an order are ready."""
        if news.worth_drawing(ready, total):
            self._changed()


def told(error: BaseException) -> str:
    """What went wrong, never ""."""
    return str(error) or type(error).__name__


def linkable(view: View) -> View:
    """The view, if a link can hold it.

    Raises
    ------
    NotAllowed
        Where its link would be too long to be opened again.
    """
    if len(to_link(view)) > LONGEST:
        raise NotAllowed(Language(view.lang)("This is more than a link can hold; shorten names and texts, or take phases away."))
    return view
