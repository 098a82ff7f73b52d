"""Where a factor has to lie: the language of boxes and rules."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from experiments.statistics import Floats

Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Limit:
    """A range of a factor, both ends within it.

    Attributes
    ----------
    low, high
        −inf and inf where that side is free.
    p
        Quasi-p-value: how probable it is that the box would hold as many cases without this limit by luck (Bryant & Lempert, 2010);
        NaN in a rule of a tree.
    """

    factor: str
    low: float
    high: float
    p: float


@dataclass(frozen=True, eq=False)
class Cut:
    """A box in numbers: ends of every factor, (factors,) each, −inf and inf where free."""

    low: Floats
    high: Floats

    def holds(self, x: Floats) -> Bools:
        """Whether points, (P, factors), lie in it."""
        return np.asarray(((x >= self.low) & (x <= self.high)).all(axis=1))

    @property
    def limited(self) -> Bools:
        """Whether each factor has a limit, (factors,)."""
        return np.isfinite(self.low) | np.isfinite(self.high)

    @property
    def limited_factors(self) -> list[int]:
        """Places of the factors that have a limit."""
        return [int(factor) for factor in np.flatnonzero(self.limited)]

    def moved(self, factor: int, low: float | None = None, high: float | None = None) -> "Cut":
        """The box with an end of a factor elsewhere."""
        ends = [self.low.copy(), self.high.copy()]
        for end, value in zip(ends, (low, high), strict=True):
            if value is not None:
                end[factor] = value
        return Cut(*ends)

    def without_an_end(self) -> list["Cut"]:
        """Every box that has one end of one factor less."""
        lows = [self.moved(int(factor), low=-np.inf) for factor in np.flatnonzero(np.isfinite(self.low))]
        return lows + [self.moved(int(factor), high=np.inf) for factor in np.flatnonzero(np.isfinite(self.high))]

    @classmethod
    def free(cls, factors: int) -> "Cut":
        """The box that holds everything."""
        return cls(np.full(factors, -np.inf), np.full(factors, np.inf))

    def joined(self, other: "Cut") -> "Cut | None":
        """Both as one box, where they differ in one factor only and touch there; None where they do not."""
        differ = np.flatnonzero((self.low != other.low) | (self.high != other.high))
        if len(differ) != 1 or self.high[differ[0]] != other.low[differ[0]]:
            return None
        return Cut(np.minimum(self.low, other.low), np.maximum(self.high, other.high))
