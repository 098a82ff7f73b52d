"""A strategy at another time, at another pace, at another strength, within a budget, or with levers that are held."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from experiments.studies.study import Value
from scenarios.refusals import read
from scenarios.settings import with_levers
from simulation.errors import NotAllowed
from simulation.rules.money import programme_share
from simulation.scenario import Context
from simulation.settings import LEVERS
from simulation.strategy import Phase, Strategy

STRATEGY = "strategy."
OWN = ("launch_week", "patience", "tolerance", "strength")
"""What a strategy itself holds; length and budget are worked into it."""
ROUNDING = 1e-12
"""Share of wages below which two costs are the same."""


def shaped(strategy: Strategy, context: Context, values: Mapping[str, Value], weeks: int, where: str) -> Strategy:
    """The strategy with its time, pace, strength, levers and budget, in this order; other names are passed over.

    Raises
    ------
    NotAllowed
        Where a value is not allowed, or the levers that are held cost more than the budget.
    """
    chosen: dict[str, Any] = {name.removeprefix(STRATEGY): value for name, value in values.items() if name.startswith(STRATEGY)}
    held = {name: value for name, value in values.items() if name in LEVERS}
    if "length" in chosen:
        strategy = strategy.model_copy(update={"phases": stretched(strategy.phases, chosen["length"], where)})
    if own := {name: chosen[name] for name in OWN if name in chosen}:
        strategy = read(Strategy, {**strategy.__dict__, **own}, where)
    if "budget" in chosen:
        strategy = within_budget(strategy, context, held, weeks, chosen["budget"], where)
    return with_levers(strategy, context.status_quo, held, where)


def stretched(phases: Sequence[Phase], length: float, where: str) -> tuple[Phase, ...]:
    """The phases with other weeks, each at least a week after the one before."""
    found, last = [], 0
    for phase in phases:
        last = max(last + 1, round(phase.week * length))
        found.append(read(Phase, {**phase.__dict__, "week": last}, f'{where}: phase "{phase.name}"'))
    return tuple(found)


def within_budget(strategy: Strategy, context: Context, held: Mapping[str, Value], weeks: int, budget: float, where: str) -> Strategy:
    """The strategy at the largest part of its own strength at which the programme costs no more than the budget.

    Levers are a mixture of the status quo and the phases in the proportion of strength, and costs are a sum over levers, so the cost is a straight
    line in strength and its crossing with the budget is exact.
    """

    def costs(strength: float) -> float:
        mixed = strategy.model_copy(update={"strength": strength})
        return extra_cost(with_levers(mixed, context.status_quo, held, where), context, weeks)

    least, most = costs(0.0), costs(strategy.strength)
    if most <= budget:
        return strategy
    if least > budget + ROUNDING:
        raise NotAllowed(
            f"{where}: the levers that are held cost {least:.4f} of all wages by themselves; strategy.budget is {budget:g}, which is less."
        )
    return strategy.model_copy(update={"strength": strategy.strength * max(0.0, budget - least) / (most - least)})


def extra_cost(strategy: Strategy, context: Context, weeks: int) -> float:
    """What the programme costs more than the status quo: mean over the weeks from launch on, as a share of the wages of all jobs.

    What is planned, as if leaders never gave up. The equation is that of ``simulation.rules.money``.
    """
    plan = strategy.plan(context.status_quo, weeks)[strategy.launch_week :].view(np.recarray)
    rates = context.parameters.money.values()
    share: Any = getattr(programme_share, "py_func", programme_share)
    return float(np.mean(share(plan, rates)) - share(context.status_quo, rates))
