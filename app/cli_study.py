"""The commands that run studies and say which there are: ``culture sweep`` and ``culture studies``."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from app import cli_options as options
from app import cli_study_options as asked
from app.cli_lists import listed, print_json, show
from app.cli_progress import steps, sweeping
from app.cli_run import RESULTS
from experiments.language import Language
from simulation.errors import NotAllowed

if TYPE_CHECKING:
    from experiments.engine.result import StudyResult
    from experiments.engine.session import Progressed, Shard
    from experiments.engine.status import Status
    from experiments.studies.study import Study

STUDY_FILE = "study.toml"
COUNTED = 200_000
"""Runs of a plan that are gone through quickly enough for somebody who stops."""
WHOLE = (1, 1)
"""A study as the only one of its parts."""


class Stopped(Exception):
    """Somebody stopped a study; the text says what is kept."""


def sweep(
    study: asked.Study = "",
    shard: asked.Shard = None,
    retry_failures: asked.Retry = False,
    allow_large: asked.Large = False,
    out: asked.Out = None,
    no_report: asked.NoReport = False,
    json: options.Json = False,
    lang: options.Lang = "en",
    engine: asked.Engine = "threads",
    workers: asked.Workers = None,
    scheduler: asked.Scheduler = None,
) -> None:
    """Run a study: strategies in the same worlds, at every point of what is varied.

    Stop it whenever you like: the same command goes on where it was. Without a name, it shows the studies that come with the project.

    [b]Examples[/b]

    culture sweep when_does_it_pay

    culture sweep my_study.toml --out results/mine --workers 4

    culture sweep my_study.toml --shard 3/7
    """
    words = Language.of(lang)
    if not study:
        studies(json, lang)
        return
    from experiments.studies import loader

    part, found = parsed(shard), loader.load(study)
    place = out or RESULTS / (found.name if part is None else f"{found.name}-{part[0]}-of-{part[1]}")
    arguments = ["sweep", study, *(["--shard", shard] if shard else []), *(["--allow-large"] if allow_large else [])]
    say_beginning(look(found, place, part), part, retry_failures, words)
    reached: Progressed | None = None
    try:
        with sweeping(words) as progress:
            from experiments.engine.sweep import sweep as run

            def follow(told: "Progressed") -> None:
                nonlocal reached
                reached = told
                progress(told)

            result = run(
                found,
                place,
                engine=engine,
                workers=workers,
                scheduler=scheduler,
                shard=part,
                retry_failures=retry_failures,
                allow_large=allow_large,
                progress=follow,
                arguments=arguments,
            )
        if part is not None:
            tell_part(result, part, json, words)
        else:
            tell(result, [] if no_report else arguments, json, words)
    except KeyboardInterrupt:
        raise stopped(reached, found, place, part, words) from None
    finally:
        keep_file(study, place)


def parsed(shard: str | None) -> "Shard | None":
    """Number of a part and of all parts, as in 3/7.

    Raises
    ------
    NotAllowed
        Where it is something else.
    """
    if shard is None:
        return None
    number, slash, count = shard.partition("/")
    if slash and number.isdecimal() and count.isdecimal() and 1 <= int(number) <= int(count):
        return int(number), int(count)
    raise NotAllowed(f'--shard is "{shard}"; allowed is the number of a part and of all parts, as in 3/7.')


def look(study: "Study", place: Path, part: "Shard | None") -> "Status | None":
    """How far a study is in its folder; None where it was not begun there. Running it says what is wrong with a folder."""
    from experiments.engine.result import read_manifest, study_of
    from experiments.engine.status import status

    try:
        return status(place, part or WHOLE) if study_of(read_manifest(place)) == study else None
    except NotAllowed:
        return None


def say_beginning(found: "Status | None", part: "Shard | None", retry_failures: bool, lang: Language) -> None:
    """Say how far a study is, and that compiling takes a while; on standard error."""
    from simulation.compiled import is_compiled

    if found is not None and (line := what_is_there(found, part, retry_failures, lang)):
        print(line, file=sys.stderr)
    if not is_compiled():
        print(lang("The model is being compiled for this machine: about half a minute, once."), file=sys.stderr)


def what_is_there(found: "Status", part: "Shard | None", retry_failures: bool, lang: Language) -> str:
    """How far a study is that was begun before; "" where nothing is done yet, or another process is at it."""
    if found.running:
        return ""
    done, total = lang.number(found.done), lang.number(found.total)
    if retry_failures and found.failures:
        return lang.plural("{n} run that failed is tried again.", "{n} runs that failed are tried again.", len(found.failures))
    if part is None and found.complete:
        return lang("This study is finished: all {total} runs are there.", total=total)
    if part is not None and found.done == found.total:
        return lang("This part is finished: all {total} runs are there.", total=total)
    return lang("{done} of {total} runs are there; going on.", done=done, total=total) if found.done else ""


def stopped(reached: "Progressed | None", study: "Study", place: Path, part: "Shard | None", lang: Language) -> "Stopped":
    """What is kept of a study that somebody stopped: counted, or in a large one as it was last told."""
    found = reached if reached is not None and reached.total > COUNTED else look(study, place, part)
    if found is None or not found.done:
        return Stopped(lang("Stopped. Nothing was run yet; the same command begins again."))
    done, total = lang.number(found.done), lang.number(found.total)
    return Stopped(lang("Stopped. {done} of {total} runs are kept; the same command goes on.", done=done, total=total))


def keep_file(study: str, place: Path) -> None:
    """Put a copy of the file of a study into its folder, where there is one."""
    from experiments.engine.result import MANIFEST
    from experiments.files import whole
    from experiments.studies.loader import file_of

    if (place / MANIFEST).is_file():
        with whole(place / STUDY_FILE) as part:
            part.write_bytes(file_of(study).read_bytes())


def tell(result: "StudyResult", arguments: list[str], json: bool, lang: Language) -> None:
    """Write the report, where a command is given to stand in it, and print the answer."""
    from app.cli_study_tables import as_json, print_answer
    from experiments.analysis.answers import answer

    with steps() as step:
        step(lang("Working out the answer"))
        answers = answer(result)
        if arguments:
            from experiments.report.study import write_study

            step(lang("Writing the report"))
            write_study(result, result.folder, lang, arguments, answers)
    if json:
        print_json(as_json(answers, result, bool(arguments)))
    else:
        print_answer(answers, result, bool(arguments), lang)


def tell_part(result: "StudyResult", part: "Shard", json: bool, lang: Language) -> None:
    """Say that a part of a study is done, and how it goes on."""
    from experiments.engine.status import status

    found, (number, count) = status(result.folder, part), part
    if json:
        print_json({"study": found.name, "folder": str(result.folder), "shard": part, "runs": found.done, "failed": len(found.failures)})
        return
    done = lang("Part {number} of {count} is done, {runs} runs.", number=number, count=count, runs=lang.number(found.done))
    show(Text(f"{done} {lang('When all parts are: culture study merge DIR DIR … --out DIR.')}"))


def studies(json: options.PlainJson = False, code: options.PlainLang = "en") -> None:
    """Show the studies that come with the project.

    [b]Example[/b]: culture sweep when_does_it_pay
    """
    from experiments.studies import loader

    lang, found = Language.of(code), loader.studies()
    if json:
        print_json([told(study, lang) for study in found.values()])
        return
    table = listed(lang("Studies: culture sweep NAME"), [lang("Name"), lang("Question")])
    for name, study in found.items():
        question = " ".join(filter(None, [lang(study.question), size(study, lang)]))
        table.add_row(Text(name, style="bold"), Text(lang(study.title), style="bold") + Text(f"\n{question}"), end_section=True)
    show(table)
    show(Text(lang("A study of your own is a .toml file: culture sweep my_study.toml."), style="dim"))


def size(study: "Study", lang: Language) -> str:
    """How large a study is, in words."""
    from experiments.studies import design, limits

    points = lang.plural("{n} point", "{n} points", design.size(study))
    runs = lang.plural("{n} run", "{n} runs", limits.runs(study))
    most = lang("{points}, at most {runs}.", points=points, runs=runs)
    return most if study.precision else lang("{points}, {runs}.", points=points, runs=runs)


def told(study: "Study", lang: Language) -> dict[str, object]:
    """What a study tells of itself, for a script."""
    from experiments.studies import design, limits

    return {
        "name": study.name,
        "title": lang(study.title),
        "question": lang(study.question),
        "strategies": list(study.labels),
        "factors": [factor.name for factor in study.factors],
        "design": study.design.kind,
        "points": design.size(study),
        "runs": limits.runs(study),
        "measures": list(study.measures),
        "weeks": list(study.measured_at),
    }
