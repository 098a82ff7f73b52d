import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future
from functools import partial
from itertools import count
from pathlib import Path

import psutil
import pytest
from distributed import KilledWorker
from distributed.comm.core import CommClosedError

from experiments.engine import cluster, engines
from experiments.engine.cluster import OtherModel, do, pass_on
from experiments.engine.drive import drive
from experiments.engine.engines import Expired, Lost, WorkerDied, open_engine
from experiments.engine.work import KILLED, RAISED, TIME_LIMIT, Chunk, Outcome, Result, perform
from simulation.compiled import source_hash
from simulation.errors import NotAllowed
from tests.experiments.engine.pieces import RECIPE, chunks, done, driven, failures, name, timeless
from tests.experiments.saboteur import pretend, sabotage, slowly

ROOT = Path(__file__).parents[3]


def begin(program: str, *arguments: str) -> "subprocess.Popen[bytes]":
    """A scheduler or a worker, as a process of its own."""
    command = [sys.executable, "-m", f"distributed.cli.{program}", *arguments, "--host", "127.0.0.1", "--no-dashboard"]
    surroundings = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, cwd=ROOT, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


class Machines:
    """A scheduler on a free port, and workers that come and go."""

    def __init__(self, folder: Path) -> None:
        file = folder / "scheduler.json"
        self.scheduler = begin("dask_scheduler", "--port", "0", "--scheduler-file", str(file))
        self.workers: list[subprocess.Popen[bytes]] = []
        while not file.exists():
            time.sleep(0.05)
        self.address = json.loads(file.read_text())["address"]

    def join(self) -> None:
        """Another worker, with no nanny to bring it back."""
        self.workers.append(begin("dask_worker", self.address, "--nthreads", "1", "--no-nanny"))

    def end(self) -> None:
        """End everything."""
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[Machines]:
    there = Machines(tmp_path)
    yield there
    there.end()


def test_a_cluster_gives_the_same_results_as_threads_and_a_run_that_raises_or_hangs_is_a_failure(
    machines: Machines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "GRACE", 0.4)
    machines.join()
    recipe = RECIPE._replace(time_limit=2.0)
    results = timeless(
        done("dask", chunks(4, recipe=recipe), partial(sabotage, raising={name(3)}, hanging={name(6)}), None, machines.address)
    )
    assert [failure[0] for failure in failures(results).values()] == [RAISED, TIME_LIMIT]
    clean = timeless(done("threads", chunks(4), perform))
    assert [result for result in results if isinstance(result, Outcome)] == [clean[k] for k in range(16) if k not in (3, 6)]


def test_a_worker_joins_late_another_is_killed_and_every_run_is_done(machines: Machines) -> None:
    machines.join()
    first, second = machines.workers[0], None
    delivered: list[Outcome] = []

    def source() -> Iterator[Chunk]:
        """Work enough until one worker has joined and the other has been killed, and then some."""
        numbers = count()
        pieces = chunks(4000, 1)
        while first.poll() is None:
            yield pieces[next(numbers)]
        yield from (pieces[next(numbers)] for _ in range(5))

    def deliver(results: list[Result]) -> None:
        delivered.extend(result for result in results if isinstance(result, Outcome))
        if len(machines.workers) == 1:
            machines.join()
        if int(delivered[-1].seconds) == machines.workers[1].pid:
            first.kill()
            first.wait()

    with open_engine("dask", None, machines.address, slowly) as engine:
        drive(source(), engine, deliver)
    second = machines.workers[1]
    assert {int(outcome.seconds) for outcome in delivered} == {first.pid, second.pid}
    assert sorted(outcome.run for outcome in delivered) == [name(k) for k in range(len(delivered))]


def test_when_the_scheduler_is_gone_what_was_delivered_stays_and_a_sentence_says_so(machines: Machines) -> None:
    machines.join()
    delivered: list[Result] = []

    def deliver(results: list[Result]) -> None:
        delivered.extend(results)
        machines.scheduler.kill()

    with pytest.raises(Lost) as lost, open_engine("dask", None, machines.address, slowly) as engine:
        drive(chunks(100, 1), engine, deliver)
    assert (
        str(lost.value)
        == "The scheduler of the cluster is gone. Nothing that was done is lost: start it, then give the same command again."
    )
    assert delivered


def test_a_cluster_of_this_machine_brings_back_a_worker_that_a_run_kills() -> None:
    with open_engine("dask", 1, None, partial(sabotage, killing={name(2)})) as engine:
        results = timeless(driven(engine, chunks(2, 2)))
        assert engine.workers == 1
    assert [failure[0] for failure in failures(results).values()] == [KILLED]
    clean = timeless(done("threads", chunks(2, 2), perform))
    assert [result for result in results if isinstance(result, Outcome)] == [clean[k] for k in (0, 1, 3)]


def test_two_clusters_of_this_machine_stand_side_by_side_and_answer_nobody_outside() -> None:
    with open_engine("dask", 1, None, pretend) as one, open_engine("dask", 1, None, pretend) as other:
        assert timeless(driven(one, chunks(1))) == timeless(driven(other, chunks(1)))
        listening = {connection.laddr.ip for connection in psutil.Process().net_connections("tcp") if connection.status == "LISTEN"}
    assert listening == {"127.0.0.1"}


def test_where_no_scheduler_answers_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "ANSWER", 0.5)
    with pytest.raises(Lost, match=r"^No scheduler answers at tcp://127\.0\.0\.1:1 \(.*\)\. Nothing that was done is lost\.$"):
        done("dask", chunks(1), pretend, None, "tcp://127.0.0.1:1")


def test_an_address_that_is_none_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "ANSWER", 0.5)
    with pytest.raises(Lost, match=r"^No scheduler answers at no such thing \("):
        done("dask", chunks(1), pretend, None, "no such thing")


def test_without_dask_a_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(NotAllowed) as refused:
        done("dask", chunks(1), pretend)
    assert str(refused.value) == 'The engine "dask" needs Dask, which is not installed: pip install "culture-garden[cluster]".'


def test_a_cluster_that_is_there_takes_no_number_of_workers() -> None:
    with pytest.raises(NotAllowed) as refused:
        open_engine("dask", 4, "tcp://10.0.0.1:8786")
    assert str(refused.value) == (
        "The number of workers is 4, but the cluster at tcp://10.0.0.1:8786 has its own; leave one of the two out."
    )


class Failing:
    """A client of a cluster whose results cannot be fetched."""

    def __init__(self, error: BaseException) -> None:
        self.error = error

    async def gather(self, futures: list[object], asynchronous: bool) -> list[list[Result]]:
        """No results, whether the chunk was done or not."""
        raise self.error


def passed_on(error: BaseException) -> BaseException | None:
    """What an engine makes of an error of the cluster."""
    ours: Future[list[Result]] = Future()
    asyncio.run(pass_on(Failing(error), None, ours))
    return ours.exception(0)


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (KilledWorker("do-1", "tcp://10.0.0.2", 3), WorkerDied),
        (CancelledError(), Lost),
        (CommClosedError("in <TCP>: Stream is closed"), Lost),
        (ModuleNotFoundError("No module named 'experiments'"), Lost),
        (OtherModel("model a, here b"), Lost),
        (Expired(), Expired),
        (MemoryError(), MemoryError),
    ],
)
def test_an_error_of_the_cluster_is_told_in_the_words_of_an_engine(error: BaseException, kind: type[BaseException]) -> None:
    assert type(passed_on(error)) is kind


def test_a_worker_with_another_model_stops_the_study() -> None:
    with pytest.raises(OtherModel, match=f"^model {source_hash()}, here 0123456789abcdef$"):
        do(pretend, chunks(1)[0], "0123456789abcdef", 60.0)


def test_a_worker_gives_up_a_chunk_by_itself() -> None:
    with pytest.raises(Expired):
        do(partial(sabotage, hanging={name(0)}), chunks(1)[0], source_hash(), 0.1)
