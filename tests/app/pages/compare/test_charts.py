"""The charts of Compare as data."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.greenhouse.worlds import Worlds
from app.pages import chart_data, compare_data
from app.view.state import View
from experiments.findings import loses_money, paid_back
from experiments.language import Language
from tests.app.pages.compare.conftest import WORLDS
from tests.app.pages.levers.grown import grown_for

LANG = Language("en")


def every(picture: dict[str, Any]) -> list[dict[str, Any]]:
    """All charts of a picture."""
    return [picture["charts"]["main"], *picture["charts"]["small"]]


def floats(packed: bytes) -> np.ndarray[Any, Any]:
    return np.frombuffer(packed, "<f4")


@pytest.fixture
def picture(view: View, worlds: Worlds, lang: Language) -> dict[str, Any]:
    """The picture of two strategies."""
    return compare_data.picture(view, worlds, lang)


def test_bands_are_quantiles_of_the_worlds_and_lie_in_order(picture: dict[str, Any], view: View, worlds: Worlds) -> None:
    comparison = compare_data.comparison_of(view, worlds)
    for chart in every(picture):
        for place, strategy in enumerate(chart["drawn"]["strategies"][:2]):
            rows = [floats(strategy[name]) for name in ("low", "q25", "median", "q75", "high")]
            assert all((lower <= upper).all() for lower, upper in pairwise(rows))
            np.testing.assert_allclose(rows[2], np.median(comparison.measure(chart["name"])[place], axis=0), rtol=1e-6, atol=1e-6)


def test_every_world_is_sent_with_every_chart(picture: dict[str, Any], view: View, worlds: Worlds) -> None:
    comparison = compare_data.comparison_of(view, worlds)
    for chart in every(picture):
        for place, strategy in enumerate(chart["drawn"]["strategies"][:2]):
            each = floats(strategy["each"]).reshape(strategy["count"], -1)
            np.testing.assert_allclose(each, comparison.measure(chart["name"])[place], rtol=1e-6, atol=1e-6)


def test_every_week_has_words_for_every_line(picture: dict[str, Any]) -> None:
    for chart in every(picture):
        drawn = chart["drawn"]
        assert len(drawn["table"]["weeks"]) == len(drawn["table"]["rows"]) == drawn["weeks"]
        assert {len(row) for row in drawn["table"]["rows"]} == {len(drawn["strategies"])}


def test_words_of_a_week_are_its_median_as_people_read_it(picture: dict[str, Any], lang: Language) -> None:
    drawn = picture["charts"]["main"]["drawn"]
    median = floats(drawn["strategies"][1]["median"])
    assert drawn["table"]["rows"][200][1] == lang.percent(float(median[200]))
    assert drawn["table"]["weeks"][130] == "Week 130, two years after launch"
    assert drawn["table"]["weeks"][26] == "Week 26, launch"
    assert drawn["table"]["weeks"][3] == "Week 3, before launch"


def test_axes_of_shares_are_the_same_before_and_after_worlds_arrive(picture: dict[str, Any], view: View, lang: Language) -> None:
    bare = compare_data.picture(view, None, lang)
    for before, after in zip(every(bare)[:2], every(picture)[:2], strict=True):
        assert all(before["drawn"][key] == after["drawn"][key] for key in ("range", "ticks", "years", "weeks", "launch"))
    assert all(chart["drawn"]["strategies"] == [] and chart["title"] for chart in every(bare))
    assert bare["beds"][0]["room"] == WORLDS


def test_money_is_paid_back_where_the_finding_says_so(picture: dict[str, Any], view: View, worlds: Worlds) -> None:
    comparison = compare_data.comparison_of(view, worlds)
    marked = {mark["token"]: mark["week"] for mark in picture["charts"]["small"][2]["drawn"]["paid_back"]}
    weeks = {token: paid_back(comparison, place)[0] for place, token in enumerate(("im", "co")) if loses_money(comparison, place)}
    assert marked == {token: week for token, week in weeks.items() if np.isfinite(week)}
    assert marked


def test_the_status_quo_stands_beside_the_score_unless_it_is_compared(picture: dict[str, Any], three: View, lang: Language) -> None:
    assert [line.get("quiet", False) for line in picture["charts"]["small"][1]["drawn"]["strategies"]] == [False, False, True]
    compared = compare_data.picture(three, grown_for(three, WORLDS), lang)
    assert [line.get("quiet", False) for line in compared["charts"]["small"][1]["drawn"]["strategies"]] == [False] * 3


def test_no_infinite_number_is_sent(picture: dict[str, Any]) -> None:
    def numbers(value: Any) -> list[float]:
        if isinstance(value, dict):
            return [n for item in value.values() for n in numbers(item)]
        if isinstance(value, list | tuple):
            return [n for item in value for n in numbers(item)]
        return [value] if isinstance(value, float) else list(floats(value)) if isinstance(value, bytes) else []

    assert np.isfinite(numbers(picture)).all()


@given(low=st.floats(-5_000, 0), high=st.floats(0, 5_000))
def test_an_axis_of_amounts_holds_what_it_shows_has_nought_and_few_ticks(low: float, high: float) -> None:
    axis = chart_data.amounts(low, high, (-5.0, 5.0), LANG, "money")
    values = [tick["value"] for tick in axis["ticks"]]
    assert axis["range"][0] <= min(low, -5) and axis["range"][1] >= max(high, 5)
    assert 0 in values
    assert 1 <= len(values) <= chart_data.MOST_TICKS + 1
    assert all(axis["range"][0] <= value <= axis["range"][1] for value in values)


@given(value=st.floats(-1e4, 1e4), step=st.sampled_from([5.0, 10.0, 20.0]))
def test_a_bound_moves_away_from_nought_by_no_more_than_a_step(value: float, step: float) -> None:
    moved = chart_data.outward(value, step)
    assert abs(value) <= abs(moved) + 1e-9
    assert abs(moved) - abs(value) <= step
