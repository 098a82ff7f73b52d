"""What a person sees while worlds grow: how many are done, how fast, how long it will take. On standard error, mostly only on a terminal."""

import sys
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from experiments.language import Language

if TYPE_CHECKING:
    from experiments.engine.session import Progressed

WHILE = 30.0
"""Seconds over which the pace of a study is taken."""
SOON = 1.0
"""Seconds before which no pace is told."""
EVERY = 30.0
"""Seconds between two lines where there is no terminal."""


class Rate(ProgressColumn):
    """Worlds a second."""

    def __init__(self, lang: Language) -> None:
        super().__init__()
        self.lang = lang

    def render(self, task: Task) -> Text:
        """How fast it goes, once that is known."""
        speed = task.finished_speed or task.speed
        return Text(self.lang("{n} a second", n=self.lang.number(speed, 0 if speed >= 10 else 1)) if speed else "", style="dim")


@contextmanager
def growing(lang: Language) -> Iterator[Callable[[int, int], None]]:
    """A bar with rate and time left, and the function that moves it."""
    console = Console(stderr=True)
    words = TextColumn(lang("Growing worlds"))
    bar = Progress(words, BarColumn(), MofNCompleteColumn(), Rate(lang), TimeRemainingColumn(), console=console, transient=True)
    bar.disable = not console.is_terminal
    with bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


@contextmanager
def steps() -> Iterator[Callable[[str], object]]:
    """A line that says what is being done, and the function that changes it."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield str
        return
    with console.status("") as status:
        yield status.update


class Pace:
    """How fast a study goes: runs a second over the last while.

    Parameters
    ----------
    clock
        Seconds.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._seen: deque[tuple[float, int]] = deque()

    def add(self, done: int) -> None:
        """Take note of how many runs this session has done."""
        self._seen.append((self._clock(), done))
        while len(self._seen) > 2 and self._seen[-1][0] - self._seen[1][0] >= WHILE:
            self._seen.popleft()

    @property
    def rate(self) -> float | None:
        """Runs a second; None where that is not known."""
        if len(self._seen) < 2:
            return None
        (begun, before), (now, done) = self._seen[0], self._seen[-1]
        return (done - before) / (now - begun) if done > before and now - begun >= SOON else None


def how_far(reached: "Progressed", rate: float | None, lang: Language) -> str:
    """How far a study is, in a line."""
    told = [lang("{done} of {total} runs", done=lang.number(reached.done), total=lang.number(reached.total))]
    if reached.narrow is not None:
        told.append(lang("{done} of {total} points sure enough", done=lang.number(reached.narrow[0]), total=lang.number(reached.narrow[1])))
    if reached.failed:
        told.append(lang.plural("{n} failed", "{n} failed", reached.failed))
    if rate is not None:
        told.append(lang("{n} a second", n=lang.number(rate, 0 if rate >= 10 else 1)))
        told.append(lang("about {time} left", time=lasting((reached.total - reached.done) / rate, lang)))
    return ", ".join(told)


def lasting(seconds: float, lang: Language) -> str:
    """A time in round words: 40 seconds, 3 minutes, 5 hours, 2 days."""
    if seconds < 90:
        return lang.plural("{n} second", "{n} seconds", round(seconds))
    if seconds < 90 * 60:
        return lang.plural("{n} minute", "{n} minutes", round(seconds / 60))
    if seconds < 36 * 3600:
        return lang.plural("{n} hour", "{n} hours", round(seconds / 3600))
    return lang.plural("{n} day", "{n} days", round(seconds / 86400))


@contextmanager
def sweeping(lang: Language) -> "Iterator[Callable[[Progressed], None]]":
    """A bar on a terminal, else a line now and then; and the function that moves it. On standard error."""
    console, pace, told = Console(stderr=True), Pace(), [monotonic()]
    bar = Progress(TextColumn(lang("Running the study")), BarColumn(), TextColumn("{task.fields[far]}"), console=console, transient=True)
    bar.disable = not console.is_terminal
    with bar:
        task = bar.add_task("", total=None, far="")

        def progress(reached: "Progressed") -> None:
            pace.add(reached.done - reached.before)
            far = how_far(reached, pace.rate, lang)
            bar.update(task, completed=reached.done, total=reached.total, far=far)
            if bar.disable and monotonic() - told[0] >= EVERY:
                told[0] = monotonic()
                print(far, file=sys.stderr, flush=True)

        yield progress
