import numpy as np
import pytest

import experiments
from experiments.comparison import COMPARED, compare, told_apart
from experiments.language import Language
from simulation.errors import NotAllowed
from simulation.measures import MEASURES, as_frame
from simulation.scenario import Scenario
from simulation.strategy import Phase, Strategy
from tests.experiments.worlds import CO_CREATION, context, made_up, small, small_comparison, steps, strategy

EN = Language.of("en")


def test_compare_is_found_where_the_package_is() -> None:
    assert experiments.compare is compare


def test_the_package_has_no_other_names() -> None:
    with pytest.raises(AttributeError):
        experiments.nothing  # noqa: B018


@pytest.mark.parametrize("name", sorted(COMPARED))
def test_every_measure_has_a_value_a_strategy_world_and_week(name: str) -> None:
    assert small_comparison().measure(name).shape == (2, 4, 60)


def test_an_unknown_measure_is_an_error() -> None:
    with pytest.raises(KeyError):
        small_comparison().measure("happiness")


@pytest.mark.parametrize("name", sorted(MEASURES))
def test_measures_are_those_of_the_frame_of_a_run(name: str) -> None:
    c = small_comparison()
    frame = as_frame(c.series[1, 2], c.scenarios[1].context.parameters.change.meaning)
    assert np.array_equal(c.measure(name)[1, 2], frame[name].to_numpy(), equal_nan=True)


@pytest.mark.parametrize("name", sorted(COMPARED))
def test_a_strategy_that_changes_nothing_differs_by_exactly_zero(name: str) -> None:
    nothing = strategy("nothing", (Phase(name="Idle", week=4, levers={}),))
    plain = Scenario(strategy=strategy("status_quo", ()), context=small()[0].context, weeks=60)
    c = compare([plain, plain.model_copy(update={"strategy": nothing})], replications=2, workers=1)
    table = c.table.set_index(["measure", "strategy"]).loc[(name, "nothing")]
    assert (table[["difference", "difference_low", "difference_high"]] == 0).all(axis=None) or name == "earned_growth"
    assert np.array_equal(c.measure(name)[0], c.measure(name)[1], equal_nan=True)


def test_before_launch_all_strategies_are_the_same() -> None:
    c = small_comparison()
    assert np.array_equal(c.series[0, :, : c.launch_week], c.series[1, :, : c.launch_week])


def test_after_launch_they_are_not() -> None:
    c = small_comparison()
    assert not np.array_equal(c.series[0], c.series[1])


def test_the_status_quo_earns_no_more_than_itself() -> None:
    status_quo = Scenario(
        strategy=strategy("status_quo", ()), context=context({"organisation.employees": 60, "market.people": 600}), weeks=40
    )
    assert not compare([status_quo], replications=2, workers=1).measure("money").any()


def test_money_is_profit_added_up_against_the_status_quo_in_weeks_of_its_profit() -> None:
    c = made_up({"profit": steps((26, 150.0), start=100.0)})
    assert c.measure("money")[0, 0, 35] == pytest.approx(10 * 50.0 / 100.0)


def test_money_is_counted_in_weeks_of_income_where_there_is_no_profit() -> None:
    c = made_up({"profit": steps((26, 60.0), start=-40.0)}, still={"profit": -40.0, "income": 500.0})
    assert not c.earns[0] and c.measure("money")[0, 0, 30] == pytest.approx(5 * 100.0 / 500.0)


def test_the_unit_of_money_is_said() -> None:
    assert made_up({}).money_words(EN) == "weeks of today's profit"


def test_money_has_a_unit_where_launch_is_at_once() -> None:
    at_once = Strategy(name="now", title="Now", story="Now.", phases=CO_CREATION, launch_week=0)
    c = compare([Scenario(strategy=at_once, context=small()[0].context, weeks=20)], replications=2, workers=1)
    assert np.isfinite(c.money_unit).all() and np.isfinite(c.measure("money")).all()


@pytest.mark.parametrize(
    ("weeks", "expected"),
    [
        (286, ((1, 77), (2, 129), (3, 181), (5, 285))),
        (260, ((1, 77), (2, 129), (3, 181), (4.5, 259))),
        (300, ((1, 77), (2, 129), (3, 181), (5, 285))),
        (546, ((1, 77), (2, 129), (3, 181), (5, 285), (10, 545))),
        (52, ((0.5, 51),)),
        (10, ((0, 9),)),
    ],
)
def test_milestones_lie_in_the_horizon(weeks: int, expected: tuple[tuple[float, int], ...]) -> None:
    assert made_up({}, weeks=weeks).milestones == expected


def test_a_world_tips_in_the_first_week_with_half_committed() -> None:
    c = made_up({"committed_share": steps((99, 0.5), (120, 0.1))}, {})
    assert set(c.tipping_weeks[0]) == {99.0} and np.isnan(c.tipping_weeks[1]).all()


def test_launch_is_that_of_the_first_strategy_that_acts() -> None:
    later = Strategy(name="later", title="Later", story="Later.", phases=CO_CREATION, launch_week=40)
    scenarios = [Scenario(strategy=plan, context=small()[0].context, weeks=60) for plan in (strategy("status_quo", ()), later)]
    assert compare(scenarios, replications=1, workers=1).launch_week == 40


def test_the_table_has_a_row_a_measure_milestone_and_strategy() -> None:
    c = made_up({}, {})
    keys = ["measure", "years", "strategy"]
    assert len(c.table) == len(COMPARED) * 4 * 2 == len(c.table[keys].drop_duplicates())


def test_the_table_holds_the_paired_difference_and_where_it_is_better() -> None:
    luck = np.linspace(-0.2, 0.2, 40)[:, np.newaxis]
    c = made_up({"trust_mean": 0.4 + luck}, {"trust_mean": 0.5 + luck}, weeks=78)
    line = c.table.set_index(["measure", "strategy"]).loc[("trust_mean", "two")]
    assert line[["mean", "median", "difference", "difference_low", "difference_high", "better"]].tolist() == pytest.approx(
        [0.5, 0.5, 0.1, 0.1, 0.1, 1.0]
    )


def test_less_is_better_where_the_measure_says_so() -> None:
    line = made_up({"load": 0.9}, {"load": 0.8}, weeks=78).table.set_index(["measure", "strategy"]).loc[("load", "two")]
    assert (line["difference"] < 0, line["better"], line["superiority"]) == (True, 1.0, 1.0)


def test_nothing_is_better_where_neither_more_nor_less_is() -> None:
    line = made_up({}, {}, weeks=78).table.set_index(["measure", "strategy"]).loc[("limited_by_soil", "two")]
    assert np.isnan(line["better"])


def test_equal_worlds_are_not_better_but_half_superior() -> None:
    line = made_up({}, {}, weeks=78).table.set_index(["measure", "strategy"]).loc[("nps", "two")]
    assert (line["better"], line["superiority"]) == (0.0, 0.5)


def test_low_and_high_hold_9_of_10_worlds() -> None:
    spread = np.linspace(0, 1, 41)[:, np.newaxis]
    line = made_up({"trust_mean": spread}, worlds=41, weeks=78).table.set_index("measure").loc["trust_mean"]
    assert (line["low"], line["high"]) == pytest.approx((0.05, 0.95))


def test_names_that_are_the_same_are_told_apart() -> None:
    assert told_apart(["a", "b", "a", "a"]) == ("a", "b", "a (2)", "a (3)")


def test_titles_name_the_context_where_contexts_differ() -> None:
    here, there = small()
    away = there.context.model_copy(update={"name": "away", "title": "Far away"})
    c = compare([here, there.model_copy(update={"context": away})], replications=1, workers=1)
    assert c.titles(EN) == ("Implementation (Service company)", "Co creation (Far away)")


def test_the_same_scenario_twice_is_run_once() -> None:
    told = []
    compare([small()[1]] * 3, replications=2, workers=1, progress=lambda done, total: told.append(total))
    assert set(told) == {4}


def test_seeds_can_be_given() -> None:
    assert compare(small()[:1], seeds=[5, 9], workers=1).seeds.tolist() == [5, 9]


def test_nothing_to_compare_is_refused() -> None:
    with pytest.raises(NotAllowed, match=r"^A comparison needs at least one scenario\.$"):
        compare([])


def test_scenarios_of_other_length_are_refused() -> None:
    with pytest.raises(NotAllowed, match=r"^All scenarios of a comparison need the same number of weeks\.$"):
        compare([small(weeks=60)[0], small(weeks=50)[1]])
