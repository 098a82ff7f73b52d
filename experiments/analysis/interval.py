"""A number with its 95 % interval, what it is a number of, and what has to be said with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from experiments.language import Language


class Interval(NamedTuple):
    """A number with the ends of its 95 % interval; the ends are NaN where there is none."""

    mean: float
    low: float
    high: float

    @property
    def clear(self) -> bool:
        """Whether the interval lies on one side of 0."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True)
class Quantity:
    """What is told about: a measure of an arm in a week, or its difference from the reference in the same world.

    Attributes
    ----------
    reference
        None where it is the measure of the arm itself.
    """

    arm: str
    reference: str | None
    measure: str
    week: int


@dataclass(frozen=True)
class Note:
    """A sentence that has to be said with a number.

    Attributes
    ----------
    text
        As it is marked for translation.
    values
        What its places are filled with: texts, whole numbers, numbers, rows of texts.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def said(self, lang: Language) -> str:
        """The sentence in the language of the reader; numbers with two decimals."""
        return lang(self.text, **{name: _written(value, lang) for name, value in self.values.items()})


def _written(value: object, lang: Language) -> str:
    """A value as people read it."""
    if isinstance(value, tuple):
        return lang.items([str(item) for item in value])
    if isinstance(value, int | float):
        return lang.number(value, 2 if isinstance(value, float) else 0)
    return str(value)
