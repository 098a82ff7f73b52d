"""What the tests of the command line share: a folder of their own, and short worlds."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from app.main import answer
from tests.app.chromium import chromium

SMALL = ("--employees", "60", "--weeks", "60", "--replications", "4", "--workers", "1")


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, on a wide terminal, in English."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.delenv("CULTURE_LANG", raising=False)
    monkeypatch.delenv("CULTURE_DEBUG", raising=False)
    return tmp_path


@pytest.fixture
def culture(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run a command; its exit code, what it printed, what it printed as errors."""

    def call(*arguments: str) -> tuple[int, str, str]:
        code = answer(list(arguments))
        return code, *capsys.readouterr()

    return call


@pytest.fixture
def culture_json(culture: Callable[..., tuple[int, str, str]]) -> Callable[..., Any]:
    """Run a command that goes well and prints JSON; what it means."""

    def call(*arguments: str) -> Any:
        code, out, _ = culture(*arguments, "--json")
        assert code == 0
        return json.loads(out)

    return call


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for a file of tests: while it is there, nothing else in the process can run a loop of asyncio."""
    with chromium() as found:
        yield found
