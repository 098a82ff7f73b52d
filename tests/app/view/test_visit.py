import gc
import threading
from collections.abc import Iterator

import numpy as np
import pytest

from app.greenhouse.pool import Greenhouse
from app.view.link import from_link
from app.view.state import PAGES, View
from app.view.visit import Visit
from app.view.wants import FIRST_SEED, MEASURES
from experiments.runner import run_worlds
from simulation.errors import CultureError
from simulation.scenario import Scenario

PATIENCE = 120
SMALL = View(context="start_up", worlds=12, world=2)


@pytest.fixture
def greenhouse() -> Iterator[Greenhouse]:
    found = Greenhouse(workers=1)
    yield found
    found.close()


class Watcher:
    """Waits for news of a visit."""

    def __init__(self) -> None:
        self.news = threading.Event()

    def until(self, done: object) -> None:
        assert callable(done)
        for _ in range(10 * PATIENCE):
            if done():
                return
            self.news.wait(0.1)
            self.news.clear()
        raise AssertionError("nothing came")


def visiting(greenhouse: Greenhouse, view: View = SMALL) -> tuple[Visit, Watcher]:
    watcher = Watcher()
    return Visit(view, greenhouse, watcher.news.set), watcher


def test_the_worlds_of_a_page_are_those_of_any_other_run(greenhouse: Greenhouse) -> None:
    visit, watcher = visiting(greenhouse, SMALL.altered(page="compare"))
    watcher.until(lambda: visit.grown("compare").whole)
    worlds = visit.grown("compare").worlds
    assert worlds is not None
    expected = run_worlds(list(worlds.scenarios), np.arange(FIRST_SEED, FIRST_SEED + 12), workers=1)
    for name in MEASURES:
        assert worlds[name].tobytes() == np.ascontiguousarray(expected[name]).tobytes()


def test_the_garden_grows_its_world_under_the_strategy_shown_and_the_one_beside_it(greenhouse: Greenhouse) -> None:
    visit, watcher = visiting(greenhouse)
    watcher.until(lambda: visit.chronicle("co_creation") is not None and visit.chronicle("implementation") is not None)
    shown = visit.chronicle("co_creation")
    assert shown is not None
    assert (shown.seed, str(shown.scenario)) == (FIRST_SEED + 1, "co_creation in start_up")


def test_somebody_who_is_looked_at_is_lived_through_and_let_go_again(greenhouse: Greenhouse) -> None:
    visit, watcher = visiting(greenhouse)
    visit.do({"do": "meet", "employee": 7})
    watcher.until(lambda: visit.record("employee", "co_creation") is not None)
    assert visit.record("employee", "co_creation").job == 7
    visit.do({"do": "meet"})
    assert visit.record("employee", "co_creation") is None


def test_what_is_refused_leaves_the_view_and_says_why(greenhouse: Greenhouse) -> None:
    visit, _ = visiting(greenhouse)
    before = visit.view, visit.address
    for sent in (None, [], "go", {"do": "go", "page": "nowhere"}, {"do": "pull", "name": "purpose", "value": 1e9, "phase": 1}):
        visit.do(sent)
        assert (visit.view, visit.address) == before
        assert visit.notice
    visit.dismiss()
    assert visit.notice == ""


def test_undo_and_redo_go_through_what_was_drafted_and_leave_the_rest(greenhouse: Greenhouse) -> None:
    visit, _ = visiting(greenhouse, SMALL.altered(page="levers"))
    for value in (0.2, 0.4):
        visit.do({"do": "pull", "name": "purpose", "value": value, "phase": 1})
    visit.do({"do": "paint", "theme": "dark"})
    drafted = visit.view.mine
    visit.do({"do": "undo"})
    assert visit.view.mine is not None
    assert visit.view.mine.phases[0].levers["purpose"] == 0.2
    visit.do({"do": "undo"})
    assert (visit.view.mine, visit.view.theme, visit.can_undo) == (None, "dark", False)
    visit.do({"do": "undo"})
    visit.do({"do": "redo"})
    visit.do({"do": "redo"})
    assert (visit.view.mine, visit.can_redo) == (drafted, False)


def test_a_change_after_an_undo_leaves_nothing_to_redo(greenhouse: Greenhouse) -> None:
    visit, _ = visiting(greenhouse, SMALL.altered(page="levers"))
    visit.do({"do": "pull", "name": "purpose", "value": 0.2, "phase": 1})
    visit.do({"do": "undo"})
    visit.do({"do": "pull", "name": "purpose", "value": 0.6, "phase": 1})
    assert not visit.can_redo


def test_the_address_is_that_of_the_view_and_a_new_place_only_for_what_is_worth_going_back_to(greenhouse: Greenhouse) -> None:
    visit, _ = visiting(greenhouse)
    visit.do({"do": "travel", "week": 40})
    assert not visit.address.push
    visit.do({"do": "go", "page": "compare"})
    assert visit.address.push
    assert from_link(visit.address.query)[0] == visit.view


@pytest.mark.parametrize("page", PAGES)
def test_worlds_that_are_more_than_a_visitor_may_have_are_told_from_those_on_their_way(page: str) -> None:
    strict = Greenhouse(workers=1, ceiling=1)
    try:
        visit, _ = visiting(strict, SMALL.altered(page=page))
        assert visit.grown(page).refused
    finally:
        strict.close()


def test_whoever_has_left_has_nothing_made_any_more(greenhouse: Greenhouse) -> None:
    visit, _ = visiting(greenhouse)
    visit.leave()
    with pytest.raises(CultureError, match="left"):
        visit.grow([SMALL.scenario("co_creation")], np.arange(1, 3), MEASURES, "take")
    assert greenhouse.load().orders == 0


def test_nobody_waits_for_what_will_not_come() -> None:
    closing = Greenhouse(workers=1)
    visit, _ = visiting(closing, SMALL.altered(page="compare"))
    waiting = threading.Thread(target=visit.wait, daemon=True)
    waiting.start()
    closing.close()
    waiting.join(PATIENCE)
    assert not waiting.is_alive()


def test_worlds_on_their_way_are_not_refused(greenhouse: Greenhouse) -> None:
    visit, _ = visiting(greenhouse, SMALL.altered(page="compare"))
    visit.do({"do": "multiply", "worlds": 20})
    assert not visit.grown("compare").refused


def test_old_worlds_are_shown_until_enough_new_ones_are_there(greenhouse: Greenhouse) -> None:
    visit, watcher = visiting(greenhouse, SMALL.altered(page="levers"))
    watcher.until(lambda: visit.grown("levers").whole)
    old = visit.grown("levers").worlds
    visit.do({"do": "pull", "name": "purpose", "value": 0.2, "phase": 1})
    first = visit.grown("levers")
    assert first.worlds is old or not first.stale
    watcher.until(lambda: visit.grown("levers").whole)
    assert visit.grown("levers").worlds is not old


def test_a_visitor_who_leaves_leaves_nothing_behind(greenhouse: Greenhouse) -> None:
    visit, watcher = visiting(greenhouse)
    watcher.until(lambda: visit.grown("garden").whole and visit.chronicle("co_creation") is not None)
    assert greenhouse.held_bytes() > 0
    visit.leave()
    watcher.until(lambda: greenhouse.load().jobs == 0)
    gc.collect()
    assert (greenhouse.load().orders, greenhouse.held_bytes()) == (0, 0)


def test_two_visitors_share_worlds_and_nothing_else(greenhouse: Greenhouse) -> None:
    one, first = visiting(greenhouse)
    other, second = visiting(greenhouse)
    one.do({"do": "entitle", "title": "Only mine"})
    first.until(lambda: one.chronicle("co_creation") is not None)
    second.until(lambda: other.chronicle("co_creation") is not None)
    assert one.chronicle("co_creation") is other.chronicle("co_creation")
    assert (other.view, other.notice, other.can_undo) == (SMALL, "", False)
    assert one.name != other.name


def test_an_organisation_that_is_too_much_is_refused_in_a_sentence(greenhouse: Greenhouse) -> None:
    small = Greenhouse(workers=1, ceiling=Scenario().people)
    visit = Visit(View(), small, lambda: None)
    assert "allowed" in visit.notice
    small.close()


def test_what_one_has_walked_away_from_stands_in_nobodys_way(greenhouse: Greenhouse) -> None:
    visit, _ = visiting(greenhouse, View(context="large_bureaucracy"))
    visit.do({"do": "meet", "employee": 7})
    for name in ("half_a_garden", "talk_without_walk"):
        visit.do({"do": "compare", "strategy": name})
    visit.do({"do": "go", "page": "compare"})
    assert visit.notice == ""
    assert greenhouse.load().orders == 1


def test_worlds_that_are_refused_are_not_taken_for_those_of_before(greenhouse: Greenhouse) -> None:
    visit, watcher = visiting(greenhouse, SMALL.altered(page="levers"))
    watcher.until(lambda: visit.grown("levers").whole)
    greenhouse.ceiling = 1
    visit.do({"do": "pull", "name": "purpose", "value": 0.2, "phase": 1})
    found = visit.grown("levers")
    assert (found.refused, found.stale, found.whole) == (True, True, False)


@pytest.mark.parametrize("page", ["compare", "garden"])
def test_that_worlds_cannot_be_grown_is_news(greenhouse: Greenhouse, monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("simulation.world.build", broken)
    heard = threading.Event()

    def changed() -> None:
        if visit.failed():
            heard.set()

    visit = Visit(SMALL.altered(page=page), greenhouse, changed)
    assert heard.wait(PATIENCE)
    visit.leave()


def test_bands_are_shown_of_a_round_number_of_worlds_while_more_arrive(greenhouse: Greenhouse) -> None:
    visit, watcher = visiting(greenhouse, SMALL.altered(page="compare", worlds=30))
    shown = set()

    def whole() -> bool:
        found = visit.grown("compare")
        shown.add(len(found.worlds) if found.worlds else 0)
        return found.whole

    watcher.until(whole)
    assert shown <= {0, 12, 30}


def test_a_garden_is_shown_also_where_its_worlds_are_refused(greenhouse: Greenhouse) -> None:
    visit, watcher = visiting(greenhouse, View(context="large_bureaucracy", worlds=200))
    assert visit.grown("garden").refused
    watcher.until(lambda: visit.chronicle("co_creation") is not None)


def test_what_a_link_cannot_hold_is_refused(greenhouse: Greenhouse, monkeypatch: pytest.MonkeyPatch) -> None:
    visit, _ = visiting(greenhouse)
    before = visit.view
    monkeypatch.setattr("app.view.visit.LONGEST", 500)
    visit.do({"do": "load", "text": f'title = "Mine"\nstory = "{"".join(map(chr, range(0x4E00, 0x5000)))}"\n', "file": "mine.toml"})
    assert "more than a link can hold" in visit.notice
    assert (visit.view, visit.can_undo) == (before, False)
    assert from_link(visit.address.query) == (visit.view, [])
