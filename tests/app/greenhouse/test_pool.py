"""The greenhouse with its threads. What should wait waits at a gate; no test waits for time to pass."""

import asyncio
import gc
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier, Event
from typing import Any
from weakref import ref

import numpy as np
import pytest

from app.greenhouse.pool import Greenhouse
from app.greenhouse.stock import Load
from app.greenhouse.task import NotGrown, Stop, Stopped, Task
from simulation.errors import CultureError
from tests.app.greenhouse.made import PATIENCE, Array, Gate, failing, plain, plains, result_of

ROOT = Path(__file__).parents[3]
NOTHING = Load(0, 0, 0, 0, 0)


@contextmanager
def no_collector() -> Iterator[None]:
    """What is freed here is freed because nobody holds it, and waits for no collector."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def hold_up(narrow: Greenhouse, gate: Gate) -> None:
    """Keep the one thread busy until the gate is opened."""
    narrow.tasks("holder", [gate.task("held")], "garden")
    assert gate.begun.wait(PATIENCE)


def idle(greenhouse: Greenhouse) -> None:
    """Wait until every thread has come back from what it did before; what is asked now is grown after it."""
    barrier = Barrier(len(greenhouse.threads) + 1)

    def meet(stop: Stop) -> int:
        return barrier.wait(PATIENCE)

    order = greenhouse.tasks("idle", [Task(("idle", k), meet, 1, "Idle") for k in range(len(greenhouse.threads))], "idle")
    barrier.wait(PATIENCE)
    order.result(PATIENCE)


class Patient:
    """A task that goes on until it is not wanted."""

    def __init__(self) -> None:
        self.begun, self.stopped = Event(), Event()

    def task(self, key: str = "patient") -> Task:
        def grow(stop: Stop) -> Array:
            self.begun.set()
            while not stop():
                pass
            self.stopped.set()
            raise Stopped

        return Task(key, grow, 1, "Patience")


def test_what_is_ordered_comes_in_the_order_of_the_wish(greenhouse: Greenhouse) -> None:
    found = greenhouse.tasks("a", plains(range(50)), "levers").result(PATIENCE)
    assert found == tuple(result_of(k) for k in range(50))


def test_as_many_tasks_run_side_by_side_as_there_are_threads(greenhouse: Greenhouse) -> None:
    barrier = Barrier(2)

    def meet(stop: Stop) -> Array:
        barrier.wait(PATIENCE)
        return result_of(1)

    assert greenhouse.tasks("a", [Task(k, meet, 1, "Meeting") for k in range(2)], "levers").result(PATIENCE)


def test_visitors_take_turns(narrow: Greenhouse) -> None:
    gate, done = Gate(), list[str]()
    hold_up(narrow, gate)

    def note(key: str) -> Task:
        return Task(key, lambda stop: done.append(key) or result_of(key), 1, key)  # type: ignore[func-returns-value]

    many = narrow.tasks("many", [note(f"m{k}") for k in range(200)], "levers")
    few = narrow.tasks("few", [note(f"f{k}") for k in range(40)], "levers")
    gate.open()
    few.result(PATIENCE), many.result(PATIENCE)
    assert done.index("f39") <= 80


def test_two_who_ask_for_the_same_at_once_have_it_grown_once(greenhouse: Greenhouse) -> None:
    gate = Gate()
    one = greenhouse.tasks("a", [gate.task("x")], "levers")
    assert gate.begun.wait(PATIENCE)
    other = greenhouse.tasks("b", [gate.task("x")], "levers")
    gate.open()
    assert one.result(PATIENCE)[0] is other.result(PATIENCE)[0]
    assert gate.entered == ["x"]


def test_what_nobody_looks_at_any_more_is_freed(greenhouse: Greenhouse) -> None:
    with no_collector():
        order = greenhouse.tasks("a", plains(range(20)), "levers")
        held = [ref(result) for result in order.result(PATIENCE)]
        idle(greenhouse)
        assert all(result() is not None for result in held)
        del order
        assert not any(result() is not None for result in held)
    assert greenhouse.held_bytes() == 0


def test_a_visitor_who_looks_keeps_it_for_others(greenhouse: Greenhouse) -> None:
    first = greenhouse.tasks("a", plains(["x"]), "levers")
    result = first.result(PATIENCE)[0]
    del first
    assert greenhouse.tasks("b", [failing("x", ValueError())], "levers").result(PATIENCE)[0] is result


def test_bytes_that_are_shared_count_once(greenhouse: Greenhouse) -> None:
    orders = [greenhouse.tasks(visitor, plains(range(10)), "levers") for visitor in "ab"]
    assert [len(order.result(PATIENCE)) for order in orders] == [10, 10]
    assert greenhouse.held_bytes() == 10 * result_of(0).nbytes


def test_an_order_that_is_dropped_frees_what_it_had(narrow: Greenhouse) -> None:
    with no_collector():
        gate = Gate()
        order = narrow.tasks("a", [plain("x"), gate.task("y"), plain("z")], "levers")
        assert gate.begun.wait(PATIENCE)
        held = ref(order.partial()[0])
        order.cancel()
        del order
        gate.open()
        idle(narrow)
        assert held() is None
    assert gate.left == ["y"]


def test_an_order_that_was_told_of_and_dropped_is_not_kept_for_telling(narrow: Greenhouse) -> None:
    gate, told = Gate(), Event()
    with no_collector():
        order = narrow.tasks("a", [gate.task("x")], "levers", on_progress=lambda done, total: told.set())
        assert told.wait(PATIENCE)
        dropped = ref(order)
        order.cancel()
        del order
        gate.open()
        idle(narrow)
        assert dropped() is None


def test_a_task_in_progress_hears_that_it_is_wanted_no_more(narrow: Greenhouse) -> None:
    patient = Patient()
    order = narrow.tasks("a", [patient.task()], "levers")
    assert patient.begun.wait(PATIENCE)
    order.cancel()
    assert patient.stopped.wait(PATIENCE)
    idle(narrow)
    assert narrow.load() == NOTHING


@pytest.mark.parametrize("how", ["replace", "leave", "close"])
def test_whoever_replaces_leaves_or_closes_stops_what_is_in_progress(narrow: Greenhouse, how: str) -> None:
    patient = Patient()
    order = narrow.tasks("a", [patient.task()], "levers")
    assert patient.begun.wait(PATIENCE)
    {
        "replace": lambda: narrow.tasks("a", plains(["x"]), "levers"),
        "leave": lambda: narrow.leave("a"),
        "close": narrow.close,
    }[how]()
    assert patient.stopped.wait(PATIENCE) and order.cancelled()


def test_a_task_that_another_visitor_wants_goes_on(narrow: Greenhouse) -> None:
    patient = Patient()
    one, other = (narrow.tasks(visitor, [patient.task()], "levers") for visitor in "ab")
    assert patient.begun.wait(PATIENCE)
    one.cancel()
    assert not patient.stopped.is_set() and not other.done()
    other.cancel()
    assert patient.stopped.wait(PATIENCE)


def test_worlds_that_were_not_begun_are_never_begun_after_a_visitor_left(narrow: Greenhouse) -> None:
    gate, begun = Gate(), Gate()
    begun.open()
    hold_up(narrow, gate)
    narrow.tasks("a", [begun.task(k) for k in range(30)], "levers")
    narrow.leave("a")
    gate.open()
    idle(narrow)
    assert begun.entered == []


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (ZeroDivisionError("division by zero"), "Task bad could not be grown: ZeroDivisionError: division by zero."),
        (ValueError(), "Task bad could not be grown: ValueError."),
        (SystemExit(1), "Task bad could not be grown: SystemExit: 1."),
        (CultureError("A sentence of its own."), "A sentence of its own."),
    ],
)
def test_what_is_raised_is_told_in_a_sentence_and_the_threads_live_on(narrow: Greenhouse, error: BaseException, sentence: str) -> None:
    bad = narrow.tasks("a", [failing("bad", error)], "levers")
    with pytest.raises(NotGrown) as told:
        bad.result(PATIENCE)
    assert str(told.value) == sentence
    assert narrow.tasks("a", plains(["good"]), "levers").result(PATIENCE)


def test_an_error_keeps_nothing_of_the_run_alive(narrow: Greenhouse) -> None:
    held: list[Any] = []

    def grow(stop: Stop) -> Any:
        columns = np.zeros(1000)
        held.append(ref(columns))
        raise ValueError

    with no_collector():
        order = narrow.tasks("a", [Task("bad", grow, 1, "World 3")], "levers")
        with pytest.raises(NotGrown):
            order.result(PATIENCE)
        idle(narrow)
        assert held[0]() is None


def test_progress_is_told_in_another_thread_to_the_end(greenhouse: Greenhouse) -> None:
    told, threads, ended = list[tuple[int, int]](), set[str](), Event()

    def on_progress(done: int, total: int) -> None:
        told.append((done, total))
        threads.add(threading.current_thread().name)
        if done == total:
            ended.set()

    order = greenhouse.tasks("a", plains(range(30)), "levers", on_progress=on_progress)
    assert ended.wait(PATIENCE) and order.result(PATIENCE)
    assert told[-1] == (30, 30) and sorted(set(told)) == told and len(threads) == 1


def test_a_page_that_stands_still_while_it_is_told_holds_up_no_world(narrow: Greenhouse) -> None:
    gate = Event()

    def stand_still(done: int, total: int) -> None:
        gate.wait(PATIENCE)

    order = narrow.tasks("a", plains(range(30)), "levers", on_progress=stand_still)
    try:
        assert len(order.result(PATIENCE)) == 30
    finally:
        gate.set()


def test_an_order_can_be_awaited(greenhouse: Greenhouse) -> None:
    async def visit() -> tuple[Any, ...]:
        return await greenhouse.tasks("a", plains(range(5)), "levers")

    assert asyncio.run(visit()) == tuple(result_of(k) for k in range(5))


def test_who_is_cancelled_while_they_wait_wants_nothing_more(narrow: Greenhouse) -> None:
    patient = Patient()

    async def visit() -> None:
        order = narrow.tasks("a", [patient.task()], "levers")
        waiting = asyncio.ensure_future(order._awaited())
        await asyncio.to_thread(patient.begun.wait, PATIENCE)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting

    asyncio.run(visit())
    assert patient.stopped.wait(PATIENCE)
    idle(narrow)
    assert narrow.load() == NOTHING


def test_the_steps_of_an_order_end_with_all_of_it(greenhouse: Greenhouse) -> None:
    async def visit() -> list[int]:
        return [ready async for ready in greenhouse.tasks("a", plains(range(7)), "levers").steps()]

    steps = asyncio.run(visit())
    assert steps[-1] == 7 and sorted(set(steps)) == steps


def test_the_steps_of_an_order_that_fails_raise_its_sentence(greenhouse: Greenhouse) -> None:
    async def visit() -> None:
        async for _ in greenhouse.tasks("a", [failing("bad", ValueError())], "levers").steps():
            pass

    with pytest.raises(NotGrown, match=r"^Task bad could not be grown"):
        asyncio.run(visit())


def test_who_leaves_the_steps_wants_nothing_more(narrow: Greenhouse) -> None:
    patient = Patient()
    orders = []

    async def visit() -> None:
        orders.append(narrow.tasks("a", [patient.task()], "levers"))
        steps = orders[0].steps()
        assert await anext(steps) == 0
        await steps.aclose()  # type: ignore[attr-defined]

    asyncio.run(visit())
    assert patient.stopped.wait(PATIENCE) and orders[0].cancelled()


def test_what_waits_when_the_greenhouse_closes_is_cancelled_and_no_more_is_taken(narrow: Greenhouse) -> None:
    gate = Gate()
    hold_up(narrow, gate)
    order = narrow.tasks("a", plains(range(5)), "levers")
    narrow.close()
    with pytest.raises(CancelledError):
        order.result(PATIENCE)
    with pytest.raises(CultureError, match=r"^The program is being closed\.$"):
        narrow.tasks("a", plains(["x"]), "levers")
    gate.open()
    for thread in narrow.threads:
        thread.join(PATIENCE)
    assert not any(thread.is_alive() for thread in narrow.threads) and narrow.load() == NOTHING


def test_the_program_ends_while_a_task_hangs() -> None:
    script = (
        "from threading import Event\n"
        "from app.greenhouse.shared import the_greenhouse\n"
        "from app.greenhouse.task import Task\n"
        "begun = Event()\n"
        "hang = lambda stop: (begun.set(), Event().wait())\n"
        "the_greenhouse().tasks('a', [Task('x', hang, 1, 'x')], 'levers')\n"
        "begun.wait()\n"
        "print('ended')\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE)
    assert (done.returncode, done.stdout, done.stderr) == (0, "ended\n", "")


def test_all_visitors_have_one_greenhouse(monkeypatch: pytest.MonkeyPatch) -> None:
    from app.greenhouse import shared

    monkeypatch.setattr(shared, "_made", [])
    made = list[Greenhouse]()
    askers = [threading.Thread(target=lambda: made.append(shared.the_greenhouse())) for _ in range(8)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join(PATIENCE)
    made[0].close()
    assert len(made) == 8 and len(set(map(id, made))) == 1
