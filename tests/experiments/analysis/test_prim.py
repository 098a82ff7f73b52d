import warnings

import numpy as np
import pandas as pd
import pytest

from experiments.analysis.prim import Step, choose, find_boxes, trajectory
from experiments.analysis.where import FEWEST_WINS

with warnings.catch_warnings():  # it looks for drawing libraries that are not needed here
    warnings.simplefilter("ignore")
    from ema_workbench.analysis.prim import Prim


def drawn(points: int, seed: int = 1, factors: str = "abcd") -> pd.DataFrame:
    return pd.DataFrame(np.random.default_rng(seed).random((points, len(factors))), columns=list(factors))


def planted(points: pd.DataFrame, within: float = 0.9, outside: float = 0.08, seed: int = 1) -> np.ndarray:
    """Wins that are frequent where a is above .6 and b below .5."""
    chance = np.where((points["a"] > 0.6) & (points["b"] < 0.5), within, outside)
    return np.asarray(np.random.default_rng(seed).random(len(points)) < chance)


@pytest.mark.parametrize("seed", range(5))
def test_the_way_of_peeling_is_that_of_the_ema_workbench(seed: int) -> None:
    points = drawn(400, seed)
    wins = planted(points, seed=seed)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = Prim(points, wins, threshold=0.1).find_box().peeling_trajectory
    theirs = theirs[theirs["mass"].diff().fillna(-1) < 0]
    x, left = points.to_numpy(), np.ones(400, bool)
    ours = [cut.holds(x) for cut in trajectory(x, wins, left)][: len(theirs)]
    assert [inside.mean() for inside in ours] == pytest.approx(theirs["mass"].tolist())
    assert [wins[inside].mean() for inside in ours] == pytest.approx(theirs["density"].astype(float).tolist())
    assert [wins[inside].sum() / wins.sum() for inside in ours] == pytest.approx(theirs["coverage"].astype(float).tolist())


def test_a_planted_box_is_found() -> None:
    points = drawn(500)
    box = find_boxes(points, planted(points, within=1.0, outside=0.0))[0]
    limits = {limit.factor: (limit.low, limit.high) for limit in box.limits}
    assert limits == {"a": (pytest.approx(0.6, abs=0.03), np.inf), "b": (-np.inf, pytest.approx(0.5, abs=0.03))}
    assert box.coverage > 0.95 and box.density > 0.95 and box.points == pytest.approx(500 * box.mass)


def test_factors_that_do_not_matter_are_not_limited() -> None:
    points = drawn(500)
    assert {limit.factor for limit in find_boxes(points, planted(points))[0].limits} == {"a", "b"}


def test_two_planted_boxes_are_found_one_after_the_other() -> None:
    points = drawn(800)
    wins = ((points["a"] > 0.5) & (points["b"] > 0.5)) | (points["c"] < 0.15)
    first, second = find_boxes(points, wins.to_numpy())[:2]
    assert [{limit.factor for limit in box.limits} for box in (first, second)] == [{"a", "b"}, {"c"}]
    assert first.coverage + second.coverage > 0.9 and min(first.density, second.density) > 0.9


def test_a_box_on_levels_ends_at_a_level() -> None:
    a, b = np.meshgrid(np.linspace(0, 1, 11), np.linspace(0, 1, 11))
    points = pd.DataFrame({"a": a.ravel(), "b": b.ravel()})
    box = find_boxes(points, (points["a"] > 0.55).to_numpy())[0]
    assert [(limit.factor, limit.low) for limit in box.limits] == [("a", pytest.approx(0.6))] and (box.coverage, box.density) == (1.0, 1.0)


@pytest.mark.parametrize(("points", "factors", "share"), [(150, 4, 0.3), (100, 20, 0.04)])
def test_nothing_is_found_where_wins_are_luck(points: int, factors: int, share: float) -> None:
    luck = [np.random.default_rng(seed) for seed in range(20)]
    found = [bool(find_boxes(pd.DataFrame(each.random((points, factors))), each.random(points) < share)) for each in luck]
    assert sum(found) <= 2


@pytest.mark.parametrize("won", [0, 200])
def test_where_all_points_are_alike_there_is_no_box(won: int) -> None:
    assert find_boxes(drawn(200), np.arange(200) < won) == ()


def test_the_limit_that_is_surest_comes_first() -> None:
    points = drawn(500)
    p = [limit.p for limit in find_boxes(points, planted(points))[0].limits]
    assert p == sorted(p) and p[-1] < 1e-5


def test_the_chosen_box_lies_on_the_way() -> None:
    points = drawn(500)
    box = find_boxes(points, planted(points))[0]
    assert box.trajectory[0] == Step(1.0, pytest.approx(planted(points).mean()), 1.0, 0) and 0 < box.chosen < len(box.trajectory)


def test_pastings_make_the_densest_box_larger_and_denser() -> None:
    points = drawn(300, 4)
    x, wins, left = points.to_numpy(), planted(points, seed=4), np.ones(300, bool)
    boxes = [cut.holds(x) for cut in trajectory(x, wins, left)]
    masses, densities = [inside.sum() for inside in boxes], [wins[inside].mean() for inside in boxes]
    assert densities == sorted(densities) and min(masses) >= 15 and masses[-1] > masses[-4] > min(masses)


def test_the_choice_balances_coverage_and_density() -> None:
    steps = [Step(1.0, 0.3, 1.0, 0), Step(0.9, 0.8, 0.3, 2), Step(0.4, 1.0, 0.1, 2)]
    assert choose(steps) == 1


def test_of_boxes_nearly_as_good_the_one_with_fewer_limits_is_chosen() -> None:
    assert choose([Step(0.9, 0.8, 0.3, 2), Step(0.9, 0.81, 0.3, 3)]) == 0


def test_few_wins_are_enough_for_a_box() -> None:
    points = drawn(200)
    wins = np.zeros(200, bool)
    wins[points["a"].nlargest(10 * FEWEST_WINS // 5).index] = True
    assert find_boxes(points, wins)[0].limits[0].factor == "a"
