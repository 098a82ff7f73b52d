"""Elementary effects of a Morris design: what each step of each trajectory did, and what luck alone would show.

Morris (1991), *Factorial sampling plans for preliminary computational experiments*.
"""

import numpy as np
from numpy.typing import NDArray

from experiments.statistics import Floats

RESAMPLES = 999
SEED = 1


def steps_of(x: Floats, factors: int, levels: int) -> tuple[NDArray[np.intp], Floats]:
    """Which factor moves at each step of each trajectory, and by which part of its range, signed, (trajectories, factors) each."""
    change = np.diff(x.reshape(-1, factors + 1, factors), axis=1)
    moved = np.abs(change / np.ptp(x, axis=0)).argmax(axis=2)
    direction = np.sign(np.take_along_axis(change, moved[:, :, np.newaxis], axis=2))[:, :, 0]
    return moved, direction * levels / (2.0 * (levels - 1))


def effects_of(y: Floats, moved: NDArray[np.intp], steps: Floats) -> Floats:
    """Elementary effect of every factor in every trajectory, (trajectories, factors)."""
    rates = np.diff(y.reshape(len(moved), -1), axis=1) / steps
    effects = np.empty_like(rates)
    np.put_along_axis(effects, moved, rates, axis=1)
    return effects


def noise_of(outcomes: Floats, moved: NDArray[np.intp], steps: Floats) -> Floats:
    """Return μ* that luck alone would show for every factor, (factors,); NaN where each point has a single world.

    The mean size of a normal error as large as the effects differ from world to world.
    """
    if outcomes.shape[1] < 2:
        return np.full(moved.shape[1], np.nan)
    effects = np.stack([effects_of(world, moved, steps) for world in outcomes.T])
    counts = (~np.isnan(effects)).sum(axis=0)
    squares = (effects - np.nansum(effects, axis=0) / np.maximum(counts, 1)) ** 2 / np.maximum(counts - 1, 1) / np.maximum(counts, 1)
    known = counts > 1
    return np.asarray(np.sqrt(2.0 / np.pi * (np.nansum(squares, axis=0) * known).sum(axis=0) / known.sum(axis=0)))


def noise_share(outcomes: Floats, same_worlds: bool) -> float:
    """How much of the variance between the means of points is luck; NaN where each point has a single world.

    Parameters
    ----------
    outcomes
        (P, R); NaN where there is no run.
    same_worlds
        Whether every point meets the same worlds; then what a world does to all points alike is no noise.
    """
    counts = (~np.isnan(outcomes)).sum(axis=1)
    if (counts < 2).all():
        return float("nan")
    means = np.nanmean(outcomes, axis=1)
    rest = (outcomes - means[:, np.newaxis])[counts > 1]
    if same_worlds:
        there = ~np.isnan(rest)
        rest = rest - np.nansum(rest, axis=0) / np.maximum(there.sum(axis=0), 1)
    luck = np.nansum(rest**2, axis=1) / (counts[counts > 1] - 1) / counts[counts > 1]
    return float(luck.mean() / means.var())


def resampled_trajectories(effects: Floats) -> NDArray[np.intp]:
    """Trajectories of every resample, (B, trajectories)."""
    return np.random.default_rng(SEED).integers(len(effects), size=(RESAMPLES, len(effects)))
