"""What can be grown: a piece of work whose result depends on nothing but its key."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

from simulation.errors import CultureError

Stop = Callable[[], bool]
"""Whether nobody wants the result any more; to be asked every few hundredths of a second."""


class Stopped(Exception):
    """Raised by a task that was no longer wanted."""


class NotGrown(CultureError):
    """Something that was ordered could not be grown."""


@dataclass(frozen=True, eq=False, slots=True)
class Task:
    """A piece of work.

    Attributes
    ----------
    key
        Tasks of equal keys have equal results, whoever asks: one is done, and its result is shared.
    grow
        Does it, in a thread of the greenhouse. Its result is never changed. It may ask ``Stop`` and raise ``Stopped``.
    cost
        Person-weeks, from 1.
    name
        What is grown, at the beginning of a sentence.
    """

    key: Hashable
    grow: Callable[[Stop], Any]
    cost: int
    name: str


@dataclass(frozen=True, eq=False, slots=True)
class Outcome:
    """What became of a task: its result, or a sentence about what went wrong, or neither where it was stopped."""

    result: Any = None
    error: str | None = None
    stopped: bool = False


def attempt(task: Task, stop: Stop) -> Outcome:
    """Do a task, whatever becomes of it: the thread that does it lives on.

    Of an error only its text is kept: it would keep its frames alive, and with them the world.
    """
    try:
        return Outcome(task.grow(stop))
    except Stopped:
        return Outcome(stopped=True)
    except CultureError as error:
        return Outcome(error=str(error))
    except BaseException as error:  # also one that would end the thread, as by sys.exit
        told = " ".join(f"{type(error).__name__}: {error}".split()).rstrip(".: ")
        return Outcome(error=f"{task.name} could not be grown: {told}.")
