"""What a strategy costs above the status quo, and whether that is within the budget."""

from typing import Any

import numpy as np

from app.pages.levers.changed import base_of
from app.view.state import View
from experiments.language import Language
from simulation.rules.money import programme_share
from simulation.scenario import DEFAULT_WEEKS, Context
from simulation.settings import LEVERS
from simulation.strategy import Strategy

LEAST = 0.01
"""Share of wages that the bar shows at least."""


def planned(strategy: Strategy, place: Context, weeks: int = DEFAULT_WEEKS) -> float:
    """Cost of a plan less that of the status quo, mean over the weeks since launch, as a share of wages.

    It knows no world: wages are those of the start, and leaders do not give up. ``findings.extra_share`` is what came out.
    """
    plan = strategy.plan(place.status_quo, weeks)[strategy.launch_week :]
    if not plan.size:
        return 0.0
    mean = type(place.status_quo)(**{name: float(np.clip(plan[name].mean(), 0.0, 1.0)) for name in LEVERS})
    rates = place.parameters.money.values()
    return float(programme_share(mean.values(), rates) - programme_share(place.status_quo.values(), rates))


def budget(view: View, lang: Language, spent: float | None = None) -> dict[str, Any]:
    """The bar of the budget.

    Parameters
    ----------
    spent
        What came out, as a share of wages, where it is known; else what is planned is told.

    Returns
    -------
    ``filled``, ``base`` and ``allowed`` are places on the bar, 0 to 1; ``value`` is the budget in percent.
    """
    own = planned(view.edited, view.place) if spent is None else spent
    base = planned(base_of(view), view.place)
    whole = max(view.budget, own, base, LEAST)
    return {
        "filled": max(0.0, own) / whole,
        "base": max(0.0, base) / whole,
        "allowed": view.budget / whole,
        "over": round(own, 3) > round(view.budget, 3),
        "value": round(100 * view.budget, 1),
        "told": budget_words(own, view.budget, lang),
    }


def budget_words(spent: float, allowed: float, lang: Language) -> str:
    """What is spent, of how much; by how much more than that."""
    budget = lang.percent(allowed, 0 if round(100 * allowed, 1) == round(100 * allowed) else 1)
    share = lang.percent(abs(spent), 1)
    if round(spent, 3) < 0:
        return lang("{spent} of wages below the status quo, of {budget}", spent=share, budget=budget)
    over = round(spent, 3) - round(allowed, 3)
    if over > 0:
        return lang(
            "{spent} of wages above the status quo, {over} over the budget of {budget}",
            spent=share,
            over=lang.percent(over, 1),
            budget=budget,
        )
    return lang("{spent} of wages above the status quo, of {budget}", spent=share, budget=budget)
