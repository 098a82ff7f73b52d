"""Whose turn it is.

Start-time fair queueing (Goyal, Vin & Cheng, 1996): everybody has a tag, the person-weeks they got so far; the least tag is next. Who comes anew, or comes
back, starts at the tag that was served last: nobody saves up turns, and nobody waits for what others asked before.
"""

from collections.abc import Iterable


class Turns:
    """Tags of visitors."""

    def __init__(self) -> None:
        self._now = 0
        self._tags: dict[str, int] = {}

    def tag(self, visitor: str) -> int:
        """Person-weeks that a visitor got, by the clock of those who wait."""
        return max(self._now, self._tags.get(visitor, 0))

    def next(self, waiting: Iterable[str]) -> str | None:
        """Who is next of those who wait; of equal tags, who stands first."""
        return min(waiting, key=self.tag, default=None)

    def serve(self, visitor: str, cost: int) -> None:
        """Count what a visitor gets."""
        self._now = self.tag(visitor)
        self._tags[visitor] = self._now + cost
        self._tags = {other: tag for other, tag in self._tags.items() if tag > self._now}

    def forget(self, visitor: str) -> None:
        """Forget a visitor who has left."""
        self._tags.pop(visitor, None)

    def __len__(self) -> int:
        """Visitors who got more than others."""
        return len(self._tags)
