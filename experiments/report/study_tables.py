"""The tables of a study's report: contrasts by measure and week, factors with their ranges."""

import math
from collections.abc import Iterator, Sequence

import numpy as np

from experiments.analysis.answers import Answers
from experiments.analysis.equivalence import EQUAL, SAME
from experiments.analysis.paired import Contrast
from experiments.figures.study.words import Words
from experiments.language import mark
from experiments.report.study_headline import over
from experiments.report.tables import Cell, Group, Row, Table
from experiments.studies.factors import changes, declared
from experiments.studies.study import Factor
from simulation.declare import ASSUMPTION

MOST_WEEKS = 6
"""Most weeks that stand side by side; of more, the last and others spread evenly."""
LEAST_P = 0.001


def contrasts(answers: Answers, words: Words) -> Iterator[Table]:
    """Every strategy after the first: measures in rows, weeks in columns."""
    weeks, lang = shown_weeks(answers.study.measured_at), words.lang
    for arm in answers.study.labels[1:]:
        found = {(c.measure, c.week): c for c in answers.contrasts if c.arm == arm}
        if not found:
            continue
        rows = tuple(_row([found[measure, week] for week in weeks], words) for measure in answers.study.measures)
        one = next(iter(found.values()))
        caption = lang(
            "{arm} less {reference}, in the same world, over the whole design. Bold: the mean difference. Below: its 95% interval, over {over}; what "
            "that decides, with p after Holm over the measures of the week; in how many of 100 pairs {arm} does better.",
            arm=words.title(arm),
            reference=words.title(one.reference),
            over=over(one, words),
        )
        columns = tuple((words.when(week), week_note(week, words)) for week in weeks)
        yield Table(caption, columns, (Group("", rows),), (words.place(arm),))


def shown_weeks(weeks: Sequence[int]) -> list[int]:
    """The weeks of a table, in order."""
    ordered = sorted(weeks)
    places = np.unique(np.linspace(0, len(ordered) - 1, min(MOST_WEEKS, len(ordered))).round().astype(int))
    return [ordered[place] for place in places]


def week_note(week: int, words: Words) -> str:
    """The week itself, where the column is named by years."""
    return words.lang("week {week}", week=words.lang.number(week)) if words.years(week) else ""


def _row(found: Sequence[Contrast], words: Words) -> Row:
    """One measure in every week."""
    measure = found[0].measure
    cells = []
    for contrast in found:
        mean, low, high = contrast.difference
        write, plain = words.change(measure, contrast.difference), words.plain(measure, contrast.difference)
        notes = [words.lang.span(low, high, plain) if math.isfinite(low) else "", decided(contrast, words), superiority(contrast, words)]
        cells.append(Cell(write(mean), tuple(note for note in notes if note)))
    margin = found[0].margin
    unit = words.unit(measure)
    told = words.lang("{unit}; equal within {margin}", unit=unit, margin=words.exactly(measure, margin)) if math.isfinite(margin) else unit
    return Row(words.measure(measure), tuple(cells), told)


def decided(contrast: Contrast, words: Words) -> str:
    """The verdict, with the p that it rests on."""
    verdict = words.lang(contrast.verdict)
    p = contrast.p_equal if contrast.verdict == EQUAL else contrast.p_holm
    return verdict if contrast.verdict == SAME or math.isnan(p) else f"{verdict}, {p_in_words(p, words)}"


def p_in_words(p: float, words: Words) -> str:
    """A p-value: with three decimals, or that it is smaller than they can show."""
    number = words.lang.number
    return f"p < {number(LEAST_P, 3)}" if p < LEAST_P else f"p = {number(p, 3 if p < 0.1 else 2)}"


def superiority(contrast: Contrast, words: Words) -> str:
    """In how many of 100 pairs the strategy does better; nothing where neither more nor less is better."""
    if math.isnan(contrast.superiority) or contrast.verdict == SAME:
        return ""
    return words.lang("{n} of 100", n=words.lang.number(100 * contrast.superiority))


def factors(answers: Answers, words: Words) -> Table:
    """What was varied: range, levels, whom it changes, where the number comes from."""
    lang, study = words.lang, answers.study
    rows = []
    for factor in study.factors:
        write = words.factor_value(factor.name)
        arms = [words.title(arm.label) for arm in study.arms if changes(factor, arm)]
        whom = lang("all") if len(arms) == len(study.arms) else lang.items(arms) if arms else lang("none")
        source = declared(factor.name).source
        cells = (
            lang.span(factor.low, factor.high, write),
            steps(factor, answers, words),
            whom,
            lang("assumption") if source == ASSUMPTION else source,
        )
        unit = words.factor_unit(factor.name)
        rows.append(
            Row(
                words.factor(factor.name),
                tuple(Cell(text, bold=False) for text in cells),
                f"{factor.name}, {unit}" if unit else factor.name,
            )
        )
    columns = ((lang("Range"), ""), (lang("Values"), ""), (lang("Changes"), ""), (lang("Source"), ""))
    return Table(lang("What was varied"), columns, (Group("", tuple(rows)),))


SPREAD = {"linear": mark("evenly"), "log": mark("evenly in ratios")}


def steps(factor: Factor, answers: Answers, words: Words) -> str:
    """How a factor was spread over its range."""
    kind = answers.study.design.kind
    if kind in ("grid", "one_at_a_time"):
        return words.lang.plural("{n} value", "{n} values", len(factor.levels))
    return words.lang("as given") if kind == "table" else words.lang(SPREAD[factor.scale])
