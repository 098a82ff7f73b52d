"""What is printed of a study: the answer in a few lines, how far it is, one run done again."""

import math
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from app.cli_progress import lasting
from experiments.engine.replay import Repeated, table_of
from experiments.engine.status import Status, replay_command
from experiments.engine.work import KILLED, RAISED, TIME_LIMIT, Failure, Outcome
from experiments.figures.study.words import Words
from experiments.language import Language, mark

if TYPE_CHECKING:
    from experiments.analysis.answers import Answers
    from experiments.engine.result import StudyResult

KINDS = {RAISED: mark("raised an error"), TIME_LIMIT: mark("took too long"), KILLED: mark("took their worker along")}
SHOWN = 3
"""Failures that are shown of each kind."""
REPORT = "report.html"


def print_answer(answers: "Answers", result: "StudyResult", reported: bool, lang: Language) -> None:
    """Print the answer of a study for a person, and where the rest lies."""
    from experiments.report.study_headline import FIRST, headline, meaning, more
    from experiments.report.study_rules import box

    words = Words(answers.study, lang)
    lines = [Text(lang(answers.study.title), style="bold"), *(Text(text, style="bold") for text in headline(answers, words)[:FIRST])]
    lines += [Text(text) for text in (*more(answers, words), meaning(answers, words))]
    lines += [Text(box(boxes.boxes[0], boxes, words, 0)) for boxes in answers.boxes if boxes.boxes]
    if answers.missing:
        failed = lang.plural("{n} run failed", "{n} runs failed", answers.missing)
        lines.append(Text(lang("{failed}; culture study status {folder} says why.", failed=failed, folder=result.folder)))
    place = result.folder / REPORT if reported else result.folder
    lines.append(Text(lang("The report: {path}", path=place) if reported else lang("The tables: {path}", path=place)))
    print_lines(lines)


def as_json(answers: "Answers", result: "StudyResult", reported: bool) -> dict[str, Any]:
    """The answer of a study for a script."""
    return {
        "study": answers.study.name,
        "folder": str(result.folder),
        "report": str(result.folder / REPORT) if reported else None,
        "points": answers.points,
        "runs": answers.runs,
        "failed": answers.missing,
        "contrasts": [contrast.__dict__ | {"difference": contrast.difference._asdict()} for contrast in answers.contrasts],
        "tallies": [tally.__dict__ for tally in answers.tallies],
    }


def print_status(found: Status, lang: Language) -> None:
    """Print how far a study is, for a person."""
    lines = [Text(lang(found.title), style="bold"), Text(how_far(found, lang)), Text(who(found, lang))]
    lines += [Text(text) for text in failures(found, lang)]
    print_lines(lines)


def how_far(found: Status, lang: Language) -> str:
    """How many runs and points are done, how fast and how long it will take."""
    share = lang.percent(found.done / found.total) if found.total else lang.percent(0)
    told = [lang("{done} of {total} runs ({share})", done=lang.number(found.done), total=lang.number(found.total), share=share)]
    if found.shard is not None:
        told.append(lang("part {number} of {count}", number=found.shard[0], count=found.shard[1]))
    if found.narrow is not None:
        told.append(lang("{done} of {total} points sure enough", done=lang.number(found.narrow[0]), total=lang.number(found.narrow[1])))
    if found.rate is not None:
        told.append(lang("{n} a second", n=lang.number(found.rate, 0 if found.rate >= 10 else 1)))
    if found.seconds_left:
        told.append(lang("about {time} left", time=lasting(found.seconds_left, lang)))
    return ", ".join(told) + "."


def who(found: Status, lang: Language) -> str:
    """Whether somebody is at a study, and what can be done."""
    if found.running:
        return lang("A process is running it.")
    if found.cut_short:
        return lang("The last process was killed. What it had done is kept, and the same command goes on.")
    if found.complete:
        return lang("It is finished.")
    return lang("No process is running it; the same command goes on.")


def failures(found: Status, lang: Language) -> Iterator[str]:
    """How many runs failed, and the first of each kind with the command that repeats it."""
    for kind, count in found.kinds.items():
        yield lang.plural("{n} run {kind}:", "{n} runs {kind}:", count, kind=lang(KINDS[kind]))
        for failure in [failure for failure in found.failures if failure.kind == kind][:SHOWN]:
            yield f"  {failure.message}{f' ({failure.origin})' if failure.origin else ''}\n    {replay_command(found.folder, failure.run)}"


def status_as_json(found: Status) -> dict[str, Any]:
    """How far a study is, for a script."""
    told = {
        name: getattr(found, name) for name in ("name", "title", "done", "total", "narrow", "shard", "complete", "running", "cut_short")
    }
    told |= {"rate": found.rate, "seconds_left": found.seconds_left, "folder": str(found.folder)}
    rows = [failure._asdict() | {"command": replay_command(found.folder, failure.run)} for failure in found.failures]
    return told | {"failures": rows}


def print_replay(found: Repeated, lang: Language) -> None:
    """Print a run that was done again, for a person."""
    words, run = Words(found.plan.study, lang), found.run
    head = lang(
        "Run {run}: {title}, point {point}, replication {replication}, seed {seed}.",
        run=run.id,
        title=words.titles[run.arm],
        point=run.point,
        replication=run.replication,
        seed=run.seed,
    )
    lines: list[RenderableType] = [Text(head, style="bold")]
    if found.places > 1:
        lines.append(Text(lang("It stands at {n} points, which do not differ for this strategy.", n=lang.number(found.places))))
    lines += [Text(f"  {words.factor(name)}: {exact(value)}") for name, value in factors(found).items()]
    lines.append(what_came(found, words))
    lines.append(Text(compared(found, lang), style="bold" if found.same is False else ""))
    if found.command is not None:
        lines.append(Text(lang("The same world by itself: {command}", command=found.command)))
    print_lines(lines)


def factors(found: Repeated) -> dict[str, float]:
    """Values of the factors that change the strategy, by name."""
    plan, run = found.plan, found.run
    values = zip(plan.factors, plan.changed(run.point, run.arm).tolist(), strict=True)
    return {name: value for name, value in values if not math.isnan(value)}


def exact(value: float) -> str:
    """A number with all its digits, as one types it."""
    return str(int(value)) if value.is_integer() else repr(value)


def what_came(found: Repeated, words: Words) -> RenderableType:
    """The measures at their weeks, or why there are none."""
    if isinstance(found.result, Failure):
        return Text(failed(found.result, words.lang))
    table = Table(box=None, pad_edge=False)
    table.add_column("")
    for week in found.plan.recipe.rows:
        table.add_column(words.after(week), justify="right")
    values = table_of(found.plan, found.result.values).tolist()
    for name, row in zip(found.plan.recipe.measures, zip(*values, strict=True), strict=True):
        table.add_row(Text(words.measure(name)), *(Text(exact(value)) for value in row))
    return table


def failed(failure: Failure, lang: Language) -> str:
    """Why a run gave no outcome."""
    place = f" ({failure.origin})" if failure.origin else ""
    return lang("It failed: {message}", message=f"{failure.message}{place}")


def compared(found: Repeated, lang: Language) -> str:
    """Whether a run gave the same again."""
    if found.same is None:
        return lang("The study has not done this run yet.")
    if found.same:
        return (
            lang("This is what the study holds, bit for bit.")
            if isinstance(found.result, Outcome)
            else lang("It failed in the same way before.")
        )
    if isinstance(found.stored, Failure):
        return lang("In the study it failed: {message}", message=found.stored.message)
    return lang("This is not what the study holds.")


def replay_as_json(found: Repeated) -> dict[str, Any]:
    """A run that was done again, for a script."""
    run, result, plan = found.run, found.result, found.plan
    told = {"run": run.id, "point": run.point, "strategy": plan.study.labels[run.arm], "replication": run.replication, "seed": run.seed}
    told |= {"points": found.places, "factors": factors(found), "same": found.same, "command": found.command}
    if isinstance(result, Outcome):
        rows = zip(plan.recipe.rows, table_of(plan, result.values).tolist(), strict=True)
        return told | {"outcomes": [{"week": week} | dict(zip(plan.recipe.measures, row, strict=True)) for week, row in rows]}
    return told | {"failure": {"kind": result.kind, "origin": result.origin, "message": result.message}}


def print_lines(lines: Iterable[RenderableType]) -> None:
    """Print lines on standard output, a long one as it is."""
    console = Console(highlight=False)
    for line in lines:
        console.print(line, soft_wrap=True)
