"""How long things take.

What is compared takes turns, and the fastest of several rounds counts: what else the machine does weighs alike on all.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from time import perf_counter, process_time, thread_time
from typing import NamedTuple, TypeVar

import numpy as np
import psutil

from experiments.runner import run_worlds, seeds_of
from simulation import week
from simulation.scenario import Scenario
from simulation.state import World
from tests.benchmarks import plain

ROOT = Path(__file__).parents[2]
DEFAULT_RUN = "from simulation import week, world; from simulation.scenario import Scenario; week.run(world.build(Scenario(), 1))"
BUSY = 0.15
"""Part of all processors that others may use before seconds are no longer to be trusted."""

Name = TypeVar("Name")
Time = TypeVar("Time", float, "Spent")


class Spent(NamedTuple):
    """Seconds on the wall, and of all processors together."""

    wall: float
    processors: float


def fastest(jobs: Mapping[Name, Callable[[], Time]], rounds: int) -> dict[Name, Time]:
    """The least time of each job; the jobs take turns."""
    times = [[job() for job in jobs.values()] for _ in range(rounds)]
    return {name: min(own) for name, own in zip(jobs, zip(*times, strict=True), strict=True)}


def engine(world: World, runs: int = 1) -> float:
    """Seconds of one processor that the engine needs for all weeks of a world, which stays as it was: the mean of so many runs on end."""
    copies = [deepcopy(world) for _ in range(runs)]
    start = thread_time()
    for copied in copies:
        week.run(copied)
    return (thread_time() - start) / runs


def plain_c(world: World) -> float:
    """Seconds of one processor that plain C needs for all weeks of a world, which stays as it was."""
    return plain.seconds(plain.Copy(world))


def comparison(scenarios: Sequence[Scenario], replications: int, workers: int) -> Spent:
    """What it takes to run scenarios in many worlds."""
    wall, processors = perf_counter(), process_time()
    run_worlds(scenarios, seeds_of(1, replications), workers)
    return Spent(perf_counter() - wall, process_time() - processors)


def fresh_process(**surroundings: str) -> Spent:
    """What a new process takes that imports the model, builds the default world and runs it.

    Parameters
    ----------
    surroundings
        Environment variables that differ. Python may keep its byte code, whatever the environment says.
    """
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    wall, processors = perf_counter(), _of_children()
    subprocess.run([sys.executable, "-c", DEFAULT_RUN], cwd=ROOT, env=inherited | surroundings, check=True)
    return Spent(perf_counter() - wall, _of_children() - processors)


def _of_children() -> float:
    """Seconds of all processors that processes started here have used."""
    times = os.times()
    return times.children_user + times.children_system


def slope(sizes: Sequence[float], seconds: Sequence[float]) -> float:
    """Slope of time against size where both are logarithms: 1 where time grows in proportion."""
    return float(np.polyfit(np.log(sizes), np.log(seconds), 1)[0])


class Neighbours:
    """What others use of the processors, from now on."""

    def __init__(self) -> None:
        self.load = psutil.getloadavg()[0]
        self.start, self.busy, self.own = perf_counter(), _busy(), _own()

    def processors(self) -> float:
        """How many processors others have used on average."""
        return max(0.0, _busy() - self.busy - (_own() - self.own)) / (perf_counter() - self.start)

    def sentence(self) -> str:
        """What the machine is, how busy it was, and whether to trust the seconds."""
        used, cores = self.processors(), psutil.cpu_count() or 1
        trust = "too busy to trust seconds or the gain of two threads" if used > BUSY * cores else "free enough to trust the seconds"
        return f"{cores} cores; load {self.load:.1f} at the beginning; meanwhile others used {used:.1f} cores on average: {trust}."


def _busy() -> float:
    """Seconds that all processors have been busy."""
    times = psutil.cpu_times()
    return float(sum(times) - times.idle - getattr(times, "iowait", 0.0))


def _own() -> float:
    """Seconds of all processors that this process, and those it started, have used."""
    return process_time() + _of_children()
