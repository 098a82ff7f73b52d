import numpy as np
import pytest

from experiments import statistics
from experiments.statistics import mean_interval, share_interval, superiority


def test_the_interval_covers_the_true_mean_in_95_of_100_samples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statistics, "RESAMPLES", 999)
    samples = np.random.default_rng(7).normal(3.0, 2.0, size=(2_000, 60))
    low, high = mean_interval(samples)
    assert 0.93 < np.mean((low <= 3.0) & (high >= 3.0)) < 0.97


def test_equal_differences_give_the_difference_itself() -> None:
    low, high = mean_interval(np.full((1, 40), -0.3))
    assert (low[0], high[0]) == pytest.approx((-0.3, -0.3), abs=1e-15)


def test_zero_differences_give_exactly_zero() -> None:
    low, high = mean_interval(np.zeros((3, 40)))
    assert not low.any() and not high.any()


def test_one_world_gives_its_own_value() -> None:
    low, high = mean_interval(np.array([[0.25]]))
    assert (low[0], high[0]) == (0.25, 0.25)


def test_a_row_without_numbers_has_no_interval() -> None:
    low, high = mean_interval(np.array([[np.nan] * 4, [1.0, 2.0, 3.0, 4.0]]))
    assert np.isnan([low[0], high[0]]).all() and low[1] < 2.5 < high[1]


def test_an_interval_that_bca_cannot_give_is_taken_from_percentiles(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def undefined_at_first(values: np.ndarray, method: str) -> tuple[np.ndarray, np.ndarray]:
        asked.append(method)
        end = np.nan if method == "BCa" else 1.0
        return np.full(len(values), end), np.full(len(values), end)

    monkeypatch.setattr(statistics, "_interval", undefined_at_first)
    low, high = mean_interval(np.array([[1.0, 2.0, 3.0]]))
    assert asked == ["BCa", "percentile"] and (low[0], high[0]) == (1.0, 1.0)


def test_an_interval_of_many_rows_is_that_of_each_row_in_width() -> None:
    values = np.random.default_rng(3).normal(size=(50, 40))
    low, high = mean_interval(values)
    expected = 2 * 1.96 * values.std(axis=1) / np.sqrt(40)
    assert (high - low) == pytest.approx(expected, rel=0.15)


def test_a_skewed_sample_gets_a_skewed_interval() -> None:
    values = np.random.default_rng(5).exponential(size=(1, 40))
    low, high = mean_interval(values)
    assert high[0] - values.mean() > values.mean() - low[0]


def test_the_same_values_give_the_same_interval() -> None:
    values = np.random.default_rng(9).normal(size=(2, 20))
    assert np.array_equal(mean_interval(values), mean_interval(values))


@pytest.mark.parametrize(
    ("differences", "expected"), [([1, 1, -1, -1], 0.5), ([0, 0, 0, 0], 0.5), ([1, 1, 1, 0], 0.875), ([-1, -1, -1, -1], 0)]
)
def test_superiority_counts_ties_half(differences: list[float], expected: float) -> None:
    assert superiority(np.array(differences)) == expected


@pytest.mark.parametrize(("count", "low", "high"), [(34, 0.71, 0.93), (0, 0.0, 0.09), (40, 0.91, 1.0)])
def test_the_interval_of_a_share_is_that_of_wilson(count: int, low: float, high: float) -> None:
    assert share_interval(count, 40) == pytest.approx((low, high), abs=0.005)
