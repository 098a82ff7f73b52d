from itertools import pairwise
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.greenhouse.messenger import Notebook, tell
from app.greenhouse.order import PAUSE
from app.greenhouse.pool import Greenhouse
from tests.app.greenhouse.made import PATIENCE, Bench, plains

MOMENTS = st.lists(st.floats(0, 0.5, allow_nan=False), max_size=60)


@given(MOMENTS)
def test_an_order_is_told_at_most_ten_times_a_second_and_all_news_is_told(waits: list[float]) -> None:
    bench, book, now = Bench(), Notebook(), 0.0
    order = bench.order("a", plains(range(100)))
    told, noted = list[float](), 0.0
    for wait in waits:
        now += wait
        told += [now for _ in book.take(now)]
        book.note(order, now)
        noted = now
    while (rest := book.wait(now)) is not None:
        now += rest
        told += [now for _ in book.take(now)]
    assert all(later - earlier >= PAUSE * 0.999 for earlier, later in pairwise(told))
    assert not waits or noted <= told[-1] <= noted + PAUSE * 1.001


def test_the_last_news_is_told_at_once() -> None:
    bench, book = Bench(), Notebook()
    order = bench.order("a", plains(["x", "y"]))
    book.note(order, 5.0)
    assert book.take(5.0) == [order]
    bench.grow()
    book.note(order, 5.01)
    assert book.take(5.01) == [order] and book.wait(5.01) is None


def test_orders_do_not_wait_for_each_other() -> None:
    bench, book = Bench(), Notebook()
    one, other = (bench.order(visitor, plains(["x"])) for visitor in "ab")
    book.note(one, 1.0)
    assert book.take(1.0) == [one]
    book.note(one, 1.01)
    book.note(other, 1.01)
    assert book.take(1.01) == [other]


def test_an_order_that_was_cancelled_is_told_of_no_more() -> None:
    bench, told = Bench(), list[tuple[int, int]]()
    order = bench.order("a", plains(["x"]))
    order.on_progress = lambda done, total: told.append((done, total))
    order.cancel()
    tell(order)
    assert told == []


def test_the_same_is_not_told_twice() -> None:
    bench, told = Bench(), list[tuple[int, int]]()
    order = bench.order("a", plains(["x", "y"]))
    order.on_progress = lambda done, total: told.append((done, total))
    tell(order)
    tell(order)
    bench.grow(1)
    tell(order)
    assert told == [(0, 2), (1, 2)]


def test_a_page_that_raises_while_it_is_told_stops_nothing(narrow: Greenhouse, caplog: pytest.LogCaptureFixture) -> None:
    called, ended = list[int](), Event()

    def broken(done: int, total: int) -> None:
        called.append(done)
        raise ValueError("broken page")

    assert narrow.tasks("a", plains(range(3)), "levers", on_progress=broken).result(PATIENCE)
    narrow.tasks("b", plains(range(3)), "levers", on_progress=lambda done, total: ended.set()).result(PATIENCE)
    assert ended.wait(PATIENCE) and len(called) == 1 and "broken page" in caplog.text
