"""One sentence a figure, made from its numbers."""

import math
from collections.abc import Callable

import numpy as np

from experiments import findings
from experiments.comparison import Comparison
from experiments.language import Language, mark

NUTRIENTS = {"soil": mark("soil"), "light": mark("light"), "water": mark("water")}


def listed(comparison: Comparison, lang: Language, values: list[str]) -> str:
    """Values with the strategy each belongs to."""
    titles = comparison.titles(lang)
    if len(titles) == 1:
        return values[0]
    return lang.items([lang("{value} under {title}", value=value, title=title) for value, title in zip(values, titles, strict=True)])


def ends(comparison: Comparison, name: str, write: Callable[[float], str]) -> list[str]:
    """Where the middle world ends under each strategy."""
    return [write(float(np.median(worlds[:, -1]))) for worlds in comparison.measure(name)]


def at_launch(comparison: Comparison, name: str) -> float:
    """The middle world at launch."""
    return float(np.median(comparison.measure(name)[0, :, comparison.at_launch]))


def commitment(c: Comparison, lang: Language) -> str:
    """Who is committed."""
    values = listed(c, lang, ends(c, "committed_share", lang.percent))
    return lang("Committed at the end, in the middle world: {values}.", values=values)


def conduct(c: Comparison, lang: Language) -> str:
    """Who shows the conduct asked for."""
    top = [lang.percent(float(np.median(worlds, axis=0).max())) for worlds in c.measure("adopted_share")]
    end = listed(c, lang, ends(c, "adopted_share", lang.percent))
    return lang("At its height: {top}. At the end: {end}.", top=listed(c, lang, top), end=end)


def nps(c: Comparison, lang: Language) -> str:
    """What customers say."""
    before = lang.signed(at_launch(c, "nps"))
    return lang(
        "The score was {before} at launch and ends at {values}.", before=before, values=listed(c, lang, ends(c, "nps", lang.signed))
    )


def trust(c: Comparison, lang: Language) -> str:
    """Whether leaders are believed."""
    before = lang.percent(at_launch(c, "trust_mean"))
    return lang(
        "Trust was {before} at launch and ends at {values}.", before=before, values=listed(c, lang, ends(c, "trust_mean", lang.percent))
    )


def money(c: Comparison, lang: Language) -> str:
    """What it brought."""
    values = listed(c, lang, ends(c, "money", lang.signed))
    return lang("At the end, in the middle world, in {unit}: {values}.", values=values, unit=c.money_words(lang))


def journey(c: Comparison, lang: Language) -> str:
    """How far people are."""
    shares = c.measure("doing_share") + c.measure("being_share")
    values = listed(c, lang, [lang.percent(float(worlds[:, -1].mean())) for worlds in shares])
    return lang("Doing or being differently at the end: {values}.", values=values)


def limits(c: Comparison, lang: Language) -> str:
    """What most people lack at the end."""
    scarcest = []
    for place in range(len(c.names)):
        shares = {name: float(c.measure(f"limited_by_{name}")[place, :, -1].mean()) for name in findings.NUTRIENTS}
        most = max(shares, key=lambda name: shares[name])
        scarcest.append(f"{lang(NUTRIENTS[most])} {lang.percent(shares[most])}")
    return lang("Scarcest for most people at the end: {values}.", values=listed(c, lang, scarcest))


def worlds(c: Comparison, lang: Language) -> str:
    """When commitment took root."""
    weeks = [findings.tipping(c, place)[0] for place in range(len(c.names))]
    values = [lang("never") if math.isnan(week) else lang("week {week}", week=lang.number(week)) for week in weeks]
    gave_up = [gave_up_in(c, place, lang) for place in range(len(c.names))]
    when = lang("When the middle one of the worlds that tip does so: {values}.", values=listed(c, lang, values))
    return " ".join(filter(None, [when, *gave_up]))


def gave_up_in(c: Comparison, place: int, lang: Language) -> str:
    """In how many worlds leaders went back to command and control; nothing where in none."""
    count, total = int(c.measure("fallen_back")[place, :, -1].sum()), len(c.seeds)
    if count == 0:
        return ""
    return lang("Under {title} leaders gave up in {n} of {total} worlds.", title=c.titles(lang)[place], n=count, total=total)


SENTENCES = {
    "commitment": commitment,
    "conduct": conduct,
    "nps": nps,
    "trust": trust,
    "money": money,
    "journey": journey,
    "limits": limits,
    "worlds": worlds,
}
