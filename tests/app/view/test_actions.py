import math
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.view.actions import ACTIONS, act
from app.view.link import from_link, to_link
from app.view.state import PAGES, QUARTERS, View
from app.view.wants import wanted, watched
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


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(view=views(), deed=sent())
def test_what_is_refused_leaves_the_view_as_it_is(view: View, deed: dict[str, Any]) -> None:
    before = to_link(view)
    with suppress(CultureError):
        act(view, deed)
    assert to_link(view) == before


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
