"""The tabs and levers that are drawn say what the strategy is, and what of it is the visitor's own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.pages.levers.changed import lever_changes, lowered, moved_phases, outside
from app.pages.levers.drawn import GROUPS, drawn, phases, scales, value_words
from app.view import drafts
from app.view.actions import act
from app.view.state import View
from experiments.language import Language
from scenarios import strategies
from simulation.scenario import DEFAULT_WEEKS
from simulation.settings import LEVERS

EN = Language("en")


def levers_of(view: View) -> dict[str, dict[str, object]]:
    """The levers on screen by name."""
    return {lever["name"]: lever for group in drawn(view, EN)["groups"] for lever in group["levers"]}


def test_every_lever_is_in_one_group() -> None:
    assert sorted(name for _, _, levers in GROUPS.values() for name in levers) == sorted(LEVERS)


@pytest.mark.parametrize("name", strategies())
def test_tabs_last_as_long_as_the_run(name: str) -> None:
    tabs = phases(View(started_from=name), EN)
    if len(tabs) > 1:
        assert sum(tab["weeks"] for tab in tabs) == DEFAULT_WEEKS


def test_tabs_say_in_which_week_their_levers_are_reached(plain: View) -> None:
    assert [tab["when"] for tab in phases(plain, EN)] == ["weeks 0 to 26", "by week 34", "by week 52", "by week 78, then kept"]


def test_a_lever_shows_what_its_phase_has_reached(mine: View) -> None:
    assert levers_of(mine)["autonomy"] | {"label": ""} == {
        "name": "autonomy",
        "label": "",
        "scale": "plain",
        "at": 65,
        "still": 25,
        "start": 85,
        "usual": [20, 90],
    }
    assert levers_of(mine.altered(phase=2))["autonomy"]["at"] == 60


def test_what_an_earlier_phase_sets_goes_on(mine: View) -> None:
    changed = drafts.pull(mine, 1, "training", 0.9)
    assert [levers_of(changed.altered(phase=phase))["training"]["at"] for phase in range(4)] == [50, 90, 90, 90]


def test_before_launch_the_levers_are_those_of_the_status_quo(mine: View) -> None:
    changed = act(mine.altered(phase=0), {"do": "pull", "phase": 0, "name": "purpose", "value": 0.3})
    found = levers_of(changed)["purpose"]
    assert (found["at"], found["start"]) == (30, 15)


def test_it_is_counted_how_many_levers_are_otherwise(mine: View) -> None:
    assert drawn(mine, EN)["told"] == "like co-creation, 1 lever changed"
    assert drawn(drafts.pull(mine, 3, "output_focus", 0.4), EN)["told"] == "like co-creation, 2 levers changed"


def test_a_lever_that_is_put_back_is_not_counted(mine: View) -> None:
    back = drafts.release(mine, 3, "autonomy")
    assert lever_changes(back) == [] and drawn(back, EN)["told"] == "like co-creation"


def test_other_weeks_are_told_where_no_lever_is_otherwise(plain: View) -> None:
    moved = drafts.date_phase(drafts.begin(plain, "co_creation"), 1, 10)
    assert moved_phases(moved) and drawn(moved, EN)["told"] == "like co-creation, phases changed"


@pytest.mark.parametrize("name", strategies())
def test_a_strategy_that_was_just_begun_is_not_otherwise(name: str) -> None:
    begun = drafts.begin(View(), name)
    assert lever_changes(begun) == [] and not moved_phases(begun)


def test_a_value_beyond_the_tested_range_is_counted_once_it_is_the_visitors(mine: View) -> None:
    assert outside(mine.altered(changes=())) == 0
    assert outside(drafts.pull(mine.altered(changes=()), 3, "autonomy", 0.95)) == 1
    assert outside(View(changes=(("leadership.entrenchment", 1.0),))) == 1


@given(st.sampled_from(sorted(LEVERS)), st.integers(0, 100))
def test_the_words_beside_a_slider_are_those_of_its_scale(name: str, at: int) -> None:
    scale = {lever["name"]: lever["scale"] for group in drawn(View(), EN)["groups"] for lever in group["levers"]}[name]
    assert value_words(name, at / 100, EN) == scales(EN)[scale][at]


def test_names_inside_a_sentence_begin_small_unless_they_are_abbreviations() -> None:
    assert lowered("Co-creation") == "co-creation" and lowered("IT system") == "IT system"
