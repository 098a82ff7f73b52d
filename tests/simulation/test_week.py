"""Each process of a week sees what those before it wrote, and not what those after it will write."""

from typing import Any

import numpy as np
import pytest

from simulation import luck, week
from simulation.state import PROSPECT, REFERRED, World
from tests.simulation.worlds import tiny, win


def after_a_week(world: World, t: int = 0) -> World:
    week.advance(world, t)
    return world


def people(levers: dict[str, float] | None = None, state: dict[str, Any] | None = None, **rates: Any) -> World:
    """Three people of whom everything is half, after a week."""
    world = tiny(ties=[(0, 1), (1, 2)], levers={"purpose": 1.0, "integrity": 1.0, "pressure": 0.0, **(levers or {})}, **rates)
    for name in ("commitment", "understanding", "conduct", "safety", "trust", "energy", "skill", "courage"):
        getattr(world.staff, name)[:] = 0.5
    for name, value in (state or {}).items():
        getattr(world.staff, name)[:] = value
    return after_a_week(world)


def test_culture_that_moves_this_week_is_felt_this_week() -> None:
    world = tiny(understanding={"tell": 0.1}, levers={"purpose": 0.8})
    world.culture["purpose"], world.staff.understanding[:], world.staff.trust[:] = 0.0, 0.0, 1.0
    assert after_a_week(world).staff.understanding[0] == pytest.approx(0.1 * 0.8)


def test_the_commitment_of_a_boss_is_that_of_the_beginning_of_the_week() -> None:
    world = people({"support": 1.0, "recognition": 1.0, "autonomy": 1.0, "output_focus": 0.0}, {"bloom": 1.0}, growth={"rate": 0.5})
    assert world.staff.commitment[0] > 0.5
    assert world.staff.boss_commitment.tolist() == [0.5] * 3


def test_who_shows_is_decided_before_safety_moves() -> None:
    world = people(state={"commitment": 1.0, "safety": 0.0, "courage": 0.4}, safety={"base": 1.0, "pace": 1.0})
    assert world.staff.safety.tolist() == [1.0] * 3
    assert world.staff.voice.tolist() == pytest.approx([0.4] * 3)
    assert world.staff.pull.tolist() == [0.0] * 3


def test_what_is_seen_this_week_is_understood_this_week() -> None:
    world = people(state={"commitment": 1.0, "courage": 1.0, "understanding": 0.0}, understanding={"show": 0.1})
    assert world.staff.understanding[0] == pytest.approx(0.1 * world.staff.pull[0])
    assert world.staff.pull[0] > 0


def test_understanding_needs_the_trust_of_the_week_before() -> None:
    world = people(state={"trust": 0.0, "understanding": 0.0}, understanding={"tell": 0.1}, trust={"walk": 1.0, "pace": 1.0})
    assert world.staff.trust[0] == 1.0
    assert world.staff.understanding[0] == 0.0


def test_safety_feels_the_trust_of_this_week() -> None:
    world = people(
        state={"trust": 0.0, "safety": 0.0},
        safety={"base": 0.5, "coaching": 0.0, "trust": 0.4, "pace": 1.0},
        trust={"walk": 1.0, "pace": 1.0},
    )
    assert world.staff.safety[0] == pytest.approx(0.5 + 0.4 * 0.5)


def test_commitment_grows_on_the_soil_of_this_week() -> None:
    world = people(
        {"support": 1.0, "recognition": 1.0, "autonomy": 1.0, "output_focus": 0.0},
        {"safety": 0.0, "understanding": 1.0, "energy": 1.0, "bloom": 1.0},
        safety={"base": 0.5, "coaching": 0.0, "trust": 0.0, "pace": 1.0},
        growth={"rate": 0.2, "door": 0.2, "alone": 1.0},
    )
    assert world.staff.commitment[0] == pytest.approx(0.5 + 0.2 * 0.5 * 0.5)


def test_commitment_grows_in_the_light_of_this_week() -> None:
    world = people(
        {"support": 1.0, "recognition": 1.0, "autonomy": 1.0, "output_focus": 0.0},
        {"safety": 1.0, "understanding": 0.0, "trust": 1.0, "energy": 1.0, "bloom": 1.0},
        understanding={"tell": 0.2},
        growth={"rate": 0.5, "door": 0.2, "alone": 1.0},
    )
    assert world.staff.commitment[0] == pytest.approx(0.5 + 0.5 * 0.2 * 0.5)


def test_conduct_follows_the_commitment_of_this_week() -> None:
    world = people(
        {"autonomy": 0.0, "asked_conduct": 0.0},
        {"commitment": 1.0, "courage": 1.0, "conduct": 0.0},
        growth={"decay": 0.5, "door": 0.2},
        conduct={"habit": 1.0},
    )
    assert world.staff.commitment[0] == pytest.approx(0.6)
    assert world.staff.conduct[0] == pytest.approx(0.6)


def test_the_norm_is_the_conduct_of_the_week_before() -> None:
    world = people({"asked_conduct": 0.0}, {"commitment": 1.0, "courage": 1.0, "conduct": 0.2}, conduct={"habit": 1.0})
    assert world.staff.norm[0] == pytest.approx(0.2)


def served(**rates: Any) -> World:
    """Somebody of conduct .8 and energy .5 who serves a customer, after a week."""
    service = {"contact": 0.5, "again": 0.5, "relief": 0.0, "sell": 0.0, "solve": 1.0, "noise": 0.0, "warm": 1.0, "awake": 0.0, "mask": 0.0}
    world = tiny(boss=(0, 0), service=service, levers={"training": 1.0, "support": 1.0, "pressure": 0.0}, **rates)
    win(world, 0)
    world.market.unresolved[0] = True
    world.staff.skill[:], world.staff.conduct[:], world.staff.commitment[:], world.staff.energy[:] = 0.5, 0.8, 0.25, 0.5
    return after_a_week(world)


def test_customers_meet_the_skill_of_this_week() -> None:
    assert served(skill={"learn": 0.5, "top": 0.9}).series["functional_quality"][0] == pytest.approx(0.3 + 0.7 * 0.7 * 0.9)


def test_customers_meet_the_energy_of_the_week_before() -> None:
    world = served(energy={"recover": 0.5})
    assert world.staff.energy[1] > 0.5
    assert world.series["emotional_quality"][0] == pytest.approx(0.5 * 0.5)


def test_encounters_of_this_week_warm_this_week() -> None:
    assert served(energy={"warmth": 0.5}).staff.energy[1] == pytest.approx(0.5 + 0.5 * 0.25 * 0.5)


def test_customers_rate_after_this_weeks_encounter() -> None:
    service = {"contact": 0.5, "again": 0.5, "relief": 0.0, "sell": 0.0, "solve": 1.0, "noise": 0.0, "gain": 1.0, "base": 0.0}
    world = tiny(boss=(0, 0), service=service)
    win(world, 0, functional=0.9)
    world.market.unresolved[0] = True
    world.staff.skill[:] = 0.0
    assert after_a_week(world).series["detractors_share"][0] == 1.0


def test_a_prospect_joins_in_the_week_of_the_recommendation() -> None:
    world = tiny(people=2, knows=[(0, 1)], word_of_mouth={"recommend": 1.0}, custom={"persuade": 1.0})
    win(world, 1, functional=1.0)
    assert after_a_week(world).market.origin[0] == REFERRED


def test_who_leaves_this_week_has_recommended_before() -> None:
    seed = next(s for s in range(100) if luck.uniform(luck.key_of(s, 0, luck.CUSTOM), 1, 0) < 0.2)
    world = tiny(people=2, knows=[(0, 1)], word_of_mouth={"recommend": 1.0}, custom={"promoter_leaves": 0.2}, seed=seed)
    win(world, 1, functional=1.0)
    after_a_week(world)
    assert world.market.category[1] == PROSPECT
    assert world.series["recommendations"][0] == 1


def test_who_leaves_is_decided_by_the_energy_of_this_week() -> None:
    for seed in range(40):
        rates: dict[str, Any] = {
            "turnover": {"base": 0.1, "care": 1.0, "commitment": 0.0, "energy": 2.0, "safety": 0.0},
            "energy": {"strain": 1.0, "work": 1.0},
        }
        world = tiny(boss=(0, 0), levers={"pressure": 0.0}, seed=seed, **rates)
        world.staff.energy[:] = 1.0
        draw = luck.uniform(luck.key_of(seed, 0, luck.TURNOVER), 1, 0)
        assert (after_a_week(world).staff.moved[1] == -1) == (draw < 0.1 * np.exp(1.0))


def test_a_newcomer_may_declare_themself_in_the_first_week() -> None:
    world = tiny(newcomer={"commitment": 1.0, "energy": 0.9, "safety": 1.0}, advocacy={"declare": 1.0, "ready": 0.8})
    leave = world.rates.turnover._replace(base=1.0, care=1e9, commitment=0.0, energy=0.0, safety=0.0)
    world = world._replace(rates=world.rates._replace(turnover=leave))
    world.staff.commitment[:] = 0.0
    after_a_week(world)
    assert world.staff.advocate[world.staff.moved == -1].all()
    assert world.series["advocates_share"][0] > 0


def test_declaring_takes_the_voice_of_this_week() -> None:
    world = people(
        state={"commitment": 1.0, "safety": 0.0, "courage": 0.0},
        safety={"base": 1.0, "coaching": 0.0, "trust": 0.0, "pace": 1.0},
        advocacy={"declare": 1.0, "ready": 0.8},
    )
    assert world.staff.advocate.all()


def test_somebody_promoted_counts_as_committed_in_their_new_job() -> None:
    world = tiny(boss=(0, 0), levers={"promote_on_character": 1.0})
    leave = world.rates.turnover._replace(base=1e9, care=0.0, commitment=0.0, energy=0.0, safety=0.0)
    world = world._replace(rates=world.rates._replace(turnover=leave))
    world.staff.commitment[:], world.staff.committed[:] = (0.1, 0.5), (False, True)
    assert after_a_week(world).staff.committed.tolist() == [True, False]


def test_the_successor_of_the_chief_is_found_before_that_of_others() -> None:
    world = tiny(boss=(1, 1, 0, 1), level=(1, 1, 0, 0), department=(0, 1, 2, 3), levers={"promote_on_character": 1.0})
    world = world._replace(roster=world.roster._replace(from_the_top=np.array([1, 0, 2, 3], np.uint32)))
    leave = world.rates.turnover._replace(base=1e9, care=1.0, commitment=0.0, energy=0.0, safety=0.0, advocate=0.0)
    world = world._replace(rates=world.rates._replace(turnover=leave))
    world.staff.advocate[:], world.staff.commitment[:] = (True, False, True, True), (0.9, 0.1, 0.5, 0.2)
    assert [int(person) for person in after_a_week(world).staff.person] == [2, 0, 2 + 4, 3]


def test_the_measures_are_those_after_turnover() -> None:
    world = tiny(newcomer={"skill": 0.9})
    leave = world.rates.turnover._replace(base=1e9, care=1.0, commitment=0.0, energy=0.0, safety=0.0)
    world = world._replace(rates=world.rates._replace(turnover=leave))
    assert after_a_week(world).series["skill_mean"][0] == pytest.approx(0.9)


def test_wages_follow_the_capacity_of_this_week() -> None:
    world = tiny(boss=(0, 0), service={"staffing": 1.0}, money={"wage": 10.0})
    world.firm["capacity"], world.firm["first_capacity"] = 4.0, 4.0
    assert after_a_week(world).series["wages"][0] == pytest.approx(10 * (1 + 1 / 4))


def test_leaders_fall_back_from_the_week_after_the_review() -> None:
    world = tiny(review={"every": 1}, money={"spend": 0.0, "wage": 1.0})._replace(launch=2, review_from=3, tolerance=0.0)
    world.series["profit"][:2] = 1e6
    for t in range(2, 5):
        after_a_week(world, t)
    assert world.series["fallen_back"][2:5].tolist() == [0.0, 0.0, 1.0]
