"""A life is what the model knows of a job, and what follows from it."""

from collections.abc import Iterator

import numpy as np
import pytest

from experiments.chronicle import chronicle
from experiments.life import APART, Life, life
from experiments.life_record import RECORD_TYPE
from simulation import week
from simulation.errors import NotAllowed
from simulation.settings import CULTURE
from simulation.state import SHOWN, World
from simulation.world import build
from tests.experiments.gardens import EVERYTHING, garden, lively, lively_life

JOBS = range(0, 60, 4)


def lived() -> Iterator[tuple[int, World]]:
    """The lively world again, week by week."""
    world = build(garden(), 3)
    for now in range(70):
        week.advance(world, now)
        yield now, world


def changing() -> Life:
    """A life in which the job changes hands more than once."""
    return max((lively_life(job) for job in JOBS), key=lambda lived: len(set(lived["person"].tolist())))


def made(**columns: object) -> Life:
    """A life whose columns take these values by week; launch is in week 15."""
    rows = np.zeros(71, RECORD_TYPE)
    for name, values in columns.items():
        rows[name][1:] = values
        rows[name][0] = rows[name][1]
    some = lively_life(20)
    return Life(some.scenario, 3, 20, some.boss, some.department, some.level, some.bosses, some.neighbours, rows, some.rates)


def steps(*changes: tuple[int, float]) -> np.ndarray:
    """A path over 70 weeks that jumps to a value in a week and stays there."""
    path = np.zeros(70)
    for now, value in changes:
        path[now:] = value
    return path


def test_every_column_is_what_the_model_has_in_that_week() -> None:
    found = lively_life(36)
    for now, world in lived():
        for name in ("commitment", "conduct", "trust", "pull", "candour", "in_dialogue", "limited_by", "person", "hired", "advocate"):
            assert found[name][now] == getattr(world.staff, name)[36]
        assert found["allies"][now].tolist() == world.staff.allies[36].tolist()
        assert found["boss_person"][now] == world.staff.person[found.boss]
        assert [found[name][now] for name in CULTURE] == [world.culture[name][0] for name in CULTURE]
    assert found["in_dialogue"].any() and (found["allies"] >= 0).any()


def test_levers_are_those_of_the_plan_until_leaders_give_up() -> None:
    found = lively_life(36)
    assert found["pressure"].tolist() == build(garden(), 3).plan.pressure.tolist()
    impatient = garden(EVERYTHING.model_copy(update={"patience": 0, "tolerance": 0.0}), {"market.people": 60})
    fallen = chronicle(impatient, 1).series["fallen_back"] > 0
    given_up = life(impatient, 1, 5)["pressure"]
    assert given_up[fallen] == pytest.approx(0.6) and given_up[~fallen] == pytest.approx(0.4) and fallen.any()


def test_the_share_that_shows_is_that_of_neighbours_and_of_the_allies_of_the_week_before() -> None:
    found, before = lively_life(36), np.array([-1, -1])
    for now, world in lived():
        around = [*found.neighbours, *(ally for ally in before if ally >= 0)]
        assert found["shown"][now] == pytest.approx(np.mean([world.staff.shows[j] & SHOWN for j in around]))
        before = world.staff.allies[36].copy()
    assert 0 < found["shown"].max() <= 1


def test_a_life_is_that_of_its_chronicle() -> None:
    for job in JOBS:
        found = lively_life(job)
        holders = [(now, person) for now, of, person in lively().holders.tolist() if of == job]
        assert [found["person"][now] for now, _ in holders[1:]] == [person for _, person in holders[1:]]
        assert [found.since(now) for now, _ in holders[1:]] == [now for now, _ in holders[1:]]
        assert [found.phase(now) for now in range(70)] == (lively().people[:, job] & 7).tolist()


def test_growth_by_the_equation_is_the_growth_that_happened() -> None:
    for job in JOBS:
        found = lively_life(job)
        happened = np.diff(found.rows["commitment"])
        stayed = np.diff(found.rows["person"]) == 0
        assert (found.grown.growth - found.grown.reactance)[stayed] == pytest.approx(happened[stayed], abs=1e-12)
        assert np.isnan(found.grown.growth[~stayed]).all()


def test_room_and_thanks_by_the_equation_are_those_of_the_model() -> None:
    for job in JOBS:
        assert lively_life(job).climate.room == pytest.approx(lively_life(job)["room"], abs=1e-12)


def test_nobody_grows_past_the_ceiling() -> None:
    for job in JOBS:
        found = lively_life(job)
        grows = found.grown.growth > 0
        assert (found["commitment"][grows] <= found.ceiling[grows] + 1e-12).all() and grows.any()


def test_nothing_in_the_material_can_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        lively_life(20)["commitment"][3] = 1.0


def test_a_person_holds_the_job_from_their_first_week_to_their_last() -> None:
    found = changing()
    for now in range(70):
        first, last = found.since(now), found.until(now)
        assert first <= now <= last and len(set(found["person"][first : last + 1].tolist())) == 1
        assert first == 0 or found["person"][first - 1] != found["person"][now]
        assert last == 69 or found["person"][last + 1] != found["person"][now]
    assert found.since(69) > 0


def test_committed_since_the_beginning_of_the_present_run() -> None:
    found = made(committed=steps((5, 1), (20, 0), (40, 1)) > 0)
    assert [found.committed_since(now) for now in (4, 5, 19, 20, 39, 40, 69)] == [None, 5, 5, None, None, 40, 40]


def test_commitment_may_be_lost_again() -> None:
    found = made(committed=steps((5, 1), (20, 0), (40, 1)) > 0)
    assert [found.lost(now) for now in (4, 19, 20, 39, 40)] == [None, None, 20, 20, None]


def test_what_another_holder_was_does_not_count() -> None:
    found = made(committed=steps((0, 1), (30, 0)) > 0, person=steps((0, 20), (30, 80)))
    assert found.lost(35) is None and found.lost(29) is None and found.committed_since(29) == 0
    came_committed = made(committed=steps((10, 1)) > 0, person=steps((0, 20), (30, 80)))
    assert came_committed.committed_since(40) == 30


def test_lives_part_where_commitment_first_differs_by_more_than_five_of_a_hundred() -> None:
    one, other = made(commitment=0.3 + steps((20, APART), (30, 0.051), (40, 0.0))), made(commitment=0.3)
    assert one.parts_from(other, 69) == other.parts_from(one, 69) == one.parts_from(other, 30) == 30
    assert one.parts_from(other, 29) is None and one.parts_from(one, 69) is None


def test_lives_part_at_the_latest_where_somebody_else_comes_to_the_job() -> None:
    one, other = made(person=steps((0, 20), (30, 80)), commitment=steps((50, 0.5))), made(person=20)
    assert one.parts_from(other, 69) == 30 and one.parts_from(other, 29) is None
    assert [one.shared_until(other, now) for now in (10, 29, 30, 69)] == [10, 29, 29, 29]


def test_lives_are_those_of_whom_both_shared_last() -> None:
    one, other = (made(person=steps((0, 20), (came, 80)), commitment=steps((60, last))) for came, last in ((30, 0.5), (35, 0.1)))
    assert one.shared_until(other, 34) == 29 and one.shared_until(other, 69) == 69
    assert one.parts_from(other, 34) == one.parts_from(other, 69) == 30


def test_lives_under_the_same_luck_do_not_part_before_launch() -> None:
    calm = life(garden("status_quo"), 3, 20)
    parts = lively_life(20).parts_from(calm, 69)
    assert parts is not None and parts >= 15
    assert lively_life(20).shared_until(calm, 69) >= 14


def test_states_stand_beside_those_of_the_last_week_before_launch() -> None:
    found = made(safety=steps((0, 0.3), (14, 0.4), (15, 0.5), (60, 0.9)), person=20)
    assert found.beside(60) == 14 and found.states(60)["safety"] == (0.9, 0.4)
    assert list(found.states(60)) == ["safety", "trust", "energy", "understanding"]


def test_before_launch_states_stand_beside_those_of_the_first_week() -> None:
    found = made(trust=steps((0, 0.3), (5, 0.4)), person=20)
    assert found.beside(14) == 0 and found.states(14)["trust"] == (0.4, 0.3)


def test_states_of_who_came_later_stand_beside_those_of_their_first_week() -> None:
    found = made(energy=steps((0, 0.5), (40, 0.8), (50, 0.6)), person=steps((0, 20), (40, 80)))
    assert found.beside(50) == 40 and found.states(50)["energy"] == (0.6, 0.8)
    assert found.reference(50) == 14


def test_a_launch_in_the_first_week_has_that_week_beside_it() -> None:
    found = life(garden(launch=0, weeks=20), 3, 20)
    assert found.reference(0) == found.reference(19) == 0


@pytest.mark.parametrize("job", [-1, 60])
def test_a_job_that_is_not_there_is_refused(job: int) -> None:
    with pytest.raises(NotAllowed, match=rf"^The job is {job}; allowed is a whole number from 0 to 59\.$"):
        life(garden(), 3, job)
