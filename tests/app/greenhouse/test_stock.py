"""Orders and jobs, without threads: who is next, what is shared, dropped and refused."""

from concurrent.futures import CancelledError

import pytest

from app.greenhouse.limits import TooMuch
from app.greenhouse.stock import Load
from app.greenhouse.task import NotGrown, Outcome
from tests.app.greenhouse.made import Bench, failing, plain, plains, result_of

NOTHING = Load(0, 0, 0, 0, 0)


def keys(visitor: str, number: int) -> list[str]:
    return [f"{visitor}{k}" for k in range(number)]


def test_forty_worlds_wait_only_for_their_share_of_two_hundred() -> None:
    bench = Bench()
    bench.order("many", plains(keys("m", 200)))
    bench.grow(10)
    few = bench.order("few", plains(keys("f", 40)))
    assert bench.grow(80).count("m9") == 0 and few.done()


def test_a_small_organisation_waits_only_for_its_share_of_a_large_one() -> None:
    bench = Bench()
    bench.order("large", plains(keys("l", 200), cost=10))
    small = bench.order("small", plains(keys("s", 40), cost=1))
    bench.grow(45)
    assert small.done()


def test_worlds_come_in_the_order_of_the_wish() -> None:
    bench = Bench()
    bench.order("a", plains(keys("a", 5)))
    assert bench.grow() == keys("a", 5)


def test_what_is_on_screen_goes_before_what_may_be_later_whosever_it_is() -> None:
    bench = Bench()
    bench.order("a", plains(["a ahead"]), "ahead", "later")
    bench.order("b", plains(["b1", "b2"]))
    assert bench.grow() == ["b1", "b2", "a ahead"]


def test_of_a_visitors_own_orders_on_screen_the_newest_goes_first() -> None:
    bench = Bench()
    bench.order("a", plains(["old 1", "old 2"]), "garden")
    bench.order("a", plains(["new"]), "levers")
    assert bench.grow() == ["new", "old 1", "old 2"]


def test_of_a_visitors_own_orders_for_later_the_oldest_goes_first() -> None:
    bench = Bench()
    bench.order("a", plains(["old"]), "one", "later")
    bench.order("a", plains(["new"]), "two", "later")
    assert bench.grow() == ["old", "new"]


def test_a_newer_order_of_the_slot_replaces_the_older_one() -> None:
    bench = Bench()
    older = bench.order("a", plains(keys("old", 5)))
    bench.grow(2)
    newer = bench.order("a", plains(keys("new", 3)))
    assert bench.grow() == keys("new", 3)
    assert (older.cancelled(), older.ready(), newer.done()) == (True, 2, True)


@pytest.mark.parametrize(("visitor", "slot"), [("a", "compare"), ("b", "levers")])
def test_an_order_of_another_slot_or_visitor_replaces_nothing(visitor: str, slot: str) -> None:
    bench = Bench()
    older = bench.order("a", plains(["old"]), "levers")
    bench.order(visitor, plains(["new"]), slot)
    bench.grow()
    assert older.result(0)


def test_what_both_the_older_and_the_newer_order_want_goes_on() -> None:
    bench = Bench()
    bench.order("a", plains(["both", "old"]))
    job = bench.take()
    assert job is not None
    newer = bench.order("a", plains(["both", "new"]))
    assert not job.unwanted()
    bench.hand_out(job)
    assert (newer.ready(), bench.grow()) == (1, ["new"])


def test_what_is_dropped_while_it_is_done_is_unwanted() -> None:
    bench = Bench()
    order = bench.order("a", plains(["x", "y"]))
    job = bench.take()
    order.cancel()
    assert job is not None and job.unwanted() and bench.take() is None
    bench.hand_out(job, Outcome(stopped=True))
    assert bench.stock.load() == NOTHING


def test_what_is_wanted_again_while_it_is_being_stopped_is_done_after_all() -> None:
    bench = Bench()
    bench.order("a", plains(["x"])).cancel()
    bench.order("a", plains(["x"]))
    job = bench.take()
    assert job is not None
    bench.leave("a")
    again = bench.order("b", plains(["x"]))
    assert bench.take() is None
    bench.hand_out(job, Outcome(stopped=True))
    assert bench.grow() == ["x"]
    assert again.result(0)[0] == result_of("x")


def test_two_visitors_share_what_both_ask_for() -> None:
    bench = Bench()
    one, other = bench.order("a", plains(keys("x", 4))), bench.order("b", plains(keys("x", 4)))
    assert sorted(map(str, bench.grow())) == keys("x", 4)
    assert all(a is b for a, b in zip(one.result(0), other.result(0), strict=True))


def test_one_who_goes_takes_nothing_from_the_other() -> None:
    bench = Bench()
    bench.order("a", plains(keys("x", 4)))
    other = bench.order("b", plains(keys("x", 4)))
    bench.leave("a")
    bench.grow()
    assert len(other.result(0)) == 4


def test_what_somebody_still_holds_is_not_grown_again() -> None:
    bench = Bench()
    held = bench.order("a", plains(["x"]))
    bench.grow()
    again = bench.order("b", plains(["x"]))
    assert again.result(0)[0] is held.result(0)[0] and bench.stock.load() == NOTHING


def test_a_task_that_stands_twice_in_an_order_is_done_once() -> None:
    bench = Bench()
    order = bench.order("a", plains(["x", "y", "x"]))
    assert bench.grow() == ["x", "y"]
    assert order.result(0)[0] is order.result(0)[2]


def test_only_rows_from_the_first_on_are_ready() -> None:
    bench = Bench()
    order = bench.order("a", plains(["x", "y", "z"]))
    x, y = bench.take(), bench.take()
    assert x is not None and y is not None
    bench.hand_out(y)
    assert (order.ready(), order.partial()) == (0, ())
    bench.hand_out(x)
    assert order.ready() == len(order.partial()) == 2 and not order.done()
    assert order.partial(1) == order.partial()[:1] and order.partial(9) == order.partial()


def test_an_order_of_nothing_is_done_at_once() -> None:
    assert Bench().order("a", []).result(0) == ()


def test_the_ceiling_itself_is_allowed_and_one_more_is_not() -> None:
    bench = Bench(ceiling=100)
    bench.order("a", plains(keys("x", 6), cost=10), "garden")
    with pytest.raises(
        TooMuch, match=r"^This asks for 41 weeks of one person's life beside 60 that are still to be done; allowed are 100 "
    ):
        bench.order("a", [plain("too much", 41)], "levers")
    bench.order("a", [plain("just enough", 40)], "levers")


def test_a_refused_order_leaves_the_one_before_it() -> None:
    bench = Bench(ceiling=100)
    kept = bench.order("a", plains(keys("x", 5), cost=10))
    before = bench.stock.load()
    with pytest.raises(TooMuch):
        bench.order("a", [plain("too much", 101)])
    assert bench.stock.load() == before and not kept.cancelled()


def test_an_order_counts_without_the_one_that_it_replaces() -> None:
    bench = Bench(ceiling=100)
    for k in range(3):
        bench.order("a", [plain(f"whole {k}", 100)])
    assert bench.stock.load().person_weeks == 100


def test_what_is_done_makes_place_under_the_ceiling() -> None:
    bench = Bench(ceiling=100)
    bench.order("a", plains(keys("x", 10), cost=10), "garden")
    bench.grow(3)
    bench.order("a", [plain("more", 30)], "levers")
    with pytest.raises(TooMuch):
        bench.order("a", [plain("yet more", 1)], "compare")


def test_what_is_on_the_shelf_costs_nothing() -> None:
    bench = Bench(ceiling=100)
    held = bench.order("a", [plain("x", 100)])
    bench.grow()
    bench.order("b", [plain("y", 100)], "garden")
    assert bench.order("b", [plain("x", 100)], "levers").done() and held.done()


def test_one_visitors_queue_is_not_anothers() -> None:
    bench = Bench(ceiling=100)
    bench.order("a", [plain("x", 100)])
    bench.order("b", [plain("x", 100)])
    assert bench.stock.load() == Load(visitors=2, orders=2, person_weeks=200, jobs=1, running=0)


def test_what_is_for_later_makes_place_for_what_is_on_screen() -> None:
    bench = Bench(ceiling=100)
    later, on_screen = bench.order("a", [plain("x", 60)], "ahead", "later"), bench.order("a", [plain("y", 30)], "garden")
    bench.order("a", [plain("z", 70)], "levers")
    assert (later.cancelled(), on_screen.cancelled()) == (True, False)


def test_what_is_for_later_makes_no_place_for_more_of_its_kind() -> None:
    bench = Bench(ceiling=100)
    bench.order("a", [plain("x", 60)], "ahead", "later")
    with pytest.raises(TooMuch):
        bench.order("a", [plain("y", 60)], "further ahead", "later")


def test_what_fails_fails_its_own_order_alone() -> None:
    bench = Bench()
    bad, good = bench.order("a", [plain("x"), failing("bad", ValueError()), plain("z")]), bench.order("b", plains(["x", "z"]))
    while (job := bench.take()) is not None:
        bench.hand_out(job, Outcome(error="It is broken.") if job.task.key == "bad" else None)
    with pytest.raises(NotGrown, match=r"^It is broken\.$"):
        bad.result(0)
    assert len(good.result(0)) == 2 and bench.stock.load() == NOTHING


def test_what_failed_can_be_asked_again() -> None:
    bench = Bench()
    bench.order("a", plains(["x"]))
    job = bench.take()
    assert job is not None
    bench.hand_out(job, Outcome(error="It is broken."))
    again = bench.order("a", plains(["x"]))
    bench.grow()
    assert again.result(0)


def test_the_place_in_the_queue_is_the_number_of_the_turn() -> None:
    bench = Bench()
    for visitor in "abc":
        bench.order(visitor, plains(keys(visitor, 2)))
    assert [bench.stock.place_of(visitor) for visitor in "abc"] == [1, 2, 3]
    job = bench.take()
    assert [bench.stock.place_of(visitor) for visitor in "abc"] == [0, 1, 2]
    assert job is not None
    bench.hand_out(job)
    assert [bench.stock.place_of(visitor) for visitor in "abc"] == [3, 1, 2]


def test_who_waits_for_later_stands_behind_all_who_look() -> None:
    bench = Bench()
    bench.order("a", plains(["a"]), "ahead", "later")
    bench.order("b", plains(["b"]))
    assert [bench.stock.place_of(visitor) for visitor in "ab"] == [2, 1]


def test_who_waits_for_nothing_has_no_place() -> None:
    assert Bench().stock.place_of("a") == 0


def test_a_cancelled_order_gives_no_result_but_keeps_what_was_ready() -> None:
    bench = Bench()
    order = bench.order("a", plains(["x", "y"]))
    bench.grow(1)
    order.cancel()
    order.cancel()
    with pytest.raises(CancelledError):
        order.result(0)
    assert order.partial() == (result_of("x"),)


def test_to_cancel_what_is_complete_changes_nothing() -> None:
    bench = Bench()
    order = bench.order("a", plains(["x"]))
    bench.grow()
    order.cancel()
    assert order.result(0)
