"""Changes to a scenario by name: ``purpose=.6`` for a lever, ``growth.rate=.1`` for a parameter."""

from collections.abc import Mapping

from scenarios.refusals import check_names, shown
from simulation.errors import NotAllowed
from simulation.scenario import Context
from simulation.settings import LEVERS, Levers
from simulation.strategy import Phase, Strategy

Setting = float | str
WHERE = "--set"


def parse_setting(text: str) -> tuple[str, Setting]:
    """Name and value of ``name=value``.

    >>> parse_setting("growth.rate=.1")
    ('growth.rate', 0.1)

    Raises
    ------
    NotAllowed
        Where either is missing.
    """
    name, _, value = (part.strip() for part in text.partition("="))
    if not name or not value:
        raise NotAllowed(f"{WHERE}: {shown(text)} is not a setting; write name=value, as in purpose=.6 or growth.rate=.1.")
    for number in (int, float):
        try:
            return name, number(value)
        except ValueError:
            continue
    return name, value


def with_levers(strategy: Strategy, status_quo: Levers, values: Mapping[str, Setting], where: str = WHERE) -> Strategy:
    """The strategy with levers that hold from launch on, in every phase and at full strength.

    Raises
    ------
    NotAllowed
        Where a lever is unknown or its value is not allowed.
    """
    if not values:
        return strategy
    held = check_levers(values, where)
    begun = strategy.phases or (Phase(name="Roll-out", week=1),)
    phases = tuple(phase.model_copy(update={"levers": in_full(phase, strategy.strength, status_quo) | held}) for phase in begun)
    return strategy.model_copy(update={"phases": phases, "strength": 1.0})


def in_full(phase: Phase, strength: float, status_quo: Levers) -> dict[str, float]:
    """The levers of a phase with the strength of the strategy worked in."""
    if strength == 1:
        return dict(phase.levers)
    plain = status_quo.model_dump()
    return {name: plain[name] + strength * (value - plain[name]) for name, value in phase.levers.items()}


def with_parameters(context: Context, values: Mapping[str, Setting], where: str = WHERE) -> Context:
    """The context with other parameters, by dotted name.

    Raises
    ------
    NotAllowed
        Where a parameter is unknown or its value is not allowed.
    """
    return context.model_copy(update={"parameters": context.parameters.changed(values, where)}) if values else context


def check_levers(values: Mapping[str, Setting], where: str = WHERE) -> dict[str, float]:
    """The levers as numbers; refuses an unknown lever and a value that is not allowed."""
    check_names(values, LEVERS, f"{where}: ", "lever", "; a parameter is written with its group, as in growth.rate")
    levers = Levers.read(values, where)
    return {name: getattr(levers, name) for name in values}
