import threading
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from experiments import runner
from experiments.runner import LARGEST_SEED, run_worlds, seeds_of, workers_of
from simulation import week
from simulation.errors import NotAllowed
from simulation.state import World
from simulation.world import build
from tests.experiments.worlds import small

SEEDS = seeds_of(1, 4)


@pytest.mark.parametrize("workers", [2, 4])
def test_results_do_not_depend_on_the_number_of_workers(workers: int) -> None:
    assert run_worlds(small(), SEEDS, workers).tobytes() == run_worlds(small(), SEEDS, 1).tobytes()


def test_a_run_is_that_of_its_scenario_and_seed() -> None:
    world = build(small()[1], 3)
    week.run(world)
    assert np.array_equal(run_worlds(small(), SEEDS, 2)[1, 2], world.series)


def test_progress_is_told_to_the_end() -> None:
    told: list[tuple[int, int]] = []
    run_worlds(small(), SEEDS, 2, lambda done, total: told.append((done, total)))
    assert told[-1] == (8, 8) and sorted(told) == told


def test_what_a_run_raises_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(world: World) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(week, "run", fail)
    with pytest.raises(ZeroDivisionError):
        run_worlds(small(), SEEDS, 2)


def test_after_a_stop_no_further_world_is_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, pools = [], []

    class Pool(ThreadPoolExecutor):
        def __init__(self, *arguments: object, **names: object) -> None:
            super().__init__(*arguments, **names)
            pools.append(self)

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(runner, "ThreadPoolExecutor", Pool)
    monkeypatch.setattr(week, "run", lambda world: begun.append(threading.get_ident()))
    with pytest.raises(KeyboardInterrupt):
        run_worlds(small(), seeds_of(1, 200), 1, stop)
    pools[0].shutdown(wait=True)
    assert len(begun) < 400


def test_world_k_has_the_seed_base_plus_k() -> None:
    assert seeds_of(7, 3).tolist() == [7, 8, 9]


def test_the_largest_seed_is_allowed() -> None:
    assert seeds_of(LARGEST_SEED, 1).tolist() == [LARGEST_SEED]


@pytest.mark.parametrize(
    ("base", "replications", "sentence"),
    [
        (1, 0, "The number of replications is 0; allowed is a whole number from 1."),
        (-1, 2, "The seed is -1; allowed is a whole number from 0 to 9223372036854775806."),
        (LARGEST_SEED, 2, f"The seed is {LARGEST_SEED}; allowed is a whole number from 0 to 9223372036854775806."),
    ],
)
def test_worlds_that_cannot_be_are_refused(base: int, replications: int, sentence: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        seeds_of(base, replications)
    assert str(refused.value) == sentence


def test_without_a_wish_there_is_a_worker_a_processor() -> None:
    assert workers_of(None) == runner.processors() >= 1


def test_no_worker_is_refused() -> None:
    with pytest.raises(NotAllowed, match=r"^The number of workers is 0; allowed is a whole number from 1 to 1,024\.$"):
        workers_of(0)
