"""Each rule on a few people, by hand. Every week here is a whole week of the engine in which only the named rates are above zero."""

import math
from typing import Any

import numpy as np
import pytest

from simulation import luck, week
from simulation.state import BOUGHT, NOBODY, PAID_REFERRAL, PASSIVE, PROMOTER, PROSPECT, REFERRED, World
from tests.simulation.worlds import tiny, win

QUIET = {"pressure": 0.0, "asked_conduct": 0.0}


def after_a_week(world: World, t: int = 0) -> World:
    week.advance(world, t)
    return world


def holders(world: World) -> list[int]:
    """Who holds each job: below N the people of the start."""
    return [int(person) for person in world.staff.person]


def test_culture_goes_part_of_the_way_to_its_setting() -> None:
    world = tiny(leadership={"inertia": 4.0}, levers={"purpose": 0.5})
    world.culture["purpose"] = 0.1
    assert after_a_week(world).culture["purpose"][0] == pytest.approx(0.1 + 0.4 / 4)


def test_a_large_settled_organisation_moves_slower() -> None:
    world = tiny(boss=(0,) * 100, leadership={"inertia": 2.0, "mass": 5.0, "entrenchment": 0.6}, levers={"coaching": 0.5})
    world.culture["coaching"] = 0.1
    assert after_a_week(world).culture["coaching"][0] == pytest.approx(0.1 + 0.4 / (2 + 5 * 0.6 * 1))


def test_everybody_notes_the_commitment_of_their_own_boss() -> None:
    world = tiny(boss=(0, 0, 1))
    world.staff.commitment[:] = (0.7, 0.4, 0.1)
    assert after_a_week(world).staff.boss_commitment.tolist() == [0.7, 0.7, 0.4]


def shown(commitment: float, courage: float, safety: float = 0.0, energy: float = 0.5, advocate: bool = False) -> int:
    """How many of two colleagues of whom one is as said the other sees."""
    world = tiny(boss=(0, 0), ties=[(0, 1)], visibility={"bar": 0.5, "stamina": 0.2}, meeting={"tipping": 0.5, "believability": 1.0})
    for name, value in {"commitment": commitment, "courage": courage, "safety": safety, "energy": energy, "advocate": advocate}.items():
        getattr(world.staff, name)[1] = value
    return int(after_a_week(world).staff.pull[0] > 0)


def test_voice_is_what_neither_fear_nor_shyness_takes() -> None:
    world = tiny()
    world.staff.safety[:], world.staff.courage[:] = 0.5, 0.2
    assert after_a_week(world).staff.voice[0] == pytest.approx(1 - 0.5 * 0.8)


def test_commitment_at_the_bar_is_seen() -> None:
    assert shown(commitment=0.5, courage=1.0) == 1


def test_commitment_below_the_bar_is_not_seen() -> None:
    assert shown(commitment=0.49, courage=1.0) == 0


def test_commitment_without_voice_is_not_seen() -> None:
    assert shown(commitment=0.9, courage=0.0) == 0


def test_an_advocate_shows_without_voice() -> None:
    assert shown(commitment=0.1, courage=0.0, advocate=True) == 1


def test_an_advocate_without_stamina_shows_nothing() -> None:
    assert shown(commitment=1.0, courage=1.0, energy=0.19, advocate=True) == 0


def pull(share: float, tipping: float = 0.25) -> float:
    return share**3 / (tipping**3 + share**3)


def star(**rates: Any) -> World:
    """Somebody with three neighbours, of whom the first shows commitment."""
    world = tiny(boss=(0, 0, 0, 0), ties=[(0, 1), (0, 2), (0, 3)], **{"meeting": {"tipping": 0.25, "believability": 2.0}, **rates})
    world.staff.commitment[:], world.staff.courage[:] = 0.1, 1.0
    world.staff.commitment[1] = 0.9
    return world


def test_pull_is_half_of_the_greatest_at_the_tipping_share() -> None:
    assert after_a_week(star(meeting={"tipping": 1 / 3})).staff.pull[0] == pytest.approx(0.5)


def test_pull_follows_the_share_of_neighbours_who_show() -> None:
    assert after_a_week(star()).staff.pull[0] == pytest.approx(pull(1 / 3))


def test_an_advocate_who_shows_counts_as_two_above_and_below_the_bar() -> None:
    world = star()
    world.staff.advocate[1] = True
    assert after_a_week(world).staff.pull[0] == pytest.approx(pull(2 / 4))


def test_an_advocate_who_does_not_show_counts_as_one() -> None:
    world = star(meeting={"believability": 5.0})
    world.staff.advocate[2], world.staff.energy[2] = True, 0.0
    assert after_a_week(world).staff.pull[0] == pytest.approx(pull(1 / 3))


def test_an_ally_counts_among_those_who_are_seen() -> None:
    world = star()
    world.staff.allies[2] = (1, -1)
    assert after_a_week(world).staff.pull[2] == pytest.approx(pull(1 / 2))


def test_both_allies_count() -> None:
    world = star()
    world.staff.allies[2] = (3, 1)
    assert after_a_week(world).staff.pull[2] == pytest.approx(pull(1 / 3))


def test_an_ally_is_no_neighbour_in_norm_and_gratitude() -> None:
    world = star(conduct={"habit": 0.0})
    world.staff.allies[2], world.staff.advocate[1], world.staff.conduct[1] = (1, -1), True, 0.9
    world.staff.conduct[0] = 0.2
    staff = after_a_week(world).staff
    assert (staff.norm[2], staff.gratitude[2]) == (pytest.approx(0.2), 0.0)


def test_norm_is_the_mean_conduct_of_the_neighbours() -> None:
    world = star()
    world.staff.conduct[:] = (0.9, 0.1, 0.2, 0.6)
    assert after_a_week(world).staff.norm[0] == pytest.approx(0.3)


def test_gratitude_is_the_share_of_advocates_among_neighbours_also_when_they_are_tired() -> None:
    world = star()
    world.staff.advocate[1], world.staff.energy[1] = True, 0.0
    assert after_a_week(world).staff.gratitude[0] == pytest.approx(1 / 3)


def test_without_neighbours_the_norm_is_ones_own_conduct() -> None:
    world = tiny()
    world.staff.conduct[:] = (0.1, 0.2, 0.3)
    assert after_a_week(world).staff.norm.tolist() == [0.1, 0.2, 0.3]


def test_without_neighbours_and_allies_there_is_no_pull() -> None:
    assert after_a_week(tiny()).staff.pull.tolist() == [0.0, 0.0, 0.0]


def test_nobody_is_in_a_dialogue_without_participation() -> None:
    assert not after_a_week(tiny(levers={"participation": 0.0})).staff.in_dialogue.any()


def test_who_is_in_a_dialogue_is_a_matter_of_their_own_draw() -> None:
    world = after_a_week(tiny(boss=(0,) * 20, levers={"participation": 0.5}, seed=3), 4)
    key = luck.key_of(3, 4, luck.DIALOGUE)
    assert world.staff.in_dialogue.tolist() == [luck.uniform(key, i, 0) < 0.5 for i in range(20)]


def dialogue(department: list[int], boundary_crossing: float, speaks: list[bool], seed: int = 2, **meeting: float) -> World:
    """Everybody in a dialogue; those who speak from commitment are wholly committed, without a voice outside."""
    n = len(department)
    levers = {"participation": 1.0, "boundary_crossing": boundary_crossing}
    world = tiny(
        boss=(0,) * n,
        department=department,
        levers=levers,
        seed=seed,
        meeting={"partners": 5, "candour": 0.7, **meeting},
        visibility={"bar": 0.5},
    )
    world.staff.commitment[:], world.staff.courage[:], world.staff.safety[:] = np.array(speaks) * 1.0, 0.0, 0.0
    return after_a_week(world)


def partners(seed: int, i: int, first: int, past: int, count: int = 5) -> list[int]:
    """Job numbers of the partners of i, all within these jobs, going round from one's own."""
    key, others = luck.key_of(seed, 0, luck.DIALOGUE), past - first - 1
    picks = [luck.below(key, i, 2 + 3 * k, others) for k in range(count)]
    return [first + (i - first + 1 + pick) % (past - first) for pick in picks]


SPEAKS = [True, False, True, False, False, True, True, False, True, False]


def test_candour_is_the_share_of_partners_who_speak_from_commitment() -> None:
    world = dialogue([0] * 10, 1.0, SPEAKS)
    expected = [np.mean([SPEAKS[j] for j in partners(2, i, 0, 10)]) for i in range(10)]
    assert world.staff.candour.tolist() == pytest.approx(expected)


def test_partners_are_of_the_department_where_no_boundary_is_crossed() -> None:
    world = dialogue([0] * 5 + [1] * 5, 0.0, SPEAKS)
    expected = [np.mean([SPEAKS[j] for j in partners(2, i, 5, 10)]) for i in range(5, 10)]
    assert world.staff.candour[5:].tolist() == pytest.approx(expected)


def test_somebody_alone_in_a_department_meets_everybody() -> None:
    world = dialogue([0] * 9 + [1], 0.0, SPEAKS)
    assert world.staff.candour[9] == pytest.approx(np.mean([SPEAKS[j] for j in partners(2, 9, 0, 10)]))


def test_a_dialogue_gives_voice_that_people_do_not_have_outside() -> None:
    assert dialogue([0] * 4, 1.0, [True] * 4, candour=0.5).staff.candour.tolist() == [1.0] * 4


def test_without_candour_only_ones_own_voice_counts() -> None:
    assert dialogue([0] * 4, 1.0, [True] * 4, candour=0.49).staff.candour.tolist() == [0.0] * 4


def test_who_speaks_from_commitment_becomes_an_ally_the_newer_first() -> None:
    staff = dialogue([0] * 10, 1.0, [True] * 10, ally=1.0).staff
    met = list(dict.fromkeys(partners(2, 4, 0, 10)))
    found: list[int] = []
    for j in partners(2, 4, 0, 10):
        found = found if j in found[:2] else [j, *found]
    assert len(met) > 2
    assert staff.allies[4].tolist() == found[:2]


def test_whether_a_partner_becomes_an_ally_is_a_draw_of_its_own() -> None:
    key = luck.key_of(2, 0, luck.DIALOGUE)
    staff = dialogue([0] * 12, 1.0, [True] * 12, ally=0.3).staff
    for i in range(12):
        found: list[int] = []
        for k, j in enumerate(partners(2, i, 0, 12)):
            if luck.uniform(key, i, 3 + 3 * k) < 0.3 and j not in found[:2]:
                found = [j, *found]
        assert staff.allies[i].tolist() == [*found, -1, -1][:2]


def test_who_does_not_speak_becomes_no_ally() -> None:
    assert (dialogue([0] * 6, 1.0, [False] * 6, ally=1.0).staff.allies == -1).all()


def test_a_neighbour_becomes_no_ally() -> None:
    everybody = [(i, j) for i in range(4) for j in range(i)]
    world = tiny(boss=(0,) * 4, ties=everybody, levers={"participation": 1.0}, meeting={"ally": 1.0})
    world.staff.commitment[:] = 1.0
    assert (after_a_week(world).staff.allies == -1).all()


def test_an_ally_found_this_week_is_seen_from_the_next() -> None:
    world = tiny(boss=(0, 0), levers={"participation": 1.0}, meeting={"ally": 1.0})
    world.staff.commitment[:], world.staff.courage[:] = 1.0, 1.0
    assert after_a_week(world).staff.pull.tolist() == [0.0, 0.0]
    assert after_a_week(world, 1).staff.pull[0] == pytest.approx(pull(1.0))


def understood(u: float = 0.5, tau: float = 0.4, participation: float = 0.0, purpose: float = 0.8, **rates: float) -> float:
    world = tiny(understanding=rates, levers={"purpose": purpose, "participation": participation})
    world.staff.understanding[:], world.staff.trust[:], world.staff.commitment[:] = u, tau, 0.0
    return float(after_a_week(world).staff.understanding[0])


def test_telling_needs_trust() -> None:
    assert understood(tell=0.1) == pytest.approx(0.5 + 0.5 * 0.1 * 0.8 * 0.4)


def test_what_is_understood_is_forgotten() -> None:
    assert understood(forget=0.1) == pytest.approx(0.5 - 0.1 * 0.5)


def test_a_dialogue_without_candour_gives_half_and_less_without_trust() -> None:
    assert understood(participation=1.0, talk=0.2) == pytest.approx(0.5 + 0.5 * 0.2 * 0.5 * 0.8)


def test_a_dialogue_gives_no_more_for_trust_above_half() -> None:
    assert understood(participation=1.0, talk=0.2, tau=0.9) == pytest.approx(0.5 + 0.5 * 0.2 * 0.5)


def test_a_dialogue_of_committed_people_gives_all() -> None:
    world = tiny(understanding={"talk": 0.2}, levers={"participation": 1.0})
    world.staff.understanding[:], world.staff.trust[:], world.staff.commitment[:] = 0.5, 0.5, 1.0
    assert after_a_week(world).staff.understanding[0] == pytest.approx(0.5 + 0.5 * 0.2)


def test_outside_a_dialogue_nothing_is_spoken() -> None:
    assert understood(talk=0.2) == 0.5


def test_seeing_others_adds_by_their_pull() -> None:
    world = star(understanding={"show": 0.1})
    world.staff.understanding[:] = 0.5
    assert after_a_week(world).staff.understanding[0] == pytest.approx(0.5 + 0.5 * 0.1 * pull(1 / 3))


def trusted(tau: float, boss: float = 0.0, discretion: float = 0.0, pressure: float = 0.0, **rates: float) -> float:
    """Trust after a week where purpose is .5 and integrity .8."""
    levers = {"purpose": 0.5, "integrity": 0.8, "pressure": pressure}
    world = tiny(
        boss=(0, 0),
        leadership={"discretion": discretion},
        trust={"walk": 1.0, "suspicion": 0.5, "pace": 0.1, "fall": 3.0, **rates},
        levers=levers,
    )
    world.staff.trust[:], world.staff.commitment[0] = tau, boss
    return float(after_a_week(world).staff.trust[1])


def test_trust_grows_towards_what_deeds_and_words_tell() -> None:
    assert trusted(0.4) == pytest.approx(0.4 + 0.1 * (0.65 - 0.4))


def test_trust_falls_faster_than_it_grows() -> None:
    assert trusted(0.9) == pytest.approx(0.9 + 0.3 * (0.65 - 0.9))


def test_trust_falls_no_further_than_its_target() -> None:
    assert trusted(0.9, pace=0.5, fall=10.0) == pytest.approx(0.65)


def test_supervision_without_deeds_is_held_against_leaders() -> None:
    assert trusted(0.4, pressure=0.6) == pytest.approx(0.4 + 0.1 * (0.65 - 0.5 * 0.6 * 0.2 - 0.4))


def test_half_of_the_deeds_are_those_of_ones_own_boss() -> None:
    assert trusted(0.4, boss=0.2, discretion=0.5) == pytest.approx(0.4 + 0.1 * (0.5 + 0.5 * (0.5 - 0.5) - 0.4))


def test_a_committed_boss_keeps_pressure_away() -> None:
    deed = 0.5 * 0.8 + 0.5 * 0.6
    target = 0.5 + 0.5 * (deed - 0.5) - 0.5 * 0.6 * (1 - 0.5 * 0.6) * (1 - deed)
    assert trusted(0.4, boss=0.6, discretion=0.5, pressure=0.6) == pytest.approx(0.4 + 0.1 * (target - 0.4))


def felt_safe(participation: float = 0.0, pressure: float = 0.0, tau: float = 0.5, coaching: float = 0.4, **rates: float) -> float:
    """Safety after a week, from .5, half of the way to the target."""
    levers = {"coaching": coaching, "pressure": pressure, "participation": participation}
    world = tiny(safety={"base": 0.1, "coaching": 1.0, "trust": 0.5, "pressure": 0.5, "dialogue": 0.2, "pace": 0.5, **rates}, levers=levers)
    world.staff.safety[:], world.staff.trust[:] = 0.5, tau
    return float(after_a_week(world).staff.safety[0])


def test_coaching_makes_safe() -> None:
    assert felt_safe() == pytest.approx((0.5 + (0.1 + 0.4)) / 2)


def test_trust_makes_safe() -> None:
    assert felt_safe(tau=0.9) == pytest.approx((0.5 + (0.1 + 0.4 + 0.5 * 0.4)) / 2)


def test_pressure_takes_safety_from_those_who_do_not_trust() -> None:
    assert felt_safe(pressure=0.4) == pytest.approx((0.5 + (0.1 + 0.4 - 0.5 * 0.4 * 0.5)) / 2)


def test_a_dialogue_makes_safe_in_its_week() -> None:
    assert felt_safe(participation=1.0) == pytest.approx((0.5 + (0.1 + 0.4 + 0.2)) / 2)


def test_safety_does_not_aim_below_0() -> None:
    assert felt_safe(coaching=0.0, base=0.0, pressure=1.0, tau=0.0) == pytest.approx(0.25)


def garden(levers: dict[str, float] | None = None, discretion: float = 0.0, boss: float = 0.0, **rates: float) -> World:
    """Somebody (row 1) with commitment .3 in a garden with soil .6, light .5 and plenty of water and room."""
    settings = {"support": 1.0, "recognition": 1.0, "autonomy": 1.0, "output_focus": 0.0, "pressure": 0.0, **(levers or {})}
    given = {
        "rate": 0.2,
        "decay": 0.1,
        "reactance": 0.2,
        "door": 0.2,
        "alone": 0.5,
        "together": 0.5,
        "tasks": 0.4,
        "pressure": 0.5,
        "time": 0.6,
        "gratitude": 0.5,
    }
    world = tiny(
        boss=(0, 0, 0), ties=[(1, 2)], leadership={"discretion": discretion}, growth={**given, "advocate": 0.75, **rates}, levers=settings
    )
    staff = world.staff
    staff.commitment[:], staff.safety[:], staff.understanding[:], staff.energy[:], staff.trust[:], staff.bloom[:] = (
        0.3,
        0.6,
        0.5,
        1.0,
        0.5,
        1.0,
    )
    staff.commitment[0], staff.courage[:] = boss, 0.0
    return world


def grown(world: World) -> float:
    return float(after_a_week(world).staff.commitment[1])


def test_commitment_grows_to_its_ceiling_by_the_scarcest_nutrient() -> None:
    assert grown(garden()) == pytest.approx(0.3 + 0.2 * 0.5 * (0.6 - 0.3))


def test_each_blooms_at_their_own_pace() -> None:
    world = garden()
    world.staff.bloom[1] = 1.7
    assert grown(world) == pytest.approx(0.3 + 0.2 * 1.7 * 0.5 * (0.6 - 0.3))


def test_nothing_grows_where_one_nutrient_is_missing() -> None:
    world = garden()
    world.staff.safety[1] = 0.0
    assert grown(world) == 0.3


def test_water_is_time_and_thanks_and_needs_energy() -> None:
    world = garden({"support": 0.5, "recognition": 0.2})
    world.staff.energy[1] = 0.5
    assert grown(world) == pytest.approx(0.3 + 0.2 * ((0.6 * 0.5 + 0.4 * 0.2) * 0.75) * (0.6 - 0.3))


def test_advocates_among_the_neighbours_say_thanks() -> None:
    world = garden({"recognition": 0.2})
    world.staff.advocate[2] = True
    assert after_a_week(world).staff.thanks[1] == pytest.approx(1 - 0.8 * 0.5)


def test_task_figures_take_room() -> None:
    assert after_a_week(garden({"output_focus": 0.5})).staff.room[1] == pytest.approx(1 - 0.4 * 0.5)


def test_pressure_takes_room() -> None:
    assert after_a_week(garden({"pressure": 0.6})).staff.room[1] == pytest.approx(1 - 0.5 * 0.6)


def test_half_of_the_room_is_given_by_ones_own_boss() -> None:
    world = after_a_week(garden({"autonomy": 0.6, "output_focus": 0.8, "pressure": 0.5}, discretion=0.5, boss=0.4))
    assert world.staff.room[1] == pytest.approx(0.5 * (1 - 0.4 * (0.4 + 0.3)) * (1 - 0.5 * 0.5 * 0.8))


def test_colleagues_who_show_themselves_raise_the_ceiling() -> None:
    world = garden()
    world.staff.advocate[2] = True
    everybody = pull(1.0)
    assert grown(world) == pytest.approx(0.3 + 0.2 * 0.5 * (min(1, 0.2 + 0.8 * (0.5 + 0.5 * everybody)) - 0.3))


def test_without_room_commitment_decays_to_the_door() -> None:
    assert grown(garden({"autonomy": 0.0})) == pytest.approx(0.3 - 0.1 * 0.1)


def test_decay_does_not_depend_on_nourishment_or_bloom() -> None:
    world = garden({"autonomy": 0.0})
    world.staff.safety[1], world.staff.bloom[1] = 0.0, 3.0
    assert grown(world) == pytest.approx(0.3 - 0.1 * 0.1)


def test_pressure_without_trust_meets_reactance() -> None:
    assert grown(garden({"pressure": 0.4}, rate=0.0)) == pytest.approx(0.3 - 0.2 * 0.4 * 0.5 * 0.3)


def test_an_advocate_holds_a_ceiling_of_their_own() -> None:
    world = garden({"autonomy": 0.0})
    world.staff.advocate[1] = True
    assert grown(world) == pytest.approx(0.3 + 0.2 * 0.5 * (0.75 - 0.3))


def test_an_advocate_knows_no_reactance() -> None:
    world = garden({"pressure": 1.0}, rate=0.0)
    world.staff.advocate[1] = True
    assert grown(world) == 0.3


@pytest.mark.parametrize(
    ("safety", "understanding", "support", "limit"),
    [(0.1, 0.2, 1.0, 0), (0.2, 0.1, 1.0, 1), (0.9, 0.8, 0.0, 2), (0.3, 0.3, 1.0, 0), (0.9, 0.4, 0.4, 1)],
    ids=["soil", "light", "water", "soil and light alike", "light and water alike"],
)
def test_the_scarcest_nutrient_is_named_the_first_of_equals(safety: float, understanding: float, support: float, limit: int) -> None:
    world = garden({"support": support}, time=1.0)
    world.staff.safety[:], world.staff.understanding[:] = safety, understanding
    assert after_a_week(world).staff.limited_by[1] == limit


def acting(levers: dict[str, float] | None = None, meaning: float = 1.0, installed: float = 0.0, **state: float) -> World:
    """People of conduct .5 and half a habit, without trust or courage, who see nobody."""
    world = tiny(conduct={"habit": 0.5}, change={"meaning": meaning}, levers={"purpose": 0.0, **QUIET, **(levers or {})})
    world.staff.conduct[:], world.staff.courage[:], world.staff.safety[:], world.staff.trust[:], world.staff.commitment[:] = (
        0.5,
        0.0,
        0.0,
        0.0,
        0.0,
    )
    for name, value in state.items():
        getattr(world.staff, name)[:] = value
    world.firm["installed"] = installed
    return after_a_week(world)


def test_with_a_voice_conduct_follows_commitment() -> None:
    assert acting(commitment=0.9, courage=1.0).staff.conduct[0] == pytest.approx((0.5 + 0.9) / 2)


def test_without_a_voice_conduct_follows_the_norm() -> None:
    assert acting(commitment=0.9).staff.conduct[0] == pytest.approx(0.5)


def test_between_the_two_voice_decides() -> None:
    assert acting(commitment=0.9, courage=0.25).staff.conduct[0] == pytest.approx((0.5 + (0.25 * 0.9 + 0.75 * 0.5)) / 2)


def test_pressure_enforces_what_is_asked() -> None:
    assert acting({"pressure": 0.9, "asked_conduct": 1.0}, courage=1.0).staff.conduct[0] == pytest.approx((0.5 + 0.9) / 2)


def test_what_is_asked_is_accepted_from_leaders_who_are_trusted() -> None:
    assert acting({"purpose": 0.5, "asked_conduct": 1.0}, trust=0.8).staff.conduct[0] == pytest.approx((0.5 + (0.6 * 0.5 + 0.4)) / 2)


def test_a_technique_that_is_installed_holds() -> None:
    assert acting(meaning=0.0, installed=0.8, courage=1.0).staff.conduct[0] == pytest.approx((0.5 + 0.8) / 2)


def test_what_is_installed_holds_a_meaning_only_in_part() -> None:
    assert acting(meaning=0.75, installed=0.8, courage=1.0).staff.conduct[0] == pytest.approx((0.5 + 0.25 * 0.8) / 2)


def test_mean_conduct_is_installed_as_far_as_it_was_asked() -> None:
    assert acting({"asked_conduct": 0.3}).firm["installed"][0] == pytest.approx(0.3)


def test_no_more_is_installed_than_is_shown() -> None:
    assert acting({"asked_conduct": 0.9}).firm["installed"][0] == pytest.approx(acting({"asked_conduct": 0.9}).staff.conduct.mean())


def test_what_is_installed_is_never_taken_away() -> None:
    assert acting({"asked_conduct": 0.1}, installed=0.7).firm["installed"][0] == 0.7


def test_training_leads_to_the_top() -> None:
    world = tiny(skill={"learn": 0.1, "top": 0.9}, levers={"training": 0.5})
    world.staff.skill[:] = 0.5
    assert after_a_week(world).staff.skill[0] == pytest.approx(0.5 + 0.05 * 0.4)


def test_skill_fades() -> None:
    world = tiny(skill={"fade": 0.1})
    world.staff.skill[:] = 0.8
    assert after_a_week(world).staff.skill[0] == pytest.approx(0.72)


def desk(levers: dict[str, float] | None = None, seed: int = 1, **service: float) -> World:
    """One customer who comes for sure to one employee of skill .5, conduct .2, commitment .36, energy .5, without noise."""
    usual = {"contact": 0.5, "again": 0.5, "relief": 0.0, "sell": 0.0, "solve": 1.0, "noise": 0.0, "neutral": 0.0, "gain": 0.1, "loss": 2.0}
    world = tiny(
        boss=(0, 0), people=3, levers={"output_focus": 1.0, "follow_up": 0.0, **(levers or {})}, seed=seed, service={**usual, **service}
    )
    win(world, 0)
    staff = world.staff
    staff.skill[:], staff.conduct[:], staff.commitment[:], staff.energy[:] = 0.5, 0.2, 0.36, 0.5
    world.market.unresolved[0] = True
    return world


def functional_of(rush: float = 1.0) -> float:
    return 0.3 + 0.7 * 0.5 * (0.5 + 0.5 * 0.36) * rush


def test_a_prospect_makes_no_contact() -> None:
    world = desk()
    world.market.category[0] = PROSPECT
    assert after_a_week(world).series["contacts"][0] == 0


@pytest.mark.parametrize("bond", [0.0, 0.5, 1.0])
def test_who_makes_contact_is_a_matter_of_bond_and_of_their_own_draw(bond: float) -> None:
    world = tiny(people=20, service={"contact": 0.5, "relief": 0.8, "sell": 0.0, "solve": 1.0}, seed=4)
    win(world, *range(20), bond=bond)
    key = luck.key_of(4, 3, luck.ENCOUNTER)
    expected = sum(luck.uniform(key, i, 0) < 0.5 * (1 - 0.8 * bond) for i in range(20))
    assert after_a_week(world, 3).series["contacts"][3] == expected


def test_something_unresolved_brings_a_customer_back() -> None:
    world = tiny(people=20, service={"again": 0.5, "sell": 0.0, "solve": 1.0}, seed=4)
    win(world, *range(20))
    world.market.unresolved[:10] = True
    key = luck.key_of(4, 0, luck.ENCOUNTER)
    assert after_a_week(world).series["contacts"][0] == sum(luck.uniform(key, i, 0) < 0.5 for i in range(10))


def test_handling_takes_longer_where_people_count() -> None:
    world = after_a_week(desk({"output_focus": 0.4}, care_time=0.5))
    assert world.series["handling_time"][0] == pytest.approx(1 + 0.5 * 0.6)


def test_functional_quality_is_skill_times_will_without_noise() -> None:
    assert after_a_week(desk()).series["functional_quality"][0] == pytest.approx(functional_of())


def test_conduct_makes_up_for_missing_commitment_in_function() -> None:
    world = desk()
    world.staff.conduct[:] = 0.8
    assert after_a_week(world).series["functional_quality"][0] == pytest.approx(0.3 + 0.7 * 0.5 * 0.9)


def test_overload_takes_function() -> None:
    world = desk()
    world.firm["capacity"] = 0.5
    assert after_a_week(world).series["functional_quality"][0] == pytest.approx(functional_of(rush=0.5))


def test_spare_capacity_adds_nothing() -> None:
    world = desk()
    world.firm["capacity"] = 100.0
    assert after_a_week(world).series["functional_quality"][0] == pytest.approx(functional_of())


def test_emotional_quality_is_the_root_of_commitment_with_room_and_energy() -> None:
    world = after_a_week(desk({"autonomy": 0.5}, warm=0.6, awake=0.7, mask=0.2))
    room = 0.5 * (1 - 0.4) * (1 - 0.5 * 0.4)
    assert world.series["emotional_quality"][0] == pytest.approx(0.6 * (0.6 + 0.4 * room) * (0.7 + 0.3 * 0.5))


def test_a_mask_is_felt() -> None:
    world = desk({"autonomy": 0.0}, warm=0.6, awake=0.7, mask=0.5)
    world.staff.conduct[:] = 0.76
    assert after_a_week(world).series["emotional_quality"][0] == pytest.approx(0.6 * 0.6 * 0.85 - 0.5 * 0.4)


def test_noise_comes_from_draws_3_and_4_of_the_customer() -> None:
    world = after_a_week(desk({"autonomy": 0.0}, noise=0.05, mask=0.0, warm=1.0, awake=1.0, seed=8))
    key = luck.key_of(8, 0, luck.ENCOUNTER)
    assert world.series["functional_quality"][0] == pytest.approx(functional_of() + 0.05 * luck.normal(key, 0, 3))
    assert world.series["emotional_quality"][0] == pytest.approx(0.6 + 0.05 * luck.normal(key, 0, 4))


def test_a_better_experience_is_learned_from() -> None:
    world = desk()
    world.market.functional[0] = 0.3
    assert after_a_week(world).market.functional[0] == pytest.approx(0.3 + 0.1 * (functional_of() - 0.3))


def test_a_worse_experience_weighs_double() -> None:
    world = desk()
    world.market.functional[0] = 0.9
    assert after_a_week(world).market.functional[0] == pytest.approx(0.9 + 0.2 * (functional_of() - 0.9))


def test_a_surprise_within_the_neutral_zone_moves_nothing() -> None:
    world = desk(neutral=0.05)
    world.market.functional[0] = functional_of() - 0.04
    assert after_a_week(world).market.functional[0] == functional_of() - 0.04


def test_beyond_the_neutral_zone_the_whole_gap_counts() -> None:
    world = desk(neutral=0.05)
    world.market.functional[0] = functional_of() - 0.06
    assert after_a_week(world).market.functional[0] == pytest.approx(functional_of() - 0.06 + 0.1 * 0.06)


def bonded(origin: int, incentive: float = 0.0, bond: float = 0.1) -> float:
    """Bond after a warm encounter of emotional quality .6."""
    world = desk({"incentive": incentive}, warm=1.0, awake=1.0, mask=0.0, crowding=0.5)
    world.market.origin[0], world.market.bond[0] = origin, bond
    return float(after_a_week(world).market.bond[0])


def test_a_warm_encounter_makes_a_bond() -> None:
    assert bonded(BOUGHT) == pytest.approx(0.1 + 0.1 * 0.5)


def test_an_incentive_crowds_out_the_bond_of_paid_referrals() -> None:
    assert bonded(PAID_REFERRAL, incentive=0.8) == pytest.approx(0.1 + 0.1 * 0.6 * 0.5)


def test_an_incentive_crowds_out_no_bond_of_others() -> None:
    assert bonded(REFERRED, incentive=0.8) == pytest.approx(0.1 + 0.1 * 0.5)


def test_a_paid_referral_loses_bond_as_others_do() -> None:
    assert bonded(PAID_REFERRAL, incentive=0.8, bond=0.9) == pytest.approx(0.9 - 0.2 * 0.3)


def followed_up(shortfall: float, follow_up: float = 1.0) -> World:
    world = desk({"follow_up": follow_up}, surprise=0.1, recovery=0.04, warm=1.0, awake=1.0, mask=0.0)
    world.market.functional[0], world.market.bond[0] = functional_of() + shortfall, 0.6
    return after_a_week(world)


def test_who_is_followed_up_keeps_functional_value() -> None:
    assert followed_up(0.2).market.functional[0] == functional_of() + 0.2


def test_who_is_followed_up_gains_bond() -> None:
    assert followed_up(0.2).market.bond[0] == pytest.approx(0.64)


def test_a_small_disappointment_is_not_followed_up() -> None:
    assert followed_up(0.09).market.functional[0] == pytest.approx(functional_of() + 0.09 - 0.2 * 0.09)


def test_nobody_is_followed_up_where_nobody_listens() -> None:
    assert followed_up(0.2, follow_up=0.0).market.functional[0] == pytest.approx(functional_of() + 0.2 - 0.2 * 0.2)


def test_whether_somebody_is_followed_up_is_draw_5_of_the_customer() -> None:
    for seed in range(30):
        world = desk({"follow_up": 0.5}, surprise=0.1, seed=seed)
        world.market.functional[0] = 0.9
        kept = after_a_week(world).market.functional[0] == 0.9
        assert kept == (luck.uniform(luck.key_of(seed, 0, luck.ENCOUNTER), 0, 5) < 0.5)


def test_a_contact_is_resolved_by_quality_and_draw_6() -> None:
    resolved = []
    for seed in range(30):
        world = after_a_week(desk(seed=seed, resolved=0.1))
        draw = luck.uniform(luck.key_of(seed, 0, luck.ENCOUNTER), 0, 6)
        resolved.append(bool(world.market.unresolved[0]) == (draw >= functional_of() + 0.1))
    assert all(resolved)


def test_first_contact_resolution_is_the_share_of_contacts_that_left_nothing() -> None:
    world = after_a_week(desk(resolved=1.0))
    assert world.series["first_contact_resolution"][0] == 1.0


@pytest.mark.parametrize(("sell", "solve", "department"), [(1.0, 0.0, 1), (0.0, 1.0, 0), (0.0, 0.0, 2)], ids=["sell", "solve", "serve"])
def test_a_contact_goes_to_the_front_line_of_its_touchpoint(sell: float, solve: float, department: int) -> None:
    service = {"contact": 0.5, "again": 0.5, "relief": 0.0, "sell": sell, "solve": solve}
    world = tiny(boss=(0, 0, 0, 2, 0, 4), department=[0, 0, 1, 1, 2, 2], service=service)
    win(world, 0)
    world.market.unresolved[0] = True
    assert after_a_week(world).staff.encounters.tolist() == [int(i == 2 * department + 1) for i in range(6)]


def test_in_a_department_of_one_the_head_attends() -> None:
    service = {"contact": 0.5, "again": 0.5, "relief": 0.0, "sell": 1.0, "solve": 0.0}
    world = tiny(boss=(0, 0, 0), department=[0, 0, 1], level=[1, 0, 1], service=service)
    win(world, 0)
    world.market.unresolved[0] = True
    assert after_a_week(world).staff.encounters.tolist() == [0, 0, 1]


def test_which_employee_attends_is_draw_2_of_the_customer() -> None:
    service = {"contact": 0.5, "again": 0.5, "relief": 0.0, "sell": 0.0, "solve": 1.0}
    world = tiny(boss=(0,) * 6, people=12, service=service, seed=6)
    win(world, *range(12))
    world.market.unresolved[:] = True
    key = luck.key_of(6, 0, luck.ENCOUNTER)
    expected = np.bincount([1 + luck.below(key, i, 2, 5) for i in range(12)], minlength=6)
    assert after_a_week(world).staff.encounters.tolist() == expected.tolist()


def test_capacity_follows_the_work() -> None:
    world = desk(staffing=0.5, utilisation=0.5)
    world.firm["capacity"] = 4.0
    assert after_a_week(world).firm["capacity"][0] == pytest.approx(4.0 + 0.5 * (1 / 0.5 - 4.0))


def test_load_is_work_over_the_capacity_of_the_beginning_of_the_week() -> None:
    world = desk(staffing=0.5, utilisation=0.5)
    world.firm["capacity"] = 4.0
    assert after_a_week(world).series["load"][0] == 1 / 4


def test_capacity_never_falls_below_one() -> None:
    world = tiny(service={"staffing": 1.0})
    world.firm["capacity"] = 4.0
    assert after_a_week(world).firm["capacity"][0] == 1.0


def energy(levers: dict[str, float] | None = None, advocate: bool = False, **rates: float) -> float:
    """Energy after a week, from .4, at safety .5, commitment .3 and conduct .5."""
    given = {
        "recover": 0.0,
        "rest": 0.4,
        "care": 0.3,
        "warmth": 0.0,
        "strain": 0.0,
        "work": 0.2,
        "pressure": 0.6,
        "dialogue": 0.1,
        "advocate": 0.3,
        "mask": 0.0,
    }
    world = tiny(energy={**given, **rates}, levers={"support": 0.5, "pressure": 0.0, "recognition": 0.2, **(levers or {})})
    world.staff.energy[:], world.staff.safety[:], world.staff.commitment[:], world.staff.conduct[:] = 0.4, 0.5, 0.3, 0.5
    world.staff.advocate[:] = advocate
    return float(after_a_week(world).staff.energy[0])


def test_rest_support_and_thanks_bring_energy_back_where_it_is_safe() -> None:
    assert energy(recover=0.1) == pytest.approx(0.4 + 0.1 * 0.6 * (0.4 + 0.3 * (0.5 + 0.2)) * 0.75)


def test_work_takes_energy() -> None:
    assert energy(strain=0.5) == pytest.approx(0.4 - 0.4 * 0.5 * 0.2)


def test_pressure_takes_energy_less_where_it_is_safe() -> None:
    assert energy({"pressure": 0.5}, strain=0.5) == pytest.approx(0.4 - 0.4 * 0.5 * (0.2 + 0.6 * 0.5 * 0.75))


def test_a_dialogue_takes_energy() -> None:
    assert energy({"participation": 1.0}, strain=0.5) == pytest.approx(0.4 - 0.4 * 0.5 * (0.2 + 0.1))


def test_an_advocate_tires_without_support() -> None:
    assert energy({"support": 0.2}, strain=0.5, advocate=True) == pytest.approx(0.4 - 0.4 * 0.5 * (0.2 + 0.3 * 0.8))


def test_a_mask_takes_energy() -> None:
    assert energy(mask=0.5) == pytest.approx(0.4 - 0.4 * 0.5 * 0.2)


def test_warm_encounters_give_energy() -> None:
    world = desk({"autonomy": 0.0}, warm=1.0, awake=1.0, mask=0.0)
    world = world._replace(rates=world.rates._replace(energy=world.rates.energy._replace(warmth=0.1)))
    assert after_a_week(world).staff.energy[1] == pytest.approx(0.5 + 0.1 * 0.6 * 0.5)


def test_many_warm_encounters_give_no_more_than_one() -> None:
    world = desk({"autonomy": 0.0}, warm=1.0, awake=1.0, mask=0.0)
    win(world, 1, 2)
    world.market.unresolved[:] = True
    world = world._replace(rates=world.rates._replace(energy=world.rates.energy._replace(warmth=0.1)))
    assert after_a_week(world).staff.energy[1] == pytest.approx(0.5 + 0.1 * 0.6 * 0.5)
    assert world.staff.encounters[1] == 3


def test_without_encounters_there_is_no_warmth() -> None:
    assert energy(warmth=1.0) == 0.4


def rated(functional: float, bond: float, need: float, leniency: float = 0.0) -> int:
    world = tiny(rating={"promoter": 8.5, "detractor": 6.5, "bond": 0.6})
    win(world, 0, functional=functional, bond=bond)
    world.market.need[0], world.market.leniency[0] = need, leniency
    return int(after_a_week(world).market.category[0])


@pytest.mark.parametrize("need", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("leniency", [-1.0, 0.0, 1.5])
@pytest.mark.parametrize("functional", [0.1, 0.3, 0.5, 0.62, 0.9])
def test_the_category_is_that_of_the_rating(functional: float, leniency: float, need: float) -> None:
    utility = (1 - need) * functional + need * (0.4 * functional + 0.6 * 0.3)
    rating = min(max(10 * utility ** (1 / 3) + leniency, 0.0), 10.0)
    assert rated(functional, 0.3, need, leniency) == (3 if rating >= 8.5 else 1 if rating < 6.5 else 2)


def neighbours_of_a_prospect(categories: list[str], incentive: float = 0.0, seed: int = 1, **rates: Any) -> World:
    """A prospect (0) with these acquaintances after a week."""
    value = {"promoter": 1.0, "passive": 0.45, "detractor": 0.0}
    n = len(categories)
    word = rates.pop("word_of_mouth", {})
    world = tiny(
        people=n + 1, knows=[(0, k + 1) for k in range(n)], levers={"incentive": incentive}, seed=seed, word_of_mouth=word, **rates
    )
    for k, category in enumerate(categories):
        if category != "prospect":
            win(world, k + 1, functional=value[category])
    return after_a_week(world)


def test_a_promoter_recommends() -> None:
    assert neighbours_of_a_prospect(["promoter"], word_of_mouth={"recommend": 1.0}).market.recommended[0] == 1


def test_a_passive_and_a_detractor_do_not_recommend() -> None:
    assert neighbours_of_a_prospect(["passive", "detractor", "prospect"], word_of_mouth={"recommend": 1.0}).market.recommended[0] == 0


def test_a_detractor_warns() -> None:
    assert neighbours_of_a_prospect(["detractor"], word_of_mouth={"warn": 1.0}).market.warned[0]


def test_a_promoter_and_a_passive_do_not_warn() -> None:
    assert not neighbours_of_a_prospect(["promoter", "passive"], word_of_mouth={"warn": 1.0}).market.warned[0]


def test_promoters_and_passives_are_paid_to_recommend() -> None:
    world = neighbours_of_a_prospect(["promoter", "passive", "detractor"], incentive=1.0, word_of_mouth={"paid": 1.0})
    assert world.market.paid[0] == 2


def test_nobody_is_paid_without_an_incentive() -> None:
    assert neighbours_of_a_prospect(["promoter", "passive"], word_of_mouth={"paid": 1.0}).market.paid[0] == 0


def test_half_the_incentive_pays_half_as_often() -> None:
    for seed in range(20):
        world = neighbours_of_a_prospect(["passive", "promoter"], incentive=0.5, seed=seed, word_of_mouth={"paid": 1.0})
        key = luck.key_of(seed, 0, luck.TALK)
        assert world.market.paid[0] == sum(luck.uniform(key, 0, 2 * k + 1) < 0.5 for k in range(2))


def test_what_the_k_th_acquaintance_says_is_draw_2k_of_who_hears_it() -> None:
    for seed in range(20):
        world = neighbours_of_a_prospect(["promoter", "passive", "promoter"], seed=seed, word_of_mouth={"recommend": 0.5})
        key = luck.key_of(seed, 0, luck.TALK)
        assert world.market.recommended[0] == sum(luck.uniform(key, 0, 2 * k) < 0.5 for k in (0, 2))


def test_a_prospect_may_hear_more_than_127_recommendations() -> None:
    world = neighbours_of_a_prospect(["promoter"] * 150, word_of_mouth={"recommend": 1.0})
    assert world.market.recommended[0] == 150
    assert world.series["recommendations"][0] == 150


def test_customers_hear_nothing() -> None:
    world = tiny(people=2, knows=[(0, 1)], word_of_mouth={"recommend": 1.0})
    win(world, 0, 1, functional=1.0)
    assert after_a_week(world).market.recommended.tolist() == [0, 0]


LEAVE = {"detractor_leaves": 0.0, "passive_leaves": 0.0, "promoter_leaves": 0.0}


@pytest.mark.parametrize(("category", "functional"), [("detractor", 0.0), ("passive", 0.45), ("promoter", 1.0)])
def test_a_customer_leaves_by_the_probability_of_their_category(category: str, functional: float) -> None:
    world = tiny(people=40, custom={**LEAVE, f"{category}_leaves": 0.2}, seed=3)
    win(world, *range(40), functional=functional)
    key = luck.key_of(3, 0, luck.CUSTOM)
    leaving = [luck.uniform(key, i, 0) < 0.2 for i in range(40)]
    assert any(leaving)
    assert (after_a_week(world).market.category == PROSPECT).tolist() == leaving


def test_who_left_is_a_prospect_like_others() -> None:
    world = tiny(people=60, custom={"passive_leaves": 0.2})
    win(world, *range(60), functional=0.45)
    market = after_a_week(world).market
    gone = market.category == PROSPECT
    assert gone.any()
    assert set(market.origin[gone]) == {NOBODY} and set(market.since[gone]) == {-1}


def joined(categories: list[str], seed: int = 1, incentive: float = 1.0, **custom: float) -> World:
    talk = {"recommend": 1.0, "warn": 1.0, "paid": 1.0}
    return neighbours_of_a_prospect(categories, incentive=incentive, seed=seed, word_of_mouth=talk, custom={"persuade": 1.0, **custom})


def test_who_hears_a_recommendation_joins_as_referred() -> None:
    assert joined(["promoter"], incentive=0.0).market.origin[0] == REFERRED


def test_who_hears_paid_and_unasked_recommendations_joins_as_referred() -> None:
    assert joined(["promoter", "passive"]).market.origin[0] == REFERRED


def test_who_hears_paid_recommendations_only_joins_as_a_paid_referral() -> None:
    assert joined(["passive"]).market.origin[0] == PAID_REFERRAL


def test_who_is_warned_does_not_join_by_recommendation() -> None:
    assert joined(["promoter", "detractor"]).market.origin[0] == NOBODY


def test_who_is_warned_may_still_be_bought() -> None:
    bought = [joined(["promoter", "detractor"], seed=seed, advertising=0.2, spoilt=0.0) for seed in range(30)]
    draws = [luck.uniform(luck.key_of(seed, 0, luck.CUSTOM), 0, 0) < 0.2 for seed in range(30)]
    assert any(draws)
    assert [int(world.market.origin[0]) for world in bought] == [BOUGHT if draw else NOBODY for draw in draws]


def test_two_recommendations_persuade_more_often_than_one() -> None:
    for seed in range(30):
        draw = luck.uniform(luck.key_of(seed, 0, luck.CUSTOM), 0, 1)
        for n in (1, 2, 3):
            assert (joined(["promoter"] * n, seed=seed, incentive=0.0, persuade=0.3).market.origin[0] == REFERRED) == (draw < 1 - 0.7**n)


def test_paid_recommendations_persuade_as_others_do() -> None:
    for seed in range(30):
        draw = luck.uniform(luck.key_of(seed, 0, luck.CUSTOM), 0, 1)
        assert (joined(["promoter"], seed=seed, persuade=0.3).market.origin[0] == REFERRED) == (draw < 1 - 0.7**2)


def test_detractors_spoil_the_market() -> None:
    for seed in range(30):
        world = tiny(people=4, custom={"advertising": 0.2, "spoilt": 0.5}, seed=seed)
        win(world, 1, functional=0.0)
        win(world, 2, functional=1.0)
        draw = luck.uniform(luck.key_of(seed, 0, luck.CUSTOM), 0, 0)
        assert (after_a_week(world).market.origin[0] == BOUGHT) == (draw < 0.2 * (1 - 0.5 * 0.5))


def test_a_bought_customer_starts_with_first_expectations() -> None:
    world = tiny(people=200, custom={"advertising": 0.2, "functional": 0.4, "referred_functional": 0.1, "bond": 0.2, "referred_bond": 0.3})
    market = after_a_week(world, 5).market
    new = market.origin == BOUGHT
    assert new.any()
    assert set(zip(market.functional[new], market.bond[new], market.since[new], strict=True)) == {(0.4, 0.2, 5)}


def test_a_referred_customer_starts_higher() -> None:
    market = joined(["promoter"], functional=0.4, referred_functional=0.1, bond=0.2, referred_bond=0.3).market
    assert (market.functional[0], market.bond[0]) == (0.5, 0.5)


def test_a_paid_referral_starts_as_a_bought_customer_does() -> None:
    market = joined(["passive"], functional=0.4, referred_functional=0.1, bond=0.2, referred_bond=0.3).market
    assert (market.functional[0], market.bond[0]) == (0.4, 0.2)


def test_no_first_expectation_is_above_1() -> None:
    market = joined(["promoter"], functional=0.8, referred_functional=0.5, bond=0.9, referred_bond=0.3).market
    assert (market.functional[0], market.bond[0]) == (1.0, 1.0)


def test_a_new_customer_rates_at_once() -> None:
    assert joined(["promoter"], functional=1.0).market.category[0] == PROMOTER
    assert joined(["promoter"], functional=0.4, referred_functional=0.0).market.category[0] == PASSIVE


def test_nobody_joins_and_leaves_in_the_same_week() -> None:
    world = joined(["promoter"], promoter_leaves=0.2, passive_leaves=0.2, detractor_leaves=0.2)
    assert world.market.category[0] != PROSPECT


def leaving(world: World, *rows: int) -> World:
    """Exactly these leave for sure: nobody else has missing energy that weighs anything."""
    rates = world.rates.turnover._replace(base=0.1, care=1.0, commitment=0.0, energy=0.0, safety=0.0, advocate=0.0)
    world.staff.advocate[:] = True
    world.staff.advocate[list(rows)] = False
    return world._replace(rates=world.rates._replace(turnover=rates._replace(care=1e9, base=1.0)))


LINE = {"boss": (0, 0, 1, 2)}
"""A chain of four: a chief, a manager, a supervisor, the front line."""


def line(**more: Any) -> World:
    world = tiny(**LINE, **more)
    world.staff.commitment[:] = (0.1, 0.2, 0.3, 0.4)
    return world


def test_a_gap_is_filled_by_a_chain_of_promotions_and_a_newcomer() -> None:
    assert holders(after_a_week(leaving(line(), 0))) == [1, 2, 3, 3 + 4]


def test_who_has_no_reports_is_followed_by_a_newcomer() -> None:
    assert holders(after_a_week(leaving(line(), 3))) == [0, 1, 2, 3 + 4]


def test_where_all_reports_have_gone_a_newcomer_comes() -> None:
    assert holders(after_a_week(leaving(line(), 2, 3))) == [0, 1, 2 + 4, 3 + 4]


def test_where_everybody_leaves_everybody_is_new() -> None:
    assert holders(after_a_week(leaving(line(), 0, 1, 2, 3))) == [4, 5, 6, 7]


def test_somebody_who_leaves_is_not_promoted() -> None:
    assert holders(after_a_week(leaving(line(), 0, 1))) == [4, 2, 3, 7]


def test_the_second_newcomer_of_a_job_is_another_person() -> None:
    world = leaving(line(), 3)
    after_a_week(world)
    world.staff.advocate[3] = False
    assert holders(after_a_week(world, 1)) == [0, 1, 2, 3 + 2 * 4]


def team(character: float) -> World:
    """A boss who leaves, a report who is skilled and one who is committed."""
    world = leaving(tiny(levers={"promote_on_character": character}), 0)
    world.staff.skill[:], world.staff.commitment[:] = (0.5, 0.9, 0.1), (0.5, 0.1, 0.8)
    return world


def test_the_most_skilled_report_is_promoted_on_performance() -> None:
    assert holders(after_a_week(team(0.0)))[0] == 1


def test_the_most_committed_report_is_promoted_on_character() -> None:
    assert holders(after_a_week(team(1.0)))[0] == 2


def test_of_equals_the_first_is_promoted() -> None:
    world = team(0.5)
    world.staff.skill[:], world.staff.commitment[:] = 0.5, 0.5
    assert holders(after_a_week(world))[0] == 1


def test_somebody_promoted_brings_everything_but_skill() -> None:
    world = team(1.0)
    states = ("commitment", "understanding", "conduct", "safety", "trust", "energy", "courage", "bloom", "leniency")
    names = (*states, "advocate", "committed", "hired")
    for k, name in enumerate(states):
        getattr(world.staff, name)[2] = 0.9 - k / 100
    world.staff.committed[2], world.staff.hired[2], world.staff.allies[2] = True, 3, (1, -1)
    before = {name: getattr(world.staff, name)[2].item() for name in names}
    staff = after_a_week(world).staff
    assert {name: getattr(staff, name)[0].item() for name in names} == before
    assert staff.allies[0].tolist() == [1, -1]


def test_skill_in_a_new_job_is_drawn_anew() -> None:
    world = tiny(levers={"promote_on_character": 1.0}, character={"skill": 0.6, "skill_spread": 0.1}, seed=5)
    world.staff.commitment[:] = (0.5, 0.1, 0.8)
    staff = after_a_week(leaving(world, 0), 7).staff
    assert staff.skill[0] == pytest.approx(0.6 + 0.1 * luck.normal(luck.key_of(5, 7, luck.SUCCESSION), 0, 0))


def test_a_newcomer_starts_as_declared() -> None:
    start = {"understanding": 0.11, "conduct": 0.22, "safety": 0.33, "trust": 0.44, "energy": 0.55, "skill": 0.66}
    staff = after_a_week(leaving(line(newcomer=start), 3), 6).staff
    assert {name: getattr(staff, name)[3] for name in start} == start
    assert (staff.advocate[3], staff.committed[3], staff.hired[3], staff.allies[3].tolist()) == (False, False, 6, [-1, -1])


def test_the_commitment_of_a_newcomer_is_a_beta_draw_of_the_holder() -> None:
    world = line(newcomer={"commitment": 0.1, "commitment_range": 0.2}, seed=9)
    staff = after_a_week(leaving(world, 3)).staff
    assert staff.commitment[3] == pytest.approx(0.1 + 0.2 * luck.beta(luck.key_of(9, 1, luck.PERSON), 3, 42, 5, 4))


def test_the_traits_of_a_newcomer_are_draws_of_the_holder() -> None:
    staff = after_a_week(leaving(line(character={"bloom_spread": 0.4, "leniency": 0.7}, seed=9), 3)).staff
    key = luck.key_of(9, 1, luck.PERSON)
    assert staff.courage[3] == luck.beta(key, 3, 0, 2, 6)
    assert staff.bloom[3] == pytest.approx(math.exp(0.4 * luck.normal(key, 3, 40) - 0.08))
    assert staff.leniency[3] == pytest.approx(0.7 * luck.normal(key, 3, 41))


def test_an_ally_is_followed_to_a_new_job() -> None:
    world = leaving(line(), 0)
    world.staff.allies[3] = (2, -1)
    assert after_a_week(world).staff.allies[2].tolist() == [1, -1]


def test_an_ally_who_left_is_lost() -> None:
    world = leaving(line(), 3)
    world.staff.allies[0] = (3, 2)
    assert after_a_week(world).staff.allies[0].tolist() == [-1, 2]


def quits(row: int, seed: int, advocate: bool = False, **state: float) -> tuple[bool, float]:
    """Whether somebody of two leaves, and their draw."""
    world = tiny(
        boss=(0, 0), turnover={"base": 0.1, "care": 2.0, "commitment": 1.0, "energy": 2.0, "safety": 3.0, "advocate": 0.25}, seed=seed
    )
    values = {"commitment": 0.5, "energy": 0.5, "safety": 0.5, **state}
    for name, value in values.items():
        getattr(world.staff, name)[row] = value
    world.staff.advocate[row] = advocate
    left = after_a_week(world).staff.moved[row] == -1
    return bool(left), float(luck.uniform(luck.key_of(seed, 0, luck.TURNOVER), row, 0))


@pytest.mark.parametrize(
    ("row", "state", "hazard"),
    [
        (0, {}, 0.1),
        (1, {}, 0.2),
        (1, {"advocate": True}, 0.05),
        (0, {"commitment": 0.1}, 0.1 * math.exp(0.4)),
        (0, {"energy": 0.1}, 0.1 * math.exp(0.8)),
        (0, {"safety": 0.1}, 0.1 * math.exp(1.2)),
    ],
    ids=["a head", "front line of care", "advocate", "commitment", "energy", "safety"],
)
def test_who_leaves_is_a_matter_of_state_and_of_their_own_draw(row: int, state: dict[str, Any], hazard: float) -> None:
    outcomes = [quits(row, seed, **state) for seed in range(60)]
    assert any(left for left, _ in outcomes)
    assert all(left == (draw < hazard) for left, draw in outcomes)


def test_leavers_of_the_front_line_of_care_are_counted() -> None:
    world = tiny(boss=(0, 0, 0, 2), department=[0, 0, 1, 1], levers={"promote_on_character": 0.0})
    row = after_a_week(leaving(world, 1, 3)).series[0]
    assert (row["staff_left"], row["staff_left_care"]) == (2, 1)


def declared(commitment: float, energy: float = 0.5, advocate: bool = False, declare: float = 1.0) -> bool:
    world = tiny(advocacy={"declare": declare, "ready": 0.8, "exhausted": 0.1})
    world.staff.commitment[:], world.staff.energy[:], world.staff.advocate[:], world.staff.courage[:] = commitment, energy, advocate, 1.0
    return bool(after_a_week(world).staff.advocate[0])


def test_who_is_ready_declares_themself() -> None:
    assert declared(0.8)


def test_who_is_not_ready_does_not() -> None:
    assert not declared(0.79)


def test_an_exhausted_advocate_steps_back() -> None:
    assert not declared(0.9, energy=0.09, advocate=True)


def test_an_advocate_stays_one_below_the_bar() -> None:
    assert declared(0.3, advocate=True)


def test_declaring_takes_voice() -> None:
    for seed in range(30):
        world = tiny(advocacy={"declare": 0.8, "ready": 0.8}, seed=seed)
        world.staff.commitment[:], world.staff.courage[:], world.staff.safety[:] = 0.9, 0.2, 0.5
        draw = luck.uniform(luck.key_of(seed, 0, luck.ADVOCACY), 1, 0)
        assert after_a_week(world).staff.advocate[1] == (draw < 0.8 * 0.6)


@pytest.mark.parametrize(
    ("before", "commitment", "after"),
    [(False, 0.6, True), (False, 0.59, False), (True, 0.4, True), (True, 0.39, False), (False, 0.4, False)],
)
def test_the_stance_is_entered_at_6_and_left_below_4(before: bool, commitment: float, after: bool) -> None:
    world = tiny()
    world.staff.committed[:], world.staff.commitment[:] = before, commitment
    assert after_a_week(world).staff.committed[0] == after


def test_phases_are_bands_of_commitment_from_their_lower_end() -> None:
    world = tiny(boss=(0,) * 8)
    world.staff.commitment[:] = (0.19, 0.2, 0.4, 0.59, 0.6, 0.79, 0.8, 1.0)
    row = after_a_week(world).series[0]
    names = ("business_as_usual_share", "seeing_share", "thinking_share", "doing_share", "being_share")
    assert [row[name] * 8 for name in names] == pytest.approx([1, 1, 2, 2, 2])


def test_means_and_shares_are_over_all_employees() -> None:
    world = tiny(boss=(0,) * 4, conduct={"adopted": 0.5})
    for name in ("commitment", "understanding", "conduct", "safety", "trust", "energy", "skill"):
        getattr(world.staff, name)[:] = (0.1, 0.2, 0.5, 0.8)
    world.staff.advocate[0] = True
    row = after_a_week(world).series[0]
    means = [row[f"{name}_mean"] for name in ("commitment", "understanding", "conduct", "safety", "trust", "energy", "skill")]
    assert means == pytest.approx([0.4] * 7)
    assert (row["adopted_share"], row["committed_share"], row["advocates_share"]) == (0.5, 0.25, 0.25)


def test_employees_rate_by_commitment_safety_and_energy() -> None:
    world = tiny(rating={"promoter": 8.0, "detractor": 6.0, "commitment": 0.5, "safety": 0.3, "energy": 0.2})
    world.staff.leniency[:] = 0.0
    world.staff.commitment[:], world.staff.safety[:], world.staff.energy[:] = (1.0, 0.4, 0.2), (0.1, 0.4, 0.2), (0.1, 0.4, 0.2)
    assert after_a_week(world).series["enps"][0] == pytest.approx(100 * (1 - 1) / 3)
    assert 10 * 0.55 ** (1 / 3) >= 8.0 > 10 * 0.4 ** (1 / 3) >= 6.0 > 10 * 0.2 ** (1 / 3)


def test_nps_is_promoters_less_detractors() -> None:
    world = tiny(people=5)
    win(world, 0, 1, functional=1.0)
    win(world, 2, functional=0.45)
    win(world, 3, functional=0.0)
    row = after_a_week(world).series[0]
    assert (row["customers"], row["nps"], row["promoters_share"], row["detractors_share"]) == (4, 25.0, 0.5, 0.25)


def test_bond_and_functional_value_are_means_over_customers() -> None:
    world = tiny(people=5)
    win(world, 0, functional=0.4, bond=0.1)
    win(world, 3, functional=0.6, bond=0.4)
    world.market.functional[4], world.market.bond[4] = 1.0, 1.0
    row = after_a_week(world).series[0]
    assert (row["functional_mean"], row["bond_mean"]) == (pytest.approx(0.5), pytest.approx(0.25))


def test_income_is_spend_with_a_bonus_by_bond() -> None:
    world = tiny(people=4, money={"spend": 10.0, "bonus": 0.5})
    win(world, 0, 1, bond=0.4)
    assert after_a_week(world).series["income"][0] == pytest.approx(2 * 10 * 1.2)


@pytest.mark.parametrize(
    ("t", "since", "origin", "retained", "referred"),
    [(50, -1, 1, 0, 0), (51, -1, 1, 1, 0), (55, 3, 3, 1, 0), (55, 4, 3, 0, 1), (55, 4, 2, 0, 0)],
)
def test_income_is_told_apart_by_what_happened_within_a_year(t: int, since: int, origin: int, retained: int, referred: int) -> None:
    world = tiny(money={"spend": 10.0, "bonus": 0.5})
    win(world, 0, bond=0.4, since=since, origin=origin)
    row = after_a_week(world, t).series[t]
    assert (row["income_retained"], row["income_referred"]) == (pytest.approx(12 * retained), pytest.approx(12 * referred))


def test_wages_of_the_front_line_follow_capacity() -> None:
    world = tiny(boss=(0, 0, 0, 0), department=[0, 0, 0, 3], money={"wage": 10.0})
    world.firm["capacity"], world.firm["first_capacity"] = 6.0, 4.0
    assert after_a_week(world).series["wages"][0] == pytest.approx(10 * (4 - 2 + 2 * 1.5))


def test_hiring_costs_by_leaver() -> None:
    world = leaving(line(money={"hire": 100.0}), 0, 3)
    assert after_a_week(world).series["hiring_cost"][0] == 200.0


def test_service_costs_by_work() -> None:
    world = desk({"output_focus": 0.0}, care_time=0.5)
    cost = world.rates.money.handling
    assert after_a_week(world).series["service_cost"][0] == pytest.approx(cost * 1.5)


def test_new_customers_cost_what_was_paid_for_them() -> None:
    row = joined(["passive"], incentive=0.5).series[0]
    assert row["acquisition_cost"] == 50.0 * 0.5 * row["joined_by_paid_referral"]
    world = after_a_week(tiny(people=200, custom={"advertising": 0.2}, money={"buy": 7.0}))
    assert world.series["acquisition_cost"][0] == 7.0 * world.series["joined_bought"][0] > 0


COSTLY = ("participation", "support", "training", "coaching", "pressure", "follow_up", "recognition", "purpose", "integrity", "autonomy")


@pytest.mark.parametrize("lever", COSTLY)
def test_a_lever_costs_its_share_of_all_wages(lever: str) -> None:
    free = dict.fromkeys(COSTLY, 0.0)
    world = tiny(money={"wage": 10.0, **free, lever: 0.5}, levers={lever: 0.3})
    assert after_a_week(world).series["programme_cost"][0] == pytest.approx(10 * 3 * 0.5 * 0.3)


def reviewed(t: int, profit: float, review_from: int = 30, every: int = 4, tolerance: float = 0.1, fallen_back: float = -1.0) -> float:
    """When leaders fell back, after week t, with a profit of 100 before launch in week 20 and ``profit`` since."""
    world = tiny(review={"every": every})._replace(launch=20, review_from=review_from, tolerance=tolerance)
    world.series["profit"][:20], world.series["profit"][20:] = 100.0, profit
    idle = world.rates.money._replace(spend=0.0, wage=0.0)
    world.firm["fallen_back"] = fallen_back
    world = world._replace(rates=world.rates._replace(money=idle))
    return float(after_a_week(world, t).firm["fallen_back"][0])


def test_leaders_fall_back_where_profit_is_below_what_they_accept() -> None:
    assert reviewed(30, 80.0) == 30.0


def test_leaders_hold_where_the_loss_is_accepted() -> None:
    assert reviewed(30, 180.0) == -1.0


def test_leaders_do_not_fall_back_before_the_first_review() -> None:
    assert reviewed(29, 0.0) == -1.0


def test_between_reviews_nothing_is_decided() -> None:
    assert reviewed(33, 0.0) == -1.0


def test_reviews_come_again() -> None:
    assert reviewed(34, 0.0) == 34.0


def test_endless_patience_reviews_nothing() -> None:
    assert reviewed(30, 0.0, review_from=-1) == -1.0


def test_who_fell_back_stays_so() -> None:
    assert reviewed(34, 1000.0, fallen_back=30.0) == 30.0


@pytest.mark.parametrize(("profit", "falls"), [(119.0, True), (121.0, False)])
def test_the_last_weeks_with_this_one_are_compared(profit: float, falls: bool) -> None:
    """Three weeks of this profit and this week's 0 make a mean of three quarters of it; 90 are accepted."""
    assert (reviewed(30, profit) >= 0) == falls


def test_after_falling_back_the_status_quo_holds_with_more_pressure() -> None:
    world = tiny(levers={"pressure": 0.4}, review={"harder": 0.3})
    assert world.fallback["pressure"][0] == pytest.approx(0.7)
    world.firm["fallen_back"] = 2.0
    free = dict.fromkeys(COSTLY, 0.0) | {"pressure": 1.0, "wage": 1.0}
    world = world._replace(rates=world.rates._replace(money=world.rates.money._replace(**free)))
    assert after_a_week(world, 3).series["programme_cost"][3] == pytest.approx(3 * 0.7)


def test_command_and_control_knows_a_full_pressure() -> None:
    assert tiny(levers={"pressure": 0.9}, review={"harder": 0.3}).fallback["pressure"][0] == 1.0
