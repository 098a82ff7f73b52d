import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from threading import Thread

import psutil
import pytest

from experiments.engine import processes
from experiments.engine.engines import Lost, deaf, open_engine
from experiments.engine.work import Chunk, Result, perform
from simulation.errors import NotAllowed
from tests.experiments.engine.pieces import chunks, done, driven, failures, timeless
from tests.experiments.saboteur import much, pretend

ROOT = Path(__file__).parents[3]
PROGRAM = """
import sys
from pathlib import Path
from experiments.engine.drive import drive
from experiments.engine.engines import open_engine
from tests.experiments.engine.pieces import chunks
from tests.experiments.saboteur import {perform}

def main():
    with open_engine("processes", {workers}, None, {perform}) as engine:
        drive(chunks({count}, 1), engine, lambda results: print(len(results), flush=True))

{guard}main()
"""
GUARD = 'if __name__ == "__main__": '


def program(folder: Path, perform: str, count: int, workers: int = 2, guard: str = GUARD) -> "subprocess.Popen[str]":
    """A program that has runs done in processes, in a process group of its own, and prints when some are done."""
    script = folder / "program.py"
    script.write_text(PROGRAM.format(perform=perform, count=count, workers=workers, guard=guard))
    surroundings = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=surroundings, start_new_session=True
    )


@pytest.mark.parametrize(("engine", "workers"), [("threads", 1), ("threads", 4), ("processes", 1), ("processes", 2)])
def test_results_do_not_depend_on_engine_or_workers(engine: str, workers: int) -> None:
    directly = [result for chunk in chunks() for result in perform(chunk)]
    assert timeless(done(engine, chunks(), perform, workers)) == timeless(directly)


@pytest.mark.parametrize("engine", ["threads", "processes"])
def test_an_engine_has_the_workers_it_was_asked_for(engine: str) -> None:
    assert open_engine(engine, 3).workers == 3


def test_an_unknown_engine_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(NotAllowed) as refused:
        open_engine("process")
    assert str(refused.value) == 'Unknown engine "process". Did you mean "processes"? Allowed: threads, processes, dask.'


def test_an_address_goes_with_a_cluster_only() -> None:
    with pytest.raises(NotAllowed) as refused:
        open_engine("threads", scheduler="tcp://10.0.0.1:8786")
    assert str(refused.value) == 'The engine "threads" has no scheduler; an address goes with the engine "dask".'


def test_no_worker_is_refused() -> None:
    with pytest.raises(NotAllowed, match=r"^The number of workers is 0; allowed is a whole number from 1 to 1,024\.$"):
        open_engine("processes", 0)


def test_a_process_that_is_killed_between_chunks_is_replaced() -> None:
    with open_engine("processes", 1, None, pretend) as engine:
        driven(engine, chunks(2))
        (child,) = (child for child in psutil.Process().children() if "spawn_main" in " ".join(child.cmdline()))
        child.kill()
        child.wait()
        assert failures(driven(engine, chunks(2))) == {}


def test_processes_killed_while_they_send_stop_no_other(tmp_path: Path) -> None:
    """Results of a megabyte do not fit in a pipe, so most of the time a process is sending."""
    results: list[Result] = []
    with open_engine("processes", 2, None, much) as engine:
        futures = [engine.submit(chunk) for chunk in chunks(40)]
        futures[0].result(timeout=60)
        for child in psutil.Process().children():
            if "spawn_main" in " ".join(child.cmdline()):
                child.kill()
        for future in futures:
            if future.exception(timeout=60) is None:
                results += future.result()
    assert len(results) >= 4 * 38


@pytest.mark.parametrize("work", ["slowly", "stuck"])
def test_processes_end_when_the_program_is_killed(work: str, tmp_path: Path) -> None:
    with program(tmp_path, work, 1000) as process:
        assert process.stdout is not None and process.stdout.readline()
        children = psutil.Process(process.pid).children(recursive=True)
        process.kill()
        left = psutil.wait_procs(children, timeout=10)[1]
        for child in left:
            child.kill()
    assert children and not left


def test_threads_that_are_started_deaf_do_not_hear_ctrl_c_and_the_others_do() -> None:
    heard: list[set[signal.Signals | int]] = []
    with deaf():
        thread = Thread(target=lambda: heard.append(signal.pthread_sigmask(signal.SIG_BLOCK, ())))
        thread.start()
    thread.join()
    assert [signal.SIGINT in each for each in (*heard, signal.pthread_sigmask(signal.SIG_BLOCK, ()))] == [True, False]


def test_ctrl_c_ends_a_program_and_its_processes_without_their_complaints(tmp_path: Path) -> None:
    process = program(tmp_path, "slowly", 1000)
    assert process.stdout is not None and process.stdout.readline()
    children = psutil.Process(process.pid).children(recursive=True)
    os.killpg(process.pid, signal.SIGINT)
    _, complaints = process.communicate(timeout=10)
    assert complaints.count("Traceback") == complaints.count("KeyboardInterrupt\n") == 1
    assert not psutil.wait_procs(children, timeout=10)[1]


def test_a_script_without_its_main_line_is_told_so(tmp_path: Path) -> None:
    process = program(tmp_path, "pretend", 4, workers=1, guard="")
    _, complaints = process.communicate(timeout=60)
    assert complaints.splitlines()[-1] == (
        "experiments.engine.engines.Lost: Worker processes end while they start (exit code 1). A script that runs a study in processes must do so "
        'below the line `if __name__ == "__main__":`. Nothing that was done is lost.'
    )


def test_processes_that_cannot_be_started_are_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise OSError("Too many open files")

    monkeypatch.setattr(processes, "Worker", refuse)
    with pytest.raises(Lost) as lost:
        done("processes", chunks(1), pretend)
    assert str(lost.value) == "No worker process can be started: Too many open files. Nothing that was done is lost."


def test_a_thread_that_was_given_up_and_comes_back_does_nothing_more() -> None:
    import threading

    gate, seen = threading.Event(), []

    def wait(chunk: Chunk) -> list[Result]:
        seen.append(threading.get_ident())
        if len(seen) == 1:
            gate.wait()
        return pretend(chunk)

    with open_engine("threads", 1, None, wait) as engine:
        first, *rest = [engine.submit(chunk) for chunk in chunks(20)]
        while not seen:
            time.sleep(0.01)
        engine.abandon(first)
        gate.set()
        for future in rest:
            future.result(timeout=10)
    assert seen.count(seen[0]) == 1


def test_after_an_engine_is_closed_no_process_is_left() -> None:
    before = {child.pid for child in psutil.Process().children()}
    done("processes", chunks(4), partial(pretend))
    left = [child for child in psutil.Process().children() if child.pid not in before and "spawn_main" in " ".join(child.cmdline())]
    assert left == []
