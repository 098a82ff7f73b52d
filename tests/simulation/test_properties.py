"""What holds in every world, whatever the levers and the parameters."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import scenarios
from simulation import week
from simulation.measures import WEEKLY, as_frame
from simulation.parameters import Parameters
from simulation.scenario import Context, Scenario
from simulation.settings import LEVERS, Levers
from simulation.state import PROSPECT, World
from simulation.strategy import Phase, Strategy
from simulation.world import build
from tests.simulation.worlds import LIVELY, STILL, at_once, columns, ran, scenario

SMALL = {"organisation.employees": (20, 45), "market.people": (20, 120), "market.acquaintances": (0, 20)}
SHARES = (
    "commitment",
    "understanding",
    "conduct",
    "safety",
    "trust",
    "energy",
    "skill",
    "courage",
    "voice",
    "pull",
    "norm",
    "gratitude",
    "candour",
    "thanks",
    "room",
)
YEAR = 52


def numbers(low: float, high: float, whole: bool = False) -> st.SearchStrategy[Any]:
    """A number within bounds, often one of the bounds themselves."""
    inside = st.integers(int(low), int(high)) if whole else st.floats(low, high)
    return st.one_of(st.sampled_from([int(low), int(high)] if whole else [float(low), float(high)]), inside)


def parameters() -> st.SearchStrategy[dict[str, Any]]:
    """Every parameter anywhere within its bounds, in a small organisation."""
    drawn = {
        name: numbers(*SMALL.get(name, (declared.low, declared.high)), whole=isinstance(default, int))
        for name, declared, default in Parameters.declarations()
    }
    return st.fixed_dictionaries(drawn).map(fitting)


def fitting(values: dict[str, Any]) -> dict[str, Any]:
    """The same, where two numbers that have to go together do."""
    low, high = sorted((values["rating.detractor"], values["rating.promoter"]))
    return values | {
        "rating.detractor": low,
        "rating.promoter": high,
        "service.solve": values["service.solve"] * (1 - values["service.sell"]),
    }


def levers() -> st.SearchStrategy[dict[str, float]]:
    return st.fixed_dictionaries({name: numbers(0.0, 1.0) for name in LEVERS})


@st.composite
def anything(draw: st.DrawFn) -> World:
    """A world after some weeks, of levers and parameters anywhere within their bounds."""
    chosen = Parameters().changed(draw(parameters()), "a draw")
    context = Context(status_quo=Levers(**draw(levers())), parameters=chosen)
    phases = (Phase(name="One", week=2, levers=draw(levers())), Phase(name="Two", week=9, levers=draw(levers())))
    every = chosen.review.every
    patience = draw(st.one_of(st.none(), st.integers(0, 5)))
    strategy = Strategy(name="drawn", title="Drawn", story="Drawn.", phases=phases, launch_week=every, patience=patience, tolerance=0.0)
    world = build(Scenario(strategy=strategy, context=context, weeks=every + 15), draw(st.integers(0, 2**63 - 1)))
    week.run(world)
    return world


WORLDS = anything()


@given(WORLDS)
@settings(max_examples=60)
def test_everything_stays_within_its_bounds(world: World) -> None:
    for name in SHARES:
        column = getattr(world.staff, name)
        assert ((column >= 0.0) & (column <= 1.0)).all(), name
    for name in ("functional", "bond", "need"):
        column = getattr(world.market, name)
        assert ((column >= 0.0) & (column <= 1.0)).all(), name
    assert (world.staff.bloom > 0).all()
    assert world.firm["capacity"][0] >= 1.0
    assert 0.0 <= world.firm["installed"][0] <= 1.0
    assert all(0.0 <= world.culture[name][0] <= 1.0 for name in world.culture.dtype.names)


@given(WORLDS)
@settings(max_examples=40)
def test_every_measure_is_a_number_within_its_unit(world: World) -> None:
    for name, measure in WEEKLY.items():
        column = world.series[name]
        assert np.isfinite(column).all(), name
        if measure.unit == "share":
            assert ((column >= -1e-12) & (column <= 1.0 + 1e-12)).all(), name
        if measure.unit in ("people", "times"):
            assert (column >= 0).all(), name
        if measure.unit == "points":
            assert (np.abs(column) <= 100).all(), name


@given(WORLDS)
@settings(max_examples=25)
def test_customers_are_conserved(world: World) -> None:
    series = world.series
    change = series["joined_by_referral"] + series["joined_by_paid_referral"] + series["joined_bought"] - series["customers_lost"]
    assert np.diff(series["customers"]).tolist() == change[1:].tolist()
    assert series["customers"][-1] == np.sum(world.market.category != PROSPECT)


@given(WORLDS)
@settings(max_examples=25)
def test_every_job_is_held_by_one_person(world: World) -> None:
    staff = world.staff
    assert np.unique(staff.person).size == staff.number.size
    assert (staff.person // staff.number.size <= staff.holders.max()).all()


@given(WORLDS)
@settings(max_examples=25)
def test_every_leaver_is_followed_by_a_newcomer(world: World) -> None:
    assert world.staff.holders.sum() == world.series["staff_left"].sum()


@given(WORLDS)
@settings(max_examples=25)
def test_nobody_is_their_own_ally_and_no_ally_counts_twice(world: World) -> None:
    allies = world.staff.allies
    assert (allies != np.arange(len(allies))[:, None]).all()
    assert ((allies[:, 0] != allies[:, 1]) | (allies[:, 0] < 0)).all()


@given(WORLDS)
@settings(max_examples=25)
def test_costs_add_up(world: World) -> None:
    s = world.series
    costs = s["wages"] + s["service_cost"] + s["acquisition_cost"] + s["hiring_cost"] + s["programme_cost"]
    np.testing.assert_allclose(s["profit"], s["income"] - costs, rtol=1e-12, atol=1e-6)


@given(WORLDS)
@settings(max_examples=25)
def test_phases_and_limits_are_parts_of_everybody(world: World) -> None:
    s = world.series
    phases = [s[f"{name}_share"] for name in ("business_as_usual", "seeing", "thinking", "doing", "being")]
    np.testing.assert_allclose(sum(phases), 1.0)
    np.testing.assert_allclose(s["limited_by_soil"] + s["limited_by_light"] + s["limited_by_water"], 1.0)


@given(WORLDS)
@settings(max_examples=25)
def test_a_prospect_has_no_origin_and_a_customer_has_one(world: World) -> None:
    market = world.market
    assert ((market.origin == 0) == (market.category == PROSPECT)).all()
    assert not market.unresolved[market.category == PROSPECT].any()


STATES = {
    "staff": (*SHARES[:7], "bloom", "leniency", "person", "advocate", "committed", "allies"),
    "market": ("functional", "bond", "need", "category", "origin", "since", "unresolved"),
}


@pytest.mark.parametrize("strategy", ["status_quo", "implementation", "co_creation", "pay_for_advocacy"])
def test_zero_rates_freeze_the_state(strategy: str) -> None:
    chosen = scenario(strategy, STILL | {"founders.share": 0.1}, launch=3)
    before, after = build(chosen, 1), ran(chosen, 1)
    for group, names in STATES.items():
        for name in names:
            assert getattr(getattr(before, group), name).tolist() == getattr(getattr(after, group), name).tolist(), name


def same(one: World, other: World, weeks: int | None = None) -> bool:
    """Whether two worlds have the same bits in every measure of so many weeks."""
    return bool((one.series[:weeks].tobytes()) == other.series[:weeks].tobytes())


NOTHING = {
    "no phases": at_once({}),
    "the status quo named": at_once(Levers().model_dump()),
    "co-creation of no strength": scenarios.strategies()["co_creation"].model_copy(update={"strength": 0.0}),
}


@pytest.mark.parametrize("name", NOTHING)
def test_a_strategy_that_changes_nothing_differs_by_exactly_0(name: str) -> None:
    nothing, status_quo = ran(scenario(NOTHING[name], LIVELY, weeks=120)), ran(scenario("status_quo", LIVELY, weeks=120))
    frames = [as_frame(world.series, 0.6) for world in (nothing, status_quo)]
    assert frames[0].equals(frames[1])


@pytest.mark.parametrize("strategy", sorted(scenarios.strategies()))
def test_before_launch_all_strategies_are_alike(strategy: str) -> None:
    assert same(ran(scenario(strategy, LIVELY, launch=20)), ran(scenario("status_quo", LIVELY, launch=20)), 20)


@pytest.mark.parametrize("strategy", sorted(set(scenarios.strategies()) - {"status_quo"}))
def test_after_launch_every_strategy_differs(strategy: str) -> None:
    assert not same(ran(scenario(strategy, LIVELY, launch=20)), ran(scenario("status_quo", LIVELY, launch=20)))


@pytest.mark.parametrize("strategy", ["status_quo", "implementation", "co_creation", "impatient_board"])
def test_a_longer_horizon_changes_no_earlier_week(strategy: str) -> None:
    assert same(ran(scenario(strategy, LIVELY, weeks=40, launch=13)), ran(scenario(strategy, LIVELY, weeks=70, launch=13)), 40)


def test_an_incentive_changes_nothing_about_employees_in_its_first_week() -> None:
    paid, unpaid = (
        ran(scenario(changes=LIVELY, weeks=1, levers={"incentive": incentive, "participation": 0.3})) for incentive in (1.0, 0.0)
    )
    assert paid.series["paid_recommendations"][0] > 0
    for name, column in columns(paid).items():
        if name.startswith("staff."):
            assert column.tolist() == columns(unpaid)[name].tolist(), name


def test_an_incentive_changes_no_unasked_recommendation_and_no_warning_of_its_first_week() -> None:
    paid, unpaid = (
        ran(scenario(changes=LIVELY | {"custom.persuade": 0.0}, weeks=1, levers={"incentive": incentive})) for incentive in (1.0, 0.0)
    )
    assert paid.market.recommended.tolist() == unpaid.market.recommended.tolist()
    assert paid.market.warned.tolist() == unpaid.market.warned.tolist()


@pytest.mark.parametrize("lever", ["boundary_crossing", "promote_on_character"])
def test_a_lever_that_cannot_act_changes_nothing(lever: str) -> None:
    nobody_moves = {"turnover.base": 0.0}
    one, other = (ran(scenario(changes=nobody_moves, levers={lever: value, "participation": 0.0})) for value in (0.0, 1.0))
    assert same(one, other)


def test_dialogues_of_others_leave_ones_own_luck_alone() -> None:
    few, many = (ran(scenario(changes=STILL, weeks=1, levers={"participation": share})) for share in (0.2, 0.6))
    assert few.staff.in_dialogue.any()
    assert few.staff.candour[few.staff.in_dialogue].tolist() == many.staff.candour[few.staff.in_dialogue].tolist()
    assert (many.staff.in_dialogue >= few.staff.in_dialogue).all()


def test_earned_growth_is_that_of_the_individual_customers() -> None:
    chosen = scenario("pay_for_advocacy", LIVELY | {"service.gain": 0.3}, weeks=120, launch=10)
    world, money = build(chosen, 3), chosen.context.parameters.money
    was_customer, growth = [], []
    for t in range(chosen.weeks):
        week.advance(world, t)
        market = world.market
        was_customer.append(market.category != PROSPECT)
        if t >= YEAR:
            stayed = np.all(was_customer[t - YEAR :], axis=0)
            earned = was_customer[t] & (stayed | (market.origin == 3))
            income = money.spend * np.sum(1 + money.bonus * market.bond[earned])
            growth.append(income / world.series["income"][t - YEAR] - 1)
    np.testing.assert_allclose(as_frame(world.series, 0.6)["earned_growth"][YEAR:], growth, rtol=1e-9)


def test_there_is_no_earned_growth_in_the_first_year() -> None:
    assert as_frame(ran(scenario(weeks=80)).series, 0.6)["earned_growth"][:YEAR].isna().all()


def test_change_success_weighs_adoption_and_commitment_by_meaning() -> None:
    frame = as_frame(ran(scenario("co_creation", weeks=80)).series, 0.3)
    assert frame["change_success"].tolist() == pytest.approx((0.7 * frame["adopted_share"] + 0.3 * frame["committed_share"]).tolist())


def test_cumulated_profit_adds_up_the_weeks() -> None:
    frame = as_frame(ran(scenario(weeks=30)).series, 0.6)
    assert frame["cumulated_profit"].iloc[-1] == pytest.approx(frame["profit"].sum())
    assert math.isclose(frame["cumulated_profit"].iloc[0], frame["profit"].iloc[0])
