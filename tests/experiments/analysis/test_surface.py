import numpy as np
import pytest

from experiments.analysis.interval import Quantity
from experiments.analysis.surface import WEEK, Axis, crossings, resampled, surface, surfaces
from tests.experiments.analysis.made_up import FIRST, HEADLINE, SECOND, MadeUp, factor, study

WHAT = Quantity(SECOND, FIRST, HEADLINE, 285)
LEVELS = (0.0, 0.25, 0.5, 0.75, 1.0)
MEANING, PART = factor("change.meaning", *LEVELS), factor("participation", 0.0, 0.1, 0.2)
Y = Axis("participation", (0.0, 0.1, 0.2))


def cells(worlds: int, noise: float, seed: int = 1, shared: float = 0.0) -> np.ndarray:
    """Differences that rise along x and are 0 at .4, (3, 5, R)."""
    luck = np.random.default_rng(seed)
    return (np.array(LEVELS) - 0.4)[:, np.newaxis] + luck.normal(0, noise, (3, 5, worlds)) + luck.normal(0, shared, (1, 1, worlds))


def drawn(values: np.ndarray, same: bool = True, x: Axis | None = None):
    return surface(WHAT, values, x or Axis("change.meaning", LEVELS), Y, same)


def test_the_frontier_lies_where_the_difference_is_0() -> None:
    found = drawn(cells(20, 1e-9))
    assert [(each.y, each.rising, each.share) for each in found.frontier] == [(0.0, True, 1.0), (0.1, True, 1.0), (0.2, True, 1.0)]
    assert [end for each in found.frontier for end in each.x] == pytest.approx([0.4] * 9)


@pytest.mark.parametrize(("noise", "shared", "same"), [(0.3, 0.0, False), (0.1, 0.3, True)])
def test_the_interval_of_the_frontier_holds_it_in_9_of_10_studies(noise: float, shared: float, same: bool) -> None:
    rows = [each.x for seed in range(40) for each in drawn(cells(30, noise, seed, shared), same).frontier]
    assert 0.88 < np.mean([x.low <= 0.4 <= x.high for x in rows]) <= 0.98


def test_worlds_that_cells_share_are_drawn_together() -> None:
    luck = np.random.default_rng(1).normal(size=(1, 1, 30))
    together, apart = (resampled(np.tile(luck, (2, 3, 1)), same) for same in (True, False))
    assert np.ptp(together, axis=2).max() < 1e-12 < 0.1 < np.ptp(apart, axis=2).max()


def test_cells_are_decided_where_their_interval_is_clear_of_0() -> None:
    found = drawn(cells(20, 0.2))
    assert np.array_equal(found.decided, (found.low > 0).astype(float) - (found.high < 0))
    assert found.decided[:, 0].tolist() == [-1, -1, -1] and found.decided[:, -1].tolist() == [1, 1, 1]


def test_a_cell_lies_ahead_as_often_as_its_resamples_do() -> None:
    found = drawn(cells(20, 0.2))
    assert found.ahead[:, 0].max() < 0.025 and found.ahead[:, -1].min() > 0.975


def test_a_row_that_one_strategy_rules_has_no_frontier() -> None:
    assert drawn(cells(20, 0.01) + 1.0).frontier == ()


def test_a_frontier_that_may_lie_outside_says_so() -> None:
    luck = np.random.default_rng(1).normal(0, 0.2, (3, 5, 20))
    found = drawn(luck - luck.mean(axis=2, keepdims=True) + (np.array(LEVELS) - 0.02)[:, np.newaxis])
    assert found.frontier[0].x.low == -np.inf and found.frontier[0].share < 1


def test_a_frontier_on_a_logarithmic_axis_is_between_levels_by_their_logarithm() -> None:
    values = np.tile(np.array([-1.0, 1.0])[:, np.newaxis], (3, 1, 4))
    assert drawn(values, x=Axis("employees", (100.0, 10_000.0), log=True)).frontier[0].x == pytest.approx((1000.0, 1000.0, 1000.0))


def test_a_single_world_shows_a_frontier_without_an_interval() -> None:
    found = drawn(cells(1, 0.0))
    assert found.frontier[0].x.mean == pytest.approx(0.4) and np.isnan(found.frontier[0].x[1:]).all() and np.isnan(found.frontier[0].share)
    assert np.isnan(found.ahead).all() and not found.decided.any()


def test_a_cell_without_runs_has_no_difference() -> None:
    values = cells(20, 0.1)
    values[0, 0] = np.nan
    found = drawn(values)
    assert np.isnan([found.difference[0, 0], found.low[0, 0], found.ahead[0, 0]]).all() and len(found.frontier) == 3


@pytest.mark.parametrize(
    ("row", "places", "rising"),
    [
        ([-1, 1, 2], [0.5, np.nan], [1, 0]),
        ([1, -3, 2], [0.25, 1.6], [-1, 1]),
        ([-1, 0, 1], [np.nan, 1.0], [0, 1]),
        ([0, 1, 2], [np.nan, np.nan], [0, 0]),
        ([-1, np.nan, 1], [np.nan, 1.0], [0, 1]),
    ],
)
def test_crossings_are_found_between_levels(row: list[float], places: list[float], rising: list[float]) -> None:
    found = crossings(np.arange(3.0), np.array([row], np.float64))
    assert found[0][0] == pytest.approx(places, nan_ok=True) and found[1][0].tolist() == rising


def test_two_factors_are_set_against_each_other_for_every_measure_the_headline_first() -> None:
    made = MadeUp(study(factors=(MEANING, PART)), gain=lambda points, week: points["change.meaning"] - 10 * points["participation"])
    first, second = surfaces(made.study, made.points, made.values)
    assert (first.measure, second.measure, first.week) == (HEADLINE, "earnings", 285)
    assert first.difference == pytest.approx(np.array(LEVELS) - 10 * np.array(PART.levels)[:, np.newaxis], abs=0.15)


def test_one_factor_is_set_against_the_weeks() -> None:
    made = MadeUp(study(factors=(MEANING,)), gain=lambda points, week: points["change.meaning"].to_numpy() * week / 285)
    found = surfaces(made.study, made.points, made.values)[0]
    assert found.week is None and found.y == Axis(WEEK, (77.0, 285.0)) and found.difference.shape == (2, 5)
    assert found.difference[:, -1] == pytest.approx([77 / 285, 1.0], abs=0.1)


def test_of_three_factors_every_two_are_shown_as_the_mean_over_the_third() -> None:
    made = MadeUp(study(factors=(MEANING, PART, factor("purpose", 0.0, 1.0))), gain=lambda points, week: points["purpose"].to_numpy())
    found = surfaces(made.study, made.points, made.values)
    assert [(each.x.name, each.y.name) for each in found] == [
        ("change.meaning", "participation"),
        ("change.meaning", "purpose"),
        ("participation", "purpose"),
    ]
    assert found[0].difference.mean() == pytest.approx(0.5, abs=0.05)
