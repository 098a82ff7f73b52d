"""The four charts of Compare: what counts with every world, and in small conduct or commitment, net promoter score and money."""

import math
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from app.pages import chart_data
from app.pages.chart_data import (
    MONEY_AT_LEAST,
    POINTS_AT_LEAST,
    Floats,
    amounts,
    axis_of_time,
    each_world,
    series,
    shares,
    span,
    words_of_weeks,
)
from app.pages.compare_counts import COMMITTED, Counts
from app.view.state import STATUS_QUO
from experiments.comparison import Comparison
from experiments.figures.lines import apart_week
from experiments.figures.tokens import KNOWN, Style
from experiments.findings import TIPPED, loses_money, paid_back
from experiments.language import Language

POINTS_APART = (30.0, 50.0, 100.0)
WIDER = 10.0
"""A range that is wider than it is at least grows by as much at a time, so that axes stand still while worlds arrive."""


def charts(comparison: Comparison, styles: Sequence[Style], counts: Counts, lang: Language) -> dict[str, Any]:
    """All charts; without worlds their axes and titles alone."""
    beside = conduct if counts.measure == COMMITTED else commitment
    return {
        "main": main(comparison, styles, counts, lang),
        "small": [beside(comparison, styles, lang), points(comparison, styles, lang), money(comparison, styles, lang)],
    }


def chart(name: str, title: str, note: str, comparison: Comparison, axis: dict[str, Any], lang: Language) -> dict[str, Any]:
    """A chart without its lines."""
    drawn = axis | axis_of_time(comparison, lang) | {"label": title, "strategies": []}
    return {"name": name, "title": title, "note": note, "drawn": drawn}


def with_lines(
    chart: dict[str, Any], comparison: Comparison, styles: Sequence[Style], write: chart_data.Write, lang: Language
) -> dict[str, Any]:
    """The chart with a line a strategy, every world of it, and the words of every week."""
    values, drawn = comparison.measure(chart["name"]), chart["drawn"]
    drawn["strategies"] = [
        series(title, style, worlds) | each_world(worlds)
        for title, style, worlds in zip(comparison.titles(lang), styles, values, strict=True)
    ]
    drawn["table"] = words_of_weeks(comparison, np.median(values, axis=1), write, lang)
    return chart


def main(comparison: Comparison, styles: Sequence[Style], counts: Counts, lang: Language) -> dict[str, Any]:
    """What counts: each world as a line and, at the end, as a dot."""
    found = chart(counts.measure, counts.title, counts.note, comparison, shares(lang, counts.top, many=True), lang)
    found["drawn"] |= {"half": {"value": TIPPED, "label": counts.half}, "each_world": True}
    if not len(comparison.seeds):
        return found
    with_lines(found, comparison, styles, lang.percent, lang)
    found["drawn"]["end_note"] = lang("each dot one world, week {week}", week=lang.number(comparison.weeks - 1))
    week = apart_week(comparison)
    if week is not None and counts.measure == COMMITTED:
        found["drawn"]["apart"] = {"week": week, "label": lang("apart from week {week}", week=lang.number(week))}
    return found


def commitment(comparison: Comparison, styles: Sequence[Style], lang: Language) -> dict[str, Any]:
    """The share of people who are committed."""
    found = chart(COMMITTED, lang("Committed employees"), lang("Impact"), comparison, shares(lang), lang)
    return with_lines(found, comparison, styles, lang.percent, lang) if len(comparison.seeds) else found


def conduct(comparison: Comparison, styles: Sequence[Style], lang: Language) -> dict[str, Any]:
    """The share of people who show the conduct asked for."""
    found = chart("adopted_share", lang("Show the conduct asked for"), lang("Output"), comparison, shares(lang), lang)
    return with_lines(found, comparison, styles, lang.percent, lang) if len(comparison.seeds) else found


def points(comparison: Comparison, styles: Sequence[Style], lang: Language) -> dict[str, Any]:
    """Net promoter score, with the status quo beside it where it is not compared itself."""
    axis = amounts(*span(drawn_of(comparison, "nps"), POINTS_AT_LEAST, WIDER), POINTS_AT_LEAST, lang, "points", POINTS_APART)
    found = chart("nps", lang("Net promoter score"), lang("Outcome"), comparison, axis, lang)
    if not len(comparison.seeds):
        return found
    with_lines(found, comparison, styles, lang.signed, lang)
    if all(scenario.strategy.name != STATUS_QUO for scenario in comparison.scenarios):
        quiet = comparison.status_quo("nps")
        found["drawn"]["strategies"].append(chart_data.beside(comparison, "nps", KNOWN[STATUS_QUO], lang))
        medians = [*np.median(comparison.measure("nps"), axis=1), np.median(quiet[0], axis=0)]
        found["drawn"]["table"] = words_of_weeks(comparison, medians, lang.signed, lang)
    return found


def money(comparison: Comparison, styles: Sequence[Style], lang: Language) -> dict[str, Any]:
    """Profit added up, against the status quo, and when it is paid back."""
    axis = amounts(*span(drawn_of(comparison, "money"), MONEY_AT_LEAST, WIDER), MONEY_AT_LEAST, lang, "money")
    unit = comparison.money_words(lang) if len(comparison.seeds) else lang("weeks of today's profit")
    found = chart("money", lang("Profit, added up, against the status quo"), unit, comparison, axis, lang)
    if not len(comparison.seeds):
        return found
    with_lines(found, comparison, styles, lang.signed, lang)
    found["drawn"]["paid_back"] = list(paid(comparison, styles, lang))
    return found


def paid(comparison: Comparison, styles: Sequence[Style], lang: Language) -> Iterator[dict[str, Any]]:
    """Where the middle world of each strategy has earned back what it cost, if it was ever behind and ever is even."""
    for place, style in enumerate(styles):
        week, low, high = paid_back(comparison, place)
        if math.isinf(week) or not loses_money(comparison, place):
            continue
        until = lang("{low} or later", low=lang.number(low)) if math.isinf(high) else lang.span(low, high)
        label = [lang("paid back: week {week}", week=lang.number(week)), f"({until})"]
        yield {"week": week, "low": low, "high": None if math.isinf(high) else high, "label": label, "token": style.token}


def drawn_of(comparison: Comparison, name: str) -> Floats | None:
    """A measure of what is drawn; None before there is a world."""
    return comparison.measure(name) if len(comparison.seeds) else None
