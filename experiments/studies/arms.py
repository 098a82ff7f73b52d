"""Read the strategies of a study file, and the changes that stand in it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from experiments.studies.factors import EMPLOYEES, STATUS_QUO, TEXT, declared, of_strategy, placed, whole
from experiments.studies.study import Arm, Value
from experiments.studies.values import is_number, text
from scenarios.layout import SCENARIO_KEYS
from scenarios.library import CONTEXTS
from scenarios.loader import find_context, find_strategy, is_file, named, read_values
from scenarios.refusals import check_names, check_texts, read, refuse, shown
from simulation.errors import NotAllowed
from simulation.scenario import Context
from simulation.strategy import Strategy

KEYS = ("strategy", "label", "settings")
OF_THE_PLACE = ("context", "status_quo", "parameters")
SIZES = (EMPLOYEES, "organisation.employees", "market.people")
MOST_ARMS = 12


def read_arms(values: Any, folder: Path, where: str) -> tuple[Arm, ...]:
    """The strategies of a study, in order.

    Raises
    ------
    NotAllowed
        Naming ``where``, the strategy, the key, what was found and what is allowed.
    """
    if not isinstance(values, list):
        refuse("strategies", values, 'a list of names, such as ["implementation", "co_creation"]', where)
    if not 2 <= len(values) <= MOST_ARMS:
        raise NotAllowed(f'{where}: "strategies" holds {len(values)}; allowed are 2 to {MOST_ARMS}, of which the first is the reference.')
    return tuple(read_arm(value, folder, f"{where}: strategy {number}") for number, value in enumerate(values, 1))


def read_arm(value: Any, folder: Path, where: str) -> Arm:
    """One strategy: a name, or a table with a name and changes."""
    table = {"strategy": value} if isinstance(value, str) else value
    if not isinstance(table, dict):
        raise NotAllowed(
            f"{where} is {shown(value)}; allowed is a name, or a table such as "
            '{strategy = "co_creation", label = "a_quarter", settings = {participation = 0.25}}.'
        )
    check_names(table, KEYS, f"{where}: ")
    check_texts(table, ("label",), where)
    if "strategy" not in table:
        raise NotAllowed(f'{where}: "strategy" is missing.')
    strategy = read_strategy(text(table, "strategy", "", where), folder, where)
    settings = read_settings(table, where)
    for key in settings:
        if key in SIZES or key.startswith(STATUS_QUO):
            raise NotAllowed(f'{where}: "{key}" is the same for all strategies; it stands in [settings] of the study.')
    return read(Arm, {"label": table.get("label", strategy.name), "strategy": strategy, "settings": settings}, where)


def read_strategy(name: str, folder: Path, where: str) -> Strategy:
    """A strategy by name, or of a file beside the study that tells no place of its own."""
    strategy = find_strategy(name, folder, f"{where}: ")
    own = [key for key in OF_THE_PLACE if is_file(name) and key in read_values(folder / name, SCENARIO_KEYS)]
    if own:
        raise NotAllowed(f'{where}: {name} holds "{own[0]}"; in a study that stands in the study itself, for all strategies.')
    return strategy


def read_context(values: Mapping[str, Any], folder: Path, where: str) -> Context:
    """The context of a study, with what the study changes in it."""
    context = find_context(named(values, "context", Path(where)) or CONTEXTS[0], folder, f"{where}: ")
    settings = read_settings(values, where)
    for key in settings:
        if of_strategy(key):
            raise NotAllowed(
                f'{where}: settings: "{key}" belongs to a strategy; write {{strategy = "co_creation", settings = {{"{key}" = …}}}}, '
                "or make it a factor."
            )
    return placed(context, settings, f"{where}: settings")


def read_settings(values: Mapping[str, Any], where: str) -> dict[str, Value]:
    """The changes under "settings", by full name, each checked by itself."""
    table = values.get("settings", {})
    if not isinstance(table, dict):
        refuse("settings", table, "a table, under [settings]", where)
    found: dict[str, Value] = {}
    for name, value in flat(table, f"{where}: settings"):
        if name in found:
            raise NotAllowed(f'{where}: settings: "{name}" is given twice.')
        found[name] = checked(name, value, f"{where}: settings")
    return found


def flat(table: Mapping[str, Any], where: str) -> Iterator[tuple[str, Any]]:
    """Full names and values of a table, in which ``growth.rate`` may stand in quotes or not."""
    for name, value in table.items():
        if not isinstance(value, dict):
            yield name, value
            continue
        for key, inner in value.items():
            yield f"{name}.{key}", inner


def checked(name: str, value: Any, where: str) -> Value:
    """A value that its declaration allows."""
    if name == TEXT:
        placed(Context(), {name: value}, where)
        return str(value)
    number = declared(name, f"{where}: ")
    kind = "a whole number" if whole(name) else "a number"
    if not is_number(value) or not number.low <= value <= number.high or (whole(name) and value != int(value)):
        refuse(name, value, f"{kind}, {number.allowed}", where)
    return float(value)
