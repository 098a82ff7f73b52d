"""What the pages say can be done, can be done: programs and commands run, links lead somewhere, the notebook prints what it shows."""

import re
import shlex
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any

import nbformat
import pandas as pd
import pytest
from nbclient import NotebookClient
from typer.main import get_command

from app.main import answer, app
from experiments.studies.loader import STUDIES

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
NOTEBOOK = DOCS / "a_whole_study.ipynb"
ROOMS = ("simulation", "scenarios", "experiments")
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
REGISTRIES = (
    "pypi",
    "pythonhosted",
    "anaconda",
    "conda.io",
    "npmjs",
    "crates.io",
    "docker.io",
    "docker.com",
    "ghcr.io",
    "quay.io",
    "cran.",
)


def notebook() -> Any:
    return nbformat.read(NOTEBOOK, as_version=4)


def pages() -> dict[str, str]:
    """The text of every page by its path from the root; of the notebook what is written between its programs."""
    files = [*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *(file for room in ROOMS for file in (ROOT / room).rglob("*.md"))]
    told = "\n\n".join(cell.source for cell in notebook().cells if cell.cell_type == "markdown")
    return {file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8") for file in files} | {"docs/a_whole_study.ipynb": told}


def sections(text: str) -> dict[str, str]:
    """The sections of a page by their heading."""
    parts = re.split(r"^## (.+)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


PAGES = pages()
TO_RUN = {
    "docs/study_folder.md": (PAGES["docs/study_folder.md"], "docs/examples"),
    "README.md, Studies": (sections(PAGES["README.md"])["Studies"], "."),
    **{heading: (text, "docs/examples") for heading, text in sections(PAGES["docs/other_tools.md"]).items()},
}
"""What is run from its first block to its last, and the folder it is run in."""


def small_ones(words: list[str]) -> list[str]:
    """The words of a command, with the small study in place of one that takes minutes."""
    if words[0] == "sweep" and words[1] in STUDIES:
        return ["sweep", "docs/examples/small_study.toml", "--out", f"results/{words[1]}", "--no-report", *words[2:]]
    return [first_run() if word == "RUN" else word for word in words]


def first_run() -> str:
    """Identity of the first run of the small study."""
    return str(pd.read_parquet("results/small/experiments.parquet")["run"].iloc[0])


def type_in(line: str) -> None:
    """Do what a line of a shell says."""
    program, *words = shlex.split(line, comments=True)
    if program == "jupyter":
        assert Path(words[-1]).exists()  # it is run below
        return
    assert program == "culture"
    assert answer(small_ones(words)) == 0


def run_block(language: str, block: str, names: dict[str, Any]) -> None:
    """Run a block of a page; of a study file see that it is the one that lies in the examples."""
    match language:
        case "python":
            exec(compile(block, "page", "exec"), names)
        case "toml":
            assert block in {path.read_text(encoding="utf-8") for path in (DOCS / "examples").glob("*.toml")}
        case "":
            for line in block.splitlines():
                type_in(line)


@pytest.mark.parametrize("name", TO_RUN)
def test_a_page_does_what_it_says(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    text, folder = TO_RUN[name]
    copytree(DOCS, tmp_path / "docs", ignore=ignore_patterns("studies"))
    monkeypatch.chdir(tmp_path / folder)
    names: dict[str, Any] = {"__name__": "__main__"}
    blocks = BLOCK.findall(text)
    for language, block in blocks:
        run_block(language, block, names)
    assert capsys.readouterr().out.strip() or not blocks


def commands(text: str) -> list[str]:
    """Every command of a page, in a block or within a sentence."""
    lines = [line.strip() for _, block in BLOCK.findall(text) for line in block.replace("\\\n", " ").splitlines()]
    spoken = re.findall(r"`(culture [^`]+)`", BLOCK.sub("", text))
    return [line for line in [*lines, *spoken] if line.startswith("culture ")]


@pytest.mark.parametrize("page", PAGES)
def test_the_commands_of_a_page_are_there_with_their_options(page: str) -> None:
    for line in commands(PAGES[page]):
        command, words = get_command(app), shlex.split(line, comments=True)[1:]
        while (within := getattr(command, "commands", {})) and words:
            assert words[0] in {*within, "--help"}, line
            command = within.get(words.pop(0), command)
        there = {option for parameter in command.params for option in parameter.opts} | {"--help"}
        assert {word for word in words if word.startswith("-")} <= there, line


def anchor(heading: str) -> str:
    """What a heading is called in a link."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def anchors(page: str) -> set[str]:
    """What can be linked to within a page."""
    return {anchor(heading) for heading in re.findall(r"^#+ (.+)$", BLOCK.sub("", PAGES[page]), re.MULTILINE)}


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: str) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", BLOCK.sub("", PAGES[page])):
        if link.startswith(("https://", "mailto:")):
            continue
        path, _, place = link.partition("#")
        target = ((ROOT / page).parent / path).resolve() if path else ROOT / page
        assert target.exists(), link
        assert not place or place in anchors(target.relative_to(ROOT).as_posix()), link


@pytest.mark.parametrize("page", PAGES)
def test_no_page_names_the_host_of_a_registry(page: str) -> None:
    assert [name for name in REGISTRIES if name in PAGES[page].lower()] == []


def shown(book: Any) -> list[tuple[str, str]]:
    """What a notebook shows below its programs: texts, and that there is a figure."""
    outputs = [output for cell in book.cells if cell.cell_type == "code" for output in cell.outputs]
    return [(output.output_type, told(output)) for output in outputs]


def told(output: Any) -> str:
    """The text of an output."""
    if output.output_type == "stream":
        return f"{output.name}: {output.text}"
    data = output.get("data", {})
    return "a figure" if "image/png" in data else data.get("text/plain", "")


def test_the_notebook_shows_what_it_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MPLBACKEND")
    again = notebook()
    NotebookClient(again, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(DOCS)}}).execute()
    assert shown(again) == shown(notebook())


def test_the_notebook_warns_of_nothing() -> None:
    assert not [text for kind, text in shown(notebook()) if kind == "error" or text.startswith("stderr")]
