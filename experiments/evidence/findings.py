"""What the model gives for every published number, and whether it agrees. One rule for all; nothing is tuned."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from experiments.evidence.entry import Accepted, Entry
from experiments.evidence.runs import Runs
from experiments.evidence.table import ENTRIES
from experiments.language import Language, mark

Floats = NDArray[np.float64]

AGREES, ACCEPTED, DISAGREES, NOT_TESTED = mark("agrees"), mark("accepted miss"), mark("disagrees"), mark("not tested yet")
RULE = mark(
    "A number agrees where that of the middle world lies in the published range, its ends included. Where it lies outside, but in a wider range that we accept, "
    "it is an accepted miss: a miss that we know of and live with, and no agreement. "
    "For an order of things the number is the smallest of its steps: it agrees above zero, where every step goes the published way. "
    "Where half of the worlds or more have no such number, it disagrees."
)
"""How it is judged, in words."""
ROOM = 0.15
"""Part of an axis that is left free at its ends."""


@dataclass(frozen=True, eq=False)
class Finding:
    """A published number, and what the model gives.

    Attributes
    ----------
    values
        The number of every world, (W,); (1,) where luck plays no part, (0,) where it is not tested.
    median, low, high
        Of the worlds that have the number: the middle one, and where 9 of 10 lie; NaN where no more than half of the worlds have it.
    inside
        Share of the worlds whose own number agrees; NaN where it is not tested.
    verdict
        ``AGREES``, ``ACCEPTED``, ``DISAGREES`` or ``NOT_TESTED``.
    """

    entry: Entry
    values: Floats
    median: float
    low: float
    high: float
    inside: float
    verdict: str

    @property
    def axis(self) -> tuple[float, float]:
        """Ends of an axis on which the published range and the worlds can be drawn, with room at both ends; 0 and 1 where there is nothing."""
        accepted = self.entry.accepted
        marks = [x for x in (self.low, self.median, self.high) if np.isfinite(x)] + list(accepted.ends if accepted else ())
        if not marks:
            return 0.0, 1.0
        first, last = min(marks), max(marks)
        room = ROOM * (last - first or abs(last) or 1.0)
        return first - room, last + room


def judged(entry: Entry, accepted: Accepted, values: Floats) -> Finding:
    """Judge the numbers of all worlds, (W,), by ``RULE``; NaN is no number."""
    known, published = values[~np.isnan(values)], entry.printed or accepted
    inside = float(np.mean([published.holds(float(x)) for x in values]))
    if 2 * known.size <= values.size:
        return Finding(entry, values, np.nan, np.nan, np.nan, inside, DISAGREES)
    low, median, high = (float(x) for x in np.percentile(known, (5, 50, 95)))
    verdict = AGREES if published.holds(median) else ACCEPTED if accepted.holds(median) else DISAGREES
    return Finding(entry, values, median, low, high, inside, verdict)


def untested(entry: Entry) -> Finding:
    """A published number that the runs cannot tell."""
    return Finding(entry, np.empty(0), np.nan, np.nan, np.nan, np.nan, NOT_TESTED)


def find(entry: Entry, runs: Runs) -> Finding:
    """Hold the runs against one published number; not tested where they do not hold what it takes."""
    if entry.value is None or entry.accepted is None or not runs.hold(entry.strategies, entry.measures, entry.weeks):
        return untested(entry)
    return judged(entry, entry.accepted, entry.value(runs))


def gather(runs: Runs, entries: Sequence[Entry] = ENTRIES) -> list[Finding]:
    """Hold the runs against every published number, in order."""
    return [find(entry, runs) for entry in entries]


def headline(findings: Sequence[Finding], lang: Language) -> str:
    """How many numbers agree, miss by what is accepted, do not agree, and are not tested yet."""
    agree, missed, not_so, open_still = (
        sum(found.verdict == verdict for found in findings) for verdict in (AGREES, ACCEPTED, DISAGREES, NOT_TESTED)
    )
    return lang(
        "{agree} {missed}, {disagree}, {untested}.",
        agree=lang.plural("{n} of {total} numbers agrees.", "{n} of {total} numbers agree.", agree, total=lang.number(len(findings))),
        missed=lang.plural("{n} is an accepted miss", "{n} are accepted misses", missed),
        disagree=lang.plural("{n} does not agree", "{n} do not agree", not_so),
        untested=lang.plural("{n} is not tested yet", "{n} are not tested yet", open_still),
    )
