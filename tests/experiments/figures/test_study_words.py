"""How a study calls things."""

import numpy as np
import pytest

from experiments.analysis.interval import Interval
from experiments.analysis.limits import Limit
from experiments.figures.study.words import Words, digits_for
from experiments.language import Language
from experiments.studies.study import Arm, Design, Factor
from tests.experiments.figures import made_up

EN, NL = Language.of("en"), Language.of("nl")
INF, NAN = float("inf"), float("nan")


def words(lang=EN, **changes):
    return Words(made_up.study(factors=made_up.MANY, design=Design(kind="sobol"), **changes), lang)


@pytest.mark.parametrize(("sizes", "digits"), [([120], 0), ([3.2], 1), ([0.4], 2), ([0.0006, 0.002], 4), ([0, 0], 0), ([np.nan, 5], 1)])
def test_decimals_tell_values_apart(sizes, digits):
    assert digits_for(sizes) == digits


def test_factors_that_are_called_alike_are_told_by_their_group():
    assert words().factor("newcomer.trust") == "Trust (newcomer)"
    assert words().factor("trust.pace") == "Pace of trust"


def test_a_lever_that_is_called_like_another_factor_has_no_group_to_be_told_by():
    factors = tuple(Factor(name=name, low=0.1, high=0.9, levels=()) for name in ("integrity", "status_quo.integrity"))
    both = Words(made_up.study(factors=factors, design=Design(kind="sobol")), EN)
    assert both.factor("integrity") == "Walking the talk"


def test_a_parameter_of_one_word_is_told_with_its_group():
    factors = tuple(
        Factor(name=name, low=0.1, high=0.2, levels=(0.1,)) for name in ("growth.alone", "growth.rate", "coaching", "strategy.strength")
    )
    named = Words(made_up.study(factors=factors), EN)
    assert [named.factor(f.name) for f in factors] == ["Alone (growth)", "Growth", "Coaching", "Strength"]


def test_a_lever_before_launch_is_called_so():
    assert words().factor("status_quo.pressure") == "Pressure, before launch"


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("participation", 0.25, "25%"),
        ("growth.rate", 0.1, "0.10"),
        ("custom.promoter_leaves", 0.0006, "0.0006"),
        ("strategy.patience", 52.0, "52"),
        ("strategy.budget", 0.025, "2.5%"),
        ("founders.share", 0.025, "2%"),
    ],
)
def test_a_value_has_the_decimals_that_its_range_needs(name, value, told):
    assert words().factor_value(name)(value) == told


def test_levels_of_a_grid_are_written_exactly():
    factor = Factor(name="founders.share", low=0, high=0.15, levels=(0, 0.025, 0.15))
    assert Words(made_up.study(factors=(factor,)), EN).factor_value("founders.share")(0.025) == "2.5%"


def test_the_unit_of_a_factor_is_said_where_its_values_do_not_say_it():
    assert words().axis("strategy.patience") == "Patience, weeks"
    assert words().axis("participation") == "Dialogues"


@pytest.mark.parametrize(("low", "high", "told"), [(0.1, INF, "at least 10%"), (-INF, 0.2, "at most 20%"), (0.1, 0.2, "10% to 20%")])
def test_a_limit_is_told_by_the_sides_that_are_not_free(low, high, told):
    assert words().limit(Limit("participation", low, high, NAN)) == told


def test_weeks_are_years_after_launch_where_that_is_whole():
    assert [words().after(week) for week in (77, 285, 100)] == ["1 year after launch", "5 years after launch", "week 100"]
    assert words(NL).when(129) == "2 jaar"


def test_weeks_are_weeks_where_strategies_start_apart():
    late = made_up.arm("co_creation").strategy.model_copy(update={"launch_week": 60})
    assert words(arms=(made_up.arm("implementation"), Arm(label="late", strategy=late))).after(77) == "week 77"
    launch = Factor(name="strategy.launch_week", low=13, high=104, levels=(13, 104), whole=True)
    assert Words(made_up.study(factors=(launch,)), EN).after(77) == "week 77"


def test_differences_of_shares_are_percentage_points():
    assert words().interval("committed_share", Interval(0.123, 0.09, 0.15)) == "+12 (9 to 15)"
    assert words().unit("committed_share") == "percentage points"


def test_a_difference_without_an_interval_is_told_alone():
    assert words().interval("nps", Interval(3.0, NAN, NAN)) == "+3.0"


@pytest.mark.parametrize(("name", "size", "told"), [("earnings", 1.0, "1"), ("earnings", 0.25, "0.25"), ("committed_share", 0.02, "2")])
def test_what_somebody_chose_is_written_as_it_was_written(name, size, told):
    assert words().exactly(name, size) == told


def test_a_strategy_is_called_by_its_label_where_that_is_its_own():
    arms = (made_up.arm("co_creation"), Arm(label="Half of it", strategy=made_up.arm("co_creation").strategy))
    found = words(NL, arms=arms)
    assert found.titles == ["Co-creatie", "Half of it"]
    assert found.styles[0] != found.styles[1]
