"""What the outcome depends on: Sobol and Morris indices with intervals, and which ranks are inside the noise."""

from dataclasses import dataclass

from experiments.analysis.interval import Interval, Note, Quantity


@dataclass(frozen=True)
class SobolIndex:
    """How much of the variance a factor accounts for.

    Attributes
    ----------
    first, total
        Share of the variance by itself, and with all that it does together with others.
    clear
        Whether the total is told from 0.
    apart
        Whether its rank, by the total, can be told from that of the next; False for the last.
    """

    factor: str
    first: Interval
    total: Interval
    clear: bool
    apart: bool


@dataclass(frozen=True)
class SobolPair:
    """What two factors do together, beyond what each does by itself, as a share of the variance."""

    factors: tuple[str, str]
    second: Interval


@dataclass(frozen=True)
class Sobol:
    """Sobol indices of a quantity.

    Attributes
    ----------
    indices
        By total, the largest first.
    pairs
        By size; empty where the design cannot tell of pairs.
    samples
        Base samples N.
    notes
        What has to be said with them: ranks inside the noise, negative indices, sums above 1.
    """

    quantity: Quantity
    indices: tuple[SobolIndex, ...]
    pairs: tuple[SobolPair, ...]
    samples: int
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class MorrisIndex:
    """Effect of moving a factor over its whole range, at places spread over the design.

    Attributes
    ----------
    effect
        μ, the mean effect, in the unit of the measure.
    strength
        μ*, the mean size of the effect whatever its sign.
    spread
        σ, the standard deviation of the effect: large where it depends on the other factors, or bends.
    noise
        μ* that a factor would show that does nothing; 0 where one world is the same everywhere, NaN where that is not known.
    clear
        Whether μ* is told from the noise.
    apart
        Whether its rank, by μ*, can be told from that of the next; False for the last.
    """

    factor: str
    effect: Interval
    strength: Interval
    spread: float
    noise: float
    clear: bool
    apart: bool


@dataclass(frozen=True)
class Morris:
    """Morris indices of a quantity, by μ*, the largest first."""

    quantity: Quantity
    indices: tuple[MorrisIndex, ...]
    trajectories: int
    notes: tuple[Note, ...]
