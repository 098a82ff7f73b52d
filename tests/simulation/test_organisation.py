"""The organisation chart, the graphs and the first advocates, in every size."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulation import luck
from simulation.graph import graph
from simulation.organisation import Chart, Organisation, chart, roster
from simulation.state import DEPARTMENTS
from simulation.world import build
from tests.simulation.worlds import scenario


@st.composite
def organisations(draw: st.DrawFn) -> Organisation:
    """An organisation of 20 to 10,000 with departments of any share."""
    employees = draw(st.one_of(st.integers(20, 200), st.integers(20, 10_000)))
    shares = {name: draw(st.floats(0.01, 1.0)) for name in DEPARTMENTS}
    return Organisation(employees=employees, span=draw(st.integers(2, 50)), **shares)


def reports_within(plan: Chart) -> np.ndarray[Any, Any]:
    """How many of their own department report to each."""
    own = (plan.boss != np.arange(plan.boss.size)) & (plan.department == plan.department[plan.boss])
    return np.bincount(plan.boss[own], minlength=plan.boss.size)


@given(organisations())
@settings(max_examples=80)
def test_there_is_one_chief_who_heads_the_largest_department(organisation: Organisation) -> None:
    plan = chart(organisation)
    chiefs = np.flatnonzero(plan.boss == np.arange(plan.boss.size))
    assert chiefs.tolist() == [plan.department_start[np.argmax(np.diff(plan.department_start))]]


@given(organisations())
@settings(max_examples=80)
def test_a_boss_is_of_the_same_department_and_comes_before_the_reports(organisation: Organisation) -> None:
    plan = chart(organisation)
    heads = plan.department_start[:-1]
    others = np.setdiff1d(np.arange(plan.boss.size), heads)
    assert (plan.boss[others] < others).all()
    assert (plan.department[plan.boss[others]] == plan.department[others]).all()


@given(organisations())
@settings(max_examples=80)
def test_the_other_heads_report_to_the_chief(organisation: Organisation) -> None:
    plan = chart(organisation)
    heads = plan.department_start[:-1]
    assert np.unique(plan.boss[heads]).size == 1


@given(organisations())
@settings(max_examples=50)
def test_everybody_reaches_the_chief(organisation: Organisation) -> None:
    boss = chart(organisation).boss
    top = np.arange(boss.size)
    for _ in range(40):
        top = boss[top]
    assert np.unique(top).size == 1


@given(organisations())
@settings(max_examples=80)
def test_a_boss_is_above_the_reports_by_one_level(organisation: Organisation) -> None:
    plan = chart(organisation)
    others = np.setdiff1d(np.arange(plan.boss.size), plan.department_start[:-1])
    assert (plan.level[plan.boss[others]] == plan.level[others] + 1).all()


@given(organisations())
@settings(max_examples=80)
def test_the_front_line_leads_nobody_and_everybody_above_leads_somebody(organisation: Organisation) -> None:
    plan = chart(organisation)
    alone = np.flatnonzero(np.diff(plan.department_start) == 1)
    leads = reports_within(plan) > 0
    leads[plan.department_start[alone]] = True
    assert (leads == (plan.level > 0)).all()


@given(organisations())
@settings(max_examples=80)
def test_managers_of_managers_lead_no_more_than_the_span(organisation: Organisation) -> None:
    plan = chart(organisation)
    assert (reports_within(plan)[plan.level >= 2] <= organisation.span).all()


@given(organisations())
@settings(max_examples=80)
def test_people_left_over_make_teams_of_the_front_line_hardly_larger_than_the_span(organisation: Organisation) -> None:
    plan = chart(organisation)
    assert reports_within(plan).max() <= organisation.span + 2


@given(organisations())
@settings(max_examples=80)
def test_teams_of_a_layer_differ_by_one_at_most(organisation: Organisation) -> None:
    plan = chart(organisation)
    reports = reports_within(plan)
    for department in range(len(DEPARTMENTS)):
        for level in range(1, plan.level.max() + 1):
            led = reports[(plan.department == department) & (plan.level == level)]
            assert led.size == 0 or np.ptp(led) <= 1


@given(organisations())
@settings(max_examples=80)
def test_head_counts_sum_to_all_jobs_and_leave_no_department_empty(organisation: Organisation) -> None:
    counts = np.diff(chart(organisation).department_start)
    assert counts.sum() == organisation.employees
    assert counts.min() >= 1


@given(organisations())
@settings(max_examples=80)
def test_a_large_organisation_is_split_by_share(organisation: Organisation) -> None:
    shares = np.array([getattr(organisation, name) for name in DEPARTMENTS])
    exact = organisation.employees * shares / shares.sum()
    counts = np.diff(chart(organisation).department_start)
    assert organisation.employees < 70 or exact.min() < 1 or (np.abs(counts - exact) < 1).all()


@given(organisations())
@settings(max_examples=50)
def test_the_roster_goes_from_the_top(organisation: Organisation) -> None:
    plan = chart(organisation)
    place = np.argsort(roster(plan).from_the_top)
    others = np.flatnonzero(plan.boss != np.arange(plan.boss.size))
    assert (place[plan.boss[others]] < place[others]).all()


@given(organisations())
@settings(max_examples=50)
def test_the_roster_lists_the_reports_of_everybody(organisation: Organisation) -> None:
    plan = chart(organisation)
    lists = roster(plan)
    owner = np.repeat(np.arange(plan.boss.size), np.diff(lists.report_start))
    assert (plan.boss[lists.report] == owner).all()
    assert np.unique(lists.report).size == plan.boss.size - 1


@given(organisations())
@settings(max_examples=50)
def test_each_touchpoint_has_somebody_of_its_department(organisation: Organisation) -> None:
    plan = chart(organisation)
    lists = roster(plan)
    for touchpoint, department in enumerate((1, 0, 2)):
        people = lists.front_line[lists.touchpoint_start[touchpoint] : lists.touchpoint_start[touchpoint + 1]]
        assert people.size > 0
        assert set(plan.department[people]) == {department}
        assert (np.diff(people.astype(int)) > 0).all()


def test_the_default_organisation_has_the_departments_of_the_description() -> None:
    assert np.diff(chart(Organisation()).department_start).tolist() == [120, 45, 60, 24, 21, 12, 18]


def test_a_department_of_one_more_than_the_span_has_two_layers() -> None:
    assert chart(Organisation(employees=100, span=12)).level[-4:].tolist() == [0, 0, 0, 0]


PAIRS = st.integers(1, 12).flatmap(
    lambda n: st.tuples(st.just(n), st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=60))
)


@given(PAIRS)
@settings(max_examples=80)
def test_a_graph_holds_each_tie_once_both_ways_without_loops_in_order(drawn: tuple[int, list[tuple[int, int]]]) -> None:
    n, pairs = drawn
    one, other = np.array(pairs, np.int64).reshape(-1, 2).T
    ties = graph(n, one, other)
    expected = [sorted({b for a, b in [*pairs, *((y, x) for x, y in pairs)] if a == i and b != i}) for i in range(n)]
    assert [ties.neighbour[ties.start[i] : ties.start[i + 1]].tolist() for i in range(n)] == expected


GRAPHS = [(20, 20), (40, 300), (300, 3000), (2000, 500)]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("size", GRAPHS, ids=str)
@pytest.mark.parametrize("which", ["ties", "acquaintances"])
def test_the_graphs_of_a_world_are_symmetric_sorted_without_doubles_and_loops(which: str, size: tuple[int, int], seed: int) -> None:
    found = getattr(build(scenario(changes={"organisation.employees": size[0], "market.people": size[1]}), seed), which)
    owner = np.repeat(np.arange(found.start.size - 1), np.diff(found.start))
    pairs = list(zip(owner.tolist(), found.neighbour.tolist(), strict=True))
    assert pairs == sorted(set(pairs))
    assert {(b, a) for a, b in pairs} == set(pairs)
    assert all(a != b for a, b in pairs)


def test_colleagues_are_tied_to_ten_others_on_average() -> None:
    degrees = np.concatenate([np.diff(build(scenario(changes={"organisation.employees": 300}), seed).ties.start) for seed in range(8)])
    assert 9.0 < degrees.mean() < 11.0


def test_everybody_is_tied_to_their_boss() -> None:
    world = build(scenario(changes={"organisation.employees": 300}), 1)
    ties, boss = world.ties, world.staff.boss
    neighbours = [set(ties.neighbour[ties.start[i] : ties.start[i + 1]].tolist()) for i in range(300)]
    assert all(boss[i] == i or int(boss[i]) in neighbours[i] for i in range(300))


@pytest.mark.parametrize("mean", [0.0, 1.0, 4.0, 8.0])
def test_people_know_as_many_as_declared(mean: float) -> None:
    found = build(scenario(changes={"market.people": 3000, "market.acquaintances": mean}), 1).acquaintances
    drawn = 3000 * mean
    assert drawn * 0.99 <= found.neighbour.size <= drawn


def test_the_number_of_acquaintances_of_a_person_is_a_poisson_number() -> None:
    known = np.diff(build(scenario(changes={"market.people": 10_000}), 1).acquaintances.start)
    assert abs(known.var() / known.mean() - 1) < 3 * np.sqrt(2 / 10_000) + 0.01


def test_the_owner_of_an_entry_is_whose_neighbour_it_is() -> None:
    found = build(scenario(), 1).acquaintances
    assert found.owner.tolist() == np.repeat(np.arange(300), np.diff(found.start)).tolist()


@pytest.mark.parametrize(("share", "number"), [(0.0, 0), (0.03, 9), (0.05, 15), (0.005, 2), (1.0, 300)])
def test_the_first_advocates_are_a_share_of_all_jobs(share: float, number: int) -> None:
    world = build(scenario(changes={"organisation.employees": 300, "founders.share": share}), 1)
    assert world.staff.advocate.sum() == number


PLACES = {
    "front_line": lambda staff: staff.level == 0,
    "leaders": lambda staff: staff.level > 0,
    **{name: lambda staff, d=d: staff.department == d for d, name in enumerate(DEPARTMENTS)},
}


@pytest.mark.parametrize("placement", PLACES)
def test_the_first_advocates_sit_where_they_are_placed(placement: str) -> None:
    staff = build(scenario(changes={"organisation.employees": 300, "founders.share": 0.03, "founders.placement": placement}), 1).staff
    assert staff.advocate.sum() == 9
    assert PLACES[placement](staff)[staff.advocate].all()


def test_there_are_no_more_first_advocates_than_places() -> None:
    staff = build(scenario(changes={"organisation.employees": 300, "founders.share": 0.2, "founders.placement": "communications"}), 1).staff
    assert staff.advocate.sum() == 12


def test_each_job_is_as_likely_to_hold_an_advocate() -> None:
    counts = sum(build(scenario(changes={"founders.share": 0.25}), seed).staff.advocate.astype(int) for seed in range(400))
    assert abs(counts - 100).max() < 4.5 * np.sqrt(400 * 0.25 * 0.75)


def test_the_first_advocates_have_commitment_and_courage_and_are_committed() -> None:
    staff = build(scenario(changes={"founders.share": 0.2, "founders.commitment": 0.77, "founders.courage": 0.88}), 1).staff
    chosen = staff.advocate
    assert (set(staff.commitment[chosen]), set(staff.courage[chosen]), staff.committed[chosen].all()) == ({0.77}, {0.88}, True)


def test_employees_start_around_the_declared_means() -> None:
    staff = build(scenario(changes={"organisation.employees": 5000, "founders.share": 0.0}), 1).staff
    assert staff.commitment.mean() == pytest.approx(0.28, abs=4 * 0.1 / np.sqrt(5000))
    assert staff.skill.mean() == pytest.approx(0.57, abs=4 * 0.12 / np.sqrt(5000))
    assert staff.bloom.mean() == pytest.approx(1.0, abs=4 * np.sqrt(np.exp(0.25) - 1) / np.sqrt(5000))


def test_people_in_the_market_start_around_the_declared_means() -> None:
    market = build(scenario(changes={"market.people": 5000}), 1).market
    customers = market.category != 0
    assert customers.mean() == pytest.approx(0.65, abs=4 * np.sqrt(0.65 * 0.35 / 5000))
    assert market.functional.mean() == pytest.approx(0.53, abs=4 * 0.1 / np.sqrt(5000))
    assert market.bond.mean() == pytest.approx(0.26, abs=4 * 0.1 / np.sqrt(5000))
    assert market.unresolved[customers].mean() == pytest.approx(0.08, abs=4 * np.sqrt(0.08 * 0.92 / 3250))


def test_capacity_is_the_expected_work_of_the_first_week_over_its_utilisation() -> None:
    world = build(scenario(changes={"market.people": 2000}), 1)
    rates, market = world.rates.service, world.market
    probability = rates.contact * (1 - rates.relief * market.bond) + rates.again * market.unresolved
    work = np.sum(probability[market.category != 0]) * (1 + rates.care_time * (1 - 0.7))
    assert world.firm["capacity"][0] == pytest.approx(work / rates.utilisation)


def test_commitment_and_skill_of_the_start_are_draws_of_their_own() -> None:
    staff = build(scenario(changes={"founders.share": 0.0}), 4).staff
    key = luck.key_of(4, 0, luck.FOUNDING)
    assert staff.commitment[7] == pytest.approx(0.28 + 0.1 * luck.normal(key, 7, 0))
    assert staff.skill[7] == pytest.approx(0.57 + 0.12 * luck.normal(key, 7, 1))


def test_the_traits_of_the_start_are_those_of_the_first_holder() -> None:
    staff = build(scenario(changes={"founders.share": 0.0}), 4).staff
    key = luck.key_of(4, 0, luck.PERSON)
    assert staff.courage[7] == luck.beta(key, 7, 0, 2, 6)
    assert staff.bloom[7] == pytest.approx(np.exp(0.5 * luck.normal(key, 7, 40) - 0.125))
    assert staff.leniency[7] == pytest.approx(0.9 * luck.normal(key, 7, 41))


def test_people_in_the_market_are_draws_of_their_own() -> None:
    market = build(scenario(), 4).market
    key = luck.key_of(4, 0, luck.MARKET)
    for i in range(40):
        drawn = (market.functional[i], market.bond[i], market.need[i], market.leniency[i])
        normals = [luck.normal(key, i, index) for index in (1, 2, 3, 4)]
        assert drawn == pytest.approx(
            (0.53 + 0.1 * normals[0], 0.26 + 0.1 * normals[1], min(1.0, 0.6 + 0.15 * normals[2]), 0.9 * normals[3])
        )
        assert (market.category[i] != 0) == (luck.uniform(key, i, 0) < 0.65)
        assert market.unresolved[i] == (luck.uniform(key, i, 0) < 0.65 and luck.uniform(key, i, 5) < 0.08)
