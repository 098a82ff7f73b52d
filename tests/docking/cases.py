"""The small worlds in which the two implementations are held side by side."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

import scenarios
from simulation.parameters import Parameters
from simulation.scenario import Context, Scenario
from simulation.settings import LEVERS, Levers
from simulation.strategy import Phase, Strategy

from .organisation import DEPARTMENTS

STATUS_QUO = "status_quo"
ONLY_HEADS = {f"organisation.{name}": 0.01 for name in DEPARTMENTS[1:]}
NOBODY_STAYS = {"turnover.base": 0.08, "meeting.ally": 1.0, "founders.share": 0.5, "founders.commitment": 0.9}


@dataclass(frozen=True)
class Case:
    """A scenario, a seed, and whether the ties between jobs are taken away."""

    scenario: Scenario
    seed: int
    without_ties: bool = False

    def __str__(self) -> str:
        return f"{self.scenario}, seed {self.seed}"


def case(
    name: str, strategy: str | Strategy, seed: int, changes: Mapping[str, Any] | None = None, weeks: int = 90, launch: int = 10, **more: Any
) -> Case:
    """A strategy, by name or as it is, in a small organisation with some parameters changed."""
    chosen = scenarios.strategies()[strategy] if isinstance(strategy, str) else strategy
    small = {"organisation.employees": 60, "market.people": 400}
    parameters = Parameters().changed({**small, **(changes or {})}, name)
    context = Context(name=name, parameters=parameters, status_quo=more.pop("status_quo", Levers()))
    without_ties = more.pop("without_ties", False)
    return Case(
        Scenario(strategy=chosen.model_copy(update={"launch_week": launch, **more}), context=context, weeks=weeks), seed, without_ties
    )


def at_once(levers: Mapping[str, float], name: str) -> Strategy:
    """A strategy that moves these levers in four weeks."""
    return Strategy(name=name, title=name, story=name, phases=(Phase(name="All", week=4, levers=dict(levers)),))


def cases() -> Iterator[Case]:
    """Every case."""
    yield from strategies()
    yield from placements()
    yield from sizes()
    yield from markets()
    yield from extremes()
    yield from surprises()


def strategies() -> Iterator[Case]:
    """Every kind of strategy, for changes of technique and of meaning."""
    yield case("usual", STATUS_QUO, 1, weeks=130)
    yield case("usual", "implementation", 2, weeks=130)
    yield case("technique", "implementation", 3, {"change.meaning": 0.0})
    yield case("usual", "explained_implementation", 4)
    yield case("usual", "co_creation", 5, weeks=130, launch=0)
    yield case("technique", "co_creation", 6, {"change.meaning": 0.0})
    yield case("meaning", "co_creation", 7, {"change.meaning": 1.0})
    yield case("quick to sell", "pay_for_advocacy", 8, {"word_of_mouth.paid": 0.3, "custom.persuade": 0.8, "market.customers": 0.4})
    hurried = {"review.every": 5}
    yield case("hurried", "impatient_board", 9, hurried, patience=13, tolerance=0.0)
    yield case("hurried", "co_creation", 10, hurried, patience=0, tolerance=0.02)
    yield case("trying", "impatient_board", 11, {"review.every": 1, "review.harder": 1.0}, patience=1)
    yield case("forgiving", "co_creation", 12, hurried, patience=20, tolerance=10.0)


def placements() -> Iterator[Case]:
    """Advocates at the start, everywhere they can be."""
    for k, placement in enumerate(("anywhere", "front_line", "leaders", *DEPARTMENTS)):
        changes = {"founders.placement": placement, "founders.share": 0.12, "organisation.employees": 40 + 3 * k}
        yield case(f"advocates in {placement}", "co_creation", 20 + k, changes, weeks=60)


def sizes() -> Iterator[Case]:
    """Departments of one or two, of none, flat and steep ones."""
    yield case("twenty", "co_creation", 40, {"organisation.employees": 20, "market.people": 150})
    yield case("twenty, most in care", "co_creation", 41, {"organisation.employees": 20, **ONLY_HEADS, "meeting.partners": 3})
    yield case("empty departments", "co_creation", 42, {"organisation.employees": 80, **ONLY_HEADS, "organisation.sales": 1.0})
    yield case("steep", "implementation", 43, {"organisation.employees": 79, "organisation.span": 2, **NOBODY_STAYS})
    yield case("flat", "co_creation", 44, {"organisation.employees": 70, "organisation.span": 50})


def markets() -> Iterator[Case]:
    """Silent, full, empty and crowded markets."""
    yield case("no acquaintances", "co_creation", 50, {"market.acquaintances": 0.0})
    yield case("all customers", "co_creation", 51, {"market.customers": 1.0})
    yield case(
        "many acquaintances", "co_creation", 52, {"market.acquaintances": 20.0, "market.customers": 0.2, "word_of_mouth.recommend": 0.3}
    )
    leaving = {f"custom.{who}_leaves": 0.2 for who in ("detractor", "passive", "promoter")}
    yield case("deserted", STATUS_QUO, 53, {**leaving, "custom.advertising": 0.0, "custom.persuade": 0.0})
    yield case(
        "overloaded", STATUS_QUO, 54, {"service.utilisation": 1.0, "service.again": 0.5, "service.staffing": 0.0, "character.skill": 0.3}
    )


def extremes() -> Iterator[Case]:
    """Levers and organisations at their bounds."""
    none, all_of_it = dict.fromkeys(LEVERS, 0.0), dict.fromkeys(LEVERS, 1.0)
    yield case("usual", at_once(none, "nothing"), 60)
    yield case("usual", at_once(all_of_it, "everything"), 61)
    yield case("restless", at_once(all_of_it, "everything"), 62, {**NOBODY_STAYS, "organisation.span": 3})
    yield case(
        "restless dialogues", at_once({**all_of_it, "pressure": 0.0}, "dialogue"), 63, {**NOBODY_STAYS, "market.people": 150}, weeks=130
    )
    yield case("never led", STATUS_QUO, 64, status_quo=Levers(**none))
    yield case("led in everything", STATUS_QUO, 65, status_quo=Levers(**all_of_it))
    alike = {"beginning.commitment_spread": 0.0, "character.skill_spread": 0.0, "character.bloom_spread": 0.0, "turnover.base": 0.08}
    yield case("all alike", STATUS_QUO, 68, {**alike, "organisation.customer_care": 0.2, "organisation.sales": 0.6})
    fickle = {"advocacy.declare": 0.5, "advocacy.ready": 0.1, "advocacy.exhausted": 0.5, "safety.pace": 0.5, "beginning.safety": 0.0}
    yield case("quick to declare", "co_creation", 69, fickle)
    loose = {"organisation.team_ties": 0, "organisation.department_ties": 0, "organisation.distant_ties": 0.0}
    yield case("bosses only", "co_creation", 66, loose)
    yield case("no ties", "co_creation", 67, {"meeting.ally": 0.5}, without_ties=True)


def surprises() -> Iterator[Case]:
    """Levers and parameters drawn from their usual ranges."""
    generator = np.random.default_rng(2021)
    fixed = {"organisation.employees", "market.people"}
    for k in range(12):
        changes: dict[str, Any] = {}
        for name, declared, default in Parameters.declarations():
            drawn = generator.uniform(*declared.usual)
            if name not in fixed:
                changes[name] = round(drawn) if isinstance(default, int) else drawn
        changes |= {"organisation.employees": int(generator.integers(20, 81)), "market.people": int(generator.integers(150, 601))}
        levers = {name: float(generator.uniform()) for name in LEVERS}
        usual = Levers(**{name: float(generator.uniform(*lever.usual)) for name, lever in LEVERS.items()})
        weeks = int(generator.integers(60, 131))
        yield case(f"surprise {k}", at_once(levers, "levers drawn"), 100 + k, changes, weeks=weeks, status_quo=usual)
