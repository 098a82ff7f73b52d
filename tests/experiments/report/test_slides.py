"""Slides: every text fits, can be edited and is heard; pictures say what they show; nothing of a title is more than text."""

import functools
import io
import re
import zipfile
from contextlib import contextmanager
from dataclasses import replace

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath
from PIL import Image
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Pt

import scenarios
from experiments.comparison import Comparison
from experiments.figures.tokens import LIGHT
from experiments.language import Language
from experiments.limits_told import LIMITS
from experiments.report import command, slide_pages
from experiments.report.fitting import SANS, Room, fitted, fitting_size, height_of
from experiments.report.sentences import SENTENCES
from experiments.report.slides import LONGEST_TITLE, presentable, slides, write_slides
from experiments.report.tables import costs, milestones
from simulation.strategy import Phase
from tests.experiments.worlds import made_up, small_comparison, steps

EN, NL = Language.of("en"), Language.of("nl")
HOSTILE = '<a href="http://x.example">=1+1</a> & {braces} \x00\x0b\uffff' + " and a very long title that never ends" * 9
PATHS = (
    {"committed_share": steps((120, 0.9)), "profit": steps((30, 80.0), (150, 160.0), start=100.0), "adopted_share": steps((60, 0.95))},
    {"committed_share": 0.04, "profit": steps((30, 40.0), start=100.0), "adopted_share": steps((40, 0.98), (90, 0.05)), "nps": -31.0},
    {"committed_share": steps((70, 0.4)), "nps": steps((90, 55.0), start=3.0)},
    {},
)
WIDTHS, SHAPES = TextToPath(), {True: FontProperties(family="DejaVu Serif"), False: FontProperties(family="DejaVu Sans")}


def retold(c: Comparison, *about):
    """The comparison with other words for its strategies and their organisation."""
    changed = [s.model_copy(update={"strategy": s.strategy.model_copy(update=new)}) for s, new in zip(c.scenarios, about, strict=True)]
    return replace(c, scenarios=tuple(changed))


def longest():
    """Four strategies of the project with the longest titles and stories there are in Dutch, made longer by 15 %."""
    every = sorted(scenarios.strategies().values(), key=lambda s: -len(NL(s.title)))[:4]
    longer = [{"title": f"{NL(s.title)} {'x' * round(0.15 * len(NL(s.title)))}", "story": NL(s.story) + " Woorden." * 8} for s in every]
    return retold(made_up(*PATHS, worlds=12), *longer)


def hostile():
    phase = Phase(name=HOSTILE, week=9, levers={"purpose": 0.5})
    return retold(made_up(*PATHS[:2], worlds=12), *[{"title": HOSTILE, "story": HOSTILE, "phases": (phase,), "name": HOSTILE}] * 2)


def crowd():
    """Ten strategies."""
    scenario = made_up(*PATHS, worlds=3).scenarios
    c = made_up(*PATHS, worlds=3)
    order = [0, 1, 2, 3, 0, 1, 2, 3, 0, 1]
    return replace(c, scenarios=tuple(scenario[k] for k in order), series=c.series[order], status_quo_series=c.status_quo_series[order])


CASES = {
    "usual": (lambda: made_up(*PATHS[:2], worlds=12), EN),
    "one": (lambda: made_up(PATHS[0], worlds=12), NL),
    "longest": (longest, NL),
    "hostile": (hostile, EN),
    "crowd": (crowd, EN),
}


@contextmanager
def undrawn():
    """Pictures of the right shape with nothing in them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(slide_pages, "draw", lambda name, c, lang, width: Figure(figsize=(width / 72, 5)))
        yield


@functools.cache
def content(case):
    make, lang = CASES[case]
    with undrawn():
        return slides(make(), lang)


@functools.cache
def deck(case):
    return Presentation(io.BytesIO(content(case)))


def title_of(slide):
    return slide.shapes.title.text_frame.text


def titles(case):
    return [title_of(slide) for slide in deck(case).slides]


def texts(slide):
    """Every shape of a slide with words in it, cells of tables apart."""
    return [shape for shape in slide.shapes if shape.has_text_frame and shape.text_frame.text]


def tables(presentation):
    return [shape.table for slide in presentation.slides for shape in slide.shapes if shape.has_table]


def width_of(text, size, serif):
    return WIDTHS.get_text_width_height_descent(text, font(serif, size), False)[0]


def font(serif, size):
    found = SHAPES[serif].copy()
    found.set_size(size)
    return found


def lines_of(paragraph, width, serif):
    """Lines that a paragraph takes, word by word, in a font that every machine with these tests has."""
    size = max(run.font.size.pt for run in paragraph.runs)
    lines, used, space = 1, 0.0, width_of("n n", size, serif) - 2 * width_of("n", size, serif)
    for word in "".join(run.text for run in paragraph.runs).split():
        length = width_of(word, size, serif)
        if used and used + space + length > width:
            lines, used = lines + 1, length
        else:
            used += length + (space if used else 0.0)
    return lines * size * 1.2


@pytest.mark.parametrize("case", CASES)
def test_every_text_fits_into_its_place(case):
    for slide in deck(case).slides:
        for shape in texts(slide):
            serif = shape == slide.shapes.title
            paragraphs = [paragraph for paragraph in shape.text_frame.paragraphs if paragraph.runs]
            gaps = sum(paragraph.space_before.pt for paragraph in paragraphs if paragraph.space_before is not None)
            if any(run.font.name == "Consolas" for paragraph in paragraphs for run in paragraph.runs):
                continue
            needed = gaps + sum(lines_of(paragraph, shape.width / 12700, serif) for paragraph in paragraphs)
            assert needed <= shape.height / 12700 + 1, (title_of(slide), shape.text_frame.text)


@pytest.mark.parametrize("case", CASES)
def test_every_shape_lies_on_its_slide(case):
    shown = deck(case)
    assert (shown.slide_width, shown.slide_height) == (Pt(960), Pt(540))
    for slide in shown.slides:
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.top >= 0, shape.name
            assert shape.left + shape.width <= shown.slide_width + 20 and shape.top + shape.height <= shown.slide_height + 20, shape.name


@pytest.mark.parametrize("case", CASES)
def test_every_table_ends_above_the_foot(case):
    for slide in deck(case).slides:
        for shape in slide.shapes:
            if shape.has_table:
                assert shape.top + sum(row.height for row in shape.table.rows) <= Pt(500), title_of(slide)


@pytest.mark.parametrize("case", CASES)
def test_nothing_on_a_slide_shrinks_by_itself(case):
    for slide in deck(case).slides:
        for shape in texts(slide):
            assert shape.text_frame._txBody.bodyPr.find(qn("a:normAutofit")) is None
            assert all(run.font.size is not None for paragraph in shape.text_frame.paragraphs for run in paragraph.runs)
    assert b"normAutofit" not in b"".join(layout.element.xml.encode() for layout in deck(case).slide_layouts)


@pytest.mark.parametrize("case", CASES)
def test_every_slide_has_a_title_and_something_to_say(case):
    for slide in deck(case).slides:
        assert title_of(slide).strip()
        assert 1 <= len(slide.notes_slide.notes_text_frame.text.split("\n")) <= 4


def test_the_verdict_is_the_second_slide_with_what_has_to_be_said_with_it():
    verdict = made_up(*PATHS[:2], worlds=12).verdict(EN)
    slide = deck("usual").slides[1]
    assert title_of(slide) == verdict.headline
    assert verdict.qualification and verdict.qualification in [shape.text_frame.text for shape in texts(slide)]


def test_every_figure_has_its_sentence_as_a_title_that_can_be_edited():
    c = made_up(*PATHS[:2], worlds=12)
    wanted = [SENTENCES[name](c, EN) for name in ("commitment", "conduct", "nps", "money", "worlds")]
    assert [title for title in titles("usual") if title in wanted] == wanted


def test_the_story_is_told_in_order():
    assert titles("usual")[0] == "Which strategy changes the culture, and does it last?"
    assert titles("one")[0] == NL("Does this strategy change the culture, and does it last?")
    assert titles("usual")[-4:] == [
        "Milestones after launch",
        "What the programme cost, and when it was earned back",
        "What this model cannot tell",
        "How to repeat it",
    ]


@pytest.mark.parametrize("case", CASES)
def test_every_picture_says_what_it_shows(case):
    pictures = [shape for slide in deck(case).slides for shape in slide.shapes if shape.shape_type == 13]
    assert len(pictures) == 6
    assert all(len(picture._element.nvPicPr.cNvPr.get("descr")) > 20 for picture in pictures)


def test_pictures_are_drawn_at_twice_their_size_and_more():
    (slide,) = [slide for slide in Presentation(io.BytesIO(slides(small_comparison(), EN))).slides if "score" in title_of(slide)]
    (picture,) = [shape for shape in slide.shapes if shape.shape_type == 13]
    with Image.open(io.BytesIO(picture.image.blob)) as image:
        assert image.width >= 2 * picture.width / 12700
        assert image.width / image.height == pytest.approx(picture.width / picture.height, rel=0.01)


def test_milestones_are_those_of_the_report_in_a_table_that_can_be_edited():
    c = made_up(*PATHS[:2], worlds=12)
    shown, wanted = tables(deck("usual"))[0], milestones(c, EN)
    assert shown.first_row
    values = [[cell.text_frame.text for cell in row.cells] for row in list(shown.rows)[1:]]
    rows = [row for group in wanted.groups for row in group.rows]
    assert [row[2:] for row in values] == [[f"{cell.value}  ({cell.notes[0]})" for cell in row.cells] for row in rows]
    assert [row[0] for row in values if row[0]] == [group.title for group in wanted.groups]


def test_costs_are_those_of_the_report():
    shown, wanted = tables(deck("usual"))[-1], costs(made_up(*PATHS[:2], worlds=12), EN)
    values = [[cell.text_frame.text for cell in row.cells][1:] for row in list(shown.rows)[1:]]
    for row, told in zip(values, wanted.groups[0].rows, strict=True):
        assert [cell.partition("  ")[0] for cell in row] == [cell.value for cell in told.cells]


def test_many_strategies_take_several_slides_and_none_is_left_out():
    c = crowd()
    rows = [row for table in tables(deck("crowd")) for row in list(table.rows)[1:]]
    assert len(rows) == (4 + 1) * len(c.names)
    everything = "\n".join(shape.text_frame.text for slide in deck("crowd").slides for shape in texts(slide))
    assert all(everything.count(title) >= 3 for title in c.titles(EN))


def test_every_limit_is_told():
    (slide,) = [slide for slide in deck("usual").slides if title_of(slide) == "What this model cannot tell"]
    words = "\n".join(shape.text_frame.text for shape in texts(slide))
    assert all(f"{limit.head} {limit.text}" in words for limit in LIMITS)


def test_the_last_slide_has_the_command():
    words = [shape.text_frame.text for shape in texts(deck("usual").slides[-1])]
    assert command(made_up(*PATHS[:2], worlds=12), EN) in words
    with undrawn():
        typed = Presentation(io.BytesIO(slides(small_comparison(), EN, ["run", "x", "--seed", "7"])))
    assert "culture run x --seed 7" in [shape.text_frame.text for shape in texts(typed.slides[-1])]


def test_worlds_that_no_command_names_have_slides_without_one():
    with undrawn():
        shown = Presentation(io.BytesIO(slides(replace(small_comparison(), seeds=np.array([1, 2, 3, 9])), EN)))
    assert not [shape for shape in texts(shown.slides[-1]) if shape.text_frame.text.startswith("culture")]


def test_strategies_have_their_colours_of_the_figures():
    with undrawn():
        slide = Presentation(io.BytesIO(slides(small_comparison(), EN))).slides[0]
    found = {
        run.text.strip(): str(run.font.color.rgb) for s in texts(slide) for p in s.text_frame.paragraphs for run in p.runs if run.font.bold
    }
    wanted = {"Implementation": "im-text", "Co creation": "co-text"}
    assert found == {title: LIGHT[token][1:].upper() for title, token in wanted.items()}


def test_a_title_of_ones_own_is_only_text_and_short():
    with zipfile.ZipFile(io.BytesIO(content("hostile"))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    links = b"".join(part for name, part in parts.items() if name.endswith(".rels"))
    assert b"x.example" not in links and b"External" not in links
    assert not re.search(rb"<a href|hlinkClick", b"".join(parts.values()))
    assert all(len(title) <= LONGEST_TITLE + 4 for title in presentable(hostile()).titles(EN))


def test_titles_of_the_project_are_shown_whole():
    every = [*scenarios.strategies().values(), *scenarios.contexts().values()]
    assert max(len(one.title) for one in every) <= LONGEST_TITLE


@pytest.mark.parametrize(("case", "code"), [("usual", "en-GB"), ("longest", "nl-NL")])
def test_every_word_says_its_language(case, code):
    for slide in deck(case).slides:
        for tree in (slide.element, slide.notes_slide.element):
            assert {run.find(qn("a:rPr")).get("lang") for run in tree.iter(qn("a:r"))} == {code}


def test_the_same_comparison_gives_the_same_file():
    with undrawn():
        assert slides(made_up(*PATHS[:2], worlds=12), EN) == content("usual")


def test_nothing_is_left_of_the_template_and_of_its_maker():
    with zipfile.ZipFile(io.BytesIO(content("usual"))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert not [name for name in parts if "thumbnail" in name or "printer" in name or name == "docProps/app.xml"]
    assert b"Steve" not in b"".join(parts.values()) and b"python-pptx" not in b"".join(parts.values())
    assert len([name for name in parts if re.fullmatch(r"ppt/slideLayouts/[^/]+\.xml", name)]) == 4


def test_ids_of_shapes_are_there_once():
    for slide in deck("usual").slides:
        ids = [element.get("id") for element in slide.shapes._spTree.iter(qn("p:cNvPr"))]
        assert len(ids) == len(set(ids))


def test_slides_are_written_where_they_are_wanted(tmp_path):
    with undrawn():
        path = write_slides(made_up(*PATHS[:2], worlds=12), tmp_path / "s.pptx", EN)
    assert path.read_bytes() == content("usual")


ROOM = Room(0, 0, 200, 60, (30, 20, 10))


def test_a_text_takes_the_largest_type_at_which_it_fits():
    assert [fitting_size(["word " * n], ROOM) for n in (1, 5, 20)] == [30, 20, 10]


def test_a_text_that_fits_at_no_size_is_cut_off_after_a_word():
    text, size = fitted("word, " * 99, ROOM)
    assert size == 10 and text.endswith("word…")
    assert height_of([text], ROOM, size) <= ROOM.height


def test_a_text_that_fits_is_left_alone():
    assert fitted("A sentence.", ROOM)[0] == "A sentence."


def test_narrow_type_is_not_expected():
    assert height_of(["n" * 40], ROOM, 10) == pytest.approx(2 * height_of(["n"], ROOM, 10)) and SANS > 0.5
