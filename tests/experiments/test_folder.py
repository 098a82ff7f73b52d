import os
from pathlib import Path

import pytest

from experiments.folder import NotWritten, free_folder, whole_folder


def everything(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_a_folder_appears_whole(tmp_path: Path) -> None:
    with whole_folder(tmp_path / "a" / "b") as folder:
        (folder / "one.txt").write_text("1")
        assert not (tmp_path / "a" / "b").exists()
    assert everything(tmp_path) == ["a", "a/b", "a/b/one.txt"]


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit, ValueError])
def test_nothing_is_left_when_writing_stops(tmp_path: Path, stop: type[BaseException]) -> None:
    with pytest.raises(stop), whole_folder(tmp_path / "a" / "b") as folder:
        (folder / "one.txt").write_text("1")
        raise stop
    assert everything(tmp_path) == []


def test_a_folder_that_is_full_keeps_what_it_has_when_writing_stops(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one.txt").write_text("old")
    with pytest.raises(KeyboardInterrupt), whole_folder(tmp_path / "a", force=True) as folder:
        (folder / "one.txt").write_text("new")
        raise KeyboardInterrupt
    assert (tmp_path / "a" / "one.txt").read_text() == "old" and everything(tmp_path) == ["a", "a/one.txt"]


def test_an_empty_folder_is_used(tmp_path: Path) -> None:
    with whole_folder(tmp_path) as folder:
        (folder / "one.txt").write_text("1")
    assert everything(tmp_path) == ["one.txt"]


def test_a_folder_that_is_not_empty_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(NotWritten) as refused, whole_folder(tmp_path):
        pass
    assert str(refused.value) == f"The folder {tmp_path} is not empty; choose another, or replace what is in it with --force."


def test_force_replaces_files_of_the_same_names_only(tmp_path: Path) -> None:
    (tmp_path / "figures").mkdir()
    for name in ("mine.txt", "one.txt", "figures/mine.png"):
        (tmp_path / name).write_text("old")
    with whole_folder(tmp_path, force=True) as folder:
        (folder / "figures").mkdir()
        (folder / "one.txt").write_text("new")
        (folder / "figures" / "two.png").write_text("new")
    assert {path: (tmp_path / path).read_text() for path in ("mine.txt", "one.txt", "figures/mine.png", "figures/two.png")} == {
        "mine.txt": "old",
        "one.txt": "new",
        "figures/mine.png": "old",
        "figures/two.png": "new",
    }


def test_a_file_in_the_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("")
    with pytest.raises(NotWritten) as refused, whole_folder(tmp_path / "a"):
        pass
    assert str(refused.value) == f"{tmp_path / 'a'} is a file; a folder is needed."


def test_a_file_above_the_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("")
    with pytest.raises(NotWritten) as refused, whole_folder(tmp_path / "a" / "b" / "c"):
        pass
    assert str(refused.value) == f"{tmp_path / 'a'} is a file; a folder is needed."


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, *arguments: object, **names: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(NotWritten) as refused, whole_folder(tmp_path / "a"):
        pass
    assert str(refused.value) == f"The folder {tmp_path / 'a'} cannot be written: permission denied."


def test_a_full_disk_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(NotWritten) as refused, whole_folder(tmp_path / "a") as folder:
        (folder / "one.txt").write_text("1")
        raise OSError(28, os.strerror(28))
    assert str(refused.value) == f"The folder {tmp_path / 'a'} cannot be written: no space left on device."
    assert everything(tmp_path) == []


def test_a_free_name_has_no_number(tmp_path: Path) -> None:
    assert free_folder(tmp_path, "plan") == tmp_path / "plan"


def test_a_name_that_is_taken_gets_the_next_free_number(tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan-2").mkdir()
    assert free_folder(tmp_path, "plan") == tmp_path / "plan-3"


def test_what_another_command_wrote_in_the_meantime_is_not_mixed_with_ours(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match="is not empty"), whole_folder(tmp_path / "here") as part:
        (part / "ours.txt").write_text("ours")
        (tmp_path / "here").mkdir()
        (tmp_path / "here" / "theirs.txt").write_text("theirs")
    assert [path.name for path in tmp_path.rglob("*.txt")] == ["theirs.txt"]
