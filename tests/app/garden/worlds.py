"""Worlds as the harness of the garden reads them."""

import base64
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from experiments.chronicle import Chronicle, chronicle
from scenarios.library import bundled_context, bundled_strategy
from simulation.organisation import Organisation, chart
from simulation.scenario import Scenario

NAMES = ["Customer care", "Sales", "Operations", "Marketing", "Finance", "Communications", "Human resources"]
SHORT = ["Customer care", "Sales", "Operations", "Marketing", "Finance", "Comms", "HR"]


def sent(array: NDArray[Any]) -> str:
    """An array as text."""
    return base64.b64encode(np.ascontiguousarray(array).tobytes()).decode()


def received(told: dict[str, Any], name: str, kind: type) -> NDArray[Any]:
    """An array of what is sent, as it was."""
    return np.frombuffer(base64.b64decode(told[name]), kind)


def organisation_of(department: Any, level: Any, boss: Any, at_start: Any, technical: bool = False) -> dict[str, Any]:
    """An organisation and its market."""
    return {
        "department": sent(department.astype(np.int8)),
        "level": sent(level.astype(np.int8)),
        "boss": sent(boss.astype(np.int32)),
        "names": NAMES,
        "short": SHORT,
        "counts": [str(count) for count in np.bincount(department, minlength=len(NAMES))],
        "customer_at_start": sent(at_start.astype(np.uint8)),
        "technical": technical,
    }


def organisation(people: int = 3000, **settings: Any) -> dict[str, Any]:
    """An organisation of these settings, with so many people in its market, of whom two of three are customers."""
    plan = chart(Organisation(**settings))
    return organisation_of(plan.department, plan.level, plan.boss, np.arange(people) % 3 > 0)


@cache
def lived(strategy: str, seed: int = 3, weeks: int = 286) -> Chronicle:
    """A world of a strategy in the usual company."""
    where = "the test"
    return chronicle(
        Scenario(strategy=bundled_strategy(strategy, where), context=bundled_context("service_company", where), weeks=weeks), seed
    )


def world(strategy: str, seed: int = 3, weeks: int = 286, technical: bool = False) -> dict[str, Any]:
    """The organisation and the run of a world."""
    told = lived(strategy, seed, weeks)
    run = {
        "people": sent(told.people),
        "soil": sent(told.soil),
        "market": base64.b64encode(told.packed_market()).decode(),
        "joined": sent(told.joined),
    }
    return {"organisation": organisation_of(told.department, told.level, told.boss, told.customer_at_start, technical), "run": run}
