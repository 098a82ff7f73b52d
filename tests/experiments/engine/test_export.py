"""A study in the formats of other programs, read with what those programs read it with."""

import csv
import json
import warnings
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pytest

from experiments.engine.export import export, mean_of_worlds
from experiments.engine.result import StudyResult
from experiments.engine.sweep import sweep
from experiments.engine.work import Chunk, Failure, Result, perform
from experiments.language import Language
from experiments.studies.study import Arm, Design, Factor
from simulation.errors import NotAllowed
from tests.experiments.small_studies import ARMS, PARTICIPATION, small_study

EN = Language.of("en")


@pytest.fixture(scope="session")
def result(run_once: Path) -> StudyResult:
    return StudyResult.read(run_once)


@pytest.fixture(scope="session")
def exported(result: StudyResult, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every format."""
    base = tmp_path_factory.mktemp("exported")
    for form in ("csv", "ema", "salib"):
        (base / form).mkdir()
        export(result, form, base / form, EN)
    return base


def failing(chunk: Chunk) -> list[Result]:
    return [Failure(job.run, "killed", "", "=Gone.") if job.seed == 2 else perform(Chunk((job,), chunk.recipe))[0] for job in chunk.jobs]


def ema_of(folder: Path) -> tuple[pd.DataFrame, dict[str, np.ndarray]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from ema_workbench import load_results

        experiments, outcomes = load_results(str(folder / "results.tar.gz"))
    return experiments, outcomes


def exact(path: Path) -> pd.DataFrame:
    """A table as its text is, so that no digit is lost in reading."""
    return pd.read_csv(path, dtype=str)


@pytest.mark.parametrize("table", ["experiments", "outcomes", "series"])
def test_csv_holds_every_digit(result: StudyResult, exported: Path, table: str) -> None:
    read, whole = exact(exported / "csv" / f"{table}.csv"), getattr(result, table)
    pd.testing.assert_frame_equal(read.astype(whole.dtypes), whole)


def test_a_study_without_failures_has_no_table_of_them(exported: Path) -> None:
    assert sorted(path.name for path in (exported / "csv").iterdir()) == ["codebook.csv", "experiments.csv", "outcomes.csv", "series.csv"]


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    arms = (ARMS[0], Arm(label="=1+1", strategy=ARMS[1].strategy))
    result = sweep(small_study(arms=arms, factors=()), tmp_path / "study", workers=1, perform=failing)
    export(result, "csv", tmp_path, EN)
    for table in ("experiments", "outcomes", "failures"):
        cells = [cell for row in csv.reader((tmp_path / f"{table}.csv").read_text().splitlines()) for cell in row]
        assert "'=1+1" in cells
        assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]


def test_the_codebook_tells_of_every_column(result: StudyResult, exported: Path) -> None:
    book = pd.read_csv(exported / "csv" / "codebook.csv", keep_default_na=False)
    for table in ("experiments", "outcomes", "series"):
        assert book.loc[book["table"] == table, "column"].tolist() == list(getattr(result, table).columns)
    assert (book["label"] != "").all() and (book["meaning"] != "").all()


def test_the_codebook_gives_unit_and_level(exported: Path) -> None:
    book = pd.read_csv(exported / "csv" / "codebook.csv", keep_default_na=False).set_index(["table", "column"])
    assert book.loc[("outcomes", "nps"), ["label", "unit", "level"]].tolist() == ["Net promoter score", "points", "outcome"]
    assert book.loc[("experiments", "participation"), "level"] == "factor"


def test_the_workbench_reads_its_archive(result: StudyResult, exported: Path) -> None:
    experiments, outcomes = ema_of(exported / "ema")
    assert len(experiments) == len(result.experiments)
    assert set(outcomes) == {f"{name}_{week}" for name in result.study.measures for week in (39, 59)} | {
        "committed_share_weekly",
        "profit_weekly",
    }
    assert experiments["policy"].tolist() == result.experiments["strategy"].tolist()
    assert str(experiments["policy"].dtype) == str(experiments["scenario"].dtype) == "category"
    np.testing.assert_allclose(outcomes["nps_59"], result.outcomes.query("week == 59")["nps"], rtol=1e-14)
    np.testing.assert_allclose(outcomes["profit_weekly"], result.series["profit"].to_numpy().reshape(-1, 60), rtol=1e-6)


def test_every_row_of_the_archive_holds_its_point(result: StudyResult, exported: Path) -> None:
    experiments, _ = ema_of(exported / "ema")
    expected = result.points.loc[result.experiments["point"]].to_numpy()
    assert np.array_equal(experiments[["change.meaning", "participation"]].to_numpy(), expected)
    assert experiments["scenario"].iloc[-1] == "5-2"


def test_the_workbench_finds_boxes_in_it(exported: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from ema_workbench.analysis import prim

        experiments, outcomes = ema_of(exported / "ema")
        x, y = experiments.drop(columns=["scenario", "model"]), outcomes["nps_59"] > np.median(outcomes["nps_59"])
        assert prim.Prim(x, y, threshold=0.5).find_box() is not None


def test_the_archive_does_not_tell_when_it_was_made(result: StudyResult, exported: Path, tmp_path: Path) -> None:
    export(result, "ema", tmp_path, EN)
    assert (tmp_path / "results.tar.gz").read_bytes() == (exported / "ema" / "results.tar.gz").read_bytes()


def test_salib_gets_a_row_a_point(result: StudyResult, exported: Path) -> None:
    problem = json.loads((exported / "salib" / "problem.json").read_text())
    x, y = (exact(exported / "salib" / f"{name}.csv").astype(float) for name in "XY")
    assert problem["names"] == list(x.columns) == ["change.meaning", "participation"]
    assert np.array_equal(x.to_numpy(), result.points.to_numpy())
    assert np.array_equal(y["co_creation: nps 59"], result.values("nps", 59)[:, 1].mean(axis=1))
    assert np.allclose(y["co_creation - implementation: nps 59"], result.differences("nps", 59)[:, 1].mean(axis=1), rtol=1e-12)


def test_salib_reads_the_design_it_drew(tmp_path: Path) -> None:
    from SALib.analyze import sobol

    rate = Factor(name="growth.rate", low=0.01, high=0.1, levels=(0.01, 0.1), scale="log")
    study = small_study(factors=(rate, PARTICIPATION), design=Design(kind="sobol", samples=8), replications=1)
    export(sweep(study, workers=1), "salib", tmp_path, EN)
    problem = json.loads((tmp_path / "problem.json").read_text())
    x, y = (pd.read_csv(tmp_path / f"{name}.csv") for name in "XY")
    assert problem["bounds"][0] == [-2.0, -1.0]
    assert x["growth.rate"].between(-2, -1).all()
    assert problem["design"] == {"kind": "sobol", "samples": 8, "levels": 4, "second_order": False, "seed": 1}
    found = sobol.analyze(problem, y["implementation: nps 59"].to_numpy(), calc_second_order=False, seed=1)
    assert found["ST"][1] == 0


def test_a_mean_is_over_the_worlds_that_are_there() -> None:
    assert np.array_equal(mean_of_worlds(np.array([[1.0, 3.0, np.nan], [np.nan] * 3])), [2.0, np.nan], equal_nan=True)


def test_runs_that_failed_are_left_out_of_the_archive(tmp_path: Path) -> None:
    export(sweep(small_study(), tmp_path / "study", workers=1, perform=failing), "ema", tmp_path, EN)
    experiments, outcomes = ema_of(tmp_path)
    assert len(experiments) == len(outcomes["nps_39"]) == 24


def test_a_study_without_factors_has_no_problem_for_salib(tmp_path: Path) -> None:
    with pytest.raises(NotAllowed, match="small varies nothing, so there is no problem for SALib"):
        export(sweep(small_study(factors=()), workers=1), "salib", tmp_path, EN)


def test_an_unknown_format_gets_the_nearest(result: StudyResult, tmp_path: Path) -> None:
    with pytest.raises(NotAllowed, match=r'Unknown format "salb". Did you mean "salib". Allowed: csv, ema, salib.'):
        export(result, "salb", tmp_path, EN)


def test_the_tables_open_in_duckdb_and_polars(run_once: Path) -> None:
    path = run_once / "outcomes.parquet"
    count = duckdb.sql(f"SELECT COUNT(*), MAX(nps) FROM '{path}'").fetchall()
    table = pl.read_parquet(path)
    assert count == [(len(table), table["nps"].max())]
