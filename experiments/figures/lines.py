"""Measures over time, and what the eye should find in each."""

import math
from collections.abc import Sequence

import numpy as np

from experiments.comparison import Comparison
from experiments.figures.sheet import SMALL, Sheet
from experiments.figures.timeline import MOST_BANDS, VALUES, Floats, LineChart, Scale
from experiments.figures.tokens import DISC, dashes
from experiments.findings import TIPPED, apart_since, loses_money, paid_back

SHARE = Scale(0.0, 1.0, share=True)
POINTS = Scale(0.0, 30.0)
MONEY = Scale(-5.0, 5.0)
APART = 0.86
"""How high the line stands from which strategies are apart."""


def apart_week(comparison: Comparison) -> int | None:
    """First week from which the last of two strategies differs from the first, with one sign in nearly all worlds; None where it does not."""
    if len(comparison.scenarios) != 2:
        return None
    week = apart_since(comparison, 1, 0)
    return apart_since(comparison, 0, 1) if week is None else week


def commitment(sheet: Sheet, comparison: Comparison) -> None:
    """Committed employees: bands, each world where they split, where worlds end, half, and the week from which they part."""
    lang, values = sheet.lang, comparison.measure("committed_share")
    top = sheet.head(lang("Committed employees"), lang("Share of employees; {worlds} worlds", worlds=len(comparison.seeds)))
    edge = 166.0 if sheet.wide else 0.0
    chart = LineChart(sheet, comparison, SHARE, top - 16, edge)
    chart.grid(chart.limits(0, 1), lang("of employees"))
    lines = chart.lines(values, each_world=True)
    chart.axes.axhline(TIPPED, color=sheet.palette["ink2"], lw=1, zorder=3)
    if sheet.wide:
        _half_and_apart(chart)
        chart.dots(values)
        _each_dot(chart)
    chart.phases()
    chart.name(lines)


def _half_and_apart(chart: LineChart) -> None:
    """Say what half means, and from which week two strategies are apart."""
    sheet, lang = chart.sheet, chart.lang
    week = apart_week(chart.comparison)
    x = -math.inf if week is None else float(sheet.at(chart.axes, week + 1, 0)[0, 0])
    half, words = float(sheet.at(chart.axes, 0, TIPPED)[0, 1]) + 3, lang("half: the world has tipped")
    at_left = sheet.box(chart.plot.x0 + 44, half, words, "left", "bottom", SMALL)
    if at_left.x0 - 4 < x < at_left.x1 + 4:
        sheet.write(chart.plot.x1 - 2, half, words, ha="right", halo=True)
    else:
        sheet.write(at_left.x0, half, words, halo=True)
    if week is not None:
        chart.axes.plot([week + 1, week + 1], [0, APART], color=sheet.palette["ink2"], lw=1.4, ls=dashes((2, 3), 1.4), zorder=3)
        _beside_line(chart, x, lang("apart from week {week}", week=lang.number(week)))


def _beside_line(chart: LineChart, x: float, text: str) -> None:
    """Write a text beside an upright line, as high as it is free, to the left if it can."""
    sheet = chart.sheet
    for share in (APART, APART - 0.09, APART - 0.18):
        y = float(sheet.at(chart.axes, 0, share)[0, 1])
        for place, ha in ((x - 6, "right"), (x + 6, "left")):
            box = sheet.box(place, y, text, ha, "top", SMALL)
            if sheet.free(box) and box.x0 >= chart.plot.x0 and box.x1 <= chart.plot.x1:
                sheet.write(place, y, text, ha=ha, va="top", halo=True)
                return


def _each_dot(chart: LineChart) -> None:
    """Say what the dots are."""
    lang, sheet = chart.lang, chart.sheet
    half = float(sheet.at(chart.axes, 0, TIPPED)[0, 1])
    for row, words in enumerate((lang("each dot one world,"), lang("at the end"))):
        sheet.write(chart.plot.x1 + 40, half + 40 - 17 * row, words, va="top", halo=True)


def conduct(sheet: Sheet, comparison: Comparison) -> None:
    """The share who show the conduct asked for."""
    _plain(sheet, comparison, "adopted_share", SHARE, sheet.lang("Show the conduct asked for"), sheet.lang("Output: share of employees"))


def trust(sheet: Sheet, comparison: Comparison) -> None:
    """Trust in leaders."""
    _plain(sheet, comparison, "trust_mean", SHARE, sheet.lang("Trust in leaders"), sheet.lang("Impact: mean over employees"))


def nps(sheet: Sheet, comparison: Comparison) -> None:
    """Net promoter score."""
    _plain(sheet, comparison, "nps", POINTS, sheet.lang("Net promoter score"), sheet.lang("Outcome: points"))


def _plain(sheet: Sheet, comparison: Comparison, name: str, scale: Scale, title: str, note: str) -> None:
    """One measure, and the status quo beside it."""
    values = comparison.measure(name)
    chart = LineChart(sheet, comparison, scale, sheet.head(title, note) - 8, beside=VALUES)
    low, high = np.quantile(values, [0.05, 0.95], axis=1)
    chart.grid(chart.limits(float(low.min()), float(high.max())))
    beside = chart.beside(name)
    lines = chart.lines(values)
    chart.phases()
    chart.name(lines, beside)


def money(sheet: Sheet, comparison: Comparison) -> None:
    """Profit added up against the status quo, and when it is paid back."""
    lang, values = sheet.lang, comparison.measure("money")
    top = sheet.head(lang("Profit, added up, against the status quo"), comparison.money_words(lang))
    chart = LineChart(sheet, comparison, MONEY, top - 8, beside=VALUES)
    low, high = np.quantile(values, [0.05, 0.95], axis=1)
    chart.grid(chart.limits(float(low.min()), float(high.max())))
    lines = chart.lines(values)
    chart.phases()
    if len(values) <= (MOST_BANDS if sheet.wide else 2):
        for strategy, line in enumerate(lines):
            _paid_back(chart, strategy, line, lines)
    chart.name(lines)


def _paid_back(chart: LineChart, strategy: int, line: Floats, lines: Sequence[Floats]) -> None:
    """Mark the week from which the middle world has earned back what it cost."""
    week, low, high = paid_back(chart.comparison, strategy)
    if math.isinf(week) or not loses_money(chart.comparison, strategy):
        return
    lang, sheet, style = chart.lang, chart.sheet, chart.styles[strategy]
    x, y = sheet.at(chart.axes, week + 1, 0)[0]
    sheet.stamp(DISC, [(x, y)], 4.2, "bg", style.token, 2.0, zorder=6)
    until = lang("{low} or later", low=lang.number(low)) if math.isinf(high) else lang.span(low, high)
    chart.remark(x, y, (lang("paid back: week {week}", week=lang.number(week)), f"({until})"), style.text, lines)
