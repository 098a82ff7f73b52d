"""Who is ahead where, and what speaks for whom."""

import numpy as np
import pandas as pd
import pytest

from experiments.analysis.answers import Answers, answer
from experiments.figures.study.words import Words
from experiments.language import Language
from experiments.report.study_points import grids, indices
from experiments.report.study_sides import Sides
from experiments.studies.design import points
from experiments.studies.study import Study
from tests.experiments.small_studies import MEANING, PARTICIPATION, small_study

BEHIND, AHEAD = -0.2, 0.4


class Made:
    """A result in which the second strategy is behind at the first two points, ahead at the third, and the same in week 39."""

    def __init__(self, study: Study) -> None:
        self.study, self.points, self.failures = study, points(study), pd.DataFrame({"kind": [], "origin": [], "message": []})

    def values(self, measure: str, week: int) -> np.ndarray:
        luck = np.random.default_rng(3).normal(size=(len(self.points), 1, 20))
        found = luck + np.zeros((1, 2, 1))
        if week == 59 and measure in ("committed_share", "present_value"):
            gains = np.array([BEHIND, BEHIND, AHEAD])[np.arange(len(self.points)) % 3]
            found[:, 1] += gains[:, np.newaxis] + 0.01 * np.random.default_rng(4).normal(size=(len(self.points), 20))
        return found


@pytest.fixture(scope="module")
def made() -> tuple[Answers, Made, Words]:
    study = small_study(factors=(MEANING,), replications=20, measures=("committed_share", "nps"), headline="committed_share")
    result = Made(study)
    answers = answer(result)
    return answers, result, Words(study, Language("en"))


def test_what_speaks_for_each_is_told_with_the_points_that_decide_it(made: tuple[Answers, Made, Words]) -> None:
    assert Sides(*made).speaks() == [
        "What speaks for Implementation against Co creation, and at how many of 3 points: Committed employees after week 59 (2).",
        "What speaks for Co creation against Implementation, and at how many of 3 points: Committed employees after week 59 (1).",
    ]


def test_where_nothing_speaks_for_a_strategy_that_is_said(made: tuple[Answers, Made, Words]) -> None:
    answers, result, words = made
    sides = Sides(answers, result, words)
    assert sides.speaks_for("implementation", "co_creation", "co_creation", "none") == (
        "Nothing that was measured speaks for Implementation against Co creation."
    )


def test_the_table_counts_the_points_and_says_where_sides_change(made: tuple[Answers, Made, Words]) -> None:
    shown = Sides(*made).table()
    cells = {row.name: row.cells[0] for row in shown.groups[0].rows}
    assert cells["Committed employees, week 39"].value == "the same at 3"
    assert cells["Committed employees, week 59"].value == "better at 1, worse at 2"
    (note,) = cells["Committed employees, week 59"].notes
    assert note.startswith("sides change at 67%")


def test_points_of_few_worlds_go_by_their_means(made: tuple[Answers, Made, Words]) -> None:
    answers, result, words = made
    sides = Sides(answers, result, words)
    sides.study = small_study(measures=("committed_share",), design={"kind": "morris", "samples": 2})
    assert sides.speaks()[0] == (
        "What speaks for Implementation against Co creation, and at how many of 3 points, by their means: "
        "Committed employees after week 59 (2)."
    )
    assert "by the mean of its worlds" in sides.table().caption


def test_every_point_of_one_factor_stands_in_a_table(made: tuple[Answers, Made, Words]) -> None:
    answers, result, words = made
    (shown,) = grids(answers, result.points, words)
    assert [row.name for row in shown.groups[0].rows] == ["0%", "50%", "100%"]
    assert [row.cells[0].value for row in shown.groups[0].rows] == ["−20", "−20", "+40"]


def test_two_factors_make_rows_and_columns() -> None:
    study = small_study(factors=(MEANING, PARTICIPATION), replications=20, measures=("committed_share",), headline="committed_share")
    result = Made(study)
    (shown,) = grids(answer(result), result.points, Words(study, Language("en")))
    assert [name for name, _ in shown.columns] == ["10%", "30%"]
    assert [[cell.value for cell in row.cells] for row in shown.groups[0].rows] == [["−20", "−20"], ["+40", "−20"], ["−20", "+40"]]


def test_a_strategy_that_does_the_same_in_every_world_has_no_table() -> None:
    measured = {"measured_at": (39,), "measures": ("committed_share",), "headline": "committed_share"}
    study = small_study(factors=(MEANING, PARTICIPATION), replications=20, **measured)
    result = Made(study)
    assert grids(answer(result), result.points, Words(study, Language("en"))) == []


def test_a_screening_tells_what_success_depends_on_and_what_money() -> None:
    measured = {"measures": ("committed_share", "present_value"), "headline": "committed_share"}
    study = small_study(factors=(MEANING, PARTICIPATION), design={"kind": "morris", "samples": 4}, **measured)
    result = Made(study)
    success, money = indices(answer(result), result, Words(study, Language("en")))
    assert success.caption.startswith("Committed employees: Co creation less Implementation, week 59.")
    assert money.caption.startswith("Profit, discounted: Co creation less Implementation, week 59.")
    assert {row.note for row in success.groups[0].rows} == {"`change.meaning`", "`participation`"}
