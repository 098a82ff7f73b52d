import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from types import TracebackType

import pytest

from experiments.engine import engines
from experiments.engine.drive import drive
from experiments.engine.engines import Expired, Lost, WorkerDied, open_engine
from experiments.engine.work import KILLED, RAISED, TIME_LIMIT, Chunk, Result, perform
from tests.experiments.engine.pieces import RECIPE, chunks, done, driven, failures, name, timeless
from tests.experiments.saboteur import pretend, sabotage

SHORT = RECIPE._replace(time_limit=0.1)
ENGINES = ["threads", "processes"]


class Scripted:
    """An engine that does one chunk after the other, and remembers how many it had in hand with each."""

    workers = 2

    def __init__(self, do: Callable[[Chunk], list[Result]] = pretend) -> None:
        self._do = do
        self._pool = ThreadPoolExecutor(1)
        self.taken, self.ended = 0, 0
        self.beside: list[tuple[Chunk, int]] = []

    def submit(self, chunk: Chunk) -> "Future[list[Result]]":
        self.taken += 1
        return self._pool.submit(self._work, chunk)

    def _work(self, chunk: Chunk) -> list[Result]:
        time.sleep(0.005)
        try:
            return self._do(chunk)
        finally:
            self.beside.append((chunk, self.taken - self.ended - 1))
            self.ended += 1

    def abandon(self, future: "Future[list[Result]]") -> None:
        raise AssertionError

    def __enter__(self) -> "Scripted":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._pool.shutdown()


def fail_at(run: str, error: Exception) -> Callable[[Chunk], list[Result]]:
    """Work that raises this where the run is in the chunk."""

    def do(chunk: Chunk) -> list[Result]:
        if run in [job.run for job in chunk.jobs]:
            raise error
        return pretend(chunk)

    return do


@pytest.fixture(scope="module")
def clean() -> list[Result]:
    return timeless(done("threads", chunks(), perform))


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "GRACE", 0.4)


def test_every_run_is_delivered_once() -> None:
    with Scripted() as engine:
        assert [result.run for result in driven(engine, chunks(20))] == [name(k) for k in range(80)]


def test_chunks_are_taken_when_a_worker_will_soon_need_one() -> None:
    taken = []

    def source() -> Iterator[Chunk]:
        for k, chunk in enumerate(chunks(40, 1)):
            taken.append(k)
            yield chunk

    ahead, delivered = [], []

    def deliver(results: list[Result]) -> None:
        ahead.append(len(taken) - len(delivered))
        delivered.extend(results)

    with Scripted() as engine:
        drive(source(), engine, deliver)
    assert max(ahead) == 2 * Scripted.workers


def test_results_are_delivered_in_the_thread_that_drives() -> None:
    import threading

    told = []
    with Scripted() as engine:
        drive(chunks(2), engine, lambda results: told.append(threading.get_ident()))
    assert set(told) == {threading.get_ident()}


def test_without_chunks_nothing_is_delivered() -> None:
    with Scripted() as engine:
        assert driven(engine, []) == []


def test_a_chunk_whose_worker_died_is_taken_apart() -> None:
    with Scripted(fail_at(name(5), WorkerDied())) as engine:
        results = driven(engine, chunks())
        sizes = [len(chunk.jobs) for chunk, _ in engine.beside if name(5) in [job.run for job in chunk.jobs]]
    assert (sizes, list(failures(results))) == ([4, 1, 1], [5])


def test_a_suspect_has_its_last_try_with_nothing_beside_it() -> None:
    def do(chunk: Chunk) -> list[Result]:
        if {job.run for job in chunk.jobs} & {name(5), name(9)}:
            raise WorkerDied
        return pretend(chunk)

    with Scripted(do) as engine:
        driven(engine, chunks())
        tries = [[beside for chunk, beside in engine.beside if [job.run for job in chunk.jobs] == [name(k)]] for k in (5, 9)]
    assert [(first > 0, last) for first, last in tries] == [(True, 0), (True, 0)]


def test_a_run_that_survives_its_last_try_is_no_failure() -> None:
    deaths = iter([WorkerDied(), WorkerDied()])

    def do(chunk: Chunk) -> list[Result]:
        if chunk.jobs[0].run == name(4) and (death := next(deaths, None)):
            raise death
        return pretend(chunk)

    with Scripted(do) as engine:
        results = driven(engine, chunks())
    assert (failures(results), len(results)) == ({}, 32)


def test_a_chunk_given_up_by_its_engine_is_taken_apart_and_its_late_run_fails() -> None:
    with Scripted(fail_at(name(5), Expired())) as engine:
        results = driven(engine, chunks())
    assert failures(results) == {5: (TIME_LIMIT, "", "The run took longer than 60 seconds and was given up.")}


def test_a_run_that_cannot_be_sent_is_a_failure_that_says_why() -> None:
    with Scripted(fail_at(name(5), TypeError("cannot pickle"))) as engine:
        results = driven(engine, chunks())
    assert [failure[0::2] for failure in failures(results).values()] == [(RAISED, "TypeError: cannot pickle")]


def test_an_engine_that_is_lost_stops_the_drive_after_what_it_delivered() -> None:
    delivered: list[Result] = []
    with Scripted(fail_at(name(20), Lost("Gone."))) as engine, pytest.raises(Lost, match=r"^Gone\.$"):
        drive(chunks(), engine, delivered.extend)
    assert len(delivered) == 20


def test_what_deliver_raises_stops_the_drive() -> None:
    def deliver(results: list[Result]) -> None:
        raise OSError("full")

    with Scripted() as engine, pytest.raises(OSError, match="full"):
        drive(chunks(40), engine, deliver)
    assert engine.taken <= 2 * Scripted.workers


@pytest.mark.parametrize("engine", ENGINES)
def test_a_run_that_raises_is_a_failure_and_the_others_are_as_ever(engine: str, clean: list[Result]) -> None:
    results = timeless(done(engine, chunks(), partial(sabotage, raising={name(6)})))
    assert [(run, kind, message) for run, (kind, _, message) in failures(results).items()] == [(6, RAISED, "ZeroDivisionError: sabotaged")]
    assert [result for result in results if result.run != name(6)] == [result for result in clean if result.run != name(6)]


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize("engine", ENGINES)
def test_a_run_that_hangs_is_given_up_and_the_others_are_as_ever(engine: str, clean: list[Result]) -> None:
    results = timeless(done(engine, chunks(recipe=SHORT), partial(sabotage, hanging={name(6)})))
    assert failures(results) == {6: (TIME_LIMIT, "", "The run took longer than 0.1 seconds and was given up.")}
    assert [result for result in results if result.run != name(6)] == [result for result in clean if result.run != name(6)]


def test_a_run_that_kills_its_process_is_a_failure_and_the_others_are_as_ever(clean: list[Result]) -> None:
    results = timeless(done("processes", chunks(), partial(sabotage, killing={name(6)})))
    assert failures(results) == {6: (KILLED, "", "The run took its worker along three times, the last time with nothing beside it.")}
    assert [result for result in results if result.run != name(6)] == [result for result in clean if result.run != name(6)]


def test_a_process_that_is_killed_once_costs_no_run(clean: list[Result], tmp_path: Path) -> None:
    assert timeless(done("processes", chunks(), partial(sabotage, killing={name(6)}, once=tmp_path / "killed"))) == clean


def test_a_run_that_ends_its_thread_is_as_one_that_kills_its_worker() -> None:
    assert [failure[0] for failure in failures(done("threads", chunks(2), partial(sabotage, leaving={name(6)}))).values()] == [KILLED]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_stop_is_prompt_beside_a_run_that_hangs(engine: str) -> None:
    def stop(results: list[Result]) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):  # noqa: SIM117 - the engine closes within
        with open_engine(engine, 2, None, partial(sabotage, hanging={name(0)})) as opened:
            try:
                drive(chunks(), opened, stop)
            finally:
                stopped = time.monotonic()
    assert time.monotonic() - stopped < 3.0
