import json
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest

from experiments import output
from experiments.comparison import COMPARED, compare
from experiments.language import Language
from experiments.manifest import manifest
from simulation.scenario import Scenario
from tests.experiments.worlds import context, made_up, small, small_comparison

EN = Language.of("en")
TABLES = {"experiments.parquet", "outcomes.parquet", "series.parquet", "table.csv", "manifest.json"}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    output.write_all(small_comparison(), folder, EN, ["compare", "a", "b"])
    return folder


def test_everything_is_written(written: Path) -> None:
    assert TABLES | {"report.html", "figures"} == {path.name for path in written.iterdir()}


def test_figures_are_written_in_both_kinds(written: Path) -> None:
    names = {path.suffix: set() for path in (written / "figures").iterdir()}
    for path in (written / "figures").iterdir():
        names[path.suffix].add(path.stem)
    assert names[".png"] == names[".svg"] and len(names[".png"]) > 4


def test_the_manifest_is_that_of_the_comparison(written: Path) -> None:
    found = json.loads((written / "manifest.json").read_text(encoding="utf-8"))
    assert found | {"time": ""} == json.loads(json.dumps(manifest(small_comparison(), ["compare", "a", "b"]))) | {"time": ""}


def test_there_is_one_row_a_run(written: Path) -> None:
    runs = pd.read_parquet(written / "experiments.parquet")
    assert runs["run"].tolist() == [f"{name}-{seed}" for name in ("implementation", "co_creation") for seed in (1, 2, 3, 4)]


def test_a_run_names_what_was_changed(written: Path) -> None:
    run = pd.read_parquet(written / "experiments.parquet").set_index("run").loc["co_creation-3"]
    assert (run["organisation.employees"], run["phase_1.week"], run["phase_1.coaching"], run["weeks"]) == (60, 8, 0.75, 60)


def test_a_run_does_not_name_what_nobody_changed(written: Path) -> None:
    columns = pd.read_parquet(written / "experiments.parquet").columns
    assert "growth.rate" not in columns and "phase_1.incentive" not in columns


def test_a_lever_back_at_the_status_quo_is_given_as_it_is(written: Path) -> None:
    run = pd.read_parquet(written / "experiments.parquet").set_index("run").loc["implementation-1"]
    assert run["phase_2.pressure"] == small()[0].context.status_quo.pressure


def test_a_phase_that_a_strategy_has_not_is_empty(written: Path) -> None:
    run = pd.read_parquet(written / "experiments.parquet").set_index("run").loc["co_creation-1"]
    assert np.isnan(run["phase_2.pressure"])


def test_a_changed_parameter_is_a_column() -> None:
    scenario = Scenario(context=context({"growth.rate": 0.1, "organisation.employees": 60, "market.people": 600}), weeks=30)
    runs = output.experiments(compare([scenario], replications=1, workers=1))
    assert runs["growth.rate"].tolist() == [0.1]


def test_outcomes_have_every_measure_at_every_milestone(written: Path) -> None:
    c, outcomes = small_comparison(), pd.read_parquet(written / "outcomes.parquet").set_index(["run", "week"])
    years, week = c.milestones[-1]
    row = outcomes.loc[("co_creation-3", week)]
    assert [row[name] for name in COMPARED] == [c.measure(name)[1, 2, week] for name in COMPARED]
    assert row["years"] == years


def test_outcomes_name_the_tipping_week() -> None:
    c = made_up({"committed_share": 0.9}, {}, worlds=2)
    weeks = output.outcomes(c).groupby("strategy")["tipping_week"].max()
    assert weeks["one"] == 0.0 and np.isnan(weeks["two"])


def test_the_series_has_a_row_a_run_and_week(written: Path) -> None:
    series, c = pd.read_parquet(written / "series.parquet"), small_comparison()
    assert len(series) == 2 * 4 * 60
    chosen = series[series["run"] == "co_creation-3"]
    assert chosen["week"].tolist() == list(range(60))
    for name in COMPARED:
        assert np.array_equal(chosen[name], c.measure(name)[1, 2], equal_nan=True), name


def test_parquet_files_are_packed_with_zstd(written: Path) -> None:
    packed = {pq.ParquetFile(path).metadata.row_group(0).column(0).compression for path in written.glob("*.parquet")}
    assert packed == {"ZSTD"}


def test_the_csv_holds_the_table(written: Path) -> None:
    table = pd.read_csv(written / "table.csv")
    pd.testing.assert_frame_equal(table, small_comparison().table, check_dtype=False, rtol=1e-8)


def test_phase_10_comes_after_phase_9() -> None:
    assert sorted(["phase_10.x", "phase_9.x", "a"], key=output.natural)[1:] == ["phase_9.x", "phase_10.x"]


def test_every_step_is_told(tmp_path: Path) -> None:
    told: list[str] = []
    output.write_all(small_comparison(), tmp_path, EN, step=told.append)
    assert told == ["Writing the tables", "Drawing the figures", "Writing the report"]
