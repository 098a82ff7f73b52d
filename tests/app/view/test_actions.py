import math
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.view.actions import ACTIONS, act
from app.view.drafts import file_of
from app.view.link import from_link, to_link
from app.view.state import PAGES, QUARTERS, View
from app.view.wants import wanted, watched
from scenarios import contexts, strategies
from simulation.errors import CultureError, NotAllowed
from tests.app.view.views import sent, views

HOSTILE = (
    10**9,
    -(10**9),
    10**400,
    1e308,
    math.nan,
    math.inf,
    -math.inf,
    "text",
    "<script>alert(1)</script>",
    "",
    None,
    True,
    [],
    {},
    [[]],
    "\x00",
    b"x",
)
KEYS = (
    "page",
    "lang",
    "theme",
    "on",
    "strategy",
    "week",
    "world",
    "employee",
    "customer",
    "bed",
    "context",
    "name",
    "value",
    "worlds",
    "phase",
    "budget",
    "points",
    "query",
    "title",
    "text",
    "file",
)


def hostile() -> st.SearchStrategy[Any]:
    """What no page would send."""
    anything = st.sampled_from(HOSTILE) | st.floats() | st.integers() | st.text(max_size=20)
    payload = st.dictionaries(st.sampled_from(KEYS), anything, max_size=5)
    return st.tuples(st.sampled_from(list(ACTIONS)), payload).map(lambda pair: {"do": pair[0]} | pair[1]) | anything


@settings(deadline=None, max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(found=hostile())
def test_whatever_a_browser_sends_is_carried_out_or_refused_in_one_sentence(found: Any) -> None:
    try:
        view = act(View(), found)
    except CultureError as error:
        assert "\n" not in str(error)
        assert str(error).endswith((".", "?"))
    else:
        assert from_link(to_link(view)) == (view, [])


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(view=views())
def test_wherever_a_visitor_comes_every_page_can_be_grown(view: View) -> None:
    for page in PAGES:
        there = view.altered(page=page)
        assert all(want.scenarios(there) for want in wanted(there))
        assert all(there.scenario(watch.strategy) for watch in watched(there))


@pytest.mark.parametrize(
    "deed",
    [
        {"do": "show", "strategy": "impatient_board"},
        {"do": "compare", "strategy": "impatient_board"},
        {"do": "begin", "strategy": "impatient_board"},
    ],
)
def test_a_strategy_that_the_organisation_gives_no_time_for_is_refused(deed: dict[str, str]) -> None:
    view = act(View(), {"do": "change", "name": "review.every", "value": 30})
    with pytest.raises(NotAllowed, match="patience needs at least 30 weeks"):
        act(view, deed)
    with pytest.raises(NotAllowed, match="patience needs at least 30 weeks"):
        act(act(View(), deed), {"do": "change", "name": "review.every", "value": 30})


@pytest.mark.parametrize("value", [10**9, -1, math.nan, math.inf, "text", None, True])
def test_a_lever_takes_no_value_out_of_bounds(value: Any) -> None:
    with pytest.raises(NotAllowed):
        act(View(), {"do": "pull", "name": "purpose", "value": value, "phase": 1})


@pytest.mark.parametrize("value", [10**9, -1, math.nan, "text"])
def test_a_number_of_the_organisation_takes_no_value_out_of_bounds(value: Any) -> None:
    with pytest.raises(NotAllowed):
        act(View(), {"do": "change", "name": "growth.rate", "value": value})


@pytest.mark.parametrize("name", ["nobody", "growth.nobody", "growth", "__class__.x", "status_quo.nobody", "growth.rate.x"])
def test_a_number_that_is_not_there_cannot_be_changed(name: str) -> None:
    with pytest.raises(NotAllowed):
        act(View(), {"do": "change", "name": name, "value": 0.5})


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


@pytest.mark.parametrize(
    "deed",
    [
        {"do": "begin", "strategy": "implementation"},
        {"do": "pull", "name": "purpose", "value": 0.1, "phase": 1},
        {"do": "place", "context": "it_system"},
        {"do": "change", "name": "growth.rate", "value": 0.2},
    ],
)
def test_a_prediction_is_not_held_against_something_else(deed: dict[str, Any]) -> None:
    predicted = act(View(page="levers"), {"do": "expect", "points": [0.5] * QUARTERS})
    assert act(predicted, {"do": "turn", "phase": 2}).prediction
    assert act(predicted, {"do": "follow", "query": to_link(act(predicted, {"do": "speak", "lang": "nl"}))}).prediction
    assert act(predicted, deed).prediction == ()


def test_putting_a_lever_back_without_a_strategy_of_ones_own_begins_the_one_on_screen() -> None:
    view = View(started_from="status_quo")
    assert act(view, {"do": "release", "name": "purpose", "phase": 1}).mine == act(view, {"do": "begin", "strategy": "status_quo"}).mine
    view = View(started_from="implementation", phase=2)
    assert act(view, {"do": "release", "name": "purpose", "phase": 2}).mine == act(view, {"do": "begin", "strategy": "implementation"}).mine


def test_the_levers_of_the_status_quo_change_the_organisation() -> None:
    view = act(View(), {"do": "pull", "name": "pressure", "value": 0.8, "phase": 0})
    assert view.changes == (("status_quo.pressure", 0.8),)
    assert view.place.status_quo.pressure == 0.8
    assert view.mine is None


def test_a_number_that_is_put_to_what_it_was_is_no_change() -> None:
    usual = contexts()["service_company"].parameters.growth.rate
    view = act(act(View(), {"do": "change", "name": "growth.rate", "value": 0.2}), {"do": "change", "name": "growth.rate", "value": usual})
    assert view == View()


def test_a_change_that_another_organisation_has_anyway_is_no_change_there() -> None:
    there = contexts()["start_up"].parameters.organisation.employees
    view = act(View(), {"do": "change", "name": "organisation.employees", "value": there})
    view = act(view, {"do": "change", "name": "market.people", "value": contexts()["start_up"].parameters.market.people})
    assert act(view, {"do": "place", "context": "start_up"}) == View(context="start_up")


def test_a_market_grows_along_with_its_employees_until_it_is_set_itself() -> None:
    view = act(View(), {"do": "change", "name": "organisation.employees", "value": 60})
    assert view.place.parameters.market.people == 600
    own = act(
        act(View(), {"do": "change", "name": "market.people", "value": 1000}),
        {"do": "change", "name": "organisation.employees", "value": 60},
    )
    assert own.place.parameters.market.people == 1000


def test_a_market_grows_along_at_every_step_of_a_slider_and_back() -> None:
    view = View()
    for employees in (400, 600, 1000):
        view = act(view, {"do": "change", "name": "organisation.employees", "value": employees, "stroke": 1})
        assert view.place.parameters.market.people == 10 * employees
    assert act(view, {"do": "restore", "name": "organisation.employees"}) == View()


def test_changed_numbers_go_along_to_another_organisation() -> None:
    view = act(act(View(), {"do": "change", "name": "growth.rate", "value": 0.2}), {"do": "place", "context": "start_up"})
    assert view.place.parameters.growth.rate == 0.2
    assert view.place.parameters.organisation.employees == 60


def test_at_most_four_strategies_are_compared_and_at_least_two() -> None:
    view = View()
    for name in ("status_quo", "explained_implementation"):
        view = act(view, {"do": "compare", "strategy": name})
    with pytest.raises(NotAllowed):
        act(view, {"do": "compare", "strategy": "half_a_garden"})
    two = act(act(view, {"do": "compare", "strategy": "status_quo"}), {"do": "compare", "strategy": "explained_implementation"})
    assert two == View()
    with pytest.raises(NotAllowed):
        act(two, {"do": "compare", "strategy": "co_creation"})


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


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(view=views(), deed=sent())
def test_what_is_refused_leaves_the_view_as_it_is(view: View, deed: dict[str, Any]) -> None:
    before = to_link(view)
    with suppress(CultureError):
        act(view, deed)
    assert to_link(view) == before


def test_a_file_with_what_the_pages_do_not_hold_is_refused_and_not_opened_as_something_else() -> None:
    text = 'title = "Mine"\nstory = "Own."\n[parameters.founders]\nplacement = "leaders"\n'
    with pytest.raises(NotAllowed, match="command line"):
        act(View(), {"do": "load", "text": text, "file": "mine.toml"})


def test_a_file_of_more_phases_than_a_page_shows_is_refused() -> None:
    phases = "".join(f'[[phase]]\nname = "p{n}"\nweek = {n}\n' for n in range(1, 20))
    with pytest.raises(NotAllowed, match="12"):
        act(View(), {"do": "load", "text": f'title = "Mine"\nstory = "Own."\n{phases}', "file": "mine.toml"})


@pytest.mark.parametrize(
    ("sent", "field", "value"),
    [
        ({"do": "pace", "speed": 8}, "speed", 8),
        ({"do": "organise", "on": True}, "organising", True),
        ({"do": "look", "untested": True}, "untested", True),
        ({"do": "look", "only_changed": True}, "only_changed", True),
        ({"do": "look", "sought": "safety"}, "sought", "safety"),
        ({"do": "look", "unfolded": ["trust", "market", "trust"]}, "unfolded", ("market", "trust")),
    ],
)
def test_how_a_page_is_looked_at_is_part_of_the_view(sent: dict[str, Any], field: str, value: object) -> None:
    assert act(View(), sent) == View(**{field: value})


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"do": "pace", "speed": 3}, "no speed; allowed are 1, 2, 4, 8"),
        ({"do": "look", "sought": "x" * 61}, "60"),
        ({"do": "look", "unfolded": ["nobody"]}, 'group "nobody" is not known'),
        ({"do": "look", "unfolded": ["trust"] * 101}, "allowed is a list of at most 100 names"),
        ({"do": "look", "unfolded": [1]}, "allowed is a list of at most 100 names"),
    ],
)
def test_ways_to_look_that_are_not_there_are_refused(sent: dict[str, Any], told: str) -> None:
    with pytest.raises(NotAllowed, match=told):
        act(View(), sent)
