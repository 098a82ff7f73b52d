"""How long changes take and what profit does meanwhile, on series whose numbers are known by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from experiments.evidence import durations
from tests.experiments.evidence.made_up import LAUNCH, WEEKS, made_up, steps


def profits(strategy, first, last):
    return made_up(
        {
            "status_quo": {"profit": 100.0, "income": 1000.0},
            strategy: {"profit": steps(100, (0, first), (52, 100), (208, last)), "income": 5.0},
        }
    )


@pytest.mark.parametrize(("first", "last", "step"), [(80, 150, 0.02), (40, 130, 0.03), (80, 90, -0.01), (110, 150, -0.01), (100, 150, 0.0)])
def test_worse_before_better_is_the_smaller_of_loss_and_gain(first, last, step) -> None:
    assert durations.worse_before_better(profits("co_creation", first, last)) == pytest.approx(np.full(3, step))


@pytest.mark.parametrize(("first", "last", "step"), [(120, 50, 0.02), (160, 70, 0.03), (90, 80, -0.01), (120, 110, -0.01)])
def test_better_before_worse_is_the_smaller_of_gain_and_loss(first, last, step) -> None:
    assert durations.better_before_worse(profits("sustained_implementation", first, last)) == pytest.approx(np.full(3, step))


def ramp(first, past, start=0.2, end=0.8):
    return np.interp(np.arange(WEEKS), [LAUNCH + first, LAUNCH + past], [start, end])


def test_a_culture_takes_the_weeks_from_a_fifth_to_four_fifths_of_its_rise() -> None:
    assert durations.culture(made_up({"co_creation": {"commitment_mean": ramp(50, 150)}})) == pytest.approx(np.full(3, 60), abs=1)


def test_a_culture_that_changes_at_once_takes_no_week() -> None:
    assert (durations.culture(made_up({"co_creation": {"commitment_mean": steps(0.2, (30, 0.8))}})) == 0).all()


@pytest.mark.parametrize("end", [0.2, 0.1])
def test_where_nothing_rises_there_is_no_time(end: float) -> None:
    runs = made_up({"co_creation": {"commitment_mean": steps(0.2, (30, end))}})
    assert np.isnan(durations.culture(runs)).all()
    assert np.isnan(durations.half_of_commitment(runs)).all()


def test_half_of_a_change_is_reached_in_the_first_week_above_half() -> None:
    path = steps(0.2, (10, 0.49), (20, 0.51), (30, 0.8))
    assert (durations.half_of_conduct(made_up({"sustained_implementation": {"conduct_mean": path}})) == 20).all()
    assert (durations.half_of_commitment(made_up({"co_creation": {"commitment_mean": path}})) == 20).all()


def test_a_rise_is_measured_to_the_end_of_the_fifth_year() -> None:
    """A first step to 0.45 is less than half of the way to 0.8, which is reached in the fifth year."""
    path = steps(0.2, (10, 0.45), (215, 0.8))
    assert (durations.half_of_commitment(made_up({"co_creation": {"commitment_mean": path}})) == 215).all()


def wander(seed, weeks=400):
    return np.random.default_rng(seed).normal(size=(3, weeks)).cumsum(axis=-1)


@settings(max_examples=40)
@given(lag=st.integers(-104, 104), seed=st.integers(0, 1000), scale=st.floats(0.01, 100))
def test_a_series_that_follows_by_some_weeks_is_found_to(lag, seed, scale) -> None:
    path = wander(seed)
    assert (durations.delay(path[:, 104:-104], 7.0 + scale * path[:, 104 - lag : 296 - lag]) == lag).all()


@settings(max_examples=25)
@given(lag=st.integers(-60, 60), seed=st.integers(0, 1000))
def test_who_follows_and_who_leads_change_sign(lag, seed) -> None:
    path = wander(seed)
    one, other = path[:, 104:-104], path[:, 104 - lag : 296 - lag]
    assert np.array_equal(durations.delay(one, other), -durations.delay(other, one))


def test_a_series_that_stands_still_follows_nothing() -> None:
    assert np.isnan(durations.delay(wander(1), np.ones((3, 400)))).all()


def test_customers_are_held_against_commitment_since_launch() -> None:
    path = wander(5)
    before = np.zeros((3, LAUNCH))
    runs = made_up({"co_creation": {"commitment_mean": np.hstack((before, path[:, 100:360])), "nps": np.hstack((before, path[:, 70:330]))}})
    assert (durations.customers_follow(runs) == 30).all()
