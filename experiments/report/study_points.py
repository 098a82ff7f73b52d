"""Tables of single numbers of a study: the headline at every point of a grid, and what each factor accounts for."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import pandas as pd

from experiments.analysis.answers import Answers, Result
from experiments.analysis.causes import causes
from experiments.analysis.equivalence import BETTER, LESS, MORE, SAME, WORSE
from experiments.analysis.interval import Interval
from experiments.analysis.sensitivity import Morris, MorrisIndex, Sobol
from experiments.figures.study.quantity import measured, told
from experiments.figures.study.words import Words
from experiments.report.study_sentences import with_interval
from experiments.report.tables import Cell, Group, Row, Table
from experiments.studies.factors import changes

MONEY = "present_value"
MOST_INDICES = 15
"""Most factors in a table of indices."""
DECIDED = (BETTER, WORSE, MORE, LESS)

At = Mapping[tuple[Hashable, ...], Mapping[str, Any]]
"""Rows of ``Answers.by_point`` by the levels of the factors and the strategy."""


def grids(answers: Answers, points: pd.DataFrame, words: Words) -> list[Table]:
    """The paired difference in the headline, in the last week, at every point of a grid of one or two factors.

    Of two factors: for every strategy that they change and that does anything else than the first.
    """
    names = [factor.name for factor in answers.study.factors]
    if answers.study.design.kind != "grid" or not 1 <= len(names) <= 2:
        return []
    rows = answers.by_point.join(points, on="point").set_index([*names, "arm"])
    at = dict(zip(rows.index, rows.to_dict("records"), strict=True))
    if len(names) == 1:
        return [_over_one(answers, at, words)]
    moved = [arm.label for arm in answers.study.arms[1:] if any(changes(factor, arm) for factor in answers.study.factors)]
    return [_over_two(label, answers, at, words) for label in moved if differs(label, answers)]


def differs(label: str, answers: Answers) -> bool:
    """Whether a strategy does anything else than the first in any world."""
    verdicts = answers.by_point.loc[answers.by_point["arm"] == label, "verdict"]
    return bool((verdicts != SAME).any())


def _over_one(answers: Answers, at: At, words: Words) -> Table:
    """Levels of the factor in rows, strategies in columns."""
    (factor,), others = answers.study.factors, answers.study.labels[1:]
    write = words.factor_value(factor.name)
    rows = tuple(Row(write(level), tuple(_cell(at[level, arm], answers, words) for arm in others)) for level in factor.levels)
    return Table(_caption("", answers, words), tuple((words.title(arm), "") for arm in others), (Group("", rows),))


def _over_two(arm: str, answers: Answers, at: At, words: Words) -> Table:
    """Levels of the first factor in rows, those of the second in columns."""
    down, across = answers.study.factors
    write, over = words.factor_value(down.name), words.factor_value(across.name)
    rows = tuple(Row(write(y), tuple(_cell(at[y, x, arm], answers, words) for x in across.levels)) for y in down.levels)
    columns = tuple((over(level), words.factor(across.name) if level == across.levels[0] else "") for level in across.levels)
    return Table(_caption(arm, answers, words), columns, (Group("", rows),))


def _caption(arm: str, answers: Answers, words: Words) -> str:
    """What the numbers are."""
    study = answers.study
    values = {
        "what": measured(study.headline, max(study.measured_at), words),
        "unit": words.unit(study.headline),
        "reference": words.titles[0],
    }
    who = words.lang("{arm} less {reference}", arm=words.title(arm), reference=words.titles[0]) if arm else ""
    text = words.lang("{what}: difference from {reference} with its 95% interval, in {unit}. Bold: decided.", **values)
    return f"{who}. {text}" if who else text


def _cell(row: Mapping[str, Any], answers: Answers, words: Words) -> Cell:
    """The difference at a point and its interval; bold where one is ahead for sure."""
    measure, found = answers.study.headline, Interval(row["difference"], row["low"], row["high"])
    write, plain = words.change(measure, found), words.plain(measure, found)
    return Cell(write(found.mean), (words.lang.span(found.low, found.high, plain),), bold=row["verdict"] in DECIDED)


def indices(answers: Answers, result: Result, words: Words) -> Iterator[Table]:
    """What the differences from the reference depend on, in the headline and in money, the strongest factors first."""
    study = answers.study
    yield from _indices(answers.morris, answers.sobol, words)
    if MONEY in study.measures and study.headline != MONEY:
        in_money = study.model_copy(update={"headline": MONEY})
        sobol, morris, _, _ = causes(in_money, result.points, cache(result.values))
        yield from _indices(morris, sobol, words)


def _indices(morris: Iterable[Morris], sobol: Iterable[Sobol], words: Words) -> Iterator[Table]:
    """A table of every difference."""
    yield from (_morris(found, words) for found in morris if found.quantity.reference and found.indices)
    yield from (_sobol(found, words) for found in sobol if found.quantity.reference and found.indices)


def _morris(found: Morris, words: Words) -> Table:
    """Strength, effect, spread and noise of each factor."""
    lang = words.lang
    rows = tuple(_screened(index, found.quantity.measure, words) for index in found.indices[:MOST_INDICES])
    caption = lang(
        "{what}, {when}. What moving a factor over its whole range does, in {unit}. Bold: told from the noise.",
        what=told(found.quantity, words),
        when=words.after(found.quantity.week),
        unit=words.unit(found.quantity.measure),
    )
    columns = ((lang("Strength"), "μ*"), (lang("Effect"), "μ"), (lang("Spread"), "σ"), (lang("Noise"), ""))
    return Table(caption, columns, (Group("", rows),))


def _screened(index: MorrisIndex, measure: str, words: Words) -> Row:
    """One factor of a screening."""
    sizes = (index.strength.high, index.spread)
    write, plain = words.change(measure, sizes), words.plain(measure, sizes)
    strength = Cell(plain(index.strength.mean), (words.lang.span(index.strength.low, index.strength.high, plain),), bold=index.clear)
    rest = (write(index.effect.mean), plain(index.spread), plain(index.noise))
    return Row(words.factor(index.factor), (strength, *(Cell(text, bold=False) for text in rest)), f"`{index.factor}`")


def _sobol(found: Sobol, words: Words) -> Table:
    """Share of the variance of each factor, in all and by itself."""
    lang = words.lang
    rows = tuple(
        Row(
            words.factor(index.factor),
            (Cell(with_interval(index.total, words), bold=index.clear), Cell(with_interval(index.first, words), bold=False)),
            f"`{index.factor}`",
        )
        for index in found.indices[:MOST_INDICES]
    )
    caption = lang(
        "{what}, {when}. Share of the variance that a factor accounts for. Bold: more than luck.",
        what=told(found.quantity, words),
        when=words.after(found.quantity.week),
    )
    columns = ((lang("In all"), lang("total index")), (lang("By itself"), lang("first-order index")))
    return Table(caption, columns, (Group("", rows),))
