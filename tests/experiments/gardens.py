"""Worlds in which much happens in few weeks, for what is told of one world and of one person."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import scenarios
from experiments.chronicle import Chronicle, chronicle
from experiments.life import Life, life
from simulation.parameters import Parameters
from simulation.scenario import Context, Scenario
from simulation.strategy import Phase, Strategy

LIVELY = {
    "organisation.employees": 60,
    "market.people": 402,
    "turnover.base": 0.015,
    "meeting.ally": 0.3,
    "founders.share": 0.15,
    "word_of_mouth.recommend": 0.15,
    "word_of_mouth.warn": 0.1,
    "word_of_mouth.paid": 0.2,
    "custom.passive_leaves": 0.03,
    "custom.promoter_leaves": 0.02,
    "custom.advertising": 0.03,
    "rating.promoter": 7.6,
    "growth.rate": 0.4,
    "understanding.talk": 0.2,
}
"""Rates at which people come and go, recommend and are recommended to, in every week."""
EVERYTHING = Strategy(
    name="everything",
    title="Everything",
    story="Dialogues, pressure and rewards at once.",
    phases=(
        Phase(
            name="All",
            week=4,
            levers={"purpose": 0.8, "integrity": 0.9, "coaching": 0.8, "autonomy": 1.0, "participation": 0.3}
            | {"output_focus": 0.2, "pressure": 0.4, "asked_conduct": 0.9, "incentive": 0.8},
        ),
    ),
)


def garden(strategy: str | Strategy = EVERYTHING, changes: Mapping[str, Any] | None = None, weeks: int = 70, launch: int = 15) -> Scenario:
    """A strategy, by name or as it is, among sixty lively employees, with some parameters changed."""
    chosen = scenarios.strategies()[strategy] if isinstance(strategy, str) else strategy
    parameters = Parameters().changed({**LIVELY, **(changes or {})}, "a test")
    return Scenario(strategy=chosen.model_copy(update={"launch_week": launch}), context=Context(parameters=parameters), weeks=weeks)


@cache
def lively() -> Chronicle:
    """The chronicle of a lively world, written once for all tests that only read."""
    return chronicle(garden(), 3)


@cache
def lively_life(job: int) -> Life:
    """The life of a job in the same world."""
    return life(garden(), 3, job)


ALONE = {
    "turnover.base": 0.0,
    "leadership.discretion": 0.0,
    "understanding.show": 0.0,
    "growth.together": 0.0,
    "growth.gratitude": 0.0,
    "meeting.ally": 0.0,
    "founders.share": 0.0,
    "advocacy.declare": 0.0,
    "energy.recover": 0.0,
    "energy.strain": 0.0,
    "energy.warmth": 0.0,
    "energy.mask": 0.0,
}
"""Rates at which nobody stands in the light of another: what moves a person is what leaders do."""


def alone(levers: Mapping[str, float] | None = None, changes: Mapping[str, Any] | None = None, job: int = 20) -> Life:
    """The life of a job where nobody influences another, with these levers from a week after launch on."""
    phases = (Phase(name="All", week=1, levers=dict(levers or {})),) if levers else ()
    strategy = Strategy(name="alone", title="Alone", story="One thing.", phases=phases)
    return life(garden(strategy, ALONE | dict(changes or {})), 3, job)
