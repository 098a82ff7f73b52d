"""What a factor changes, and the scenario that comes of it."""

import math

import pytest

import scenarios
from experiments.studies.factors import OF_STRATEGY, applied, base, changes, declared, known, whole
from simulation.errors import NotAllowed
from simulation.parameters import Parameters
from simulation.settings import LEVERS
from tests.experiments.studies.made import arm, factor, study

CO_CREATION = arm("co_creation")
STILL = arm("status_quo")


def scenario(values, member=CO_CREATION, **more):
    return applied(study(*(factor(name) for name in values), arms=(STILL, member), **more), member, values)


def test_every_lever_and_every_parameter_is_a_factor():
    assert {*LEVERS, *(name for name, _, _ in Parameters.declarations())} < set(known())


@pytest.mark.parametrize("name", known())
def test_every_factor_takes_both_ends_of_its_usual_range(name):
    impatient = arm("impatient_board")
    for value in declared(name).usual:
        one = applied(study(factor(name), arms=(STILL, impatient), weeks=2000), impatient, {name: float(value)})
        assert one.weeks == 2000


@pytest.mark.parametrize("name", [name for name in known() if name not in ("strategy.budget", "strategy.strength")])
def test_every_factor_makes_another_scenario(name):
    impatient = arm("impatient_board")
    made = study(factor(name), arms=(STILL, impatient))
    low, high = (applied(made, impatient, {name: float(value)}) for value in declared(name).usual)
    assert low != high


def test_without_factors_a_scenario_is_the_strategy_in_its_context():
    made = study(arms=(STILL, CO_CREATION))
    assert applied(made, CO_CREATION, {}) == scenarios.load("co_creation").model_copy(update={"context": made.context})


def test_a_lever_is_held_as_the_command_line_holds_it():
    assert scenario({"participation": 0.1}).strategy == scenarios.load("co_creation", settings={"participation": 0.1}).strategy


def test_a_parameter_is_changed_as_the_command_line_changes_it():
    parameters = scenarios.load("co_creation", settings={"growth.rate": 0.07}).context.parameters
    assert scenario({"growth.rate": 0.07}).context.parameters == parameters


def test_the_leadership_people_are_used_to_is_changed():
    assert scenario({"status_quo.pressure": 0.7}).context.status_quo.pressure == 0.7


def test_a_market_grows_along_with_employees():
    parameters = scenario({"employees": 60.0}).context.parameters
    assert (parameters.organisation.employees, parameters.market.people) == (60, 600)


def test_a_market_of_its_own_size_does_not_grow_along():
    parameters = scenario({"employees": 60.0, "market.people": 1000.0}).context.parameters
    assert (parameters.organisation.employees, parameters.market.people) == (60, 1000)


def test_a_whole_number_is_whole_in_the_scenario():
    assert scenario({"organisation.span": 6.0}).context.parameters.organisation.span == 6


def test_a_number_between_whole_ones_is_refused():
    with pytest.raises(NotAllowed, match="span"):
        scenario({"organisation.span": 6.5})


def test_nan_leaves_a_factor_as_it_is():
    made = study(arms=(STILL, CO_CREATION))
    assert scenario({"growth.rate": math.nan, "purpose": math.nan}) == applied(made, CO_CREATION, {})


def test_a_strategy_has_its_own_changes():
    quarter = arm("co_creation", "a_quarter", participation=0.25, growth__rate=0.07)
    found = applied(study(arms=(STILL, quarter)), quarter, {})
    assert {phase.levers["participation"] for phase in found.strategy.phases} == {0.25}
    assert found.context.parameters.growth.rate == 0.07


def test_a_factor_that_names_its_strategies_leaves_the_others():
    made = study(factor("participation", arms=("co_creation",)), arms=(arm("implementation"), CO_CREATION))
    assert applied(made, made.arms[0], {"participation": 0.3}) == applied(study(arms=made.arms), made.arms[0], {})


@pytest.mark.parametrize("name", ["purpose", *OF_STRATEGY])
def test_what_leaders_do_changes_only_strategies_in_which_they_do_something(name):
    assert [changes(factor(name), one) for one in (STILL, CO_CREATION)] == [False, True]


@pytest.mark.parametrize("name", ["growth.rate", "status_quo.purpose", "employees"])
def test_the_place_changes_every_strategy(name):
    assert [changes(factor(name), one) for one in (STILL, CO_CREATION)] == [True, True]


def test_a_strategy_that_sets_a_lever_does_something():
    assert changes(factor("purpose"), arm("status_quo", "asking", participation=0.2))


def test_values_that_do_not_go_together_are_refused_with_the_strategy():
    with pytest.raises(NotAllowed, match=r"^impatient_board: patience needs at least 13 weeks before launch"):
        scenario({"strategy.launch_week": 4.0}, arm("impatient_board"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("growth.rate", 0.11),
        ("employees", 300.0),
        ("status_quo.pressure", 0.4),
        ("strategy.launch_week", 26.0),
        ("strategy.length", 1.0),
        ("strategy.strength", 1.0),
    ],
)
def test_the_base_of_a_factor_changes_nothing(name, value):
    made = study(factor(name), arms=(STILL, CO_CREATION))
    assert base(made, made.factors[0]) == value
    assert applied(made, CO_CREATION, {name: value}) == applied(study(arms=made.arms), CO_CREATION, {})


@pytest.mark.parametrize("name", ["purpose", "strategy.patience", "strategy.budget"])
def test_what_differs_between_strategies_has_no_base(name):
    made = study(factor(name), arms=(STILL, CO_CREATION))
    assert math.isnan(base(made, made.factors[0]))


def test_strategies_of_different_strength_have_no_common_base():
    made = study(factor("strategy.strength"), arms=(CO_CREATION, arm("half_a_garden")))
    assert math.isnan(base(made, made.factors[0]))


def test_the_base_is_what_a_strategy_sets_itself():
    made = study(factor("strategy.patience"), arms=(STILL, arm("co_creation", "soon", strategy__patience=20.0)))
    assert base(made, made.factors[0]) == 20


@pytest.mark.parametrize(
    ("name", "is_whole"),
    [("employees", True), ("organisation.span", True), ("review.every", True), ("strategy.patience", True), ("purpose", False)],
)
def test_it_is_known_which_factors_are_whole(name, is_whole):
    assert whole(name) == is_whole


def test_an_unknown_factor_gets_the_nearest_known_name():
    with pytest.raises(NotAllowed, match=r'^here: unknown factor "growth.rat". Did you mean "growth.rate"\?'):
        declared("growth.rat", "here: ")
