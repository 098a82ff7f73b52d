"""How large a study may be, known before anything of it is made."""

import math
from collections.abc import Callable

from experiments.studies.design import refuse_many_points, size
from experiments.studies.factors import EMPLOYEES, base
from experiments.studies.study import Factor, Study
from scenarios.loader import MOST_PEOPLE, too_many
from simulation.errors import NotAllowed

SIZES = (EMPLOYEES, "organisation.employees", "market.people")
MOST_PERSON_WEEKS = 1e12
"""People × weeks × runs above which a study is called large."""
SECONDS_PER_PERSON_WEEK = 20e-9
DURATIONS = {"days": 86_400.0, "hours": 3_600.0, "minutes": 60.0}


def runs(study: Study) -> int:
    """Runs of a study, at most."""
    if study.precision is None:
        return size(study) * len(study.arms) * study.replications
    most = size(study) * len(study.arms) * study.precision.maximum
    return most if study.precision.budget is None else min(most, study.precision.budget)


def refuse_large(study: Study, allow: bool = False) -> None:
    """Refuse a study that takes very long, or a run that takes much memory, unless that is allowed.

    Raises
    ------
    NotAllowed
        Saying how many runs, of how many people and weeks, about how long, and how to allow it.
    """
    refuse_many_points(study, f"{study.name}: ")
    if allow:
        return
    if (most := people(study, largest)) > MOST_PEOPLE:
        raise NotAllowed(f"{study.name}: {too_many(int(most))}")
    total = people(study, mean) * study.weeks * runs(study)
    if total > MOST_PERSON_WEEKS:
        raise NotAllowed(
            f"{study.name}: {runs(study):,} runs of about {people(study, mean):,.0f} people and {study.weeks} weeks take about "
            f"{duration(total * SECONDS_PER_PERSON_WEEK)} on one processor; allowed are about "
            f"{duration(MOST_PERSON_WEEKS * SECONDS_PER_PERSON_WEEK)}, and more with --allow-large."
        )


def duration(seconds: float) -> str:
    """A long time in round words."""
    unit, length = next(((unit, length) for unit, length in DURATIONS.items() if seconds >= 2 * length), ("seconds", 1.0))
    return f"{seconds / length:,.0f} {unit}"


def people(study: Study, of: Callable[[Study, Factor], float]) -> float:
    """Employees and people in the market of a run, where each factor takes the value that ``of`` says."""
    usual = study.context.parameters
    values = {factor.name: of(study, factor) for factor in study.factors if factor.name in SIZES}
    employees = values.get(EMPLOYEES, usual.organisation.employees)
    market = employees * usual.market.people / usual.organisation.employees
    return values.get("organisation.employees", employees) + values.get("market.people", market)


def largest(study: Study, factor: Factor) -> float:
    """The largest value of a factor."""
    return factor.high


def mean(study: Study, factor: Factor) -> float:
    """The mean of a factor over the points of a design, as far as that is known before they are drawn."""
    if study.design.kind == "table":
        column = study.design.table[study.factors.index(factor)]
        return sum(column) / len(column)
    if study.design.kind == "grid":
        return sum(factor.levels) / len(factor.levels)
    if study.design.kind == "one_at_a_time":
        usual = base(study, factor)
        return usual + sum(level - usual for level in factor.levels) / size(study)
    if factor.scale == "log":
        return (factor.high - factor.low) / math.log(factor.high / factor.low)
    return (factor.low + factor.high) / 2
