"""The answer of a study in a few sentences: who does better where, how surely, by how much. Nothing is presumed."""

import math

from experiments.analysis.answers import Answers, Tally
from experiments.analysis.equivalence import BETTER, EQUAL, LESS, MORE, SAME, WORSE
from experiments.analysis.paired import WORLDS, Contrast
from experiments.analysis.surface import WEEK, Crossing, Surface
from experiments.figures.study.heat import has_frontier
from experiments.figures.study.words import Words
from experiments.language import mark
from experiments.particulars import join

FIRST = 2
"""Strategies whose answer stands on top; that of the others follows in smaller type."""
DRAWN = ("latin_hypercube", "sobol", "morris")
"""Designs with many points of few worlds each, which are not decided one by one."""
DRAWN_TOGETHER = ("sobol", "morris")
"""Designs of which points are drawn in groups, each of which counts once."""

ONE_POINT = {
    BETTER: mark("{arm} does better than {reference}: {difference} {unit}."),
    WORSE: mark("{arm} does worse than {reference}: {difference} {unit}."),
    MORE: mark("{arm} has more of it than {reference}: {difference} {unit}."),
    LESS: mark("{arm} has less of it than {reference}: {difference} {unit}."),
    EQUAL: mark("{arm} and {reference} come to the same, within a margin of {margin}: {difference} {unit}."),
    SAME: mark("{arm} and {reference} do the same in every world."),
}
UNDECIDED_POINT = mark("It is not decided whether {arm} or {reference} does better: {difference} {unit}.")
PARTS = {
    "wins": mark("better at {n}"),
    "loses": mark("worse at {n}"),
    "equal": mark("the same at {n}"),
    "undecided": mark("not decided at {n}"),
}
EVERYWHERE = {
    "wins": mark("{arm} does better than {reference} at all {n} points of the design."),
    "loses": mark("{arm} does worse than {reference} at all {n} points of the design."),
    "equal": mark("{arm} and {reference} come to the same at all {n} points of the design."),
    "undecided": mark("At none of {n} points is it decided whether {arm} or {reference} does better."),
}


def headline(answers: Answers, words: Words) -> list[str]:
    """A sentence for every strategy after the first."""
    if answers.points == 1:
        return [of_one_point(contrast, words) for contrast in answers.headlines]
    return [of_points(tally, words) for tally in answers.tallies]


def of_one_point(contrast: Contrast, words: Words) -> str:
    """What came of one contrast where nothing is varied."""
    text = ONE_POINT.get(contrast.verdict, UNDECIDED_POINT)
    return words.lang(
        text,
        arm=words.title(contrast.arm),
        reference=words.title(contrast.reference),
        difference=words.interval(contrast.measure, contrast.difference),
        unit=words.unit(contrast.measure),
        margin=words.exactly(contrast.measure, contrast.margin),
    )


def of_points(tally: Tally, words: Words) -> str:
    """At how many points of the design a strategy does better, worse, the same, or it is not decided."""
    lang = words.lang
    if words.study.design.kind in DRAWN:
        return of_means(tally, words)
    counts = {"wins": tally.wins, "loses": tally.loses, "equal": tally.equal, "undecided": tally.undecided}
    arm, reference, n = words.title(tally.arm), words.title(tally.reference), lang.number(tally.points)
    for kind, count in counts.items():
        if count == tally.points:
            return lang(EVERYWHERE[kind], arm=arm, reference=reference, n=n)
    parts = [lang(PARTS[kind], n=lang.number(count)) for kind, count in counts.items() if count]
    return lang(
        "{arm} against {reference}, at {n} points of the design: {parts}.", arm=arm, reference=reference, n=n, parts=lang.items(parts)
    )


def of_means(tally: Tally, words: Words) -> str:
    """At how many points the mean is in favour of a strategy, where the points are many and the worlds of each few."""
    text = mark("{arm} is ahead of {reference} at {ahead} of {n} points of the design, behind at {behind}.")
    number = words.lang.number
    values = {"ahead": number(tally.ahead), "behind": number(tally.behind), "n": number(tally.points)}
    return words.lang(text, arm=words.title(tally.arm), reference=words.title(tally.reference), **values)


def more(answers: Answers, words: Words) -> list[str]:
    """For every strategy after the first: by how much it differs, and from where on it is ahead."""
    top, study = headline(answers, words), answers.study
    told = []
    for place, contrast in enumerate(answers.headlines if answers.points > 1 else ()):
        maps = [found for found in answers.surfaces if (found.arm, found.measure) == (contrast.arm, study.headline)]
        told.append(join(top[place] if place >= FIRST else "", average(contrast, words), *(where(found, words) for found in maps)))
    return told or top[FIRST:]


def average(contrast: Contrast, words: Words) -> str:
    """One contrast over the whole design."""
    difference = words.interval(contrast.measure, contrast.difference)
    return words.lang(
        "Over the whole design {arm} differs from {reference} by {difference} {unit} on average.",
        arm=words.title(contrast.arm),
        reference=words.title(contrast.reference),
        difference=difference,
        unit=words.unit(contrast.measure),
    )


def meaning(answers: Answers, words: Words) -> str:
    """What is called better."""
    study, lang = answers.study, words.lang
    week = max(study.measured_at)
    values = {"measure": words.measure(study.headline), "when": words.after(week)}
    more = {
        1: mark("Better means more, in the same world, of: {measure}, {when}."),
        -1: mark("Better means less, in the same world, of: {measure}, {when}."),
        0: mark("What is compared, in the same world: {measure}, {when}. Neither more nor less of it is better."),
    }
    text = lang(more[words.better(study.headline)], **values)
    margin = study.margins.get(study.headline)
    if margin is None:
        return text
    told = lang(
        "Differences of less than {margin} ({unit}) count as the same.",
        margin=words.exactly(study.headline, margin),
        unit=words.unit(study.headline),
    )
    return f"{text} {told}"


def where(found: Surface, words: Words) -> str:
    """From where on a strategy is ahead, in the last row of a map that changes sides, if it does so once; nothing where no frontier is sure."""
    rows = {crossing.y for crossing in found.frontier}
    if not rows or not has_frontier(found):
        return ""
    last = [crossing for crossing in found.frontier if crossing.y == max(rows)]
    return side(found, last[0], words) if len(last) == 1 else ""


def side(found: Surface, crossing: Crossing, words: Words) -> str:
    """On which side of a crossing a strategy is ahead."""
    lang = words.lang
    row = (
        words.after(crossing.y) if found.y.name == WEEK else f"{words.factor(found.y.name)} {words.factor_value(found.y.name)(crossing.y)}"
    )
    text = (
        mark("{row}: {arm} is ahead of {reference} where {factor} is above {at}{interval}.")
        if crossing.rising == (words.better(found.measure) >= 0)
        else mark("{row}: {arm} is ahead of {reference} where {factor} is below {at}{interval}.")
    )
    values = {"arm": words.title(found.arm), "reference": words.title(found.reference), "factor": words.factor(found.x.name)}
    at = join(words.factor_value(found.x.name)(crossing.x.mean), words.factor_unit(found.x.name))
    return capital(lang(text, row=row, at=at, interval=between(found, crossing, words), **values))


def between(found: Surface, crossing: Crossing, words: Words) -> str:
    """Where a crossing may lie, in brackets."""
    write, low, high = words.factor_value(found.x.name), crossing.x.low, crossing.x.high
    if math.isnan(low) or math.isnan(high):
        return ""
    if math.isinf(low) and math.isinf(high):
        return f" ({words.lang('it may lie anywhere')})"
    if math.isinf(low):
        return f" ({words.lang('{high} or less', high=write(high))})"
    if math.isinf(high):
        return f" ({words.lang('{low} or more', low=write(low))})"
    return f" ({words.lang.span(low, high, write)})"


def capital(text: str) -> str:
    """A sentence that begins with a capital letter."""
    return text[:1].upper() + text[1:]


def over(contrast: Contrast, words: Words) -> str:
    """What intervals and tests of a contrast are over."""
    if contrast.unit == WORLDS:
        return words.lang.plural("{n} world", "{n} worlds", contrast.n)
    if words.study.design.kind in DRAWN_TOGETHER:
        return words.lang.plural("{n} group of points", "{n} groups of points", contrast.n)
    return words.lang.plural("{n} point", "{n} points", contrast.n)
