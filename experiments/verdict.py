"""The verdict in plain words, by rule from the numbers; the first rule that holds is said.

Change success decides who is ahead: conduct where the change is technical, commitment where it has meaning.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from experiments import findings
from experiments.language import Language
from experiments.particulars import join, money, said
from simulation.state import YEAR

if TYPE_CHECKING:
    from experiments.comparison import Comparison

FEW = 10
"""Worlds below which an interval over worlds is not to be relied on."""


@dataclass(frozen=True)
class Verdict:
    """What came out.

    Attributes
    ----------
    headline
        One sentence or two that a manager could repeat.
    qualification
        What has to be said with it, also what is bad for the winner.
    sentences
        The rest: each strategy's cost, money, tipping, and what limited growth.
    """

    headline: str
    qualification: str
    sentences: tuple[str, ...]


def judge(c: "Comparison", lang: Language) -> Verdict:
    """Word the verdict: one strategy by itself, or each against the first."""
    places = range(len(c.scenarios))
    if c.weeks <= c.launch_week and any(scenario.strategy.phases for scenario in c.scenarios):
        return Verdict(lang("These worlds end before the change begins in week {week}.", week=c.launch_week), "", ())
    if len(places) == 1:
        return Verdict(
            alone(c, 0, lang),
            join(money(c, 0, lang), few(c, lang)),
            tuple(text for text in said(c, 0, lang) if text and text != money(c, 0, lang)),
        )
    farthest = max(places[1:], key=lambda place: abs(findings.success_ahead(c, place, 0).mean))
    qualification = join(qualified(c, 0, farthest, lang), money(c, winner_of(c, 0, farthest), lang), few(c, lang))
    headline = pair(c, 0, farthest, lang)
    pairs = [text for place in places[1:] if place != farthest for text in (pair(c, 0, place, lang), qualified(c, 0, place, lang))]
    if len(places) > 2 and not any(may_work(c, place) for place in places):
        headline = lang.plural(
            "None of them brings the change about in this world.", "None of them brings the change about in {n} worlds.", len(c.seeds)
        )
        pairs = [lang("{title} shows, and fades.", title=c.titles(lang)[place]) for place in places if findings.fades(c, place)]
    every = [text for place in places for text in said(c, place, lang)]
    return Verdict(headline, qualification, tuple(text for text in [*pairs, *every] if text and text not in qualification))


def may_work(c: "Comparison", place: int) -> bool:
    """Whether a strategy ends with more change success than the status quo, or may, in other worlds."""
    return findings.works(c, place) or findings.uncertain(c, place)


def few(c: "Comparison", lang: Language) -> str:
    """A word of caution where so few worlds were grown that luck may decide."""
    total = len(c.seeds)
    if total >= FEW:
        return ""
    return lang.plural(
        "This is one world, and another may end otherwise: grow more before you conclude.",
        "These are {n} worlds, and others may end otherwise: grow more before you conclude.",
        total,
    )


def alone(c: "Comparison", place: int, lang: Language) -> str:
    """The headline of one strategy, against the status quo."""
    title, total = c.titles(lang)[place], len(c.seeds)
    success = lang.percent(findings.last(c, "change_success", place).mean())
    if findings.changes_nothing(c, place):
        return lang("Nothing is changed here: this is the status quo.")
    if findings.takes_root(c, place):
        return lang("{title} takes root in {n} of {total} worlds.", title=title, n=findings.rooted(c, place), total=total)
    if findings.fades(c, place):
        return lang("{title} shows, and fades.", title=title)
    if findings.works(c, place) and findings.stays(c, place):
        return lang("{title} brings the change about, and it stays.", title=title)
    if findings.divided(c, place):
        n = findings.rooted(c, place)
        return lang("{title} takes root in {n} of {total} worlds, and not in the others.", title=title, n=n, total=total)
    if findings.works(c, place):
        return lang("{title} goes part of the way: change success ends at {success}.", title=title, success=success)
    if findings.uncertain(c, place):
        return lang(
            "Whether {title} brings anything differs from world to world: change success ends at {success}.", title=title, success=success
        )
    return lang("{title} changes little: change success ends at {success}.", title=title, success=success)


def pair(c: "Comparison", one: int, other: int, lang: Language) -> str:
    """The headline of two strategies."""
    titles, total = c.titles(lang), len(c.seeds)
    if findings.same(c, one, other):
        return lang("{one} and {other} are the same in every world.", one=titles[one], other=titles[other])
    difference = findings.success_ahead(c, other, one)
    both = {"first": titles[one], "second": titles[other]}
    if not any(may_work(c, place) for place in (one, other)):
        neither = lang.plural(
            "Neither {first} nor {second} brings the change about in this world.",
            "Neither {first} nor {second} brings the change about in {n} worlds.",
            total,
            **both,
        )
        return join(faded(c, one, other, lang), faded(c, other, one, lang), neither)
    if findings.ahead(difference):
        return won(c, other, one, lang)
    if findings.ahead(findings.Interval(-difference.mean, -difference.high, -difference.low)):
        return won(c, one, other, lang)
    if findings.level(difference):
        return alike(c, one, other, lang)
    return lang.plural(
        "In one world {first} and {second} cannot be told apart.", "In {n} worlds {first} and {second} cannot be told apart.", total, **both
    )


def won(c: "Comparison", winner: int, loser: int, lang: Language) -> str:
    """The headline where one ends ahead."""
    title, other, total = c.titles(lang)[winner], c.titles(lang)[loser], len(c.seeds)
    first = faded(c, loser, winner, lang)
    more_money = consolation(c, loser, winner, lang)
    n, m = findings.rooted(c, winner), findings.rooted(c, loser)
    if findings.takes_root(c, winner, loser) or (findings.divided(c, winner) and n > m):
        if first or m == 0:
            return join(first, lang("{title} takes root in {n} of {total} worlds.", title=title, n=n, total=total), more_money)
        both = lang("{title} takes root in {n} of {total} worlds, {other} in {m}.", title=title, n=n, total=total, other=other, m=m)
        return join(both, more_money)
    more, less = (lang.percent(findings.last(c, "change_success", place).mean()) for place in (winner, loser))
    ends = lang("{title} ends ahead: change success is {more} against {less}.", title=title, more=more, less=less)
    return join(first, adjectives(c, winner, loser, title, lang), ends, more_money)


def consolation(c: "Comparison", place: int, against: int, lang: Language) -> str:
    """What is said of the one that did not come first."""
    return lang("{title} earns more in the end.", title=c.titles(lang)[place]) if findings.earns_more(c, place, against) else ""


def alike(c: "Comparison", one: int, other: int, lang: Language) -> str:
    """The headline where both end with the same change success: what speaks for each, and that the change is as far with both."""
    titles = c.titles(lang)
    praise = {place: adjectives(c, place, against, titles[place], lang) for place, against in ((one, other), (other, one))}
    if bool(praise[one]) == bool(praise[other]):
        level = lang("In the end the change is as far with {one} as with {other}.", one=titles[one], other=titles[other])
        return join(praise[one], praise[other], level, consolation(c, one, other, lang), consolation(c, other, one, lang))
    first, second = (one, other) if praise[one] else (other, one)
    earns = findings.earns_more(c, second, first)
    as_far = lang("{title} comes as far, and earns more in the end.") if earns else lang("{title} comes as far.")
    return join(praise[first], as_far.format(title=titles[second]))


def faded(c: "Comparison", place: int, against: int, lang: Language) -> str:
    """Whether a strategy shows first, and whether it fades; the half that does not hold is dropped."""
    title = c.titles(lang)[place]
    first, fades = findings.shows_first(c, place, against), findings.fades(c, place)
    if first and fades:
        return lang("{title} shows first and fades.", title=title)
    if first:
        return lang("{title} shows first.", title=title)
    return lang("{title} shows, and fades.", title=title) if fades else ""


def adjectives(c: "Comparison", place: int, against: int, title: str, lang: Language) -> str:
    """What speaks for one strategy against the other: faster, cheaper; that the change stays is said only beside one of these."""
    fast, cheap, stays = findings.faster(c, place, against), findings.cheaper(c, place, against), findings.stays(c, place)
    if fast and cheap:
        told = lang("{title} is faster and cheaper, and the change stays.") if stays else lang("{title} is faster and cheaper.")
    elif fast:
        told = lang("{title} is faster, and the change stays.") if stays else lang("{title} is faster.")
    elif cheap:
        told = lang("{title} is cheaper, and the change stays.") if stays else lang("{title} is cheaper.")
    else:
        return ""
    return told.format(title=title)


def winner_of(c: "Comparison", one: int, other: int) -> int:
    """The one of two strategies that ends with more change success; the first where they end alike."""
    return other if findings.success_ahead(c, other, one).mean > 0 else one


def qualified(c: "Comparison", one: int, other: int, lang: Language) -> str:
    """What has to be said with the headline: since when they are apart, and what is bad for the one that ends ahead."""
    if findings.same(c, one, other):
        return ""
    winner = winner_of(c, one, other)
    loser = one if winner == other else other
    return join(apart(c, winner, loser, lang), delay(c, winner, loser, lang), weaknesses(c, winner, loser, lang))


def apart(c: "Comparison", winner: int, loser: int, lang: Language) -> str:
    """Since when one has more committed people in nearly all worlds."""
    week, total, title = findings.apart_since(c, winner, loser), len(c.seeds), c.titles(lang)[winner]
    enough = findings.worlds_enough(total)
    if week is None:
        return ""
    if enough == total:
        return lang.plural(
            "From week {week} on, {title} has more committed people.",
            "From week {week} on, {title} has more committed people in all {n} worlds.",
            total,
            week=week,
            title=title,
        )
    return lang(
        "From week {week} on, {title} has more committed people in at least {n} of {total} worlds.",
        week=week,
        title=title,
        n=enough,
        total=total,
    )


def delay(c: "Comparison", winner: int, loser: int, lang: Language) -> str:
    """Until when the one that ends ahead was behind."""
    years = findings.behind(c, winner, loser)
    if years is None:
        return ""
    title, other = c.titles(lang)[winner], c.titles(lang)[loser]
    return lang("After {years} {title} is still behind {other}.", years=years_of(years, lang), title=title, other=other)


def years_of(years: float, lang: Language) -> str:
    """A number of years in words; weeks where it is less than one."""
    if years < 1:
        return lang.plural("{n} week", "{n} weeks", round(YEAR * years))
    if years == int(years):
        return lang.plural("{n} year", "{n} years", int(years))
    return lang("{years} years", years=lang.number(years, 1))


def weaknesses(c: "Comparison", winner: int, loser: int, lang: Language) -> str:
    """In what the one that ends ahead ends worse."""
    labels = [lang(c.declared(name).label) for name in findings.worse(c, winner, loser)]
    if not labels:
        return ""
    return lang("{title} ends worse in: {measures}.", title=c.titles(lang)[winner], measures="; ".join(labels))
