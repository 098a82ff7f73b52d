"""Weeks in words, the same in the garden and in every chart."""

import pytest

from app.pages.garden_data import calendar
from app.pages.weeks import name_of_week, names_of_weeks, since
from experiments.language import Language

EN = Language("en")
LAUNCH = 26


@pytest.mark.parametrize(
    ("weeks", "words"),
    [(1, "1 week"), (26, "26 weeks"), (50, "one year"), (53, "one year"), (78, "18 months"), (104, "two years"), (260, "five years")],
)
def test_a_time_is_told_in_weeks_months_or_whole_years(weeks: int, words: str) -> None:
    assert since(weeks, EN) == words


@pytest.mark.parametrize(
    ("week", "words"),
    [
        (25, "Week 25, before launch"),
        (26, "Week 26, launch"),
        (27, "Week 27, 1 week after launch"),
        (74, "Week 74, 48 weeks after launch"),
        (77, "Week 77, one year after launch"),
        (78, "Week 78, one year after launch"),
        (80, "Week 80, one year after launch"),
        (81, "Week 81, 13 months after launch"),
    ],
)
def test_a_week_is_told_by_the_weeks_since_launch(week: int, words: str) -> None:
    assert name_of_week(week, LAUNCH, EN) == words


def test_the_garden_and_the_charts_name_weeks_alike() -> None:
    assert calendar(LAUNCH, 286, EN)["long"] == names_of_weeks(286, LAUNCH, "en")
