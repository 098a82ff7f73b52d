import numpy as np
import pytest

from experiments import findings
from experiments.findings import Interval
from tests.experiments.worlds import WEEKS, WORLDS, in_worlds, made_up, steps

FLAT = steps()
EARLY, LATE = steps((60, 0.9)), steps((150, 0.9))
MASK = {"adopted_share": steps((40, 0.95), (80, 0.04))}
ROOTED = {"adopted_share": LATE, "committed_share": LATE}


def test_the_first_week_of_what_never_holds_is_not_a_number() -> None:
    assert np.isnan(findings.first_week(np.zeros(5, bool)))


def test_the_first_week_is_the_first() -> None:
    assert findings.first_week(np.array([False, True, False, True])) == 1


def test_the_lasting_week_is_the_first_that_lasts() -> None:
    assert findings.lasting_week(np.array([False, True, False, True, True])) == 3


def test_nothing_lasts_that_does_not_hold_at_the_end() -> None:
    assert np.isnan(findings.lasting_week(np.array([True, True, False])))


def test_what_always_holds_lasts_from_the_first_week() -> None:
    assert findings.lasting_week(np.ones(4, bool)) == 0


@pytest.mark.parametrize(("count", "enough"), [(38, True), (37, False)])
def test_nearly_all_worlds_are_38_of_40(count: int, enough: bool) -> None:
    assert findings.nearly_all(np.arange(40) < count) is enough


@pytest.mark.parametrize(
    ("difference", "word"),
    [
        (Interval(0.30, 0.20, 0.40), "ahead"),
        (Interval(0.03, 0.01, 0.045), "level"),
        (Interval(0.03, 0.01, 0.08), "level"),
        (Interval(-0.03, -0.08, -0.01), "level"),
        (Interval(0.0, 0.0, 0.0), "level"),
        (Interval(0.01, -0.04, 0.04), "level"),
        (Interval(0.10, -0.10, 0.30), "neither"),
        (Interval(-0.30, -0.40, -0.20), "neither"),
    ],
)
def test_a_difference_is_ahead_level_or_neither(difference: Interval, word: str) -> None:
    assert (findings.ahead(difference), findings.level(difference)) == (word == "ahead", word == "level")


def test_a_strategy_that_ends_well_above_the_status_quo_works() -> None:
    assert findings.works(made_up(ROOTED), 0)


def test_a_strategy_that_ends_at_the_status_quo_does_not_work() -> None:
    assert not findings.works(made_up(MASK), 0)


def test_rooted_counts_the_worlds_that_end_with_half_committed() -> None:
    assert findings.rooted(made_up({"committed_share": in_worlds(34, LATE, FLAT)}), 0) == 34


def test_a_world_that_tipped_and_fell_back_is_not_rooted() -> None:
    assert findings.rooted(made_up({"committed_share": steps((100, 0.8), (200, 0.1))}), 0) == 0


@pytest.mark.parametrize(("count", "taken"), [(34, True), (9, True), (4, False)])
def test_taking_root_needs_surely_more_worlds(count: int, taken: bool) -> None:
    c = made_up({}, {"committed_share": in_worlds(count, LATE, FLAT)})
    assert findings.takes_root(c, 1, 0) is taken


def test_taking_root_alone_is_against_the_status_quo() -> None:
    assert findings.takes_root(made_up({"committed_share": LATE}), 0)


def test_nothing_takes_root_that_roots_without_it() -> None:
    assert not findings.takes_root(made_up({"committed_share": LATE}, still={"committed_share": 0.9}), 0)


def test_who_shows_the_conduct_sooner_shows_first() -> None:
    assert findings.shows_first(made_up(MASK, ROOTED), 0, 1)


def test_who_shows_the_conduct_later_does_not_show_first() -> None:
    assert not findings.shows_first(made_up(MASK, ROOTED), 1, 0)


def test_who_never_shows_the_conduct_does_not_show_first() -> None:
    assert not findings.shows_first(made_up({}, {}), 0, 1)


def test_showing_first_in_37_of_40_worlds_is_not_enough() -> None:
    c = made_up({"adopted_share": in_worlds(37, EARLY, FLAT)}, {"adopted_share": LATE})
    assert not findings.shows_first(c, 0, 1)


def test_conduct_that_goes_back_fades() -> None:
    assert findings.fades(made_up(MASK), 0)


def test_conduct_that_keeps_more_than_half_of_its_rise_does_not_fade() -> None:
    assert not findings.fades(made_up({"adopted_share": steps((40, 0.9), (80, 0.6))}), 0)


def test_conduct_that_never_rose_does_not_fade() -> None:
    assert not findings.fades(made_up({"adopted_share": steps((40, 0.3), (80, 0.04))}), 0)


def test_who_brings_half_of_the_change_sooner_is_faster() -> None:
    c = made_up({"adopted_share": EARLY}, {"adopted_share": LATE}, meaning=0.0)
    assert findings.faster(c, 0, 1) and not findings.faster(c, 1, 0)


def test_conduct_alone_is_not_faster_where_the_change_has_meaning() -> None:
    assert not findings.faster(made_up({"adopted_share": EARLY}, ROOTED), 0, 1)


def test_a_change_that_is_kept_stays() -> None:
    assert findings.stays(made_up({"adopted_share": EARLY}, meaning=0.0), 0)


@pytest.mark.parametrize("path", [steps((40, 0.95), (200, 0.7)), steps((40, 0.4)), FLAT])
def test_a_change_that_is_lost_in_part_or_never_made_does_not_stay(path: np.ndarray) -> None:
    assert not findings.stays(made_up({"adopted_share": path}, meaning=0.0), 0)


def test_nothing_stays_that_has_not_begun() -> None:
    assert not findings.stays(made_up({"adopted_share": 0.9}, meaning=0.0, weeks=20), 0)


def test_a_dearer_programme_is_not_cheaper() -> None:
    c = made_up({"programme_cost": 31.0}, {"programme_cost": 40.0})
    assert findings.cheaper(c, 0, 1) and not findings.cheaper(c, 1, 0)


def test_equal_cost_is_not_cheaper() -> None:
    assert not findings.cheaper(made_up({}, {}), 0, 1)


def test_extra_cost_is_counted_in_weeks_of_profit() -> None:
    c = made_up({"programme_cost": steps((26, 40.0), start=30.0)})
    assert findings.extra_cost(c, 0) == pytest.approx(np.full(WORLDS, 10.0 * (WEEKS - 26) / 100.0))


def test_extra_cost_is_a_share_of_wages_since_launch() -> None:
    c = made_up({"programme_cost": steps((26, 42.0), start=30.0)})
    assert findings.extra_share(c, 0) == pytest.approx(12.0 / 600.0)


def test_apart_since_the_week_from_which_38_of_40_worlds_have_more() -> None:
    committed = np.vstack([in_worlds(37, steps((70, 0.5)), FLAT)[:37], np.tile(steps((99, 0.5)), (1, 1)), in_worlds(0, FLAT, FLAT)[:2]])
    assert findings.apart_since(made_up({}, {"committed_share": committed}), 1, 0) == 99


def test_worlds_that_meet_again_are_not_apart() -> None:
    c = made_up({}, {"committed_share": steps((70, 0.5), (200, 0.04))})
    assert findings.apart_since(c, 1, 0) is None


def earning(*changes: tuple[int, float]) -> dict[str, np.ndarray]:
    return {"profit": steps(*changes, start=100.0)}


def test_paid_back_from_the_week_in_which_the_middle_world_is_above_the_status_quo() -> None:
    c = made_up(earning((26, 50.0), (36, 150.0)))
    assert findings.loses_money(c, 0) and findings.paid_back(c, 0) == (46, 46, 46)


def test_the_middle_week_of_paying_back_is_that_of_a_world() -> None:
    dip, loss = (earning(*changes)["profit"] for changes in ([(26, 50.0), (36, 150.0)], [(26, 90.0)]))
    c = made_up({"profit": in_worlds(2, dip, loss, worlds=4)}, worlds=4)
    assert findings.paid_back(c, 0) == (46, 46, np.inf)


def test_what_only_costs_is_never_paid_back() -> None:
    assert findings.paid_back(made_up(earning((26, 90.0))), 0)[0] == np.inf


def test_what_only_earns_loses_no_money() -> None:
    assert not findings.loses_money(made_up(earning((26, 110.0))), 0)


def test_who_surely_has_more_in_the_end_earns_more() -> None:
    c = made_up(earning((26, 110.0)), earning((26, 120.0)))
    assert findings.earns_more(c, 1, 0) and not findings.earns_more(c, 0, 1)


def test_equal_money_is_not_more() -> None:
    assert not findings.earns_more(made_up({}, {}), 0, 1)


def test_tipping_is_the_middle_of_the_worlds_that_tip() -> None:
    c = made_up({"committed_share": in_worlds(20, EARLY, FLAT)})
    assert findings.tipping(c, 0) == (60, 60, 60)


def test_there_is_no_tipping_week_where_no_world_tips() -> None:
    assert np.isnan(findings.tipping(made_up({}), 0)).all()


def test_limits_are_sorted_and_count_from_launch() -> None:
    c = made_up({"limited_by_soil": steps((26, 0.2), start=1.0), "limited_by_light": 0.5, "limited_by_water": 0.3})
    assert findings.limits(c, 0) == pytest.approx({"light": 0.5, "water": 0.3, "soil": 0.2})
    assert list(findings.limits(c, 0)) == ["light", "water", "soil"]


def test_worse_names_what_ends_lower_in_nearly_all_worlds() -> None:
    c = made_up({"nps": 40.0, "energy_mean": 0.6}, {"nps": 10.0, "energy_mean": 0.6})
    assert findings.worse(c, 1, 0) == ["nps"] and findings.worse(c, 0, 1) == []


def test_more_is_worse_where_less_is_better() -> None:
    assert findings.worse(made_up({"load": 0.8}, {"load": 0.9}), 1, 0) == ["load"]


def test_behind_is_the_last_milestone_with_less_change_success() -> None:
    c = made_up({"adopted_share": EARLY}, {"adopted_share": LATE}, meaning=0.0)
    assert findings.behind(c, 1, 0) == 2 and findings.behind(c, 0, 1) is None


def test_strategies_with_the_same_numbers_are_the_same() -> None:
    assert findings.same(made_up(ROOTED, ROOTED), 0, 1)


def test_strategies_with_one_other_number_are_not_the_same() -> None:
    assert not findings.same(made_up(ROOTED, ROOTED | {"warned": steps((285, 1.0))}), 0, 1)


def test_a_strategy_with_the_numbers_of_the_status_quo_changes_nothing() -> None:
    c = made_up({}, {"warned": steps((285, 1.0))})
    assert findings.changes_nothing(c, 0) and not findings.changes_nothing(c, 1)
