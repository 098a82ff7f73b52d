"""The command as another program meets it: exit codes, signals, what is loaded."""

import os
import re
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "app"]
PATIENCE = 120
SHORT = ("run", "co_creation", "--employees", "60", "--weeks", "30", "--replications", "2", "--no-files")


def environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": "100"}


def culture(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, env=environment(), encoding="utf-8", timeout=PATIENCE)


def loaded_by(*arguments: str) -> set[str]:
    script = f"import sys\nfrom app.main import answer\nanswer({list(arguments)!r})\nprint('LOADED', *sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=environment(), encoding="utf-8", timeout=PATIENCE
    )
    return {name.partition(".")[0] for name in done.stdout.rpartition("LOADED")[2].split()}


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["compare", "--help"]])
def test_help_and_version_load_no_compiler_and_no_tables(arguments: list[str]) -> None:
    assert not loaded_by(*arguments) & {"numba", "pandas", "scipy", "matplotlib", "mesa", "pyarrow", "solara"}


def test_a_command_that_is_done_exits_with_0() -> None:
    done = culture(*SHORT, "--json")
    assert done.returncode == 0 and done.stdout.startswith("{")


def test_a_comparison_leaves_a_whole_folder(tmp_path: Path) -> None:
    here = tmp_path / "here"
    done = culture(
        "compare", "implementation", "co_creation", "--employees", "60", "--weeks", "60", "--replications", "2", "--out", str(here)
    )
    assert done.returncode == 0, done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"here"}
    assert {path.name for path in here.iterdir()} == {
        "report.html",
        "figures",
        "experiments.parquet",
        "outcomes.parquet",
        "series.parquet",
        "table.csv",
        "manifest.json",
    }


def test_a_bad_command_exits_with_2_and_no_traceback() -> None:
    done = culture("run", "co_creation", "--set", "purpose=2")
    assert (done.returncode, done.stderr) == (2, '--set: "purpose" is 2; allowed is a number, 0 to 1.\n')


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
@pytest.mark.parametrize("how", ["SIGINT", "SIGTERM"])
def test_a_stop_exits_with_130_and_leaves_nothing(tmp_path: Path, how: str) -> None:
    arguments = ["compare", "implementation", "co_creation", "--replications", "2000", "--out", "here"]
    running = subprocess.Popen(
        [*COMMAND, *arguments], cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    begun = time.monotonic()
    while not list(tmp_path.iterdir()) and time.monotonic() - begun < PATIENCE:
        time.sleep(0.05)
    time.sleep(1)
    running.send_signal(getattr(signal, how))
    out, err = running.communicate(timeout=PATIENCE)
    assert (running.returncode, out, err) == (130, "", "Stopped. Nothing was written.\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("alphabet", ["ascii", "latin-1", "cp1252"])
def test_a_terminal_without_a_true_minus_gets_a_plain_one(alphabet: str) -> None:
    done = subprocess.run([*COMMAND, *SHORT], capture_output=True, env=environment() | {"PYTHONIOENCODING": alphabet}, timeout=PATIENCE)
    assert (done.returncode, done.stderr) == (0, b"")
    assert re.search(r" -\d", done.stdout.decode(alphabet))


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of another kind is there")
@pytest.mark.parametrize(
    ("redirected", "code", "said"),
    [
        (">&-", 0, ""),
        ("> /dev/full", 2, "The output cannot be read or written: no space left on device.\n"),
        ("| true; exit ${PIPESTATUS[0]}", 1, ""),
    ],
)
@pytest.mark.parametrize("arguments", [["levers"], ["levers", "--json"]])
def test_an_output_that_cannot_be_written_is_no_crash(arguments: list[str], redirected: str, code: int, said: str) -> None:
    line = f"{shlex.join([*COMMAND, *arguments])} {redirected}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, env=environment(), encoding="utf-8", timeout=PATIENCE)
    assert (done.returncode, done.stderr) == (code, said)


def test_a_stop_while_loading_leaves_no_traceback() -> None:
    script = """
import os, signal, sys

class Stop:
    def find_spec(self, name, path=None, target=None):
        if name == "app.main":
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Stop())
from app.__main__ import main
main()
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=environment(), timeout=PATIENCE)
    assert (done.returncode, done.stderr) == (-signal.SIGINT, "")
