import numpy as np
import pytest

from experiments.analysis.rows import MANY, mean_interval_of, mean_intervals, mean_test, spreads
from experiments.statistics import RESAMPLES

LUCK = np.random.default_rng(5)
TIPPING = np.where(LUCK.random((4_000, 20)) < 0.4, 0.6, 0.0) + LUCK.normal(0.0, 0.2, (4_000, 20))
"""Differences of worlds of which four in ten tip."""


def test_a_row_with_a_gap_has_the_interval_of_what_is_there() -> None:
    full = np.array([[0.1, 0.4, 0.2, 0.3]])
    with_gap = np.array([[0.1, np.nan, 0.4, 0.2, 0.3]])
    assert np.array_equal(mean_intervals(full), mean_intervals(with_gap))


def test_rows_taken_a_few_at_a_time_have_the_same_intervals(monkeypatch: pytest.MonkeyPatch) -> None:
    at_once = mean_intervals(TIPPING[:50])
    monkeypatch.setattr("experiments.analysis.rows.NUMBERS", 7 * RESAMPLES)
    np.testing.assert_allclose(mean_intervals(TIPPING[:50]), at_once, rtol=1e-12)


def test_a_single_value_has_no_interval() -> None:
    mean, low, high = mean_interval_of(np.array([0.25, np.nan]))
    assert mean == 0.25 and np.isnan([low, high]).all()


def test_a_row_without_values_has_no_mean() -> None:
    assert np.isnan(mean_interval_of(np.array([np.nan, np.nan]))).all()


def test_differences_of_0_give_an_interval_of_exactly_0_and_p_of_1() -> None:
    zeros = np.zeros((1, 20))
    assert mean_interval_of(zeros[0]) == (0.0, 0.0, 0.0) and mean_test(zeros)[0] == 1.0


def test_a_single_value_is_not_tested() -> None:
    assert np.isnan(mean_test(np.array([[0.5, np.nan], [np.nan, np.nan]]))).all()


def test_the_same_difference_everywhere_is_told_from_0() -> None:
    assert mean_test(np.full((1, 20), 0.1))[0] == 0.0


def test_few_values_get_an_interval_as_wide_as_that_of_student() -> None:
    from scipy.stats import t

    values = np.random.default_rng(2).normal(size=(400, 8))
    _, low, high = mean_intervals(values)
    student = 2 * t.ppf(0.975, 7) * values.std(axis=1, ddof=1) / np.sqrt(8)
    assert np.mean((high - low) / student) == pytest.approx(1.0, abs=0.03)


def test_many_values_get_the_interval_that_the_bootstrap_gives() -> None:
    values = np.random.default_rng(2).exponential(size=(1, MANY + 1))
    few = mean_intervals(values[:, :MANY])
    assert np.array(mean_intervals(values)) == pytest.approx(np.array(few), abs=0.003)


def test_the_interval_of_differences_that_tip_covers_their_mean_in_93_to_97_of_100() -> None:
    _, low, high = mean_intervals(TIPPING)
    assert 0.93 < np.mean((low <= 0.24) & (high >= 0.24)) < 0.97


def test_the_test_finds_a_difference_where_there_is_none_in_3_to_7_of_100() -> None:
    assert 0.03 < np.mean(mean_test(TIPPING - 0.24) < 0.05) < 0.07


def test_the_spread_holds_90_of_100_values() -> None:
    mean, low, high = spreads(np.array([[*range(101), np.nan]], np.float64))
    assert (mean[0], low[0], high[0]) == (50.0, 5.0, 95.0)
