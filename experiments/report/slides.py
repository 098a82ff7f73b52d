"""The slides of a comparison, to show and to change: sentences, figures, tables, and what a presenter says."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from experiments.archive import repacked
from experiments.comparison import Comparison
from experiments.figures.sheet import short
from experiments.language import Language
from experiments.manifest import command_of
from experiments.report import command
from simulation.scenario import Scenario

LONGEST_TITLE = 28
"""Signs that are kept of the title of a strategy or an organisation; those that come with the project have fewer."""


def write_slides(comparison: Comparison, path: Path, lang: Language, arguments: Sequence[str] = ()) -> Path:
    """Write the slides as PPTX; the path.

    Parameters
    ----------
    arguments
        Of the command line that made the comparison; without them the command is put together from it.
    """
    path.write_bytes(slides(comparison, lang, arguments))
    return path


def slides(comparison: Comparison, lang: Language, arguments: Sequence[str] = ()) -> bytes:
    """What the file of the slides holds; the same for the same comparison.

    The library that writes it comes with the extra ``app``.
    """
    from experiments.report.slide_pages import deck_of

    typed = command_of(arguments) if arguments else command(comparison, lang)
    return repacked(deck_of(presentable(comparison), lang, typed).saved())


def presentable(comparison: Comparison) -> Comparison:
    """The comparison with titles that fit on a slide."""
    return replace(comparison, scenarios=tuple(titled(scenario) for scenario in comparison.scenarios))


def titled(scenario: Scenario) -> Scenario:
    """A scenario whose titles are on one line and not long."""
    strategy, context = scenario.strategy, scenario.context
    plan = strategy.model_copy(update={"title": on_one_line(strategy.title)})
    place = context.model_copy(update={"title": on_one_line(context.title)})
    return scenario.model_copy(update={"strategy": plan, "context": place})


def on_one_line(title: str) -> str:
    """A title on one line, shortened where it is long."""
    return short(" ".join(title.split()) or "…", LONGEST_TITLE)
