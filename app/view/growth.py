"""How worlds arrive: what is shown of those that are there, and which news is worth drawing a page again for."""

import math
import time
from collections import OrderedDict
from typing import Any, NamedTuple

from app.greenhouse.order import Order
from app.greenhouse.worlds import Worlds

COARSE = 12
"""Worlds from which bands are shown while the others grow."""
MORE = 4
"""Bands are drawn anew when there are so many times more worlds, at last of all: they do not tremble, and drawing takes no time from growing."""
KEPT = 300
"""Worlds that a visit keeps beside those on screen, each counted once a strategy: some 15 MB."""
BEAT = 1.0
"""Seconds between two drawings that only tell how far worlds are."""


class Grown(NamedTuple):
    """Worlds as far as they are shown.

    Attributes
    ----------
    worlds
        Those there are, of a round number of them; None before the first.
    total
        Number of worlds that were asked for.
    stale
        Whether they are those of before, shown until enough of the new ones are there.
    refused
        Whether what was asked for is more than one visitor may have, so that nothing new will come.
    """

    worlds: Worlds | None
    total: int
    stale: bool
    refused: bool = False

    @property
    def whole(self) -> bool:
        """Whether everything that was asked for is there."""
        return self.worlds is not None and not self.stale and len(self.worlds) == self.total


class Shelf:
    """Worlds that a visit keeps, so that going back is quick, and those each page showed last."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Any, Worlds] = OrderedDict()
        self._shown: dict[str, Worlds] = {}

    def shown(self, slot: str) -> Worlds | None:
        """The worlds that a page showed last."""
        return self._shown.get(slot)

    def settled(self, key: tuple[Any, ...], order: Order[Worlds], count: int) -> Worlds:
        """The first worlds of an order, as the page that its key begins with shows them; kept when they are all."""
        if key in self._kept:
            self._kept.move_to_end(key)
            self._shown[key[0]] = self._kept[key]
            return self._kept[key]
        worlds = order.partial(count)
        self._shown[key[0]] = worlds
        if len(worlds) == order.total:
            self._kept[key] = worlds
            while len(self._kept) > 1 and sum(len(held) * len(held.scenarios) for held in self._kept.values()) > KEPT:
                self._kept.popitem(last=False)
        return worlds

    def clear(self) -> None:
        """Keep nothing."""
        self._kept.clear()
        self._shown.clear()


class News:
    """Tells which news of an order a page is drawn for: more worlds to show, and, at a slower beat, how far it is."""

    def __init__(self) -> None:
        self._shown, self._told_at = 0, time.monotonic()

    def worth_drawing(self, ready: int, total: int) -> bool:
        """Whether the page is to be drawn again, now that so many worlds are ready."""
        shown, now = to_show(ready, total), time.monotonic()
        if shown == self._shown and now < self._told_at + BEAT:
            return False
        self._shown, self._told_at = shown, now
        return True


def to_show(ready: int, total: int) -> int:
    """Number of worlds to show of those that are ready: all, else the largest of 12, 48, 192 … that there are; 0 before."""
    if ready == total:
        return total
    return COARSE * MORE ** int(math.log(ready / COARSE, MORE)) if ready >= COARSE else 0
