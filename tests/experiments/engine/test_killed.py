"""A study that is killed loses nothing and does nothing twice. The long form: ``python -m tests.experiments.engine.torment``."""

from pathlib import Path

import pytest

from experiments.engine.sweep import sweep
from tests.experiments.engine.torment import Tables, tables_of, torment
from tests.experiments.small_studies import many_runs

RUNS, KILLS = 2_000, 3


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    folder = tmp_path_factory.mktemp("calm") / "study"
    sweep(many_runs(RUNS), folder, workers=1)
    return tables_of(folder)


@pytest.mark.parametrize("engine", ["threads", "processes"])
def test_a_study_that_is_killed_again_and_again_writes_the_same_tables(engine: str, calm: Tables, tmp_path: Path) -> None:
    tables, victims = torment(tmp_path / "study", RUNS, KILLS, engine, seed=3)
    assert len(victims) == KILLS
    assert {name: table == calm[name] for name, table in tables.items()} == dict.fromkeys(calm, True)
