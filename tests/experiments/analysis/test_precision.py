import numpy as np
import pytest
from scipy.stats import t

from experiments.analysis.precision import precision_of, reached
from experiments.studies.study import Precision
from tests.experiments.analysis.made_up import HEADLINE, MadeUp, factor, study


def test_the_half_width_is_that_of_student() -> None:
    differences = np.random.default_rng(1).normal(0, 0.1, 20)
    outcomes = np.stack([np.zeros(20), differences])[np.newaxis]
    expected = t.ppf(0.975, 19) * differences.std(ddof=1) / np.sqrt(20)
    assert reached(outcomes, HEADLINE, 285, 0.1).half_width[0] == pytest.approx(expected)


def test_the_widest_strategy_decides() -> None:
    luck = np.random.default_rng(1).normal(size=(1, 1, 20))
    found = reached(np.concatenate([0 * luck, 0.1 * luck, luck], axis=1), HEADLINE, 285, 0.2)
    assert found.reached == 0 and 0.2 < found.half_width[0] == pytest.approx(
        10 * reached(0.1 * np.concatenate([0 * luck, luck], axis=1), HEADLINE, 285, 0.2).half_width[0]
    )


def test_points_that_are_as_sure_as_asked_are_counted() -> None:
    luck = np.random.default_rng(1).normal(size=20)
    outcomes = np.zeros((3, 2, 20))
    outcomes[:, 1] = np.array([[0.01], [0.1], [1.0]]) * luck
    assert reached(outcomes, HEADLINE, 285, 0.1).reached == 2


def test_pairs_of_the_strategy_that_has_fewest_are_counted_by_point() -> None:
    outcomes = np.zeros((2, 3, 20))
    outcomes[0, 1, 12:] = np.nan
    outcomes[1, 1, 1:] = np.nan
    found = reached(outcomes, HEADLINE, 285, 0.1)
    assert found.replications.tolist() == [12, 1] and found.half_width[1] == np.inf


def test_what_was_asked_is_told() -> None:
    asked = study(precision=Precision(measure="earnings", week=77, half_width=0.05), factors=(factor("change.meaning", 0.0, 1.0),))
    found = precision_of(asked, MadeUp(asked).values)
    assert (found.measure, found.week, found.asked, found.reached) == ("earnings", 77, 0.05, 0)


def test_without_a_precision_the_headline_is_told_of() -> None:
    found = precision_of(study(), MadeUp(study()).values)
    assert (found.measure, found.week, found.reached) == (HEADLINE, 285, 0) and np.isnan(found.asked)
