"""The report of a comparison: one page that stands by itself, for screen, phone and paper, in light and dark."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from experiments.command import command_for
from experiments.comparison import Comparison
from experiments.figures import NARROW, WIDE, inline_figure
from experiments.figures.tokens import DARK, LIGHT, SHAPES, Style, styles
from experiments.language import Language, mark
from experiments.manifest import LIBRARIES, command_of, version_of
from experiments.report.contrasts import contrasts
from experiments.report.sentences import SENTENCES
from experiments.report.tables import costs, differences, milestones, settings
from simulation.compiled import source_hash
from simulation.errors import NotAllowed

HEADINGS = {
    "commitment": (mark("Committed employees"), mark("Impact")),
    "worlds": (
        mark("Does the world tip?"),
        mark("One plant a world; an open flower: at least half of its people are committed at the end"),
    ),
    "conduct": (mark("Show the conduct asked for"), mark("Output: share of employees")),
    "nps": (mark("Net promoter score"), mark("Outcome: points")),
    "money": (mark("Profit, added up, against the status quo"), ""),
    "trust": (mark("Trust in leaders"), mark("Impact: mean over employees")),
    "journey": (mark("Where people are on the journey"), mark("Share of employees by phase, mean of the worlds")),
    "limits": (mark("What limits growth"), mark("Share of employees by their scarcest nutrient, mean of the worlds")),
}
BOTH_WIDTHS = ("commitment",)


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure in the page: heading, what is counted, the sentence, and the drawings by the class of screen they are for."""

    name: str
    heading: str
    note: str
    sentence: str
    drawings: tuple[tuple[str, Markup], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A strategy in the page."""

    title: str
    story: str
    mark: Markup
    text: str
    settings: Any


def figure(name: str, comparison: Comparison, lang: Language) -> Shown:
    """One figure of the page."""
    heading, note = HEADINGS[name]
    sentence = SENTENCES[name](comparison, lang)
    widths = (("wide", WIDE), ("narrow", NARROW)) if name in BOTH_WIDTHS else (("", NARROW),)
    label = f"{lang(heading)}. {sentence}"
    drawings = tuple((kind, Markup(inline_figure(name, comparison, lang, width, label))) for kind, width in widths)
    return Shown(name, lang(heading), lang(note) if note else comparison.money_words(lang), sentence, drawings)


def spot(style: Style) -> Markup:
    """The mark of a strategy."""
    points = " ".join(f"{4 * x:.2f},{-4 * y:.2f}" for x, y in SHAPES[style.shape])
    return Markup('<svg class="mark" viewBox="-5 -5 10 10" aria-hidden="true"><polygon points="{}" fill="var(--{})"/></svg>').format(
        points, style.token
    )


def told(comparison: Comparison, lang: Language) -> list[Told]:
    """Every strategy with its story, its mark and its settings."""
    rows = zip(comparison.scenarios, comparison.titles(lang), styles(comparison.names), strict=True)
    return [
        Told(title, lang(scenario.strategy.story), spot(style), style.text, settings(comparison, lang, place))
        for place, (scenario, title, style) in enumerate(rows)
    ]


def contexts(comparison: Comparison, lang: Language) -> list[tuple[str, str]]:
    """Title and story of every context, once."""
    return list(dict.fromkeys((lang(scenario.context.title), lang(scenario.context.story)) for scenario in comparison.scenarios))


def command(comparison: Comparison, lang: Language) -> str:
    """The command that makes this comparison again, beside the files of what is somebody's own; "" where no command names its worlds."""
    try:
        return command_of(command_for(comparison.scenarios, comparison.seeds, lang))
    except NotAllowed:
        return ""


def colours(palette: dict[str, str]) -> Markup:
    """The colours as custom properties of a style sheet."""
    return Markup(" ".join(f"--{token}: {colour};" for token, colour in palette.items()))


def environment(lang: Language) -> Environment:
    """Templates that escape whatever they are given, in this language."""
    found = Environment(
        loader=PackageLoader("experiments"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    found.globals.update(lang=lang, plural=lang.plural)
    return found


def render(comparison: Comparison, lang: Language, arguments: Sequence[str] = ()) -> str:
    """The report as one page.

    Parameters
    ----------
    arguments
        Of the command line that made it; without them the command is put together from the comparison.
    """
    verdict = comparison.verdict(lang)
    return (
        environment(lang)
        .get_template("report.html")
        .render(
            comparison=comparison,
            verdict=verdict,
            headline=re.split(r"(?<=\.) ", verdict.headline),
            strategies=told(comparison, lang),
            contexts=contexts(comparison, lang),
            figures={name: figure(name, comparison, lang) for name in HEADINGS},
            milestones=milestones(comparison, lang),
            differences=list(differences(comparison, lang)),
            costs=costs(comparison, lang),
            contrasts=contrasts(comparison, lang),
            command=command_of(arguments) if arguments else command(comparison, lang),
            version=version_of(),
            source=source_hash(),
            libraries={name: version_of(name) for name in LIBRARIES},
            light=colours(LIGHT),
            dark=colours(DARK),
        )
    )


def write_report(comparison: Comparison, folder: Path, lang: Language, arguments: Sequence[str] = ()) -> Path:
    """Write the report into a folder; its path."""
    path = folder / "report.html"
    path.write_text(render(comparison, lang, arguments), encoding="utf-8")
    return path
