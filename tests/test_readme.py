"""What the README says can be done, can be done."""

import re
import shlex
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
LINES = list(dict.fromkeys(line for language, block in BLOCKS if not language for line in block.splitlines()))
SPOKEN = re.findall(r"`(culture compare [^`]+|make \w+[^`]*)`", README)
OF_A_STUDY = ("culture sweep", "culture study ", "culture replay")  # run by test_docs, one after the other
SERVED = sorted(set(re.findall(r"`(culture app[^`]*)`", README)))
COMMANDS = sorted({line for line in [*LINES, *SPOKEN] if line.startswith("culture ") and not line.startswith((*OF_A_STUDY, "culture app"))})
TARGETS = sorted({line for line in [*LINES, *SPOKEN] if line.startswith("make ")})
PROGRAMS = [block for language, block in BLOCKS if language == "python"]
FEW = ["--replications", "3", "--workers", "1"]


def outcome(*command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=500)


def test_the_readme_was_read() -> None:
    assert len(COMMANDS) >= 9
    assert len(SERVED) >= 2
    assert {"make demo", "make test"} <= set(TARGETS)
    assert len(PROGRAMS) == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_runs(command: str, tmp_path: Path) -> None:
    words = shlex.split(command)[1:]
    few = FEW if words[0] in ("run", "compare") else []
    run = outcome(sys.executable, "-m", "app", *words, *few, folder=tmp_path)
    assert (run.returncode, run.stderr if run.returncode else "") == (0, "")
    assert run.stdout.strip()
    if words[0] == "compare":
        assert list(tmp_path.glob("results/*/report.html"))


@pytest.mark.parametrize("command", SERVED)
def test_the_pages_are_served_and_stop_when_asked_to(command: str) -> None:
    words = [word for word in shlex.split(command)[1:] if word != "--no-browser"]
    run = subprocess.Popen(
        [sys.executable, "-m", "app", *words, "--no-browser", "--port", free_port()], cwd=ROOT, stderr=subprocess.PIPE, text=True
    )
    assert run.stderr is not None
    said = next((line for line in run.stderr if "Culture Garden is at" in line), "")
    address = re.search(r"http://127\.0\.0\.1:\d+", said)
    assert address
    assert answers(address[0])
    run.send_signal(signal.SIGINT)
    _, rest = run.communicate(timeout=60)
    assert "Traceback" not in rest


def free_port() -> str:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def answers(address: str) -> bool:
    """Whether a server answers within a minute."""
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"{address}/readyz", timeout=5) as answer:
                return bool(answer.status == 200)
        except OSError:
            time.sleep(0.2)
    return False


@pytest.mark.parametrize("command", TARGETS)
def test_a_target_can_be_made(command: str) -> None:
    run = outcome("make", "--dry-run", *shlex.split(command)[1:], folder=ROOT)
    assert (run.returncode, run.stderr) == (0, "")


def test_the_demo_is_the_comparison_that_the_readme_tells_of() -> None:
    assert "culture compare implementation co_creation" in outcome("make", "--dry-run", "demo", folder=ROOT).stdout


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_program_runs(program: str) -> None:
    run = outcome(sys.executable, "-W", "error", "-c", program, folder=ROOT)
    assert run.returncode == 0, run.stderr
    assert "committed_share" in run.stdout


def test_what_the_readme_links_to_is_there() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
