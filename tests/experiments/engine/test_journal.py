import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from experiments.engine import journal_file
from experiments.engine.journal import Counts, Journal
from experiments.engine.packing import pack, unpack
from experiments.engine.work import RAISED, Chunk, Failure, Job, Outcome, Result, perform
from experiments.folder import NotWritten
from simulation.errors import NotAllowed
from simulation.scenario import Scenario
from tests.experiments.engine.pieces import RECIPE, name
from tests.experiments.worlds import strategy

ROOT = Path(__file__).parents[3]
WEEKS = np.linspace(0.1, 0.9, 260, dtype=np.float32)


def outcome(number: int, series: bytes = b"") -> Outcome:
    return Outcome(name(number), np.float64([number, 0.5]).tobytes(), series, 0.02)


def failure(number: int, message: str = "ZeroDivisionError: division by zero") -> Failure:
    return Failure(name(number), RAISED, "simulation/week.py:12", message)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite"


def kept(path: Path, *results: Result) -> Path:
    """A journal that holds this."""
    with Journal.open(path, "study") as journal:
        journal.add(results)
    return path


def test_what_was_added_is_there_again(path: Path) -> None:
    with Journal.read(kept(path, outcome(1, WEEKS.tobytes()), failure(2))) as journal:
        assert journal.values([name(1), name(2), name(3)]) == {name(1): outcome(1).values}
        assert journal.series([name(1), name(2)]) == {name(1): WEEKS.tobytes()}
        assert journal.failures() == [failure(2)]


def test_known_are_runs_with_an_outcome_or_a_failure(path: Path) -> None:
    with Journal.read(kept(path, outcome(1), failure(2))) as journal:
        assert journal.known(name(k) for k in range(4)) == {name(1), name(2)}


def test_many_runs_are_asked_for_at_once(path: Path) -> None:
    with Journal.read(kept(path, *[outcome(k) for k in range(3000)])) as journal:
        assert len(journal.values(name(k) for k in range(5000))) == len(journal.known(name(k) for k in range(5000))) == 3000


def test_a_run_is_kept_once_as_it_came_first(path: Path) -> None:
    again = outcome(1)._replace(values=b"other")
    with Journal.open(path, "study") as journal:
        journal.add([outcome(1), again])
        journal.add([again])
        assert journal.values([name(1)]) == {name(1): outcome(1).values}
        assert (journal.counts(), journal.sessions()[0].done) == (Counts(1, 0), 1)


def test_an_outcome_takes_the_place_of_a_failure_and_not_the_other_way_round(path: Path) -> None:
    with Journal.open(path, "study") as journal:
        journal.add([failure(1), outcome(1), failure(1)])
        assert journal.counts() == Counts(1, 0)


def test_failures_are_forgotten_and_outcomes_are_not(path: Path) -> None:
    with Journal.open(path, "study") as journal:
        journal.add([outcome(1), failure(2)])
        journal.forget_failures()
        assert journal.counts() == Counts(1, 0)


def test_failures_are_in_the_order_of_their_names(path: Path) -> None:
    with Journal.read(kept(path, failure(3), failure(1), failure(2))) as journal:
        assert [each.run for each in journal.failures()] == [name(1), name(2), name(3)]


def test_dropped_series_give_their_room_back(path: Path) -> None:
    noise = np.random.default_rng(1).random((400, 260), np.float32)
    with Journal.open(path, "study") as journal:
        journal.add(outcome(k, row.tobytes()) for k, row in enumerate(noise))
        journal.drop_series()
        assert (journal.series([name(1)]), journal.counts()) == ({}, Counts(400, 0))
    assert path.stat().st_size < 300_000 < noise.nbytes * 0.8


def test_series_are_put_back_beside_their_outcome(path: Path) -> None:
    with Journal.open(path, "study") as journal:
        journal.add([outcome(1, WEEKS.tobytes()), outcome(2)])
        journal.drop_series()
        journal.add([outcome(1, WEEKS.tobytes())])
        assert journal.series([name(1), name(2)]) == {name(1): WEEKS.tobytes()}


def test_results_are_added_together_or_not_at_all(path: Path) -> None:
    with Journal.open(path, "study") as journal:
        with pytest.raises(ValueError, match="non-hexadecimal"):
            journal.add([outcome(1), outcome(2)._replace(run="not a run")])
        assert journal.counts() == Counts(0, 0)
        journal.add([outcome(1)])
        assert journal.counts() == Counts(1, 0)


def test_sessions_tell_what_they_did_and_how_they_ended(path: Path) -> None:
    with Journal.open(path, "study") as journal:
        journal.add([outcome(1), outcome(2)])
    journal = Journal.open(path, "study")
    journal.add([outcome(2), outcome(3)])
    first, second = journal.sessions()
    assert (first.done, second.done, first.process) == (2, 1, os.getpid())
    assert first.begun <= first.latest <= (first.ended or 0.0) <= second.begun <= time.time()
    assert second.ended is None
    journal.close()


KILLED_IN_MID_WORK = """
import os, signal, sys
from pathlib import Path
from experiments.engine.journal import Journal
from tests.experiments.engine.test_journal import outcome
journal = Journal.open(Path(sys.argv[1]), "study")
journal.add(outcome(k) for k in range(100))
journal._connection.execute("BEGIN")
journal._connection.execute("DELETE FROM outcome")
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_a_killed_process_had_added_is_there_and_its_session_has_no_end(path: Path) -> None:
    killed = subprocess.run([sys.executable, "-c", KILLED_IN_MID_WORK, str(path)], cwd=ROOT, check=False)
    with Journal.open(path, "study") as journal:
        assert (killed.returncode, journal.counts(), journal.sessions()[0].ended) == (-9, Counts(100, 0), None)


def test_others_read_while_one_writes(path: Path) -> None:
    with Journal.open(path, "study") as writer, Journal.read(path) as reader:
        writer.add([outcome(1)])
        assert reader.counts() == Counts(1, 0)
        with journal_file.transaction(writer._connection):
            writer._connection.execute("DELETE FROM outcome")
            assert reader.counts() == Counts(1, 0)


def test_reading_leaves_nothing_behind(path: Path) -> None:
    Journal.read(kept(path, outcome(1))).close()
    assert [file.name for file in path.parent.iterdir()] == ["journal.sqlite"]


def test_a_journal_that_is_read_takes_no_results(path: Path) -> None:
    with Journal.read(kept(path, outcome(1))) as journal, pytest.raises(NotWritten) as refused:
        journal.add([outcome(2)])
    assert str(refused.value) == (
        f"{path}: the journal cannot be used: the file or its folder may only be read; allow writing, or copy the folder elsewhere, then give the "
        "same command again. Nothing written before is lost."
    )


def test_on_a_full_disk_what_was_written_stays_and_the_rest_can_follow(path: Path) -> None:
    noise = np.random.default_rng(1).random((100, 2600), np.float32)
    with Journal.open(path, "study") as journal:
        journal.add([outcome(1)])
        ((pages,),) = journal._connection.execute("PRAGMA page_count")
        journal._connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(NotWritten) as refused:
            journal.add(outcome(k, row.tobytes()) for k, row in enumerate(noise, 2))
        assert journal.counts() == Counts(1, 0)
        journal._connection.execute("PRAGMA max_page_count = 100000")
        journal.add(outcome(k, row.tobytes()) for k, row in enumerate(noise, 2))
        assert journal.counts() == Counts(101, 0)
    assert str(refused.value) == (
        f"{path}: the journal cannot be used: the disk is full; make room, then give the same command again. Nothing written before is lost."
    )


def test_a_file_that_another_program_holds_is_told_of(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_file, "BUSY", 0.1)
    other = sqlite3.connect(kept(path), isolation_level=None)
    with Journal.open(path, "study") as journal:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(NotWritten, match="another program holds the file; close that, then give the same command again"):
            journal.add([outcome(1)])
        other.execute("ROLLBACK")
    other.close()


def test_a_folder_that_is_not_there_is_told_of(path: Path) -> None:
    with pytest.raises(NotWritten, match="the file cannot be opened or made; see whether its folder is there"):
        Journal.open(path / "deeper" / "journal.sqlite", "study")


def test_the_journal_of_another_study_is_refused(path: Path) -> None:
    kept(path, outcome(1))
    with pytest.raises(NotAllowed) as refused:
        Journal.open(path, "another study")
    assert (
        str(refused.value) == f"{path}: this is the journal of another study, or of this one before it was changed; choose another folder."
    )


def test_the_journal_of_another_model_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(path, outcome(1))
    before = journal_file.source_hash()
    monkeypatch.setattr(journal_file, "source_hash", lambda: "0123456789abcdef")
    with pytest.raises(NotAllowed) as refused:
        Journal.open(path, "study")
    assert str(refused.value) == (
        f"{path}: the study was begun with another version of the model ({before}, here 0123456789abcdef), whose results do not mix with those of "
        "this one; choose another folder, or go back to that version."
    )


def test_a_journal_of_another_form_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(path, outcome(1))
    monkeypatch.setattr(journal_file, "VERSION", "2")
    with pytest.raises(NotAllowed, match=r"the journal was written by another version of this program \(form 1, here 2\)\."):
        Journal.read(path)


def test_a_database_of_something_else_is_refused_and_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("CREATE TABLE songs (title TEXT)")
    other.close()
    with pytest.raises(NotAllowed, match="this is not the journal of a study"):
        Journal.open(path, "study")
    other = sqlite3.connect(path)
    assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("songs",)]
    other.close()


@pytest.mark.parametrize("keep", [100, 40_000])
def test_a_torn_journal_is_refused(keep: int, path: Path) -> None:
    kept(path, *[outcome(k, WEEKS.tobytes()) for k in range(100)])
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(NotAllowed, match=r"the journal is damaged, or not a journal .*put a copy in its place, or move it away"):
        Journal.open(path, "study")


def test_a_file_that_is_no_database_is_refused(path: Path) -> None:
    path.write_text("Dear diary, today nothing happened. " * 100, encoding="ascii")
    with pytest.raises(NotAllowed, match="the journal is damaged, or not a journal"):
        Journal.read(path)


def test_where_there_is_no_journal_none_is_read_or_made(path: Path) -> None:
    with pytest.raises(NotAllowed) as refused:
        Journal.read(path)
    assert (str(refused.value), path.exists()) == (f"{path}: there is no journal of a study here.", False)


def test_a_journal_that_was_hardly_begun_is_begun_again(path: Path) -> None:
    path.touch()
    with Journal.read(kept(path, outcome(1))) as journal:
        assert journal.counts() == Counts(1, 0)


def test_damage_within_is_found_when_it_is_looked_for(path: Path) -> None:
    kept(path, *[outcome(k, WEEKS.tobytes()) for k in range(1000)])
    content = bytearray(path.read_bytes())
    content[5 * journal_file.PAGE : 6 * journal_file.PAGE] = bytes(journal_file.PAGE)
    path.write_bytes(content)
    with Journal.read(path) as journal, pytest.raises(NotAllowed, match="damaged"):
        journal.check()


def test_a_sound_journal_is_found_sound(path: Path) -> None:
    with Journal.read(kept(path, outcome(1))) as journal:
        journal.check()


def test_packing_changes_no_bit() -> None:
    numbers = np.random.default_rng(1).integers(0, 2**32, 1560, np.uint32)
    numbers[:4] = np.float32([np.nan, np.inf, -0.0, 1e-45]).view(np.uint32)
    assert unpack(pack(numbers.tobytes()), 6240) == numbers.tobytes()


def test_packed_weekly_measures_take_less_than_six_tenths() -> None:
    weekly = ("committed_share", "adopted_share", "nps", "profit", "commitment_mean", "understanding_mean")
    scenario = Scenario(strategy=strategy("co_creation"), weeks=260)
    (result,) = perform(Chunk((Job(name(1), scenario, 1),), RECIPE._replace(weekly=weekly)))
    assert isinstance(result, Outcome) and len(result.series) == 6240 and len(pack(result.series)) < 3744
