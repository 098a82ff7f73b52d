"""The pages without a browser: what Solara is given to carry there."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import solara

from app.pages import entry
from app.view.visit import Visit

PATIENCE = 120


class Shown:
    """What one visitor would see: the widgets by the names of their parts."""

    def __init__(self) -> None:
        self.box, self.rendered = solara.render(entry.Page(), handle_error=False)

    def part(self, name: str) -> Any:
        """The part that has a field of this name, or None."""
        whole = self.box.children[0]
        return next((child for child in whole.children if name in child.traits()), None)

    def until(self, found: Callable[[], Any]) -> Any:
        """Wait for something to be there."""
        for _ in range(10 * PATIENCE):
            if there := found():
                return there
            time.sleep(0.1)
        raise AssertionError("it never came")

    def do(self, sent: Any) -> None:
        """What a browser sends."""
        self.part("shell").vue_act(sent)


@pytest.fixture
def shown() -> Iterator[Shown]:
    found = Shown()
    yield found
    found.rendered.close()


def test_the_garden_arrives_with_a_world_of_every_week_for_everybody(shown: Shown) -> None:
    garden = shown.until(lambda: shown.part("story") if shown.part("story").story else None)
    assert len(garden.story["sentences"]) == 286
    assert len(garden.run["people"]) == 286 * 300
    assert len(garden.run["market"]) == 286 * 750
    assert len(garden.organisation["department"]) == 300


def test_the_numbers_of_all_worlds_follow(shown: Shown) -> None:
    worlds = shown.until(lambda: shown.part("worlds").worlds)
    assert len(worlds["committed"]) == worlds["worlds"] * 286


@pytest.mark.parametrize("page", list(entry.PAGES))
def test_every_page_is_carried(shown: Shown, page: str) -> None:
    shown.do({"do": "go", "page": page})
    shown.until(lambda: shown.part("shell").shell["view"]["page"] == page)
    assert len(shown.box.children[0].children) == 2


def test_what_is_refused_is_said_by_the_bar(shown: Shown) -> None:
    shown.do({"do": "go", "page": "nowhere"})
    notice = shown.until(lambda: shown.part("shell").shell["notice"])
    assert "nowhere" in notice
    assert "garden" in notice


def test_a_page_that_fails_says_a_sentence_and_leads_back(monkeypatch: pytest.MonkeyPatch, shown: Shown) -> None:
    @solara.component
    def Broken() -> Any:
        raise ZeroDivisionError("deep inside")

    monkeypatch.setitem(entry.PAGES, "compare", lambda visit, act: Broken())
    shown.do({"do": "go", "page": "compare"})
    trouble = shown.until(
        lambda: next((child for child in shown.box.children[0].children if hasattr(child, "words") and "kept" in str(child.words)), None)
    )
    assert "deep inside" not in str(trouble.words)
    assert "Your settings are kept" in trouble.words["title"]
    shown.do({"do": "go", "page": "garden"})
    shown.until(lambda: shown.part("story"))


def test_worlds_that_fail_are_told_and_asked_for_anew(monkeypatch: pytest.MonkeyPatch, shown: Shown) -> None:
    monkeypatch.setattr(Visit, "failed", lambda self: "The world of seed 3 could not be grown.")
    shown.do({"do": "travel", "week": 3})
    shown.until(lambda: next((child for child in shown.box.children[0].children if "kept" in str(getattr(child, "words", ""))), None))
