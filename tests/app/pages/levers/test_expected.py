"""What was predicted is the headline once it is shown: whether it came, and what came instead."""

import numpy as np
import pytest

from app.greenhouse.worlds import Worlds
from app.pages.levers.comparing import answer_of
from app.pages.levers.expected import NEAR, Held, compared, held, verdict
from app.pages.levers.predicting import predicting
from app.pages.levers.saying import said
from app.view.state import QUARTERS, View
from experiments.language import Language

EN = Language("en")


def after(years: int, expected: float) -> Held:
    """A year in which worlds lie between 40 and 60 percent."""
    return Held(years, expected, 0.4, 0.5, 0.6)


@pytest.mark.parametrize(("expected", "right"), [(0.34, False), (0.36, True), (0.5, True), (0.64, True), (0.66, False)])
def test_what_lies_near_nine_of_ten_worlds_came_as_expected(expected: float, right: bool) -> None:
    assert after(1, expected).right is right and NEAR == 0.05


@pytest.mark.parametrize(
    ("expected", "words"),
    [
        ((0.5, 0.5, 0.5), "My strategy went as you expected."),
        ((0.1, 0.1, 0.9), "My strategy went otherwise than you expected."),
        ((0.1, 0.5, 0.5), "My strategy was where you expected after 3 years and 5 years, and not after 1 year."),
    ],
)
def test_the_verdict_names_the_strategy_and_the_years(mine: View, expected: tuple[float, ...], words: str) -> None:
    found = [after(years, share) for years, share in zip((1, 3, 5), expected, strict=True)]
    titled = mine.altered(mine=mine.mine.model_copy(update={"title": "My strategy"})) if mine.mine else mine
    assert verdict(found, titled, EN) == words


def test_what_came_is_told_year_by_year() -> None:
    assert (
        compared([after(1, 0.1)], EN) == "After 1 year you expected 10%, and 50% came (40% to 60%). In brackets: where 9 of 10 worlds lie."
    )


def test_the_answer_is_the_headline_once_it_is_shown(mine: View, worlds: Worlds) -> None:
    predicted = mine.altered(prediction=(0.6,) * QUARTERS)
    before, shown = said(answer_of(mine, worlds, EN), mine, EN), said(answer_of(predicted, worlds, EN), predicted, EN)
    assert "you expected" in shown["sentence"] and before["expected"] == "" and "you expected" not in before["sentence"]
    assert shown["second"] == f"{before['sentence']} {before['second']}"
    middle = EN.percent(float(np.median(worlds["committed_share"][0, :, 181])))
    assert f"After 3 years you expected 60%, and {middle} came" in shown["expected"]


def test_nothing_is_said_while_it_is_covered_or_before_there_are_worlds(mine: View, worlds: Worlds) -> None:
    predicted = mine.altered(prediction=(0.6,) * QUARTERS)
    covered = predicted.altered(predict=True)
    assert list(held(answer_of(covered, worlds, EN), covered)) == list(held(answer_of(predicted, None, EN), predicted)) == []


def test_the_chart_to_draw_in_names_the_strategy_and_offers_courses(mine: View, worlds: Worlds) -> None:
    covered = mine.altered(predict=True)
    found = predicting(answer_of(covered, worlds, EN), covered, EN)
    assert found["sentence"] == f"What do you expect of {mine.edited.title}?"
    start = found["history"][-1]
    assert [pick["label"] for pick in found["picks"]] == ["Nothing changes", "Rises and stays", "Rises and falls back", "Slow, then tips"]
    for pick in found["picks"]:
        assert len(pick["points"]) == QUARTERS and all(0 <= point <= 1 for point in pick["points"])
        assert pick["points"][0] == pytest.approx(start, abs=1e-3)
    still, stays, falls, tips = (pick["points"] for pick in found["picks"])
    assert max(still) == min(still)
    assert stays[-1] > 0.75 and tips[-1] > 0.75 and tips[4] < 0.1 < stays[4]
    assert max(falls) > 0.7 and falls[-1] < 0.1
