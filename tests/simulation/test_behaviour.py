"""What the prototypes of the model showed must come out, at default size, over many worlds.

A stated number was read off from means over worlds. A mean of ours may differ from it by three standard errors of the difference of two such means (√2 times ours),
plus half of the last digit that is stated, or half of a step of .05 (5 points) where it is stated as "about".
"""

import math

import numpy as np
import pytest

from tests.simulation.garden import FULL, LAUNCH, Floats, after, series, tipping_weeks

FIVE_YEARS = LAUNCH + 5 * 52
ABOUT = 0.025
ABOUT_POINTS = 2.5


def standard_error(found: Floats) -> float:
    return float(np.std(found, ddof=1) / math.sqrt(found.size))


def near(found: Floats, stated: float, reading: float = ABOUT) -> None:
    """Assert that the mean over worlds is the stated number, as exactly as both are known."""
    mean, margin = float(np.mean(found)), 3 * math.sqrt(2) * standard_error(found) + reading
    assert abs(mean - stated) <= margin, (
        f"mean {mean:.3f} (standard error {standard_error(found):.3f}, {found.size} worlds) is not {stated:g} ± {margin:.3f}"
    )


def between(found: Floats, low: float, high: float) -> None:
    """Assert that the mean over worlds lies in a stated range, as exactly as it is known."""
    mean, margin = float(np.mean(found)), 3 * standard_error(found)
    assert low - margin <= mean <= high + margin, (
        f"mean {mean:.3f} (standard error {standard_error(found):.3f}, {found.size} worlds) is not within {low:g} to {high:g}"
    )


def above(more: Floats, less: Floats) -> None:
    """Assert that one is more than the other in the same worlds, by more than three standard errors."""
    gap = more - less
    assert np.mean(gap) > 3 * standard_error(gap), (
        f"mean difference {np.mean(gap):.3f}, standard error {standard_error(gap):.3f}, {gap.size} worlds"
    )


def share_of_worlds(count: int, worlds: int, low: float, high: float) -> None:
    """Assert that a share of worlds lies in a range, three standard errors of a share at its ends allowed."""
    share, margin = count / worlds, [3 * math.sqrt(p * (1 - p) / worlds) for p in (low, high)]
    assert low - margin[0] <= share <= high + margin[1], f"{count} of {worlds} worlds, not a share of {low:g} to {high:g}"


@pytest.mark.parametrize("weeks", range(52, FIVE_YEARS + 1, 26))
def test_1_the_status_quo_is_steady_in_commitment(weeks: int) -> None:
    between(after("status_quo", "commitment_mean", weeks), 0.26, 0.32)


@pytest.mark.parametrize("weeks", range(52, FIVE_YEARS + 1, 26))
def test_1_few_are_committed_in_the_status_quo(weeks: int) -> None:
    near(after("status_quo", "committed_share", weeks), 0.04)


@pytest.mark.parametrize("weeks", range(52, FIVE_YEARS + 1, 26))
def test_1_nps_is_steady_in_the_status_quo(weeks: int) -> None:
    between(after("status_quo", "nps", weeks), 0.0, 12.0)


@pytest.mark.parametrize("weeks", range(52, FIVE_YEARS + 1, 26))
def test_1_enps_is_steady_in_the_status_quo(weeks: int) -> None:
    between(after("status_quo", "enps", weeks), -30.0, -18.0)


@pytest.mark.parametrize("weeks", range(52, FIVE_YEARS + 1, 26))
def test_1_customers_stay_in_number_in_the_status_quo(weeks: int) -> None:
    between(after("status_quo", "customers", weeks) / after("status_quo", "customers", LAUNCH), 0.94, 1.06)


def test_1_a_third_of_the_staff_leaves_in_a_year_of_the_status_quo() -> None:
    near(series("status_quo")["staff_left"][:, LAUNCH:].sum(axis=1) / 300 / 5, 0.33, 0.005)


def test_2_implementation_changes_conduct_within_a_year() -> None:
    near(after("implementation", "conduct_mean", LAUNCH), 0.33, 0.005)
    near(after("implementation", "conduct_mean", LAUNCH + 52), 0.63, 0.005)


def test_2_nearly_all_adopt_under_implementation() -> None:
    near(after("implementation", "adopted_share", LAUNCH), 0.03)
    near(after("implementation", "adopted_share", LAUNCH + 52), 0.95)


@pytest.mark.parametrize("weeks", [LAUNCH + 26, LAUNCH + 52, LAUNCH + 104, FIVE_YEARS])
def test_2_implementation_commits_nobody(weeks: int) -> None:
    near(after("implementation", "committed_share", weeks), 0.04)


def test_2_implementation_takes_trust() -> None:
    near(after("implementation", "trust_mean", LAUNCH), 0.40, 0.005)
    near(after("implementation", "trust_mean", LAUNCH + 52), 0.21, 0.005)


def test_2_implementation_takes_enps() -> None:
    near(after("implementation", "enps", LAUNCH), -25.0, 0.5)
    near(after("implementation", "enps", LAUNCH + 52), -67.0, 0.5)


def test_2_half_a_year_after_closing_conduct_is_back() -> None:
    near(after("implementation", "conduct_mean", LAUNCH + 56 + 26), 0.34, 0.005)


def test_2_while_implementation_runs_nps_rises_a_little() -> None:
    above(after("implementation", "nps", LAUNCH + 52), after("status_quo", "nps", LAUNCH + 52))
    between(after("implementation", "nps", LAUNCH + 52) - after("status_quo", "nps", LAUNCH + 52), 0.0, 6.0)


@pytest.mark.parametrize(("weeks", "stated"), [(78, 0.09), (104, 0.2), (156, 0.7), (208, 0.98)])
def test_3_co_creation_moves_few_for_a_year_and_then_tips(weeks: int, stated: float) -> None:
    near(after("co_creation", "committed_share", weeks), stated)


def test_3_worlds_of_co_creation_differ_while_they_tip() -> None:
    found = after("co_creation", "committed_share", 156)
    spread, n = np.std(found, ddof=1), found.size
    assert abs(spread - 0.25) <= 3 * math.sqrt(2) * spread / math.sqrt(2 * (n - 1)) + ABOUT, (
        f"standard deviation {spread:.3f} over {n} worlds is not .25"
    )


def test_3_the_tipping_week_of_co_creation_differs_from_world_to_world() -> None:
    weeks = tipping_weeks("co_creation")
    share_of_worlds(int(np.sum((weeks >= 110) & (weeks <= 190))), weeks.size, 0.9, 1.0)
    assert np.ptp(weeks) > 26


def test_3_profit_dips_in_the_first_year_of_co_creation() -> None:
    above(*(series(name)["profit"][:16, LAUNCH : LAUNCH + 52].mean(axis=1) for name in ("status_quo", "co_creation")))


def test_3_co_creation_raises_nps() -> None:
    near(after("co_creation", "nps", LAUNCH), 6.0, 0.5)
    near(after("co_creation", "nps", FIVE_YEARS), 57.0, ABOUT_POINTS)


def test_3_most_become_advocates_in_co_creation() -> None:
    near(after("co_creation", "advocates_share", LAUNCH), 0.03, 0.005)
    between(after("co_creation", "advocates_share", FIVE_YEARS), 0.5, 1.0)


@pytest.mark.parametrize("meaning", [0.0, 0.1])
def test_4_a_technique_is_implemented_within_a_year_and_kept(meaning: float) -> None:
    for weeks in (78, LAUNCH + 3 * 52):
        between(after(f"implementation, meaning {meaning}", "adopted_share", weeks), 0.95, 1.0)


@pytest.mark.parametrize("meaning", [0.0, 0.1])
def test_4_co_creation_is_slow_where_a_technique_would_do(meaning: float) -> None:
    near(after(f"co_creation, meaning {meaning}", "adopted_share", 78), 0.2)


def test_4_with_a_little_meaning_less_is_kept_and_not_in_every_world() -> None:
    """What is locked in lies next to the bar of adoption here: the prototypes kept it in about half of the worlds, this model in more."""
    little, more = (after(f"implementation, meaning {m}", "adopted_share", LAUNCH + 3 * 52) for m in (0.2, 0.3))
    above(little[:12], more[:12])
    assert 0 < np.sum(little > 0.5) < little.size


def test_4_with_more_meaning_nothing_lasts() -> None:
    near(after("implementation, meaning 0.3", "adopted_share", LAUNCH + 3 * 52), 0.03)


def test_5_talk_without_walk_takes_trust() -> None:
    near(after("talk without walk", "trust_mean", FIVE_YEARS), 0.10, 0.005)


def test_5_silence_leaves_trust() -> None:
    near(after("silence without walk", "trust_mean", FIVE_YEARS), 0.37, 0.005)


def test_5_talk_without_walk_commits_fewer_than_silence() -> None:
    near(after("talk without walk", "commitment_mean", FIVE_YEARS), 0.265, 0.0005)
    near(after("silence without walk", "commitment_mean", FIVE_YEARS), 0.289, 0.0005)
    above(*(after(f"{name} without walk", "commitment_mean", FIVE_YEARS) for name in ("silence", "talk")))


def test_6_half_the_settings_hold_a_culture_for_ten_years() -> None:
    near(after("halfway after five years", "committed_share", FIVE_YEARS + 520), 0.95)


def test_6_half_the_settings_do_not_grow_a_culture_in_ten_years() -> None:
    near(after("halfway from the start", "committed_share", LAUNCH + 520), 0.09)


def test_6_the_same_settings_hold_two_levels_of_commitment() -> None:
    near(after("halfway after five years", "commitment_mean", FIVE_YEARS + 520), 0.7)
    near(after("halfway from the start", "commitment_mean", LAUNCH + 520), 0.4)


@pytest.mark.parametrize(("stop", "stated"), [(52, 0.05), (104, 0.2), (208, 0.8)])
def test_7_co_creation_that_is_stopped_lasts_when_it_had_time(stop: int, stated: float) -> None:
    near(after(f"stopped after {stop}", "committed_share", LAUNCH + stop + 8 + 104), stated)


def test_8_without_advocates_nothing_tips() -> None:
    near(after("no advocates", "committed_share", FIVE_YEARS), 0.06, 0.005)
    assert not np.isfinite(tipping_weeks("no advocates")).any()


def test_8_with_three_in_a_hundred_nearly_all_worlds_tip_within_five_years() -> None:
    weeks = tipping_weeks("co_creation")
    share_of_worlds(int(np.isfinite(weeks).sum()), weeks.size, 0.9, 1.0)


def test_8_with_ten_in_a_hundred_nearly_all_worlds_tip_by_week_140() -> None:
    weeks = tipping_weeks("many advocates")
    share_of_worlds(int(np.sum(weeks <= 140)), weeks.size, 0.9, 1.0)


def test_9_without_autonomy_nobody_is_committed() -> None:
    near(after("without autonomy", "committed_share", 156), 0.04)


@pytest.mark.parametrize("lever", ["pressure", "participation", "output_focus", "coaching"])
def test_9_a_lever_left_out_halves_the_effect(lever: str) -> None:
    between(after(f"without {lever}", "committed_share", 156), 0.35 - ABOUT, 0.4 + ABOUT)


@pytest.mark.parametrize(("lever", "stated"), [("integrity", 0.5), ("purpose", 0.45), ("support", 0.45)])
def test_9_a_lever_left_out_takes_a_third_of_the_effect(lever: str, stated: float) -> None:
    near(after(f"without {lever}", "committed_share", 156), stated)


@pytest.mark.parametrize("lever", ["asked_conduct", "follow_up"])
def test_9_some_levers_make_no_difference_to_commitment(lever: str) -> None:
    gap = after(f"without {lever}", "committed_share", 156) - after("co_creation", "committed_share", 156)
    near(gap, 0.0)


@pytest.mark.parametrize("lever", FULL)
def test_9_no_single_lever_carries_it(lever: str) -> None:
    """Without any one the others still do more than the status quo, but for autonomy."""
    gap = after(f"without {lever}", "committed_share", 156)[:16] - after("status_quo", "committed_share", 156)
    assert (np.mean(gap) > 3 * standard_error(gap)) == (lever != "autonomy"), (
        f"mean difference {np.mean(gap):.3f}, standard error {standard_error(gap):.3f}"
    )


def test_10_in_silos_many_worlds_do_not_tip_within_the_prototypes_260_weeks() -> None:
    """Two of three in the prototypes, 15 of 32 here: less, and within three standard errors of it."""
    weeks = tipping_weeks("silos")
    share_of_worlds(int((weeks >= 260).sum()), weeks.size, 2 / 3, 2 / 3)


def test_10_across_departments_nearly_all_worlds_tip() -> None:
    weeks = tipping_weeks("bridges")
    share_of_worlds(int(np.isfinite(weeks).sum()), weeks.size, 0.9, 1.0)


def test_10_across_departments_most_are_committed_after_five_years() -> None:
    """The prototypes had .83; here all worlds tip."""
    assert after("bridges", "committed_share", FIVE_YEARS).mean() >= 0.83
    above(after("bridges", "committed_share", FIVE_YEARS), after("silos", "committed_share", FIVE_YEARS))


def test_11_explained_implementation_is_ahead_after_a_year() -> None:
    near(after("explained_implementation", "adopted_share", 78), 0.35)
    above(*(after(name, "adopted_share", 78)[:16] for name in ("explained_implementation", "co_creation")))


@pytest.mark.parametrize("weeks", [104, 156, 208, FIVE_YEARS])
def test_11_explained_implementation_is_behind_later(weeks: int) -> None:
    above(*(after(name, "adopted_share", weeks)[:16] for name in ("co_creation", "explained_implementation")))


@pytest.mark.parametrize("weeks", [78, 104, 156, FIVE_YEARS])
def test_11_explained_implementation_commits_nobody(weeks: int) -> None:
    near(after("explained_implementation", "committed_share", weeks), 0.04)


def test_11_explained_implementation_raises_nps_and_trust() -> None:
    near(after("explained_implementation", "nps", FIVE_YEARS), 22.0, ABOUT_POINTS)
    near(after("explained_implementation", "trust_mean", FIVE_YEARS), 0.65, 0.005)


def test_12_impatience_ends_co_creation_in_most_worlds() -> None:
    ended = after("patience 26", "fallen_back", FIVE_YEARS) > 0
    share_of_worlds(int(ended.sum()), ended.size, 0.5, 1.0)


def test_12_two_years_of_patience_end_co_creation_in_no_world() -> None:
    assert not after("patience 104", "fallen_back", FIVE_YEARS).any()
