"""The charts hold what the worlds hold, and nothing while it is to be predicted."""

import numpy as np
import pytest

from app.greenhouse.worlds import Worlds
from app.pages.levers.answers import answers, basis_words, count_words, tips
from app.pages.levers.comparing import answer_of
from app.pages.levers.predicting import predicting
from app.view.state import QUARTERS, View
from experiments.language import Language
from tests.app.pages.levers.grown import grown_for

EN = Language("en")


def read(packed: bytes) -> np.ndarray:
    """A series as the browser reads it."""
    return np.frombuffer(packed, "<f4")


def test_the_middle_world_of_ones_own_strategy_is_drawn(mine: View, worlds: Worlds) -> None:
    drawn = answers(answer_of(mine, worlds, EN), mine, EN)["charts"][0]["drawn"]
    own = next(line for line in drawn["strategies"] if line.get("own"))
    assert own["name"] == "My strategy" and own["token"] == "me"
    assert read(own["median"]) == pytest.approx(np.median(worlds["committed_share"][0], axis=0), abs=1e-6)


def test_the_status_quo_is_a_line_and_the_start_has_limits(mine: View, worlds: Worlds) -> None:
    lines = {line["name"]: line for line in answers(answer_of(mine, worlds, EN), mine, EN)["charts"][0]["drawn"]["strategies"]}
    assert lines["Status quo"]["line_only"] and lines["Co-creation"]["limits"]
    assert len(lines) == 3


def test_a_strategy_that_is_not_ones_own_is_drawn_once(plain: View) -> None:
    answer = answer_of(plain, grown_for(plain, 2), EN)
    assert [line.name for line in answer.lines] == ["status_quo", "co_creation"]
    assert len(tips(answer, plain, EN)["rows"]) == 1


def test_axes_and_titles_stand_before_there_are_worlds(mine: View) -> None:
    found = answers(answer_of(mine, None, EN), mine, EN)
    assert [chart["drawn"]["strategies"] for chart in found["charts"]] == [[], [], []]
    assert found["charts"][0]["drawn"]["range"] == [0.0, 1.0] and found["charts"][0]["drawn"]["weeks"] == 286
    assert [row["count"] for row in found["tips"]["rows"]] == [0, 0]


def test_every_line_lies_within_its_axis(mine: View, worlds: Worlds) -> None:
    for chart in answers(answer_of(mine, worlds, EN), mine, EN)["charts"]:
        low, high = chart["drawn"]["range"]
        for line in chart["drawn"]["strategies"]:
            assert low <= read(line["low"]).min() and read(line["high"]).max() <= high


def test_worlds_that_tip_are_counted_in_the_last_week(mine: View, worlds: Worlds) -> None:
    rows = tips(answer_of(mine, worlds, EN), mine, EN)["rows"]
    assert [row["count"] for row in rows] == [int((worlds["committed_share"][place, :, -1] >= 0.5).sum()) for place in (1, 0)]


def test_it_is_told_of_how_many_worlds_bands_are(mine: View, worlds: Worlds) -> None:
    answer = answer_of(mine, worlds, EN)
    assert count_words(answer, mine, EN) == "4 of 12 worlds"
    assert basis_words(answer, mine, EN) == "4 of 12 worlds, 286 weeks"
    assert basis_words(answer_of(mine, None, EN), mine, EN) == "12 worlds, 286 weeks"


def test_a_prediction_is_held_beside_what_came(mine: View, worlds: Worlds) -> None:
    view = mine.altered(prediction=(0.6,) * QUARTERS)
    answer = answer_of(view, worlds, EN)
    assert answers(answer, view, EN)["charts"][0]["drawn"]["points"] == [0.6] * QUARTERS


def test_what_is_to_be_predicted_holds_only_the_time_before_launch(mine: View, worlds: Worlds) -> None:
    view = mine.altered(predict=True)
    found = predicting(answer_of(view, worlds, EN), view, EN)
    assert len(found["history"]) == found["launch"] == 26
    assert found["history"][-1] == pytest.approx(float(np.median(worlds["committed_share"][2, :, 25])), abs=1e-4)
    assert predicting(answer_of(view, None, EN), view, EN)["history"] == []


def test_every_quarter_of_a_prediction_has_words(mine: View) -> None:
    spoken = predicting(answer_of(mine, None, EN), mine, EN)["spoken"]
    assert len(spoken["quarters"]) == QUARTERS and spoken["quarters"][4] == "1 year after launch"
    assert len(spoken["values"]) == 21 and spoken["values"][-1] == "100%"
