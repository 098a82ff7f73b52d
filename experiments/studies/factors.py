"""What can be varied, what it changes, and the scenario that comes of it.

A factor is a lever, a parameter with its group, ``status_quo.`` and a lever, ``employees``, or one of ``OF_STRATEGY``.
"""

import math
from collections.abc import Mapping
from functools import cache

from experiments.language import mark
from experiments.studies import shape
from experiments.studies.study import Arm, Factor, Study, Value
from scenarios.refusals import read, shown
from scenarios.sizes import people_beside
from simulation.declare import Declared, nearest
from simulation.errors import NotAllowed
from simulation.parameters import Parameters
from simulation.scenario import Context, Scenario
from simulation.settings import LEVERS, Levers

STATUS_QUO, STRATEGY, EMPLOYEES = "status_quo.", "strategy.", "employees"
TEXT = "founders.placement"
"""The one parameter that is a word: it can be set and not varied."""

OF_STRATEGY = {
    "strategy.launch_week": Declared(
        0, 5199, (13, 104), "weeks", "", mark("Launch"), mark("Week in which the strategy begins; the status quo holds before.")
    ),
    "strategy.length": Declared(
        0.1, 10, (0.5, 2), "times", "", mark("Length of the phases"), mark("What the weeks of every phase are multiplied by.")
    ),
    "strategy.patience": Declared(
        0, 5200, (13, 208), "weeks", "", mark("Patience"), mark("Weeks after launch at which leaders begin to look at profit.")
    ),
    "strategy.tolerance": Declared(
        0, 10, (0, 0.2), "share", "", mark("Tolerance"), mark("Loss of profit that leaders accept when they look at it.")
    ),
    "strategy.strength": Declared(
        0, 1, (0.25, 1), "share", "", mark("Strength"), mark("Part of the way from the status quo to the phases' levers that is gone.")
    ),
    "strategy.budget": Declared(
        0,
        1,
        (0.005, 0.04),
        "wages",
        "",
        mark("Budget"),
        mark("Most that the programme costs more than the status quo, as a share of all wages, on average from launch on."),
    ),
}
WHOLE = ("strategy.launch_week", "strategy.patience", EMPLOYEES)


@cache
def known() -> dict[str, Declared]:
    """Every factor by name: levers, parameters, the leadership people are used to, strategies, size."""
    parameters = {name: number for name, number, _ in Parameters.declarations()}
    used_to = {f"{STATUS_QUO}{name}": before(lever) for name, lever in LEVERS.items()}
    return {**LEVERS, **parameters, **used_to, **OF_STRATEGY, EMPLOYEES: parameters["organisation.employees"]}


def before(lever: Declared) -> Declared:
    """A lever of the leadership that people are used to."""
    meaning = f"{lever.meaning.removesuffix('.')}, before launch."
    return Declared(lever.low, lever.high, lever.usual, lever.unit, lever.symbol, f"{lever.label} before", meaning)


def declared(name: str, where: str = "") -> Declared:
    """Label, unit, bounds and usual range of a factor.

    Raises
    ------
    NotAllowed
        Where there is no such factor; the sentence begins with ``where``.
    """
    if name == TEXT:
        raise NotAllowed(f'{where}"{TEXT}" is a word, which can stand in [settings] and cannot be varied.')
    if name not in known():
        raise NotAllowed(
            f"{where}unknown factor {shown(name)}.{nearest(name, known())} "
            'Allowed are levers ("culture levers"), parameters ("culture parameters"), status_quo. and a lever, '
            f"{', '.join(OF_STRATEGY)}, {EMPLOYEES}."
        )
    return known()[name]


def whole(name: str) -> bool:
    """Whether a factor takes whole numbers only."""
    group, _, key = name.partition(".")
    return name in WHOLE or (is_parameter(name) and type(getattr(Parameters(), group)).model_fields[key].annotation is int)


def is_parameter(name: str) -> bool:
    """Whether a factor is a parameter of the model."""
    return name.partition(".")[0] in Parameters.model_fields


def of_strategy(name: str) -> bool:
    """Whether a factor belongs to what leaders do: a lever, or timing, strength and budget."""
    return name in LEVERS or name.startswith(STRATEGY)


def acts(arm: Arm) -> bool:
    """Whether leaders do anything in a strategy."""
    return bool(arm.strategy.phases) or any(name in LEVERS for name in arm.settings)


def changes(factor: Factor, arm: Arm) -> bool:
    """Whether a factor changes a strategy.

    What belongs to what leaders do changes strategies in which they do anything, unless the factor names its strategies.
    """
    if factor.arms:
        return arm.label in factor.arms
    return acts(arm) or not of_strategy(factor.name)


def applied(study: Study, arm: Arm, values: Mapping[str, float]) -> Scenario:
    """The scenario of a strategy at a point.

    Parameters
    ----------
    values
        By factor; NaN leaves it as the study has it.

    Raises
    ------
    NotAllowed
        Where the values do not go together.
    """
    varied = {f.name: values[f.name] for f in study.factors if changes(f, arm) and not math.isnan(values[f.name])}
    chosen: dict[str, Value] = {**arm.settings, **varied}
    context = placed(study.context, chosen, arm.label)
    strategy = shape.shaped(arm.strategy, context, {name: exact(name, value) for name, value in chosen.items()}, study.weeks, arm.label)
    return read(Scenario, {"strategy": strategy, "context": context, "weeks": study.weeks}, arm.label)


def placed(context: Context, values: Mapping[str, Value], where: str) -> Context:
    """The context with other parameters, another size, another leadership that people are used to; other names are passed over.

    Raises
    ------
    NotAllowed
        Where a value is not allowed.
    """
    parameters = {name: exact(name, value) for name, value in values.items() if is_parameter(name)}
    used_to = {name.removeprefix(STATUS_QUO): value for name, value in values.items() if name.startswith(STATUS_QUO)}
    if EMPLOYEES in values:
        employees = int(exact(EMPLOYEES, values[EMPLOYEES]))
        beside = (
            {} if "market.people" in parameters else {"market.people": people_beside(employees, context.parameters, where=f"{where}: ")}
        )
        parameters |= {"organisation.employees": employees, **beside}
    update = {
        "parameters": context.parameters.changed(parameters, where),
        "status_quo": Levers.read({**context.status_quo.model_dump(), **used_to}, where),
    }
    return context.model_copy(update=update)


def exact(name: str, value: Value) -> Value:
    """The value as the model takes it: a whole number where only those are allowed."""
    return int(value) if isinstance(value, float) and whole(name) and value.is_integer() else value


def base(study: Study, factor: Factor) -> float:
    """Value of a factor where a study does not vary it; NaN where strategies differ in it, or have none."""
    found = {_at_base(study, arm, factor.name) for arm in study.arms if changes(factor, arm)}
    return found.pop() if len(found) == 1 else math.nan


def _at_base(study: Study, arm: Arm, name: str) -> float:
    """Value of a factor in a strategy that is not varied; NaN where it has none, or one in every phase."""
    group, _, key = name.partition(".")
    if name in arm.settings:
        return float(arm.settings[name])
    if is_parameter(name):
        return float(getattr(getattr(study.context.parameters, group), key))
    if name == EMPLOYEES:
        return float(study.context.parameters.organisation.employees)
    if name.startswith(STATUS_QUO):
        return float(getattr(study.context.status_quo, key))
    if name == "strategy.length":
        return 1.0
    found = getattr(arm.strategy, key, None)
    return math.nan if found is None else float(found)
