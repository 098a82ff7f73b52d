"""The commands for studies, as a person types them."""

import json
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from app import cli_study
from app.main import answer
from experiments.engine.session import Progressed
from tests.app.test_processes import COMMAND, PATIENCE, environment, loaded_by

Call = Callable[..., tuple[int, str, str]]
CallJson = Callable[..., Any]
TABLES = ("design.parquet", "experiments.parquet", "outcomes.parquet")
STUDY = """
title = "A small study"
question = "Does it work among sixty people?"
strategies = ["implementation", "co_creation"]
weeks = 60
replications = {replications}
measures = ["nps", "present_value"]
measured_at = [39, 59]

[settings]
"organisation.employees" = 60
"market.people" = 600

[[factor]]
name = "change.meaning"
levels = [0.2, 0.8]

[[factor]]
name = "participation"
levels = [0.1, 0.3]
"""
QUICK = ("--no-report", "--workers", "1")


@pytest.fixture
def study(own_folder: Path) -> str:
    """A study of one's own in the folder one is in: 4 points, 3 worlds, 24 runs."""
    (own_folder / "small.toml").write_text(STUDY.format(replications=3))
    return "small.toml"


@pytest.fixture(scope="session")
def done_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """That study, finished; only to be read."""
    base = tmp_path_factory.mktemp("done_once")
    (base / "small.toml").write_text(STUDY.format(replications=3))
    assert answer(["sweep", str(base / "small.toml"), *QUICK, "--out", str(base / "small")]) == 0
    return base / "small"


@pytest.fixture
def done(study: str, done_once: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """The folder where that study lies, finished."""
    capsys.readouterr()
    return str(copytree(done_once, "results/small"))


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """Reports that were asked for: they have tests of their own, and take longer than the runs."""
    asked: list[tuple[Any, ...]] = []
    monkeypatch.setattr("experiments.report.study.write_study", lambda *arguments: asked.append(arguments))
    return asked


def bytes_of(folder: str) -> dict[str, bytes]:
    return {name: (Path(folder) / name).read_bytes() for name in TABLES}


def marked(folder: str, statement: str) -> None:
    """Change a journal by hand."""
    with closing(sqlite3.connect(Path(folder) / "journal.sqlite")) as connection, connection:
        connection.execute(statement)
    connection.close()


def first_run(folder: str, table: str = "outcome") -> str:
    with closing(sqlite3.connect(Path(folder) / "journal.sqlite")) as connection, connection:
        (name,) = connection.execute(f"SELECT hex(run) FROM {table} {'WHERE id = 1' if table == 'outcome' else ''}").fetchone()
    connection.close()
    return str(name).lower()


def make_fail(folder: str) -> None:
    """Let the first outcome be a failure."""
    marked(folder, "INSERT INTO failure SELECT run, 'raised', 'simulation/week.py:3', 'ValueError: No.' FROM outcome WHERE id = 1")
    marked(folder, "DELETE FROM outcome WHERE id = 1")


def wait_for_runs(journal: Path, count: int) -> None:
    """Wait until a study has done so many runs."""
    begun = time.monotonic()
    while not journal.exists() or outcomes(journal) < count:
        assert time.monotonic() - begun < PATIENCE
        time.sleep(0.02)


def outcomes(journal: Path) -> int:
    """Runs with an outcome; 0 where the journal is just being made."""
    with closing(sqlite3.connect(f"file:{journal}?mode=ro", uri=True)) as connection, suppress(sqlite3.OperationalError):
        return int(connection.execute("SELECT COUNT(*) FROM outcome").fetchone()[0])
    return 0


@pytest.mark.parametrize("command", ["sweep", "studies", "replay", "study status", "study verify", "study merge", "study export"])
def test_every_command_explains_itself_with_an_example(culture: Call, command: str) -> None:
    code, out, _ = culture(*command.split(), "--help")
    assert code == 0 and f"culture {command} " in out.replace("culture studies", "culture studies ") and "--json" in out
    assert out.count("culture ") >= 2


@pytest.mark.parametrize("arguments", [["sweep", "--help"], ["study", "export", "--help"], ["replay", "--help"]])
def test_help_loads_no_tables_and_no_compiler(arguments: list[str]) -> None:
    assert not loaded_by(*arguments) & {"numba", "numpy", "pandas", "scipy", "matplotlib", "pyarrow", "SALib", "dask", "filelock"}


def test_the_answer_comes_first_and_then_where_the_tables_lie(culture: Call, study: str) -> None:
    code, out, err = culture("sweep", study, *QUICK)
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == "A small study"
    assert "Co-creation" in out and "Implementation" in out and "Net promoter score" in out
    assert out.rstrip().endswith("The tables: results/small")


def test_the_folder_keeps_the_file_of_the_study(done: str, study: str) -> None:
    assert (Path(done) / "study.toml").read_text() == Path(study).read_text()


def test_the_manifest_keeps_the_command(done: str) -> None:
    assert json.loads((Path(done) / "manifest.json").read_text())["command"] == "culture sweep small.toml"


def test_the_report_is_written_in_the_language_that_is_asked(culture: Call, study: str, written: list[tuple[Any, ...]]) -> None:
    code, out, _ = culture("sweep", study, "--workers", "1", "--lang", "nl")
    assert code == 0 and out.rstrip().endswith("results/small/report.html")
    ((_, folder, lang, arguments, _),) = written
    assert (folder, lang.code, arguments) == (Path("results/small"), "nl", ["sweep", "small.toml"])


def test_a_finished_study_says_so(culture: Call, study: str, done: str) -> None:
    before = bytes_of(done)
    code, out, err = culture("sweep", study, *QUICK)
    assert (code, err) == (0, "This study is finished: all 24 runs are there.\n")
    assert out.startswith("A small study") and bytes_of(done) == before


def test_a_study_goes_on_where_it_was(culture: Call, study: str, done: str) -> None:
    assert culture("sweep", study, "--shard", "1/2", "--out", "again", "--workers", "1")[0] == 0
    code, _, err = culture("sweep", study, "--out", "again", *QUICK)
    assert (code, err) == (0, "12 of 24 runs are there; going on.\n")
    assert bytes_of("again") == bytes_of(done)


def test_a_part_that_is_finished_says_so(culture: Call, study: str) -> None:
    assert culture("sweep", study, "--shard", "1/2", "--workers", "1")[2] == ""
    assert culture("sweep", study, "--shard", "1/2", "--workers", "1")[2] == "This part is finished: all 12 runs are there.\n"


def test_failures_are_tried_again_when_asked(culture: Call, study: str, done: str) -> None:
    before = bytes_of(done)
    make_fail(done)
    code, _, err = culture("sweep", study, "--retry-failures", *QUICK)
    assert (code, err) == (0, "1 run that failed is tried again.\n")
    assert bytes_of(done) == before


def test_the_answer_of_a_script(culture_json: CallJson, study: str) -> None:
    found = culture_json("sweep", study, *QUICK)
    assert (found["study"], found["folder"], found["report"]) == ("small", "results/small", None)
    assert (found["points"], found["runs"], found["failed"]) == (4, 24, 0)
    assert [(row["measure"], row["week"]) for row in found["contrasts"]] == [
        (name, week) for week in (39, 59) for name in ("nps", "present_value")
    ]
    assert set(found["contrasts"][0]["difference"]) == {"mean", "low", "high"}


def test_runs_that_failed_are_told_with_the_answer(culture: Call, study: str, done: str) -> None:
    make_fail(done)
    for name in TABLES:
        (Path(done) / name).unlink()
    manifest = json.loads((Path(done) / "manifest.json").read_text())
    (Path(done) / "manifest.json").write_text(json.dumps(manifest | {"complete": False}))
    assert "1 run failed; culture study status results/small says why." in culture("sweep", study, *QUICK)[1]


@pytest.fixture
def stopped_at_six(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody presses Ctrl-C when six runs are done."""

    @contextmanager
    def sweeping(lang: object) -> Iterator[Callable[[Progressed], None]]:
        def progress(now: Progressed) -> None:
            if now.done >= 6:
                raise KeyboardInterrupt

        yield progress

    monkeypatch.setattr(cli_study, "sweeping", sweeping)


@pytest.mark.usefixtures("stopped_at_six")
def test_a_stop_says_what_is_kept(culture: Call, study: str) -> None:
    code, out, err = culture("sweep", study, *QUICK)
    assert (code, out) == (130, "")
    assert err.startswith("Stopped. ") and err.endswith(" of 24 runs are kept; the same command goes on.\n")
    assert Path("results/small/study.toml").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
@pytest.mark.parametrize("how", ["SIGINT", "SIGTERM"])
def test_a_stop_from_outside_keeps_what_it_says(culture_json: CallJson, own_folder: Path, how: str) -> None:
    (own_folder / "long.toml").write_text(STUDY.format(replications=500))
    arguments = [*COMMAND, "sweep", "long.toml", *QUICK]
    running = subprocess.Popen(arguments, cwd=own_folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    wait_for_runs(own_folder / "results/long/journal.sqlite", 200)
    running.send_signal(getattr(signal, how))
    out, err = running.communicate(timeout=PATIENCE)
    assert (running.returncode, out) == (130, "")
    found = culture_json("study", "status", "results/long")
    assert err == f"Stopped. {found['done']:,} of 4,000 runs are kept; the same command goes on.\n"
    assert (found["cut_short"], found["complete"]) == (False, False)


def test_parts_are_put_together_as_one_study(culture: Call, study: str, done: str) -> None:
    for shard in ("1/3", "2/3", "3/3"):
        code, out, _ = culture("sweep", study, "--shard", shard, "--workers", "1")
        assert code == 0 and out.startswith(f"Part {shard[0]} of 3 is done, 8 runs. When all parts are: culture study merge")
    parts = [f"results/small-{number}-of-3" for number in (1, 2, 3)]
    assert culture("study", "merge", *parts, "--out", "whole")[:2] == (0, "24 runs are together in whole.\n")
    assert bytes_of("whole") == bytes_of(done)


def test_a_part_that_is_missing_is_told(culture: Call, study: str) -> None:
    assert culture("sweep", study, "--shard", "1/2", "--workers", "1")[0] == 0
    code, out, err = culture("study", "merge", "results/small-1-of-2", "--out", "whole")
    assert (code, out) == (2, "")
    assert err.startswith("6 worlds are still missing: point 0, replication 1; ") and err.endswith(". What is there is kept in whole.\n")
    assert err.count("\n") == 1


def test_a_second_process_is_told_once(culture: Call, study: str, done: str) -> None:
    marked(done, "UPDATE session SET ended = NULL")
    script = f"import sys\nfrom pathlib import Path\nfrom experiments.engine.lock import only_one\nwith only_one(Path({done!r})):\n    print('held', flush=True)\n    sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", script], env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None and other.stdout.readline() == "held\n"
        code, out, err = culture("sweep", study, *QUICK)
        other.kill()
    assert (code, out) == (2, "")
    assert err == f"The study in {done} is being run by another process (number {other.pid}); wait for it, or stop it first.\n"


def test_status_of_a_finished_study(culture: Call, done: str) -> None:
    first, second, third = culture("study", "status", done)[1].splitlines()
    assert first == "A small study" and second.startswith("24 of 24 runs (100%)") and third == "It is finished."


def test_status_names_failures_with_the_command_that_repeats_them(culture: Call, done: str) -> None:
    make_fail(done)
    lines = culture("study", "status", done)[1].splitlines()
    assert lines[-3:] == [
        "1 run raised an error:",
        "  ValueError: No. (simulation/week.py:3)",
        f"    culture replay results/small {first_run(done, 'failure')}",
    ]


def test_status_of_a_study_that_was_killed(culture: Call, done: str) -> None:
    marked(done, "UPDATE session SET ended = NULL")
    assert "The last process was killed. What it had done is kept" in culture("study", "status", done)[1]


def test_status_for_a_script(culture_json: CallJson, done: str) -> None:
    make_fail(done)
    found = culture_json("study", "status", done)
    assert (found["done"], found["total"], found["complete"], found["running"]) == (24, 24, True, False)
    assert found["failures"][0]["command"] == f"culture replay results/small {first_run(done, 'failure')}"


def test_a_study_that_is_right_is_said_to_be(culture: Call, done: str) -> None:
    code, out, _ = culture("study", "verify", done, "--runs", "3")
    assert code == 0 and out.splitlines()[-1] == "✓ 3 runs were repeated and gave the same, bit for bit."


def test_a_study_that_is_not_right_ends_with_1(culture: Call, done: str) -> None:
    (Path(done) / "outcomes.parquet").unlink()
    code, out, _ = culture("study", "verify", done)
    assert code == 1 and "✗ outcomes.parquet is not there." in out.splitlines()


def test_what_is_wrong_for_a_script(culture: Call, done: str) -> None:
    (Path(done) / "outcomes.parquet").unlink()
    found = json.loads(culture("study", "verify", done, "--json")[1])
    assert found["right"] is False
    assert [row["text"] for row in found["findings"] if not row["right"]] == ["outcomes.parquet is not there."]


@pytest.mark.parametrize(
    ("form", "files"),
    [
        ("csv", ["codebook.csv", "experiments.csv", "outcomes.csv"]),
        ("ema", ["codebook.csv", "results.tar.gz"]),
        ("salib", ["X.csv", "Y.csv", "codebook.csv", "problem.json"]),
    ],
)
def test_an_export_lies_in_the_study_and_may_be_made_again(culture_json: CallJson, done: str, form: str, files: list[str]) -> None:
    for _ in range(2):
        assert culture_json("study", "export", done, "--format", form) == {
            "folder": f"results/small/export/{form}",
            "format": form,
            "files": files,
        }
    assert sorted(path.name for path in Path(f"results/small/export/{form}").iterdir()) == files


def test_an_export_replaces_nothing_of_ones_own(culture: Call, done: str) -> None:
    Path("mine").mkdir()
    Path("mine/notes.txt").write_text("mine")
    code, _, err = culture("study", "export", done, "--out", "mine")
    assert code == 2 and "is not empty" in err
    assert culture("study", "export", done, "--out", "mine", "--force")[0] == 0
    assert Path("mine/notes.txt").exists() and Path("mine/outcomes.csv").exists()


def test_a_run_is_shown_with_what_went_in_and_what_came_out(culture: Call, done: str) -> None:
    code, out, _ = culture("replay", done, first_run(done)[:12])
    assert code == 0
    for text in (f"Run {first_run(done)}: ", "Meaning of the change: 0.2", "Net promoter score", "week 59", "bit for bit", "culture run "):
        assert text in out


def test_the_command_of_a_run_can_be_typed(culture: Call, culture_json: CallJson, done: str) -> None:
    told = culture_json("replay", done, first_run(done))
    words = told["command"].split()
    assert words[:2] == ["culture", "run"]
    assert culture(*words[1:], "--no-files", "--workers", "1")[0] == 0


def test_a_run_for_a_script(culture_json: CallJson, done: str) -> None:
    told = culture_json("replay", done, first_run(done))
    assert (told["run"], told["same"], told["strategy"]) == (first_run(done), True, "implementation")
    assert [row["week"] for row in told["outcomes"]] == [39, 59]
    assert told["factors"]["change.meaning"] == 0.2


def test_a_run_that_is_not_the_same_ends_with_1(culture: Call, done: str) -> None:
    marked(done, "UPDATE outcome SET measures = zeroblob(length(measures)) WHERE id = 1")
    code, out, _ = culture("replay", done, first_run(done))
    assert code == 1 and "This is not what the study holds." in out


def test_a_failure_that_does_not_come_again_is_shown(culture: Call, done: str) -> None:
    make_fail(done)
    code, out, _ = culture("replay", done, first_run(done, "failure"))
    assert code == 1 and "In the study it failed: ValueError: No." in out


def test_many_runs_are_repeated(culture: Call, done: str) -> None:
    code, out, _ = culture("replay", done, "--check", "--count", "7", "--seed", "3")
    assert (code, out) == (0, "7 runs gave the same again, bit for bit.\n")


def test_runs_that_differ_are_named(culture: Call, done: str) -> None:
    marked(done, "UPDATE outcome SET measures = zeroblob(length(measures)) WHERE id = 1")
    code, out, _ = culture("replay", done, "--check")
    assert code == 1 and out.splitlines()[-1] == first_run(done)


def test_studies_that_come_with_the_project_are_listed(culture: Call) -> None:
    code, out, _ = culture("studies")
    assert code == 0 and "when_does_it_pay" in out and "Does" not in out.split("when_does_it_pay")[0]
    assert culture("sweep")[1] == out


def test_studies_for_a_script(culture_json: CallJson) -> None:
    found = {row["name"]: row for row in culture_json("studies")}
    assert {"when_does_it_pay", "patience", "tipping", "walk_the_talk", "equal_budget", "what_matters", "organisation_size"} <= set(found)
    assert all(row["points"] >= 1 and row["runs"] >= 2 and row["question"] for row in found.values())


BAD = {
    "sweep nothing.toml": "nothing.toml: ",
    "sweep whendoesitpay": 'unknown study "whendoesitpay". Did you mean "when_does_it_pay"?',
    "sweep small.toml --shard 3": '--shard is "3"; allowed is the number of a part and of all parts, as in 3/7.',
    "sweep small.toml --shard 0/2": '--shard is "0/2"; ',
    "sweep small.toml --shard 3/2": '--shard is "3/2"; ',
    "sweep small.toml --engine thread": 'Unknown engine "thread". Did you mean "threads"?',
    "sweep small.toml --workers 0": "The number of workers is 0; allowed is a whole number from 1 to 1,024.",
    "sweep small.toml --scheduler tcp://x:1": 'The engine "threads" has no scheduler; ',
    "sweep small.toml --lang fr": 'Unknown language "fr".',
    "sweep small.toml --out taken": "taken: the folder is not empty and holds no study; choose another.",
    "study status nowhere": "nowhere: there is no study here.",
    "study verify nowhere": "nowhere: there is no study here.",
    "study verify nowhere --runs -1": "--runs is -1; allowed is a whole number from 0.",
    "study merge nowhere --out x": "nowhere: there is no study here.",
    "study merge nowhere": "Missing option '--out'",
    "study export nowhere": "nowhere: there is no study here.",
    "study export nowhere --format pdf": 'Unknown format "pdf". Allowed: csv, ema, salib.',
    "study statsu x": "No such command 'statsu'",
    "study": "Missing command",
    "replay nowhere 12": "nowhere: there is no study here.",
    "replay nowhere": "culture replay takes either the identity of a run, or --check for runs drawn at random.",
    "replay nowhere 12 --check": "culture replay takes either the identity of a run, or --check",
}


@pytest.mark.parametrize("command", BAD)
def test_a_bad_command_is_one_sentence(culture: Call, study: str, own_folder: Path, command: str) -> None:
    (own_folder / "taken").mkdir()
    (own_folder / "taken" / "notes.txt").write_text("mine")
    code, out, err = culture(*command.split())
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(BAD[command])


def test_a_study_that_is_not_finished_cannot_be_exported(culture: Call, study: str) -> None:
    assert culture("sweep", study, "--shard", "1/2", "--workers", "1")[0] == 0
    code, _, err = culture("study", "export", "results/small-1-of-2")
    assert code == 2 and "the study is not finished" in err
