"""Departments and jobs are called as the organisation has them."""

import numpy as np
import pytest

from experiments.departments import department_name, job_name
from experiments.language import Language
from simulation.organisation import Organisation, chart
from simulation.state import DEPARTMENTS

EN = Language.of("en")


def test_departments_are_called_in_their_order() -> None:
    names = ["Customer care", "Sales", "Operations", "Marketing", "Finance", "Communications", "Human resources"]
    assert [department_name(place, EN) for place in range(len(DEPARTMENTS))] == names


def test_long_names_have_a_short_form() -> None:
    assert [department_name(place, EN, short=True) for place in (0, 5, 6)] == ["Customer care", "Comms", "HR"]


@pytest.mark.parametrize("employees", [20, 60, 300, 2000])
def test_every_department_has_a_head_and_all_have_one_chief(employees: int) -> None:
    plan = chart(Organisation(employees=employees))
    boss = plan.boss.astype(np.int32)
    called = [job_name(job, plan.department, plan.level, boss, EN) for job in range(employees)]
    assert called.count("chief executive") == 1 and called.count("head") == len(DEPARTMENTS) - 1
    heads = {int(plan.department[job]) for job, name in enumerate(called) if name in ("head", "chief executive")}
    assert heads == set(range(len(DEPARTMENTS)))


def test_the_others_are_called_by_their_level() -> None:
    plan = chart(Organisation(employees=2000))
    department, level, boss = plan.department, plan.level, plan.boss.astype(np.int32)
    called = {
        int(level[job]): job_name(job, department, level, boss, EN) for job in range(2000) if department[boss[job]] == department[job]
    }
    del called[4]
    assert called == {0: "front line", 1: "supervisor", 2: "manager", 3: "manager"}
