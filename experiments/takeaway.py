"""What a visitor takes home of a comparison: report, slides, figures, data, scenario, command, or all of it, as bytes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from experiments.archive import packed
from experiments.command import command_for, files_for
from experiments.comparison import COMPARED, Comparison
from experiments.files import csv_of, json_of, slug
from experiments.language import Language
from experiments.manifest import command_of, manifest
from experiments.output import runs
from simulation.errors import NotAllowed

Files = dict[str, bytes]
"""What files hold, by name."""

ZIP, HTML, CSV, TOML, TEXT = "application/zip", "text/html", "text/csv", "application/toml", "text/plain"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
QUANTILES = {"low": 0.05, "lower_quarter": 0.25, "median": 0.5, "upper_quarter": 0.75, "high": 0.95}
"""Columns of the weekly table, and the part of the worlds below each."""


class Taken(NamedTuple):
    """A file to take home."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, eq=False)
class Wish:
    """What is taken home of what: the comparison, the language, the command that made it, the world that was looked at."""

    c: Comparison
    lang: Language
    arguments: Sequence[str]
    world: int

    @property
    def stem(self) -> str:
        """What names of files begin with."""
        return "-".join(slug(name) for name in self.c.names)[:80]


def take(kind: str, comparison: Comparison, lang: Language, arguments: Sequence[str] = (), world: int | None = None) -> Taken:
    """One of ``TAKEAWAYS`` as a file, the same for the same comparison; only a manifest says when it was made.

    Parameters
    ----------
    arguments
        Of the command line that repeats the comparison; without them they are put together from it.
    world
        Seed of the world whose weekly numbers are given; without it the first.

    Raises
    ------
    NotAllowed
        Where there is no such kind, no such world in the comparison, or no command although one is wanted.
    """
    if kind not in TAKEAWAYS:
        raise NotAllowed(f'Nothing is called "{kind[:60]}" here; allowed are {", ".join(TAKEAWAYS)}.')
    seed = int(comparison.seeds[0]) if world is None else world
    if seed not in comparison.seeds:
        raise NotAllowed(
            f"There is no world {seed} in this comparison; allowed are worlds {comparison.seeds[0]} to {comparison.seeds[-1]}."
        )
    return TAKEAWAYS[kind](Wish(comparison, lang, arguments or repeating(comparison, lang), seed))


def repeating(comparison: Comparison, lang: Language) -> list[str]:
    """What is typed to repeat a comparison; nothing where no command names its worlds."""
    try:
        return command_for(comparison.scenarios, comparison.seeds, lang)
    except NotAllowed:
        return []


def take_report(wish: Wish) -> Taken:
    """The report, a page that stands by itself."""
    from experiments.report import render

    return Taken(f"{wish.stem}-report.html", HTML, render(wish.c, wish.lang, wish.arguments).encode("utf-8"))


def take_slides(wish: Wish) -> Taken:
    """The slides."""
    from experiments.report.slides import slides

    return Taken(f"{wish.stem}-slides.pptx", PPTX, slides(wish.c, wish.lang, wish.arguments))


def take_figures(wish: Wish) -> Taken:
    """Every figure as PNG and SVG."""
    return Taken(f"{wish.stem}-figures.zip", ZIP, packed(figures(wish)))


def take_data(wish: Wish) -> Taken:
    """The tables."""
    return Taken(f"{wish.stem}-data.zip", ZIP, packed(data(wish)))


def take_scenario(wish: Wish) -> Taken:
    """The scenario, or all of them with the organisation they share."""
    files = scenario_files(wish)
    if len(files) > 1:
        return Taken(f"{wish.stem}-scenarios.zip", ZIP, packed(files))
    ((name, content),) = files.items()
    return Taken(name, TOML, content)


def take_command(wish: Wish) -> Taken:
    """The command that repeats it."""
    typed = wish.arguments or command_for(wish.c.scenarios, wish.c.seeds, wish.lang)
    return Taken(f"{wish.stem}-command.txt", TEXT, line_of(typed))


def take_all(wish: Wish) -> Taken:
    """Everything, each in its folder, with the manifest."""
    files = {
        "report.html": take_report(wish).content,
        "slides.pptx": take_slides(wish).content,
        **({"command.txt": line_of(wish.arguments)} if wish.arguments else {}),
        "manifest.json": json_of(manifest(wish.c, wish.arguments)),
    }
    parts = {"figures": figures(wish), "data": data(wish), "scenarios": scenario_files(wish)}
    files |= {f"{folder}/{name}": content for folder, held in parts.items() for name, content in held.items()}
    return Taken(f"{wish.stem}.zip", ZIP, packed(files))


TAKEAWAYS: dict[str, Callable[[Wish], Taken]] = {
    "report": take_report,
    "slides": take_slides,
    "figures": take_figures,
    "data": take_data,
    "scenario": take_scenario,
    "command": take_command,
    "all": take_all,
}
"""What can be taken home, by kind."""


def line_of(arguments: Sequence[str]) -> bytes:
    """The command as a line of text."""
    return f"{command_of(arguments)}\n".encode()


def scenario_files(wish: Wish) -> Files:
    """The files of the scenarios, as the command names them."""
    return {name: text.encode("utf-8") for name, text in files_for(wish.c.scenarios).items()}


def figures(wish: Wish) -> Files:
    """Every figure as PNG and SVG."""
    from experiments.figures import DPI, KINDS, draw
    from experiments.figures.svg import encoded

    drawn = ((name, draw(name, wish.c, wish.lang)) for name in KINDS)
    return {f"{name}{ending}": encoded(figure, name, ending, DPI) for name, figure in drawn for ending in (".png", ".svg")}


def data(wish: Wish) -> Files:
    """The table of the comparison, every measure week by week over the worlds and in one of them, and what the columns mean."""
    return {
        "table.csv": csv_of(wish.c.table),
        "weekly.csv": csv_of(pd.concat(weekly(wish.c), ignore_index=True)),
        f"world_{wish.world}.csv": csv_of(pd.concat(of_world(wish.c, wish.world), ignore_index=True)),
        "measures.csv": csv_of(measures(wish.lang)),
    }


def weekly(comparison: Comparison) -> Iterator[pd.DataFrame]:
    """How a measure is spread over the worlds, a row a week, in a table a strategy and measure."""
    for place, name in enumerate(comparison.names):
        for measure in COMPARED:
            worlds = comparison.measure(measure)[place]
            spread = np.quantile(worlds, list(QUANTILES.values()), axis=0)
            about = {"strategy": name, "measure": measure, "week": np.arange(comparison.weeks), "mean": worlds.mean(axis=0)}
            yield pd.DataFrame(about | dict(zip(QUANTILES, spread, strict=True)))


def of_world(comparison: Comparison, seed: int) -> Iterator[pd.DataFrame]:
    """Every measure in one world, a row a week, in a table a strategy."""
    for place, world, row in runs(comparison):
        if row["seed"] == seed:
            values = {name: comparison.measure(name)[place, world] for name in COMPARED}
            yield pd.DataFrame(row | {"week": np.arange(comparison.weeks)} | values)


def measures(lang: Language) -> pd.DataFrame:
    """What every measure is, in words."""
    rows = COMPARED.items()
    return pd.DataFrame(
        [{"measure": name, "label": lang(m.label), "unit": m.unit, "level": m.level, "meaning": lang(m.meaning)} for name, m in rows]
    )
