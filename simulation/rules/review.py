"""Review: impatient leaders fall back to command and control.

Every ``every`` weeks from launch + patience: if the mean profit of the last ``every`` weeks is below that of the ``every`` weeks before launch by more than tolerance times its
absolute value, leaders return to the status quo with pressure + ``harder``, for good.
Source: worse before better, Repenning & Sterman (2002); the rule is an assumption.
"""

from typing import Annotated

from simulation.compiled import kernel
from simulation.declare import Declared, Group
from simulation.state import Record


class Review(Group):
    """How leaders judge a programme."""

    every: Annotated[
        int,
        Declared(1, 52, (4, 26), "weeks", "every", "Weeks between reviews", "Weeks between reviews, and length of the periods compared."),
    ] = 13
    harder: Annotated[
        float,
        Declared(0, 1, (0.1, 0.3), "share", "harder", "Pressure after giving up", "Pressure added to the status quo when leaders give up."),
    ] = 0.2


@kernel
def mean_profit(series: Record, past: int, weeks: int) -> float:
    """Mean profit of the ``weeks`` weeks before week ``past``."""
    total = 0.0
    for week in range(past - weeks, past):
        total += series[week].profit
    return total / weeks


@kernel
def review(series: Record, firm: Record, week: int, launch: int, review_from: int, tolerance: float, rates: Review) -> None:
    """Look at the profit, where a review is due this week. In place."""
    every = int(rates.every)
    if review_from < 0 or firm.fallen_back >= 0.0 or week < review_from or (week - review_from) % every != 0:
        return
    before = mean_profit(series, launch, every)
    if mean_profit(series, week + 1, every) < before - tolerance * abs(before):
        firm.fallen_back = week
