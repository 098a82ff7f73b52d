from hypothesis import given
from hypothesis import strategies as st

from app.greenhouse.turns import Turns

COSTS = st.lists(st.integers(1, 1000), min_size=1, max_size=60)


def serve(turns: Turns, costs: dict[str, list[int]], rounds: int) -> list[str]:
    """Serve visitors who always wait; each one's costs come round again and again."""
    served: list[str] = []
    for _ in range(rounds):
        visitor = turns.next(costs)
        assert visitor is not None
        turns.serve(visitor, costs[visitor][served.count(visitor) % len(costs[visitor])])
        served.append(visitor)
    return served


def test_equal_visitors_take_turns() -> None:
    assert serve(Turns(), {"a": [7], "b": [7], "c": [7]}, 9) == ["a", "b", "c"] * 3


def test_a_visitor_of_worlds_ten_times_as_large_gets_a_tenth_of_the_turns() -> None:
    served = serve(Turns(), {"large": [10], "small": [1]}, 110)
    assert served.count("large") == 10


def test_who_comes_later_is_next_and_gets_no_arrears() -> None:
    turns = Turns()
    serve(turns, {"first": [5]}, 100)
    assert serve(turns, {"first": [5], "late": [5]}, 6) == ["late", "first"] * 3


def test_who_comes_back_has_not_saved_up_turns() -> None:
    turns = Turns()
    serve(turns, {"a": [5], "b": [5]}, 10)
    serve(turns, {"a": [5]}, 100)
    assert serve(turns, {"a": [5], "b": [5]}, 10).count("b") == 5


def test_going_and_asking_anew_brings_no_turn_forward() -> None:
    turns = Turns()
    turns.serve("greedy", 1000)
    serve(turns, {"other": [1]}, 1)
    assert serve(turns, {"greedy": [1000], "other": [1]}, 900) == ["other"] * 900


def test_where_nobody_waits_nobody_is_next() -> None:
    assert Turns().next([]) is None


def test_who_left_is_forgotten() -> None:
    turns = Turns()
    turns.serve("a", 5)
    turns.forget("a")
    assert len(turns) == 0 and turns.tag("a") == turns.tag("b")


@given(COSTS, COSTS, st.integers(1, 300))
def test_two_who_always_wait_get_the_same_but_for_one_turn_each(one: list[int], other: list[int], rounds: int) -> None:
    costs = {"a": one, "b": other}
    served = serve(Turns(), costs, rounds)
    got = {visitor: sum(costs[visitor][k % len(costs[visitor])] for k in range(served.count(visitor))) for visitor in costs}
    assert abs(got["a"] - got["b"]) <= max(one) + max(other)


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(1, 100)), max_size=200))
def test_no_more_is_remembered_than_visitors_who_are_ahead(served: list[tuple[str, int]]) -> None:
    turns = Turns()
    for visitor, cost in served:
        turns.serve(visitor, cost)
    assert len(turns) <= 6 and all(turns.tag(visitor) >= turns.tag("nobody") for visitor in "abcdef")
