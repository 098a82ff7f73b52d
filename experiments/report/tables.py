"""The tables of a report: milestones, paired differences, contrasts, costs, settings of leaders."""

import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from experiments import findings
from experiments.comparison import COMPARED, Comparison
from experiments.language import Language, mark
from experiments.statistics import mean_interval
from experiments.verdict import years_of
from simulation.measures import Measure
from simulation.settings import LEVERS

Floats = NDArray[np.float64]

LEVELS = {
    "output": mark("Output, what people show"),
    "outcome": mark("Outcome, what customers get and say"),
    "impact": mark("Impact, what people mean and what lasts"),
    "money": mark("Money"),
}
MILESTONES = ("committed_share", "adopted_share", "nps", "money")
DIFFERENCES = (
    *("adopted_share", "skill_mean", "first_contact_resolution", "load"),
    *("nps", "detractors_share", "customers", "customers_lost", "staff_left"),
    *("committed_share", "understanding_mean", "safety_mean", "trust_mean", "energy_mean", "enps", "advocates_share", "bond_mean"),
    *("recommendations", "earned_growth", "change_success"),
    "money",
)
MANY = 20.0
"""From here on people are counted without decimals."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a table: the number, and in small type what belongs to it."""

    value: str
    notes: tuple[str, ...] = ()
    bold: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its name, a note, the place of the strategy it speaks of if any, its cells, and what the name stands against."""

    name: str
    cells: tuple[Cell, ...]
    note: str = ""
    strategy: int | None = None
    against: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption, names of columns (each with a second line), and groups of rows."""

    caption: str
    columns: tuple[tuple[str, str], ...]
    groups: tuple[Group, ...]
    strategies: tuple[int, ...] = ()


def digits_of(measure: Measure, sizes: Floats) -> int:
    """How many decimals a reader of values needs."""
    if measure.unit == "times":
        return 2
    return 1 if measure.unit == "people" and float(np.max(np.abs(sizes), initial=0)) < MANY else 0


def unit_of(name: str, measure: Measure, lang: Language) -> str:
    """What a difference is counted in."""
    if name == "customers":
        return lang("people")
    units = {"share": lang("percentage points"), "points": lang("points"), "people": lang("people a week"), "times": lang("times")}
    return units.get(measure.unit, "")


def form(measure: Measure, lang: Language, sizes: Floats) -> Callable[[float], str]:
    """How a value of a measure is written."""
    if measure.unit == "share":
        return lang.percent
    digits = digits_of(measure, sizes)
    signed = measure.unit == "points" or measure.level == "money"
    return lambda x: lang.signed(x, digits) if signed else lang.number(x, digits)


def end_of(measure: Measure, lang: Language, sizes: Floats) -> Callable[[float], str]:
    """How an end of a range is written: without the sign and the unit that the value beside it has."""
    if measure.unit == "share":
        return lambda x: lang.number(100 * x)
    digits = digits_of(measure, sizes)
    return lambda x: lang.number(x, digits)


def milestone_columns(comparison: Comparison, lang: Language) -> tuple[tuple[str, str], ...]:
    """Years after launch, and the week."""
    columns = []
    for years, week in comparison.milestones:
        columns.append((years_of(years, lang), lang("week {week}", week=lang.number(week))))
    return tuple(columns)


def milestones(comparison: Comparison, lang: Language, names: Sequence[str] = MILESTONES) -> Table:
    """The middle world and where 9 of 10 worlds lie, at each milestone."""
    groups = []
    for name in names:
        measure, rows = COMPARED[name], []
        for place, title in enumerate(comparison.titles(lang)):
            values = comparison.measure(name)[place]
            write = form(measure, lang, values)
            plain = end_of(measure, lang, values)
            cells = []
            for _, row in comparison.milestones:
                low, middle, high = np.quantile(values[:, row], (0.05, 0.5, 0.95))
                cells.append(Cell(write(middle), (lang.span(low, high, plain),)))
            rows.append(Row(title, tuple(cells), strategy=place))
        groups.append(Group(lang(measure.label), tuple(rows)))
    unit = comparison.money_words(lang)
    caption = lang("Bold: the middle world. Below: where 9 of 10 worlds lie. Money in {unit}, added up, against the status quo.", unit=unit)
    return Table(caption, milestone_columns(comparison, lang), tuple(groups))


def differences(comparison: Comparison, lang: Language, names: Sequence[str] = DIFFERENCES) -> Iterator[Table]:
    """Paired differences: each strategy against the first; one alone against the status quo of the same world."""
    titles, alone = comparison.titles(lang), len(comparison.names) == 1
    for place in range(0 if alone else 1, len(titles)):
        reference = lang("Status quo") if alone else titles[0]
        if alone and np.array_equal(comparison.series[0], comparison.status_quo_series[0]):
            continue
        text = "{title} less {reference}, in the same world. Bold: the mean difference. Below: its 95% interval, and the worlds in which {title} does better."
        caption = lang(text, title=titles[place], reference=reference)
        yield Table(
            caption, milestone_columns(comparison, lang), tuple(_difference_groups(comparison, lang, place, alone, names)), (place,)
        )


def _difference_groups(comparison: Comparison, lang: Language, place: int, alone: bool, names: Sequence[str]) -> Iterator[Group]:
    """The rows of paired differences, by level."""
    for level, title in LEVELS.items():
        rows = tuple(_difference_row(comparison, lang, name, place, alone) for name in names if COMPARED[name].level == level)
        if rows:
            yield Group(lang(title), rows)


def _difference_row(comparison: Comparison, lang: Language, name: str, place: int, alone: bool) -> Row:
    """The paired difference of one measure at each milestone, its interval, and in how many worlds it is better."""
    measure, weeks = COMPARED[name], [row for _, row in comparison.milestones]
    values = comparison.measure(name)
    against = _beside(comparison, name) if alone else values[0]
    gaps = (values[place] - against)[:, weeks].T * (100.0 if measure.unit == "share" else 1.0)
    lows, highs = mean_interval(gaps)
    digits = max(digits_of(measure, gaps), int(np.any((highs > lows) & (lows.round() == highs.round()))))
    cells = []
    for gap, low, high in zip(gaps, lows, highs, strict=True):
        better = int((measure.better * gap > 0).sum())
        told = lang("{n} of {total}", n=lang.number(better), total=lang.number(gap.size))
        span = lang.span(low, high, lambda x: lang.number(x, digits))
        known = not np.isnan(gap).any()
        cells.append(Cell(lang.signed(float(gap.mean()), digits), (span, told) if known else ()))
    unit = comparison.money_words(lang, place) if name == "money" else unit_of(name, measure, lang)
    return Row(lang(measure.label), tuple(cells), unit)


def _beside(comparison: Comparison, name: str) -> Floats:
    """A measure under the status quo; money is counted against it already."""
    return np.zeros(comparison.measure(name)[0].shape) if name == "money" else comparison.status_quo(name)[0]


def costs(comparison: Comparison, lang: Language) -> Table:
    """What each programme cost above the status quo, and when that is earned back."""
    rows = []
    for place, title in enumerate(comparison.titles(lang)):
        week, low, high = findings.paid_back(comparison, place)
        late = lang("never") if math.isinf(high) else lang.number(high)
        span = () if math.isinf(low) else (lang("{low} to {high}", low=lang.number(low), high=late),)
        back = Cell(lang("never") if math.isinf(week) else lang("week {week}", week=lang.number(week)), span)
        if not findings.loses_money(comparison, place):
            back = Cell(lang("never behind"))
        end = float(np.median(comparison.measure("money")[place, :, -1]))
        spent = float(findings.extra_cost(comparison, place).mean())
        share = Cell(lang.percent(findings.extra_share(comparison, place), 1))
        rows.append(Row(title, (share, Cell(lang.number(spent, 1)), back, Cell(lang.signed(end))), strategy=place))
    columns = (
        (lang("Share of wages"), lang("above the status quo")),
        (lang("In all"), comparison.money_words(lang)),
        (lang("Paid back"), lang("9 of 10 worlds")),
        (lang("Profit at the end"), lang("against the status quo")),
    )
    return Table(lang("What the programme cost, and when it was earned back"), columns, (Group("", tuple(rows)),))


def settings(comparison: Comparison, lang: Language, place: int) -> Table | None:
    """What leaders set in each phase, only what changes; None where nothing does."""
    scenario = comparison.scenarios[place]
    reached = [scenario.context.status_quo, *scenario.strategy.reached(scenario.context.status_quo)]
    if len(reached) == 1:
        return None
    rows = []
    for name, declared in LEVERS.items():
        values = [getattr(setting, name) for setting in reached]
        if len(set(values)) > 1:
            changed = [False, *(one != other for one, other in itertools.pairwise(values))]
            rows.append(Row(lang(declared.label), tuple(Cell(lang.percent(v), bold=b) for v, b in zip(values, changed, strict=True))))
    columns = [(lang("Status quo"), lang("before"))]
    columns += [(lang(phase.name), lang("by week {week}", week=lang.number(phase.week))) for phase in scenario.strategy.phases]
    title = comparison.titles(lang)[place]
    caption = lang("{title}: what leaders set, weeks after launch; bold where it changes", title=title)
    return Table(caption, tuple(columns), (Group("", tuple(rows)),), (place,))
