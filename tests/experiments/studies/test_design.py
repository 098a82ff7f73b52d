"""Points of a study: where they lie, and that they are the same every time."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from experiments.studies.design import points, problem, size, spread
from experiments.studies.study import KINDS, Design
from simulation.errors import NotAllowed
from tests.experiments.studies.made import ARMS, arm, factor, study

NAMES = ["growth.rate", "organisation.span", "market.people", "participation", "strategy.launch_week"]
DRAWN = ["latin_hypercube", "sobol", "morris"]


def some(**more):
    return [factor(name, scale="log" if name == "market.people" else "linear", **more) for name in NAMES]


def drawn(kind, seed=1, samples=16, **more):
    return study(*some(), design=Design(kind=kind, samples=samples, **more), seed=seed)


def leveled(kind):
    return study(factor("growth.rate", 0.05, 0.11, 0.15), factor("participation", 0.1, 0.2), design=Design(kind=kind))


def table():
    return study(factor("growth.rate"), factor("participation"), design=Design(kind="table", table=((0.1, 0.2, 0.3), (0.0, 0.1, 0.2))))


EVERY = [*(drawn(kind) for kind in DRAWN), drawn("sobol", second_order=True), leveled("grid"), leveled("one_at_a_time"), table(), study()]


@pytest.mark.parametrize("made", EVERY, ids=lambda made: made.design.kind)
def test_points_are_as_many_as_were_counted(made):
    assert len(points(made)) == size(made)


@pytest.mark.parametrize("made", EVERY, ids=lambda made: made.design.kind)
def test_columns_are_the_factors_and_rows_are_numbered(made):
    found = points(made)
    assert list(found.columns) == [factor.name for factor in made.factors]
    assert found.index.name == "point"
    assert (found.index == np.arange(len(found))).all()
    assert (found.dtypes == np.float64).all()


def test_every_kind_of_design_is_tried_here():
    assert {made.design.kind for made in EVERY} == set(KINDS)


def test_a_study_without_factors_has_one_point():
    assert points(study()).shape == (1, 0)


@pytest.mark.parametrize("kind", DRAWN)
@given(seed=st.integers(0, 2**62))
def test_drawn_points_lie_within_their_ranges(kind, seed):
    made = drawn(kind, seed, samples=8)
    found = points(made).to_numpy()
    low, high = np.array([[factor.low, factor.high] for factor in made.factors]).T
    assert ((low <= found) & (found <= high)).all()


@pytest.mark.parametrize("kind", DRAWN)
def test_whole_factors_take_whole_values(kind):
    found = points(drawn(kind))[["organisation.span", "market.people", "strategy.launch_week"]].to_numpy()
    assert (found == np.round(found)).all()


@pytest.mark.parametrize("kind", DRAWN)
def test_the_same_seed_gives_the_same_points_and_another_gives_others(kind):
    assert points(drawn(kind, 5)).equals(points(drawn(kind, 5)))
    assert not points(drawn(kind, 5)).equals(points(drawn(kind, 6)))


def test_a_grid_holds_every_combination_the_first_factor_slowest():
    assert points(leveled("grid")).to_numpy().tolist() == [[0.05, 0.1], [0.05, 0.2], [0.11, 0.1], [0.11, 0.2], [0.15, 0.1], [0.15, 0.2]]


def test_one_at_a_time_moves_one_factor_from_the_base():
    made = study(factor("growth.rate", 0.05, 0.11, 0.15), factor("turnover.base", 0.002, 0.006), design=Design(kind="one_at_a_time"))
    assert points(made).to_numpy().tolist() == [[0.11, 0.0035], [0.05, 0.0035], [0.15, 0.0035], [0.11, 0.002], [0.11, 0.006]]


def test_a_lever_has_no_number_at_the_base():
    made = study(factor("participation", 0.1, 0.2), design=Design(kind="one_at_a_time"))
    assert points(made)["participation"].isna().tolist() == [True, False, False]


@given(seed=st.integers(0, 2**62), samples=st.integers(2, 40))
def test_a_latin_hypercube_puts_one_point_in_every_part_of_a_range(seed, samples):
    made = study(
        factor("growth.rate"), factor("market.leniency", scale="log"), design=Design(kind="latin_hypercube", samples=samples), seed=seed
    )
    found, (rate, leniency) = points(made), made.factors
    parts = (found["growth.rate"] - rate.low) / (rate.high - rate.low)
    logs = np.log(found["market.leniency"] / leniency.low) / np.log(leniency.high / leniency.low)
    for unit in (parts, logs):
        assert sorted(np.floor(unit * samples).clip(0, samples - 1)) == list(range(samples))


@pytest.mark.parametrize("levels", [4, 6, 10])
def test_each_step_of_a_morris_design_moves_one_factor_and_each_trajectory_all(levels):
    found = points(drawn("morris", samples=20, levels=levels)).to_numpy().reshape(20, len(NAMES) + 1, len(NAMES))
    moved = np.diff(found, axis=1) != 0
    assert (moved.sum(axis=2) == 1).all()
    assert (moved.sum(axis=1) == 1).all()


def test_a_morris_design_takes_as_many_levels_as_were_asked():
    assert len(points(drawn("morris", samples=50, levels=6))["growth.rate"].unique()) == 6


def test_the_levels_of_a_morris_design_are_exact():
    made = study(factor("market.acquaintances", low=0.0, high=3.0), design=Design(kind="morris", samples=20))
    assert set(points(made)["market.acquaintances"]) == {0, 1, 2, 3}


def test_a_sobol_design_mixes_two_samples_factor_by_factor():
    found = points(drawn("sobol", samples=2)).to_numpy()
    first, mixed, second = found[0], found[1 : len(NAMES) + 1], found[len(NAMES) + 1]
    for place, row in enumerate(mixed):
        assert row[place] == second[place]
        assert (np.delete(row, place) == np.delete(first, place)).all()


def test_a_table_is_taken_as_it_is():
    assert points(table()).to_numpy().tolist() == [[0.1, 0.0], [0.2, 0.1], [0.3, 0.2]]


def test_every_whole_number_has_an_equal_part_of_the_range():
    values = spread(factor("organisation.span"), np.arange(0.0005, 1, 0.001))
    counts = np.unique(values, return_counts=True)[1]
    assert len(counts) == 8
    assert counts.tolist() == [125] * 8


def test_a_logarithmic_range_is_spread_evenly_in_its_logarithm():
    values = spread(factor("market.leniency", scale="log", low=0.01, high=1.0), np.array([0, 0.5, 1]))
    assert values == pytest.approx([0.01, 0.1, 1])


def test_salib_is_told_names_and_bounds():
    made = study(factor("growth.rate"), factor("market.people", scale="log", low=1000.0, high=100_000.0))
    assert problem(made) == {"num_vars": 2, "names": ["growth.rate", "market.people"], "bounds": [[0.06, 0.16], [3.0, 5.0]]}


def test_too_many_points_are_refused_before_they_are_made():
    levels = tuple(i / 1000 for i in range(1000))
    made = study(*(factor(name, *levels) for name in ("growth.rate", "growth.decay", "growth.door", "growth.time")), arms=ARMS)
    with pytest.raises(NotAllowed, match=r"1,000,000,000,000 points; allowed are 1,000,000"):
        points(made)


def test_a_base_is_that_of_the_strategies_a_factor_changes():
    soon = arm("co_creation", "soon", strategy__launch_week=10.0)
    made = study(factor("strategy.launch_week", 10, 20, arms=("soon",)), arms=(*ARMS, soon), design=Design(kind="one_at_a_time"))
    assert points(made)["strategy.launch_week"].tolist() == [10, 20]
