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
def of_the_engine(name: str) -> pd.DataFrame:
    """The weekly series of a case by the engine."""
    case = CASES[name]
    built = prepared(case)
    engine.run(built)
    return engine_measures.as_frame(built.series, meaning_of(case))


@cache
def of_the_second(name: str) -> pd.DataFrame:
    """The weekly series of a case by the second implementation."""
    case = CASES[name]
    built = prepared(case)
    history = week.run(World(case.scenario, case.seed, built.ties, built.acquaintances), case.scenario.weeks)
    return pd.DataFrame(history).join(pd.DataFrame(measures.derived(history, meaning_of(case))))


def meaning_of(case: Case) -> float:
    """How far the change of a case is a matter of meaning."""
    return case.scenario.context.parameters.change.meaning


def prepared(case: Case) -> Any:
    """The engine's world before its first week."""
    built = build(case.scenario, case.seed)
    nobody = Ties(np.zeros_like(built.ties.start), built.ties.neighbour[:0])
    return built._replace(ties=nobody) if case.without_ties else built


def first_difference(name: str) -> str:
    """The first week and measure in which the two differ, in words; nothing where they agree."""
    first, second = of_the_engine(name), of_the_second(name)
    same = np.isclose(first, second[first.columns], rtol=TOLERANCE, atol=TOLERANCE, equal_nan=True)
    if same.all():
        return ""
    t, k = np.argwhere(~same)[0]
    measure = first.columns[k]
    return f"{name}: {measure} in week {t} is {float(first[measure][t])!r} in the engine, {float(second[measure][t])!r} in the second implementation"


@pytest.mark.parametrize("name", CASES)
def test_both_give_the_same_weekly_series(name: str) -> None:
    difference = first_difference(name)
    assert not difference, difference


def test_both_name_the_same_measures() -> None:
    name = next(iter(CASES))
    assert set(of_the_engine(name)) == set(of_the_second(name))


@pytest.mark.parametrize("measure", engine_measures.MEASURES)
def test_every_measure_moves_in_some_case(measure: str) -> None:
    assert any(of_the_engine(name)[measure].nunique() > 1 for name in CASES)
