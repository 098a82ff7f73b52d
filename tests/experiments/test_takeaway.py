"""What a visitor takes home: whole files as bytes, the same for the same comparison, and nothing left behind."""

import csv
import io
import json
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure

import scenarios
from experiments.archive import unpacked
from experiments.command import command_for
from experiments.comparison import COMPARED
from experiments.language import Language
from experiments.takeaway import TAKEAWAYS, take
from simulation.errors import NotAllowed
from tests.experiments.worlds import small_comparison

EN, NL = Language.of("en"), Language.of("nl")
HOSTILE = '=HYPERLINK("http://x.example";"you")'


@pytest.fixture
def undrawn(monkeypatch):
    """Empty figures: how they look has tests of its own."""
    monkeypatch.setattr("experiments.figures.draw", lambda *arguments, **more: Figure(figsize=(1, 1)))
    monkeypatch.setattr("experiments.report.slide_pages.draw", lambda *arguments, **more: Figure(figsize=(1, 1)))
    monkeypatch.setattr("experiments.report.inline_figure", lambda *arguments, **more: "<svg></svg>")


def table(content):
    return pd.read_csv(io.BytesIO(content))


def held(kind, comparison=None, **more):
    return unpacked(take(kind, comparison or small_comparison(), EN, **more).content)


def renamed(comparison, **about):
    first, *rest = comparison.scenarios
    return replace(comparison, scenarios=(first.model_copy(update={"strategy": first.strategy.model_copy(update=about)}), *rest))


@pytest.mark.parametrize("kind", TAKEAWAYS)
def test_equal_comparisons_give_equal_bytes_but_for_the_time_of_a_manifest(kind, undrawn):
    one, other = take(kind, small_comparison(), NL), take(kind, small_comparison(), NL)
    assert one[:2] == other[:2]
    if kind != "all":
        assert one.content == other.content
    else:
        files, again = unpacked(one.content), unpacked(other.content)
        assert {name for name in files if files[name] != again[name]} <= {"manifest.json"}


@pytest.mark.parametrize("kind", TAKEAWAYS)
def test_nothing_is_left_behind(kind, undrawn, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    take(kind, small_comparison(), EN)
    assert list(tmp_path.iterdir()) == []


def test_files_are_named_after_the_strategies(undrawn):
    names = {kind: take(kind, small_comparison(), EN).name for kind in TAKEAWAYS}
    assert names == {
        "report": "implementation-co_creation-report.html",
        "slides": "implementation-co_creation-slides.pptx",
        "figures": "implementation-co_creation-figures.zip",
        "data": "implementation-co_creation-data.zip",
        "scenario": "implementation-co_creation-scenarios.zip",
        "command": "implementation-co_creation-command.txt",
        "all": "implementation-co_creation.zip",
    }


def test_a_strange_name_becomes_a_safe_name_of_a_file():
    c = renamed(small_comparison(), name='../../"x"\r\nSet-Cookie: a')
    assert take("command", c, EN).name == "x_set_cookie_a-co_creation-command.txt"
    assert list(held("scenario", c)) == ["x_set_cookie_a.toml", "co_creation.toml"]


def test_everything_is_in_all_of_it(undrawn):
    files = held("all")
    assert {"report.html", "slides.pptx", "command.txt", "manifest.json"} <= set(files)
    for kind, folder in (("figures", "figures"), ("data", "data"), ("scenario", "scenarios")):
        assert {f"{folder}/{name}": content for name, content in held(kind).items()}.items() <= files.items()


def test_the_manifest_names_the_command(undrawn):
    files = held("all")
    assert json.loads(files["manifest.json"])["command"] + "\n" == files["command.txt"].decode()


def test_the_command_is_that_which_repeats_it():
    c = small_comparison()
    line = take("command", c, NL).content.decode()
    assert line.startswith("culture compare implementation.toml ") and line.count("\n") == 1
    assert line.split()[1:] == command_for(c.scenarios, c.seeds, NL)


def test_a_command_that_was_typed_is_the_one_that_is_given():
    assert take("command", small_comparison(), EN, ["run", "x"]).content == b"culture run x\n"


def test_worlds_that_no_command_names_can_be_taken_home_without_one(undrawn):
    c = replace(small_comparison(), seeds=np.array([1, 2, 3, 9]))
    assert "command.txt" not in held("all", c)
    with pytest.raises(NotAllowed, match="do not follow each other"):
        take("command", c, EN)


def test_every_scenario_loads_back():
    for (name, content), scenario in zip(held("scenario").items(), small_comparison().scenarios, strict=True):
        loaded = scenarios.loads(content, name, weeks=scenario.weeks)
        assert loaded.strategy == scenario.strategy
        assert loaded.context.parameters == scenario.context.parameters


def test_one_scenario_is_a_file_by_itself():
    c = small_comparison()
    one = replace(c, scenarios=c.scenarios[:1], series=c.series[:1], status_quo_series=c.status_quo_series[:1])
    taken = take("scenario", one, EN)
    assert (taken.name, taken.media_type) == ("implementation.toml", "application/toml")
    assert scenarios.loads(taken.content, taken.name).strategy == one.scenarios[0].strategy


def test_the_weekly_table_says_how_every_measure_is_spread_over_the_worlds():
    c, weeks = small_comparison(), table(held("data")["weekly.csv"]).set_index(["strategy", "measure", "week"])
    assert len(weeks) == len(c.names) * len(COMPARED) * c.weeks
    for measure in ("nps", "committed_share", "money"):
        values, row = c.measure(measure)[1, :, 40], weeks.loc[("co_creation", measure, 40)]
        assert row["mean"] == pytest.approx(values.mean())
        expected = np.quantile(values, (0.05, 0.25, 0.5, 0.75, 0.95))
        assert row[["low", "lower_quarter", "median", "upper_quarter", "high"]].to_numpy() == pytest.approx(expected)


def test_the_world_that_was_looked_at_is_given_week_by_week():
    c, series = small_comparison(), table(held("data", world=3)["world_3.csv"])
    assert set(series["seed"]) == {3} and len(series) == 2 * c.weeks
    chosen = series[series["strategy"] == "co_creation"]
    for name in COMPARED:
        assert chosen[name].to_numpy() == pytest.approx(c.measure(name)[1, 2], nan_ok=True), name


def test_without_a_wish_it_is_the_first_world():
    assert "world_1.csv" in held("data")


def test_every_column_is_explained_in_the_language_of_the_reader():
    files = unpacked(take("data", small_comparison(), NL).content)
    words = table(files["measures.csv"]).set_index("measure")
    assert list(words.index) == list(COMPARED)
    assert words.loc["committed_share", "label"] == NL(COMPARED["committed_share"].label) != COMPARED["committed_share"].label


def test_no_cell_of_a_table_is_a_formula():
    c = renamed(small_comparison(), name=HOSTILE)
    for name, content in held("data", c).items():
        rows = list(csv.reader(io.StringIO(content.decode())))
        texts = [cell for row in rows for cell in row if not cell.lstrip("-").replace(".", "").replace("e-", "").isdigit()]
        assert not [text for text in texts if text.startswith(("=", "+", "-", "@", "\t"))], name
    assert f"'{HOSTILE}" in {row[0] for row in csv.reader(io.StringIO(held("data", c)["weekly.csv"].decode()))}


def test_figures_are_pictures_of_both_kinds():
    files = held("figures")
    assert {name.partition(".")[2] for name in files} == {"png", "svg"}
    assert all(content.startswith(b"\x89PNG") or content.startswith(b"<?xml") for content in files.values())


@pytest.mark.parametrize("kind", ["", "Report", "../report", "x" * 999])
def test_an_unknown_kind_is_refused(kind):
    with pytest.raises(
        NotAllowed, match=r"^Nothing is called .{0,62} here; allowed are report, slides, figures, data, scenario, command, all\.$"
    ):
        take(kind, small_comparison(), EN)


def test_a_world_that_is_not_there_is_refused():
    with pytest.raises(NotAllowed, match=r"^There is no world 9 in this comparison; allowed are worlds 1 to 4\.$"):
        take("data", small_comparison(), EN, world=9)
