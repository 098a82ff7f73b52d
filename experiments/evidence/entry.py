"""One published number, or pattern, that the model is held against."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from experiments.evidence.runs import Runs
from experiments.language import mark

Floats = NDArray[np.float64]

LEVEL, PATTERN, CONTROL, SHOWN = "level", "pattern", "control", "shown"
USES = {
    LEVEL: mark("A level: the model is set so that it comes near."),
    PATTERN: mark("A pattern: it must come out of the rules, and nothing is set to make it come out."),
    CONTROL: mark("A control: the model must not do better than this."),
    SHOWN: mark("Shown, not judged."),
}
ROUNDING = 1e-9
"""Part of a sum by which it may differ because computers round."""
PRIMARY, SECONDARY = "primary", "secondary"
SURE = {
    PRIMARY: mark("read in the publication itself, or its summary"),
    SECONDARY: mark("read in what others write about it"),
}


@dataclass(frozen=True, slots=True)
class Accepted:
    """A range of values, as of those that were published, or that are accepted.

    Attributes
    ----------
    low, high
        Ends of the range; infinite where there is none.
    strict
        Whether the ends themselves lie outside, as for "more than before".
    """

    low: float = -math.inf
    high: float = math.inf
    strict: bool = False

    def holds(self, x: float) -> bool:
        """Whether a value lies in it; NaN never does."""
        return self.low < x < self.high if self.strict else self.low <= x <= self.high

    @property
    def ends(self) -> tuple[float, ...]:
        """The ends that there are."""
        return tuple(end for end in (self.low, self.high) if math.isfinite(end))


ABOVE_ZERO = Accepted(low=0.0, strict=True)
"""For an order of things: the number is the smallest step of the order, so it is above zero only where the whole order is the published one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row of the table of evidence. Every text is English source, to be translated where it is shown.

    Attributes
    ----------
    id
        Name of what was published; rows of one publication share it.
    part
        Tells rows with the same id apart, "" where there is one.
    use
        One of ``USES``.
    label
        Name on screen.
    published
        What was published, in one sentence.
    source
        Authors and year.
    sure
        One of ``SURE``: how the number was read.
    accepted
        The values that are accepted; None where no range can be held against a number.
    printed
        The published range itself where the accepted one is wider: only what lies in it agrees. None where they are one, or where the two count different things.
    unit
        As ``words.written`` knows it.
    how
        How the number follows from the model, in one sentence.
    strategies, measures
        What the runs must hold.
    weeks
        Weeks after launch that the runs must have.
    value
        The number of every world, (W,), or (1,) where luck plays no part; NaN where a world has none. None where the runs of a page cannot tell.
    """

    id: str
    part: str = ""
    use: str
    label: str
    published: str
    source: str
    sure: str
    accepted: Accepted | None
    printed: Accepted | None = None
    unit: str
    how: str
    strategies: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    weeks: int = 0
    value: Callable[[Runs], Floats] | None = None

    @property
    def key(self) -> str:
        """The id, with the part behind it where there is one."""
        return f"{self.id} {self.part}".rstrip()
