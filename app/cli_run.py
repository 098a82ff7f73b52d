"""The commands that grow worlds: ``culture run`` and ``culture compare``."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app import cli_options as options
from app.cli_options import Wanted
from app.cli_progress import growing, steps
from experiments.language import Language
from simulation.errors import NotAllowed

if TYPE_CHECKING:
    from experiments.comparison import Comparison
    from simulation.declare import Group
    from simulation.scenario import Scenario

RESULTS = Path("results")
MOST_BYTES = 4_000_000_000
"""Memory for weekly series above which a comparison is called large."""


def compare(
    strategies: options.Strategies,
    context: options.Context = None,
    settings: options.Settings = [],  # noqa: B006 - typer reads the default and never changes it
    weeks: options.Weeks = 286,
    employees: options.Employees = None,
    people: options.People = None,
    replications: options.Replications = 40,
    seed: options.Seed = 1,
    allow_large: options.Large = False,
    out: options.Out = None,
    force: options.Force = False,
    no_files: options.NoFiles = False,
    json: options.Json = False,
    lang: options.Lang = "en",
    workers: options.Workers = None,
) -> None:
    """Compare strategies in the same worlds.

    Every strategy meets the same people with the same luck, so what differs is the strategy. A folder with a report is written.

    [b]Examples[/b]

    culture compare implementation co_creation

    culture compare implementation co_creation --context it_system

    culture compare status_quo my_plan.toml --employees 120 --lang nl
    """
    if len(strategies) < 2:
        raise NotAllowed(f'To compare takes at least two strategies; for one, use "culture run {strategies[0]}".')
    answer(
        Wanted(
            strategies,
            context,
            settings,
            weeks,
            employees,
            people,
            seed,
            replications,
            allow_large,
            out,
            force,
            no_files,
            json,
            lang,
            workers,
        )
    )


def run(
    strategy: options.Strategy,
    context: options.Context = None,
    settings: options.Settings = [],  # noqa: B006 - typer reads the default and never changes it
    weeks: options.Weeks = 286,
    employees: options.Employees = None,
    people: options.People = None,
    replications: options.Replications = 40,
    seed: options.Seed = 1,
    allow_large: options.Large = False,
    out: options.Out = None,
    force: options.Force = False,
    no_files: options.NoFiles = False,
    json: options.Json = False,
    lang: options.Lang = "en",
    workers: options.Workers = None,
) -> None:
    """Grow one strategy in many worlds, and see what it moves and when.

    [b]Examples[/b]

    culture run co_creation

    culture run co_creation --set participation=.1 --replications 100

    culture run my_plan.toml --context start_up --no-files
    """
    answer(
        Wanted(
            [strategy],
            context,
            settings,
            weeks,
            employees,
            people,
            seed,
            replications,
            allow_large,
            out,
            force,
            no_files,
            json,
            lang,
            workers,
        )
    )


def answer(wanted: Wanted) -> None:
    """Grow the worlds, write the folder, print what came out."""
    lang = Language.of(wanted.lang)
    scenarios = [load(name, wanted) for name in wanted.strategies]
    if wanted.no_files:
        tell(grow(scenarios, wanted, lang), None, wanted, lang)
    else:
        place = target_of(wanted, scenarios)
        tell(grow_into(place, scenarios, wanted, lang), place, wanted, lang)


def grow_into(place: Path, scenarios: list["Scenario"], wanted: Wanted, lang: Language) -> "Comparison":
    """Grow the worlds and write everything into a folder, which is there whole or not at all."""
    from experiments.folder import whole_folder
    from experiments.output import write_all

    replaced = place.is_dir() and any(place.iterdir())
    with whole_folder(place, wanted.force) as folder:
        comparison = grow(scenarios, wanted, lang)
        with steps() as step:
            write_all(comparison, folder, lang, wanted.arguments, step)
    if replaced:
        print(lang("Files of the same names in {folder} were replaced; others were left alone.", folder=place), file=sys.stderr)
    return comparison


def tell(comparison: "Comparison", place: Path | None, wanted: Wanted, lang: Language) -> None:
    """Print what came out, for a person or for a script."""
    from app.cli_tables import print_json, print_results, results

    if wanted.json:
        print_json(results(comparison, place, lang))
    else:
        print_results(comparison, place, lang)


def load(name: str, wanted: Wanted) -> "Scenario":
    """The scenario that a name and the options mean."""
    import scenarios

    settings = parsed(wanted.settings)
    for key, (size, named) in sizes(name, wanted).items():
        if named and key in settings:
            raise NotAllowed(f'{named} and --set both give "{key}".')
        settings.setdefault(key, size)
    return scenarios.load(name, wanted.context, weeks=wanted.weeks, settings=settings, allow_large=wanted.allow_large)


def parsed(settings: list[str]) -> dict[str, Any]:
    """Changes by name; refuses a name that is given twice."""
    from scenarios import parse_setting

    found: dict[str, Any] = {}
    for text in settings:
        name, value = parse_setting(text)
        if name in found:
            raise NotAllowed(f'--set: "{name}" is given twice.')
        found[name] = value
    return found


def sizes(name: str, wanted: Wanted) -> dict[str, tuple[int, str]]:
    """Sizes that are asked for by parameter, each with its option; "" where the market keeps its size beside the organisation."""
    from simulation.market import People
    from simulation.organisation import Organisation

    found = {}
    if wanted.people is not None:
        found["market.people"] = (within("--people", wanted.people, People, "people"), "--people")
    if wanted.employees is not None:
        employees = within("--employees", wanted.employees, Organisation, "employees")
        found["organisation.employees"] = (employees, "--employees")
        found.setdefault("market.people", (people_beside(employees, name, wanted), ""))
    return found


def within(option: str, size: int, group: "type[Group]", key: str) -> int:
    """A size within the bounds that are declared for it."""
    declared = group.declarations()[key]
    if not declared.low <= size <= declared.high:
        raise NotAllowed(f"{option} is {size}; allowed is a whole number, {declared.low:,} to {declared.high:,}.")
    return size


def people_beside(employees: int, name: str, wanted: Wanted) -> int:
    """People in a market that grows along with the employees."""
    import scenarios

    usual = scenarios.load(name, wanted.context, weeks=wanted.weeks, allow_large=True).context.parameters
    return scenarios.people_beside(employees, usual, "--people")


def target_of(wanted: Wanted, scenarios: list["Scenario"]) -> Path:
    """Where to write: as wanted, or a free folder under results."""
    from experiments.files import slug
    from experiments.folder import free_folder

    if wanted.out is not None:
        return wanted.out
    return free_folder(RESULTS, "-".join(slug(scenario.strategy.name) for scenario in scenarios)[:80])


def grow(scenarios: list["Scenario"], wanted: Wanted, lang: Language) -> "Comparison":
    """Run all worlds, with progress where somebody watches."""
    from experiments.comparison import compare
    from experiments.runner import seeds_of, workers_of
    from simulation.compiled import is_compiled

    workers, seeds = workers_of(wanted.workers), seeds_of(wanted.seed, wanted.replications)
    refuse_large(len(scenarios), wanted)
    if not is_compiled():
        print(lang("The model is being compiled for this machine: about half a minute, once."), file=sys.stderr)
    with growing(lang) as progress:
        return compare(scenarios, seeds, workers=workers, progress=progress)


def refuse_large(strategies: int, wanted: Wanted) -> None:
    """Refuse more worlds than memory is likely to hold."""
    from simulation.measures import SERIES_TYPE

    needed = 2 * strategies * wanted.replications * wanted.weeks * SERIES_TYPE.itemsize
    if needed > MOST_BYTES and not wanted.allow_large:
        raise NotAllowed(
            f"{wanted.replications:,} worlds of {wanted.weeks} weeks need about {needed / 1e9:,.0f} GB of memory; "
            f"allowed are {MOST_BYTES / 1e9:.0f}, and more with --allow-large."
        )
