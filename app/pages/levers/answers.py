"""What the levers lead to: commitment, worlds that tip, money and net promoter score, over all worlds."""

from typing import Any

import numpy as np

from app.pages.chart_data import MONEY_AT_LEAST, POINTS_AT_LEAST, Floats, amounts, axis_of_time, series, shares, span, words_of_weeks
from app.pages.levers.comparing import Answer, Shown
from app.view.state import STATUS_QUO, View
from experiments import findings
from experiments.language import Language

WIDER = 20.0
"""A range that is wider than it is at least grows by as much at a time, so that axes stand still while a lever moves."""
LARGE = 1.6
"""How much larger charts are in a presentation."""


def answers(answer: Answer, view: View, lang: Language) -> dict[str, Any]:
    """Everything at the right of the levers; axes and titles stand before there is a world."""
    return {
        "charts": [committed(answer, view, lang), money(answer, view, lang), points(answer, view, lang)],
        "tips": tips(answer, view, lang),
        "basis": basis_words(answer, view, lang),
        "band": lang("Band: 9 of 10 worlds"),
    }


def chart(name: str, title: str, note: str, answer: Answer, axis: dict[str, Any], view: View, lang: Language) -> dict[str, Any]:
    """A measure over time: bands of one's own strategy, limits of the one it is held against, the status quo as a line."""
    drawn = axis | axis_of_time(answer.comparison, lang) | {"label": title, "ticks_beside": True, "scale": LARGE if view.present else 1}
    drawn["strategies"] = []
    if answer.worlds:
        values = answer.comparison.measure(name)
        drawn["strategies"] = [line_of(line, answer, values[line.place]) for line in answer.lines]
        drawn["table"] = words_of_weeks(
            answer.comparison,
            [np.median(values[line.place], axis=0) for line in answer.lines],
            lang.percent if axis["unit"] == "share" else lang.signed,
            lang,
        )
    return {"name": name, "title": title, "note": note, "drawn": drawn}


def line_of(line: Shown, answer: Answer, worlds: Floats) -> dict[str, Any]:
    """One strategy in a chart; worlds (W, T)."""
    found = series(line.title, line.style, worlds)
    if line.place == answer.still.place:
        return found | {"line_only": True}
    return found | ({"own": True} if line.place == answer.own.place else {"limits": True})


def committed(answer: Answer, view: View, lang: Language) -> dict[str, Any]:
    """Committed employees, and what was predicted on top."""
    found = chart("committed_share", lang("Committed employees"), lang("of employees"), answer, shares(lang), view, lang)
    if view.prediction and not view.predict:
        found["drawn"] |= {"points": list(view.prediction), "prediction_label": lang("your prediction")}
    return found


def money(answer: Answer, view: View, lang: Language) -> dict[str, Any]:
    """Profit, added up, against the status quo."""
    unit = answer.comparison.money_words(lang) if answer.worlds else lang("weeks of today's profit")
    axis = amounts(*span(drawn_of(answer, "money"), MONEY_AT_LEAST, WIDER), MONEY_AT_LEAST, lang, "money")
    return chart("money", lang("Profit, added up, against the status quo"), unit, answer, axis, view, lang)


def points(answer: Answer, view: View, lang: Language) -> dict[str, Any]:
    """What customers say."""
    axis = amounts(*span(drawn_of(answer, "nps"), POINTS_AT_LEAST, WIDER), POINTS_AT_LEAST, lang, "points")
    return chart("nps", lang("Net promoter score"), lang("points"), answer, axis, view, lang)


def drawn_of(answer: Answer, name: str) -> Floats | None:
    """A measure of what is drawn; None before there is a world."""
    return answer.comparison.measure(name)[[line.place for line in answer.lines]] if answer.worlds else None


def tips(answer: Answer, view: View, lang: Language) -> dict[str, Any]:
    """In how many worlds at least half of the people are committed in the end: a row of cells for each strategy."""
    lines = list({line.place: line for line in (answer.base, answer.own)}.values())
    week, total = lang.number(answer.comparison.weeks - 1), answer.worlds or view.worlds
    if len(lines) > 1:
        note = lang("Worlds that tip by week {week}. Same {n} worlds for both.", week=week, n=lang.number(total))
    else:
        note = lang("Worlds that tip by week {week}.", week=week)
    return {"rows": [tip_row(line, answer, total, lang) for line in lines], "total": total, "note": note, "label": lang("Worlds that tip")}


def tip_row(line: Shown, answer: Answer, total: int, lang: Language) -> dict[str, Any]:
    """The cells of one strategy; none is filled before there is a world."""
    count = findings.rooted(answer.comparison, line.place) if answer.worlds else 0
    told = lang("{n} of {total}", n=lang.number(count), total=lang.number(total)) if answer.worlds else ""
    spoken = lang("{title}: {n} of {total} worlds tip", title=line.title, n=lang.number(count), total=lang.number(total))
    token = line.style.token
    return {"token": token, "quiet": line.name == STATUS_QUO, "count": count, "title": line.title, "told": told, "spoken": spoken}


def basis_words(answer: Answer, view: View, lang: Language) -> str:
    """Of how many worlds and weeks the charts are."""
    weeks = lang.plural("{n} week", "{n} weeks", answer.comparison.weeks)
    return lang(
        "{worlds}, {weeks}", worlds=count_words(answer, view, lang) or lang.plural("{n} world", "{n} worlds", view.worlds), weeks=weeks
    )


def count_words(answer: Answer, view: View, lang: Language) -> str:
    """How many of the worlds are shown; empty where all or none are."""
    if answer.worlds in (0, view.worlds):
        return ""
    return lang("{n} of {total} worlds", n=lang.number(answer.worlds), total=lang.number(view.worlds))
