"""The runs that the tests of behaviour share: each variant once, at default size, over the same worlds."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

import scenarios
from simulation import week
from simulation.parameters import Parameters
from simulation.scenario import DEFAULT_WEEKS, Context, Scenario
from simulation.settings import Levers
from simulation.strategy import Phase, Strategy
from simulation.world import build

Floats = NDArray[np.float64]
LAUNCH = 26
STATUS_QUO = Levers().model_dump()
CO_CREATION = scenarios.strategies()["co_creation"]
FULL = {name: value for name, value in CO_CREATION.reached(Levers())[-1].model_dump().items() if value != STATUS_QUO[name]}
"""Levers of the full garden that differ from the status quo."""
HALFWAY = {name: (STATUS_QUO[name] + value) / 2 for name, value in FULL.items()}


def variant(strategy: str | Strategy, changes: Mapping[str, Any] | None = None, weeks: int = DEFAULT_WEEKS, **more: Any) -> Scenario:
    """A strategy at default size with some parameters changed."""
    chosen = scenarios.strategies()[strategy] if isinstance(strategy, str) else strategy
    context = Context(parameters=Parameters().changed(changes or {}, "a variant"))
    return Scenario(strategy=chosen.model_copy(update=more), context=context, weeks=weeks)


def constant(name: str, **levers: float) -> Strategy:
    """Levers that are set a week after launch and kept."""
    return Strategy(name=name, title=name, story=name, phases=(Phase(name="All", week=1, levers=levers),))


def followed_by(week_: int, name: str, **rest: Any) -> Strategy:
    """Co-creation until some weeks after launch, then another phase reached in 8 weeks."""
    begun = tuple(phase for phase in CO_CREATION.phases if phase.week <= week_)
    kept = (Phase(name="Kept", week=week_),) if begun[-1].week < week_ else ()
    return Strategy(name=name, title=name, story=name, phases=(*begun, *kept, Phase(name="Then", week=week_ + 8, **rest)))


def without(*levers: str) -> Strategy:
    """Co-creation with some levers left at the status quo."""
    phases = tuple(
        phase.model_copy(update={"levers": {name: value for name, value in phase.levers.items() if name not in levers}})
        for phase in CO_CREATION.phases
    )
    return CO_CREATION.model_copy(update={"phases": phases})


def in_silos(boundary_crossing: float) -> Scenario:
    """Co-creation with all first advocates in operations, and this share of dialogue partners from elsewhere from the start."""
    of = variant(without("boundary_crossing"), {"founders.placement": "operations"})
    context = of.context.model_copy(update={"status_quo": Levers(boundary_crossing=boundary_crossing)})
    return of.model_copy(update={"context": context})


VARIANTS = {
    **{name: variant(name) for name in ("status_quo", "implementation", "co_creation", "explained_implementation")},
    **{
        f"{name}, meaning {m}": variant(name, {"change.meaning": m}, weeks=LAUNCH + 3 * 52)
        for name in ("implementation", "co_creation")
        for m in (0.0, 0.1, 0.2, 0.3)
    },
    "talk without walk": variant(constant("talk", integrity=0.2, purpose=0.75)),
    "silence without walk": variant(constant("silence", integrity=0.2, purpose=0.15)),
    "halfway from the start": variant(CO_CREATION, weeks=LAUNCH + 520, strength=0.5),
    "halfway after five years": variant(followed_by(260, "halfway", levers=HALFWAY), weeks=LAUNCH + 260 + 520),
    **{f"stopped after {w}": variant(followed_by(w, "stopped", status_quo=True), weeks=LAUNCH + w + 8 + 104) for w in (52, 104, 208)},
    "no advocates": variant("co_creation", {"founders.share": 0.0}),
    "many advocates": variant("co_creation", {"founders.share": 0.10}),
    **{f"without {name}": variant(without(name), weeks=156) for name in FULL},
    "silos": in_silos(0.0),
    "bridges": in_silos(0.5),
    "patience 26": variant("co_creation", patience=26),
    "patience 104": variant("co_creation", patience=104),
}
WORLDS = {"co_creation": 32, "silos": 32, "bridges": 32, "implementation, meaning 0.2": 48, **{f"without {name}": 32 for name in FULL}}
USUAL_WORLDS = 16


@cache
def series(name: str) -> Any:
    """The weekly series of a variant, one row a world: structured (worlds, weeks)."""
    with ThreadPoolExecutor(2) as pool:
        return np.stack(list(pool.map(lambda seed: _run(VARIANTS[name], seed), range(WORLDS.get(name, USUAL_WORLDS)))))


def _run(of: Scenario, seed: int) -> Any:
    """The weekly series of one world."""
    world = build(of, seed)
    week.run(world)
    return world.series


def after(name: str, measure: str, weeks: int) -> Floats:
    """A measure in every world when so many weeks have passed."""
    return np.array(series(name)[measure][:, weeks - 1])


def tipping_weeks(name: str) -> Floats:
    """The first week in every world with half of all employees committed; infinite where it never comes."""
    over = series(name)["committed_share"] >= 0.5
    return np.where(over.any(axis=1), over.argmax(axis=1), np.inf)
