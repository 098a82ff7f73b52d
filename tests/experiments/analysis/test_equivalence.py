import numpy as np
import pytest
from statsmodels.stats.weightstats import ttost_paired

from experiments.analysis.equivalence import BETTER, EQUAL, LESS, MORE, SAME, UNDECIDED, WORSE, equivalence_test, verdict


def test_p_is_that_of_the_two_one_sided_tests_of_statsmodels() -> None:
    differences = np.random.default_rng(1).normal(0.02, 0.1, (1, 30))
    expected = ttost_paired(differences[0], np.zeros(30), -0.05, 0.05)[0]
    assert equivalence_test(differences, 0.05)[0] == pytest.approx(expected, rel=1e-9)


def test_a_true_difference_as_large_as_the_margin_is_called_equal_in_5_of_100() -> None:
    differences = np.random.default_rng(3).normal(0.5, 1.0, (4_000, 40))
    assert 0.035 < np.mean(equivalence_test(differences, 0.5) < 0.05) < 0.065


def test_no_margin_gives_no_p() -> None:
    differences = np.random.default_rng(1).normal(size=(2, 10))
    assert np.isnan(equivalence_test(differences, np.array([np.nan, 1.0]))).tolist() == [True, False]


def test_one_pair_shows_no_equivalence() -> None:
    assert np.isnan(equivalence_test(np.array([[0.0, np.nan]]), 0.1)[0])


@pytest.mark.parametrize(("value", "p"), [(0.04, 0.0), (0.05, 1.0), (-0.06, 1.0)])
def test_the_same_difference_everywhere_is_equal_where_it_is_less_than_the_margin(value: float, p: float) -> None:
    assert equivalence_test(np.full((1, 10), value), 0.05)[0] == p


@pytest.mark.parametrize(
    ("difference", "decided", "p_equal", "better", "expected"),
    [
        (0.2, True, 0.5, 1, BETTER),
        (-0.2, True, 0.5, 1, WORSE),
        (0.2, True, np.nan, -1, WORSE),
        (-0.2, True, np.nan, -1, BETTER),
        (0.2, True, np.nan, 0, MORE),
        (-0.2, True, np.nan, 0, LESS),
        (0.2, False, 0.5, 1, UNDECIDED),
        (0.001, False, 0.01, 1, EQUAL),
        (0.001, True, 0.01, 1, EQUAL),
    ],
)
def test_the_verdict_follows_from_the_tests(difference: float, decided: bool, p_equal: float, better: int, expected: str) -> None:
    assert verdict(difference, decided, p_equal, better, same=False) == expected


def test_no_difference_anywhere_is_the_same() -> None:
    assert verdict(0.0, False, 0.0, 1, same=True) == SAME
