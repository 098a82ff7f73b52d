"""The page of a study: it stands by itself, in order for readers and for machines that read aloud."""

import functools
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from experiments.catalogue import collect
from experiments.figures.study.pictures import pictures
from experiments.figures.study.words import Words
from experiments.language import Language
from experiments.report.study import render, write_study
from tests.experiments.figures import made_up

EN, NL = Language.of("en"), Language.of("nl")
VOID = {"meta", "link", "hr", "br", "img"}
PAGES = [(kind, code) for kind in made_up.STUDIES for code in ("en", "nl")]


@functools.cache
def page(kind, code="en"):
    study, points, answers = made_up.STUDIES[kind]()
    result, words = made_up.Result(study, points), Words(study, Language.of(code))
    return render(answers, result, pictures(answers, result, words), words, ["sweep", "my study.toml"])


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


def plain(text):
    return re.sub(r"<style>.*?</style>|<svg.*?</svg>", "", text, flags=re.S)


@pytest.mark.parametrize(("kind", "code"), PAGES)
def test_the_page_is_well_made(kind, code):
    reader = Reader(page(kind, code))
    levels = [int(tag[1]) for tag, _ in reader.tags if re.fullmatch(r"h[1-6]", tag)]
    ids = [attributes["id"] for _, attributes in reader.tags if "id" in attributes]
    assert (reader.wrong, reader.open) == ([], [])
    assert reader.named("html") == [{"lang": code}]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert len(ids) == len(set(ids))
    assert all("scope" in head for head in reader.named("th"))
    assert len(reader.named("table")) == len(reader.named("caption"))


@pytest.mark.parametrize("kind", made_up.STUDIES)
def test_every_drawing_says_what_it_shows_or_is_hidden_from_those_who_listen(kind):
    drawings = Reader(page(kind)).named("svg")
    assert all(
        drawing.get("aria-hidden") == "true" or (drawing["role"] == "img" and len(drawing["aria-label"]) > 20) for drawing in drawings
    )


@pytest.mark.parametrize("kind", made_up.STUDIES)
def test_nothing_is_fetched_from_anywhere(kind):
    assert not re.findall(r'(?:src|href)="(?!#|data:)|url\((?!#)|@import|<script|https?:', page(kind))


@pytest.mark.parametrize(("kind", "code"), PAGES)
def test_no_value_is_left_open(kind, code):
    assert not re.findall(r"\{[a-z_]+\}|undefined|\bnan\b|\binf\b|None|–", plain(page(kind, code)))


def test_a_dutch_page_holds_no_english_sentence_that_is_translated():
    sources = {
        message.id for message in collect() if isinstance(message.id, str) and len(message.id.split()) > 3 and NL(message.id) != message.id
    }
    assert {source for source in sources for kind in made_up.STUDIES if source in page(kind, "nl")} == set()


def test_the_question_stands_before_the_answer():
    text = plain(page("grid"))
    assert text.index("Which strategy leaves more money") < text.index("<h1>") < text.index("Better means more")


def test_of_many_strategies_two_answers_stand_on_top_and_the_others_below():
    text = plain(page("over_time"))
    (heading,) = re.findall(r"<h1>(.*?)</h1>", text)
    assert heading.count("<span>") == 2
    assert "Status quo against Implementation, at 11 points" in text


def test_every_failure_is_told_with_the_command_that_repeats_it():
    text = plain(page("grid"))
    assert "3 runs, Co-creation: an error" in text
    assert "ValueError: something &lt;odd&gt;" in text
    assert "<code>culture replay DIR 0123456789abcdef</code>" in text


def test_a_study_without_failures_does_not_speak_of_them():
    assert "What failed" not in page("plain")


def test_sections_without_an_answer_are_left_out():
    assert "What it depends on" not in page("grid")
    assert "Where each wins" not in page("grid")
    assert "Where each wins" in page("drawn")
    assert "What it depends on" in page("indexed")


def test_what_could_not_be_told_is_said():
    assert "The first-order indices add up to 1.04, which is more than 1" in plain(page("indexed"))


def test_the_table_of_many_factors_is_folded(monkeypatch):
    assert "<details>" not in page("drawn")
    study, points, answers = made_up.drawn()
    monkeypatch.setattr("experiments.report.study.MANY_FACTORS", 17)
    text = render(answers, made_up.Result(study, points), [], Words(study, EN), ())
    assert "<summary>The 18 factors and their ranges</summary>" in text


def test_the_command_is_shown():
    assert "<code>culture sweep &#39;my study.toml&#39;</code>" in page("grid")


def test_report_and_figures_are_written_into_the_folder(tmp_path):
    study, points, answers = made_up.plain()
    path = write_study(made_up.Result(study, points), tmp_path, NL, (), answers)
    assert path == tmp_path / "report.html"
    assert path.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert sorted(found.name for found in tmp_path.iterdir()) == ["figures", "report.html"]
    assert {found.suffix for found in (tmp_path / "figures").iterdir()} == {".png", ".svg", ".pdf"}


def test_a_title_of_ones_own_is_only_text():
    study, points, answers = made_up.plain()
    bad = study.model_copy(update={"title": '<script>alert("x")</script>', "question": "<b>{braces}</b>"})
    told = answers.__class__(**(answers.__dict__ | {"study": bad}))
    text = render(told, made_up.Result(bad, points), [], Words(bad, EN), ())
    assert "<script" not in text
    assert "&lt;b&gt;{braces}&lt;/b&gt;" in text
