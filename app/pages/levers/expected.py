"""What was predicted beside what came: as it was expected or not, a year, three and five years after launch."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from app.pages.levers.comparing import Answer
from app.pages.words import title_of
from app.view.state import View
from experiments.comparison import QUARTER
from experiments.language import Language
from simulation.state import YEAR

YEARS_ON = (1, 3, 5)
"""Years after launch at which a prediction is held against what came."""
NEAR = 0.05
"""How far beside 9 of 10 worlds still counts as expected: nobody draws to the percent."""


class Held(NamedTuple):
    """A prediction after so many years, and where the worlds are then: the middle one, and 9 of 10."""

    years: int
    expected: float
    low: float
    middle: float
    high: float

    @property
    def right(self) -> bool:
        """Whether it came as expected."""
        return self.low - NEAR <= self.expected <= self.high + NEAR


def held(answer: Answer, view: View) -> Iterator[Held]:
    """The prediction year by year; nothing where none was made, it is still covered, or nothing has come."""
    if not answer.worlds or not view.prediction or view.predict:
        return
    committed = answer.comparison.measure("committed_share")[answer.own.place]
    for years in YEARS_ON:
        week = answer.comparison.launch_week + YEAR * years - 1
        if week < answer.comparison.weeks:
            low, middle, high = np.quantile(committed[:, week], (0.05, 0.5, 0.95)).tolist()
            yield Held(years, view.prediction[YEAR // QUARTER * years], low, middle, high)


def verdict(found: list[Held], view: View, lang: Language) -> str:
    """Whether it came as expected, at the beginning, on the way and in the end."""
    title = title_of(view, view.edited.name, lang)
    right, wrong = ([lang.plural("{n} year", "{n} years", one.years) for one in found if one.right is so] for so in (True, False))
    if not wrong:
        return lang("{title} went as you expected.", title=title)
    if not right:
        return lang("{title} went otherwise than you expected.", title=title)
    return lang(
        "{title} was where you expected after {right}, and not after {wrong}.",
        title=title,
        right=lang.items(right),
        wrong=lang.items(wrong),
    )


def compared(found: list[Held], lang: Language) -> str:
    """What was expected and what came, year by year."""
    return " ".join([*(after(one, lang) for one in found), lang("In brackets: where 9 of 10 worlds lie.")])


def after(one: Held, lang: Language) -> str:
    """What was expected and what came after so many years."""
    values: dict[str, Any] = {name: lang.percent(getattr(one, name)) for name in ("expected", "low", "middle", "high")}
    return lang.plural(
        "After {n} year you expected {expected}, and {middle} came ({low} to {high}).",
        "After {n} years you expected {expected}, and {middle} came ({low} to {high}).",
        one.years,
        **values,
    )
