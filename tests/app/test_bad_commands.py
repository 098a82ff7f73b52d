from collections.abc import Callable
from pathlib import Path

import pytest

COMMANDS = {
    "compare co_creation": 'To compare takes at least two strategies; for one, use "culture run co_creation".',
    "run co_creation --set purpose=2": '--set: "purpose" is 2; allowed is a number, 0 to 1.',
    "run co_creation --set purpose=nan": '--set: "purpose" is nan; allowed is a number, 0 to 1.',
    "run co_creation --set purpose": '--set: "purpose" is not a setting; write name=value, as in purpose=.6 or growth.rate=.1.',
    "run co_creation --set purpose=.1 --set purpose=.2": '--set: "purpose" is given twice.',
    "run co_creation --set growth.rate=1e9": '--set: "growth.rate" is 1000000000.0; allowed is a number, 0 to 1.',
    "run co_creation --weeks 0": 'co_creation: "weeks" is 0; allowed is a whole number, 1 to 5200.',
    "run co_creation --weeks 5201": 'co_creation: "weeks" is 5201; allowed is a whole number, 1 to 5200.',
    "run co_creation --employees 5": "--employees is 5; allowed is a whole number, 20 to 10,000,000.",
    "run co_creation --employees 3000000": "Beside 3,000,000 employees the market would hold 30,000,000 people; "
    "allowed are at most 10,000,000, which --people can give.",
    "run co_creation --people 0": "--people is 0; allowed is a whole number, 20 to 10,000,000.",
    "run co_creation --employees 60 --set organisation.employees=70": '--employees and --set both give "organisation.employees".',
    "run co_creation --people 60 --set market.people=70": '--people and --set both give "market.people".',
    "run co_creation --seed -1": "The seed is -1; allowed is a whole number from 0 to 9223372036854775768.",
    "run co_creation --replications 0": "The number of replications is 0; allowed is a whole number from 1.",
    "run co_creation --workers 0": "The number of workers is 0; allowed is a whole number from 1 to 1,024.",
    "run co_creation --lang fr": 'Unknown language "fr". Known: en (English), nl (Nederlands).',
    "run co_creation --out taken": "The folder {here}/taken is not empty; choose another, or replace what is in it with --force.",
    "run co_creation --out taken/notes.txt": "{here}/taken/notes.txt is a file; a folder is needed.",
    "run co_creation --out taken/notes.txt/deeper": "{here}/taken/notes.txt is a file; a folder is needed.",
    "run start_up": '"start_up" is a context, not a strategy; "culture scenarios" shows both.',
    "run co_creation --context implementation": '"implementation" is a strategy, not a context; "culture scenarios" shows both.',
    "parameters growht": 'No parameter has "growht" in its name. Did you mean "growth"? The command "culture parameters" shows all.',
    "levers --lang xx": 'Unknown language "xx". Known: en (English), nl (Nederlands).',
}
BEGINNINGS = {
    "foo": "No such command 'foo'",
    "--nope": "No such option: --nope",
    "compare": "Missing argument 'A B [C …]'",
    "run": "Missing argument 'SCENARIO'",
    "run co_creation extra": "Got unexpected extra argument",
    "run co_creation --context": "Option '--context' requires an argument",
    "run co_creatoin": 'unknown strategy "co_creatoin". Did you mean "co_creation"?',
    "run co_creation --context sart_up": 'unknown context "sart_up". Did you mean "start_up"?',
    "run nothing.toml": "nothing.toml: ",
    "run taken": 'unknown strategy "taken".',
    "run broken.toml": "broken.toml: ",
    "run co_creation --set porpose=.2": '--set: unknown lever "porpose". Did you mean "purpose"?',
    "run co_creation --set growth.rat=.2": '--set: unknown parameter "growth.rat". Did you mean "growth.rate"?',
    "run co_creation --weeks many": "Invalid value for '--weeks': ",
    "run co_creation --employees 900000": "co_creation: 9,900,000 people need about 2.5 GB of memory",
    "run co_creation --replications 1000000": "1,000,000 worlds of 286 weeks need about 22",
}
Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder_with_files(own_folder: Path) -> Path:
    (own_folder / "taken").mkdir()
    (own_folder / "taken" / "notes.txt").write_text("mine")
    (own_folder / "broken.toml").write_text("title = ")
    return own_folder


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.mark.parametrize("command", [*COMMANDS, *BEGINNINGS])
def test_a_bad_command_is_one_sentence_and_leaves_nothing(culture: Call, folder_with_files: Path, command: str) -> None:
    before = files(folder_with_files)
    code, out, err = culture(*command.split())
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert files(folder_with_files) == before
    if command in COMMANDS:
        assert err == COMMANDS[command].format(here=folder_with_files) + "\n"
    else:
        assert err.startswith(BEGINNINGS[command])


@pytest.mark.parametrize(("command", "where"), [("foo", "culture"), ("run", "culture run"), ("compare a b --nope", "culture compare")])
def test_a_command_that_cannot_be_read_names_its_help(culture: Call, command: str, where: str) -> None:
    assert culture(*command.split())[2].endswith(f" See {where} --help.\n")
