"""What came out, printed: the verdict first, then the tables, then what it cost and where the report lies."""

import json
import math
from collections.abc import Hashable, Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from experiments.language import Language, mark
from experiments.verdict import years_of

if TYPE_CHECKING:
    from experiments.comparison import Comparison

SHOWN = (
    "adopted_share",
    "first_contact_resolution",
    "nps",
    "committed_share",
    "change_success",
    "trust_mean",
    "enps",
    "earned_growth",
    "money",
)
"""Measures of the printed tables, by level."""
LEVELS = {"output": mark("Output"), "outcome": mark("Outcome"), "impact": mark("Impact"), "money": mark("Money")}
NAMES = 18
"""Least width of the names beside the values."""


def print_json(values: Any) -> None:
    """Print values as JSON; what is not a number becomes null."""
    print(json.dumps(plain(values), indent=2, ensure_ascii=False, allow_nan=False))


def plain(value: Any) -> Any:
    """A value in the words of JSON."""
    if isinstance(value, dict):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    if isinstance(value, np.generic):
        return plain(value.item())
    return None if isinstance(value, float) and not math.isfinite(value) else value


def results(comparison: "Comparison", place: Path | None, lang: Language) -> dict[str, Any]:
    """What came out, for a script."""
    verdict = comparison.verdict(lang)
    return {
        "headline": verdict.headline,
        "qualification": verdict.qualification,
        "sentences": list(verdict.sentences),
        "strategies": list(comparison.names),
        "contexts": [scenario.context.name for scenario in comparison.scenarios],
        "seeds": comparison.seeds.tolist(),
        "weeks": comparison.weeks,
        "tipping_weeks": dict(zip(comparison.names, comparison.tipping_weeks.tolist(), strict=True)),
        "table": comparison.table.to_dict("records"),
        "folder": None if place is None else str(place),
    }


def print_results(comparison: "Comparison", place: Path | None, lang: Language) -> None:
    """Print what came out, for a person."""
    console = Console(highlight=False)
    verdict = comparison.verdict(lang)
    for text, style in ((verdict.headline, "bold"), (verdict.qualification, "")):
        console.print(Text(text, style=style))
    for table in tables(comparison, lang):
        console.print()
        console.print(table)
    console.print()
    for sentence in (*phases(comparison, lang), *verdict.sentences):
        console.print(Text(sentence))
    if place is not None:
        console.print()
        console.print(Text(lang("The report: {path}", path=place / "report.html")), soft_wrap=True)


def tables(comparison: "Comparison", lang: Language) -> Iterator[Group]:
    """The milestones, and each strategy against the first."""
    yield milestones(comparison, lang)
    for place in range(1, len(comparison.scenarios)):
        yield differences(comparison, place, lang)


def milestones(comparison: "Comparison", lang: Language) -> Group:
    """At launch and at each milestone: the middle world, and where 9 of 10 worlds lie."""
    times = [
        (lang("at launch"), comparison.at_launch),
        *((years_of(years, lang), row) for years, row in comparison.milestones),
    ]
    titles, rows = comparison.titles(lang), [row for _, row in times]
    parts: list[RenderableType] = [Text(lang("Milestones after launch"), style="bold"), columns(len(times), [text for text, _ in times])]
    for level, names in groupby(SHOWN, lambda name: comparison.declared(name).level):
        parts.append(Text(lang(LEVELS[level]), style="bold underline"))
        for name in names:
            table = columns(len(times))
            if len(titles) > 1:
                parts.append(Text(label(comparison, name, lang), style="italic"))
            for place, title in enumerate(titles):
                worlds = comparison.measure(name)[place][:, rows].T
                first = title if len(titles) > 1 else label(comparison, name, lang)
                table.add_row(Text(first), *(middle_and_range(world, name, comparison, lang) for world in worlds))
            parts.append(table)
    return Group(*parts, Text(lang("Below: where 9 of 10 worlds lie."), style="dim"))


def differences(comparison: "Comparison", place: int, lang: Language) -> Group:
    """One strategy less the first, paired: the mean, its interval, and in how many worlds it is better."""
    titles, count = comparison.titles(lang), len(comparison.milestones)
    title = lang("{title} against {other}, in the same worlds", title=titles[place], other=titles[0])
    heads = columns(count, [years_of(years, lang) for years, _ in comparison.milestones])
    mine = comparison.table[comparison.table["strategy"] == comparison.names[place]]
    found = {(line["measure"], line["week"]): line for line in mine.to_dict("records")}
    table = columns(count)
    for name in SHOWN:
        cells = [difference(found[name, row], name, comparison, lang) for _, row in comparison.milestones]
        table.add_row(Text(label(comparison, name, lang)), *cells)
    below = lang("Below: 95% interval of the mean difference, and in how many worlds it is better. Shares in points of 100.")
    return Group(Text(title, style="bold"), heads, table, Text(below, style="dim"))


def difference(line: Mapping[Hashable, Any], name: str, comparison: "Comparison", lang: Language) -> Text:
    """A difference, its interval, and in how many worlds it is better."""
    total = len(comparison.seeds)
    mean, low, high = (gap(line[end], name, comparison, lang) for end in ("difference", "difference_low", "difference_high"))
    better = "" if math.isnan(line["better"]) else lang("{n} of {total}", n=round(line["better"] * total), total=total)
    return cell(mean, lang("{low} to {high}", low=low, high=high), better)


def columns(count: int, headings: Iterable[str] = ()) -> Table:
    """A table with a column of names and some of values, so wide that several below each other are aligned."""
    width = Console().width
    values = max(8, min(16, (width - NAMES) // count - 1))
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), show_header=bool(headings))
    table.add_column("", width=max(12, min(30, width - count * (values + 1) - 1)))
    for heading in headings or [""] * count:
        table.add_column(Text(heading), width=values, justify="right")
    return table


def label(comparison: "Comparison", name: str, lang: Language) -> str:
    """Name of a measure, with the unit of money."""
    text = lang(comparison.declared(name).label)
    return f"{text} ({comparison.money_words(lang)})" if name == "money" else text


def middle_and_range(worlds: Any, name: str, comparison: "Comparison", lang: Language) -> Text:
    """The middle world, and below where 9 of 10 worlds lie."""
    low, middle, high = (shown(x, name, comparison, lang) for x in np.percentile(worlds, (5, 50, 95)))
    return cell(middle, lang("{low} to {high}", low=low.removesuffix("%"), high=high) if low != high else "")


def cell(value: str, *below: str) -> Text:
    """A value, and further lines in a lighter tone."""
    return Text("\n").join([Text(value, style="bold"), *(Text(line, style="dim") for line in below)])


def shown(x: float, name: str, comparison: "Comparison", lang: Language) -> str:
    """A value of a measure, in its unit."""
    unit = comparison.declared(name).unit
    if unit == "share":
        return lang.percent(x)
    return lang.signed(x) if unit in ("points", "weeks") else lang.number(x, 2 if unit == "times" else 0)


def gap(x: float, name: str, comparison: "Comparison", lang: Language) -> str:
    """A difference of a measure; shares in points of a hundred."""
    unit = comparison.declared(name).unit
    return lang.signed(100 * x if unit == "share" else x, 2 if unit == "times" else 0)


def phases(comparison: "Comparison", lang: Language) -> Iterable[str]:
    """The phases of each strategy with their weeks, and from when weeks are counted."""
    for title, scenario in zip(comparison.titles(lang), comparison.scenarios, strict=True):
        strategy, weeks = scenario.strategy, [scenario.strategy.launch_week]
        listed = []
        for phase in strategy.phases:
            weeks.append(strategy.launch_week + phase.week)
            listed.append(lang("{phase} (weeks {span})", phase=lang(phase.name), span=lang.span(weeks[-2], weeks[-1])))
        if listed:
            after = lang("{phase} from then on", phase=lang(strategy.afterwards))
            yield lang("Phases of {title}: {phases}.", title=title, phases=", ".join([*listed, after]))
    if any(scenario.strategy.phases for scenario in comparison.scenarios):
        yield lang("Weeks are counted from the beginning; the change begins in week {week}.", week=comparison.launch_week)
