"""What a person sees while worlds grow: how many are done, how fast, how long it will take. On standard error, and only on a terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from experiments.language import Language


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
