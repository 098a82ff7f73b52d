"""A replay without change is the life as it was; a change does what its equation says."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from experiments.climate import climate, time_and_thanks
from experiments.life import Life, life
from experiments.replay import Otherwise, around, replay
from tests.experiments.gardens import garden, lively_life

JOBS = some.sampled_from(range(0, 60, 4))
FULL = ("soil", "light", "water", "room", "reactance")


def replayed(found: Life, otherwise: Otherwise, week: int = 69) -> np.ndarray:
    """Commitment in the weeks that are told of a life, with something otherwise."""
    return found.otherwise(week, [otherwise])[:, 0]


def as_lived(found: Life, week: int = 69) -> np.ndarray:
    """The same as it was."""
    return found["commitment"][found.beside(week) + 1 : week + 1]


@given(JOBS, some.integers(0, 69))
def test_a_replay_without_change_is_the_life_as_it_was(job: int, week: int) -> None:
    found = lively_life(job)
    assert replayed(found, Otherwise(), week) == pytest.approx(as_lived(found, week), abs=1e-12)


@pytest.mark.parametrize("strategy", ["status_quo", "implementation", "co_creation", "impatient_board", "advocates_alone"])
def test_so_it_is_under_every_strategy_and_with_other_rates(strategy: str) -> None:
    changes = {
        "leadership.discretion": 0.8,
        "trust.fall": 9.0,
        "trust.pace": 0.2,
        "growth.reactance": 0.3,
        "safety.pressure": 1.5,
        "growth.gratitude": 0.9,
    }
    found = life(garden(strategy, changes), 7, 30)
    assert replayed(found, Otherwise()) == pytest.approx(as_lived(found), abs=1e-12)


@given(JOBS, some.sampled_from(FULL))
def test_what_no_longer_limits_never_costs_commitment(job: int, name: str) -> None:
    found = lively_life(job)
    assert (replayed(found, Otherwise(full=name)) >= as_lived(found) - 1e-12).all()


@given(JOBS)
def test_variants_do_not_touch_each_other(job: int) -> None:
    found, variants = lively_life(job), [Otherwise(full=name) for name in FULL] + [Otherwise(off=("in_dialogue",))]
    together = found.otherwise(69, variants)
    for k, variant in enumerate(variants):
        assert together[:, k] == pytest.approx(replayed(found, variant), abs=1e-12)


@given(JOBS)
def test_dialogues_never_cost_commitment(job: int) -> None:
    found = lively_life(job)
    assert (replayed(found, Otherwise(off=("in_dialogue",))) <= as_lived(found) + 1e-12).all()


def test_without_dialogues_somebody_would_be_less_committed() -> None:
    lives = [lively_life(job) for job in range(0, 60, 4)]
    assert max((as_lived(found) - replayed(found, Otherwise(off=("in_dialogue",)))).max(initial=0.0) for found in lives) > 0.01


def test_what_is_kept_is_that_of_the_reference_week_and_all_else_is_as_lived() -> None:
    rows = lively_life(20).rows
    kept, lived = around(rows, 20, 60, 14, Otherwise(kept=("coaching",))), around(rows, 20, 60, 14, Otherwise())
    assert (kept["coaching"] == rows["coaching"][15]).all() and (lived["coaching"] != rows["coaching"][15]).all()
    assert all(np.array_equal(kept[name], lived[name]) for name in kept if name != "coaching")


def test_energy_and_advocacy_are_those_of_the_beginning_of_the_week() -> None:
    rows = lively_life(20).rows
    assert np.array_equal(around(rows, 20, 60, 14, Otherwise())["energy"], rows["energy"][21:61])
    assert np.array_equal(around(rows, 20, 60, 14, Otherwise())["trust"], rows["trust"][22:62])


def test_a_replay_of_no_weeks_or_of_no_variants_is_empty() -> None:
    found = lively_life(20)
    assert replay(found.rates, found.rows, 30, 30, 14, [Otherwise()]).shape == (0, 1)
    assert replay(found.rates, found.rows, 30, 40, 14, []).shape == (10, 0)


def test_full_room_is_the_only_thing_it_changes_in_the_climate() -> None:
    found = lively_life(20)
    weeks = around(found.rows, 20, 60, 14, Otherwise())
    plain, roomy = climate(found.rates, weeks), climate(found.rates, weeks, "room")
    changed = {name for name in plain._fields if not np.array_equal(getattr(plain, name), getattr(roomy, name))}
    assert changed == {"room", "ceiling"} and (roomy.room == 1.0).all()


def test_time_and_thanks_are_between_0_and_1() -> None:
    found = lively_life(20)
    water = time_and_thanks(found.rates, around(found.rows, 0, 69, 14, Otherwise()))
    assert (water >= 0).all() and (water <= 1).all() and water.max() > water.min()
