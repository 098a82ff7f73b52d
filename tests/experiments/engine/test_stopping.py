import math

import numpy as np
import pytest
from scipy import stats

from experiments.engine.session import within
from experiments.engine.stopping import half_width, wanted
from experiments.studies.study import Precision

ASKED = Precision(measure="nps", week=59, half_width=1.0, minimum=20, maximum=400)


def test_a_half_width_is_that_of_students_interval() -> None:
    values = np.random.default_rng(1).normal(3.0, 2.0, 25)
    low, high = stats.ttest_1samp(values, 0).confidence_interval(0.95)
    assert half_width(values[np.newaxis]) == pytest.approx((high - low) / 2)


def test_the_widest_contrast_counts() -> None:
    rng = np.random.default_rng(2)
    narrow, wide = rng.normal(0, 1, (1, 30)), rng.normal(0, 5, (1, 30))
    assert half_width(np.vstack([narrow, wide])) == half_width(wide)


def test_pairs_with_a_missing_run_do_not_count() -> None:
    values = np.array([[1.0, 2.0, np.nan, 4.0]])
    assert half_width(values) == half_width(np.array([[1.0, 2.0, 4.0]]))


def test_one_pair_tells_nothing() -> None:
    assert half_width(np.array([[1.0, np.nan]])) == math.inf


def test_a_point_begins_with_the_minimum() -> None:
    assert wanted(0, math.inf, ASKED) == 20


def test_a_point_that_is_precise_enough_gets_no_more() -> None:
    assert wanted(20, 1.0, ASKED) == 20


def test_a_point_gets_as_many_as_its_spread_calls_for() -> None:
    assert wanted(100, 1.125, ASKED) == math.ceil(100 * 1.125**2)


def test_a_point_grows_by_half_at_most_in_a_round() -> None:
    assert wanted(100, 50.0, ASKED) == 150


def test_a_point_never_passes_the_maximum() -> None:
    assert wanted(390, 50.0, ASKED) == 400
    assert wanted(400, 50.0, ASKED) == 400


def test_a_point_that_is_not_done_gets_at_least_one_more() -> None:
    assert wanted(100, 1.0000001, ASKED) == 101


def test_a_budget_is_dealt_out_in_turn() -> None:
    had, more = np.array([2, 2, 2]), np.array([5, 3, 5])
    assert within(10, had, more).tolist() == [4, 3, 3]


def test_a_budget_that_suffices_changes_nothing() -> None:
    had, more = np.array([2, 2]), np.array([5, 3])
    assert within(8, had, more).tolist() == [5, 3]


def test_a_budget_that_is_spent_gives_nothing() -> None:
    had, more = np.array([2, 2]), np.array([5, 3])
    assert within(4, had, more).tolist() == [2, 2]


def test_the_interval_that_stops_a_point_covers_the_truth_about_as_often_as_it_says() -> None:
    """Stopping on the width costs some coverage (Chow & Robbins 1965: none in the limit); with a minimum of 20 it stays near 95 %."""
    rng, hits, repeats = np.random.default_rng(7), 0, 2000
    for _ in range(repeats):
        drawn, count = rng.normal(0.0, 4.0, 600), 20
        while (more := wanted(count, half_width(drawn[np.newaxis, :count]), ASKED)) > count:
            count = more
        hits += abs(drawn[:count].mean()) <= half_width(drawn[np.newaxis, :count])
    assert 0.93 <= hits / repeats <= 0.965
