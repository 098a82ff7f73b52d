from typing import Any

import numpy as np
import pandas as pd
import pytest
from SALib.sample import morris as morris_sample
from SALib.sample import sobol as sobol_sample
from SALib.test_functions import Ishigami, Sobol_G

from experiments.analysis import sensitivity
from experiments.analysis.interval import Quantity
from experiments.analysis.sensitivity import Morris, Sobol, morris, sobol, told_apart
from experiments.language import Language
from simulation.errors import NotAllowed

WHAT = Quantity("co_creation", "implementation", "committed_share", 285)
ENGLISH = Language("en")
LETTERS = "abcdefgh"


def problem(factors: int, low: float = 0.0, high: float = 1.0) -> dict[str, Any]:
    return {"num_vars": factors, "names": list(LETTERS[:factors]), "bounds": [[low, high]] * factors}


def design(asked: dict[str, Any], samples: int, second_order: bool = False) -> np.ndarray:
    return np.asarray(sobol_sample.sample(asked, samples, calc_second_order=second_order, seed=1))


def analysed(asked: dict[str, Any], y: np.ndarray, second_order: bool = False, same_worlds: bool = True) -> Sobol:
    return sobol(asked, y if y.ndim == 2 else y[:, np.newaxis], WHAT, second_order, same_worlds)


def screened(function: Any, replications: int = 1, noise: float = 0.0, trajectories: int = 40) -> Morris:
    asked = problem(4)
    x = morris_sample.sample(asked, trajectories, num_levels=4, seed=2)
    luck = np.random.default_rng(1).normal(0, noise, (len(x), replications))
    return morris(asked, pd.DataFrame(x, columns=asked["names"]), function(x)[:, np.newaxis] + luck, WHAT, 4)


def said(found: Sobol | Morris) -> str:
    return " ".join(note.said(ENGLISH) for note in found.notes)


@pytest.fixture
def few_resamples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sensitivity, "RESAMPLES", 20)


@pytest.mark.usefixtures("few_resamples")
def test_indices_of_the_ishigami_function_are_within_2_percent() -> None:
    bend, wave = 7.0**2 / 8, 0.1 * np.pi**4 / 5
    single, both = 0.5 * (1 + wave) ** 2, 0.01 * np.pi**8 * (1 / 18 - 1 / 50)
    total = single + bend + both
    asked = problem(3, -np.pi, np.pi)
    found = {each.factor: each for each in analysed(asked, Ishigami.evaluate(design(asked, 8192))).indices}
    first, whole = ([getattr(found[name], kind).mean for name in "abc"] for kind in ("first", "total"))
    assert first == pytest.approx([single / total, bend / total, 0.0], rel=0.02, abs=0.002)
    assert whole == pytest.approx([(single + both) / total, bend / total, both / total], rel=0.02)


@pytest.mark.usefixtures("few_resamples")
def test_indices_of_the_g_function_are_within_2_percent() -> None:
    weights = np.array([0, 1, 4.5, 9, 99, 99, 99, 99])
    alone = 1 / (3 * (1 + weights) ** 2)
    together = np.prod(1 + alone)
    asked = problem(8)
    found = {each.factor: each for each in analysed(asked, Sobol_G.evaluate(design(asked, 8192), weights)).indices}
    first, whole = ([getattr(found[name], kind).mean for name in LETTERS] for kind in ("first", "total"))
    assert first == pytest.approx(alone / (together - 1), rel=0.02, abs=0.0005)
    assert whole == pytest.approx(alone * together / (1 + alone) / (together - 1), rel=0.02)


def test_pairs_are_told_where_the_design_allows() -> None:
    asked = problem(3)
    x = design(asked, 2048, second_order=True) - 0.5
    found = analysed(asked, x[:, 0] * x[:, 1] + 0.1 * x[:, 2], second_order=True)
    assert found.pairs[0].factors == ("a", "b") and found.pairs[0].second.low > 0.7


def test_factors_come_by_their_total() -> None:
    asked = problem(3)
    x = design(asked, 256)
    assert [each.factor for each in analysed(asked, x @ [1.0, 3.0, 2.0]).indices] == ["b", "c", "a"]


def test_ranks_that_differ_clearly_are_told_apart() -> None:
    asked = problem(3)
    found = analysed(asked, design(asked, 512) @ [1.0, 4.0, 2.0])
    assert [each.apart for each in found.indices] == [True, True, False] and "inside the noise" not in said(found)


def test_ranks_inside_the_noise_are_told() -> None:
    asked = problem(2)
    found = analysed(asked, design(asked, 64) @ [1.0, 1.02])
    assert not found.indices[0].apart and "inside the noise" in said(found)


def test_negative_indices_are_told() -> None:
    asked = problem(3)
    found = analysed(asked, np.random.default_rng(1).normal(size=64 * 5))
    assert min(each.first.mean for each in found.indices) < 0 and "below 0" in said(found)


def test_sums_above_1_are_told() -> None:
    asked = problem(3)
    found = analysed(asked, design(asked, 16)[::-1] @ [1.0, 1.0, 1.0])
    assert sum(each.first.mean for each in found.indices) > 1.02 and "more than 1" in said(found)


@pytest.mark.parametrize("replications", [1, 4])
def test_pure_luck_makes_no_factor_clear(replications: int) -> None:
    asked = problem(4)
    luck = np.random.default_rng(3).normal(size=(256 * 6, replications))
    assert not [each.factor for each in analysed(asked, luck, same_worlds=False).indices if each.clear]


def test_a_factor_that_acts_is_clear_of_luck_and_the_share_of_luck_is_told() -> None:
    asked = problem(3)
    luck = np.random.default_rng(3).normal(0, 0.3, (256 * 5, 4))
    found = analysed(asked, (design(asked, 256) @ [1.0, 0.0, 0.0])[:, np.newaxis] + luck, same_worlds=False)
    assert [each.factor for each in found.indices if each.clear] == ["a"] and "Luck makes up 0.21" in said(found)


def test_what_a_world_does_to_all_points_alike_is_no_luck_between_them() -> None:
    asked = problem(3)
    worlds = np.random.default_rng(3).normal(0, 3.0, (1, 4))
    found = analysed(asked, (design(asked, 256) @ [1.0, 0.5, 0.0])[:, np.newaxis] + worlds)
    assert "Luck" not in said(found) and [each.clear for each in found.indices] == [True, True, False]


def test_an_outcome_that_never_changes_depends_on_nothing() -> None:
    found = analysed(problem(3), np.ones(40))
    assert found.indices == () and "nothing that it depends on" in said(found)


def test_points_without_outcome_are_refused_by_number() -> None:
    y = np.ones((40, 2))
    y[[3, 7]] = np.nan
    with pytest.raises(NotAllowed, match=r"2 of 40 have none \(point 3, 7\)"):
        analysed(problem(3), y)


def test_one_missing_replication_is_no_hindrance() -> None:
    asked = problem(2)
    y = np.repeat((design(asked, 64) @ [1.0, 0.1])[:, np.newaxis], 3, axis=1)
    y[5, 1] = np.nan
    assert analysed(asked, y).indices[0].factor == "a"


@pytest.mark.parametrize("points", [0, 41])
def test_outcomes_that_are_not_those_of_the_design_are_refused(points: int) -> None:
    with pytest.raises(NotAllowed, match=f"a multiple of 5 points; there are outcomes of {points}"):
        analysed(problem(3), np.ones(points))


def test_the_effect_of_a_line_is_its_slope_everywhere() -> None:
    found = {each.factor: each for each in screened(lambda x: x @ [2.0, -1.0, 0.5, 0.0]).indices}
    effects = [found[name].effect.mean for name in "abcd"]
    assert (
        effects == pytest.approx([2, -1, 0.5, 0]) and found["b"].strength.mean == pytest.approx(1) and found["a"].spread == pytest.approx(0)
    )


def test_the_interval_of_an_effect_holds_its_mean_over_the_design() -> None:
    found = screened(lambda x: x[:, 0] ** 2 + x[:, 1] * x[:, 2], trajectories=60)
    effects = {each.factor: each.effect for each in found.indices}
    assert effects["a"].low < 1.0 < effects["a"].high and effects["d"] == (0.0, 0.0, 0.0)


def test_own_resamples_and_salib_agree_on_the_interval_of_an_effect_of_one_sign() -> None:
    first = screened(lambda x: np.exp(x[:, 0]) + x[:, 1] * x[:, 0]).indices[0]
    assert first.effect.high - first.effect.low == pytest.approx(first.strength.high - first.strength.low, rel=0.25)


def test_luck_makes_no_factor_of_a_screening_clear() -> None:
    found = screened(lambda x: x @ [3.0, 0.0, 0.0, 0.0], replications=8, noise=0.3)
    assert [each.factor for each in found.indices if each.clear] == ["a"]


def test_the_noise_is_the_size_of_effect_that_luck_shows() -> None:
    found = screened(lambda x: np.zeros(len(x)), replications=8, noise=1.0, trajectories=200)
    assert np.mean([each.noise for each in found.indices]) == pytest.approx(
        np.mean([each.strength.mean for each in found.indices]), rel=0.1
    )


def test_a_single_world_makes_clear_only_what_has_one_sign() -> None:
    found = screened(lambda x: x[:, 0], noise=0.05)
    assert [each.factor for each in found.indices if each.clear] == ["a"] and "a single world" in said(found)


def test_effects_of_a_design_with_a_point_less_are_refused() -> None:
    asked = problem(2)
    with pytest.raises(NotAllowed, match="Morris design"):
        morris(asked, pd.DataFrame(np.zeros((7, 2)), columns=["a", "b"]), np.ones((7, 1)), WHAT, 4)


def test_a_column_is_told_apart_where_it_is_ahead_in_nearly_every_resample() -> None:
    resampled = np.tile([3.0, 2.0, 1.0], (100, 1))
    resampled[:5, 1] = 0.0
    assert told_apart(resampled).tolist() == [True, False, False]
