"""The chronicle tells what the model did, week by week, in few bits."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

import scenarios
from experiments.chronicle import JOURNEY, NEW_FOR, Chronicle, chronicle
from simulation import week
from simulation.employee import Journey
from simulation.model import CultureModel
from simulation.scenario import Scenario
from simulation.state import DEPARTMENTS, World
from simulation.world import build
from tests.experiments.gardens import garden, lively


def weeks_of(scenario: Scenario, seed: int) -> Iterator[tuple[int, World]]:
    """The same world again, week by week."""
    world = build(scenario, seed)
    for now in range(scenario.weeks):
        week.advance(world, now)
        yield now, world


def again() -> Iterator[tuple[int, World]]:
    """The world of the lively chronicle, week by week."""
    yield from weeks_of(lively().scenario, lively().seed)


@given(some.sampled_from(["status_quo", "implementation", "co_creation", "impatient_board"]), some.integers(0, 2**63 - 1))
def test_the_series_is_bit_for_bit_that_of_an_ordinary_run(name: str, seed: int) -> None:
    scenario = garden(name, weeks=30)
    world = build(scenario, seed)
    week.run(world)
    assert chronicle(scenario, seed).series.tobytes() == world.series.tobytes()


def test_the_same_scenario_and_seed_give_the_same_chronicle() -> None:
    told = chronicle(garden(), 3)
    columns = [name for name, column in vars(told).items() if isinstance(column, np.ndarray)]
    assert len(columns) == 13 and all(getattr(told, name).tobytes() == getattr(lively(), name).tobytes() for name in columns)


def test_nothing_in_a_chronicle_can_be_changed() -> None:
    for column in vars(lively()).values():
        if isinstance(column, np.ndarray):
            with pytest.raises(ValueError, match="read-only"):
                column[...] = 0


def test_shapes_and_types_are_those_that_are_promised() -> None:
    told, weeks, departments = lively(), 70, len(DEPARTMENTS)
    assert {name: (column.dtype.str, column.shape) for name, column in vars(told).items() if isinstance(column, np.ndarray)} == {
        "people": ("|u1", (weeks, 60)),
        "soil": ("|u1", (weeks, departments)),
        "market": ("|u1", (weeks, 402)),
        "joined": ("<i4", (len(told.joined), 3)),
        "paid": ("|b1", (len(told.joined),)),
        "holders": ("<i8", (len(told.holders), 3)),
        "department": ("|i1", (60,)),
        "level": ("|i1", (60,)),
        "boss": ("<i4", (60,)),
        "customer_at_start": ("|b1", (402,)),
        "committed_by_department": ("<f4", (weeks, departments)),
        "adopted_by_department": ("<f4", (weeks, departments)),
        "series": (told.series.dtype.str, (weeks,)),
    }


def test_the_bits_of_an_employee_are_their_state_at_the_end_of_the_week() -> None:
    told = lively()
    for now, world in again():
        byte, staff = told.people[now], world.staff
        assert (byte & 7).tolist() == [min(4, int(5 * c)) for c in staff.commitment]
        assert (byte >> 3 & 3).tolist() == [min(3, int(4 * (5 * c - min(4, int(5 * c))))) for c in staff.commitment]
        assert ((byte & 32) > 0).tolist() == ((staff.conduct >= 0.6) & (staff.commitment < 0.6)).tolist()
        assert ((byte & 64) > 0).tolist() == staff.advocate.tolist()
    assert (told.people & 32).any() and (told.people & 64).any() and len(np.unique(told.people & 31)) > 15


def test_the_phase_is_that_of_the_employee_as_an_agent() -> None:
    model = CultureModel(garden(), seed=3)
    for _ in range(20):
        model.step()
    assert [Journey(byte & 7) for byte in lively().people[19]] == [agent.journey for agent in list(model.agents)[:60]]


def test_phases_add_up_to_the_shares_of_the_series() -> None:
    told = lively()
    for phase, name in enumerate(["business_as_usual", "seeing", "thinking", "doing", "being"]):
        assert ((told.people & 7) == phase).mean(axis=1) == pytest.approx(told.series[f"{name}_share"])


@given(some.floats(0, 1))
def test_a_twentieth_of_commitment_is_a_quarter_of_a_phase(c: float) -> None:
    phase = min(4, int(5 * c))
    assert JOURNEY[min(19, int(20 * c))] == phase | min(3, int(4 * (5 * c - phase))) << 3


def test_a_newcomer_is_new_for_eight_weeks_and_those_of_the_start_are_not() -> None:
    told = lively()
    expected = np.zeros(told.people.shape, bool)
    for since, job, _ in told.holders[60:]:
        expected[since:, job] = False
        expected[since : since + NEW_FOR, job] = True
    assert np.array_equal((told.people & 128) > 0, expected)
    assert expected.any() and not expected.all()


def test_holders_tell_who_is_in_every_job_in_every_week() -> None:
    told, now_in = lively(), {}
    for now, world in again():
        now_in |= {job: person for since, job, person in told.holders.tolist() if since == now}
        assert [now_in[job] for job in range(60)] == world.staff.person.tolist()
    assert len(told.holders) > 90 and (np.diff(told.holders[:, 0]) >= 0).all()


def test_holders_begin_with_those_of_the_start() -> None:
    assert lively().holders[:60].tolist() == [[0, job, job] for job in range(60)]


def test_soil_and_shares_of_departments_are_means_over_their_people() -> None:
    told = lively()
    for now, world in again():
        for place in range(len(DEPARTMENTS)):
            staff, mine = world.staff, world.staff.department == place
            assert told.soil[now, place] == round(255 * float(np.mean(staff.safety[mine])))
            assert told.committed_by_department[now, place] == pytest.approx(staff.committed[mine].mean())
            assert told.adopted_by_department[now, place] == pytest.approx((staff.conduct[mine] >= 0.5).mean())


def test_adopted_follows_the_bar_of_the_scenario() -> None:
    told = chronicle(garden(changes={"conduct.adopted": 0.2}), 3)
    headcount = np.bincount(told.department)
    assert told.adopted_by_department @ headcount / 60 == pytest.approx(told.series["adopted_share"])
    assert told.adopted_by_department.mean() > lively().adopted_by_department.mean()


def test_the_market_is_everybodys_category_at_the_end_of_the_week() -> None:
    for now, world in again():
        assert lively().market[now].tolist() == world.market.category.tolist()


def test_customers_of_the_start_are_those_before_the_first_week() -> None:
    told = lively()
    assert told.customer_at_start.tolist() == (build(told.scenario, told.seed).market.category > 0).tolist()


def unpacked(told: Chronicle) -> np.ndarray:
    """The market as a reader of the packed bytes sees it."""
    weeks, people = told.market.shape
    rows = np.frombuffer(told.packed_market(), np.uint8).reshape(weeks, -1)
    return np.array([[int(row[i // 4]) >> 2 * (i % 4) & 3 for i in range(people)] for row in rows])


@pytest.mark.parametrize("people", [402, 20, 21, 23])
def test_four_people_of_the_market_fit_a_byte(people: int) -> None:
    told = chronicle(garden(changes={"market.people": people}, weeks=12), 5)
    assert len(told.packed_market()) == 12 * -(-people // 4)
    assert np.array_equal(unpacked(told), told.market)


def test_who_joined_adds_up_to_the_series() -> None:
    told, weeks = lively(), range(lively().scenario.weeks)
    bought, paid = told.joined[:, 2] < 0, told.paid
    for chosen, name in ((bought, "joined_bought"), (paid, "joined_by_paid_referral"), (~bought & ~paid, "joined_by_referral")):
        assert [(told.joined[chosen, 0] == now).sum() for now in weeks] == told.series[name].tolist()
        assert told.series[name].sum() > 20


def test_who_joined_was_a_prospect_and_is_a_customer() -> None:
    told = lively()
    before = np.vstack((told.customer_at_start, told.market[:-1] > 0))
    now, person = told.joined[:, 0], told.joined[:, 1]
    assert not before[now, person].any() and (told.market[now, person] > 0).all()
    assert len(np.unique(told.joined[:, :2], axis=0)) == len(told.joined) == (~before & (told.market > 0)).sum()


def test_a_chronicle_of_a_world_without_custom_is_empty_of_it() -> None:
    still = {"custom.advertising": 0.0, "word_of_mouth.recommend": 0.0, "word_of_mouth.paid": 0.0, "turnover.base": 0.0}
    told = chronicle(garden(changes=still, weeks=10), 1)
    assert told.joined.shape == (0, 3) and told.paid.shape == (0,) and len(told.holders) == 60


def test_one_week_is_enough_for_a_chronicle() -> None:
    told = chronicle(garden("status_quo", weeks=1), 1)
    assert told.people.shape == (1, 60) and told.market.shape == (1, 402)


def test_a_job_that_changes_hands_in_the_first_week_is_told_twice() -> None:
    told = chronicle(garden(changes={"turnover.base": 0.1}, weeks=1), 1)
    job = told.holders[60, 1]
    assert told.holders[60, 0] == 0 and told.holders[60, 2] != job and told.holders[job].tolist() == [0, job, job]
    assert told.people[0, job] & 128


def test_every_bundled_strategy_has_a_chronicle() -> None:
    for strategy in scenarios.strategies().values():
        assert chronicle(Scenario(strategy=strategy, context=garden().context, weeks=40), 2).people.shape == (40, 60)
