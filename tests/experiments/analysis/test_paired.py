from dataclasses import replace

import numpy as np
import pytest
from statsmodels.stats.multitest import multipletests

from experiments.analysis import paired
from experiments.analysis.equivalence import BETTER, EQUAL, SAME, UNDECIDED, WORSE
from experiments.analysis.paired import POINTS, WORLDS, by_point, contrasts, holm, pooled
from experiments.analysis.rows import mean_intervals
from experiments.studies.study import Design
from tests.experiments.analysis.made_up import FIRST, HEADLINE, SECOND, MadeUp, arm, factor, study

MEANING = factor("change.meaning", *np.linspace(0, 1, 40))


def level(size: float) -> dict:
    """A difference of this size everywhere."""
    return {"gain": lambda points, week: np.full(len(points), size)}


@pytest.fixture(scope="module")
def many_points() -> MadeUp:
    """A study of 2,000 points in worlds of their own, where the second strategy is .1 ahead."""
    table = (tuple(np.linspace(0, 1, 2_000)),)
    return MadeUp(study(factors=(MEANING,), design=Design(kind="table", table=table, worlds="own")), **level(0.1))


def test_a_strategy_against_itself_differs_by_exactly_0() -> None:
    found = contrasts(study(), MadeUp(study(), noise=0.0).values)
    assert {(each.difference, each.p, each.verdict, each.superiority) for each in found} == {((0.0, 0.0, 0.0), 1.0, SAME, 0.5)}


def test_there_is_a_contrast_for_every_strategy_measure_and_week() -> None:
    three = study(arms=(arm(FIRST), arm(SECOND), arm("status_quo")))
    found = {(each.week, each.arm, each.measure) for each in contrasts(three, MadeUp(three).values)}
    assert len(found) == 8 and {each[1] for each in found} == {SECOND, "status_quo"}


def test_the_interval_of_a_point_covers_the_truth_in_93_to_97_of_100(many_points: MadeUp) -> None:
    table = by_point(many_points.study, many_points.values, HEADLINE, 285)
    assert 0.93 < ((table["low"] <= 0.1) & (table["high"] >= 0.1)).mean() < 0.97


def test_a_strategy_that_is_no_better_is_told_apart_at_3_to_7_of_100_points(many_points: MadeUp) -> None:
    table = by_point(many_points.study, replace(many_points, **level(0.0)).values, HEADLINE, 285)
    assert 0.03 < (table["p"] < 0.05).mean() < 0.07


def test_worlds_that_points_share_are_what_the_interval_is_over() -> None:
    luck = np.random.default_rng(4)
    worlds, own = luck.normal(0, 1, (1_000, 1, 20)), luck.normal(0, 1, (1_000, 12, 20))
    units, rows = zip(*(pooled(each, np.arange(12), True) for each in worlds + own), strict=True)
    _, low, high = mean_intervals(np.array(rows))
    assert set(units) == {WORLDS} and 0.93 < np.mean((low <= 0) & (high >= 0)) < 0.97


def test_points_in_worlds_of_their_own_are_what_the_interval_is_over() -> None:
    unit, values = pooled(np.array([[1.0, 3.0], [4.0, 6.0], [7.0, np.nan]]), np.arange(3), same_worlds=False)
    assert unit == POINTS and values.tolist() == [2.0, 5.0, 7.0]


def test_points_that_belong_together_count_as_one() -> None:
    _, values = pooled(np.array([[1.0], [3.0], [5.0], [9.0]]), np.array([0, 0, 1, 1]), same_worlds=True)
    assert values.tolist() == [2.0, 7.0]


def test_a_world_that_a_point_lacks_is_left_out() -> None:
    differences = np.arange(12.0).reshape(2, 6)
    differences[1, 0] = np.nan
    unit, values = pooled(differences, np.arange(2), same_worlds=True)
    assert unit == WORLDS and values.tolist() == [4.0, 5.0, 6.0, 7.0, 8.0]


def test_a_point_without_runs_is_left_out() -> None:
    differences = np.array([[1.0] * 6, [np.nan] * 6])
    assert pooled(differences, np.arange(2), same_worlds=True)[1].tolist() == [1.0] * 6


def test_a_single_point_gives_its_worlds() -> None:
    assert pooled(np.array([[1.0, np.nan, 2.0]]), np.arange(1), same_worlds=False) == (WORLDS, pytest.approx([1.0, 2.0]))


def test_no_run_at_all_gives_nothing() -> None:
    assert pooled(np.full((2, 3), np.nan), np.arange(2), same_worlds=False)[1].size == 0


def test_holm_finds_a_difference_among_measures_without_any_in_at_most_5_of_100_studies() -> None:
    p = np.random.default_rng(2).random((4_000, 6))
    wrong = np.mean([(holm(each) < 0.05).any() for each in p])
    assert 0.03 < wrong < 0.06 and np.mean((p < 0.05).any(axis=1)) > 0.2


def test_holm_is_that_of_statsmodels_and_leaves_out_what_has_no_p() -> None:
    p = np.array([0.01, np.nan, 0.04, 0.03, 0.005, 0.9, 0.03])
    known = ~np.isnan(p)
    assert holm(p)[known] == pytest.approx(multipletests(p[known], method="holm")[1]) and np.isnan(holm(p)[1])


def test_verdicts_are_after_holm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paired, "mean_test", lambda rows: np.full(len(rows), 0.04))
    found = contrasts(study(), MadeUp(study()).values)
    assert {(each.p, each.p_holm, each.verdict) for each in found} == {(0.04, 0.08, UNDECIDED)}


@pytest.mark.parametrize(("gain", "expected"), [(0.3, BETTER), (-0.3, WORSE), (0.0, EQUAL)])
def test_a_clear_contrast_is_told(gain: float, expected: str) -> None:
    asked = study(replications=200, margins={HEADLINE: 0.05})
    assert contrasts(asked, MadeUp(asked, **level(gain)).values)[0].verdict == expected


def test_superiority_counts_pairs_not_averages() -> None:
    asked = study(factors=(factor("change.meaning", 0.0, 1.0),))
    found = contrasts(asked, MadeUp(asked, gain=lambda points, week: np.array([1.0, -0.9])).values)[0]
    assert found.superiority == 0.5 and found.difference.low > 0


def test_less_is_better_where_it_is() -> None:
    asked = study(measures=(HEADLINE, "detractors_share"))
    found = contrasts(asked, MadeUp(asked, **level(0.5)).values)
    assert [(each.verdict, each.superiority) for each in found[:2]] == [(BETTER, 1.0), (WORSE, 0.0)]


def test_where_neither_is_better_there_is_no_superiority() -> None:
    asked = study(measures=(HEADLINE, "handling_time"))
    assert np.isnan(contrasts(asked, MadeUp(asked).values)[1].superiority)


def test_a_point_with_one_world_is_not_decided() -> None:
    asked = study(replications=1)
    row = by_point(asked, MadeUp(asked, **level(0.5)).values, HEADLINE, 285).iloc[0]
    assert row["pairs"] == 1 and np.isnan(row["low"]) and row["verdict"] == UNDECIDED


def test_a_run_that_is_missing_takes_only_its_pair_along() -> None:
    made = MadeUp(study(), missing=[(0, 1, 3)])
    assert by_point(made.study, made.values, HEADLINE, 285)["pairs"].tolist() == [19]


def test_a_difference_of_0_with_a_gap_is_the_same() -> None:
    made = MadeUp(study(), noise=0.0, missing=[(0, 1, 3)])
    assert by_point(made.study, made.values, HEADLINE, 285)["verdict"].tolist() == [SAME]
