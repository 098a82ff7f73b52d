"""How far a study is, looked at from outside, also while it runs."""

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from shlex import join

from filelock import FileLock, Timeout

from experiments.engine.journal import Journal
from experiments.engine.journal import Session as Go
from experiments.engine.lock import LOCK
from experiments.engine.merge import Gathering, Missing, plan_of
from experiments.engine.plan import Plan
from experiments.engine.result import read_manifest
from experiments.engine.session import Shard
from experiments.engine.sweep import JOURNAL, is_complete
from experiments.engine.work import Failure


@dataclass(frozen=True)
class Status:
    """How far a study is.

    Attributes
    ----------
    done, total
        Runs, with those that failed. Where a precision is asked, the total is what has been found to be needed so far.
    narrow
        Points that need no more worlds, of all points; None where no precision is asked.
    shard
        Number of the part and of the parts, where the folder holds a part.
    complete
        Whether the tables are written.
    running
        Whether a process is at it.
    cut_short
        Whether the last process was killed before it could say that it ended.
    rate
        Runs a second of the last process; None where it did nothing.
    failures
        In the order of their names.
    """

    folder: Path
    name: str
    title: str
    done: int
    total: int
    narrow: tuple[int, int] | None
    shard: Shard | None
    complete: bool
    running: bool
    cut_short: bool
    rate: float | None
    failures: tuple[Failure, ...]

    @property
    def seconds_left(self) -> float | None:
        """How long it will take at that rate; None where that is not known."""
        return (self.total - self.done) / self.rate if self.rate else None

    @property
    def kinds(self) -> dict[str, int]:
        """Failures of each kind."""
        return dict(Counter(failure.kind for failure in self.failures))


def status(folder: Path, shard: Shard | None = None) -> Status:
    """How far the study in a folder is.

    Parameters
    ----------
    shard
        Part that is looked at, (1, 1) for all of it; None for the one that the folder was begun for.

    Raises
    ------
    NotAllowed
        Where the folder holds no study, or the model has changed since.
    """
    plan, complete = plan_of(folder), is_complete(folder)
    shard = shard or (None if complete else begun_for(folder))
    with Journal.read(folder / JOURNAL, plan.fingerprint) as journal:
        counted = counts(plan, journal, shard)
        goes, failures, stored = journal.sessions(), tuple(journal.failures()), sum(journal.counts())
    open_end = bool(goes) and goes[-1].ended is None
    running = open_end and is_held(folder)
    return Status(
        folder=folder,
        name=plan.study.name,
        title=plan.study.title,
        done=counted.done,
        total=counted.total,
        narrow=counted.narrow,
        shard=shard,
        complete=complete,
        running=running,
        cut_short=open_end and not running,
        rate=rate_of(goes[-1], counted.done / stored) if goes and stored else None,
        failures=failures,
    )


def begun_for(folder: Path) -> Shard | None:
    """Number of the part and of the parts, where a folder was begun for one."""
    match read_manifest(folder).get("shard"):
        case [int(number), int(count)]:
            return number, count
        case _:
            return None


def counts(plan: Plan, journal: Journal, shard: Shard | None = None) -> Gathering:
    """A session that has counted what is there, as far as that shows what is needed."""
    found = Gathering(plan, journal, shard=shard)
    with suppress(Missing):
        found.run()
    return found


def rate_of(go: Go, times: float) -> float | None:
    """Runs a second of one go at the study; None where it did none.

    Parameters
    ----------
    times
        How often a run that is done stands in the plan.
    """
    seconds = go.latest - go.begun
    return times * go.done / seconds if go.done and seconds > 0 else None


def is_held(folder: Path) -> bool:
    """Whether a process holds the lock of a study folder."""
    lock = FileLock(folder / LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return True
    except OSError:
        return False
    lock.release()
    return False


def replay_command(folder: Path, run: str) -> str:
    """The command that repeats a run."""
    return join(["culture", "replay", str(folder), run])
