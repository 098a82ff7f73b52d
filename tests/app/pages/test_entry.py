"""The pages without a browser: what Solara is given to carry there."""

import threading
import time
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
import solara

from app.greenhouse import worlds
from app.pages import entry, takeaways
from app.view.state import View
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
    found = shown.until(lambda: shown.part("worlds").worlds)
    assert len(found["committed"]) == found["worlds"] * 286


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


@pytest.mark.parametrize("error", [ZeroDivisionError("deep inside"), AssertionError()])
def test_a_page_that_fails_says_a_sentence_and_leads_back(monkeypatch: pytest.MonkeyPatch, shown: Shown, error: Exception) -> None:
    @solara.component
    def Broken() -> Any:
        raise error

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
    failing, grow = threading.Event(), worlds.grow_world
    failing.set()

    def grow_or_fail(*given: Any) -> Any:
        if failing.is_set():
            raise MemoryError
        return grow(*given)

    monkeypatch.setattr(worlds, "grow_world", grow_or_fail)
    shown.do({"do": "follow", "query": "context=start_up&page=compare&worlds=13"})
    trouble = shown.until(lambda: shown.part("words") if "kept" in str(getattr(shown.part("words"), "words", "")) else None)
    failing.clear()
    trouble.vue_again(None)
    assert shown.until(lambda: shown.part("outcome") and shown.part("outcome").outcome)


def test_a_link_that_breaks_the_program_opens_the_first_garden(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(query: str) -> Any:
        raise RecursionError

    monkeypatch.setattr(entry, "from_link", broken)
    visit = entry.opened("page=levers", lambda: None)
    assert visit.view == View()
    assert visit.notice == "This link cannot be read. Shown instead: the garden that opens first."


def test_one_thing_at_a_time_is_made_to_take_home_and_then_the_next(monkeypatch: pytest.MonkeyPatch, shown: Shown) -> None:
    asked: list[str] = []
    may_end = threading.Event()

    def slow(_: Visit, sent: Any) -> Any:
        asked.append(sent["kind"])
        may_end.wait(PATIENCE)
        return SimpleNamespace(name=f"{sent['kind']}.csv", media_type="text/csv", content=b"x")

    monkeypatch.setattr(takeaways, "taken", slow)
    bar = shown.part("shell")
    bar.vue_take({"kind": "first"})
    shown.until(lambda: asked)
    bar.vue_take({"kind": "second"})
    assert "still being made" in shown.until(lambda: shown.part("shell").shell["notice"])
    assert shown.part("shell").download is None
    may_end.set()
    assert shown.until(lambda: shown.part("shell").download)["name"] == "first.csv"
    shown.part("shell").vue_saved(None)
    shown.until(lambda: shown.part("shell").download is None)
    shown.part("shell").vue_take({"kind": "third"})
    assert shown.until(lambda: shown.part("shell").download)["name"] == "third.csv"
    assert asked == ["first", "third"]
