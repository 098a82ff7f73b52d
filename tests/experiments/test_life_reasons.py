"""What moved a person and what held them back is what the model did to them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from experiments.life_reasons import CAUSES, LIMITS, WORTH, brought, cost, happened, narrow, span, stuck, weeks_held, weeks_of
from tests.experiments.gardens import alone, lively_life

JOBS, WEEKS = some.sampled_from(range(0, 60, 4)), some.integers(0, 69)
LEVERS = {
    "dialogue": {"participation": 0.5},
    "telling": {"purpose": 1.0},
    "coaching": {"coaching": 1.0},
    "deeds": {"integrity": 1.0},
    "thanks": {"support": 1.0, "recognition": 1.0},
    "freedom": {"autonomy": 1.0, "output_focus": 0.0},
    "pressure": {"pressure": 0.0},
}
"""What leaders do that each cause stands for."""
RICH = {"beginning.understanding": 0.9, "understanding.forget": 0.0, "beginning.safety": 0.9, "safety.base": 1.0, "beginning.energy": 1.0}
"""A person with light, soil and energy."""
SCARCE = {"thanks": RICH, "coaching": RICH | {"beginning.safety": 0.1, "safety.base": 0.05}, "deeds": {"beginning.understanding": 0.9}}
"""What makes a cause matter: all is there but what it brings."""


@pytest.mark.parametrize("name", LEVERS)
def test_what_one_cause_alone_brought_is_the_difference_between_the_two_worlds(name: str) -> None:
    changes = {"growth.door": 0.6} | SCARCE.get(name, {})
    moved, calm = alone(LEVERS[name], changes), alone(None, changes)
    difference = moved["commitment"][69] - calm["commitment"][69]
    assert brought(moved, 69, 1e-6) == {name: pytest.approx(difference, abs=1e-9)} and difference > 1e-3


@pytest.mark.parametrize("name", ["coaching", "deeds", "thanks", "freedom"])
def test_a_cause_that_went_the_other_way_is_not_told(name: str) -> None:
    less = alone({lever: 0.0 if lever != "output_focus" else 1.0 for lever in LEVERS[name]})
    assert not happened(less, 69, name) and name not in brought(less, 69)


def test_more_pressure_is_no_cause() -> None:
    assert not happened(alone({"pressure": 1.0}), 69, "pressure") and happened(alone({"pressure": 0.0}), 69, "pressure")


def test_nothing_happened_where_nothing_was_done() -> None:
    calm = alone()
    assert [name for name in CAUSES if happened(calm, 69, name)] == [] and brought(calm, 69) == {}


def test_the_chief_executive_was_not_moved_by_a_boss() -> None:
    chief = next(lively_life(job) for job in range(60) if lively_life(job).boss == job)
    assert chief["boss_commitment"].max() > chief["boss_commitment"][14] + 0.05 and not happened(chief, 69, "boss")


@settings(max_examples=40)
@given(JOBS, WEEKS)
def test_what_was_brought_and_what_it_cost_is_worth_telling_and_ranked(job: int, week: int) -> None:
    for found in (brought(lively_life(job), week), cost(lively_life(job), week)):
        assert all(points >= WORTH for points in found.values()) and list(found.values()) == sorted(found.values(), reverse=True)


@settings(max_examples=40)
@given(JOBS, WEEKS)
def test_only_what_happened_is_told(job: int, week: int) -> None:
    found = lively_life(job)
    assert all(happened(found, week, name) for name in brought(found, week))
    assert all(weeks_held(found, week, name) > 0 for name in cost(found, week))


@settings(max_examples=40)
@given(JOBS, WEEKS)
def test_dialogues_are_counted_from_launch_or_from_the_first_week_in_the_job(job: int, week: int) -> None:
    found = lively_life(job)
    first = max(found.since(week), 14 if week >= 15 else 0) + 1
    assert weeks_of(found, week, "in_dialogue") == found["in_dialogue"][first : week + 1].sum()
    assert weeks_of(found, week, "advocate") == found["advocate"][first - 1 : week].sum()


def test_no_room_is_what_costs_most_where_nothing_else_is_missing() -> None:
    found = alone({"coaching": 1.0, "support": 1.0, "recognition": 1.0}, RICH | {"growth.rate": 1.0, "growth.reactance": 0.0})
    assert next(iter(cost(found, 69))) == "room"
    assert narrow(found, 69).all() and weeks_held(found, 69, "room") == 55


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("soil", {"beginning.safety": 0.05, "safety.pace": 0.0}),
        ("light", {"beginning.understanding": 0.05, "understanding.tell": 0.0}),
        ("water", {"beginning.energy": 0.0}),
    ],
)
def test_the_scarcest_nutrient_costs_most_where_there_is_room(name: str, changes: dict[str, float]) -> None:
    levers = {"autonomy": 1.0, "output_focus": 0.0, "pressure": 0.0, "support": 0.6 if name != "water" else 0.1}
    found = alone(levers, RICH | {"growth.rate": 0.1} | changes)
    told = span(found, 69)
    assert next(iter(cost(found, 69))) == name
    assert weeks_held(found, 69, name) == ((found["limited_by"][told] == ["soil", "light", "water"].index(name)).sum()) == 55


def test_pressure_costs_where_trust_is_low() -> None:
    found = alone({"pressure": 1.0}, {"growth.reactance": 0.2, "growth.door": 0.6, "growth.pressure": 0.0})
    assert next(iter(cost(found, 69))) == "reactance" and weeks_held(found, 69, "reactance") == 55
    trusting = alone({"pressure": 1.0}, {"growth.reactance": 0.0})
    assert "reactance" not in cost(trusting, 69) and weeks_held(trusting, 69, "reactance") == 0


def test_who_has_grown_as_far_as_there_is_room_is_stuck() -> None:
    found = alone({"autonomy": 1.0, "output_focus": 0.0, "pressure": 0.0}, RICH | {"growth.rate": 1.0})
    assert stuck(found, 69)[-1] and not stuck(found, 69)[5]
    assert weeks_held(found, 69, "room") == (stuck(found, 69) | narrow(found, 69)).sum() < 55


def test_a_person_in_their_first_week_has_no_reasons() -> None:
    found = alone(LEVERS["freedom"])
    assert brought(found, 0) == cost(found, 0) == {}


def test_the_cost_is_a_mean_over_the_weeks_and_at_most_1() -> None:
    found = lively_life(36)
    relieved = found.otherwise(69, [LIMITS["room"]])[:, 0]
    assert cost(found, 69)["room"] == pytest.approx(np.mean(relieved - found["commitment"][span(found, 69)]))
