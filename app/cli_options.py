"""The options of the commands, written once."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

import typer

from experiments.manifest import version_of

WORLD, SIZE, FILES, MACHINE = "The scenario", "How many", "What is written", "Language and machine"

REPEATED = {
    "context": "--context",
    "weeks": "--weeks",
    "employees": "--employees",
    "people": "--people",
    "seed": "--seed",
    "replications": "--replications",
    "allow_large": "--allow-large",
    "lang": "--lang",
}
"""Options that change the numbers, or the words."""


def show_version(wanted: bool) -> None:
    """Print the version and stop."""
    if wanted:
        typer.echo(f"Culture Garden {version_of()}")
        raise typer.Exit


def option(*names: str, panel: str, help: str, **more: Any) -> Any:
    """An option under a heading of the help."""
    return typer.Option(*names, rich_help_panel=panel, help=help, **more)


Version = Annotated[bool, typer.Option("--version", help="Show the version.", callback=show_version, is_eager=True)]
Strategy = Annotated[str, typer.Argument(metavar="SCENARIO", help="Name of a strategy, or a scenario file of your own that ends in .toml.")]
Strategies = Annotated[
    list[str], typer.Argument(metavar="A B [C …]", help="Two or more strategies or .toml files. The others are compared with the first.")
]
Context = Annotated[
    str | None,
    option(
        "--context", panel=WORLD, metavar="CONTEXT", help="Organisation and market: a name from [b]culture scenarios[/b], or a .toml file."
    ),
]
Settings = Annotated[
    list[str],
    option(
        "--set",
        panel=WORLD,
        metavar="NAME=VALUE",
        help="Change a lever (purpose=.6, from launch on) or a parameter (growth.rate=.1). May be repeated.",
    ),
]
Weeks = Annotated[int, option("--weeks", panel=SIZE, metavar="N", help="Length in weeks; the change begins in week 26.")]
Employees = Annotated[
    int | None,
    option(
        "--employees", panel=SIZE, metavar="N", help="Number of employees; the people in the market grow along, unless --people is given."
    ),
]
People = Annotated[int | None, option("--people", panel=SIZE, metavar="N", help="Number of people in the market, customers and others.")]
Seed = Annotated[
    int,
    option("--seed", panel=SIZE, metavar="N", help="Luck of the first world; the others follow on. The same number gives the same worlds."),
]
Replications = Annotated[int, option("--replications", panel=SIZE, metavar="N", help="Number of worlds.")]
Large = Annotated[
    bool, option("--allow-large", panel=SIZE, help="Allow more than a million people, or more worlds than memory is likely to hold.")
]
Out = Annotated[
    Path | None,
    option("--out", panel=FILES, metavar="FOLDER", help="Folder for report, figures and tables; without it results/ and a name."),
]
Force = Annotated[
    bool, option("--force", panel=FILES, help="Write into a folder that is not empty; only files of the same names are replaced.")
]
NoFiles = Annotated[bool, option("--no-files", panel=FILES, help="Print only; write no folder.")]
Json = Annotated[bool, option("--json", panel=FILES, help="Print JSON, for a script to read.")]
Lang = Annotated[str, option("--lang", panel=MACHINE, metavar="en|nl", envvar="CULTURE_LANG", help="Language of the results: en or nl.")]
Workers = Annotated[
    int | None, option("--workers", panel=MACHINE, metavar="N", help="Worlds to grow at the same time; without it one a processor.")
]
PlainJson = Annotated[bool, typer.Option("--json", help="Print JSON, for a script to read.")]
PlainLang = Annotated[str, typer.Option("--lang", metavar="en|nl", envvar="CULTURE_LANG", help="Language: en or nl.")]


@dataclass(frozen=True)
class Wanted:
    """What a command is asked for."""

    strategies: list[str]
    context: str | None = None
    settings: list[str] = field(default_factory=list)
    weeks: int = 286
    employees: int | None = None
    people: int | None = None
    seed: int = 1
    replications: int = 40
    allow_large: bool = False
    out: Path | None = None
    force: bool = False
    no_files: bool = False
    json: bool = False
    lang: str = "en"
    workers: int | None = None

    @property
    def arguments(self) -> list[str]:
        """The command that gives the same numbers, without what it writes and how fast."""
        found = ["compare" if len(self.strategies) > 1 else "run", *self.strategies]
        for name, option in REPEATED.items():
            value = getattr(self, name)
            if value != getattr(Wanted, name, None) and value is not None:
                found += [option] if value is True else [option, str(value)]
        return found + [part for text in self.settings for part in ("--set", text)]
