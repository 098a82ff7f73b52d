"""The command that repeats a comparison, and the files it needs where a strategy or an organisation is somebody's own."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from experiments.files import slug
from experiments.language import Language
from scenarios import contexts, strategies, write, write_context
from scenarios.loader import MOST_PEOPLE
from simulation.errors import NotAllowed
from simulation.scenario import Context, Scenario

Seeds = Sequence[int] | NDArray[np.int64]


def command_for(scenarios: Sequence[Scenario], seeds: Seeds, lang: Language) -> list[str]:
    """What is typed after ``culture`` to get the same numbers.

    A strategy or context that comes with the project is named, changed parameters are set, and all else is a file of ``files_for``.

    Raises
    ------
    NotAllowed
        Where the seeds do not follow each other: no command names them.
    """
    first, count = int(seeds[0]), len(seeds)
    if list(map(int, seeds)) != list(range(first, first + count)):
        raise NotAllowed("These worlds do not follow each other, and no command names them one by one; allowed are worlds in a row.")
    place = shared_context(scenarios)
    words = ["compare" if len(scenarios) > 1 else "run"]
    words += [named(scenario, file, place) for scenario, file in zip(scenarios, scenario_files(scenarios), strict=True)]
    words += [] if place is None else ["--context", context_word(place, scenarios)]
    words += ["--weeks", str(scenarios[0].weeks), "--seed", str(first), "--replications", str(count)]
    words += ["--allow-large"] if max(scenario.people for scenario in scenarios) > MOST_PEOPLE else []
    return [*words, "--lang", lang.code, *(part for text in settings_in(place) for part in ("--set", text))]


def files_for(scenarios: Sequence[Scenario]) -> dict[str, str]:
    """Every strategy as a file that stands by itself, and the organisation where it is somebody's own: text by name of the file."""
    files = {file: write(scenario) for scenario, file in zip(scenarios, scenario_files(scenarios), strict=True)}
    place = shared_context(scenarios)
    return files if place is None or is_usual(place) else files | {context_file(place, scenarios): write_context(place)}


def shared_context(scenarios: Sequence[Scenario]) -> Context | None:
    """The context of all scenarios; None where they differ, as then each file says its own."""
    first = scenarios[0].context
    return first if all(scenario.context == first for scenario in scenarios) else None


def is_usual(context: Context) -> bool:
    """Whether a context comes with the project, but for its parameters."""
    usual = contexts().get(context.name)
    return usual is not None and context.model_copy(update={"parameters": usual.parameters}) == usual


def named(scenario: Scenario, file: str, place: Context | None) -> str:
    """A strategy as the command names it."""
    name = scenario.strategy.name
    return name if place is not None and strategies().get(name) == scenario.strategy else file


def context_word(place: Context, scenarios: Sequence[Scenario]) -> str:
    """A context as the command names it."""
    return place.name if is_usual(place) else context_file(place, scenarios)


def settings_in(place: Context | None) -> Iterator[str]:
    """Parameters that a context of the project has otherwise, as ``name=value``."""
    if place is None or not is_usual(place):
        return
    usual = contexts()[place.name].parameters.model_dump()
    for group, values in place.parameters.model_dump().items():
        yield from (f"{group}.{key}={written(value)}" for key, value in values.items() if value != usual[group][key])


def written(value: Any) -> str:
    """A value as ``--set`` reads it back to the same."""
    return value if isinstance(value, str) else repr(value)


def scenario_files(scenarios: Sequence[Scenario]) -> list[str]:
    """Names of files, one a scenario, all different; the strategy that is loaded from it has the same name again."""
    found: list[str] = []
    for scenario in scenarios:
        found.append(free(slug(scenario.strategy.name), found))
    return found


def context_file(place: Context, scenarios: Sequence[Scenario]) -> str:
    """Name of the file of a context, unlike those of the scenarios."""
    return free(f"{slug(place.name)}_context", scenario_files(scenarios))


def free(stem: str, taken: Sequence[str]) -> str:
    """A name for a scenario file that is not taken; with a number behind it where the plain one is."""
    name, number = f"{stem}.toml", 1
    while name in taken:
        number += 1
        name = f"{stem}_{number}.toml"
    return name
