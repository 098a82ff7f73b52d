"""Kill a study again and again, begin it again each time, and see what is left: ``python -m tests.experiments.engine.torment``.

Without arguments: 10,000 runs and 20 kills with SIGKILL, of the parent, of a worker, or of all, under each engine.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

from experiments.engine.sweep import JOURNAL, sweep
from experiments.engine.tables import TABLES
from tests.experiments.small_studies import many_runs

ROOT = Path(__file__).parents[3]
PROGRAM = """
from pathlib import Path
from experiments.engine.sweep import sweep
from tests.experiments.small_studies import many_runs
if __name__ == "__main__":
    sweep(many_runs({runs}), Path({folder!r}), engine={engine!r}, workers=2)
"""
EARLY = 0.2
"""Part of the kills that come while a study is only just beginning."""
Tables = dict[str, bytes]


def tables_of(folder: Path) -> Tables:
    """Every table of a study."""
    return {name: (folder / name).read_bytes() for name in TABLES if (folder / name).exists()}


def begin(folder: Path, runs: int, engine: str) -> subprocess.Popen[bytes]:
    """Begin a study, or go on with it, in a process group of its own."""
    script = folder.parent / "program.py"
    script.write_text(PROGRAM.format(runs=runs, folder=str(folder), engine=engine))
    surroundings = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.Popen([sys.executable, str(script)], cwd=ROOT, env=surroundings, start_new_session=True)


def wait_for_work(process: subprocess.Popen[bytes], folder: Path, chance: random.Random) -> None:
    """Wait until the study is at work, and a little longer; or, now and then, not even that."""
    if chance.random() < EARLY:
        time.sleep(chance.uniform(0.0, 1.0))
        return
    log = folder / f"{JOURNAL}-wal"
    before, limit = size_of(log), time.monotonic() + 30
    while size_of(log) == before and process.poll() is None and time.monotonic() < limit:
        time.sleep(0.01)
    time.sleep(chance.uniform(0.0, 0.5))


def size_of(path: Path) -> int:
    """Size of a file; 0 where it is not there."""
    return path.stat().st_size if path.exists() else 0


def kill(process: subprocess.Popen[bytes], chance: random.Random) -> str:
    """Kill the parent, one of its workers, or all; which it was."""
    children = psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []
    victim = chance.choice(["parent", "all", "worker"] if children else ["parent", "all"])
    try:
        if victim == "worker":
            chance.choice(children).kill()
        elif victim == "parent":
            os.kill(process.pid, signal.SIGKILL)
        else:
            os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, psutil.NoSuchProcess):
        return "nobody"
    if victim != "worker":
        process.wait()
        psutil.wait_procs(children, timeout=20)
        assert not [child for child in children if child.is_running() and child.status() != psutil.STATUS_ZOMBIE], "a worker lives on"
    return victim


def torment(folder: Path, runs: int, kills: int, engine: str, seed: int) -> tuple[Tables, list[str]]:
    """The tables of a study that was killed so many times, and who was killed."""
    chance, victims = random.Random(seed), []
    process = begin(folder, runs, engine)
    for _ in range(kills):
        wait_for_work(process, folder, chance)
        victims.append(kill(process, chance))
        if process.poll() is not None:
            process = begin(folder, runs, engine)
    assert process.wait(timeout=600) == 0
    return tables_of(folder), victims


def main() -> None:
    """Kill, compare, and say what was seen."""
    parser = argparse.ArgumentParser(prog="python -m tests.experiments.engine.torment", description=__doc__)
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as base:
        sweep(many_runs(asked.runs), Path(base) / "calm", workers=1)
        calm = tables_of(Path(base) / "calm")
        for engine in ("threads", "processes"):
            tables, victims = torment(Path(base) / engine, asked.runs, asked.kills, engine, asked.seed)
            same = (
                "every table is the same, byte for byte"
                if tables == calm
                else f"DIFFERENT: {[n for n in calm if tables.get(n) != calm[n]]}"
            )
            counts = ", ".join(f"{victims.count(kind)} times {kind}" for kind in sorted(set(victims)))
            print(f"{engine}: {asked.runs:,} runs, {len(victims)} kills ({counts}): {same}.")


if __name__ == "__main__":
    main()
