"""Two visitors do anything in any order: nothing is lost, nothing is the other's, and in the end there is nothing left to do."""

import gc
import random
from concurrent.futures import CancelledError
from threading import Thread
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from app.greenhouse.limits import TooMuch
from app.greenhouse.order import Job, Order, Urgency
from app.greenhouse.pool import Greenhouse
from app.greenhouse.stock import Load
from app.greenhouse.task import NotGrown, Outcome
from tests.app.greenhouse.made import PATIENCE, Bench, failing, plains, result_of

VISITORS, SLOTS, CEILING = ("a", "b"), ("levers", "compare", "ahead"), 40
Keys = list[Any]


class Visits(RuleBasedStateMachine):
    """The stock worked by hand: every order of events that threads could bring about."""

    def __init__(self) -> None:
        super().__init__()
        self.bench, self.taken = Bench(CEILING), list[Job]()
        self.orders = list[tuple[Order[tuple[Any, ...]], Keys]]()
        self.failed = set[int]()

    @rule(
        visitor=st.sampled_from(VISITORS),
        slot=st.sampled_from(SLOTS),
        urgency=st.sampled_from(["now", "later"]),
        keys=st.lists(st.integers(0, 15), max_size=8),
        cost=st.integers(1, 6),
    )
    def order(self, visitor: str, slot: str, urgency: Urgency, keys: Keys, cost: int) -> None:
        wished = [(key, cost) for key in keys]
        before = self.bench.stock.load()
        try:
            self.orders.append((self.bench.order(visitor, plains(wished, cost), slot, urgency), wished))
        except TooMuch:
            assert self.bench.stock.load() == before

    @rule()
    def take(self) -> None:
        job = self.bench.take()
        assert job is not None or all(wanted.running for order in self.bench.stock.queue for wanted in order.jobs.values())
        if job is not None:
            self.taken.append(job)

    @precondition(lambda self: self.taken)
    @rule(number=st.integers(0, 100), fails=st.sampled_from([False, False, False, True]))
    def hand_out(self, number: int, fails: bool) -> None:
        job = self.taken.pop(number % len(self.taken))
        stops = job.unwanted() and number % 2 == 1
        if fails and not stops:
            self.failed |= {id(order) for order in job.orders}
        self.bench.hand_out(job, Outcome(stopped=True) if stops else Outcome(error="Broken.") if fails else None)

    @precondition(lambda self: self.orders)
    @rule(number=st.integers(0, 100))
    def cancel(self, number: int) -> None:
        self.orders[number % len(self.orders)][0].cancel()

    @rule(visitor=st.sampled_from(VISITORS))
    def leave(self, visitor: str) -> None:
        self.bench.leave(visitor)
        assert not self.bench.stock.queue.of(visitor)

    @invariant()
    def a_visitor_has_one_live_order_a_slot(self) -> None:
        live = [(order.visitor, order.slot) for order in self.bench.stock.queue]
        assert len(live) == len(set(live))

    @invariant()
    def nobody_is_above_the_ceiling(self) -> None:
        assert all(sum(order.owed for order in self.bench.stock.queue.of(visitor)) <= CEILING for visitor in VISITORS)

    @invariant()
    def what_is_counted_is_what_is_wanted(self) -> None:
        jobs = {id(job) for order in self.bench.stock.queue for job in order.jobs.values()} | {id(job) for job in self.taken}
        load = self.bench.stock.load()
        assert (load.jobs, load.running) == (len(jobs), len(self.taken))

    @invariant()
    def an_order_is_live_or_done(self) -> None:
        assert all((order in self.bench.stock.queue) != order.done() for order, _ in self.orders)

    @invariant()
    def what_is_ready_is_ones_own(self) -> None:
        for order, wished in self.orders:
            assert order.partial() == tuple(result_of(key) for key in wished[: order.ready()])

    def teardown(self) -> None:
        for job in self.taken:
            self.bench.hand_out(job)
        self.bench.grow()
        assert self.bench.stock.load() == Load(0, 0, 0, 0, 0)
        assert all(ended_well(order, wished, id(order) in self.failed) for order, wished in self.orders)
        self.orders.clear()
        gc.collect()  # an error that was raised holds the frame that asked, and that holds its order
        assert len(self.bench.stock.shelf) == 0


def ended_well(order: Order[tuple[Any, ...]], wished: Keys, failed: bool) -> bool:
    """Whether an order that has ended gave what was wished, or said why not."""
    try:
        return order.result(0) == tuple(result_of(key) for key in wished)
    except CancelledError:
        return order.cancelled()
    except NotGrown:
        return failed


TestVisits = Visits.TestCase
TestVisits.settings = settings(max_examples=30, stateful_step_count=30, deadline=None)


def visit(greenhouse: Greenhouse, visitor: str, seed: int) -> list[str]:
    """Do anything for a while, then wait for what is still ordered; what went wrong."""
    chance, orders = random.Random(seed), list[tuple[Order[tuple[Any, ...]], Keys, bool]]()
    for _ in range(150):
        wished = [chance.randrange(40) for _ in range(chance.randrange(6))]
        fails = chance.random() < 0.1
        tasks = plains(wished) + ([failing(("bad", visitor), ValueError())] if fails else [])
        orders.append((greenhouse.tasks(visitor, tasks, chance.choice(SLOTS), chance.choice(("now", "later"))), wished, fails))
        if chance.random() < 0.2:
            chance.choice(orders)[0].cancel()
        if chance.random() < 0.03:
            greenhouse.leave(visitor)
    return [f"{visitor}: {wished}" for order, wished, fails in orders if not waited_well(order, wished, fails)]


def waited_well(order: Order[tuple[Any, ...]], wished: Keys, fails: bool) -> bool:
    """Whether an order gives what was wished, or says why not."""
    try:
        return order.result(PATIENCE) == tuple(result_of(key) for key in wished)
    except CancelledError:
        return True
    except NotGrown:
        return fails


@pytest.mark.parametrize("seed", range(5))
def test_two_visitors_at_random_actions_in_threads_each_get_their_own_and_leave_nothing(seed: int) -> None:
    greenhouse, wrong = Greenhouse(3), list[str]()
    threads = [Thread(target=lambda v=v, k=k: wrong.extend(visit(greenhouse, v, 2 * seed + k))) for k, v in enumerate(VISITORS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert not any(thread.is_alive() for thread in threads) and wrong == []
    greenhouse.close()
    for worker in greenhouse.threads:
        worker.join(PATIENCE)
    assert greenhouse.load() == Load(0, 0, 0, 0, 0)
    gc.collect()
    assert greenhouse.held_bytes() == 0
