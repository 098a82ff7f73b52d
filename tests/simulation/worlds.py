"""The worlds of these tests: small ones of a scenario, and tiny ones that are laid out by hand."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

import scenarios
from simulation import week
from simulation.founding import staff_of
from simulation.graph import graph
from simulation.organisation import Chart, roster
from simulation.parameters import Parameters
from simulation.scenario import Context, Scenario
from simulation.settings import Levers
from simulation.state import DEPARTMENTS, Acquaintances, Market, World
from simulation.strategy import Phase, Strategy
from simulation.world import build

STILL = {
    "leadership.mass": 0.0,
    "leadership.inertia": 1.0,
    "leadership.discretion": 0.0,
    "meeting.ally": 0.0,
    "understanding.tell": 0.0,
    "understanding.show": 0.0,
    "understanding.talk": 0.0,
    "understanding.forget": 0.0,
    "trust.pace": 0.0,
    "safety.pace": 0.0,
    "growth.rate": 0.0,
    "growth.decay": 0.0,
    "growth.reactance": 0.0,
    "conduct.habit": 0.0,
    "skill.learn": 0.0,
    "skill.fade": 0.0,
    "service.contact": 0.0,
    "service.again": 0.0,
    "service.staffing": 0.0,
    "energy.recover": 0.0,
    "energy.warmth": 0.0,
    "energy.strain": 0.0,
    "energy.mask": 0.0,
    "word_of_mouth.recommend": 0.0,
    "word_of_mouth.warn": 0.0,
    "word_of_mouth.paid": 0.0,
    "custom.detractor_leaves": 0.0,
    "custom.passive_leaves": 0.0,
    "custom.promoter_leaves": 0.0,
    "custom.persuade": 0.0,
    "custom.advertising": 0.0,
    "turnover.base": 0.0,
    "advocacy.declare": 0.0,
    "advocacy.exhausted": 0.0,
    "founders.share": 0.0,
}
"""Rates at which nothing moves."""

LIVELY = {
    "turnover.base": 0.03,
    "meeting.ally": 0.3,
    "founders.share": 0.15,
    "word_of_mouth.recommend": 0.2,
    "word_of_mouth.warn": 0.1,
    "word_of_mouth.paid": 0.2,
    "custom.passive_leaves": 0.03,
    "custom.advertising": 0.05,
}
"""Rates at which much happens in few weeks."""


def at_once(levers: Mapping[str, float], name: str = "at once") -> Strategy:
    """A strategy that has moved these levers a week after launch."""
    return Strategy(name=name, title=name, story=name, phases=(Phase(name="All", week=1, levers=dict(levers)),))


def scenario(
    strategy: str | Strategy = "status_quo",
    changes: Mapping[str, Any] | None = None,
    weeks: int = 60,
    launch: int = 10,
    levers: Mapping[str, float] | None = None,
    **more: Any,
) -> Scenario:
    """A strategy, by name or as it is, in an organisation of 40 with 300 people in its market, with some parameters and usual levers changed."""
    chosen = scenarios.strategies()[strategy] if isinstance(strategy, str) else strategy
    parameters = Parameters().changed({"organisation.employees": 40, "market.people": 300, **(changes or {})}, "a test")
    context = Context(parameters=parameters, status_quo=Levers(**(levers or {})))
    return Scenario(strategy=chosen.model_copy(update={"launch_week": launch, **more}), context=context, weeks=weeks)


def ran(of: Scenario, seed: int = 1) -> World:
    """The world of a scenario after its last week."""
    world = build(of, seed)
    week.run(world)
    return world


def columns(world: World) -> dict[str, np.ndarray[Any, Any]]:
    """Every column that carries state from week to week, and the series, by name. Buffers are left out."""
    found = {f"staff.{name}": column for name, column in world.staff._asdict().items()}
    found |= {f"market.{name}": column for name, column in world.market._asdict().items() if name != "queue"}
    return found | {"culture": world.culture, "firm": world.firm, "series": world.series}


def fingerprint(world: World) -> str:
    """A hash of the bits of every column."""
    digest = hashlib.sha256()
    for name, column in columns(world).items():
        digest.update(name.encode())
        digest.update(np.ascontiguousarray(column).tobytes())
    return digest.hexdigest()


def tiny(
    boss: Sequence[int] = (0, 0, 0),
    department: Sequence[int] | None = None,
    level: Sequence[int] | None = None,
    ties: Sequence[tuple[int, int]] = (),
    people: int = 3,
    knows: Sequence[tuple[int, int]] = (),
    levers: Mapping[str, float] | None = None,
    seed: int = 1,
    **rates: Mapping[str, float],
) -> World:
    """A world of a few people in which nothing moves but what ``rates`` (by group) lets move. Nobody is a customer, nobody an advocate.

    Unless said, everybody is in customer care and whoever leads somebody is no front line.
    """
    n = len(boss)
    department = department or [0] * n
    level = level or [int(i in set(boss) or n == 1) for i in range(n)]
    counts = np.bincount(department, minlength=len(DEPARTMENTS))
    starts = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
    plan = Chart(np.array(boss, np.uint32), np.array(department, np.int8), np.array(level, np.int8), starts)
    changes = {**STILL, **{f"{group}.{name}": value for group, values in rates.items() for name, value in values.items()}}
    empty = build(scenario(changes={**changes, "organisation.employees": 20, "market.people": 20}, levers=levers), seed)
    chosen = Parameters().changed(changes, "a test")
    return empty._replace(
        staff=staff_of(plan, chosen.beginning, chosen.character, chosen.founders, seed),
        roster=roster(plan),
        ties=graph(n, *_ends(ties)),
        market=_prospects(empty.market, people),
        acquaintances=_acquainted(people, knows),
    )


def _ends(ties: Sequence[tuple[int, int]]) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Both ends of each tie."""
    ends = np.array(ties, np.int64).reshape(-1, 2)
    return ends[:, 0], ends[:, 1]


def _acquainted(people: int, knows: Sequence[tuple[int, int]]) -> Acquaintances:
    """The word-of-mouth graph of these ties."""
    ties = graph(people, *_ends(knows))
    owner = np.repeat(np.arange(people, dtype=np.uint32), np.diff(ties.start))
    return Acquaintances(ties.start, ties.neighbour, owner, np.empty_like(owner))


def _prospects(like: Market, people: int) -> Market:
    """So many prospects who value nothing."""
    market = Market(*(np.zeros(people, column.dtype) for column in like))
    market.number[:] = np.arange(people)
    market.since[:] = -1
    return market


def win(world: World, *rows: int, functional: float = 0.53, bond: float = 0.26, origin: int = 1, since: int = -1) -> None:
    """Make customers of these prospects; their category follows when they rate. In place."""
    for i in rows:
        world.market.category[i], world.market.origin[i], world.market.since[i] = 2, origin, since
        world.market.functional[i], world.market.bond[i] = functional, bond
