"""Write a scenario as a file that loads back to the same."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from scenarios.layout import INHERITED
from scenarios.library import CONTEXTS, contexts
from simulation.scenario import Context, Scenario
from simulation.strategy import Phase, Strategy


def write(scenario: Scenario) -> str:
    """The scenario as TOML: only what differs from the defaults and from the context it names.

    The number of weeks is no part of a file. A context of one's own keeps its numbers; title and story of the file are those of the strategy.
    """
    base = contexts().get(scenario.context.name, Context())
    parts = [*strategy_lines(scenario.strategy), *context_name(base), *context_lines(scenario.context, base)]
    phases = [line for phase in scenario.strategy.phases for line in phase_lines(phase)]
    return "\n".join([*parts, *phases]) + "\n"


def write_context(context: Context) -> str:
    """A context as TOML, with its title and story: only what differs from the defaults, or from the context of the project that it is named after."""
    base = contexts().get(context.name, Context())
    about = [pair("title", context.title), pair("story", context.story)]
    started = [pair("based_on", base.name)] if base.name != CONTEXTS[0] else []
    return "\n".join([*about, *started, *context_lines(context, base)]) + "\n"


def strategy_lines(strategy: Strategy) -> Iterator[str]:
    """What a strategy holds beside its phases."""
    yield pair("title", strategy.title)
    yield pair("story", strategy.story)
    for key in INHERITED:
        value = getattr(strategy, key)
        if value != Strategy.model_fields[key].default:
            yield pair(key, value)


def context_name(base: Context) -> Iterator[str]:
    """The context, where it is not the default."""
    if base.name != CONTEXTS[0]:
        yield pair("context", base.name)


def context_lines(context: Context, base: Context) -> Iterator[str]:
    """What differs from the base."""
    yield from table("[status_quo]", changes(context.status_quo.model_dump(), base.status_quo.model_dump()))
    plain = base.parameters.model_dump()
    for group, values in context.parameters.model_dump().items():
        yield from table(f"[parameters.{group}]", changes(values, plain[group]))


def phase_lines(phase: Phase) -> Iterator[str]:
    """One phase."""
    yield from ("", "[[phase]]", pair("name", phase.name), pair("week", phase.week))
    if phase.status_quo:
        yield pair("status_quo", True)
    yield from table("[phase.levers]", phase.levers)


def changes(values: Mapping[str, Any], base: Mapping[str, Any]) -> dict[str, Any]:
    """The values that are not those of the base."""
    return {name: value for name, value in values.items() if value != base[name]}


def table(header: str, values: Mapping[str, Any]) -> Iterator[str]:
    """A table, where it holds anything."""
    if values:
        yield from ("", header, *(pair(name, value) for name, value in values.items()))


def pair(name: str, value: Any) -> str:
    """One line. Texts, numbers and truths are written as in JSON, which TOML reads alike."""
    return f"{name} = {json.dumps(value, ensure_ascii=False)}"
