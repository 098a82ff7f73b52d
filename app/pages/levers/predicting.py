"""Predict first: what the empty chart needs, and nothing of what is to come."""

from typing import Any

import numpy as np

from app.pages.chart_data import axis_of_time, shares
from app.pages.levers.answers import LARGE
from app.pages.levers.comparing import Answer
from app.view.state import QUARTERS, View
from experiments.comparison import QUARTER
from experiments.language import Language
from experiments.verdict import years_of
from simulation.state import YEAR

TWENTIETHS = 20
"""Steps of a share that the keys go by."""


def predicting(answer: Answer, view: View, lang: Language) -> dict[str, Any]:
    """The empty chart; its history is the middle world before launch, none before there are worlds."""
    axis = axis_of_time(answer.comparison, lang)
    return axis | {
        "sentence": lang("What do you expect? Draw it before you look."),
        "second": lang("Drag across the chart, from launch to five years later. Then see what happens in {n} worlds.", n=view.worlds),
        "title": lang("Committed employees"),
        "points": list(view.prediction),
        "needed": QUARTERS,
        "history": history(answer),
        "ticks": shares(lang, many=True)["ticks"],
        "labels": {"name": lang("your prediction"), "as_it_was": lang("as it was"), "keep_drawing": lang("keep drawing")},
        "spoken": spoken(lang),
        "scale": LARGE if view.present else 1,
        "reveal": lang("Reveal"),
        "again": lang("Start again"),
        "skip": lang("Skip"),
        "keys": lang("With the keys: arrows move the pen, Enter sets a point."),
    }


def history(answer: Answer) -> list[float]:
    """Share of committed people in the weeks before launch, in the middle world of the status quo."""
    if not answer.worlds:
        return []
    before = answer.comparison.measure("committed_share")[answer.still.place, :, : answer.comparison.launch_week]
    return [float(value) for value in np.median(before, axis=0).round(4)]


def spoken(lang: Language) -> dict[str, list[str]]:
    """The quarters and the shares in words, for those who draw by ear."""
    quarters = [lang("{time} after launch", time=years_of(QUARTER * quarter / YEAR, lang)) for quarter in range(1, QUARTERS)]
    return {"quarters": [lang("launch"), *quarters], "values": [lang.percent(step / TWENTIETHS) for step in range(TWENTIETHS + 1)]}
