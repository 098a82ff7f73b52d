import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.simulation.worlds import LIVELY, fingerprint, ran, scenario

ROOT = Path(__file__).parents[2]
SMALL = {"organisation.employees": 22, "market.people": 60}
SCENARIOS = {
    "status quo": scenario("status_quo", SMALL, weeks=20),
    "co-creation with turnover": scenario("co_creation", SMALL | LIVELY, weeks=24, launch=0),
    "incentive": scenario("pay_for_advocacy", SMALL | LIVELY, weeks=20, launch=2),
    "crowded market": scenario(
        "pay_for_advocacy",
        SMALL | LIVELY | {"market.people": 600, "market.acquaintances": 12.0, "market.customers": 0.5, "word_of_mouth.recommend": 0.5},
        weeks=6,
        launch=1,
    ),
    "impatient leaders": scenario("impatient_board", SMALL | {"review.every": 3}, weeks=20, launch=4, patience=2, tolerance=0.0),
}
SCRIPT = """
import json
from tests.simulation.test_no_compilation import SCENARIOS
from tests.simulation.worlds import fingerprint, ran
print(json.dumps({name: fingerprint(ran(scenario)) for name, scenario in SCENARIOS.items()}))
"""


@pytest.fixture(scope="module")
def plain() -> dict[str, str]:
    """The fingerprint of each scenario by plain Python, where a warning is an error."""
    environment = os.environ | {"NUMBA_DISABLE_JIT": "1"}
    done = subprocess.run(
        [sys.executable, "-W", "error::RuntimeWarning", "-c", SCRIPT], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return dict(json.loads(done.stdout))


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_engine_gives_the_same_bits_without_compilation(name: str, plain: dict[str, str]) -> None:
    assert plain[name] == fingerprint(ran(SCENARIOS[name]))


def test_the_scenarios_differ_from_each_other() -> None:
    assert len({fingerprint(ran(one)) for one in SCENARIOS.values()}) == len(SCENARIOS)


def test_leaders_fall_back_in_the_scenario_of_impatient_leaders() -> None:
    assert ran(SCENARIOS["impatient leaders"]).series["fallen_back"][-1] == 1.0


def test_people_leave_and_are_promoted_in_the_scenario_with_turnover() -> None:
    staff = ran(SCENARIOS["co-creation with turnover"]).staff
    assert staff.holders.sum() > 0
    assert any(person % staff.number.size != job for job, person in enumerate(staff.person))


def test_paid_recommendations_are_made_in_the_scenario_with_an_incentive() -> None:
    assert ran(SCENARIOS["incentive"]).series["paid_recommendations"].sum() > 0


def test_more_is_said_in_a_week_of_the_crowded_market_than_fits_in_a_byte() -> None:
    series = ran(SCENARIOS["crowded market"]).series
    assert series["recommendations"].max() > 127
