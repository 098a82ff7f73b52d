"""How a study calls things: its strategies, factors, measures and weeks, and how their values are written."""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from experiments.analysis.interval import Interval
from experiments.analysis.limits import Limit
from experiments.analysis.surface import WEEK
from experiments.figures.tokens import Style, styles
from experiments.language import Language, mark
from experiments.studies.factors import STATUS_QUO, declared
from experiments.studies.measures import STUDIED
from experiments.studies.study import Factor, Study
from simulation.measures import Measure
from simulation.settings import LEVERS
from simulation.state import YEAR

Write = Callable[[float], str]

UNITS = {
    "share": mark("percentage points"),
    "points": mark("points"),
    "people": mark("people"),
    "weeks": mark("weeks of income"),
    "money": mark("money"),
    "times": mark("times"),
}
"""What a difference of a measure is counted in."""
AS_PERCENTAGE = {"share": "", "wages": mark("of wages")}
"""Units of factors that are written as a percentage, and what it is a percentage of."""
HUNDREDTHS = 100.0


def digits_for(sizes: ArrayLike) -> int:
    """Decimals that tell values of these sizes apart: two figures of the largest."""
    largest = float(np.max(np.abs(np.asarray(sizes, float)), initial=0.0, where=np.isfinite(sizes)))
    return 0 if largest >= 10 or largest == 0 else min(4, 1 - math.floor(math.log10(largest)))


def exact_digits(values: NDArray[np.float64]) -> int:
    """Decimals that tell values apart, and up to two more where that writes them exactly."""
    fewest = digits_for(values)
    return next((digits for digits in range(fewest, fewest + 3) if np.allclose(values, values.round(digits), rtol=0, atol=1e-9)), fewest)


def spoken(label: str) -> str:
    """A label as people say it: ``patient_for_two_years`` becomes "Patient for two years"."""
    return label[:1].upper() + label[1:].replace("_", " ")


class Words:
    """The words of one study in one language."""

    def __init__(self, study: Study, lang: Language) -> None:
        self.study, self.lang = study, lang
        self._factors = {factor.name: factor for factor in study.factors}
        self._places = {label: place for place, label in enumerate(study.labels)}
        self.styles = styles(tuple(arm.strategy.name for arm in study.arms))
        self.titles = [lang(arm.strategy.title) if arm.label == arm.strategy.name else lang(spoken(arm.label)) for arm in study.arms]

    def place(self, label: str) -> int:
        """Which strategy of the study it is."""
        return self._places[label]

    def title(self, label: str) -> str:
        """Title of a strategy."""
        return self.titles[self._places[label]]

    def style(self, label: str) -> Style:
        """How a strategy is drawn."""
        return self.styles[self._places[label]]

    def found(self, name: str) -> Factor:
        """A factor of the study."""
        return self._factors[name]

    def factor(self, name: str) -> str:
        """A factor, or the weeks; with its group where its name is one word, or two factors of the study are called alike."""
        if name == WEEK:
            return self.lang("Time")
        if name.startswith(STATUS_QUO):
            return self.lang("{lever}, before launch", lever=self.lang(LEVERS[name.removeprefix(STATUS_QUO)].label))
        label, group = declared(name).label, name.rpartition(".")[0].replace("_", " ")
        alike = [other for other in self._factors if other != name and declared(other).label == label]
        alone = " " not in label and group not in ("strategy", label.lower())
        return f"{self.lang(label)} ({self.lang(group)})" if group and (alike or alone) else self.lang(label)

    def called(self, name: str) -> str:
        """A factor or a strategy as people know it; any other text as it is."""
        return self.factor(name) if name in self._factors else self.title(name) if name in self._places else name

    def factor_value(self, name: str) -> Write:
        """How a value of a factor is written, with the decimals that its range needs."""
        lang = self.lang
        if name == WEEK:
            return self.when
        factor, share = self._factors[name], declared(name).unit in AS_PERCENTAGE
        values = (HUNDREDTHS if share else 1.0) * self._told(factor)
        digits = 0 if factor.whole else exact_digits(values)
        return lambda x: lang.percent(x, digits) if share else lang.number(x, digits)

    def _told(self, factor: Factor) -> NDArray[np.float64]:
        """Values of a factor that are written: its ends, and its levels where the design goes by them."""
        levels = factor.levels if self.study.design.kind in ("grid", "one_at_a_time") else ()
        return np.array([factor.low, factor.high, *levels])

    def factor_unit(self, name: str) -> str:
        """What a factor is counted in, where its values do not say it."""
        unit = "" if name == WEEK else declared(name).unit
        return "" if unit in ("", "share") else self.lang(AS_PERCENTAGE.get(unit, unit))

    def axis(self, name: str) -> str:
        """A factor with its unit, as the title of an axis."""
        unit = self.factor_unit(name)
        return f"{self.factor(name)}, {unit}" if unit else self.factor(name)

    def limit(self, limit: Limit) -> str:
        """Where a factor has to lie, without its name: "at least 40%"."""
        write = self.factor_value(limit.factor)
        if math.isinf(limit.low):
            return self.lang("at most {high}", high=write(limit.high))
        if math.isinf(limit.high):
            return self.lang("at least {low}", low=write(limit.low))
        return self.lang.span(limit.low, limit.high, write)

    @property
    def launch(self) -> int | None:
        """Week in which all strategies start; None where they do not start together."""
        found = {arm.strategy.launch_week for arm in self.study.arms if arm.strategy.phases}
        return found.pop() if len(found) == 1 and "strategy.launch_week" not in self._factors else None

    def years(self, week: float) -> int:
        """Whole years after launch that a measured week, a row of the series, ends; 0 where it ends none."""
        years, rest = (0, 1) if self.launch is None else divmod(int(week) + 1 - self.launch, YEAR)
        return years if years > 0 and rest == 0 else 0

    def when(self, week: float) -> str:
        """A measured week: "5 years" where that many have passed since launch, else "week 100"."""
        years = self.years(week)
        return self.lang.plural("{n} year", "{n} years", years) if years else self.lang("week {week}", week=self.lang.number(week))

    def after(self, week: float) -> str:
        """A measured week as a moment: "5 years after launch"."""
        years = self.years(week)
        return self.lang("{years} after launch", years=self.when(week)) if years else self.when(week)

    def measure(self, name: str) -> str:
        """A measure."""
        return self.lang(STUDIED[name].label)

    def better(self, name: str) -> int:
        """Whether more of a measure is better: 1, less: −1, or neither: 0."""
        return STUDIED[name].better

    def unit(self, name: str) -> str:
        """What a difference of a measure is counted in."""
        return self.lang(UNITS[STUDIED[name].unit])

    def value(self, name: str, sizes: ArrayLike) -> Write:
        """How values of a measure are written."""
        lang, measure = self.lang, STUDIED[name]
        if measure.unit == "share":
            return lang.percent
        digits = digits_for(sizes)
        return lambda x: lang.signed(x, digits) if signed(measure) else lang.number(x, digits)

    def change(self, name: str, sizes: ArrayLike) -> Write:
        """How differences of a measure are written: with their sign, shares in percentage points."""
        scale = HUNDREDTHS if STUDIED[name].unit == "share" else 1.0
        digits = digits_for(scale * np.asarray(sizes, float))
        return lambda x: self.lang.signed(scale * x, digits)

    def plain(self, name: str, sizes: ArrayLike) -> Write:
        """How sizes of a difference are written: as differences, without a sign."""
        write = self.change(name, sizes)
        return lambda x: write(x).removeprefix("+")

    def exactly(self, name: str, size: float) -> str:
        """A size that somebody chose, such as a margin, with as many decimals as were written."""
        scaled = size * (HUNDREDTHS if STUDIED[name].unit == "share" else 1.0)
        return self.lang.number(scaled, next((digits for digits in range(4) if round(scaled, digits) == round(scaled, 6)), 4))

    def interval(self, name: str, found: Interval) -> str:
        """A difference with its interval: "+12 (9 to 15)"."""
        write, plain = self.change(name, found), self.plain(name, found)
        return f"{write(found.mean)} ({self.lang.span(found.low, found.high, plain)})" if math.isfinite(found.low) else write(found.mean)


def signed(measure: Measure) -> bool:
    """Whether values of a measure may be on either side of 0."""
    return measure.unit in ("points", "weeks", "money")
