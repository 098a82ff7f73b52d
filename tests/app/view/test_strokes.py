"""Dragging a lever is one thing to take back, however often it was sent on the way."""

from concurrent.futures import Future
from types import SimpleNamespace
from typing import Any

import pytest

from app.view.state import View
from app.view.visit import Visit


class Idle:
    """A greenhouse in which nothing grows."""

    def worlds(self, *_: Any, **__: Any) -> Any:
        """An order of which nothing is there."""
        return SimpleNamespace(ready=lambda: 0, total=1, future=Future())

    tasks = worlds


@pytest.fixture
def visit() -> Visit:
    """A visit to the levers."""
    return Visit(View(page="levers"), Idle(), lambda: None)  # type: ignore[arg-type]


def pull(visit: Visit, value: float, stroke: int | None = None, name: str = "autonomy") -> None:
    """Move a lever of the last phase."""
    visit.do({"do": "pull", "phase": 3, "name": name, "value": value} | ({} if stroke is None else {"stroke": stroke}))


def autonomy(visit: Visit) -> float:
    """Where the lever is."""
    return visit.view.edited.phases[2].levers["autonomy"]


def test_a_stroke_is_taken_back_at_once(visit: Visit) -> None:
    for value in (0.8, 0.7, 0.6):
        pull(visit, value, stroke=1)
    assert autonomy(visit) == 0.6
    visit.do({"do": "undo"})
    assert autonomy(visit) == 0.85 and not visit.can_undo
    visit.do({"do": "redo"})
    assert autonomy(visit) == 0.6


def test_two_strokes_are_taken_back_one_by_one(visit: Visit) -> None:
    pull(visit, 0.7, stroke=1)
    pull(visit, 0.5, stroke=2)
    visit.do({"do": "undo"})
    assert autonomy(visit) == 0.7


def test_what_belongs_to_no_stroke_stands_for_itself(visit: Visit) -> None:
    pull(visit, 0.7)
    pull(visit, 0.5)
    visit.do({"do": "undo"})
    assert autonomy(visit) == 0.7


def test_a_stroke_of_anything_a_browser_can_send_does_no_harm(visit: Visit) -> None:
    for stroke in ([1], {"a": 1}, "x", float("inf")):
        visit.do({"do": "pull", "phase": 3, "name": "autonomy", "value": 0.5, "stroke": stroke})
    assert autonomy(visit) == 0.5 and visit.notice == ""
