"""What a scenario file may hold, and the strategy and the context made of it."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from simulation.declare import nearest
from simulation.errors import NotAllowed
from simulation.parameters import Parameters
from simulation.scenario import Context
from simulation.settings import Levers
from simulation.strategy import Phase, Strategy

ABOUT = ("title", "story", "based_on")
INHERITED = ("launch_week", "patience", "tolerance", "strength", "afterwards")
STRATEGY_KEYS = (*ABOUT, *INHERITED, "phase")
CONTEXT_KEYS = (*ABOUT, "status_quo", "parameters")
SCENARIO_KEYS = (*STRATEGY_KEYS, "context", "status_quo", "parameters")


def make_strategy(values: Mapping[str, Any], base: Strategy | None, name: str, where: str) -> Strategy:
    """The strategy that a file describes; its phases follow those of its base.

    Raises
    ------
    NotAllowed
        Naming ``where``, the key, what was found and what is allowed.
    """
    check_texts(values, ("title", "story", "afterwards"), where)
    inherited = {} if base is None else {key: getattr(base, key) for key in INHERITED}
    own = {key: values[key] for key in ("title", "story", *INHERITED) if key in values}
    phases = (() if base is None else base.phases) + make_phases(values.get("phase", []), where)
    doubled = [phase for phase, count in Counter(phase.name for phase in phases).items() if count > 1]
    if doubled:
        raise NotAllowed(f'{where}: two phases are named "{doubled[0]}"; give each its own name.')
    return Strategy.read({**inherited, **own, "name": name, "phases": phases}, where)


def make_phases(tables: Any, where: str) -> tuple[Phase, ...]:
    """The phases of a file, in order."""
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise NotAllowed(f'{where}: "phase" is not a list of tables; write [[phase]] above each phase.')
    return tuple(make_phase(table, f"{where}: phase {number}") for number, table in enumerate(tables, 1))


def make_phase(values: Mapping[str, Any], where: str) -> Phase:
    """One phase."""
    check_texts(values, ("name",), where)
    levers = check_table(values, "levers", "[phase.levers]", where)
    Levers.read(levers, f"{where}: levers")
    return Phase.read(values, where)


def make_context(values: Mapping[str, Any], base: Context, name: str, where: str) -> Context:
    """The context that a file describes, as far as it differs from its base.

    Raises
    ------
    NotAllowed
        Naming ``where``, the key, what was found and what is allowed.
    """
    check_texts(values, ("title", "story"), where)
    status_quo = Levers.read(
        {**base.status_quo.model_dump(), **check_table(values, "status_quo", "[status_quo]", where)}, f"{where}: status_quo"
    )
    about = {key: values[key] for key in ("title", "story") if key in values}
    for key in ("title", "story"):
        if key not in about:
            raise NotAllowed(f'{where}: "{key}" is missing.')
    return Context.read(
        {**about, "name": name, "status_quo": status_quo, "parameters": make_parameters(values, base.parameters, where)}, where
    )


def make_parameters(values: Mapping[str, Any], base: Parameters, where: str) -> Parameters:
    """The parameters of a base with the changes of a file."""
    changes = check_table(values, "parameters", "[parameters.group]", where)
    plain = base.model_dump()
    for group in changes:
        own = check_table(changes, group, f"[parameters.{group}]", f"{where}: parameters")
        plain[group] = {**plain.get(group, {}), **own}
    return Parameters.read(plain, f"{where}: parameters")


def check_names(values: Iterable[str], known: Iterable[str], where: str) -> None:
    """Refuse a name that a file may not hold."""
    for key in values:
        if key not in known:
            raise NotAllowed(f'{where}: unknown name "{key}".{nearest(key, known)} Allowed: {", ".join(known)}.')


def check_table(values: Mapping[str, Any], key: str, header: str, where: str) -> dict[str, Any]:
    """The table under a key, empty where there is none."""
    table = values.get(key, {})
    if not isinstance(table, dict):
        raise NotAllowed(f'{where}: "{key}" is {table!r:.60}; write it as a table, under {header}.')
    return table


def check_texts(values: Mapping[str, Any], keys: Iterable[str], where: str) -> None:
    """Refuse texts that nobody could read: empty ones, and ones with control characters."""
    for key in keys:
        text = values.get(key)
        if not isinstance(text, str):
            continue
        if not text.strip():
            raise NotAllowed(f'{where}: "{key}" is empty; write at least a word.')
        shown = text.replace("\n", " ") if key == "story" else text
        if any(unicodedata.category(sign) == "Cc" for sign in shown):
            raise NotAllowed(f'{where}: "{key}" holds a control character; write plain text{"" if key == "story" else " on one line"}.')
