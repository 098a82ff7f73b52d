import numpy as np
import pytest

from experiments.analysis.interval import Quantity
from experiments.analysis.pairing import Pairing, one_tipped, pairing, pairings
from experiments.language import Language
from experiments.studies.study import Design
from tests.experiments.analysis.made_up import FIRST, HEADLINE, SECOND, MadeUp, arm, factor, study

BOTH = Quantity(SECOND, FIRST, HEADLINE, 285)


def outcomes(correlation: float, points: int, worlds: int, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """Two strategies of variance 1 whose luck is this much alike, (P, R) each."""
    luck = np.random.default_rng(seed)
    shared, a, b = luck.normal(size=(3, points, worlds))
    return tuple(np.sqrt(correlation) * shared + np.sqrt(1 - correlation) * own for own in (a, b))


def paired(a: np.ndarray, b: np.ndarray, same_worlds: bool = True) -> Pairing:
    found = pairing(BOTH, [285], [a], [b], same_worlds)
    assert found is not None
    return found


@pytest.mark.parametrize(("points", "worlds", "same"), [(1, 200, True), (4, 60, True), (60, 4, False)])
def test_the_interval_holds_the_factor_of_a_known_correlation_in_9_of_10_studies(points: int, worlds: int, same: bool) -> None:
    found = [paired(*outcomes(0.8, points, worlds, seed), same).factor for seed in range(60)]
    assert np.mean([each.low <= 5.0 <= each.high for each in found]) > 0.85 and np.mean([each.mean for each in found]) == pytest.approx(
        5, rel=0.1
    )


def test_luck_that_is_not_shared_saves_nothing() -> None:
    assert paired(*outcomes(0.0, 1, 2_000)).factor.mean == pytest.approx(1.0, abs=0.1)


def test_a_strategy_against_itself_needs_no_second_world() -> None:
    a, _ = outcomes(0.5, 2, 20)
    assert paired(a, a).factor == (np.inf, np.inf, np.inf)


def test_a_difference_that_is_the_same_but_for_rounding_counts_as_the_same() -> None:
    a, _ = outcomes(0.5, 2, 20)
    assert paired(a, (a + 0.1) - 0.3).factor.mean == np.inf


def test_what_points_differ_in_does_not_count() -> None:
    a, b = outcomes(0.8, 4, 200)
    far = np.array([[0.0], [100.0], [200.0], [300.0]])
    assert paired(a + far, b - far).factor.mean == pytest.approx(paired(a, b).factor.mean)


def test_a_pair_of_which_one_is_missing_does_not_count() -> None:
    a, b = outcomes(0.8, 1, 50)
    gap = b.copy()
    gap[0, 7] = np.nan
    assert paired(a, gap).factor.mean == pytest.approx(paired(np.delete(a, 7, 1), np.delete(b, 7, 1)).factor.mean)


def test_spreads_are_those_of_the_difference() -> None:
    found = paired(*outcomes(0.8, 1, 4_000))
    assert (found.apart, found.together) == pytest.approx((np.sqrt(2), np.sqrt(0.4)), rel=0.05)


def test_one_world_a_point_cannot_tell() -> None:
    assert pairing(BOTH, [285], [np.ones((5, 1))], [np.zeros((5, 1))], True) is None


def test_where_luck_changes_nothing_there_is_nothing_to_save() -> None:
    assert pairing(BOTH, [285], [np.ones((5, 9))], [np.zeros((5, 9))], True) is None


def test_worlds_that_part_are_told_by_the_week_in_which_they_have() -> None:
    early, late = outcomes(0.9, 1, 100), outcomes(0.1, 1, 100)
    found = pairing(BOTH, [77, 285], [early[0], late[0]], [early[1], late[1]], True)
    assert found is not None and found.note is not None and "in week 285" in found.note.said(Language("en"))


def test_worlds_that_tip_under_one_strategy_only_are_counted_as_the_reason() -> None:
    a, b = outcomes(0.1, 1, 100)
    found = pairing(BOTH, [285], [a], [b], True, parted=(30, 100))
    assert found is not None and found.note is not None and "in 30 of 100 pairs" in found.note.said(Language("en"))


def test_few_pairs_that_part_are_not_the_reason() -> None:
    a, b = outcomes(0.1, 1, 100)
    found = pairing(BOTH, [285], [a], [b], True, parted=(9, 100))
    assert found is not None and found.note is not None and "part early" in found.note.said(Language("en"))


@pytest.mark.parametrize(("place", "steady"), [(0, SECOND), (1, FIRST)])
def test_a_strategy_that_luck_hardly_touches_is_the_reason(place: int, steady: str) -> None:
    both = list(outcomes(0.9, 1, 100))
    both[place] = 0.1 * both[place]
    found = pairing(BOTH, [285], both[:1], both[1:], True, parted=(100, 100))
    assert found is not None and found.note is not None and f"luck hardly touches {steady}:" in found.note.said(Language("en"))


def test_a_large_factor_needs_no_reason() -> None:
    assert paired(*outcomes(0.9, 1, 100)).note is None


def test_a_pair_has_parted_where_half_are_committed_under_one_only() -> None:
    a, b = np.array([[0.6, 0.2, 0.5, np.nan]]), np.array([[0.7, 0.9, 0.4, 0.9]])
    assert one_tipped(a, b) == (2, 3)


def test_the_number_of_a_world_means_nothing_where_points_have_their_own() -> None:
    a, b = outcomes(0.8, 20, 6)
    other = np.random.default_rng(2).permuted(np.tile(np.arange(6), (20, 1)), axis=1)
    shuffled = (np.take_along_axis(each, other, axis=1) for each in (a, b))
    assert paired(*shuffled, same_worlds=False).factor == pytest.approx(paired(a, b, same_worlds=False).factor)


def test_strategies_are_paired_with_the_first_and_with_their_neighbour() -> None:
    made = MadeUp(study(arms=(arm(FIRST), arm(SECOND), arm("co_creation_20"))))
    pairs = [(found.arm, found.other) for found in pairings(made.study, made.values)]
    assert pairs == [(SECOND, FIRST), ("co_creation_20", FIRST), ("co_creation_20", SECOND)]


def test_points_in_worlds_of_their_own_are_what_is_drawn_again() -> None:
    wide = study(
        factors=(factor("change.meaning", 0.0, 1.0),), replications=2, design=Design(kind="latin_hypercube", samples=200, worlds="own")
    )
    found = pairings(wide, MadeUp(wide, noise=0.1, shared=0.2).values)[0]
    assert found.factor.low < 5.0 < found.factor.high and found.factor.high < 10.0
