"""Plain C is a fair yardstick only where it does the same."""

import shutil
from pathlib import Path

import numpy as np
import pytest

import scenarios
from simulation import week
from simulation.scenario import Scenario
from simulation.world import build
from tests.benchmarks import plain

SMALL = {"organisation.employees": 60, "market.people": 400}
STRATEGIES = ("status_quo", "implementation", "co_creation", "pay_for_advocacy", "impatient_board")


def small(strategy: str) -> Scenario:
    return scenarios.load(strategy, weeks=130, settings=SMALL)


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_plain_c_gives_the_series_of_the_engine(strategy: str, tmp_path: Path) -> None:
    if shutil.which("gcc") is None:
        assert plain.compile(tmp_path) is None
        return
    world = build(small(strategy), seed=1)
    series = plain.run(world)
    week.run(world)
    for measure in world.series.dtype.names:
        np.testing.assert_allclose(series[measure], world.series[measure], rtol=1e-9, atol=1e-9, err_msg=measure)


def test_a_machine_without_gcc_has_no_plain_c(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert plain.compile(tmp_path) is None
