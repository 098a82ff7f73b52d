"""Predict first: what the empty chart needs, and nothing of what is to come."""

from typing import Any

import numpy as np

from app.pages.chart_data import axis_of_time, shares
from app.pages.levers.answers import LARGE
from app.pages.levers.comparing import Answer
from app.pages.words import title_of
from app.view.state import QUARTERS, View
from experiments.comparison import QUARTER
from experiments.language import Language
from experiments.verdict import years_of
from simulation.state import YEAR

TWENTIETHS = 20
"""Steps of a share that the keys go by."""
TOP, TURN = 0.8, 2.5
"""Share that the courses to choose from rise to, and the year in which the slow one tips."""


def predicting(answer: Answer, view: View, lang: Language) -> dict[str, Any]:
    """The empty chart; its history is the middle world before launch, none before there are worlds."""
    axis, past = axis_of_time(answer.comparison, lang), history(answer)
    return axis | {
        "sentence": lang("What do you expect of {title}?", title=title_of(view, view.edited.name, lang)),
        "second": lang(
            "Choose what comes nearest, or draw across the chart from launch to five years later. Then see {n} worlds.", n=view.worlds
        ),
        "picks": picks(past[-1] if past else 0.0, lang),
        "picks_name": lang("What comes nearest"),
        "title": lang("Committed employees"),
        "points": list(view.prediction),
        "needed": QUARTERS,
        "history": past,
        "ticks": shares(lang, many=True)["ticks"],
        "labels": {"name": lang("your prediction"), "as_it_was": lang("as it was"), "keep_drawing": lang("keep drawing")},
        "spoken": spoken(lang),
        "scale": LARGE if view.present else 1,
        "reveal": lang("Reveal"),
        "again": lang("Draw again"),
        "skip": lang("Show without predicting"),
        "keys": lang("With the keys: arrows move the pen, Enter sets a point."),
    }


def picks(start: float, lang: Language) -> list[dict[str, Any]]:
    """Courses to choose from, each a line that can be drawn on; ``start`` is the share at launch."""
    years, top = np.arange(QUARTERS) * QUARTER / YEAR, max(TOP, (1 + start) / 2)
    courses = {
        lang("Nothing changes"): 0.0 * years,
        lang("Rises and stays"): 1.0 - np.exp(-2.5 * years),
        lang("Rises and falls back"): np.where(years < 1.0, np.sin(np.pi * years / 2.0), np.exp(-1.5 * np.maximum(0.0, years - 1.0))),
        lang("Slow, then tips"): logistic(years) - logistic(0.0),
    }
    return [
        {"label": label, "points": (start + (top - start) * course).clip(0.0, 1.0).round(3).tolist()} for label, course in courses.items()
    ]


def logistic(years: Any) -> Any:
    """A course that turns in the middle of the time."""
    return 1.0 / (1.0 + np.exp(-4.0 * (years - TURN)))


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
