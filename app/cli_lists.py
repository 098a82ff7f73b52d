"""The commands that say what there is: ``culture scenarios``, ``levers`` and ``parameters``."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from app import cli_options as options
from experiments.language import Language, mark


def scenarios(json: options.PlainJson = False, code: options.PlainLang = "en") -> None:
    """Show the strategies and contexts that come with the project."""
    import scenarios as known

    lang = Language.of(code)
    found: dict[str, Mapping[str, Any]] = {"strategies": known.strategies(), "contexts": known.contexts()}
    if json:
        print_json({kind: [told(name, item, lang) for name, item in items.items()] for kind, items in found.items()})
        return
    heads = {"strategies": lang("Strategies: what leaders do"), "contexts": lang("Contexts: where they do it (--context)")}
    for kind, items in found.items():
        table = listed(heads[kind], [lang("Name"), lang("Story")])
        for name, item in items.items():
            table.add_row(Text(name, style="bold"), Text(f"{lang(item.title)}. {lang(item.story)}"), end_section=True)
        show(table)
    show(Text(lang("A strategy or context of your own is a .toml file: culture run my_plan.toml."), style="dim"))


def levers(json: options.PlainJson = False, code: options.PlainLang = "en") -> None:
    """Show what leaders can set, each from 0 to 1.

    [b]Example[/b]: culture run co_creation --set purpose=.6
    """
    from simulation.settings import LEVERS, Levers

    lang = Language.of(code)
    still = Levers().model_dump()
    if json:
        rows = {name: {"status_quo": still[name], "feeds": lever.feeds, "culture": lever.culture} for name, lever in LEVERS.items()}
        print_json([declared(name, LEVERS[name], lang) | row for name, row in rows.items()])
        return
    table = listed(lang("Levers, each from 0 to 1"), [lang("Name"), lang("Status quo"), lang("Usual"), lang("Meaning")])
    for name, lever in LEVERS.items():
        usual = lang.span(*lever.usual, lambda x: lang.number(x, 2))
        meaning = f"{lang(lever.label)}: {lang(lever.meaning)}"
        table.add_row(Text(name, style="bold"), Text(lang.number(still[name], 2)), Text(usual), Text(meaning))
    show(table)


Part = Annotated[str, typer.Argument(metavar="[PART]", help="Only names in which this occurs: growth, or money.wage.")]


def parameters(part: Part = "", json: options.PlainJson = False, code: options.PlainLang = "en") -> None:
    """Show the numbers of the model: default, what is allowed, where they come from.

    [b]Example[/b]: culture parameters growth
    """
    from simulation.declare import ASSUMPTION, nearest
    from simulation.errors import NotAllowed
    from simulation.parameters import Parameters

    lang = Language.of(code)
    every = list(Parameters.declarations())
    found = [entry for entry in every if part in entry[0]]
    if not found:
        groups = {name.partition(".")[0] for name, _, _ in every}
        raise NotAllowed(f'No parameter has "{part}" in its name.{nearest(part, groups)} The command "culture parameters" shows all.')
    if json:
        print_json([declared(name, number, lang) | {"default": default} for name, number, default in found])
        return
    table = listed(lang("Parameters"), [lang(text) for text in HEADS])
    for name, number, default in found:
        allowed = lang.span(number.low, number.high, lambda x: exact(x, lang))
        source = lang("assumption") if number.source == ASSUMPTION else number.source
        meaning = " ".join([lang(number.meaning), lang("Source: {source}.", source=source)])
        unit = f" {lang(number.unit)}" if number.unit else ""
        table.add_row(Text(name, style="bold"), Text(exact(default, lang) + unit), Text(allowed), Text(meaning))
    show(table)


HEADS = (mark("Name"), mark("Default"), mark("Allowed"), mark("Meaning"))


def exact(x: float, lang: Language) -> str:
    """A number with as many decimals as it has, at most six."""
    return lang.number(x, max(0, min(6, len(f"{x:.6f}".rstrip("0").partition(".")[2]))))


def told(name: str, item: Any, lang: Language) -> dict[str, Any]:
    """What a strategy or context tells of itself, for a script."""
    phases = [{"name": lang(phase.name), "week": phase.week} for phase in getattr(item, "phases", ())]
    return {"name": name, "title": lang(item.title), "story": lang(item.story)} | ({"phases": phases} if phases else {})


def declared(name: str, number: Any, lang: Language) -> dict[str, Any]:
    """What is declared of a number, for a script."""
    return {
        "name": name,
        "label": lang(number.label),
        "meaning": lang(number.meaning),
        "unit": number.unit,
        "allowed": [number.low, number.high],
        "usual": list(number.usual),
        "source": number.source,
    }


def listed(title: str, headings: list[str]) -> Table:
    """A table whose last column is running text."""
    table = Table(title=Text(title, style="bold"), title_justify="left", box=None, pad_edge=False)
    for heading in headings:
        table.add_column(heading, no_wrap=heading != headings[-1])
    return table


def show(what: Table | Text) -> None:
    """Print on standard output."""
    console = Console(highlight=False)
    console.print(what)
    console.print()


def print_json(values: Any) -> None:
    """Print values as JSON."""
    import json

    print(json.dumps(values, indent=2, ensure_ascii=False))
