"""How many fewer runs it takes because strategies meet the same worlds."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from experiments.analysis.interval import Interval, Note, Quantity
from experiments.analysis.limits import Bools
from experiments.analysis.paired import ENOUGH, Values
from experiments.findings import TIPPED
from experiments.language import mark
from experiments.statistics import EQUAL, Floats
from experiments.studies.study import Study

RESAMPLES = 999
BLOCK = 500
"""Points that are resampled at once; bounds the memory."""
SMALL = 2.0
"""Factor below which the same worlds save less than half the runs."""
WORTH_TELLING = 0.1
"""Share of pairs that have to end in different states for these to be the reason."""

STEADY = mark(
    "The same worlds save little here because luck hardly touches {strategy}: there is little luck for the two to have in common."
)
PARTED = mark(
    "The same worlds save little here because they part: in {n} of {total} pairs at least half of the people are committed under one strategy "
    "only, and luck works differently then."
)
EARLY = mark("The two part early: in week {week} the same worlds already save less than half the runs.")


@dataclass(frozen=True)
class Pairing:
    """What the same worlds save for two strategies.

    Attributes
    ----------
    factor
        (var a + var b) / var(a − b): runs that worlds drawn apart would take for each run that the same worlds take. inf where the two
        differ by the same amount in every world.
    apart, together
        Standard deviation, within a point, of the difference in worlds drawn apart and in the same worlds.
    by_week
        Week and factor, in every week that is measured.
    points, worlds
        Over how many.
    note
        Why the factor is small, or None where it is not.
    """

    arm: str
    other: str
    measure: str
    week: int
    factor: Interval
    apart: float
    together: float
    by_week: tuple[tuple[int, float], ...]
    points: int
    worlds: int
    note: Note | None


def pairing(
    quantity: Quantity,
    weeks: Sequence[int],
    arm: Sequence[Floats],
    other: Sequence[Floats],
    same_worlds: bool,
    parted: tuple[int, int] | None = None,
) -> Pairing | None:
    """What the same worlds save in the last of the weeks; None where no point has two worlds, or luck changes nothing.

    Parameters
    ----------
    quantity
        The strategy, and as its reference the other.
    arm, other
        Outcomes of both in every week, (P, R) each; NaN where there is no run.
    same_worlds
        Whether every point meets the same worlds.
    parted
        Of ``one_tipped``, where it is known.

    Notes
    -----
    The variances are pooled over the points. The 95 % interval resamples worlds that points share, else points, and is by percentiles.
    """
    all_worlds = np.ones((1, arm[-1].shape[1]))
    factors = [float(_ratio(_variances(a, b, all_worlds).sum(axis=1))[0]) for a, b in zip(arm, other, strict=True)]
    if np.isnan(factors[-1]):
        return None
    variances = _variances(arm[-1], other[-1], all_worlds)[:, :, 0]
    counts = (~np.isnan(arm[-1] - other[-1])).sum(axis=1)
    points = int((counts > 1).sum())
    over_worlds = points == 1 or (same_worlds and all_worlds.size >= ENOUGH)
    resampled = _over_worlds(arm[-1], other[-1]) if over_worlds else _over_points(variances)
    low, high = np.nanquantile(resampled, (0.025, 0.975), method="inverted_cdf")
    own, others, together = (float(size) for size in variances.sum(axis=1) / points)
    by_week = tuple(zip(weeks, factors, strict=True))
    return Pairing(
        arm=quantity.arm,
        other=str(quantity.reference),
        measure=quantity.measure,
        week=quantity.week,
        factor=Interval(factors[-1], float(low), float(high)),
        apart=math.sqrt(own + others),
        together=math.sqrt(together),
        by_week=by_week,
        points=points,
        worlds=int(counts[counts > 1].sum()),
        note=_why_small(quantity, own, others, by_week, parted) if factors[-1] < SMALL else None,
    )


def _over_worlds(a: Floats, b: Floats) -> Floats:
    """Factors of resampled worlds, the same at every point, (B,)."""
    worlds = a.shape[1]
    weights = np.random.default_rng(1).multinomial(worlds, np.full(worlds, 1.0 / worlds), RESAMPLES).astype(np.float64)
    blocks = (slice(first, first + BLOCK) for first in range(0, len(a), BLOCK))
    return _ratio(np.sum([_variances(a[block], b[block], weights).sum(axis=1) for block in blocks], axis=0))


def _over_points(variances: Floats) -> Floats:
    """Factors of resampled points, (B,)."""
    points = variances.shape[1]
    weights = np.random.default_rng(1).multinomial(points, np.full(points, 1.0 / points), RESAMPLES)
    return _ratio(variances @ weights.T)


def _variances(a: Floats, b: Floats, weights: Floats) -> Floats:
    """Var a, var b and var(a − b) over the worlds of every point, (3, P, B); 0 where there are fewer than two.

    Parameters
    ----------
    weights
        How often each world is in the resample, (B, R).
    """
    there = ~np.isnan(a - b)
    return np.array([_variance(values, there, weights) for values in (a, b, a - b)])


def _variance(values: Floats, there: Bools, weights: Floats) -> Floats:
    """Weighted variance of what is there in every row, (P, B)."""
    mean = np.where(there, values, 0.0).sum(axis=1) / np.maximum(there.sum(axis=1), 1)
    centred = np.where(there, values - mean[:, np.newaxis], 0.0)
    count = there @ weights.T
    squares = centred**2 @ weights.T - (centred @ weights.T) ** 2 / np.maximum(count, 1.0)
    return np.asarray(squares / np.maximum(count - 1.0, 1.0))


def _ratio(variances: Floats) -> Floats:
    """Factors from the sums of the three variances, (3, B); inf where only the difference never varies, NaN where nothing does."""
    apart, together = variances[0] + variances[1], variances[2]
    same = together <= EQUAL * apart
    return np.where(apart > 0, np.where(same, np.inf, apart / np.where(same, 1.0, together)), np.nan)


def one_tipped(arm: Floats, other: Floats) -> tuple[int, int]:
    """Pairs in which at least half of the people are committed under one strategy only, and all pairs; from their shares, (P, R)."""
    pairs = ~np.isnan(arm - other)
    return int(((arm >= TIPPED) != (other >= TIPPED))[pairs].sum()), int(pairs.sum())


def _why_small(
    quantity: Quantity, own: float, others: float, by_week: tuple[tuple[int, float], ...], parted: tuple[int, int] | None
) -> Note:
    """Why the same worlds save little: one strategy hardly varies, pairs end in different states, or worlds part early.

    Parameters
    ----------
    own, others
        Variances of both strategies.
    """
    small, large = sorted((math.sqrt(own), math.sqrt(others)))
    if (small**2 + large**2) < SMALL * (large - small) ** 2:
        return Note(STEADY, {"strategy": quantity.arm if own < others else str(quantity.reference)})
    if parted and parted[0] >= WORTH_TELLING * parted[1]:
        return Note(PARTED, {"n": parted[0], "total": parted[1]})
    return Note(EARLY, {"week": next(week for week, factor in by_week if factor < SMALL)})


def pairings(study: Study, values: Values) -> tuple[Pairing, ...]:
    """Of the headline in the last week: every strategy and the reference, then every two that follow each other."""
    labels, weeks = study.labels, sorted(study.measured_at)
    pairs = [(arm, labels[0]) for arm in labels[1:]] + list(zip(labels[2:], labels[1:], strict=False))
    found = (_of_pair(study, values, Quantity(arm, other, study.headline, weeks[-1]), weeks) for arm, other in pairs)
    return tuple(pairing for pairing in found if pairing)


def _of_pair(study: Study, values: Values, quantity: Quantity, weeks: Sequence[int]) -> Pairing | None:
    """What the same worlds save for two strategies of a study."""
    places = [study.labels.index(label) for label in (quantity.arm, str(quantity.reference))]
    arm, other = ([values(quantity.measure, week)[:, place] for week in weeks] for place in places)
    tells = next((measure for measure in ("tipped", "committed_share") if measure in study.measures), None)
    parted = one_tipped(*(values(tells, weeks[-1])[:, place] for place in places)) if tells else None
    return pairing(quantity, weeks, arm, other, study.design.worlds == "same", parted)
