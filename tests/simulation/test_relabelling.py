"""Who sits in which row is no fact about anybody."""

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from simulation import week
from simulation.measures import WEEKLY
from simulation.state import Acquaintances, Market, Roster, Staff, Ties, World
from simulation.world import build
from tests.simulation.worlds import LIVELY, scenario

Rows = NDArray[np.intp]
WEEKS = 60
SCENARIOS = {
    "co-creation": scenario("co_creation", LIVELY, weeks=WEEKS, launch=0),
    "incentive": scenario("pay_for_advocacy", LIVELY, weeks=WEEKS, launch=4, levers={"participation": 0.3}),
    "dialogues of everybody": scenario(
        changes=LIVELY | {"founders.commitment": 1.0}, weeks=WEEKS, levers={"participation": 1.0, "incentive": 0.5}
    ),
}


def shuffled(size: int, seed: int) -> Rows:
    """The old row of each new row."""
    return np.random.default_rng(seed).permutation(size)


def relabelled(world: World, jobs: Rows, people: Rows) -> World:
    """The same world with everybody in another row; ``jobs`` and ``people`` hold the old row of each new row."""
    job_now, person_now = np.argsort(jobs).astype(np.uint32), np.argsort(people).astype(np.uint32)
    start, report = moved_lists(world.roster.report_start, world.roster.report, jobs, job_now)
    lists = {name: job_now[getattr(world.roster, name)] for name in ("row", "from_the_top", "front_line")}
    return world._replace(
        staff=moved_staff(world.staff, jobs, job_now),
        ties=Ties(*moved_lists(world.ties.start, world.ties.neighbour, jobs, job_now)),
        roster=world.roster._replace(report_start=start, report=report, **lists),
        market=Market(*(column[people] for column in world.market)),
        acquaintances=moved_acquaintances(world.acquaintances, people, person_now),
    )


def moved_lists(start: Any, entry: Any, rows: Rows, now: Any) -> tuple[Any, Any]:
    """Lists of rows, one a person, each in its old order."""
    lists = [now[entry[start[old] : start[old + 1]]] for old in rows]
    return np.cumsum([0, *map(len, lists)]).astype(start.dtype), np.concatenate(lists)


def moved_staff(staff: Staff, jobs: Rows, now: Any) -> Staff:
    """The columns of employees in their new rows; bosses and allies are rows themselves."""
    moved = Staff(*(column[jobs] for column in staff))
    allies = np.where(moved.allies >= 0, now[moved.allies].astype(np.int32), np.int32(-1))
    return moved._replace(boss=now[moved.boss], allies=allies, moved=np.arange(jobs.size, dtype=np.int32))


def moved_acquaintances(known: Acquaintances, people: Rows, now: Any) -> Acquaintances:
    """The word-of-mouth graph between new rows."""
    start, neighbour = moved_lists(known.start, known.neighbour, people, now)
    owner = np.repeat(np.arange(people.size, dtype=np.uint32), np.diff(start))
    return Acquaintances(start, neighbour, owner, np.empty_like(owner))


def run(world: World) -> World:
    week.run(world)
    return world


def both(name: str, seed: int) -> tuple[World, World, Rows]:
    """A world and the same with everybody in another row, after their last week."""
    one, other = build(SCENARIOS[name], seed), build(SCENARIOS[name], seed)
    jobs, people = shuffled(one.staff.number.size, seed), shuffled(one.market.number.size, seed + 1)
    return run(one), run(relabelled(other, jobs, people)), jobs


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("name", SCENARIOS)
def test_relabelling_people_changes_no_weekly_series(name: str, seed: int) -> None:
    one, other, _ = both(name, seed)
    different = {measure for measure in WEEKLY if not np.allclose(one.series[measure], other.series[measure], rtol=1e-9, atol=1e-9)}
    assert not different


@pytest.mark.parametrize("name", SCENARIOS)
def test_relabelling_people_leaves_the_same_person_in_each_job(name: str) -> None:
    one, other, jobs = both(name, 1)
    assert other.staff.person.tolist() == one.staff.person[jobs].tolist()


@pytest.mark.parametrize("name", SCENARIOS)
def test_much_happens_in_the_weeks_that_are_compared(name: str) -> None:
    one, _, _ = both(name, 1)
    for measure in ("staff_left", "recommendations", "warned", "customers_lost"):
        assert one.series[measure].sum() > 0
    assert (one.staff.allies >= 0).any()


def test_the_roster_of_a_relabelled_world_names_the_same_jobs() -> None:
    world = build(SCENARIOS["co-creation"], 1)
    jobs, people = shuffled(world.staff.number.size, 5), shuffled(world.market.number.size, 6)
    moved = relabelled(world, jobs, people)
    rosters: list[Roster] = [world.roster, moved.roster]
    named = [staff.number[roster.from_the_top].tolist() for staff, roster in zip((world.staff, moved.staff), rosters, strict=True)]
    assert named[0] == named[1]
