"""Pieces of work for the engines: a few small runs, cut in chunks."""

from collections.abc import Iterable

from experiments.engine.drive import drive
from experiments.engine.engines import Engine, Perform, open_engine
from experiments.engine.work import Chunk, Failure, Job, Recipe, Result
from tests.experiments.worlds import small

RECIPE = Recipe(("nps", "committed_share"), (10, 59), ("nps",), 0.08, 60.0)


def name(number: int) -> str:
    """Identity of a run."""
    return f"{number:016x}"


def chunks(count: int = 8, runs: int = 4, recipe: Recipe = RECIPE) -> list[Chunk]:
    """Chunks of so many runs each, numbered from 0 on; every run is another one."""
    scenarios = small()
    jobs = [Job(name(k), scenarios[k % 2], k) for k in range(count * runs)]
    return [Chunk(tuple(jobs[first : first + runs]), recipe) for first in range(0, len(jobs), runs)]


def driven(engine: Engine, pieces: Iterable[Chunk]) -> list[Result]:
    """Everything that is delivered, in the order of runs."""
    delivered: list[Result] = []
    drive(pieces, engine, delivered.extend)
    return sorted(delivered, key=lambda result: result.run)


def done(engine: str, pieces: Iterable[Chunk], perform: Perform, workers: int | None = 2, scheduler: str | None = None) -> list[Result]:
    """Everything that an engine of this name makes of chunks."""
    with open_engine(engine, workers, scheduler, perform) as opened:
        return driven(opened, pieces)


def timeless(results: Iterable[Result]) -> list[Result]:
    """Results without the seconds they took."""
    return [result if isinstance(result, Failure) else result._replace(seconds=0.0) for result in results]


def failures(results: Iterable[Result]) -> dict[int, tuple[str, str, str]]:
    """Kind, origin and message by number of the run that failed."""
    return {int(result.run, 16): result[1:] for result in results if isinstance(result, Failure)}
