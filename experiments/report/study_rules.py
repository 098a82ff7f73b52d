"""Boxes and rules of a tree in sentences: "Co-creation wins where …"."""

from collections.abc import Sequence

from experiments.analysis.limits import Limit
from experiments.analysis.prim import Box, Boxes
from experiments.analysis.tree import FOLDS, Rule, Tree
from experiments.analysis.where import FEWEST_WINS
from experiments.figures.study.words import Words
from experiments.language import mark


def boxes(found: Boxes, words: Words) -> list[str]:
    """A sentence a box; where there is none, one that says so."""
    if found.boxes:
        return [box(one, found, words, number) for number, one in enumerate(found.boxes)]
    return [no_box(found, words)]


def box(one: Box, found: Boxes, words: Words, before: int) -> str:
    """What a box says, and how well.

    Parameters
    ----------
    before
        How many boxes were found before it, whose points are not counted again.
    """
    lang = words.lang
    text = (
        mark("Besides, {winner} wins where {limits}: {wins} of {points} such points that are left, which are {coverage} of all it wins.")
        if before
        else mark("{winner} wins where {limits}: {wins} of {points} such points, which are {coverage} of all it wins.")
    )
    return lang(
        text,
        winner=words.title(found.winner),
        limits=limits(one.limits, words),
        wins=lang.number(one.wins),
        points=lang.number(one.points),
        coverage=lang.percent(one.coverage),
    )


def no_box(found: Boxes, words: Words) -> str:
    """That no box was found, and how often the winner wins at all."""
    lang, winner = words.lang, words.title(found.winner)
    if found.wins in (0, found.points):
        text = mark("{winner} wins nowhere in the design.") if found.wins == 0 else mark("{winner} wins everywhere in the design.")
        return lang(text, winner=winner)
    text = (
        mark("{winner} wins at {wins} of {points} points; no few factors tell where.")
        if FEWEST_WINS <= found.wins <= found.points - FEWEST_WINS
        else mark("{winner} wins at {wins} of {points} points: too one-sided to look for where.")
    )
    return lang(text, winner=winner, wins=lang.number(found.wins), points=lang.number(found.points))


def limits(found: Sequence[Limit], words: Words) -> str:
    """Limits in a row: "Meaning of the change is at least 40% and Dialogues is at least 10%"."""
    told = [words.lang("{factor} is {limit}", factor=words.factor(limit.factor), limit=words.limit(limit)) for limit in found]
    return words.lang.items(told)


def rules(found: Tree, words: Words) -> list[str]:
    """A sentence a leaf; where the tree tells nothing, one that says so; nothing where points were too one-sided to grow one."""
    if min(found.wins, found.points - found.wins) < FOLDS:
        return []
    if found.found:
        return [rule(one, found, words) for one in found.rules if one.limits]
    text = mark("A shallow tree tells no better where {winner} wins than always saying the commoner answer: nothing found.")
    return [words.lang(text, winner=words.title(found.winner))]


def rule(one: Rule, found: Tree, words: Words) -> str:
    """What a leaf says, and how often it is right."""
    lang = words.lang
    text = (
        mark("Where {limits}, {winner} wins at {hits} of {points} points.")
        if one.wins
        else mark("Where {limits}, {winner} does not win at {hits} of {points} points.")
    )
    told = limits(one.limits, words)
    return lang(text, limits=told, winner=words.title(found.winner), hits=lang.number(one.hits), points=lang.number(one.points))
