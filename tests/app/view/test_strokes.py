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


def test_undoing_the_beginning_of_a_strategy_takes_back_nothing_else(visit: Visit) -> None:
    pull(visit, 0.7)
    for deed in ({"do": "speak", "lang": "nl"}, {"do": "paint", "theme": "dark"}, {"do": "multiply", "worlds": 20}):
        visit.do(deed)
    visit.do({"do": "compare", "strategy": "mine"})
    visit.do({"do": "show", "strategy": "mine"})
    visit.do({"do": "undo"})
    assert visit.view == View(
        page="levers", lang="nl", theme="dark", worlds=20, strategies=("implementation", "co_creation"), strategy="co_creation", phase=1
    )
    visit.do({"do": "redo"})
    assert visit.view.mine is not None and autonomy(visit) == 0.7


def test_a_stroke_that_goes_on_after_it_was_taken_back_can_be_taken_back_again(visit: Visit) -> None:
    pull(visit, 0.7, stroke=1)
    visit.do({"do": "undo"})
    pull(visit, 0.6, stroke=1)
    visit.do({"do": "undo"})
    assert autonomy(visit) == 0.85


def test_what_cannot_be_taken_back_now_is_said_and_can_be_later(visit: Visit) -> None:
    visit.do({"do": "change", "name": "review.every", "value": 30})
    visit.do({"do": "restore", "name": "review.every"})
    visit.do({"do": "show", "strategy": "impatient_board"})
    visit.do({"do": "undo"})
    assert "patience needs" in visit.notice and visit.can_undo
    visit.do({"do": "show", "strategy": "co_creation"})
    visit.do({"do": "undo"})
    assert visit.view.place.parameters.review.every == 30
