import numpy as np
import pandas as pd
import pytest

from experiments.analysis.tree import DEPTH, grow


def drawn(points: int, seed: int = 1) -> pd.DataFrame:
    return pd.DataFrame(np.random.default_rng(seed).random((points, 4)), columns=list("abcd"))


def test_a_planted_rule_is_found() -> None:
    points = drawn(400)
    grown = grow(points, ((points["a"] > 0.6) & (points["b"] <= 0.5)).to_numpy())
    (rule,) = [rule for rule in grown.rules if rule.wins]
    assert {limit.factor: (limit.low, limit.high) for limit in rule.limits} == {
        "a": (pytest.approx(0.6, abs=0.02), np.inf),
        "b": (-np.inf, pytest.approx(0.5, abs=0.02)),
    }
    assert grown.found and grown.accuracy > 0.97 and rule.coverage > 0.97 and rule.density > 0.97


def test_luck_shows_no_rule() -> None:
    found = [grow(drawn(150, seed), np.random.default_rng(seed + 100).random(150) < 0.4).found for seed in range(25)]
    assert sum(found) <= 2


def test_where_nothing_is_found_the_commoner_answer_is_the_only_rule() -> None:
    grown = grow(drawn(200), np.random.default_rng(2).random(200) < 0.2)
    (rule,) = grown.rules
    assert not grown.found and rule.limits == () and not rule.wins and rule.density == grown.commoner and rule.coverage == 1.0


def test_too_few_of_one_answer_show_nothing() -> None:
    grown = grow(drawn(200), np.arange(200) < 5)
    assert not grown.found and grown.accuracy == grown.commoner == 0.975


def test_every_point_lies_in_one_rule() -> None:
    points = drawn(400)
    wins = ((points["a"] > 0.6) ^ (points["b"] > 0.5)).to_numpy()
    rules = grow(points, wins).rules
    assert sum(rule.points for rule in rules) == 400 and sum(rule.coverage for rule in rules if rule.wins) == pytest.approx(
        sum(rule.hits for rule in rules if rule.wins) / wins.sum()
    )


def test_no_rule_asks_more_than_the_depth_and_holds_few_points() -> None:
    points = drawn(400)
    noisy = (points["a"] + points["b"] * points["c"] + np.random.default_rng(1).normal(0, 0.1, 400) > 0.8).to_numpy()
    rules = grow(points, noisy).rules
    assert max(len(rule.limits) for rule in rules) <= DEPTH and min(rule.points for rule in rules) >= 20


def test_neighbours_that_say_the_same_are_one_rule() -> None:
    points = drawn(400, 0)
    chance = np.where(points["a"] > 0.5, 0.6 + 0.35 * points["b"], 0.1 + 0.2 * points["c"])
    rules = grow(points, np.random.default_rng(0).random(400) < chance).rules
    assert [[limit.factor for limit in rule.limits] for rule in rules] == [["a"], ["a"]] and [rule.wins for rule in rules] == [False, True]
