"""What a scenario file may hold, and the strategy and the context made of it."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from scenarios.refusals import check_names, check_table, check_texts, read
from simulation.errors import NotAllowed
from simulation.parameters import Parameters
from simulation.scenario import Context
from simulation.settings import LEVERS, Levers
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
    return read(Strategy, {**inherited, **own, "name": name, "phases": phases}, where)


def make_phases(tables: Any, where: str) -> tuple[Phase, ...]:
    """The phases of a file, in order."""
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise NotAllowed(f'{where}: "phase" is not a list of tables; write [[phase]] above each phase.')
    return tuple(make_phase(table, f"{where}: phase {number}") for number, table in enumerate(tables, 1))


def make_phase(values: Mapping[str, Any], where: str) -> Phase:
    """One phase."""
    check_names(values, Phase.model_fields, f"{where}: ")
    check_texts(values, ("name",), where)
    make_levers(values, "levers", "[phase.levers]", Levers(), where)
    return read(Phase, values, where)


def make_context(values: Mapping[str, Any], base: Context, name: str, where: str) -> Context:
    """The context that a file describes, as far as it differs from its base.

    Raises
    ------
    NotAllowed
        Naming ``where``, the key, what was found and what is allowed.
    """
    check_texts(values, ("title", "story"), where)
    status_quo = make_levers(values, "status_quo", "[status_quo]", base.status_quo, where)
    parameters = make_parameters(check_table(values, "parameters", "[parameters.group]", where), base.parameters, f"{where}: parameters")
    for key in ("title", "story"):
        if key not in values:
            raise NotAllowed(f'{where}: "{key}" is missing.')
    about = {"name": name, "title": values["title"], "story": values["story"]}
    return read(Context, {**about, "status_quo": status_quo, "parameters": parameters}, where)


def make_levers(values: Mapping[str, Any], key: str, header: str, base: Levers, where: str) -> Levers:
    """The levers of a base with the changes under a key."""
    own = check_table(values, key, header, where)
    check_names(own, LEVERS, f"{where}: {key}: ", "lever")
    return Levers.read({**base.model_dump(), **own}, f"{where}: {key}")


def make_parameters(changes: Mapping[str, Any], base: Parameters, where: str) -> Parameters:
    """The parameters of a base with the changes of a file."""
    check_names(changes, Parameters.model_fields, f"{where}: ", "group")
    plain = base.model_dump()
    for group in changes:
        own = check_table(changes, group, f"[parameters.{group}]", where)
        check_names(own, plain[group], f"{where}: {group}: ", "parameter")
        plain[group] |= own
    return Parameters.read(plain, where)
