"""What the outcome depends on: Sobol and Morris indices with intervals, and which ranks are inside the noise.

Sobol (2001); Saltelli et al. (2010), *Variance based sensitivity analysis of model output*; Morris (1991); Campolongo, Cariboni & Saltelli
(2007), *An effective screening design for sensitivity analysis of large models*. Estimated by SALib.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from experiments.analysis.effects import SEED, effects_of, noise_of, noise_share, resampled_trajectories, steps_of
from experiments.analysis.interval import Interval, Note, Quantity
from experiments.language import mark
from experiments.statistics import Floats
from simulation.errors import NotAllowed

RESAMPLES = 200
"""Sets of samples, and of trajectories, that SALib draws again."""
CLOSE = 0.02
"""Share of the variance by which sums may pass 1, and indices 0, without a word."""

NOISY = mark("These cannot be told from the factor that follows them, so that their rank is inside the noise: {factors}.")
BELOW_ZERO = mark("The indices of {factors} are estimated below 0, which no index can be: more samples would show how small they are.")
ABOVE_ONE = mark("The first-order indices add up to {total}, which is more than 1: more samples are needed to trust them.")
ONE_WORLD = mark("Every point was run in a single world, so that luck counts among the effects: more replications would show how much.")
LUCK = mark("Luck makes up {share} of the variance between points, and counts in every total index.")
NOTHING = mark("The outcome is the same at every point: there is nothing that it depends on.")


@dataclass(frozen=True)
class SobolIndex:
    """How much of the variance a factor accounts for.

    Attributes
    ----------
    first, total
        Share of the variance by itself, and with all that it does together with others.
    clear
        Whether the total is more than luck; with a single world a point, whether the first-order index is told from 0.
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
        μ* that a factor would show that does nothing; NaN where every point has a single world.
    clear
        Whether μ* is told from the noise; with a single world a point, whether μ is told from 0.
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


def sobol(problem: dict[str, Any], outcomes: Floats, quantity: Quantity, second_order: bool, same_worlds: bool) -> Sobol:
    """Sobol indices of the mean over replications.

    Parameters
    ----------
    problem
        As SALib knows it: ``num_vars``, ``names``, ``bounds``.
    outcomes
        The quantity, (P, R), in the order of the design; NaN where there is no run.
    second_order
        Whether the design can tell of pairs.
    same_worlds
        Whether every point meets the same worlds.

    Raises
    ------
    NotAllowed
        Where a point has no outcome, or their number is not that of the design.
    """
    from SALib.analyze import sobol as salib

    names, y = list(problem["names"]), means_of_all(outcomes)
    block = 2 * len(names) + 2 if second_order else len(names) + 2
    refuse_mismatch(y, block, "Sobol")
    samples = len(y) // block
    if np.ptp(y) == 0:
        return Sobol(quantity, (), (), samples, (Note(NOTHING),))
    found = salib.analyze(problem, y, second_order, RESAMPLES, keep_resamples=True, seed=SEED)
    first, total = _intervals(found["S1"], found["S1_conf"]), _intervals(found["ST"], found["ST_conf"])
    order = np.argsort(-found["ST"], kind="stable")
    apart = told_apart(found["ST_conf_all"][:, order])
    luck = noise_share(outcomes, same_worlds)
    clear = [first[j].low > 0 if np.isnan(luck) else total[j].low > luck for j in range(len(names))]
    indices = tuple(SobolIndex(names[j], first[j], total[j], clear[j], bool(tells)) for j, tells in zip(order.tolist(), apart, strict=True))
    pairs = _pairs(names, found) if second_order else ()
    return Sobol(quantity, indices, pairs, samples, _notes_of_sobol(indices, luck))


def _intervals(values: Floats, half: Floats) -> list[Interval]:
    """Indices with the half-width of their interval."""
    return [Interval(float(v), float(v - h), float(v + h)) for v, h in zip(values, half, strict=True)]


def _pairs(names: Sequence[str], found: Any) -> tuple[SobolPair, ...]:
    """Second-order indices, the largest first."""
    places = np.transpose(np.triu_indices(len(names), 1)).tolist()
    pairs = [SobolPair((names[a], names[b]), _intervals(found["S2"][a, b : b + 1], found["S2_conf"][a, b : b + 1])[0]) for a, b in places]
    return tuple(sorted(pairs, key=lambda pair: -pair.second.mean))


def _notes_of_sobol(indices: tuple[SobolIndex, ...], luck: float) -> tuple[Note, ...]:
    """What has to be said with Sobol indices."""
    negative = tuple(index.factor for index in indices if min(index.first.mean, index.total.mean) < -CLOSE)
    sum_of_first = sum(index.first.mean for index in indices)
    notes = [Note(BELOW_ZERO, {"factors": negative})] if negative else []
    notes += [Note(ABOVE_ONE, {"total": sum_of_first})] if sum_of_first > 1 + CLOSE else []
    notes += [Note(ONE_WORLD)] if np.isnan(luck) else [Note(LUCK, {"share": luck})] if luck > CLOSE else []
    return (*notes, *_noisy(indices))


def _noisy(indices: Sequence[SobolIndex | MorrisIndex]) -> list[Note]:
    """The sentence on ranks inside the noise; of factors that are told from nothing at all no rank is expected."""
    factors = tuple(index.factor for index in indices[:-1] if index.clear and not index.apart)
    return [Note(NOISY, {"factors": factors})] if factors else []


def morris(problem: dict[str, Any], points: pd.DataFrame, outcomes: Floats, quantity: Quantity, levels: int) -> Morris:
    """Morris indices of the mean over replications.

    Parameters
    ----------
    problem
        As SALib knows it.
    points
        The design in the units of the problem's bounds, (P, factors).
    outcomes
        The quantity, (P, R), in the order of the design; NaN where there is no run.
    levels
        Of the design.

    Raises
    ------
    NotAllowed
        Where a point has no outcome, or their number is not that of the design.
    """
    from SALib.analyze import morris as salib

    names, y = list(problem["names"]), means_of_all(outcomes)
    refuse_mismatch(y, len(names) + 1, "Morris")
    trajectories = len(y) // (len(names) + 1)
    if np.ptp(y) == 0:
        return Morris(quantity, (), trajectories, (Note(NOTHING),))
    x = points[names].to_numpy(np.float64)
    found = salib.analyze(dict(problem), x, y, RESAMPLES, num_levels=levels, seed=SEED)
    moved, steps = steps_of(x, len(names), levels)
    effects = effects_of(y, moved, steps)
    noise = noise_of(outcomes, moved, steps)
    order = np.argsort(-found["mu_star"], kind="stable")
    resampled = resampled_trajectories(effects)
    apart = told_apart(np.abs(effects)[resampled].mean(axis=1)[:, order])
    strength = _intervals(found["mu_star"], found["mu_star_conf"])
    ends = np.quantile(effects[resampled].mean(axis=1), (0.025, 0.975), axis=0)
    effect = [Interval(*(float(value) for value in values)) for values in zip(found["mu"], *ends, strict=True)]
    indices = tuple(
        MorrisIndex(
            factor=names[j],
            effect=effect[j],
            strength=strength[j],
            spread=float(found["sigma"][j]),
            noise=float(noise[j]),
            clear=effect[j].clear if np.isnan(noise[j]) else bool(strength[j].low > noise[j]),
            apart=bool(tells),
        )
        for j, tells in zip(order.tolist(), apart, strict=True)
    )
    unknown = [Note(ONE_WORLD)] if np.isnan(noise).any() else []
    return Morris(quantity, indices, trajectories, (*unknown, *_noisy(indices)))


def told_apart(resampled: Floats) -> NDArray[np.bool_]:
    """Whether each of ranked columns is above the next in 95 % of the resamples, both sides counted; False for the last.

    Parameters
    ----------
    resampled
        (B, factors), the largest estimate first.
    """
    ahead = (resampled[:, :-1] > resampled[:, 1:]).mean(axis=0)
    return np.append(ahead >= 0.975, False)


def means_of_all(outcomes: Floats) -> Floats:
    """Mean over the replications of every point, (P,).

    Raises
    ------
    NotAllowed
        Naming the points without any outcome.
    """
    lacking = np.flatnonzero(np.isnan(outcomes).all(axis=1))
    if lacking.size:
        shown = ", ".join(str(point) for point in lacking[:10]) + (", …" if lacking.size > 10 else "")
        raise NotAllowed(
            f"Sensitivity indices need an outcome at every point of the design; {lacking.size} of {len(outcomes)} have none (point {shown})."
        )
    return np.asarray(np.nanmean(outcomes, axis=1))


def refuse_mismatch(y: Floats, block: int, kind: str) -> None:
    """Refuse outcomes that are not those of a whole design.

    Raises
    ------
    NotAllowed
        Where their number is not a multiple of the points that belong together.
    """
    if not len(y) or len(y) % block:
        raise NotAllowed(f"A {kind} design of these factors has a multiple of {block} points; there are outcomes of {len(y)}.")
