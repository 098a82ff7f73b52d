"""What customers say and what the books hold, on series whose numbers are known by hand."""

import numpy as np
import pytest

from experiments.evidence import customers
from experiments.evidence.runs import closed
from simulation.parameters import Parameters
from tests.experiments.evidence.made_up import WEEKS, made_up, steps

MONEY = Parameters().money


def test_word_of_mouth_counts_weeks_in_which_the_firm_is_liked() -> None:
    still = {"nps": steps(-5, (100, 5)), "recommendations": steps(99, (100, 6)), "warned": steps(1, (100, 2))}
    assert customers.word_of_mouth(made_up({"status_quo": still})) == pytest.approx(np.full(3, 3.0))


@pytest.mark.parametrize(("nps", "warned"), [(-1.0, 1.0), (0.0, 1.0), (5.0, 0.0)])
def test_without_liked_weeks_or_warnings_there_is_no_ratio(nps, warned) -> None:
    assert np.isnan(customers.word_of_mouth(made_up({"status_quo": {"nps": nps, "recommendations": 3.0, "warned": warned}}))).all()


def test_the_sum_of_a_year_ends_in_its_week() -> None:
    weekly = np.zeros((1, 120))
    weekly[0, 10] = 1.0
    assert np.flatnonzero(customers.last_year(weekly)[0]).tolist() == list(range(11))
    assert customers.last_year(np.ones((2, 120))).shape == (2, 120 - 51)


def books(**changes):
    """Ten are bought and ten lost a week; a person who was bought brings the spend, and a tenth of the bond."""
    fresh = 52 * 10 * MONEY.spend * (1 + 0.1 * MONEY.bonus)
    still = {"income": 20_000.0 + fresh, "income_retained": 15_000.0, "income_referred": 5_000.0}
    return {**still, "joined_bought": 10.0, "joined_by_paid_referral": 0.0, "customers_lost": 1.0, **changes}


def closing(**changes):
    return customers.books(made_up({"co_creation": books(**changes)}))


def test_books_that_close_have_no_gap() -> None:
    assert (closing() <= 1e-12).all()


def test_paid_referrals_are_bought_as_well() -> None:
    assert (closing(joined_bought=3.0, joined_by_paid_referral=7.0) <= 1e-12).all()


def test_income_that_nobody_can_have_brought_is_found() -> None:
    missing = closing(joined_bought=0.0)
    income = books()["income"]
    assert missing == pytest.approx(np.full(3, (income - 20_000) / income))


def test_income_of_bought_customers_that_is_booked_as_earned_is_found() -> None:
    income = books()["income"]
    assert closing(income_referred=income - 15_000) == pytest.approx(np.full(3, 9 * 52 * MONEY.spend / income))


def test_one_week_that_does_not_close_is_enough() -> None:
    income = np.full(WEEKS, books()["income"])
    income[200] += 50_000.0
    assert (closing(income=income) > 0.1).all()


def said(still, stopped):
    """Recommendations, customers of the status quo and of paying that was stopped."""
    return made_up(
        {
            name: {
                "recommendations": steps(99, (closed(), said), (closed() + 52, 99)),
                "customers": steps(5, (closed(), there), (closed() + 52, 5)),
            }
            for name, (said, there) in {"status_quo": still, "pay_for_advocacy_stopped": stopped}.items()
        }
    )


@pytest.mark.parametrize(("after", "change"), [(10.0, 0.0), (12.0, 0.2), (5.0, -0.5)])
def test_crowding_is_told_against_who_was_never_paid(after, change) -> None:
    assert customers.crowding(said((10.0, 2000), (after, 2000))) == pytest.approx(np.full(3, change))


def test_fewer_prospects_alone_are_no_crowding() -> None:
    """2,000 customers and 1,000 prospects against 2,500 and 500: fewer can be spoken to."""
    assert customers.crowding(said((2_000_000 / 1e5, 2000), (1_250_000 / 1e5, 2500))) == pytest.approx(np.zeros(3))


def test_where_nobody_speaks_there_is_nothing_to_crowd_out() -> None:
    assert np.isnan(customers.crowding(said((0.0, 2000), (1.0, 2000)))).all()
