"""Tests on the numbers of a comparison, from which the verdict is worded. None knows the name of a strategy.

Strategies are given by their place in the comparison. "Nearly all worlds" are 95 of 100: 38 of 40.
"""

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from experiments.statistics import mean_interval, share_interval

if TYPE_CHECKING:
    from experiments.comparison import Comparison

Floats = NDArray[np.float64]

NEARLY_ALL = 0.95
LITTLE = 0.05
"""Difference of change success that is worth a word."""
HALF = 0.5
TIPPED = 0.5
"""Share of committed employees from which a world has tipped."""
SHOWN = 0.3
"""Rise in adopted conduct that people notice."""
SETTLED = 0.1
"""Loss from its height that change success may have and still be said to stay."""
STORY = ("nps", "enps", "trust_mean", "safety_mean", "energy_mean", "skill_mean", "first_contact_resolution", "load", "staff_left", "money")
"""Measures in which a winner may be worse: what a manager would ask about."""
NUTRIENTS = ("soil", "light", "water")


class Interval(NamedTuple):
    """A mean over worlds and its 95 % interval."""

    mean: float
    low: float
    high: float


def ends(c: "Comparison", place: int) -> bool:
    """Whether a strategy has gone back to the status quo before the last week, by its own plan."""
    strategy = c.scenarios[place].strategy
    last = strategy.phases[-1] if strategy.phases else None
    return last is not None and last.status_quo and not last.levers and strategy.launch_week + last.week < c.weeks


def interval(values: Floats) -> Interval:
    """Mean over worlds, (W,), with its bootstrap interval."""
    low, high = mean_interval(values[np.newaxis])
    return Interval(float(values.mean()), float(low[0]), float(high[0]))


def worlds_enough(total: int) -> int:
    """How many worlds are nearly all of them."""
    return math.ceil(NEARLY_ALL * total)


def nearly_all(holds: NDArray[np.bool_]) -> bool:
    """Whether something holds in nearly all worlds."""
    return int(holds.sum()) >= worlds_enough(holds.size)


def first_week(holds: NDArray[np.bool_]) -> Floats:
    """First week in which something holds, along the last axis; NaN where it never does."""
    return np.where(holds.any(axis=-1), holds.argmax(axis=-1), np.nan)


def lasting_week(holds: NDArray[np.bool_]) -> Floats:
    """First week from which something holds to the end, along the last axis; NaN where it does not hold at the end."""
    since = holds.shape[-1] - np.logical_and.accumulate(holds[..., ::-1], axis=-1).sum(axis=-1)
    return np.where(holds[..., -1], since, np.nan)


def last(c: "Comparison", name: str, place: int) -> Floats:
    """A measure in the last week, (W,)."""
    return c.measure(name)[place, :, -1]


def same(c: "Comparison", one: int, other: int) -> bool:
    """Whether two strategies give the same numbers in every world, week and measure."""
    return bool(np.array_equal(c.series[one], c.series[other]))


def changes_nothing(c: "Comparison", place: int) -> bool:
    """Whether a strategy gives the numbers of the status quo in every world, week and measure."""
    return bool(np.array_equal(c.series[place], c.status_quo_series[place]))


def success_ahead(c: "Comparison", one: int, other: int) -> Interval:
    """How much more change success one strategy ends with, paired."""
    return interval(last(c, "change_success", one) - last(c, "change_success", other))


def ahead(difference: Interval) -> bool:
    """Whether a difference is surely positive, and large enough for a word."""
    return difference.low > 0 and difference.mean >= LITTLE


def level(difference: Interval) -> bool:
    """Whether a difference is surely too small for a word."""
    sure = difference.low > 0 or difference.high < 0
    return abs(difference.mean) < LITTLE and (sure or max(-difference.low, difference.high) < LITTLE)


def works(c: "Comparison", place: int) -> bool:
    """Whether a strategy ends with more change success than the status quo."""
    return ahead(risen(c, place))


def risen(c: "Comparison", place: int) -> Interval:
    """How much more change success a strategy ends with than the status quo, paired."""
    return interval(last(c, "change_success", place) - c.status_quo("change_success")[place, :, -1])


def uncertain(c: "Comparison", place: int) -> bool:
    """Whether worlds end with more change success in the mean, and are too few or too different to be sure."""
    difference = risen(c, place)
    return difference.mean >= LITTLE and not ahead(difference)


def rooted(c: "Comparison", place: int) -> int:
    """Number of worlds in which at least half of the people are committed in the end."""
    return int((last(c, "committed_share", place) >= TIPPED).sum())


def divided(c: "Comparison", place: int) -> bool:
    """Whether commitment takes root in some worlds and not in others, and in fewer under the status quo."""
    still = int((c.status_quo("committed_share")[place, :, -1] >= TIPPED).sum())
    return still < rooted(c, place) < len(c.seeds)


def takes_root(c: "Comparison", place: int, against: int | None = None) -> bool:
    """Whether commitment takes root in surely more worlds than under the other strategy, or than under the status quo."""
    beside = c.status_quo("committed_share")[place, :, -1] if against is None else last(c, "committed_share", against)
    total = len(c.seeds)
    return share_interval(rooted(c, place), total)[0] > share_interval(int((beside >= TIPPED).sum()), total)[1]


def sooner(one: Floats, other: Floats) -> bool:
    """Whether one week comes before the other in nearly all worlds; NaN is never."""
    return nearly_all(np.nan_to_num(one, nan=np.inf) < np.nan_to_num(other, nan=np.inf))


def shows_first(c: "Comparison", one: int, other: int) -> bool:
    """Whether half of the people show the conduct asked for sooner."""
    weeks = first_week(c.measure("adopted_share") >= HALF)
    return sooner(weeks[one], weeks[other])


def fades(c: "Comparison", place: int) -> bool:
    """Whether the conduct asked for rises, and at least half of the rise is gone in the end."""
    adopted = c.measure("adopted_share")[place, :, max(0, c.launch_week - 1) :]
    rise = adopted.max(axis=-1) - adopted[:, 0]
    return nearly_all((rise >= SHOWN) & (adopted[:, -1] - adopted[:, 0] <= HALF * rise))


def faster(c: "Comparison", one: int, other: int) -> bool:
    """Whether change success reaches a half sooner, where both reach it."""
    weeks = first_week(c.measure("change_success") >= HALF)
    return sooner(weeks[one], weeks[other]) and nearly_all(np.isfinite(weeks[other]))


def stays(c: "Comparison", place: int) -> bool:
    """Whether change success is above a half in the end, and near its height."""
    success = c.measure("change_success")[place, :, c.launch_week :]
    if success.shape[-1] == 0:
        return False
    return nearly_all((success[:, -1] >= HALF) & (success[:, -1] >= success.max(axis=-1) - SETTLED))


def extra_cost(c: "Comparison", place: int) -> Floats:
    """What the programme has cost above the status quo, added up, in the unit of money, (W,)."""
    extra = c.measure("programme_cost")[place] - c.status_quo("programme_cost")[place]
    return np.asarray(extra.sum(axis=-1) / c.money_unit[place])


def extra_share(c: "Comparison", place: int) -> float:
    """What the programme has cost above the status quo since launch, as a share of all wages of the status quo."""
    since = slice(c.launch_week, None)
    wages = c.status_quo("wages")[place, :, since].sum()
    extra = (c.measure("programme_cost")[place] - c.status_quo("programme_cost")[place])[:, since].sum()
    return float(extra / wages) if wages > 0 else 0.0


def pays_customers(c: "Comparison", place: int) -> bool:
    """Whether customers are paid to recommend, more than under the status quo."""
    scenario = c.scenarios[place]
    still = scenario.context.status_quo
    return any(levers.incentive > still.incentive for levers in scenario.strategy.reached(still))


def cheaper(c: "Comparison", one: int, other: int) -> bool:
    """Whether the programme has cost surely less."""
    return interval(extra_cost(c, one) - extra_cost(c, other)).high < 0


def apart_since(c: "Comparison", one: int, other: int) -> int | None:
    """First week from which one strategy has more committed people in nearly all worlds, to the end."""
    more = c.measure("committed_share")[one] > c.measure("committed_share")[other]
    week = lasting_week(more.sum(axis=0) >= worlds_enough(more.shape[0]))
    return None if np.isnan(week) else int(week)


def loses_money(c: "Comparison", place: int) -> bool:
    """Whether at some time the middle world has earned less than under the status quo."""
    return bool((np.median(c.measure("money")[place], axis=0) < 0).any())


def paid_back(c: "Comparison", place: int) -> tuple[float, float, float]:
    """Week from which a world has earned more than the status quo: the middle one, and where 9 of 10 lie; infinite is never."""
    money = c.measure("money")[place]
    weeks = np.nan_to_num(lasting_week(money > 0), nan=np.inf)
    low, middle, high = np.quantile(weeks, (0.05, 0.5, 0.95), method="inverted_cdf")
    return float(middle), float(low), float(high)


def earns_more(c: "Comparison", one: int, other: int) -> bool:
    """Whether a strategy has surely earned more in the end."""
    return interval(last(c, "money", one) - last(c, "money", other)).low > 0


def tipping(c: "Comparison", place: int) -> tuple[float, float, float]:
    """Tipping week of the worlds that tip: the middle one, and where 9 of 10 lie. NaN where none tips."""
    weeks = c.tipping_weeks[place]
    weeks = weeks[~np.isnan(weeks)]
    if weeks.size == 0:
        return np.nan, np.nan, np.nan
    low, middle, high = np.quantile(weeks, (0.05, 0.5, 0.95))
    return float(middle), float(low), float(high)


def limits(c: "Comparison", place: int) -> dict[str, float]:
    """Share of people whose growth each nutrient limits, mean over worlds and the weeks after launch, the largest first."""
    since = min(c.launch_week, c.weeks - 1)
    shares = {nutrient: float(c.measure(f"limited_by_{nutrient}")[place, :, since:].mean()) for nutrient in NUTRIENTS}
    return dict(sorted(shares.items(), key=lambda item: -item[1]))


def worse(c: "Comparison", one: int, other: int) -> list[str]:
    """Measures of a manager's questions in which one strategy ends worse in nearly all worlds."""
    return [name for name in STORY if nearly_all(c.declared(name).better * (last(c, name, one) - last(c, name, other)) < 0)]


def behind(c: "Comparison", one: int, other: int) -> float | None:
    """The last milestone, in years after launch, at which one strategy has surely less change success."""
    success = c.measure("change_success")
    years = [year for year, row in c.milestones if ahead(interval(success[other, :, row] - success[one, :, row]))]
    return max(years, default=None)
