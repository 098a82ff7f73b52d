"""Patterns of conduct and of leaving, on series whose numbers are known by hand."""

import numpy as np
import pytest

from experiments.evidence import orders
from experiments.evidence.runs import closed
from tests.experiments.evidence.made_up import made_up, steps

NAMES = ("implementation", "explained_implementation", "co_creation")


def supervised(*changes):
    return made_up({"sustained_implementation": {"conduct_mean": steps(0.3, *changes)}})


def test_conduct_that_rises_by_more_than_it_sags_is_known_by_the_sag() -> None:
    assert orders.rise_then_sag(supervised((0, 0.6), (208, 0.5))) == pytest.approx(np.full(3, 0.1))


def test_conduct_that_sags_by_more_than_it_rises_is_known_by_the_rise() -> None:
    assert orders.rise_then_sag(supervised((0, 0.35), (208, 0.1))) == pytest.approx(np.full(3, 0.05))


def test_conduct_that_stays_does_not_sag() -> None:
    assert not (orders.rise_then_sag(supervised((0, 0.6))) > 0).any()


def test_conduct_that_never_rose_does_not_count_as_risen() -> None:
    assert (orders.rise_then_sag(supervised((0, 0.3), (208, 0.1))) <= 1e-12).all()


@pytest.mark.parametrize("end", [0.2, 0.3, 0.45])
def test_what_is_left_is_taken_from_half_a_year_after_the_close(end: float) -> None:
    path = steps(0.3, (0, 0.8), (closed() + 26, end), (closed() + 39, 0.9))
    assert orders.left_behind(made_up({"implementation": {"conduct_mean": path}})) == pytest.approx(np.full(3, end - 0.3))


def quits(*weekly):
    return made_up({name: {"staff_left": steps(9, (0, n), (52, 9))} for name, n in zip(NAMES, weekly, strict=True)})


def test_quits_in_the_published_order_are_known_by_the_smaller_step() -> None:
    assert orders.quits_in_order(quits(3.0, 2.0, 1.5)) == pytest.approx(np.full(3, 52 * 0.5 / 300))


@pytest.mark.parametrize("weekly", [(2, 3, 1), (3, 1, 2), (1, 2, 3), (2, 2, 1)])
def test_quits_out_of_order_are_not_above_zero(weekly) -> None:
    assert (orders.quits_in_order(quits(*weekly)) <= 0).all()


def conduct(*ends):
    return made_up({name: {"conduct_mean": steps(0.3, (39, end), (52, 0.3))} for name, end in zip(NAMES, ends, strict=True)})


def test_conduct_in_the_published_order_is_known_by_the_smaller_step() -> None:
    assert orders.conduct_in_order(conduct(0.3, 0.5, 0.6)) == pytest.approx(np.full(3, 0.1))


@pytest.mark.parametrize("ends", [(0.6, 0.5, 0.4), (0.3, 0.6, 0.5), (0.5, 0.4, 0.6)])
def test_conduct_out_of_order_is_below_zero(ends) -> None:
    assert (orders.conduct_in_order(conduct(*ends)) < 0).all()


def adopted(still, explained, together):
    ends = {"status_quo": still, "explained_implementation": explained, "co_creation": together}
    return made_up({name: {"adopted_share": steps(0.0, (39, end), (52, 0.9))} for name, end in ends.items()})


@pytest.mark.parametrize(("explained", "part"), [(0.1, 0.0), (0.2, 0.5), (0.3, 1.0), (0.5, 2.0)])
def test_an_explained_order_is_held_against_the_rise_of_co_creation(explained: float, part: float) -> None:
    assert orders.explained_against_together(adopted(0.1, explained, 0.3)) == pytest.approx(np.full(3, part), abs=1e-9)


@pytest.mark.parametrize("together", [0.1, 0.05])
def test_where_co_creation_has_no_rise_there_is_nothing_to_hold_against(together: float) -> None:
    assert np.isnan(orders.explained_against_together(adopted(0.1, 0.3, together))).all()
