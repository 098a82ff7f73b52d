"""Two implementations of one description give the same weekly series."""

from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pytest

from simulation import measures as engine_measures
from simulation import week as engine
from simulation.state import Ties
from simulation.world import build

from . import measures, week
from .cases import Case, cases
from .world import World

CASES = {str(one): one for one in cases()}
TOLERANCE = 1e-9


@cache
def series(name: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The weekly series of a case by the engine and by the second implementation."""
    case = CASES[name]
    built = prepared(case)
    world = World(case.scenario, case.seed, built.ties, built.acquaintances)
    engine.run(built)
    meaning = case.scenario.context.parameters.change.meaning
    second = pd.DataFrame(week.run(world, case.scenario.weeks))
    return engine_measures.as_frame(built.series, meaning), second.join(pd.DataFrame(measures.derived(world.history, meaning)))


def prepared(case: Case) -> Any:
    """The engine's world before its first week."""
    built = build(case.scenario, case.seed)
    nobody = Ties(np.zeros_like(built.ties.start), built.ties.neighbour[:0])
    return built._replace(ties=nobody) if case.without_ties else built


def first_difference(name: str) -> str:
    """The first week and measure in which the two differ, in words; nothing where they agree."""
    first, second = series(name)
    same = np.isclose(first, second[first.columns], rtol=TOLERANCE, atol=TOLERANCE, equal_nan=True)
    if same.all():
        return ""
    t, k = np.argwhere(~same)[0]
    measure = first.columns[k]
    return f"{name}: {measure} in week {t} is {first[measure][t]!r} in the engine, {second[measure][t]!r} in the second implementation"


@pytest.mark.parametrize("name", CASES)
def test_both_give_the_same_weekly_series(name: str) -> None:
    assert first_difference(name) == ""


def test_both_name_the_same_measures() -> None:
    first, second = series(next(iter(CASES)))
    assert set(first.columns) == set(second.columns)


@pytest.mark.parametrize("measure", engine_measures.MEASURES)
def test_every_measure_moves_in_some_case(measure: str) -> None:
    assert any(series(name)[0][measure].nunique() > 1 for name in CASES)
