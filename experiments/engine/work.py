"""One piece of work: a scenario in a number of worlds, and what comes back of each run. Everything here can be sent to another process."""

import traceback
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

import numpy as np

from experiments.studies.measures import path
from simulation import week, world
from simulation.errors import CultureError
from simulation.scenario import Scenario
from simulation.state import YEAR

RAISED, TIME_LIMIT, KILLED = "raised", "time limit", "killed"
PROJECT = Path(__file__).parents[2]


class Recipe(NamedTuple):
    """What is kept of a run.

    Attributes
    ----------
    measures, rows
        Measures, and rows of the series at which they are taken.
    weekly
        Measures that are kept for every week.
    discount
        Of ``present_value``, a year.
    time_limit
        Seconds that a run may take.
    """

    measures: tuple[str, ...]
    rows: tuple[int, ...]
    weekly: tuple[str, ...]
    discount: float
    time_limit: float


class Job(NamedTuple):
    """One run that is to be done.

    Attributes
    ----------
    run
        Its identity, 16 hexadecimal digits.
    """

    run: str
    scenario: Scenario
    seed: int


class Chunk(NamedTuple):
    """Runs that are sent to a worker together, and what is kept of them."""

    jobs: tuple[Job, ...]
    recipe: Recipe

    def apart(self) -> list["Chunk"]:
        """The same runs, each in a chunk of its own."""
        return [Chunk((job,), self.recipe) for job in self.jobs]


class Outcome(NamedTuple):
    """What came of a run.

    Attributes
    ----------
    run
        Its identity, 16 hexadecimal digits.
    values
        Measures at the weeks, float64 (rows, measures) as bytes.
    series
        Weekly measures, float32 (weekly, weeks) as bytes; empty where none are kept.
    seconds
        What it took.
    """

    run: str
    values: bytes
    series: bytes
    seconds: float


class Failure(NamedTuple):
    """A run that gave no outcome.

    Attributes
    ----------
    kind
        ``RAISED``, ``TIME_LIMIT`` or ``KILLED``.
    origin
        Where it was raised, file and line within the project; "" where that is not known.
    message
        In one sentence.
    """

    run: str
    kind: str
    origin: str
    message: str


Result = Outcome | Failure


class TimeLimit(CultureError):
    """A run took longer than it may."""


def perform(chunk: Chunk) -> list[Result]:
    """Run every run of a chunk; one that raises becomes a failure and the others go on."""
    return [_perform_one(job, chunk.recipe) for job in chunk.jobs]


def _perform_one(job: Job, recipe: Recipe) -> Result:
    """One run, whatever becomes of it."""
    start = perf_counter()
    try:
        values, weekly = kept(grow(job.scenario, job.seed, start + recipe.time_limit), job.scenario, recipe)
    except TimeLimit as error:
        return Failure(job.run, TIME_LIMIT, "", str(error))
    except Exception as error:
        return failure(job.run, error)
    return Outcome(job.run, values, weekly, perf_counter() - start)


def grow(scenario: Scenario, seed: int, deadline: float) -> Any:
    """The weekly series of one run, structured (weeks,).

    Raises
    ------
    TimeLimit
        Where the clock is found past the deadline, which is looked at once a year of the run.
    """
    grown = world.build(scenario, seed)
    for first in range(0, scenario.weeks, YEAR):
        if perf_counter() > deadline:
            raise TimeLimit(f"The run had reached week {first} when its time was up.")
        week.run_weeks(grown, first, min(first + YEAR, scenario.weeks))
    return grown.series


def kept(series: Any, scenario: Scenario, recipe: Recipe) -> tuple[bytes, bytes]:
    """The measures at their weeks, and those of every week, as bytes."""
    paths = {name: path(name, series, scenario, recipe.discount) for name in {*recipe.measures, *recipe.weekly}}
    rows = list(recipe.rows)
    values = np.stack([paths[name][rows] for name in recipe.measures], axis=1, dtype=np.float64)
    weekly = [paths[name].astype(np.float32).tobytes() for name in recipe.weekly]
    return values.tobytes(), b"".join(weekly)


def failure(run: str, error: Exception) -> Failure:
    """What is told of a run that raised: the error, and the last place of the project that it came through."""
    places = [f"{place}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__) if (place := within(frame.filename))]
    origin = places[-1] if places else ""
    return Failure(run, RAISED, origin, " ".join(f"{type(error).__name__}: {error}".split()))


def within(filename: str) -> str:
    """A file of the project from its folder on; "" for any other."""
    path = Path(filename)
    ours = any(PROJECT / package in path.parents for package in ("simulation", "scenarios", "experiments"))
    return path.relative_to(PROJECT).as_posix() if ours else ""
