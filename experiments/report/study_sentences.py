"""One sentence a figure of a study, made from its numbers."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from experiments.analysis.answers import Answers
from experiments.analysis.interval import Note
from experiments.analysis.pairing import Pairing
from experiments.analysis.precision import Reached
from experiments.analysis.prim import Boxes
from experiments.analysis.response import Response, Tornado
from experiments.analysis.sensitivity import Morris, Sobol, SobolIndex
from experiments.analysis.surface import Surface
from experiments.analysis.tree import Tree
from experiments.figures.study.pictures import Picture
from experiments.figures.study.sureness import times
from experiments.figures.study.words import Words
from experiments.figures.study.worlds import DOTS
from experiments.particulars import join
from experiments.report.study_headline import where

NAMED = 5
"""Most factors that a sentence names."""


def sentence(picture: Picture, answers: Answers, words: Words) -> str:
    """What a figure shows."""
    return SENTENCES[picture.kind](picture.of, answers, words)


def surface(found: Surface, answers: Answers, words: Words) -> str:
    """Who is ahead in how many cells, and where sides change."""
    lang, cells = words.lang, int(np.isfinite(found.difference).sum())
    sign = words.better(found.measure) or 1
    ahead, behind = (int((found.decided * sign == side).sum()) for side in (1, -1))
    counted = lang(
        "Of {cells} cells {arm} is ahead for sure, by however little, in {ahead}, {reference} in {behind}.",
        cells=lang.number(cells),
        arm=words.title(found.arm),
        reference=words.title(found.reference),
        ahead=lang.number(ahead),
        behind=lang.number(behind),
    )
    return join(counted, where(found, words))


def response(found: Response, answers: Answers, words: Words) -> str:
    """The difference at both ends of the factor."""
    lang = words.lang
    write, change = words.factor_value(found.factor), words.change(found.measure, found.difference)
    told = []
    for place, label in enumerate(found.arms[1:]):
        first, last = (float(found.difference[place, end]) for end in (0, -1))
        told.append(
            lang("{title}: from {first} at {low} to {last} at {high}", title=words.title(label), first=change(first), last=change(last),
                 low=write(found.at[0]), high=write(found.at[-1]))
        )  # fmt: skip
    reference = words.title(found.arms[0])
    return lang("Bands hold nine in ten worlds. Difference from {reference}: {parts}.", reference=reference, parts="; ".join(told))


def ends(found: Any, answers: Answers, words: Words) -> str:
    """What a dot is."""
    lang, runs = words.lang, int(np.isfinite(found).sum(axis=1).max())
    if runs <= DOTS:
        return lang("Each dot is one world.")
    return lang(
        "Each dot stands for one in {dots} of {runs} runs, over all points and worlds.", dots=lang.number(DOTS), runs=lang.number(runs)
    )


def weeks(found: Any, answers: Answers, words: Words) -> str:
    """Over what the bands are."""
    return words.lang("Over all points of the design and all worlds.")


def tornado(found: Tornado, answers: Answers, words: Words) -> str:
    """Which factors move the outcome by themselves."""
    lang = words.lang
    moved = [words.factor(bar.factor) for bar in found.bars if bar.at_low.clear or bar.at_high.clear]
    if not moved:
        return lang("No factor by itself moves the outcome for sure.")
    n, total = lang.number(len(moved)), lang.number(len(found.bars))
    return lang(
        "{n} of {total} factors move the outcome for sure, most of all {factors}.", n=n, total=total, factors=lang.items(moved[:NAMED])
    )


def sobol(found: Sobol, answers: Answers, words: Words) -> str:
    """Which factor accounts for most, and what has to be said with it."""
    clear = next((index for index in found.indices if index.clear), None)
    told = words.lang("No factor can be told from one that does nothing.") if clear is None else accounted(clear, words)
    return join(told, *(said(note, words) for note in found.notes))


def accounted(index: SobolIndex, words: Words) -> str:
    """What one factor accounts for."""
    return words.lang(
        "{factor} accounts for {alone} of the variance by itself, and for {total} with all that it does together with others.",
        factor=words.factor(index.factor),
        alone=with_interval(index.first, words),
        total=with_interval(index.total, words),
    )


def with_interval(found: Any, words: Words) -> str:
    """A share with its interval."""
    percent = words.lang.percent
    return f"{percent(found.mean)} ({words.lang.span(found.low, found.high, percent)})" if math.isfinite(found.low) else percent(found.mean)


def morris(found: Morris, answers: Answers, words: Words) -> str:
    """Which factors are clear of the noise, and what has to be said with it."""
    lang, clear = words.lang, [words.factor(index.factor) for index in found.indices if index.clear]
    n, total = lang.number(len(clear)), lang.number(len(found.indices))
    told = (
        lang("{n} of {total} factors are clear of the noise, most of all {factors}.", n=n, total=total, factors=lang.items(clear[:NAMED]))
        if clear
        else lang("No factor is clear of the noise.")
    )
    return join(told, *(said(note, words) for note in found.notes))


def said(note: Note, words: Words) -> str:
    """A note with factors and strategies by the names that people know."""
    return Note(note.text, {key: known(value, words) for key, value in note.values.items()}).said(words.lang)


def known(value: object, words: Words) -> object:
    """A name as people know it, where it is one; the first of many, and how many more there are."""
    if isinstance(value, tuple):
        names = [str(known(item, words)) for item in value]
        left = len(names) - NAMED
        return tuple(names) if left <= 1 else (*names[:NAMED], words.lang.plural("{n} more", "{n} more", left))
    if not isinstance(value, str):
        return value
    return " − ".join(words.called(part) for part in value.split(" − "))


def ranges(found: Boxes, answers: Answers, words: Words) -> str:
    """What a box is."""
    return words.lang("Bars: where each factor has to lie, all at once. Factors that are not named may have any value of their range.")


def scatter(found: Boxes, answers: Answers, words: Words) -> str:
    """What the two directions leave out."""
    others = len(found.boxes[0].limits) - 2
    if others > 0:
        return words.lang.plural(
            "The box also limits {n} factor that is not drawn here.", "The box also limits {n} factors that are not drawn here.", others
        )
    return words.lang("The two factors that the box limits most; a point is a win where its mean difference is in favour.")


def peeling(found: Boxes, answers: Answers, words: Words) -> str:
    """What was chosen."""
    box, percent = found.boxes[0], words.lang.percent
    return words.lang(
        "Smaller boxes hold more wins among their points, and fewer of all wins. Chosen: {coverage} of all wins, {density} of its points.",
        coverage=percent(box.coverage),
        density=percent(box.density),
    )


def tree(found: Tree, answers: Answers, words: Words) -> str:
    """How far the tree can be trusted."""
    return words.lang(
        "Trees like this one tell {accuracy} of points that they had not seen rightly; always saying the commoner answer tells {commoner}.",
        accuracy=words.lang.percent(found.accuracy),
        commoner=words.lang.percent(found.commoner),
    )


def precision(found: Reached, answers: Answers, words: Words) -> str:
    """How many points are as sure as asked, or how sure they are."""
    lang, widths = words.lang, found.half_width[np.isfinite(found.half_width)]
    write = words.plain(found.measure, [*widths, found.asked])
    widest = lang(
        "Half the interval is {low} to {high} {unit}.", low=write(widths.min()), high=write(widths.max()), unit=words.unit(found.measure)
    )
    if not math.isfinite(found.asked):
        return widest
    values = {
        "n": lang.number(found.reached),
        "total": lang.number(found.half_width.size),
        "asked": words.exactly(found.measure, found.asked),
    }
    return join(lang("{n} of {total} points are as sure as asked, {asked} either way.", **values), widest)


def pairing(found: tuple[Pairing, ...], answers: Answers, words: Words) -> str:
    """What the same worlds save for each pair, and why where it is little."""
    return join(*(saved(pair, words) for pair in found))


def saved(pair: Pairing, words: Words) -> str:
    """What the same worlds save for one pair."""
    lang = words.lang
    arm, other = words.title(pair.arm), words.title(pair.other)
    if math.isinf(pair.factor.mean):
        return lang("{arm} and {other} differ by the same amount in every world.", arm=arm, other=other)
    spread = lang.span(pair.factor.low, pair.factor.high, lambda factor: times(factor, words))
    told = lang(
        "{arm} and {other}: worlds drawn apart would take {factor} times as many runs ({span}).",
        arm=arm,
        other=other,
        factor=times(pair.factor.mean, words),
        span=spread,
    )
    return join(told, said(pair.note, words) if pair.note else "")


SENTENCES: dict[str, Callable[[Any, Answers, Words], str]] = {
    "surface": surface,
    "response": response,
    "ends": ends,
    "weeks": weeks,
    "tornado": tornado,
    "sobol": sobol,
    "morris": morris,
    "ranges": ranges,
    "scatter": scatter,
    "peeling": peeling,
    "tree": tree,
    "precision": precision,
    "pairing": pairing,
}
