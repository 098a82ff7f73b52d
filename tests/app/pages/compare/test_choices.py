"""What can be chosen on Compare, and what a page says while worlds grow or will not come."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.greenhouse.limits import CEILING
from app.greenhouse.worlds import Worlds, cost
from app.pages import compare_data, compare_worlds
from app.pages.compare_controls import controls, most_worlds, other_way
from app.pages.compare_counts import counts
from app.pages.strategy_styles import OWN, drawn
from app.view.actions import act
from app.view.drafts import begin
from app.view.growth import Grown
from app.view.state import MINE, View
from experiments.comparison import Comparison
from experiments.language import Language
from scenarios import contexts, strategies
from tests.app.pages.compare.conftest import WORLDS
from tests.app.pages.levers.grown import grown_for


def carried_out(view: View, sent: Mapping[str, Any]) -> View:
    """The view after what a button of the page sends."""
    return act(view, sent)


def test_every_other_strategy_can_be_added_with_one_line_of_its_story(view: View, lang: Language) -> None:
    found = controls(view, lang)
    names = {strategy["name"] for strategy in (*found["strategies"], *found["others"])}
    assert names == set(strategies())
    for other in found["others"]:
        assert other["story"].count(".") == 1 and other["story"].endswith(".")
        assert carried_out(view, {"do": "compare", "strategy": other["name"]}).strategies[-1] == other["name"]


def test_the_last_two_strategies_stay_and_a_fifth_is_not_offered(view: View, lang: Language) -> None:
    assert [strategy["remove"] for strategy in controls(view, lang)["strategies"]] == ["", ""]
    four = view.altered(strategies=("implementation", "co_creation", "status_quo", "half_a_garden"))
    found = controls(four, lang)
    assert found["others"] == []
    assert all(strategy["remove"] for strategy in found["strategies"])


def test_a_strategy_that_is_added_keeps_the_mark_it_had_in_the_list(view: View, lang: Language) -> None:
    for other in controls(view, lang)["others"]:
        added = controls(view.altered(strategies=(*view.strategies, other["name"])), lang)["strategies"][-1]
        assert (added["token"], added["shape"]) == (other["token"], other["shape"])


def test_a_strategy_of_ones_own_is_offered_and_is_indigo_and_solid(view: View, lang: Language) -> None:
    own = begin(view, "co_creation")
    offered = {strategy["name"]: strategy["token"] for strategy in controls(own, lang)["others"]}
    assert offered[MINE] == "me"
    assert drawn((MINE, "co_creation"))[0] == drawn(("implementation", "half_a_garden", MINE))[2] == OWN


@given(st.lists(st.sampled_from([*strategies(), MINE]), min_size=2, max_size=4, unique=True))
def test_no_two_strategies_look_alike(names: list[str]) -> None:
    looks = [(style.token, style.dash) for style in drawn(names)]
    assert len(set(looks)) == len(names)
    assert len({style.token for style in drawn(names)}) == len(names)


def test_all_organisations_are_offered_and_the_changed_one_says_so(view: View, lang: Language) -> None:
    options = controls(view, lang)["context"]["options"]
    assert [option["value"] for option in options] == list(contexts())
    assert ["changed by you" in option["text"] for option in options] == [name == view.context for name in contexts()]
    assert not any("changed by you" in option["text"] for option in controls(View(), lang)["context"]["options"])


def test_more_worlds_than_a_visitor_may_ask_for_are_shown_and_cannot_be_chosen(lang: Language) -> None:
    large = View(page="compare", context="large_bureaucracy", worlds=12)
    allowed = {option["value"]: option["allowed"] for option in controls(large, lang)["worlds"]["options"]}
    assert allowed[40] and not allowed[200]
    most = most_worlds(large)
    scenarios = 3 * cost(large.scenario("co_creation"))
    assert most * scenarios <= CEILING < (most + 1) * scenarios


def test_a_number_of_worlds_from_a_link_is_among_those_offered(view: View, lang: Language) -> None:
    found = controls(view.altered(worlds=33), lang)["worlds"]
    assert found["value"] == 33
    assert 33 in [option["value"] for option in found["options"]]


def test_the_other_way_round_and_back_are_one_step_each(view: View, lang: Language) -> None:
    there = carried_out(view, other_way(view, lang)["act"])
    assert there.place.parameters.change.meaning == 0
    assert other_way(there, lang)["text"] != other_way(view, lang)["text"]
    assert carried_out(there, other_way(there, lang)["act"]) == view


def test_where_a_change_never_had_meaning_it_can_be_given_some(lang: Language) -> None:
    technical = View(page="compare", context="it_system")
    given_some = carried_out(technical, other_way(technical, lang)["act"])
    assert given_some.place.parameters.change.meaning > 0
    assert carried_out(given_some, other_way(given_some, lang)["act"]) == technical


def test_while_worlds_grow_the_page_counts_them(view: View, lang: Language) -> None:
    nothing = Grown(None, 40, False)
    assert compare_data.progress(view.altered(worlds=40), nothing, 5, 0, lang)["told"] == "Growing 40 worlds, 5 ready"
    some = Grown(grown_for(view, WORLDS), 40, False)
    found = compare_data.progress(view.altered(worlds=40), some, 15, 0, lang)
    assert (found["told"], found["whole"]) == ("Growing 40 worlds, 15 ready", False)


def test_a_picture_of_some_of_the_worlds_says_how_many_it_shows(view: View, worlds: Worlds, lang: Language) -> None:
    assert compare_data.picture(view.altered(worlds=40), worlds, lang)["count"] == "12 of 40 worlds"
    assert compare_data.picture(view, worlds, lang)["count"] == ""
    assert compare_data.picture(view, None, lang)["count"] == ""


def test_whoever_waits_for_others_is_told_so(view: View, lang: Language) -> None:
    nothing = Grown(None, 40, False)
    assert compare_data.progress(view, nothing, 0, 1, lang)["told"] == "Waiting for another visitor's run"
    assert "2 other visitors" in compare_data.progress(view, nothing, 0, 2, lang)["told"]


def test_when_all_worlds_are_there_nothing_is_said_of_them(view: View, grown: Grown, lang: Language) -> None:
    assert compare_data.progress(view, grown, WORLDS, 0, lang) == {"whole": True, "told": "", "ways": []}


def test_too_many_worlds_are_said_to_be_so_and_the_ways_out_work(lang: Language) -> None:
    asked = View(page="compare", context="large_bureaucracy", worlds=200)
    found = compare_data.progress(asked, Grown(None, 200, False, refused=True), 0, 0, lang)
    assert found["told"] == "These worlds could not be grown. Your settings are kept."
    fewer, home = (carried_out(asked, way["act"]) for way in found["ways"])
    assert fewer.worlds <= most_worlds(fewer) < asked.worlds
    assert (fewer.context, fewer.strategies) == (asked.context, asked.strategies)
    assert home == View(page="compare")


def test_worlds_of_other_strategies_are_not_taken_for_those_on_screen(view: View, grown: Grown, lang: Language) -> None:
    assert compare_data.there(view, grown)
    other = view.altered(strategies=("implementation", "half_a_garden"))
    assert not compare_data.there(other, grown)
    assert not compare_data.there(view, grown._replace(stale=True))


def spread(comparison: Comparison) -> Comparison:
    """The same, where worlds end from none committed to all, in no order."""
    series = comparison.series.copy()
    series["committed_share"][:, :, -1] = np.linspace(0, 1, WORLDS)[np.random.default_rng(1).permutation(WORLDS)]
    return replace(comparison, series=series)


def test_plants_are_sorted_each_world_once_and_flowers_are_those_above_half(view: View, worlds: Worlds, lang: Language) -> None:
    comparison = spread(compare_data.comparison_of(view, worlds))
    ends = comparison.measure("committed_share")[:, :, -1]
    for place, bed in enumerate(compare_worlds.beds(comparison, drawn(view.strategies), counts(view, lang), WORLDS, lang)):
        assert sorted(bed["worlds"]) == list(range(WORLDS))
        assert bed["plants"] == sorted(bed["plants"], reverse=True)
        assert [plant == 4 for plant in bed["plants"]] == [ends[place][world] >= 0.5 for world in bed["worlds"]]
        flowers = [ends[place][world] for world in bed["worlds"] if ends[place][world] >= 0.5]
        assert 0 < len(flowers) < WORLDS and flowers == sorted(flowers, reverse=True)
        assert [name.split(":")[0] for name in bed["names"]] == [f"World {k + 1}" for k in bed["worlds"]]


def test_many_worlds_stand_in_longer_rows(view: View, worlds: Worlds, lang: Language) -> None:
    comparison = compare_data.comparison_of(view, worlds)
    assert {bed["columns"] for bed in compare_worlds.beds(comparison, drawn(view.strategies), counts(view, lang), 40, lang)} == {20}
    assert {bed["columns"] for bed in compare_worlds.beds(comparison, drawn(view.strategies), counts(view, lang), 200, lang)} == {40}
