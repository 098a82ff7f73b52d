"""A study from its declaration to its tables: paired luck, identity whatever the workers, and what goes wrong."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from experiments.engine.journal import Journal
from experiments.engine.result import StudyResult, read_manifest, write_manifest
from experiments.engine.session import Progressed
from experiments.engine.sweep import JOURNAL, sweep
from experiments.engine.tables import EXPERIMENTS, OUTCOMES, SERIES, TABLES
from experiments.engine.work import Chunk, Result, perform
from experiments.folder import NotWritten
from experiments.studies.study import Arm, Design, Factor, Precision, Study
from simulation import week, world
from simulation.errors import NotAllowed
from tests.experiments.small_studies import ARMS, PARTICIPATION, patient, small_study

WEEKLY = {"weekly": ("committed_share", "profit")}
PRECISION = Precision(measure="nps", week=59, half_width=1.0, minimum=5, maximum=60)


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every table of a study."""
    return {name: (folder / name).read_bytes() for name in TABLES if (folder / name).exists()}


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> StudyResult:
    return sweep(small_study(**WEEKLY), tmp_path_factory.mktemp("finished") / "study", workers=1)


@pytest.fixture(scope="module")
def tables(finished: StudyResult) -> dict[str, bytes]:
    return bytes_of(finished.folder)


def test_a_row_holds_what_its_run_gives_alone(finished: StudyResult) -> None:
    from experiments.engine.plan import Plan

    plan, rows = Plan(finished.study), finished.outcomes.set_index(["point", "strategy", "replication", "week"])
    grown = world.build(plan.scenario(4, 1), plan.seed(4, 2))
    week.run(grown)
    assert rows.loc[(4, "co_creation", 2, 39), "nps"] == grown.series["nps"][39]
    assert rows.loc[(4, "co_creation", 2, 59), "committed_share"] == grown.series["committed_share"][59]


def test_every_run_has_one_row_and_every_measured_week_one(finished: StudyResult) -> None:
    assert len(finished.experiments) == 6 * 3 * 2
    assert not finished.experiments.duplicated(["point", "strategy", "replication"]).any()
    assert len(finished.outcomes) == 2 * len(finished.experiments)
    assert len(finished.series) == 60 * len(finished.experiments)


def test_the_tables_are_aligned(finished: StudyResult) -> None:
    assert finished.outcomes["run"].tolist() == finished.experiments["run"].repeat(2).tolist()
    assert finished.series["run"].tolist() == finished.experiments["run"].repeat(60).tolist()


def test_a_factor_is_missing_where_it_does_not_change_the_strategy(finished: StudyResult) -> None:
    told = finished.experiments.groupby("strategy")["participation"].apply(lambda column: column.isna().all())
    assert told.to_dict() == {"implementation": True, "co_creation": False}


def test_values_stand_in_their_places(finished: StudyResult) -> None:
    values, rows = finished.values("earnings", 59), finished.outcomes
    row = rows[(rows["point"] == 3) & (rows["strategy"] == "co_creation") & (rows["replication"] == 1) & (rows["week"] == 59)]
    assert values.shape == (6, 2, 3)
    assert values[3, 1, 1] == row["earnings"].item()


def test_weekly_measures_end_where_the_outcomes_are(finished: StudyResult) -> None:
    assert np.array_equal(finished.paths("committed_share")[..., 59], finished.values("committed_share", 59).astype(np.float32))


def test_a_measure_that_was_not_taken_is_refused(finished: StudyResult) -> None:
    with pytest.raises(NotAllowed, match="enps in week 59 was not measured; there are committed_share, nps, earnings in weeks 39, 59"):
        finished.values("enps", 59)
    with pytest.raises(NotAllowed, match="nps was not kept for every week; the study keeps committed_share, profit"):
        finished.paths("nps")


@pytest.mark.parametrize("workers", [2, 4])
def test_tables_do_not_depend_on_the_number_of_workers(workers: int, tmp_path: Path, tables: dict[str, bytes]) -> None:
    sweep(small_study(**WEEKLY), tmp_path, workers=workers)
    assert bytes_of(tmp_path) == tables


def test_tables_do_not_depend_on_the_engine(tmp_path: Path, tables: dict[str, bytes]) -> None:
    sweep(small_study(**WEEKLY), tmp_path, engine="processes", workers=2)
    assert bytes_of(tmp_path) == tables


def backwards(chunk: Chunk) -> list[Result]:
    """The results of a chunk, the last first."""
    return perform(chunk)[::-1]


def test_tables_do_not_depend_on_the_order_in_which_runs_end(tmp_path: Path, tables: dict[str, bytes]) -> None:
    sweep(small_study(**WEEKLY), tmp_path, perform=backwards)
    assert bytes_of(tmp_path) == tables


def test_a_strategy_against_itself_differs_by_exactly_nothing(tmp_path: Path) -> None:
    twin = Arm(label="twin", strategy=ARMS[1].strategy)
    result = sweep(small_study(arms=(ARMS[1], twin), factors=()), tmp_path)
    assert len(result.experiments["run"].unique()) == 6
    assert (result.differences("earnings", 59) == 0).all()


def test_a_finished_study_is_not_written_again(finished: StudyResult) -> None:
    before = (finished.folder / OUTCOMES).stat().st_mtime_ns
    told: list[Progressed] = []
    sweep(small_study(**WEEKLY), finished.folder, progress=told.append)
    assert (finished.folder / OUTCOMES).stat().st_mtime_ns == before
    assert (told[-1].done, told[-1].total, told[-1].before) == (36, 36, 36)


class Stop(KeyboardInterrupt):
    """Somebody has had enough."""


def stopped_after(folder: Path, runs: int, study: Study) -> None:
    """Begin a study and stop it once so many runs are kept."""

    def stop(told: Progressed) -> None:
        if told.done - told.before >= runs:
            raise Stop

    with pytest.raises(Stop):
        sweep(study, folder, workers=1, progress=stop)


def test_a_study_that_was_stopped_goes_on_where_it_was(tmp_path: Path, tables: dict[str, bytes]) -> None:
    stopped_after(tmp_path, 5, small_study(**WEEKLY))
    told: list[Progressed] = []
    sweep(small_study(**WEEKLY), tmp_path, progress=told.append)
    assert 5 <= told[-1].before < 36
    assert bytes_of(tmp_path) == tables


def test_a_study_whose_tables_were_half_written_writes_them_again(
    tmp_path: Path, tables: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise Stop

    with monkeypatch.context() as patched, pytest.raises(Stop):
        patched.setattr("experiments.engine.tables.write_series", fail)
        sweep(small_study(**WEEKLY), tmp_path)
    assert not (tmp_path / SERIES).exists()
    sweep(small_study(**WEEKLY), tmp_path)
    assert bytes_of(tmp_path) == tables


def test_a_table_of_series_that_is_lost_is_not_written_without_them(tmp_path: Path) -> None:
    sweep(small_study(factors=(), **WEEKLY), tmp_path)
    (tmp_path / SERIES).unlink()
    write_manifest(tmp_path, read_manifest(tmp_path) | {"complete": False})
    with pytest.raises(NotAllowed, match="gave up its weekly measures"):
        sweep(small_study(factors=(), **WEEKLY), tmp_path)
    assert not (tmp_path / SERIES).exists()


def test_the_journal_gives_weekly_series_back_when_the_table_has_them(finished: StudyResult) -> None:
    runs = finished.experiments["run"].tolist()
    with Journal.read(finished.folder / JOURNAL) as journal:
        assert journal.series(runs) == {}
        assert journal.known(runs) == set(runs)


def test_another_study_does_not_go_into_the_same_folder(finished: StudyResult, tables: dict[str, bytes]) -> None:
    with pytest.raises(NotAllowed, match="holds another study"):
        sweep(small_study(seed=2), finished.folder)
    assert bytes_of(finished.folder) == tables


def test_another_version_of_the_model_does_not_go_on_with_a_study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sweep(small_study(factors=()), tmp_path)
    monkeypatch.setattr("experiments.engine.plan.source_hash", lambda: "0123456789abcdef")
    with pytest.raises(NotAllowed, match="the model has changed since this study began"):
        sweep(small_study(factors=()), tmp_path)


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("Dear diary")
    with pytest.raises(NotAllowed, match="not empty and holds no study"):
        sweep(small_study(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["diary.txt"]


def test_a_study_made_in_python_is_checked_like_a_file(tmp_path: Path) -> None:
    with pytest.raises(NotAllowed, match="enps"):
        sweep(small_study(headline="enps"), tmp_path / "study")
    assert not (tmp_path / "study").exists()


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("x")
    with pytest.raises(NotWritten, match="taken is a file; a folder is needed"):
        sweep(small_study(), tmp_path / "taken")


def test_without_a_folder_the_result_takes_its_files_with_it() -> None:
    result = sweep(small_study(factors=()))
    folder = result.folder
    assert len(result.outcomes) == 12
    del result
    assert not folder.exists()


def test_the_manifest_repeats_the_study(finished: StudyResult) -> None:
    assert finished.study == small_study(**WEEKLY)
    assert json.loads((finished.folder / "manifest.json").read_text())["complete"] is True


def test_a_strategy_that_cannot_be_made_at_a_point_fails_there_and_nowhere_else(tmp_path: Path) -> None:
    """A board with patience looks back at half a year, which a launch in week 2 does not leave."""
    early = Arm(label="early", strategy=patient(20))
    launch = Factor(name="strategy.launch_week", low=2, high=26, levels=(), whole=True, arms=("early",))
    result = sweep(small_study(arms=(*ARMS, early), factors=(launch,), design=Design(kind="table", table=((2.0, 26.0),))), tmp_path)
    assert result.failures[["point", "strategy"]].drop_duplicates().to_numpy().tolist() == [[0, "early"]]
    assert result.failures["message"].str.contains("patience needs at least").all()
    assert result.failures["command"].str.fullmatch("culture replay . [0-9a-f]{16}").all()
    assert np.argwhere(np.isnan(result.values("nps", 59))).tolist() == [[0, 2, 0], [0, 2, 1], [0, 2, 2]]


def test_failures_are_tried_again_when_asked(tmp_path: Path, tables: dict[str, bytes]) -> None:
    first = sweep(small_study(**WEEKLY), tmp_path, perform=refusing_the_third_world)
    assert len(first.failures) == 12
    assert (bytes_of(tmp_path)[EXPERIMENTS]) != tables[EXPERIMENTS]
    sweep(small_study(**WEEKLY), tmp_path)
    assert len(StudyResult.read(tmp_path).failures) == 12
    sweep(small_study(**WEEKLY), tmp_path, retry_failures=True)
    assert bytes_of(tmp_path) == tables


def test_a_second_try_that_is_cut_short_before_its_tables_still_ends_in_them(
    tmp_path: Path, tables: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    sweep(small_study(**WEEKLY), tmp_path, perform=refusing_the_third_world)
    with monkeypatch.context() as patch:
        patch.setattr("experiments.engine.sweep.finish", killed)
        with pytest.raises(KeyboardInterrupt):
            sweep(small_study(**WEEKLY), tmp_path, retry_failures=True)
    with pytest.raises(NotAllowed, match="the study is not finished"):
        StudyResult.read(tmp_path)
    sweep(small_study(**WEEKLY), tmp_path)
    assert bytes_of(tmp_path) == tables


def test_a_table_that_is_gone_is_written_again(tmp_path: Path, tables: dict[str, bytes]) -> None:
    sweep(small_study(**WEEKLY), tmp_path)
    (tmp_path / OUTCOMES).unlink()
    sweep(small_study(**WEEKLY), tmp_path)
    assert bytes_of(tmp_path) == tables


def test_a_damaged_table_is_told_in_a_sentence(tmp_path: Path) -> None:
    result = sweep(small_study(), tmp_path)
    (tmp_path / OUTCOMES).write_bytes(b"PAR1")
    with pytest.raises(NotAllowed, match=r"outcomes\.parquet: the table is damaged; without it, the command of the study writes it again"):
        result.outcomes  # noqa: B018


def killed(*_: object) -> None:
    """What is left of a step that never began."""
    raise KeyboardInterrupt


def refusing_the_third_world(chunk: Chunk) -> list[Result]:
    """Perform, but for worlds with luck 3."""
    from experiments.engine.work import Failure

    told = zip(chunk.jobs, perform(chunk), strict=True)
    return [Failure(job.run, "raised", "here", "Not today.") if job.seed == 3 else result for job, result in told]


def merged(study: Study, folder: Path, shards: Sequence[int], count: int) -> dict[str, bytes]:
    """The tables of a study that was run in parts."""
    from experiments.engine.merge import merge

    for number in shards:
        sweep(study, folder / f"part-{number}", shard=(number, count), workers=1)
    merge([folder / f"part-{number}" for number in shards], folder / "whole")
    return bytes_of(folder / "whole")


def test_seven_parts_merged_are_the_whole(tmp_path: Path, tables: dict[str, bytes]) -> None:
    assert merged(small_study(**WEEKLY), tmp_path, (4, 1, 7, 2, 6, 3, 5), 7) == tables


def test_parts_of_a_study_with_a_precision_are_the_whole(tmp_path: Path) -> None:
    study = small_study(precision=PRECISION)
    sweep(study, tmp_path / "unsplit")
    assert merged(study, tmp_path, (1, 2, 3), 3) == bytes_of(tmp_path / "unsplit")


def test_a_precision_is_reached_or_the_maximum(tmp_path: Path) -> None:
    from experiments.engine.stopping import half_width

    result = sweep(small_study(precision=PRECISION), tmp_path)
    counts, differences = result.design["replications"], result.differences("nps", 59)
    assert counts.between(5, 60).all()
    assert counts.nunique() > 1
    for point, count in counts.items():
        assert count == 60 or half_width(differences[point, 1:, :count]) <= 1.0


def test_a_precision_uses_no_more_runs_than_its_budget(tmp_path: Path) -> None:
    result = sweep(small_study(precision=PRECISION.model_copy(update={"budget": 75, "half_width": 1e-6})), tmp_path)
    assert len(result.experiments) == 74


def test_a_budget_and_parts_do_not_go_together(tmp_path: Path) -> None:
    study = small_study(precision=PRECISION.model_copy(update={"budget": 75}))
    with pytest.raises(NotAllowed, match="a study with a budget is not run in parts"):
        sweep(study, tmp_path / "part", shard=(1, 2))


def test_a_manifest_that_cannot_be_understood_is_refused(tmp_path: Path) -> None:
    sweep(small_study(factors=()), tmp_path)
    manifest = json.loads((tmp_path / "manifest.json").read_text())
    manifest["study"]["colour"] = "green"
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(NotAllowed, match=r'The manifest, written by version .*: unknown name "colour"'):
        StudyResult.read(tmp_path).study  # noqa: B018


def test_points_with_worlds_of_their_own_differ_in_luck(tmp_path: Path) -> None:
    study = small_study(factors=(PARTICIPATION,), design=Design(kind="grid", worlds="own"))
    assert sweep(study, tmp_path).experiments.groupby("seed").size().eq(2).all()
