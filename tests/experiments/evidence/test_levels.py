"""Levels, on series whose numbers are known by hand."""

import numpy as np
import pytest

from experiments.evidence import levels
from simulation.organisation import chart
from simulation.parameters import Parameters
from simulation.state import CUSTOMER_CARE
from tests.experiments.evidence.made_up import made_up, steps


def still(measures, parameters=None):
    return made_up({"status_quo": measures}, parameters)


@pytest.mark.parametrize(
    ("function", "measure"),
    [(levels.committed, "committed_share"), (levels.net_promoter_score, "nps"), (levels.employee_score, "enps")],
)
def test_a_level_is_the_mean_of_all_weeks_after_launch_and_of_none_before(function, measure) -> None:
    path = steps(0.9, (0, 0.10), (130, 0.20))
    assert function(still({measure: path})) == pytest.approx(np.full(3, 0.15))


def test_every_world_has_its_own_level() -> None:
    paths = np.array([[0.1], [0.2], [0.4]]) * np.ones(286)
    assert levels.committed(still({"committed_share": paths})) == pytest.approx([0.1, 0.2, 0.4])


def test_the_front_line_of_care_is_counted_in_the_chart() -> None:
    plan = chart(Parameters().organisation)
    assert levels.care_jobs(still({})) == np.sum((plan.department == CUSTOMER_CARE) & (plan.level == 0)) == 104


def test_one_leaver_a_week_among_the_front_line_of_care_is_half_of_it_in_a_year() -> None:
    assert levels.care_turnover(still({"staff_left_care": 1.0})) == pytest.approx(np.full(3, 52 / 104))


def test_others_who_leave_are_a_part_of_the_others() -> None:
    assert levels.other_turnover(still({"staff_left": 1.5, "staff_left_care": 0.5})) == pytest.approx(np.full(3, 52 / 196))


def test_customers_who_leave_are_a_part_of_those_there_are() -> None:
    assert levels.churn(still({"customers_lost": 5.0, "customers": 1300.0})) == pytest.approx(np.full(3, 0.2))


def test_where_there_is_no_customer_there_is_no_churn() -> None:
    assert np.isnan(levels.churn(still({"customers_lost": 0.0, "customers": 0.0}))).all()


def test_the_span_counts_reports_of_those_who_lead() -> None:
    """140 jobs, seven departments of 20, spans of 19: a head each; the first head leads the six others as well."""
    shares = dict.fromkeys(
        [
            f"organisation.{name}"
            for name in ("customer_care", "sales", "operations", "marketing", "finance", "communications", "human_resources")
        ],
        0.2,
    )
    runs = made_up({}, {**shares, "organisation.employees": 140, "organisation.span": 19})
    assert levels.span(runs) == pytest.approx([139 / 7])


def test_losses_weigh_as_was_set() -> None:
    assert levels.asymmetry(made_up({}, {"service.loss": 3.0})) == [3.0]


def test_a_ratio_without_a_whole_is_no_number() -> None:
    found = levels.ratio(np.array([1.0, 0.0, 3.0]), np.array([0.0, 0.0, 2.0]))
    assert np.array_equal(found, [np.nan, np.nan, 1.5], equal_nan=True)
