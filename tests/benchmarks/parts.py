"""What is measured: each part of the benchmark gives its rows."""

import shutil
import tempfile
import tracemalloc
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import pairwise
from time import perf_counter
from typing import Any

import numpy as np

from simulation.scenario import Scenario
from simulation.state import World
from simulation.world import build
from tests.benchmarks import study_parts
from tests.benchmarks.effort import Effort
from tests.benchmarks.rows import Row, shown
from tests.benchmarks.timing import comparison, engine, fastest, fresh_process, plain_c, slope
from tests.docking import speed

NANO, MILLI = 1e9, 1e3
MOST_RUNS = 100
HAS_C = shutil.which("gcc") is not None


def work(scenario: Scenario) -> int:
    """Weeks of all people together."""
    return scenario.people * scenario.weeks


def person_week(seconds: float, scenario: Scenario) -> float:
    """Nanoseconds of a person in a week."""
    return seconds * NANO / work(scenario)


def beside_plain_c(what: str, scenario: Scenario, times: Mapping[str, float], ratio: float | None = None) -> Iterator[Row]:
    """How many times plain C the engine takes; nothing where there is no compiler."""
    if "plain C" in times:
        other = f"plain C {shown(person_week(times['plain C'], scenario))} ns"
        yield Row(f"{what}, against plain C", times["engine"] / times["plain C"], "times", at_most=ratio, beside=other)


def side_by_side(world: World) -> dict[str, Callable[[], float]]:
    """The engine, and plain C where there is a compiler."""
    jobs: dict[str, Callable[[], float]] = {"engine": partial(engine, world)}
    return jobs | ({"plain C": partial(plain_c, world)} if HAS_C else {})


def default_run(effort: Effort) -> Iterator[Row]:
    """One thread, from the first week to the last."""
    for strategy in ("status_quo", "co_creation"):
        scenario = effort.scenario(strategy)
        what, times = scenario.strategy.title, fastest(side_by_side(build(scenario, 1)), effort.rounds)
        yield Row(what, person_week(times["engine"], scenario), "ns", at_most=15)
        yield from beside_plain_c(what, scenario, times, ratio=1.5)
    yield objects(effort)


def objects(effort: Effort) -> Row:
    """One object a person, in the status quo."""
    scenario = effort.scenario("status_quo")
    jobs: dict[str, Callable[[], float]] = {"engine": partial(engine, build(scenario, 1)), "objects": speed.seconds_per_person_week}
    times = fastest(jobs, effort.few)
    own, other = person_week(times["engine"], scenario), times["objects"] * NANO
    return Row("One object a person takes", other / own, "times", at_least=250, beside=f"{shown(other)} ns")


def building(effort: Effort) -> Iterator[Row]:
    """Everything there is before the first week."""
    scenario = effort.scenario()

    def once() -> float:
        start = perf_counter()
        build(scenario, 1)
        return perf_counter() - start

    yield Row("Building the world", fastest({"build": once}, effort.rounds)["build"] * MILLI, "ms", at_most=2)


def start_up(effort: Effort) -> Iterator[Row]:
    """A new process that imports, builds and runs."""
    with tempfile.TemporaryDirectory() as folder:
        again = partial(fresh_process, PYTHONPYCACHEPREFIX=f"{folder}/bytecode")
        again()
        spent = fastest({"again": again}, effort.few)["again"]
        yield Row("Start-up and a default run", spent.wall, "s", at_most=2.5, beside=f"processor time {shown(spent.processors)} s")
        if effort.first_compilation:
            spent = again(CULTURE_CACHE=f"{folder}/compiled")
            yield Row("The same, first compiling", spent.wall, "s", at_most=30, beside=f"processor time {shown(spent.processors)} s")


def million(effort: Effort) -> Iterator[Row]:
    """The largest population: time and memory."""
    scenario = effort.crowd(effort.populations[-1])
    tracemalloc.start()
    world = build(scenario, 1)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    times = fastest(side_by_side(world), effort.few)
    what = f"{scenario.people:,} people"
    yield Row(what, person_week(times["engine"], scenario), "ns", at_most=45, beside=f"{scenario.weeks} weeks")
    yield from beside_plain_c(what, scenario, times)
    yield Row(f"{what}: columns of one person", size(world) / scenario.people, "bytes", at_most=250)
    yield Row(f"{what}: peak while building", peak / 1e6, "MB", beside=f"{shown(peak / scenario.people)} bytes a person")


def size(columns: Any) -> int:
    """Bytes of all arrays in named tuples."""
    if isinstance(columns, np.ndarray):
        return columns.nbytes
    return sum(map(size, columns)) if isinstance(columns, tuple) else 0


def linear(unit: str, cases: Mapping[int, Scenario], rounds: int, note: str = "1 is linear") -> Iterator[Row]:
    """Time of a person in a week in every case, and how time grows with what the cases differ in.

    A small case runs several times on end, so that all take about as long.
    """
    most = max(map(work, cases.values()))
    runs = {n: min(MOST_RUNS, most // work(scenario)) for n, scenario in cases.items()}
    times = fastest({n: partial(engine, build(scenario, 1), runs[n]) for n, scenario in cases.items()}, rounds)
    for n, scenario in cases.items():
        yield Row(f"{n:,} {unit}", person_week(times[n], scenario), "ns")
    yield Row(f"Slope of time against {unit}", slope(list(times), list(times.values())), beside=note)


def linear_in_people(effort: Effort) -> Iterator[Row]:
    """Populations of the same proportions."""
    return linear("people", {n: effort.crowd(n) for n in effort.populations}, effort.few)


def linear_in_weeks(effort: Effort) -> Iterator[Row]:
    """Horizons."""
    return linear("weeks", {n: effort.scenario(weeks=n) for n in effort.horizons}, effort.few)


def linear_in_ties(effort: Effort) -> Iterator[Row]:
    """Acquaintances, and what one more costs: the same everywhere where time is linear."""
    cases = {n: effort.scenario(acquaintances=float(n)) for n in effort.acquaintances}
    rows = list(linear("acquaintances", cases, effort.rounds, "below 1: not all time is ties"))
    yield from rows
    costs = {n: row.measured for n, row in zip(cases, rows, strict=False)}
    for few, many in pairwise(costs):
        yield Row(f"One more, between {few} and {many}", (costs[many] - costs[few]) / (many - few), "ns")


def two_threads(effort: Effort) -> Iterator[Row]:
    """The default comparison, side by side on two processors."""
    pair = [effort.scenario(strategy) for strategy in ("implementation", "co_creation")]
    times = fastest({n: partial(comparison, pair, effort.replications, n) for n in (1, 2)}, effort.few)
    one, two = times[1], times[2]
    runs = len(pair) * effort.replications
    yield Row(f"{runs} runs on two threads", two.wall, "s", at_most=1, beside=f"one thread {shown(one.wall)} s")
    seen = f"processor time {shown(two.processors)} s, {shown(one.processors)} s on one"
    yield Row("Efficiency of two threads", one.wall / (2 * two.wall), at_least=0.85, beside=seen)


PARTS: dict[str, Callable[[Effort], Iterator[Row]]] = {
    "The default run, one thread": default_run,
    "Before the first week": building,
    "A new process": start_up,
    "A large population": million,
    "Linear in people": linear_in_people,
    "Linear in weeks": linear_in_weeks,
    "Linear in ties": linear_in_ties,
    "The default comparison": two_threads,
    "A study, one thread": study_parts.overhead,
    "A study, the number of runs": study_parts.memory,
    "A large study, two threads": study_parts.large,
}
