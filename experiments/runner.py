"""Run scenarios in many worlds, side by side.

One thread a run: a compiled run holds no interpreter lock. World k has the seed base + k in every scenario, so luck is the same for all.
Results do not depend on the number of workers.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulation import week, world
from simulation.errors import NotAllowed
from simulation.measures import SERIES_TYPE
from simulation.scenario import Scenario

Progress = Callable[[int, int], None]
"""Called with the number of runs done and the number of all."""

LARGEST_SEED = 2**63 - 1
MOST_WORKERS = 1024
TICK = 0.2
"""Seconds after which a waiting main thread looks up: some systems deliver Ctrl-C only then."""


def seeds_of(base: int, replications: int) -> NDArray[np.int64]:
    """Seeds of the worlds: ``base`` and the whole numbers after it.

    Raises
    ------
    NotAllowed
        Where there would be no world, or a seed out of bounds.
    """
    if replications < 1:
        raise NotAllowed(f"The number of replications is {replications}; allowed is a whole number from 1.")
    if base < 0 or base + replications - 1 > LARGEST_SEED:
        raise NotAllowed(f"The seed is {base}; allowed is a whole number from 0 to {LARGEST_SEED - replications + 1}.")
    return np.arange(base, base + replications, dtype=np.int64)


def workers_of(wanted: int | None) -> int:
    """Number of threads: as wanted, or one a processor.

    Raises
    ------
    NotAllowed
        Where fewer than one is wanted, or more than a machine could start.
    """
    if wanted is not None and not 1 <= wanted <= MOST_WORKERS:
        raise NotAllowed(f"The number of workers is {wanted}; allowed is a whole number from 1 to {MOST_WORKERS:,}.")
    return wanted or processors()


def processors() -> int:
    """Processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run_worlds(scenarios: Sequence[Scenario], seeds: NDArray[np.int64], workers: int, progress: Progress | None = None) -> NDArray[Any]:
    """The weekly series of every scenario in every world, structured (scenarios, worlds, weeks).

    Parameters
    ----------
    scenarios
        All of the same number of weeks.
    """
    series = np.zeros((len(scenarios), len(seeds), scenarios[0].weeks), SERIES_TYPE)

    def run_one(number: int, k: int) -> None:
        grown = world.build(scenarios[number], int(seeds[k]))
        week.run(grown)
        series[number, k] = grown.series

    pool = ThreadPoolExecutor(workers, thread_name_prefix="world")
    try:
        runs = [pool.submit(run_one, number, k) for k in range(len(seeds)) for number in range(len(scenarios))]
        _follow(runs, progress)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    return series


def _follow(runs: Iterable[Future[None]], progress: Progress | None) -> None:
    """Wait for all runs and tell how many are done; what one raises is raised here."""
    pending = set(runs)
    total = len(pending)
    while pending:
        done, pending = wait(pending, timeout=TICK, return_when=FIRST_COMPLETED)
        for run in done:
            run.result()
        if progress is not None:
            progress(total - len(pending), total)
