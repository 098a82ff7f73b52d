"""The few functions that every rule uses."""

from simulation.compiled import kernel
from simulation.state import Floats, Rows


@kernel
def clip(x: float) -> float:
    """The nearest number between 0 and 1."""
    return min(max(x, 0.0), 1.0)


@kernel
def cube(x: float) -> float:
    """x³, by multiplication: the same bits compiled and not."""
    return x * x * x


@kernel
def shared(felt: float, boss: float, discretion: float) -> float:
    """Climate that a person feels: the organisation's for one part, their own boss's for the part ``discretion``."""
    return (1.0 - discretion) * felt + discretion * boss


@kernel
def shielded(pressure: float, boss: float, discretion: float) -> float:
    """Pressure that reaches a person: a committed boss keeps part of it away."""
    return pressure * (1.0 - discretion * boss)


@kernel
def voice(safety: float, courage: float) -> float:
    """How far a person says what they think, [0, 1]."""
    return 1.0 - (1.0 - safety) * (1.0 - courage)


@kernel
def select(queue: Rows, waiting: int, margins: Floats, first: int, past: int) -> int:
    """Put the rows from ``first`` to ``past`` whose margin is above 0 in the queue behind the ``waiting`` others; return how many wait now.

    Writing always and counting sometimes spares the processor a guess at every person.
    """
    for i in range(first, past):
        queue[waiting] = i
        waiting += margins[i - first] > 0.0
    return waiting
