"""A strategy of one's own: begun, changed lever by lever, saved and opened."""

import pytest

from app.view.actions import act
from app.view.drafts import file_of
from app.view.state import View
from scenarios import strategies
from simulation.errors import NotAllowed


def test_pulling_a_lever_begins_a_strategy_of_ones_own_and_leaves_the_other_alone() -> None:
    before = strategies()["co_creation"]
    view = act(View(), {"do": "pull", "name": "purpose", "value": 0.9, "phase": 2})
    assert view.mine is not None
    assert view.mine.phases[1].levers["purpose"] == 0.9
    assert view.mine.phases[0] == before.phases[0]
    assert strategies()["co_creation"] == before


def test_putting_a_lever_back_restores_the_strategy_it_started_from() -> None:
    begun = act(View(), {"do": "begin", "strategy": "co_creation"})
    pulled = act(begun, {"do": "pull", "name": "purpose", "value": 0.1, "phase": 2})
    assert act(pulled, {"do": "release", "name": "purpose", "phase": 2}) == begun.altered(phase=pulled.phase)


def test_putting_back_a_lever_that_the_phase_does_not_set_takes_it_away() -> None:
    begun = act(View(), {"do": "begin", "strategy": "co_creation"})
    pulled = act(begun, {"do": "pull", "name": "incentive", "value": 0.5, "phase": 1})
    released = act(pulled, {"do": "release", "name": "incentive", "phase": 1})
    assert released.mine == begun.mine


def test_putting_a_lever_back_without_a_strategy_of_ones_own_begins_the_one_on_screen() -> None:
    view = View(started_from="status_quo")
    assert act(view, {"do": "release", "name": "purpose", "phase": 1}).mine == act(view, {"do": "begin", "strategy": "status_quo"}).mine
    view = View(started_from="implementation", phase=2)
    assert act(view, {"do": "release", "name": "purpose", "phase": 2}).mine == act(view, {"do": "begin", "strategy": "implementation"}).mine


def test_giving_up_ones_own_strategy_leaves_it_nowhere() -> None:
    view = act(View(), {"do": "begin", "strategy": "implementation"})
    view = act(act(view, {"do": "compare", "strategy": "mine"}), {"do": "show", "strategy": "mine"})
    left = act(view, {"do": "discard"})
    assert left.mine is None
    assert "mine" not in (left.strategy, *left.strategies)


@pytest.mark.parametrize("name", list(strategies()))
def test_ones_own_strategy_begins_as_the_one_it_starts_from(name: str) -> None:
    view = act(View(), {"do": "begin", "strategy": name})
    began, base = view.scenario("mine"), view.scenario(name)
    assert (began.strategy.plan(view.place.status_quo, 286) == base.strategy.plan(view.place.status_quo, 286)).all()
    assert began.strategy.patience == base.strategy.patience


def test_phases_can_be_added_moved_named_and_taken_away() -> None:
    view = act(View(), {"do": "begin", "strategy": "co_creation"})
    longer = act(view, {"do": "add_phase"})
    assert longer.mine is not None
    assert [phase.week for phase in longer.mine.phases] == [8, 26, 52, 78]
    moved = act(longer, {"do": "date_phase", "phase": 4, "week": 100})
    named = act(moved, {"do": "name_phase", "phase": 4, "name": " Bloom "})
    assert named.mine is not None
    assert (named.mine.phases[3].name, named.mine.phases[3].week) == ("Bloom", 100)
    assert act(named, {"do": "drop_phase", "phase": 4}).mine == view.mine


@pytest.mark.parametrize("week", [0, 8, 52, 53, 1000])
def test_phases_stay_in_order(week: int) -> None:
    view = act(View(), {"do": "begin", "strategy": "co_creation"})
    with pytest.raises(NotAllowed):
        act(view, {"do": "date_phase", "phase": 2, "week": week})


def test_a_scenario_file_is_opened_and_saved_as_the_same() -> None:
    view = act(
        act(View(), {"do": "pull", "name": "purpose", "value": 0.9, "phase": 2}), {"do": "change", "name": "growth.rate", "value": 0.2}
    )
    opened = act(View(), {"do": "load", "text": file_of(view), "file": "mine.toml"})
    assert opened.mine is not None and view.mine is not None
    assert opened.mine.phases == view.mine.phases
    assert opened.place.parameters == view.place.parameters


@pytest.mark.parametrize("name", list(strategies()))
def test_a_file_is_held_against_the_strategy_it_is_most_like(name: str) -> None:
    begun = act(View(), {"do": "begin", "strategy": name})
    opened = act(View(), {"do": "load", "text": file_of(begun), "file": "mine.toml"})
    still = begun.place.status_quo
    alike = [other for other, plan in strategies().items() if plan.reached(still) == strategies()[name].reached(still)]
    assert opened.started_from in alike


@pytest.mark.parametrize(
    "text",
    ["x" * 70_000, "title = 3", "[[phase", 'based_on = "../../etc/passwd.toml"\ntitle = "a"\nstory = "b"', 'context = "/etc/x.toml"'],
)
def test_a_file_that_the_loader_refuses_changes_nothing(text: str) -> None:
    with pytest.raises(NotAllowed):
        act(View(), {"do": "load", "text": text, "file": "mine.toml"})


def test_a_file_with_what_the_pages_do_not_hold_is_refused_and_not_opened_as_something_else() -> None:
    text = 'title = "Mine"\nstory = "Own."\n[parameters.founders]\nplacement = "leaders"\n'
    with pytest.raises(NotAllowed, match="command line"):
        act(View(), {"do": "load", "text": text, "file": "mine.toml"})


def test_a_file_of_more_phases_than_a_page_shows_is_refused() -> None:
    phases = "".join(f'[[phase]]\nname = "p{n}"\nweek = {n}\n' for n in range(1, 20))
    with pytest.raises(NotAllowed, match="12"):
        act(View(), {"do": "load", "text": f'title = "Mine"\nstory = "Own."\n{phases}', "file": "mine.toml"})
