"""Put the parts of a study together: shards, or copies that were run on in different places."""

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import NoReturn

from experiments.engine.engines import Engine
from experiments.engine.journal import Journal
from experiments.engine.plan import Plan, World
from experiments.engine.result import StudyResult, read_manifest, study_of
from experiments.engine.session import Counts, Session, Shard
from experiments.engine.sweep import JOURNAL, finish, is_complete, opened, reopen, restore_series
from experiments.engine.tables import parts
from experiments.engine.work import Outcome
from experiments.manifest import provenance
from simulation.errors import NotAllowed

AT_ONCE = 500
"""Runs that are copied at once."""
NAMED = 3
"""Worlds that a refusal names."""


class Missing(NotAllowed):
    """The parts of a study do not hold all of its runs."""


def merge(folders: Sequence[Path], out: Path, arguments: Sequence[str] = ()) -> StudyResult:
    """Put the parts of one study together in a folder; every run once, tables as if it had been run in one go.

    Parameters
    ----------
    folders
        Of the parts, which are only read.
    arguments
        Of the command line, for the manifest.

    Raises
    ------
    Missing
        Where worlds are missing; what the parts hold is kept in the folder, and merging goes on when more is there.
    NotAllowed
        Where a folder holds no study, another one, or another outcome of the same run.
    NotWritten
        Where the folder cannot be written, or another process is at it.
    """
    plan = plan_of(folders[0])
    for folder in folders:
        refuse_other(folder, folders[0], plan)
        if folder.resolve() == out.resolve():
            raise NotAllowed(f"{out}: this folder is one of the parts; choose another to put them together in.")
    about = provenance(arguments) | {"engine": None, "shard": None}
    with ExitStack() as stack, opened(out, plan, about) as (_, journal):
        sources = {folder: stack.enter_context(Journal.read(folder / JOURNAL, plan.fingerprint)) for folder in folders}
        if is_complete(out) and journal.counts().failures:
            reopen(plan, journal, out)
        replications = gathered(Gathering(plan, journal, sources), out)
        if not is_complete(out):
            for folder in folders:
                restore_series(plan, journal, folder)
            finish(plan, replications, journal, out)
        journal.drop_series()
    return StudyResult.read(out)


def gathered(session: "Gathering", out: Path) -> Counts:
    """Worlds of each point, all of which are there.

    Raises
    ------
    Missing
        Saying also where the others are kept.
    """
    try:
        return session.run()
    except Missing as error:
        raise Missing(f"{error} What is there is kept in {out}.") from None


def plan_of(folder: Path) -> Plan:
    """The plan of the study in a folder.

    Raises
    ------
    NotAllowed
        Where there is none, or the model has changed since.
    """
    found = read_manifest(folder)
    plan = Plan(study_of(found))
    if found.get("fingerprint") != plan.fingerprint:
        raise NotAllowed(
            f"{folder}: the model has changed since this study was run (it was {found.get('source_hash')}, it is {plan.model}); "
            "the version that ran it can do this."
        )
    return plan


def refuse_other(folder: Path, first: Path, plan: Plan) -> None:
    """Refuse a folder of another study."""
    found = read_manifest(folder)
    if found.get("fingerprint") != plan.fingerprint:
        what = "was run by another version of the model" if study_of(found) == plan.study else "holds another study, or another form of it"
        raise NotAllowed(f"{folder} {what} than {first}; only parts of one study can be put together.")


class Gathering(Session):
    """A session that runs nothing: what its plan asks for is in the journal, or in those of others.

    Parameters
    ----------
    sources
        Journals by folder.

    Raises
    ------
    Missing
        Naming the worlds of which runs are missing.
    """

    def __init__(self, plan: Plan, journal: Journal, sources: dict[Path, Journal] | None = None, shard: Shard | None = None) -> None:
        super().__init__(plan, journal, no_engine, shard)
        self.sources = sources or {}
        self._failures = [{failure.run: failure for failure in source.failures()} for source in self.sources.values()]

    def _extend(self, more: Counts) -> None:
        """Take over the runs by which every point gets this many worlds."""
        missing, named, last = 0, list[World](), None
        for runs in parts(self.plan.runs(self._worlds(more)), AT_ONCE):
            self._gather(sorted({run.id for run in runs}))
            known = self.journal.known([run.id for run in runs])
            self.done += sum(run.id in known for run in runs)
            self.total += len(runs)
            for world in ((run.point, run.replication) for run in runs if run.id not in known):
                if world != last:
                    missing, last = missing + 1, world
                    named += [world] if missing <= NAMED else []
        if missing:
            refuse_missing(missing, named)
        self.replications = more

    @property
    def narrow(self) -> tuple[int, int] | None:
        """Points that need no more worlds, of all points; None where no precision is asked."""
        return (int((~self._open).sum()), len(self._open)) if self.plan.study.precision else None

    def _gather(self, runs: Sequence[str]) -> None:
        """Take over what the sources hold of runs: their outcomes first, for one copy may have done what failed in another."""
        for folder, source in self.sources.items():
            values, series = source.values(runs), source.series(runs)
            refuse_different(self.journal.values(runs), values, folder)
            self.journal.add([Outcome(run, values[run], series.get(run, b""), 0.0) for run in runs if run in values])
        for failures in self._failures:
            self.journal.add([failures[run] for run in runs if run in failures])


def refuse_different(held: dict[str, bytes], found: dict[str, bytes], folder: Path) -> None:
    """Refuse an outcome that is not the one of the same run elsewhere."""
    for run in sorted(held.keys() & found.keys()):
        if held[run] != found[run]:
            raise NotAllowed(
                f"{folder}: run {run} has another outcome here than in a part before it: "
                "one of the two was changed, or made by a machine that computes otherwise."
            )


def refuse_missing(missing: int, first: Sequence[World]) -> NoReturn:
    """Say how many worlds are missing, and the first of them."""
    named = "; ".join(f"point {point}, replication {replication}" for point, replication in first)
    more = f" and {missing - len(first):,} more" if missing > len(first) else ""
    one = missing == 1
    raise Missing(f"{missing:,} world{'' if one else 's'} {'is' if one else 'are'} still missing: {named}{more}. What is there is kept.")


def no_engine() -> Engine:
    """The workers of a session that runs nothing."""
    raise AssertionError("a session that runs nothing asked for workers")
