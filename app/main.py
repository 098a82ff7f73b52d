"""The command line: ``culture``. One clear sentence when something is not right, and never half a result."""

import os
import signal
import sys
import traceback
from collections.abc import Sequence

import typer

from app import cli_app, cli_lists, cli_run, cli_streams, cli_study, cli_study_folder
from app.cli_options import Version
from experiments.folder import reason
from simulation.errors import CultureError

WRONG_INPUT, UNEXPECTED, STOPPED = 2, 1, 130
DEBUG = "CULTURE_DEBUG"

app = typer.Typer(
    name="culture",
    help="Grow an organisation in many worlds, and see what changes its culture.\n\n"
    "Start with [b]culture compare implementation co_creation[/b], then open the report it writes.",
    epilog="Each command explains itself: [b]culture compare --help[/b].",
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    add_completion=False,
)
app.command(rich_help_panel="Grow worlds")(cli_run.compare)
app.command(rich_help_panel="Grow worlds")(cli_run.run)
app.command("app", rich_help_panel="Grow worlds")(cli_app.pages)
app.command(rich_help_panel="Studies")(cli_study.sweep)
app.add_typer(cli_study_folder.study, rich_help_panel="Studies")
app.command(rich_help_panel="Studies")(cli_study_folder.replay)
app.command(rich_help_panel="What there is")(cli_lists.scenarios)
app.command(rich_help_panel="What there is")(cli_study.studies)
app.command(rich_help_panel="What there is")(cli_lists.levers)
app.command(rich_help_panel="What there is")(cli_lists.parameters)


@app.callback(invoke_without_command=True)
def start(context: typer.Context, version: Version = False) -> None:
    """Show the help where no command is named."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def answer(arguments: Sequence[str] | None = None) -> int:
    """Carry out a command and give its exit code: 0 done, 2 wrong input, 130 stopped, 1 something unexpected."""
    try:
        code = app(arguments, prog_name="culture", standalone_mode=False)
        sys.stdout.flush()
    except (KeyboardInterrupt, typer.Abort):
        code = STOPPED
    except cli_study.Stopped as stop:
        print(stop, file=sys.stderr)
        return STOPPED
    except CultureError as error:
        print(error, file=sys.stderr)
        return WRONG_INPUT
    except BrokenPipeError:
        cli_streams.unread()
        return UNEXPECTED
    except OSError as error:
        print(f"{error.filename or 'The output'} cannot be read or written: {reason(error)}.", file=sys.stderr)
        if error.filename is None:
            cli_streams.unread()
        return WRONG_INPUT
    except Exception as error:
        return failed(error)
    if code == STOPPED:
        print("Stopped. Nothing was written.", file=sys.stderr)
    return code if isinstance(code, int) else 0


def failed(error: Exception) -> int:
    """Say what went wrong: a command that cannot be read, or something unexpected."""
    explain = getattr(error, "format_message", None)
    if explain is not None:
        command = getattr(getattr(error, "ctx", None), "command_path", "culture")
        print(f"{usage(explain())} See {command} --help.", file=sys.stderr)
        return WRONG_INPUT
    if os.environ.get(DEBUG):
        traceback.print_exception(error)
    what = " ".join(f"{type(error).__name__}: {error}".split())
    print(
        f"Something unexpected went wrong ({what}). Please report it with the command you typed and what {DEBUG}=1 shows.", file=sys.stderr
    )
    return UNEXPECTED


def usage(message: str) -> str:
    """A message about the command itself, as one sentence."""
    text = " ".join(str(message).split())
    return text if text.endswith((".", "?", "!")) else f"{text}."


def main() -> None:
    """Entry of the command ``culture``. A stop does not wait for worlds that are still growing."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    cli_streams.prepare()
    code = answer()
    sys.stderr.flush()
    if code == STOPPED:
        os._exit(code)
    sys.exit(code)
