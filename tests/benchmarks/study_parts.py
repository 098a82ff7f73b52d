"""What a study costs beyond its runs: time, memory, disk."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from time import perf_counter

from experiments.analysis.answers import answer
from experiments.engine.plan import Plan
from experiments.engine.result import StudyResult
from experiments.engine.session import Progressed
from experiments.engine.sweep import sweep
from experiments.figures import DPI
from experiments.figures.study import draw
from experiments.figures.study.pictures import Picture, pictures
from experiments.figures.study.words import Words
from experiments.figures.svg import save
from experiments.language import Language
from experiments.studies.study import Arm, Study
from simulation import week, world
from tests.benchmarks.effort import Effort
from tests.benchmarks.rows import Row, shown
from tests.benchmarks.timing import ROOT, fastest

WEEKLY = ("committed_share", "adopted_share", "trust_mean", "nps", "customers", "profit")
STUDY_WEEKS = 260
MEGA = 1e6
MEMORY = """
import resource
from experiments.engine.sweep import sweep
from tests.experiments.small_studies import many_runs
result = sweep(many_runs({runs}), workers=2)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def study_of(effort: Effort, replications: int, weekly: tuple[str, ...] = ()) -> Study:
    """Implementation and co-creation in so many worlds at the size of the default run."""
    pair = [effort.scenario(strategy, STUDY_WEEKS) for strategy in ("implementation", "co_creation")]
    return Study(
        name="benchmark",
        title="Benchmark",
        arms=tuple(Arm(label=scenario.strategy.name, strategy=scenario.strategy) for scenario in pair),
        context=pair[0].context,
        weeks=STUDY_WEEKS,
        replications=replications,
        measures=WEEKLY,
        measured_at=(77, 129, 181, STUDY_WEEKS - 1),
        weekly=weekly,
        headline="nps",
    )


def bare_runs(study: Study) -> float:
    """Seconds of the runs of a study alone, one after the other."""
    plan = Plan(study)
    scenarios = [plan.scenario(0, arm) for arm in plan.arms]
    start = perf_counter()
    for replication in range(study.replications):
        for scenario in scenarios:
            week.run(world.build(scenario, plan.seed(0, replication)))
    return perf_counter() - start


def whole_study(study: Study, workers: int = 1) -> float:
    """Seconds of a study from its declaration to its tables."""
    start = perf_counter()
    sweep(study, workers=workers)
    return perf_counter() - start


def overhead(effort: Effort) -> Iterator[Row]:
    """A study on one thread, beside its runs alone."""
    study = study_of(effort, effort.replications)
    whole_study(study)
    times = fastest({"bare": partial(bare_runs, study), "study": partial(whole_study, study)}, effort.few)
    more = 100 * (times["study"] / times["bare"] - 1)
    runs = 2 * study.replications
    yield Row(
        "Study engine over bare runs", more, "%", at_most=3, beside=f"{runs} runs: {shown(times['study'])} s, bare {shown(times['bare'])} s"
    )


def large(effort: Effort) -> Iterator[Row]:
    """A large study on two threads: how well both are used, what it takes on disk, how quickly a figure is drawn from it."""
    alone = study_of(effort, effort.replications)
    rate = 2 * alone.replications / fastest({"one": partial(bare_runs, alone)}, effort.few)["one"]
    with tempfile.TemporaryDirectory() as folder:
        most = 0

        def look(_: Progressed) -> None:
            nonlocal most
            most = max(most, on_disk(Path(folder)))

        start = perf_counter()
        result = sweep(study_of(effort, effort.study_runs // 2, WEEKLY), folder, workers=2, progress=look)
        spent = perf_counter() - start
        runs = f"{effort.study_runs:,} runs"
        yield Row(f"{runs} on two threads, with tables", spent, "s", beside=f"{shown(rate)} bare runs a second on one thread")
        yield Row(f"{runs}: part of twice one thread", effort.study_runs / spent / (2 * rate), at_least=0.9)
        yield Row(
            f"{runs} × {STUDY_WEEKS} weeks × {len(WEEKLY)} measures",
            on_disk(Path(folder)) / MEGA,
            "MB",
            at_most=60,
            beside=f"at most {shown(most / MEGA)} MB while it ran",
        )
        yield from drawing(result, runs)


def on_disk(folder: Path) -> int:
    """Bytes of all files of a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def memory(effort: Effort) -> Iterator[Row]:
    """The most memory that a process holds, whatever the number of runs."""
    few, many = (peak(runs) for runs in (effort.study_runs // 10, effort.study_runs))
    yield Row("Memory of ten times the runs", many / few, "times", at_most=1.1, beside=f"{shown(few)} and {shown(many)} MB at most")


def peak(runs: int) -> float:
    """Megabytes that a fresh process holds at most while it does a study of so many small runs."""
    surroundings = os.environ | {"PYTHONPATH": str(ROOT)}
    told = subprocess.run(
        [sys.executable, "-c", MEMORY.format(runs=runs)], cwd=ROOT, env=surroundings, check=True, capture_output=True, text=True
    )
    return int(told.stdout) * 1024 / MEGA


def drawing(result: StudyResult, runs: str) -> Iterator[Row]:
    """What follows from a large study, and its figures: everything is read afresh."""
    start = perf_counter()
    answers = answer(StudyResult.read(result.folder))
    yield Row(f"{runs}: what follows, with intervals", perf_counter() - start, "s")
    words = Words(result.study, Language.of("en"))
    start = perf_counter()
    found = pictures(answers, StudyResult.read(result.folder), words)
    read = perf_counter() - start
    times = {picture.name: drawn(picture, result.folder, words) for picture in found}
    slowest = max(times, key=lambda name: times[name])
    yield Row(f"{runs}: slowest figure, read and drawn", read + times[slowest], "s", at_most=2, beside=f"{slowest}, of {len(found)}")


def drawn(picture: Picture, folder: Path, words: Words) -> float:
    """Seconds to draw a figure for print."""
    start = perf_counter()
    save(draw(picture, words.lang), folder / "figure.svg", DPI)
    return perf_counter() - start
