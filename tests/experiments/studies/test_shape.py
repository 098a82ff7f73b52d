"""Strategies at another time, pace and strength, and within a budget."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from experiments.studies.shape import extra_cost, shaped
from simulation import week, world
from simulation.errors import NotAllowed
from simulation.scenario import Context, Scenario
from tests.experiments.studies.made import STRATEGIES
from tests.experiments.worlds import SMALL, context

PLACE, WEEKS = Context(), 286
COST_SOMETHING = [name for name, strategy in STRATEGIES.items() if extra_cost(strategy, PLACE, WEEKS) > 0.001]


def shape(name, weeks=WEEKS, place=PLACE, **values):
    return shaped(STRATEGIES[name], place, {f"strategy.{key}": value for key, value in values.items()}, weeks, name)


def with_lever(name, lever, value, budget):
    return shaped(STRATEGIES[name], PLACE, {lever: value, "strategy.budget": budget}, WEEKS, name)


@pytest.mark.parametrize("name", STRATEGIES)
def test_a_strategy_that_nothing_shapes_is_the_same(name):
    assert shape(name) == STRATEGIES[name]


def test_timing_and_strength_are_taken_over():
    found = shape("co_creation", launch_week=40, patience=30, tolerance=0.1, strength=0.5)
    assert (found.launch_week, found.patience, found.tolerance, found.strength) == (40, 30, 0.1, 0.5)


def test_phases_are_stretched():
    assert [phase.week for phase in shape("co_creation", length=2.0).phases] == [16, 52, 104]


def test_phases_that_are_pressed_together_still_follow_each_other():
    assert [phase.week for phase in shape("implementation", length=0.1).phases] == [1, 5, 6]


def test_levers_stay_when_phases_are_stretched():
    assert [phase.levers for phase in shape("co_creation", length=0.5).phases] == [
        phase.levers for phase in STRATEGIES["co_creation"].phases
    ]


def test_a_held_lever_has_its_value_whatever_the_strength():
    found = shaped(STRATEGIES["co_creation"], PLACE, {"participation": 0.2, "strategy.strength": 0.3}, WEEKS, "co_creation")
    assert {setting.participation for setting in found.reached(PLACE.status_quo)} == {0.2}


@given(name=st.sampled_from(COST_SOMETHING), budget=st.floats(0, 0.05), weeks=st.integers(60, 600), launch=st.integers(0, 50))
def test_a_programme_costs_its_budget_or_all_that_it_can(name, budget, weeks, launch):
    found = shape(name, weeks=weeks, launch_week=launch, budget=budget)
    full = extra_cost(shape(name, weeks=weeks, launch_week=launch), PLACE, weeks)
    assert extra_cost(found, PLACE, weeks) == pytest.approx(min(budget, full), abs=1e-12)


@pytest.mark.parametrize("name", ["status_quo", "pay_for_advocacy"])
def test_a_strategy_that_costs_nothing_is_unchanged_by_a_budget(name):
    assert shape(name, budget=0.0) == STRATEGIES[name]


def test_a_budget_that_suffices_leaves_a_strategy_at_its_own_strength():
    assert shape("half_a_garden", budget=0.03) == STRATEGIES["half_a_garden"]


def test_a_budget_pays_for_the_levers_that_are_held():
    found = with_lever("co_creation", "support", 0.5, 0.02)
    assert extra_cost(found, PLACE, WEEKS) == pytest.approx(0.02, abs=1e-12)
    assert {setting.support for setting in found.reached(PLACE.status_quo)} == {0.5}


def test_held_levers_beyond_the_budget_are_refused():
    with pytest.raises(NotAllowed, match=r"^co_creation: the levers that are held cost 0\.0\d+ of all wages by themselves"):
        with_lever("co_creation", "support", 1.0, 0.01)


@pytest.mark.parametrize("name", ["co_creation", "implementation"])
def test_what_is_planned_is_what_a_run_pays(name):
    place = context(SMALL)
    strategy = shape(name, place=place, budget=0.004)
    paid = {}
    for told in (strategy, STRATEGIES["status_quo"]):
        grown = world.build(Scenario(strategy=told, context=place), 1)
        week.run(grown)
        paid[told.name] = grown.series["programme_cost"][strategy.launch_week :].mean()
    wages = place.parameters.money.wage * place.parameters.organisation.employees
    assert (paid[name] - paid["status_quo"]) / wages == pytest.approx(0.004, abs=1e-12)
