import subprocess
import sys
from pathlib import Path

import pytest
from filelock import SoftFileLock

from experiments.engine import lock
from experiments.engine.lock import LOCK, only_one
from experiments.folder import NotWritten

ROOT = Path(__file__).parents[3]
HOLDER = """
import sys
from pathlib import Path
from experiments.engine.lock import only_one
with only_one(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def holder(folder: Path) -> "subprocess.Popen[str]":
    """Another process that holds the lock of a folder until it is told otherwise."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None and process.stdout.readline() == "held\n"
    return process


def test_a_second_process_is_told_who_runs_the_study(tmp_path: Path) -> None:
    process = holder(tmp_path)
    with pytest.raises(NotWritten) as refused, only_one(tmp_path):
        pass
    process.communicate()
    number = process.pid
    assert str(refused.value) == (
        f"The study in {tmp_path} is being run by another process (number {number}); wait for it, or stop it first."
    )


def test_the_lock_of_a_process_that_was_killed_is_free(tmp_path: Path) -> None:
    process = holder(tmp_path)
    process.kill()
    process.communicate()
    with only_one(tmp_path):
        pass


def test_the_lock_is_free_after_its_study(tmp_path: Path) -> None:
    for _ in range(2):
        with only_one(tmp_path):
            pass


def test_the_lock_is_free_after_something_went_wrong(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), only_one(tmp_path):
        raise ZeroDivisionError
    with only_one(tmp_path):
        pass


def test_two_studies_are_run_side_by_side(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with only_one(tmp_path), only_one(tmp_path / "other"):
        pass


@pytest.mark.parametrize("text", ["", "no number\n", "\xff"])
def test_a_lock_that_does_not_say_who_holds_it_still_holds(text: str, tmp_path: Path) -> None:
    process = holder(tmp_path)
    (tmp_path / LOCK).write_text(text, encoding="latin-1")
    with pytest.raises(NotWritten, match="is being run by another process; wait for it, or stop it first"), only_one(tmp_path):
        pass
    process.communicate()


def test_a_folder_that_cannot_be_written_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotWritten, match=f"^The folder {tmp_path / 'file'} cannot be written: "), only_one(tmp_path / "file"):
        pass


def test_where_the_file_system_knows_no_lock_its_mark_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(lock, "FileLock", SoftFileLock)
    with only_one(tmp_path):
        assert len((tmp_path / LOCK).read_text().splitlines()) > 1
    with only_one(tmp_path):
        pass
