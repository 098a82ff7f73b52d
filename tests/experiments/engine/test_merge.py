"""Parts of a study put together give the study that was run in one go."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from experiments.engine.merge import merge
from experiments.engine.sweep import JOURNAL, sweep
from experiments.engine.tables import TABLES
from experiments.engine.work import Chunk, Failure, Result, perform
from experiments.studies.study import Precision, Study
from simulation.errors import NotAllowed
from tests.experiments.small_studies import small_study

WEEKLY = {"weekly": ("committed_share", "profit")}


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in TABLES if (folder / name).exists()}


def shards(study: Study, base: Path, count: int) -> list[Path]:
    """The parts of a study, each run in a folder of its own."""
    folders = [base / f"part_{number}" for number in range(1, count + 1)]
    for number, folder in enumerate(folders, 1):
        sweep(study, folder, workers=1, shard=(number, count))
    return folders


def changed(folder: Path, statement: str) -> None:
    """Change the journal of a folder by hand."""
    with closing(sqlite3.connect(folder / JOURNAL)) as connection, connection:
        connection.execute(statement)
    connection.close()


@pytest.mark.parametrize("count", [2, 7])
def test_shards_give_the_bytes_of_the_whole(run_once: Path, tmp_path: Path, count: int) -> None:
    result = merge(shards(small_study(**WEEKLY), tmp_path, count), tmp_path / "whole")
    assert bytes_of(result.folder) == bytes_of(run_once)


def test_shards_in_another_order_give_the_same(run_once: Path, tmp_path: Path) -> None:
    assert bytes_of(merge(shards(small_study(**WEEKLY), tmp_path, 3)[::-1], tmp_path / "whole").folder) == bytes_of(run_once)


def test_the_same_part_twice_adds_no_run(run_once: Path, tmp_path: Path) -> None:
    one, other = shards(small_study(**WEEKLY), tmp_path, 2)
    assert bytes_of(merge([one, other, one], tmp_path / "whole").folder) == bytes_of(run_once)


def test_a_finished_copy_gives_its_weekly_measures_from_its_table(run_once: Path, tmp_path: Path) -> None:
    one = tmp_path / "part_1"
    sweep(small_study(**WEEKLY), one, workers=1, shard=(1, 2))
    assert bytes_of(merge([one, run_once], tmp_path / "whole").folder) == bytes_of(run_once)


def test_what_is_merged_is_a_finished_study(tmp_path: Path) -> None:
    study = small_study(**WEEKLY)
    whole = merge(shards(study, tmp_path, 2), tmp_path / "whole").folder
    before = bytes_of(whole)

    def never(chunk: Chunk) -> list[Result]:
        raise AssertionError("a run was done again")

    assert bytes_of(sweep(study, whole, workers=1, perform=never).folder) == before


def test_a_precision_is_reached_in_parts_as_in_one_go(tmp_path: Path) -> None:
    study = small_study(precision=Precision(measure="nps", week=59, half_width=1.0, minimum=5, maximum=40))
    whole = sweep(study, tmp_path / "one_go", workers=1)
    assert bytes_of(merge(shards(study, tmp_path, 3), tmp_path / "merged").folder) == bytes_of(whole.folder)


def test_missing_worlds_are_named_and_what_is_there_is_kept(tmp_path: Path) -> None:
    one, other = shards(small_study(), tmp_path, 2)
    with pytest.raises(NotAllowed, match=r"^9 worlds are still missing: point 0, replication 1; point 1, replication 0; .* and 6 more"):
        merge([one], tmp_path / "whole")
    assert len(merge([other], tmp_path / "whole").experiments) == 36


def test_one_missing_world_is_one(tmp_path: Path) -> None:
    folders = shards(small_study(), tmp_path, 18)
    with pytest.raises(NotAllowed, match=r"^1 world is still missing: point 2, replication 1"):
        merge(folders[:7] + folders[8:], tmp_path / "whole")


def test_an_outcome_counts_more_than_a_failure_of_the_same_run(tmp_path: Path) -> None:
    study, failing = small_study(factors=()), tmp_path / "failing"

    def fail(chunk: Chunk) -> list[Result]:
        return [Failure(job.run, "killed", "", "Gone.") for job in chunk.jobs]

    assert len(sweep(study, failing, workers=1, perform=fail).failures) == 6
    clean = sweep(study, tmp_path / "clean", workers=1)
    assert bytes_of(merge([failing, clean.folder], tmp_path / "whole").folder) == bytes_of(clean.folder)


def test_what_a_later_merge_brings_is_in_the_tables(run_once: Path, tmp_path: Path) -> None:
    """A run that failed where the parts were put together first, and gave its outcome since."""

    def fail(chunk: Chunk) -> list[Result]:
        return [Failure(job.run, "killed", "", "Gone.") if job.seed == 2 else perform(Chunk((job,), chunk.recipe))[0] for job in chunk.jobs]

    failing = sweep(small_study(**WEEKLY), tmp_path / "failing", workers=1, perform=fail).folder
    assert len(merge([failing], tmp_path / "whole").failures) == 12
    assert bytes_of(merge([run_once], tmp_path / "whole").folder) == bytes_of(run_once)


def test_a_failure_is_kept(tmp_path: Path) -> None:
    study = small_study(factors=())

    def fail(chunk: Chunk) -> list[Result]:
        return [Failure(job.run, "killed", "", "Gone.") if job.seed == 2 else perform(Chunk((job,), chunk.recipe))[0] for job in chunk.jobs]

    whole = sweep(study, tmp_path / "one_go", workers=1, perform=fail)
    parts = [tmp_path / "one", tmp_path / "two"]
    for number, part in enumerate(parts, 1):
        sweep(study, part, workers=1, shard=(number, 2), perform=fail)
    merged = merge(parts, tmp_path / "whole")
    assert len(merged.failures) == 2
    assert bytes_of(merged.folder) == bytes_of(whole.folder)


def test_another_study_is_refused(run_once: Path, tmp_path: Path) -> None:
    other = sweep(small_study(seed=2), tmp_path / "other", workers=1).folder
    with pytest.raises(NotAllowed, match=r"other holds another study, or another form of it than .*study; only parts of one"):
        merge([run_once, other], tmp_path / "whole")
    assert not (tmp_path / "whole").exists()


def test_a_folder_without_a_study_is_refused(run_once: Path, tmp_path: Path) -> None:
    with pytest.raises(NotAllowed, match="there is no study here"):
        merge([run_once, tmp_path], tmp_path / "whole")


def test_the_parts_themselves_are_left_alone(run_once: Path) -> None:
    with pytest.raises(NotAllowed, match="this folder is one of the parts"):
        merge([run_once], run_once)


def test_two_outcomes_of_one_run_are_refused(run_once: Path, own_copy: Path, tmp_path: Path) -> None:
    changed(own_copy, "UPDATE outcome SET measures = zeroblob(length(measures)) WHERE id = 5")
    with pytest.raises(NotAllowed, match="has another outcome here than in a part before it"):
        merge([run_once, own_copy], tmp_path / "whole")


def test_parts_of_another_version_of_the_model_are_refused(own_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("experiments.engine.plan.source_hash", lambda: "f" * 16)
    with pytest.raises(NotAllowed, match=r"the model has changed since this study was run \(it was [0-9a-f]{16}, it is f{16}\)"):
        merge([own_copy], tmp_path / "whole")


def test_parts_may_be_on_a_disk_that_is_only_read(run_once: Path, tmp_path: Path) -> None:
    before = {path.name: path.stat().st_mtime_ns for path in run_once.iterdir()}
    merge([run_once], tmp_path / "whole")
    assert {path.name: path.stat().st_mtime_ns for path in run_once.iterdir()} == before
