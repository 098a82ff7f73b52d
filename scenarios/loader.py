"""Load a scenario: a strategy in a context, by name or from a file of one's own."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scenarios.files import decoded, parse, read_toml
from scenarios.layout import CONTEXT_KEYS, SCENARIO_KEYS, make_context, make_strategy
from scenarios.library import CONTEXTS, bundled_context, bundled_strategy
from scenarios.refusals import check_names, read, refuse, shown
from scenarios.settings import Setting, with_levers, with_parameters
from simulation.errors import NotAllowed
from simulation.scenario import DEFAULT_WEEKS, Context, Scenario
from simulation.strategy import Strategy

MOST_PEOPLE = 1_000_000
BYTES_PER_PERSON = 250
LONGEST_CHAIN = 16
LONGEST_NAME = 60
"""Signs that are kept of the name of a file that somebody sends."""
Name = str | Path
Chain = tuple[Path, ...]
"""The files that led from one to the next."""


def load(
    strategy: Name,
    context: Name | None = None,
    *,
    weeks: int = DEFAULT_WEEKS,
    settings: Mapping[str, Setting] | None = None,
    allow_large: bool = False,
) -> Scenario:
    """Load a strategy in a context.

    Parameters
    ----------
    strategy
        Name of a strategy that comes with the project, or path of a scenario file, which ends in .toml.
    context
        Name of a context, or path of a context file; without it the file's own, else the default.
    settings
        Changes by name: a lever holds from launch on in every phase, ``group.parameter`` changes a parameter.
    allow_large
        Whether more than a million people are allowed.

    Raises
    ------
    NotAllowed
        In one sentence that says where, what was found and what is allowed.
    """
    levers = {name: value for name, value in (settings or {}).items() if "." not in name}
    parameters = {name: value for name, value in (settings or {}).items() if "." in name}
    plan, place = read_scenario(str(strategy), None if context is None else str(context), parameters)
    plan = with_levers(plan, place.status_quo, levers)
    return together(plan, place, weeks, str(strategy), allow_large)


def loads(content: str | bytes, where: str, *, weeks: int = DEFAULT_WEEKS) -> Scenario:
    """Load a scenario that somebody sends: a file of theirs that may name only what comes with the project, and no file of this machine.

    Parameters
    ----------
    content
        What the file holds.
    where
        Name of the file, by which the strategy is called and with which a refusal begins; folders before it are dropped.

    Raises
    ------
    NotAllowed
        As ``load``, and where it names a file.
    """
    path = sent_as(where)
    values = values_in(decoded(as_bytes(content), str(path)), path)
    base, place = from_project(values, "based_on", "strategy", path), from_project(values, "context", "context", path)
    started = bundled_strategy(base, f"{path}: ", "") if base else None
    strategy = make_strategy(values, started, slug(path), str(path))
    context = own_context(values, bundled_context(place or CONTEXTS[0], f"{path}: ", ""), path)
    return together(strategy, context, weeks, str(path))


def sent_as(name: str) -> Path:
    """The name of a file that somebody sends, on one line and of a length that can be shown, without the folders it lies in."""
    bare = re.split(r"[\\/]", name)[-1]
    plain = "".join(sign for sign in bare if sign.isprintable())
    return Path(plain[-LONGEST_NAME:].strip(" .") or "scenario.toml")


def as_bytes(content: str | bytes) -> bytes:
    """What a file holds; a half of a pair of signs becomes bytes that are refused."""
    return content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")


def from_project(values: Mapping[str, Any], key: str, kind: str, path: Path) -> str:
    """What a file that is sent names under a key, "" where it names nothing; refuses the name of another file."""
    name = named(values, key, path)
    if is_file(name):
        refuse(key, name, f"the name of a {kind} that comes with the project; other files are not read", str(path))
    return name


def together(plan: Strategy, place: Context, weeks: int, where: str, allow_large: bool = False) -> Scenario:
    """A strategy in a context, if it is not too large."""
    scenario = read(Scenario, {"strategy": plan, "context": place, "weeks": weeks}, where)
    if scenario.people > MOST_PEOPLE and not allow_large:
        raise NotAllowed(f"{where}: {too_many(scenario.people)}")
    return scenario


def too_many(people: int) -> str:
    """Say how large a huge population is."""
    memory = people * BYTES_PER_PERSON / 1e9
    return f"{people:,} people need about {memory:.1f} GB of memory a run; allowed are {MOST_PEOPLE:,}, and more with --allow-large."


def read_scenario(name: str, context: str | None, settings: Mapping[str, Setting]) -> tuple[Strategy, Context]:
    """The strategy of that name or file, and the context it is put in, with other parameters."""
    if not is_file(name):
        return bundled_strategy(name, ""), with_parameters(find_context(context or CONTEXTS[0], Path(), ""), settings)
    path = Path(name)
    values = read_values(path, SCENARIO_KEYS)
    strategy = strategy_of(values, path, (path.resolve(),))
    if context is None:
        place = find_context(named(values, "context", path) or CONTEXTS[0], path.parent, f"{path}: ")
    else:
        place = find_context(context, Path(), "")
    own = own_context(values, with_parameters(place, settings), path)
    return strategy, with_parameters(own, settings)


def own_context(values: Mapping[str, Any], place: Context, path: Path) -> Context:
    """The context with what a file changes in it; one in which the file changes nothing keeps its name."""
    if "status_quo" not in values and "parameters" not in values:
        return place
    own = make_context(values, place, slug(path), str(path))
    return place if (own.status_quo, own.parameters) == (place.status_quo, place.parameters) else own


def find_strategy(name: str, folder: Path, where: str, seen: Chain = ()) -> Strategy:
    """A strategy by name, or of a file in a folder."""
    if not is_file(name):
        return bundled_strategy(name, where)
    path = folder / name
    chain = extend(seen, path, where)
    return strategy_of(read_values(path, SCENARIO_KEYS), path, chain)


def strategy_of(values: Mapping[str, Any], path: Path, chain: Chain) -> Strategy:
    """The strategy that a file describes, after the one it is based on."""
    base = named(values, "based_on", path)
    return make_strategy(values, find_strategy(base, path.parent, f"{path}: ", chain) if base else None, slug(path), str(path))


def find_context(name: str, folder: Path, where: str, seen: Chain = ()) -> Context:
    """A context by name, or of a file in a folder."""
    if not is_file(name):
        return bundled_context(name, where)
    path = folder / name
    chain = extend(seen, path, where)
    values = read_values(path, CONTEXT_KEYS)
    base = named(values, "based_on", path)
    return make_context(values, find_context(base, path.parent, f"{path}: ", chain) if base else Context(), slug(path), str(path))


def extend(seen: Chain, path: Path, where: str) -> Chain:
    """The files that led here and this one; refuses a file that is not there, a circle, and a very long way."""
    try:
        here = path.resolve(strict=bool(where))
    except (OSError, RuntimeError, ValueError):
        raise NotAllowed(f"{where}there is no file {shown(str(path))}.") from None
    if here in seen:
        raise NotAllowed(f'{where}"based_on" leads in a circle back to {path.name}.')
    if len(seen) == LONGEST_CHAIN:
        raise NotAllowed(f'{where}"based_on" leads through more than {LONGEST_CHAIN} files.')
    return (*seen, here)


def read_values(path: Path, known: tuple[str, ...]) -> dict[str, Any]:
    """The values of a file that holds known names only."""
    values = read_toml(path)
    check_names(values, known, f"{path}: ")
    return values


def values_in(text: str, path: Path) -> dict[str, Any]:
    """The values of a scenario that is given as text."""
    values = parse(text, str(path))
    check_names(values, SCENARIO_KEYS, f"{path}: ")
    return values


def named(values: Mapping[str, Any], key: str, path: Path) -> str:
    """The strategy or context that a file names under a key, "" where it names none."""
    name = values.get(key, "")
    if not isinstance(name, str) or (key in values and not name):
        refuse(key, name, "a name in quotes", str(path))
    return str(name)


def is_file(name: str) -> bool:
    """Whether a file is meant rather than something that comes with the project."""
    return name.endswith(".toml")


def slug(path: Path) -> str:
    """The name of a file in small letters, digits and underscores."""
    return re.sub(r"\W+", "_", path.stem.lower()).strip("_") or "scenario"
