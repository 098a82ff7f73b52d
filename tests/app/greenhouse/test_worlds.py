from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from app.greenhouse import worlds
from app.greenhouse.limits import TooMuch
from app.greenhouse.pool import Greenhouse
from app.greenhouse.records import record_task
from app.greenhouse.shelf import size
from app.greenhouse.task import Stopped
from app.greenhouse.worlds import digest, grow_world, kept_measures, numbers_of
from experiments.chronicle import chronicle
from experiments.comparison import Comparison, compare
from experiments.runner import run_worlds, seeds_of
from simulation import week
from simulation.errors import NotAllowed
from simulation.measures import WEEKLY
from simulation.scenario import Scenario
from tests.app.greenhouse.made import PATIENCE
from tests.experiments.worlds import context, small

SEEDS = seeds_of(3, 4)
MEASURES = ("nps", "committed_share", "profit")


@pytest.mark.parametrize("slice_of", [1, 660 * 7, 10**9])
def test_worlds_are_those_of_the_runner_to_the_bit_however_they_are_sliced(
    greenhouse: Greenhouse, monkeypatch: pytest.MonkeyPatch, slice_of: int
) -> None:
    monkeypatch.setattr(worlds, "SLICE", slice_of)
    grown = greenhouse.worlds("a", small(), SEEDS, tuple(WEEKLY), "levers").result(PATIENCE)
    expected = run_worlds(small(), SEEDS, 1)
    assert all(grown[name].tobytes() == np.ascontiguousarray(expected[name]).tobytes() for name in WEEKLY)


def test_a_comparison_can_be_made_of_them(greenhouse: Greenhouse) -> None:
    reference = compare(small(), SEEDS, workers=1)
    still = Scenario(context=small()[0].context, weeks=small()[0].weeks)
    series = greenhouse.worlds("a", [*small(), still], SEEDS, tuple(WEEKLY), "compare").result(PATIENCE).series()
    made = Comparison(tuple(small()), SEEDS, series[:2], series[[2, 2]])
    assert made.table.equals(reference.table)


def test_only_the_measures_that_were_asked_for_are_kept(greenhouse: Greenhouse) -> None:
    grown = greenhouse.worlds("a", small(), SEEDS, MEASURES, "levers").result(PATIENCE)
    assert grown.measures == ("committed_share", "nps", "profit") and grown["nps"].shape == (2, 4, 60)
    assert greenhouse.held_bytes() == 2 * 4 * 60 * 3 * 8
    with pytest.raises(KeyError):
        grown["bond_mean"]


def test_what_is_shared_cannot_be_changed(greenhouse: Greenhouse) -> None:
    grown = greenhouse.worlds("a", small(), SEEDS, MEASURES, "levers").result(PATIENCE)
    with pytest.raises(ValueError, match="read-only"):
        grown.paths[0][0][0, 0] = 1.0
    with pytest.raises(ValueError, match="read-only"):
        grown.seeds[0] = 1
    grown["nps"][:] = 0.0
    assert grown["nps"].any()


def test_visitors_who_name_measures_in_another_order_share_their_worlds(greenhouse: Greenhouse) -> None:
    one = greenhouse.worlds("a", small(), SEEDS, MEASURES, "levers").result(PATIENCE)
    other = greenhouse.worlds("b", small(), SEEDS, MEASURES[::-1], "levers").result(PATIENCE)
    assert all(a is b for k in range(4) for a, b in zip(one.paths[k], other.paths[k], strict=True))


def test_what_is_ready_are_the_first_worlds(greenhouse: Greenhouse, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail_from_the_third(of: Scenario, seed: int, measures: Sequence[str], stop: Any) -> Any:
        if seed >= 5:
            raise ValueError
        return grow_world(of, seed, tuple(measures), stop)

    monkeypatch.setattr(worlds, "grow_world", fail_from_the_third)
    order = greenhouse.worlds("a", small(), SEEDS, MEASURES, "levers")
    with pytest.raises(Exception, match=r"^The world of seed [56] could not be grown"):
        order.result(PATIENCE)
    part = order.partial()
    assert order.ready() == len(part) == part["nps"].shape[1] <= 2 and part.seeds.tolist() == [3, 4][: len(part)]


def test_a_world_that_is_wanted_no_more_stops_after_its_slice(monkeypatch: pytest.MonkeyPatch) -> None:
    weeks: list[tuple[int, int]] = []
    monkeypatch.setattr(worlds, "SLICE", 660 * 7)
    monkeypatch.setattr(week, "run_weeks", lambda grown, first, last: weeks.append((first, last)))
    with pytest.raises(Stopped):
        grow_world(small()[0], 1, MEASURES, lambda: len(weeks) == 3)
    assert weeks == [(0, 7), (7, 14), (14, 21)]


def test_the_largest_world_looks_up_every_few_weeks() -> None:
    largest = Scenario(context=context({"organisation.employees": 3_000, "market.people": 30_000}))
    assert worlds.SLICE // largest.people * largest.people <= worlds.SLICE and worlds.SLICE // largest.people >= 10


def test_scenarios_that_differ_in_anything_are_told_apart() -> None:
    one, other = small()
    changed = one.model_copy(update={"context": context({"organisation.employees": 60, "market.people": 601})})
    assert len({digest(one), digest(other), digest(changed)}) == 3
    assert digest(one) == digest(small()[0])


@pytest.mark.parametrize(
    ("measures", "sentence"),
    [
        (["nps", "enp"], 'Unknown measure "enp". Did you mean "enps"? Allowed are the weekly measures.'),
        ([], "An order needs at least one measure."),
    ],
)
def test_measures_that_are_not_known_are_refused(measures: list[str], sentence: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        kept_measures(measures)
    assert str(refused.value) == sentence


def test_too_many_worlds_are_refused(greenhouse: Greenhouse) -> None:
    with pytest.raises(TooMuch, match=r"^This asks for 201 worlds"):
        greenhouse.worlds("a", small(), seeds_of(1, 201), MEASURES, "levers")


def test_a_chronicle_comes_from_the_same_threads(greenhouse: Greenhouse) -> None:
    found = greenhouse.tasks("a", [record_task("chronicle", scenario, 3) for scenario in small()], "garden").result(PATIENCE)
    expected = [chronicle(scenario, 3) for scenario in small()]
    assert [one.people.tobytes() for one in found] == [one.people.tobytes() for one in expected]
    assert [one.series.tobytes() for one in found] == [one.series.tobytes() for one in expected]


def test_two_visitors_share_a_chronicle_and_its_bytes_count(greenhouse: Greenhouse) -> None:
    tasks = [record_task("chronicle", scenario, 3) for scenario in small()]
    one, other = (greenhouse.tasks(visitor, tasks, "garden").result(PATIENCE) for visitor in "ab")
    assert one[0] is other[0]
    assert greenhouse.held_bytes() == size(one[0]) + size(one[1]) > one[0].people.nbytes + one[0].market.nbytes


def test_a_chronicle_of_too_many_people_is_refused() -> None:
    with pytest.raises(TooMuch, match="people in the market"):
        record_task("chronicle", Scenario(context=context({"market.people": 30_001})), 1)


def test_a_life_is_lived_by_the_same_threads_and_is_another_for_another_job(greenhouse: Greenhouse) -> None:
    one, other = greenhouse.tasks("a", [record_task("employee", small()[0], 3, job) for job in (0, 5)], "person").result(PATIENCE)
    assert (one.job, other.job) == (0, 5)


def test_names_and_texts_change_no_world_and_numbers_do() -> None:
    scenario = small()[1]
    strategy = scenario.strategy.model_copy(update={"title": "Another", "name": "another"})
    if strategy.phases:
        strategy = strategy.model_copy(
            update={"phases": tuple(phase.model_copy(update={"name": f"{phase.name}!"}) for phase in strategy.phases)}
        )
    renamed = scenario.model_copy(update={"strategy": strategy})
    assert numbers_of(renamed) == numbers_of(scenario)
    assert digest(renamed) != digest(scenario)
    assert numbers_of(
        scenario.model_copy(update={"strategy": strategy.model_copy(update={"launch_week": strategy.launch_week + 1})})
    ) != numbers_of(scenario)
