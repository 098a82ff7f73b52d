"""The page of a study: every number from its folder, what is written by hand kept, and an answer in the index."""

import re
from pathlib import Path

import pytest

from experiments.engine.result import StudyResult
from experiments.engine.sweep import sweep
from experiments.report import page
from experiments.report.page_figures import MOST_FIGURES
from tests.experiments.small_studies import MEANING, small_study


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished study of one factor."""
    study = small_study(factors=(MEANING,), replications=5, margins={"earnings": 0.01})
    return sweep(study, tmp_path_factory.mktemp("study") / "small").folder


@pytest.fixture(scope="module")
def docs(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with its page."""
    docs = tmp_path_factory.mktemp("docs")
    assert page.main([str(folder), str(docs)]) == 0
    return docs


def test_the_page_asks_the_question_of_the_study(docs: Path) -> None:
    assert (docs / "small.md").read_text(encoding="utf-8").startswith("# A small study\n")


def test_every_figure_of_the_page_lies_beside_it(docs: Path) -> None:
    links = re.findall(r"!\[[^]]+\]\((.+?)\)", (docs / "small.md").read_text(encoding="utf-8"))
    assert 1 <= len(links) <= MOST_FIGURES
    assert sorted(path.relative_to(docs).as_posix() for path in (docs / "small").iterdir()) == sorted(links)


def test_the_page_tells_the_difference_that_was_found(docs: Path, folder: Path) -> None:
    found = StudyResult.read(folder).differences("committed_share", 59)[:, 1].mean()
    row = next(
        line for line in (docs / "small.md").read_text(encoding="utf-8").splitlines() if line.startswith("| Committed employees<br>")
    )
    assert float(row.split("|")[3].split("**")[1].replace("−", "-")) == pytest.approx(100 * found, rel=0.1)


def test_what_is_written_by_hand_is_kept(docs: Path, folder: Path) -> None:
    path = docs / "small.md"
    path.write_text(page.with_part(path.read_text(encoding="utf-8"), page.READING, "A garden takes time."), encoding="utf-8")
    page.main([str(folder), str(docs)])
    assert page.kept(path) == "A garden takes time."


def test_a_page_that_is_made_again_is_the_same(docs: Path, folder: Path) -> None:
    files = [path for path in sorted(docs.rglob("*")) if path.is_file()]
    before = [path.read_bytes() for path in files]
    page.main([str(folder), str(docs)])
    assert [path.read_bytes() for path in files] == before


def test_the_index_keeps_what_stands_around_an_answer(docs: Path, folder: Path) -> None:
    index = docs / page.INDEX
    answer = index.read_text(encoding="utf-8")
    index.write_text(f"# Studies\n\n{answer}\nThe end.\n", encoding="utf-8")
    page.main([str(folder), str(docs)])
    assert index.read_text(encoding="utf-8") == f"# Studies\n\n{answer}\nThe end.\n"


def test_a_figure_of_before_goes(docs: Path, folder: Path) -> None:
    (docs / "small" / "old.svg").write_text("", encoding="utf-8")
    page.main([str(folder), str(docs)])
    assert not (docs / "small" / "old.svg").exists()


def test_a_folder_without_a_study_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert page.main([str(tmp_path), str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"{tmp_path}: there is no study here.\n"


def test_without_folders_the_command_says_how_it_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    assert page.main([]) == 2
    assert capsys.readouterr().err.startswith("Usage: ")
