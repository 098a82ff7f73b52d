"""What the page says of the evidence, as data: how far it is gathered, the sentence, and whether the inputs lie within the tested ranges."""

from typing import Any

from app.greenhouse.worlds import Worlds
from app.pages import growing
from app.pages.evidence_rows import row
from app.view.growth import Grown
from app.view.state import MINE, View
from app.view.wants import TRIED, distinct
from experiments import evidence as table
from experiments.assumptions import outside, outside_told
from experiments.evidence import ACCEPTED, AGREES, DISAGREES, ENTRIES, Finding, Runs, gather, headline
from experiments.evidence.entry import LEVEL
from experiments.evidence.findings import untested
from experiments.language import Language
from experiments.studies.factors import declared

EXAMPLES = 4
"""Numbers that agree of which a room is told."""


def fresh(view: View, grown: Grown) -> bool:
    """Whether all worlds are there, and are those of the organisation on screen."""
    return grown.whole and grown.worlds is not None and grown.worlds.scenarios[0].context == view.place


def findings_of(worlds: Worlds | None) -> list[Finding] | None:
    """Hold the worlds against everything that was published; None before there are any."""
    if worlds is None:
        return None
    names = [scenario.strategy.name for scenario in worlds.scenarios]
    measures = {measure: worlds[measure] for measure in worlds.measures}
    series = {name: {measure: found[place] for measure, found in measures.items()} for place, name in enumerate(names)}
    scenario = worlds.scenarios[0]
    return gather(Runs(scenario.context, scenario.strategy.launch_week, scenario.weeks, series))


def evidence(findings: list[Finding] | None, lang: Language) -> dict[str, Any]:
    """Sentence and rows; before there are worlds what was published stands there alone."""
    waiting = findings is None
    found = [untested(entry) for entry in ENTRIES] if findings is None else findings
    rows = [row(each, lang, waiting) for each in found]
    untried = sum(each["form"] == "open" for each in rows)
    return {
        "sentence": "" if findings is None else headline(findings, lang),
        "rows": rows,
        "telling": telling(found, rows, lang),
        "untested": {
            "show": lang.plural("Show {n} number that is not tested yet", "Show {n} numbers that are not tested yet", untried),
            "hide": lang.plural("Hide {n} number that is not tested yet", "Hide {n} numbers that are not tested yet", untried),
        }
        if untried
        else None,
    }


def telling(found: list[Finding], rows: list[dict[str, Any]], lang: Language) -> list[dict[str, Any]]:
    """What a room is shown: everything that is missed, and some of what agrees although nothing was set to make it agree."""
    missed = [row for row, each in zip(rows, found, strict=True) if each.verdict in (ACCEPTED, DISAGREES)]
    agree = [row for row, each in zip(rows, found, strict=True) if each.verdict == AGREES and each.entry.use != LEVEL]
    parts = ((lang("Where it misses"), missed), (lang("Where it agrees without being set to, for example"), agree[:EXAMPLES]))
    return [{"title": title, "rows": shown} for title, shown in parts if shown]


def state(view: View, grown: Grown, ready: int, queue: int, lang: Language) -> dict[str, Any]:
    """What is small and changes often: how far the worlds are, and in what they are grown."""
    looked = {"untested": view.untested, "sought": view.sought, "only_changed": view.only_changed, "unfolded": list(view.unfolded)}
    found = {"present": view.present, "where": where(view, lang), "looked": looked}
    ways = [{"text": lang("Back to the default"), "act": {"do": "restore"}}] if grown.refused else []
    return found | {"told": "" if fresh(view, grown) else growing.told(grown, ready, queue, lang), "ways": ways}


def where(view: View, lang: Language) -> str:
    """In which worlds the evidence is gathered."""
    place = lang(view.place.title)
    title = lang("{title}, changed by you", title=place) if view.changes else place
    worlds = lang.plural("Gathered in {n} world", "Gathered in {n} worlds", TRIED)
    weeks = lang.plural("{n} week", "{n} weeks", view.scenario(view.strategy).weeks)
    strategies = lang.plural("{n} strategy", "{n} strategies", len(table.STRATEGIES))
    return lang(
        "{worlds} of {weeks}, under {strategies}. Organisation: {title}.", worlds=worlds, weeks=weeks, strategies=strategies, title=title
    )


def inputs(view: View, lang: Language) -> dict[str, Any]:
    """Whether the organisation and the strategies on screen lie within the tested ranges, and which numbers do not."""
    names = distinct(view.strategy, *view.strategies, *((MINE,) if view.mine is not None else ()))
    found = outside(view.place, *(view.plan(name) for name in names))
    return {
        "told": outside_told(found, lang),
        "outside": [{"name": name, "label": lang(declared(name).label), "number": "." in name} for name in found],
    }
