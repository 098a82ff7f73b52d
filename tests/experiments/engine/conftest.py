"""A study that was run once, for all tests that look at its folder; whoever changes something takes a copy."""

from pathlib import Path
from shutil import copytree

import pytest

from experiments.engine.sweep import sweep
from tests.experiments.small_studies import small_study


@pytest.fixture(scope="session")
def run_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a finished study with weekly measures; only to be read."""
    folder = tmp_path_factory.mktemp("run_once") / "study"
    sweep(small_study(weekly=("committed_share", "profit")), folder, workers=1)
    return folder


@pytest.fixture
def own_copy(run_once: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return copytree(run_once, tmp_path / "study")
