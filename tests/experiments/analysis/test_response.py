import numpy as np
import pandas as pd
import pytest

from experiments.analysis.interval import Interval, Quantity
from experiments.analysis.response import BINS, grouped, reach, response, responses, tornado, tornado_of_screening, tornados
from experiments.analysis.sensitivity import Morris, MorrisIndex
from experiments.studies.study import Design, Study
from tests.experiments.analysis.made_up import FIRST, HEADLINE, SECOND, MadeUp, factor, study

MEANING, PART = factor("change.meaning", 0.0, 0.5, 1.0), factor("participation", 0.0, 0.1, 0.2)


def by_meaning(points: pd.DataFrame, week: int) -> np.ndarray:
    return points["change.meaning"].to_numpy() - 0.3


def one_at_a_time(**changes: object) -> Study:
    return study(factors=(MEANING, PART), design=Design(kind="one_at_a_time"), **changes)


def test_few_levels_are_shown_one_by_one() -> None:
    at, edges, members = grouped(np.array([0.0, 1.0, np.nan, 0.0]), log=False)
    assert (
        at.tolist() == [0.0, 1.0]
        and edges is None
        and [member.tolist() for member in members]
        == [
            [True, False, False, True],
            [False, True, False, False],
        ]
    )


@pytest.mark.parametrize(("log", "middle"), [(False, 15.85), (True, np.sqrt(10.9 * 20.8))])
def test_many_values_are_put_into_bins_of_as_many_points(log: bool, middle: float) -> None:
    at, edges, members = grouped(np.arange(1.0, 101.0), log)
    assert edges is not None and len(at) == BINS and [int(member.sum()) for member in members] == [10] * 10
    assert at[1] == pytest.approx(middle, abs=0.01)


def test_a_curve_tells_means_and_where_90_of_100_runs_lie() -> None:
    outcomes = np.stack([np.tile(np.arange(101.0), (1, 1)), np.tile(np.arange(101.0) + 2, (1, 1))], axis=1)
    found = response(study(), factor("purpose", 0.5), HEADLINE, 285, np.array([0.5]), outcomes)
    assert (found.mean[:, 0].tolist(), found.low[:, 0].tolist(), found.high[:, 0].tolist()) == ([50, 52], [5, 7], [95, 97])
    assert (found.difference[0, 0], found.difference_low[0, 0], found.worlds[0]) == (2.0, 2.0, 101)


@pytest.mark.parametrize(("worlds", "wide"), [("same", False), ("own", True)])
def test_worlds_that_points_share_are_what_the_interval_of_a_curve_is_over(worlds: str, wide: bool) -> None:
    outcomes = np.zeros((2, 2, 8))
    outcomes[:, 1] = np.array([[0.1], [0.5]])
    asked = study(factors=(MEANING, PART), design=Design(worlds=worlds))
    found = response(asked, MEANING, HEADLINE, 285, np.array([0.5, 0.5]), outcomes)
    assert (found.difference_low[0, 0] < 0.29) == wide and found.difference[0, 0] == pytest.approx(0.3)


def test_curves_of_a_grid_show_the_difference_by_level() -> None:
    made = MadeUp(study(factors=(MEANING, PART)), gain=by_meaning)
    first = responses(made.study, made.points, made.values, {})[0]
    assert first.factor == "change.meaning" and first.difference[0] == pytest.approx([-0.3, 0.2, 0.7], abs=0.1)
    assert (first.difference_low[0] < first.difference[0]).all() and first.worlds.tolist() == [60, 60, 60]


def test_every_measure_of_few_factors_is_shown_and_only_the_headline_of_many() -> None:
    few = MadeUp(study(factors=(MEANING, PART)))
    many = MadeUp(study(factors=(MEANING, PART, factor("purpose", 0.0, 1.0))))
    shown = [[(each.measure, each.factor) for each in responses(made.study, made.points, made.values, {})] for made in (few, many)]
    assert [len(each) for each in shown] == [4, 3] and shown[0][2] == ("earnings", "change.meaning")


def test_of_many_factors_those_that_move_the_difference_most_are_shown() -> None:
    names = ("purpose", "change.meaning", "integrity", "participation", "support", "time_for_customer", "appreciation", "dialogue")
    wide = study(factors=tuple(factor(name, 0.0, 1.0) for name in names), design=Design(kind="latin_hypercube", samples=300, worlds="own"))
    made = MadeUp(wide, gain=by_meaning)
    shown = [each.factor for each in responses(made.study, made.points, made.values, {})]
    assert len(shown) == 6 and "change.meaning" in shown and shown == [name for name in names if name in shown]


def test_factors_are_shown_by_how_much_they_matter_where_that_is_known() -> None:
    names = ("purpose", "change.meaning", "integrity", "participation", "support", "time_for_customer", "appreciation")
    made = MadeUp(study(factors=tuple(factor(name, 0.0, 1.0) for name in names), design=Design(kind="morris", samples=4)), gain=by_meaning)
    shown = responses(made.study, made.points, made.values, {name: float(name != "purpose") for name in names})
    assert [each.factor for each in shown] == list(names[1:])


def test_a_factor_that_is_changed_alone_is_told_by_the_points_that_change_it() -> None:
    made = MadeUp(one_at_a_time(), gain=by_meaning)
    curve = responses(made.study, made.points, made.values, {})[0]
    assert curve.worlds.max() == 20 and curve.at.tolist() == sorted({0.0, 0.5, 1.0} | set(made.points["change.meaning"]))


def test_reach_is_how_far_the_mean_difference_moves() -> None:
    outcomes = np.zeros((3, 2, 4))
    outcomes[:, 1] = np.array([[0.1], [0.7], [0.3]])
    assert reach(np.array([0.0, 0.5, 1.0]), outcomes) == pytest.approx(0.6)


def test_the_tornado_tells_the_change_from_the_base_in_the_same_worlds() -> None:
    points = pd.DataFrame({"a": [0.5, 0.0, 1.0, 0.5, 0.5], "b": [2.0, 2.0, 2.0, 1.0, 3.0]})
    worlds = np.random.default_rng(1).normal(size=(1, 20))
    found = tornado(points, np.array([[1.0], [0.8], [1.5], [1.1], [0.2]]) + worlds, Quantity(SECOND, FIRST, HEADLINE, 285))
    assert [(bar.factor, bar.low, bar.high) for bar in found.bars] == [("b", 1.0, 3.0), ("a", 0.0, 1.0)]
    assert [pytest.approx(bar.at_low, abs=1e-9) for bar in found.bars] == [(0.1,) * 3, (-0.2,) * 3]
    assert [pytest.approx(bar.at_high, abs=1e-9) for bar in found.bars] == [(-0.8,) * 3, (0.5,) * 3]


def test_a_factor_whose_base_is_its_lowest_value_changes_nothing_there() -> None:
    points = pd.DataFrame({"a": [0.0, 1.0]})
    found = tornado(points, np.random.default_rng(1).normal(size=(2, 9)), Quantity(SECOND, FIRST, HEADLINE, 285))
    assert found.bars[0].at_low == (0.0, 0.0, 0.0) and found.bars[0].at_high.mean != 0


def test_a_base_that_each_strategy_has_for_itself_is_the_base() -> None:
    points = pd.DataFrame({"a": [np.nan, 0.2, 0.8, np.nan], "b": [1.0, 1.0, 1.0, 2.0]})
    found = tornado(points, np.tile([[1.0], [2.0], [4.0], [1.5]], (1, 5)), Quantity(SECOND, None, HEADLINE, 285))
    assert {bar.factor: (bar.at_low.mean, bar.at_high.mean) for bar in found.bars} == {"a": (1.0, 3.0), "b": (0.0, 0.5)}


def test_there_is_a_tornado_of_the_contrast_and_of_each_strategy() -> None:
    made = MadeUp(one_at_a_time(), gain=by_meaning)
    found = tornados(made.study, made.points, made.values)
    assert [(each.quantity.arm, each.quantity.reference) for each in found] == [(SECOND, FIRST), (FIRST, None), (SECOND, None)]
    assert found[0].bars[0].factor == "change.meaning"


def test_a_grid_has_no_tornado() -> None:
    made = MadeUp(study(factors=(MEANING,)))
    assert tornados(made.study, made.points, made.values) == ()


def test_a_screening_read_as_a_tornado_is_ordered_by_the_mean_effect() -> None:
    nothing = Interval(0.0, 0.0, 0.0)
    indices = tuple(
        MorrisIndex(name, Interval(effect, effect - 0.1, effect + 0.1), Interval(1.0, 0.9, 1.1), 0.5, 0.0, True, False)
        for name, effect in (("a", 0.1), ("b", -0.7))
    )
    points = pd.DataFrame({"a": [0.0, 2.0], "b": [5.0, 1.0]})
    found = tornado_of_screening(Morris(Quantity(SECOND, FIRST, HEADLINE, 285), indices, 10, ()), points, nothing)
    assert [(bar.factor, bar.low, bar.high, bar.at_high.mean) for bar in found.bars] == [("b", 1.0, 5.0, -0.7), ("a", 0.0, 2.0, 0.1)]
