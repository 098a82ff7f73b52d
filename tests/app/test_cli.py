import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from app import cli_run, main
from simulation.parameters import Parameters
from simulation.settings import LEVERS
from tests.app.conftest import SMALL

Call = Callable[..., tuple[int, str, str]]
CallJson = Callable[..., Any]


@pytest.fixture(autouse=True)
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw nothing: figures and report have tests of their own, and take longer than the worlds."""

    def write_report(comparison: object, folder: Path, *more: object) -> Path:
        (folder / "report.html").write_text("report", encoding="utf-8")
        return folder / "report.html"

    monkeypatch.setattr("experiments.figures.draw_figures", lambda *arguments: [])
    monkeypatch.setattr("experiments.report.write_report", write_report)


def test_the_help_is_shown_where_no_command_is_named(culture: Call) -> None:
    code, out, _ = culture()
    assert code == 0 and "culture compare implementation co_creation" in out


@pytest.mark.parametrize("command", ["compare", "run", "scenarios", "levers", "parameters"])
def test_every_command_explains_itself(culture: Call, command: str) -> None:
    code, out, _ = culture(command, "--help")
    assert code == 0 and f"culture {command}" in out and "--json" in out


def test_options_are_grouped(culture: Call) -> None:
    _, out, _ = culture("compare", "--help")
    assert [out.index(text) for text in ("The scenario", "How many", "What is written", "Language and machine")] == sorted(
        out.index(text) for text in ("The scenario", "How many", "What is written", "Language and machine")
    )


def test_the_version_is_shown(culture: Call) -> None:
    code, out, _ = culture("--version")
    assert code == 0 and out.startswith("Culture Garden ")


def test_compare_prints_the_headline_first(culture: Call) -> None:
    code, out, _ = culture("compare", "implementation", "co_creation", *SMALL, "--no-files")
    assert code == 0 and out.splitlines()[0].endswith(".")
    places = [
        out.index(text)
        for text in ("Milestones after launch", "in the same worlds", "Phases of", "The programme of", "Under Impl", "What holds growth")
    ]
    assert places == sorted(places)


def test_it_is_said_from_when_weeks_are_counted(culture: Call) -> None:
    assert "Weeks are counted from the beginning; the change begins in week 26." in culture("run", "co_creation", *SMALL, "--no-files")[1]


def test_compare_writes_a_folder_and_says_where(culture: Call) -> None:
    code, out, _ = culture("compare", "status_quo", "implementation", *SMALL)
    report = Path("results/status_quo-implementation/report.html")
    assert code == 0 and report.exists() and out.rstrip().endswith(f"The report: {report}")


def test_a_second_comparison_gets_a_folder_of_its_own(culture_json: CallJson) -> None:
    folders = [culture_json("run", "status_quo", *SMALL)["folder"] for _ in range(2)]
    assert folders == [str(Path("results/status_quo")), str(Path("results/status_quo-2"))]


def test_the_folder_can_be_chosen(culture: Call) -> None:
    assert culture("run", "status_quo", *SMALL, "--out", "mine/here")[0] == 0
    assert Path("mine/here/manifest.json").exists() and not Path("results").exists()


@pytest.mark.parametrize("weeks", ["1", "25", "26"])
def test_worlds_that_end_before_launch_have_their_tables(culture: Call, weeks: str) -> None:
    code, out, err = culture("run", "co_creation", "--employees", "60", "--weeks", weeks, "--replications", "2", "--no-files")
    assert (code, err) == (0, "") and "Milestones after launch" in out


def test_no_files_writes_nothing(culture: Call, own_folder: Path) -> None:
    culture("run", "status_quo", *SMALL, "--no-files")
    assert list(own_folder.iterdir()) == []


def test_force_says_that_files_were_replaced(culture: Call) -> None:
    Path("mine").mkdir()
    Path("mine/notes.txt").write_text("mine")
    code, _, err = culture("run", "status_quo", *SMALL, "--out", "mine", "--force")
    assert (code, err) == (0, "Files of the same names in mine were replaced; others were left alone.\n")
    assert Path("mine/notes.txt").read_text() == "mine"


def test_the_command_in_the_manifest_gives_the_same_numbers(culture: Call) -> None:
    culture("run", "co_creation", *SMALL, "--seed", "5", "--set", "purpose=.6", "--out", "one")
    command = json.loads(Path("one/manifest.json").read_text(encoding="utf-8"))["command"]
    assert command == "culture run co_creation --weeks 60 --employees 60 --seed 5 --replications 4 --set purpose=.6"
    culture(*command.split()[1:], "--out", "two")
    pd.testing.assert_frame_equal(pd.read_parquet("one/series.parquet"), pd.read_parquet("two/series.parquet"))


def test_json_holds_verdict_and_table(culture_json: CallJson) -> None:
    found = culture_json("compare", "status_quo", "co_creation", *SMALL, "--no-files")
    assert found["headline"] and found["strategies"] == ["status_quo", "co_creation"] and found["folder"] is None
    assert {line["measure"] for line in found["table"]} >= {"committed_share", "money"}


def test_json_has_null_where_there_is_no_number(culture_json: CallJson) -> None:
    assert culture_json("run", "status_quo", *SMALL, "--no-files")["tipping_weeks"]["status_quo"] == [None] * 4


def test_a_strategy_against_itself_differs_by_exactly_zero(culture_json: CallJson) -> None:
    table = culture_json("compare", "co_creation", "co_creation", *SMALL, "--no-files")["table"]
    gaps = {line[key] for line in table for key in ("difference", "difference_low", "difference_high")}
    assert gaps == {0.0}


def test_workers_change_nothing(culture_json: CallJson) -> None:
    one, two = (culture_json("run", "co_creation", *SMALL[:-1], count, "--no-files") for count in ("1", "2"))
    assert one == two


def test_people_grow_along_with_employees(culture: Call) -> None:
    culture("run", "status_quo", *SMALL, "--out", "here")
    organisation = json.loads(Path("here/manifest.json").read_text(encoding="utf-8"))["scenarios"][0]["context"]["parameters"]
    assert (organisation["organisation"]["employees"], organisation["market"]["people"]) == (60, 600)


def test_people_can_be_given(culture: Call) -> None:
    culture("run", "status_quo", *SMALL, "--people", "300", "--out", "here")
    parameters = json.loads(Path("here/manifest.json").read_text(encoding="utf-8"))["scenarios"][0]["context"]["parameters"]
    assert parameters["market"]["people"] == 300


def test_settings_change_levers_and_parameters(culture: Call) -> None:
    culture("run", "co_creation", *SMALL, "--set", "purpose=.6", "--set", "growth.rate=.1", "--out", "here")
    scenario = json.loads(Path("here/manifest.json").read_text(encoding="utf-8"))["scenarios"][0]
    assert scenario["context"]["parameters"]["growth"]["rate"] == 0.1
    assert {phase["levers"]["purpose"] for phase in scenario["strategy"]["phases"]} == {0.6}


def test_a_context_is_put_around_every_strategy(culture_json: CallJson) -> None:
    found = culture_json("compare", "status_quo", "implementation", "--context", "start_up", *SMALL, "--no-files")
    assert found["contexts"] == ["start_up", "start_up"]


def test_a_scenario_of_ones_own_is_run(culture_json: CallJson) -> None:
    Path("my_plan.toml").write_text(
        'title = "[red]My plan"\nstory = "We thank. That is all."\nbased_on = "co_creation"\n', encoding="utf-8"
    )
    assert culture_json("run", "my_plan.toml", *SMALL, "--no-files")["strategies"] == ["my_plan"]


def test_a_title_is_printed_as_it_is(culture: Call) -> None:
    Path("my_plan.toml").write_text(
        'title = "[red]My plan"\nstory = "We thank. That is all."\nbased_on = "co_creation"\n', encoding="utf-8"
    )
    assert "[red]My plan" in culture("run", "my_plan.toml", *SMALL, "--no-files")[1]


def test_results_are_printed_in_dutch(culture: Call) -> None:
    english, dutch = (culture("run", "co_creation", *SMALL, "--no-files", "--lang", code)[1] for code in ("en", "nl"))
    assert "Milestones after launch" in english and "Mijlpalen na de start" in dutch


def test_the_language_can_come_from_the_environment(culture: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CULTURE_LANG", "nl")
    assert "Mijlpalen na de start" in culture("run", "co_creation", *SMALL, "--no-files")[1]


def test_the_table_fits_a_narrow_terminal(culture: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    _, out, _ = culture("compare", "status_quo", "explained_implementation", *SMALL, "--no-files")
    assert max(map(len, out.splitlines())) <= 80 and "…" not in out


def test_compiling_is_announced(culture: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simulation.compiled.is_compiled", lambda: False)
    _, _, err = culture("run", "status_quo", *SMALL, "--no-files")
    assert err == "The model is being compiled for this machine: about half a minute, once.\n"


def test_a_compiled_model_is_not_announced(culture: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simulation.compiled.is_compiled", lambda: True)
    assert culture("run", "status_quo", *SMALL, "--no-files")[2] == ""


def test_scenarios_lists_strategies_and_contexts(culture: Call) -> None:
    code, out, _ = culture("scenarios")
    assert code == 0 and all(name in out for name in ("co_creation", "implementation", "service_company", "it_system"))


def test_scenarios_as_json_hold_stories_and_phases(culture_json: CallJson) -> None:
    found = culture_json("scenarios")
    story = next(item for item in found["strategies"] if item["name"] == "co_creation")
    assert story["story"] and [phase["name"] for phase in story["phases"]] == ["Soil", "Light", "Room"]


def test_levers_lists_every_lever(culture_json: CallJson) -> None:
    assert [lever["name"] for lever in culture_json("levers")] == list(LEVERS)


def test_levers_are_printed_with_their_meaning(culture: Call) -> None:
    out = culture("levers")[1]
    assert all(name in out for name in LEVERS)


def test_parameters_lists_every_parameter(culture_json: CallJson) -> None:
    assert [number["name"] for number in culture_json("parameters")] == [name for name, _, _ in Parameters.declarations()]


def test_parameters_can_be_narrowed(culture: Call) -> None:
    out = culture("parameters", "growth")[1]
    assert "growth.rate" in out and "money.wage" not in out


def test_lists_are_translated(culture: Call) -> None:
    assert culture("levers", "--lang", "nl")[1] != culture("levers")[1]


def test_something_unexpected_is_one_sentence(culture: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise ZeroDivisionError("division\nby zero")

    monkeypatch.setattr(cli_run, "grow", fail)
    code, _, err = culture("run", "status_quo", *SMALL, "--no-files")
    assert (code, err) == (
        1,
        "Something unexpected went wrong (ZeroDivisionError: division by zero). "
        "Please report it with the command you typed and what CULTURE_DEBUG=1 shows.\n",
    )


def test_debugging_shows_where_it_went_wrong(culture: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setenv("CULTURE_DEBUG", "1")
    monkeypatch.setattr(cli_run, "grow", fail)
    assert "Traceback" in culture("run", "status_quo", *SMALL, "--no-files")[2]


@pytest.mark.parametrize("moment", ["grow", "write"])
def test_a_stop_leaves_nothing(culture: Call, monkeypatch: pytest.MonkeyPatch, own_folder: Path, moment: str) -> None:
    def stop(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(*{"grow": (cli_run, "grow"), "write": ("experiments.figures.draw_figures",)}[moment], stop)
    code, _, err = culture("run", "status_quo", *SMALL)
    assert (code, err) == (main.STOPPED, "Stopped. Nothing was written.\n")
    assert list(own_folder.iterdir()) == []
