"""What undo and redo go through: views whose drafts were otherwise."""

from typing import Any

from app.view.drafts import discard
from app.view.state import View

MOST_DRAFTS = 100
DRAFTED = ("mine", "started_from", "context", "changes", "phase")
"""What undo puts back."""


class History:
    """The drafts of a visitor, the latest last, and those that were undone."""

    def __init__(self) -> None:
        self._past: list[View] = []
        self._future: list[View] = []
        self._stroke: Any = None

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether there is a change to make again."""
        return bool(self._future)

    def remember(self, before: View, after: View, stroke: Any) -> None:
        """Keep a view for undo, where another has other drafts; what belongs to one stroke of a lever is taken back at once."""
        if drafted(before) == drafted(after):
            return
        if stroke is None or stroke != self._stroke:
            self._past = [*self._past[-MOST_DRAFTS:], before]
        self._stroke, self._future = stroke, []

    def undo(self, view: View) -> View:
        """The view with what was drafted before the last change."""
        if not self._past:
            return view
        found = restored(view, self._past[-1])
        self._future.append(view)
        self._past.pop()
        self._stroke = None
        return found

    def redo(self, view: View) -> View:
        """The view with what was drafted before the last undo."""
        if not self._future:
            return view
        found = restored(view, self._future[-1])
        self._past.append(view)
        self._future.pop()
        self._stroke = None
        return found


def drafted(view: View) -> tuple[Any, ...]:
    """What undo puts back."""
    return tuple(getattr(view, field) for field in DRAFTED if field != "phase")


def restored(view: View, before: View) -> View:
    """A view with what was drafted in another, and nothing else of it: a prediction was about something else; where a strategy of one's own is gone, no page shows it any more.

    Raises
    ------
    NotAllowed
        Where what is on screen does not fit what was drafted.
    """
    values = {field: getattr(before, field) for field in DRAFTED}
    kept = discard(view) if before.mine is None else view
    return kept.altered(**values, prediction=(), employee=None, customer=None)
