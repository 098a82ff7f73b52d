"""How far a study is, looked at from outside."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from experiments.engine.lock import only_one
from experiments.engine.session import Progressed
from experiments.engine.status import replay_command, status
from experiments.engine.sweep import JOURNAL, sweep
from experiments.engine.work import Chunk, Failure, Result, perform
from experiments.studies.study import Precision
from simulation.errors import NotAllowed
from tests.experiments.small_studies import small_study

ROOT = Path(__file__).parents[3]


def stopping_after(count: int) -> Callable[[Progressed], None]:
    """Somebody who stops a study after so many runs."""

    def progress(reached: Progressed) -> None:
        if reached.done > count:
            raise KeyboardInterrupt

    return progress


def failing(chunk: Chunk) -> list[Result]:
    return [Failure(job.run, "killed", "", "Gone.") if job.seed == 2 else perform(Chunk((job,), chunk.recipe))[0] for job in chunk.jobs]


def marked(folder: Path, statement: str) -> None:
    """Change the journal by hand."""
    with closing(sqlite3.connect(folder / JOURNAL)) as connection, connection:
        connection.execute(statement)
    connection.close()


def test_a_finished_study_has_all_its_runs(run_once: Path) -> None:
    found = status(run_once)
    assert (found.done, found.total, found.complete, found.running, found.cut_short) == (36, 36, True, False, False)
    assert (found.name, found.title, found.shard, found.narrow) == ("small", "A small study", None, None)
    assert found.seconds_left == 0


def test_a_run_that_stands_at_several_points_counts_at_each(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        sweep(small_study(replications=30), tmp_path, workers=1, progress=stopping_after(60))
    found = status(tmp_path)
    with closing(sqlite3.connect(tmp_path / JOURNAL)) as connection, connection:
        stored = connection.execute("SELECT COUNT(*) FROM outcome").fetchone()[0]
    connection.close()
    assert 0 < stored < found.done < found.total == 360
    assert not found.complete


def test_the_rate_of_the_last_session_gives_the_time_left(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        sweep(small_study(replications=30), tmp_path, workers=1, progress=stopping_after(60))
    marked(tmp_path, "UPDATE session SET begun = 100.0, latest = 110.0, done = 50")
    found = status(tmp_path)
    with closing(sqlite3.connect(tmp_path / JOURNAL)) as connection, connection:
        stored = connection.execute("SELECT COUNT(*) FROM outcome").fetchone()[0]
    connection.close()
    assert found.rate == pytest.approx(5.0 * found.done / stored)
    assert found.seconds_left == pytest.approx((360 - found.done) / (5.0 * found.done / stored))


def test_a_session_that_did_nothing_has_no_rate(run_once: Path, own_copy: Path) -> None:
    sweep(small_study(weekly=("committed_share", "profit")), own_copy, workers=1)
    assert status(own_copy).rate is None


def test_a_session_that_was_killed_is_told(own_copy: Path) -> None:
    marked(own_copy, "UPDATE session SET ended = NULL")
    found = status(own_copy)
    assert (found.running, found.cut_short) == (False, True)


def test_a_study_that_runs_is_told(own_copy: Path) -> None:
    marked(own_copy, "UPDATE session SET ended = NULL")
    script = f"import sys\nfrom pathlib import Path\nfrom experiments.engine.lock import only_one\nwith only_one(Path({str(own_copy)!r})):\n    print('held', flush=True)\n    sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None and other.stdout.readline() == "held\n"
        found = status(own_copy)
        other.send_signal(signal.SIGKILL)
    assert (found.running, found.cut_short) == (True, False)
    assert status(own_copy).cut_short


def test_looking_leaves_the_lock_free(own_copy: Path) -> None:
    marked(own_copy, "UPDATE session SET ended = NULL")
    status(own_copy)
    with only_one(own_copy):
        assert (own_copy / "study.lock").read_text() == f"{os.getpid()}\n"


def test_failures_are_counted_by_kind(tmp_path: Path) -> None:
    sweep(small_study(factors=()), tmp_path, workers=1, perform=failing)
    found = status(tmp_path)
    assert found.kinds == {"killed": 2}
    assert (found.done, found.total) == (6, 6)
    assert {failure.message for failure in found.failures} == {"Gone."}


def test_a_part_counts_its_own_runs(tmp_path: Path) -> None:
    sweep(small_study(), tmp_path, workers=1, shard=(2, 3))
    found = status(tmp_path)
    assert (found.shard, found.done, found.total, found.complete) == ((2, 3), 12, 12, False)


def test_where_a_precision_is_asked_points_are_counted(tmp_path: Path) -> None:
    asked = Precision(measure="nps", week=59, half_width=1.0, minimum=5, maximum=40)
    result = sweep(small_study(precision=asked), tmp_path, workers=1)
    found = status(tmp_path)
    assert found.narrow == (6, 6)
    assert found.done == found.total == len(result.experiments)


def test_looking_writes_nothing(run_once: Path) -> None:
    before = {path.name: path.read_bytes() for path in run_once.iterdir()}
    status(run_once)
    assert {path.name: path.read_bytes() for path in run_once.iterdir()} == before


def test_a_folder_without_a_study_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotAllowed, match="there is no study here"):
        status(tmp_path)


def test_a_folder_with_spaces_is_quoted_in_the_command() -> None:
    assert replay_command(Path("my study"), "0123456789abcdef") == "culture replay 'my study' 0123456789abcdef"
