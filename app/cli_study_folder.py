"""The commands for what is in the folder of a study: ``culture study status``, ``verify``, ``merge``, ``export``, and ``culture replay``."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.text import Text

from app import cli_options as options
from app import cli_study_options as asked
from app.cli_progress import growing, steps
from experiments.language import Language
from simulation.errors import NotAllowed

if TYPE_CHECKING:
    from experiments.engine.verify import Finding

DIFFERS = 1
"""Exit code where something is not as it should be."""

study = typer.Typer(
    name="study",
    help="See to the folder of a study: how far it is, whether it is right, its parts, other formats.",
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


@study.command()
def status(folder: asked.Folder, json: options.PlainJson = False, code: options.PlainLang = "en") -> None:
    """Show how far a study is, also while it runs, and what failed.

    [b]Example[/b]: culture study status results/when_does_it_pay
    """
    from app.cli_study_tables import print_status, status_as_json
    from app.cli_tables import print_json
    from experiments.engine.status import status as look

    lang, found = Language.of(code), look(folder)
    if json:
        print_json(status_as_json(found))
    else:
        print_status(found, lang)


@study.command()
def verify(
    folder: asked.Folder,
    runs: asked.Runs = 0,
    seed: asked.Draw = 1,
    json: options.PlainJson = False,
    code: options.PlainLang = "en",
) -> None:
    """Look whether a study is what it says: tables that follow from journal and plan, and runs that repeat.

    The folder is only read. Exit code 1 where something is wrong.

    [b]Example[/b]: culture study verify results/when_does_it_pay --runs 100
    """
    from app.cli_tables import print_json
    from experiments.engine.verify import verify as look

    lang = Language.of(code)
    if runs < 0:
        raise NotAllowed(f"--runs is {runs}; allowed is a whole number from 0.")
    with growing(lang) as progress:
        found = look(folder, runs, seed, progress)
    if json:
        print_json({"right": all(finding.right for finding in found), "findings": list(findings(found, lang))})
    else:
        for line in findings(found, lang):
            show_line(f"{'✓' if line['right'] else '✗'} {line['text']}", "" if line["right"] else "bold")
    if not all(finding.right for finding in found):
        raise typer.Exit(DIFFERS)


def findings(found: "list[Finding]", lang: Language) -> Iterator[dict[str, object]]:
    """What was looked at, in words."""
    for finding in found:
        values = {name: lang.number(value) if isinstance(value, int) else value for name, value in finding.values.items()}
        yield {"right": finding.right, "text": lang(finding.text, **values)}


@study.command()
def merge(folders: asked.Parts, out: asked.Whole, json: options.PlainJson = False, code: options.PlainLang = "en") -> None:
    """Put the parts of a study together, as if it had been run in one go.

    The parts are only read. Where worlds are still missing, it says which, and keeps what is there.

    [b]Example[/b]: culture study merge results/mine-1-of-2 results/mine-2-of-2 --out results/mine
    """
    from app.cli_tables import print_json
    from experiments.engine.merge import merge as put_together

    lang = Language.of(code)
    with steps() as step:
        step(lang("Putting the parts together"))
        result = put_together(folders, out, ["study", "merge", *map(str, folders), "--out", str(out)])
    runs, failed = len(result.experiments), len(result.failures)
    if json:
        print_json({"study": result.study.name, "folder": str(out), "runs": runs, "failed": failed})
        return
    told = lang.plural("{n} run is together in {folder}.", "{n} runs are together in {folder}.", runs, folder=out)
    also = lang.plural("{n} run failed.", "{n} runs failed.", failed) if failed else ""
    show_line(" ".join(filter(None, [told, also])))


@study.command()
def export(
    folder: asked.Folder,
    form: asked.Format = "csv",
    out: asked.Target = None,
    force: options.Force = False,
    json: options.PlainJson = False,
    code: options.PlainLang = "en",
) -> None:
    """Write a finished study for other programs, with a codebook of every column.

    [b]Example[/b]: culture study export results/when_does_it_pay --format salib
    """
    from app.cli_tables import print_json
    from experiments.engine.export import check_format
    from experiments.engine.export import export as write
    from experiments.engine.result import StudyResult
    from experiments.folder import whole_folder

    lang, place = Language.of(code), out or folder / "export" / form
    check_format(form)
    result = StudyResult.read(folder)
    with steps() as step, whole_folder(place, force or out is None) as part:
        step(lang("Writing the files"))
        write(result, form, part, lang)
        names = sorted(path.name for path in part.iterdir())
    if json:
        print_json({"folder": str(place), "format": form, "files": names})
    else:
        show_line(lang("{folder} holds {files}.", folder=place, files=lang.items(names)))


def replay(
    folder: asked.Folder,
    run: asked.Run = "",
    check: asked.Check = False,
    count: asked.Count = 1000,
    seed: asked.Draw = 1,
    json: options.PlainJson = False,
    code: options.PlainLang = "en",
) -> None:
    """Repeat a run of a study exactly, and show it; or many, and compare them.

    Exit code 1 where a run does not give the same again.

    [b]Examples[/b]

    culture replay results/when_does_it_pay 3fa8c1

    culture replay results/when_does_it_pay --check --count 1000
    """
    lang = Language.of(code)
    if check == bool(run):
        raise NotAllowed("culture replay takes either the identity of a run, or --check for runs drawn at random.")
    same = replay_many(folder, count, seed, json, lang) if check else replay_one(folder, run, json, lang)
    if not same:
        raise typer.Exit(DIFFERS)


def replay_one(folder: Path, run: str, json: bool, lang: Language) -> bool:
    """Repeat a run and show it; whether it is the same again, or there is nothing to compare it with."""
    from app.cli_study_tables import print_replay, replay_as_json
    from app.cli_tables import print_json
    from experiments.engine import replay as engine

    found = engine.replay(folder, run)
    if json:
        print_json(replay_as_json(found))
    else:
        print_replay(found, lang)
    return found.same is not False


def replay_many(folder: Path, count: int, seed: int, json: bool, lang: Language) -> bool:
    """Repeat runs drawn at random and say which differ; whether none does."""
    from app.cli_tables import print_json
    from experiments.engine import replay as engine

    with growing(lang) as progress:
        found = engine.check(folder, count, seed, progress=progress)
    if json:
        print_json({"runs": found.runs, "differing": list(found.differing)})
    elif found.differing:
        show_line(
            lang("{n} of {runs} runs gave something else:", n=lang.number(len(found.differing)), runs=lang.number(found.runs)), "bold"
        )
        show_line("\n".join(found.differing))
    else:
        show_line(lang.plural("{n} run gave the same again, bit for bit.", "{n} runs gave the same again, bit for bit.", found.runs))
    return not found.differing


def show_line(text: str, style: str = "") -> None:
    """Print a line, however long."""
    from rich.console import Console

    Console(highlight=False).print(Text(text, style=style), soft_wrap=True)
