"""The values that agree, at their edges."""

import math

import pytest

from experiments.evidence.entry import ABOVE_ZERO, Accepted
from experiments.evidence.table import ENTRIES


@pytest.mark.parametrize(("x", "agrees"), [(0.0999999, False), (0.10, True), (0.2, True), (0.30, True), (0.3000001, False)])
def test_the_ends_of_a_range_agree(x: float, agrees: bool) -> None:
    assert Accepted(0.10, 0.30).holds(x) == agrees


@pytest.mark.parametrize(("x", "agrees"), [(-1e-12, False), (0.0, False), (1e-12, True), (1e9, True)])
def test_an_order_agrees_above_zero_only(x: float, agrees: bool) -> None:
    assert ABOVE_ZERO.holds(x) == agrees


@pytest.mark.parametrize(("x", "agrees"), [(-5.0, True), (0.0, True), (1e-12, False)])
def test_at_most_zero_holds_zero(x: float, agrees: bool) -> None:
    assert Accepted(high=0.0).holds(x) == agrees


@pytest.mark.parametrize("accepted", [Accepted(), Accepted(0, 1), ABOVE_ZERO])
def test_no_number_never_agrees(accepted: Accepted) -> None:
    assert not accepted.holds(math.nan)


def test_only_ends_that_there_are_are_told() -> None:
    assert (Accepted(1, 2).ends, ABOVE_ZERO.ends, Accepted(high=3).ends, Accepted().ends) == ((1, 2), (0,), (3,), ())


@pytest.mark.parametrize("entry", [e for e in ENTRIES if e.printed], ids=lambda e: e.key)
def test_a_printed_range_is_told_only_where_something_is_accepted_beyond_it(entry) -> None:
    assert entry.accepted.low < entry.printed.low or entry.accepted.high > entry.printed.high
