"""What the pages of the docs say can be done, can be done."""

import re
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def sections(page: Path) -> dict[str, str]:
    """Text of every section of a page, by its heading."""
    parts = re.split(r"^## (.+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def program(section: str) -> str:
    """The blocks of Python in a section, one after the other."""
    return "\n".join(block for language, block in BLOCK.findall(section) if language == "python")


PROGRAMS = {heading: program(text) for heading, text in sections(DOCS / "other_tools.md").items() if program(text)}


@pytest.mark.parametrize("heading", PROGRAMS)
def test_a_program_runs(heading: str, tmp_path: Path) -> None:
    folder = copytree(DOCS / "examples", tmp_path / "examples")
    (folder / "program.py").write_text(PROGRAMS[heading], encoding="utf-8")
    command = [sys.executable, "-W", "error", "program.py"]
    environment = {**__import__("os").environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=300)
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip()
