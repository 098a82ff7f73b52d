import csv
from pathlib import Path

import pandas as pd
import pytest

from experiments import files


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@sum"])
def test_a_text_that_looks_like_a_formula_is_marked(tmp_path: Path, text: str) -> None:
    files.write_csv(tmp_path / "t.csv", pd.DataFrame({"name": [text], "value": [-1.5]}))
    with (tmp_path / "t.csv").open(newline="", encoding="utf-8") as file:
        assert list(csv.reader(file))[1] == [f"'{text}", "-1.5"]


@pytest.mark.parametrize(("text", "cell"), [("\t=1", "'=1"), ("a\r\nb", "a b")])
def test_a_text_stays_on_its_line(text: str, cell: str) -> None:
    assert files.as_text(text) == cell


def test_a_plain_text_is_left_alone() -> None:
    assert files.as_text("co-creation = fine") == "co-creation = fine"


@pytest.mark.parametrize(("text", "name"), [("My plan (2)", "my_plan_2"), ("../../etc", "etc"), ("§", "comparison"), ("x" * 200, "x" * 80)])
def test_a_slug_is_a_safe_name_of_a_file(text: str, name: str) -> None:
    assert files.slug(text) == name


def test_a_file_is_in_its_place_when_it_is_whole(tmp_path: Path) -> None:
    with files.whole(tmp_path / "a.txt") as part:
        part.write_text("new")
        assert not (tmp_path / "a.txt").exists()
    assert (tmp_path / "a.txt").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_file_that_goes_wrong_leaves_the_one_before(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old")
    with pytest.raises(ZeroDivisionError), files.whole(tmp_path / "a.txt") as part:
        part.write_text("half")
        raise ZeroDivisionError
    assert (tmp_path / "a.txt").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
