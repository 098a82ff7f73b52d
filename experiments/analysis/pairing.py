"""How many fewer runs it takes because strategies meet the same worlds."""

from dataclasses import dataclass

from experiments.analysis.interval import Interval, Note


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
