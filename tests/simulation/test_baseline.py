from pathlib import Path

import pytest

from tests.simulation import baseline
from tests.simulation.baseline import CASES, FOLDER, differences
from tests.simulation.baseline.__main__ import changes, keep

FIRST = next(iter(CASES))


@pytest.mark.parametrize("case", CASES)
def test_the_series_are_those_of_the_baseline(case: str) -> None:
    assert differences(case) == {}


def test_every_file_of_the_baseline_belongs_to_a_case() -> None:
    assert {path.stem for path in FOLDER.glob("*.csv")} == set(CASES)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in place of the baseline."""
    monkeypatch.setattr(baseline, "FOLDER", tmp_path)
    monkeypatch.setattr("tests.simulation.baseline.__main__.FOLDER", tmp_path)
    return tmp_path


def test_what_is_kept_reads_back_as_the_same_numbers(folder: Path) -> None:
    keep(FIRST)
    assert baseline.kept(FIRST).equals(baseline.computed(FIRST))


def test_a_case_without_a_file_is_new(folder: Path) -> None:
    assert changes(FIRST) == ["new"]


def test_the_update_says_what_changed_by_how_much_and_in_which_week(folder: Path) -> None:
    keep(FIRST)
    frame = baseline.kept(FIRST)
    frame.loc[25, "nps"] += 0.25
    frame.loc[38, "trust_mean"] -= 0.5
    frame.to_csv(folder / f"{FIRST}.csv")
    assert changes(FIRST) == ["trust_mean: 0.5 at most, in week 38", "nps: 0.25 at most, in week 25"]
