"""The report: one page that stands by itself, in order for readers and for machines that read aloud."""

import functools
import re
from html.parser import HTMLParser
from itertools import pairwise

import numpy as np
import pytest

import scenarios
from experiments.catalogue import collect
from experiments.comparison import compare
from experiments.language import Language
from experiments.report import command, render, write_report
from experiments.report.contrasts import CONTRASTS, contrasts
from experiments.report.tables import DIFFERENCES, MILESTONES, costs, differences, milestones, settings
from experiments.verdict import judge
from simulation.scenario import Scenario
from simulation.strategy import Phase, Strategy

EN, NL = Language.of("en"), Language.of("nl")
VOID = {"meta", "link", "hr", "br", "img"}


@functools.cache
def compared(*names, weeks=286):
    return compare([scenarios.load(name, "start_up", weeks=weeks) for name in names], replications=6, workers=1)


@functools.cache
def page(code, *names):
    return render(compared(*names), Language.of(code))


class Reader(HTMLParser):
    """Reads a page: tags in order, and whether each that opens is closed."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.open, self.wrong = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def named(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]


@functools.cache
def read(code="en", *names):
    return Reader(page(code, *(names or ("implementation", "co_creation"))))


def rows(table):
    return {row.name: row for group in table.groups for row in group.rows}


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("en", ("co_creation",)),
        ("nl", ("status_quo",)),
        ("en", ("implementation", "co_creation")),
        ("nl", ("implementation", "co_creation")),
    ],
)
def test_every_tag_that_opens_is_closed(code, names):
    reader = read(code, *names)
    assert (reader.wrong, reader.open) == ([], [])


def test_the_page_says_its_language():
    assert read("nl").named("html") == [{"lang": "nl"}]


def test_headings_follow_each_other_without_a_gap():
    levels = [int(tag[1]) for tag, _ in read().tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_drawing_says_what_it_shows_or_is_hidden_from_those_who_listen():
    drawings = read().named("svg")
    assert all(
        drawing.get("aria-hidden") == "true" or (drawing["role"] == "img" and len(drawing["aria-label"]) > 20) for drawing in drawings
    )


def test_every_table_has_a_caption_and_every_head_a_scope():
    reader = read()
    assert len(reader.named("table")) == len(reader.named("caption")) > 4
    assert all("scope" in head for head in reader.named("th"))


def test_ids_are_there_once():
    ids = [attributes["id"] for _, attributes in read().tags if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_nothing_is_fetched_from_anywhere():
    text = page("en", "implementation", "co_creation")
    assert not re.findall(r'(?:src|href)="(?!#|data:)|url\((?!#)|@import|<script|https?:', text)


def test_the_page_has_both_colours_and_a_form_for_paper():
    text = page("en", "implementation", "co_creation")
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text


def test_the_verdict_stands_on_top():
    verdict = judge(compared("implementation", "co_creation"), EN)
    (heading,) = re.findall(r"<h1>(.*?)</h1>", page("en", "implementation", "co_creation"))
    assert re.sub(r"<.*?>", "", heading).replace("‑", "-") == verdict.headline


def test_no_value_is_left_open():
    assert not re.findall(
        r"\{[a-z_]+\}|undefined|\bnan\b|None", re.sub(r"<style>.*?</style>", "", page("nl", "implementation", "co_creation"), flags=re.S)
    )


def test_a_dutch_page_holds_no_english_sentence():
    sources = {
        message.id for message in collect() if isinstance(message.id, str) and len(message.id.split()) > 3 and NL(message.id) != message.id
    }
    text = page("nl", "implementation", "co_creation")
    assert {source for source in sources if source in text} == set()


def test_a_title_from_a_file_of_ones_own_is_only_text():
    bad = '<script>alert("x")</script> & {braces}'
    strategy = Strategy(name="mine", title=bad, story=bad, phases=(Phase(name=bad, week=9, levers={"purpose": 0.5}),), afterwards=bad)
    scenario = Scenario(strategy=strategy, context=scenarios.load("status_quo", "start_up").context, weeks=60)
    text = render(compare([scenario], replications=2, workers=1), EN)
    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_the_report_is_written_into_the_folder(tmp_path):
    path = write_report(compared("co_creation", weeks=60), tmp_path, EN)
    assert path == tmp_path / "report.html"
    assert path.read_text("utf-8").startswith("<!DOCTYPE html>")


def test_the_typed_command_is_shown_where_there_is_one(tmp_path):
    path = write_report(compared("co_creation", weeks=60), tmp_path, EN, ["run", "co_creation", "--seed", "7"])
    assert "<code>culture run co_creation --seed 7</code>" in path.read_text("utf-8")


def test_without_one_the_command_is_put_together():
    expected = "culture compare implementation co_creation --context start_up --weeks 286 --seed 1 --replications 6 --lang nl"
    assert command(compared("implementation", "co_creation"), NL) == expected


def test_worlds_that_no_command_names_have_none():
    comparison = compare([scenarios.load("status_quo", "start_up", weeks=40)], seeds=[3, 9], workers=1)
    assert command(comparison, EN) == ""
    assert "<pre>" not in render(comparison, EN)


def test_milestones_show_the_middle_world_and_where_nine_of_ten_lie():
    comparison = compared("implementation", "co_creation")
    table = milestones(comparison, EN)
    low, middle, high = np.quantile(comparison.measure("committed_share")[1, :, comparison.milestones[0][1]], (0.05, 0.5, 0.95))
    cell = table.groups[0].rows[1].cells[0]
    assert cell.value == EN.percent(middle)
    assert cell.notes == (EN.span(100 * low, 100 * high),)


def test_milestones_have_one_group_a_measure_and_one_row_a_strategy():
    table = milestones(compared("implementation", "co_creation"), EN)
    assert [len(group.rows) for group in table.groups] == [2] * len(MILESTONES)


def test_columns_name_years_and_week():
    assert milestones(compared("implementation", "co_creation"), NL).columns[1] == ("2 jaar", "week 129")


def test_a_strategy_against_itself_differs_by_nothing():
    (table,) = differences(compared("co_creation", "co_creation"), EN)
    assert {cell.value for row in rows(table).values() for cell in row.cells} <= {"0", "0.0", "0.00", "–"}


def test_differences_hold_every_measure_once():
    (table,) = differences(compared("implementation", "co_creation"), EN)
    assert len(rows(table)) == len(DIFFERENCES)


def test_better_is_counted_the_right_way_round_where_less_is_better():
    comparison = compared("implementation", "co_creation")
    (table,) = differences(comparison, EN)
    week = comparison.milestones[-1][1]
    fewer = (comparison.measure("detractors_share")[1, :, week] < comparison.measure("detractors_share")[0, :, week]).sum()
    assert rows(table)["Detractors"].cells[-1].notes[-1] == f"{fewer} of 6"


def test_one_strategy_alone_is_compared_with_the_status_quo():
    (table,) = differences(compared("co_creation"), EN)
    assert table.caption.startswith("Co-creation less Status quo, in the same world.")


def test_the_status_quo_alone_is_compared_with_nothing():
    assert list(differences(compared("status_quo"), EN)) == []


def test_every_strategy_has_its_cost():
    table = costs(compared("implementation", "co_creation"), EN)
    assert [len(row.cells) for row in rows(table).values()] == [len(table.columns)] * 2


def test_the_status_quo_costs_nothing_more_and_is_never_behind():
    cells = rows(costs(compared("status_quo"), EN))["Status quo"].cells
    assert [cell.value for cell in cells] == ["0.0%", "0.0", "never behind", "0"]


def test_there_are_ten_contrasts():
    assert len(rows(contrasts(compared("implementation", "co_creation"), EN))) == len(CONTRASTS) == 10


def test_what_leaders_set_is_shown_as_they_reached_it():
    room = rows(contrasts(compared("implementation", "co_creation"), EN))["There is room"]
    assert [cell.value for cell in room.cells][1:] == ["25%", "85%"]


def test_settings_show_only_the_levers_that_move_and_mark_where():
    table = settings(compared("implementation", "co_creation"), EN, 0)
    shown = rows(table)
    assert "Walking the talk" not in shown
    assert [cell.bold for cell in shown["Pressure"].cells][:2] == [False, True]


def test_a_strategy_without_phases_has_no_settings_to_show():
    assert settings(compared("status_quo"), EN, 0) is None
