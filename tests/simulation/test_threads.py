from concurrent.futures import ThreadPoolExecutor

import pytest

from simulation import week
from simulation.scenario import Scenario
from simulation.world import build
from tests.simulation.worlds import LIVELY, columns, fingerprint, ran, scenario

MIXED = [scenario(name, LIVELY) for name in ("status_quo", "implementation", "co_creation", "pay_for_advocacy")]
RUNS = [(one, seed) for one in MIXED for seed in range(4)]


@pytest.fixture(scope="module")
def one_after_the_other() -> list[str]:
    return [fingerprint(ran(one, seed)) for one, seed in RUNS]


@pytest.mark.parametrize("threads", [1, 2, 4])
def test_threads_give_the_same_bits(threads: int, one_after_the_other: list[str]) -> None:
    with ThreadPoolExecutor(threads) as pool:
        assert list(pool.map(lambda run: fingerprint(ran(*run)), RUNS)) == one_after_the_other


def test_the_order_of_the_runs_does_not_matter(one_after_the_other: list[str]) -> None:
    assert [fingerprint(ran(one, seed)) for one, seed in reversed(RUNS)] == one_after_the_other[::-1]


def test_worlds_of_different_seeds_differ(one_after_the_other: list[str]) -> None:
    assert len(set(one_after_the_other)) == len(RUNS)


@pytest.mark.parametrize("of", MIXED, ids=str)
def test_week_by_week_gives_the_bits_of_a_whole_run(of: Scenario) -> None:
    stepped = build(of, 5)
    for t in range(of.weeks):
        week.advance(stepped, t)
    assert fingerprint(stepped) == fingerprint(ran(of, 5))


def test_weeks_of_two_worlds_taken_in_turn_do_not_mix() -> None:
    one, other = build(MIXED[2], 1), build(MIXED[2], 2)
    for t in range(MIXED[2].weeks):
        week.advance(one, t)
        week.advance(other, t)
    assert fingerprint(one) == fingerprint(ran(MIXED[2], 1))


def test_worlds_share_no_column() -> None:
    one, other = columns(build(MIXED[0], 1)), columns(build(MIXED[0], 1))
    assert not [name for name in one if one[name] is other[name]]
