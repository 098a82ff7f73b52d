"""Figures of a study: everything that is written stays on the sheet and apart, and what is drawn says what the numbers say."""

import functools
import re
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.colors import to_hex
from matplotlib.contour import ContourSet
from matplotlib.text import Text

from experiments.figures import NARROW, WIDE, tokens
from experiments.figures.sheet import Sheet
from experiments.figures.study import draw, draw_figures, heat, inline_figure, pictures, tree, worlds
from experiments.figures.study.frame import Axis, around, fitted, round_ratios
from experiments.figures.study.indices import alike
from experiments.figures.study.key import Item, key, key_height, wrapped
from experiments.figures.study.pictures import most_limited, wins_of
from experiments.figures.study.words import Words
from experiments.figures.tokens import LIGHT
from experiments.language import Language
from tests.experiments.figures import made_up

EN, NL = Language.of("en"), Language.of("nl")


@functools.cache
def drawn(kind, code="en"):
    study, points, answers = made_up.STUDIES[kind]()
    return pictures.pictures(answers, made_up.Result(study, points), Words(study, Language.of(code)))


def picture(kind, name, code="en"):
    return next(found for found in drawn(kind, code) if found.kind == name)


def texts(figure):
    renderer = figure.canvas.get_renderer()
    written = [text for text in figure.findobj(Text) if text.get_text() and text.get_visible()]
    return [(text.get_text(), text.get_window_extent(renderer)) for text in written]


def words_of(figure):
    return {text for text, _ in texts(figure)}


def outside(figure):
    width, height = figure.canvas.get_width_height()
    return [words for words, box in texts(figure) if box.x0 < 0 or box.y0 < 0 or box.x1 > width or box.y1 > height]


def touching(figure):
    pairs = combinations(texts(figure), 2)
    return [(one, other) for (one, a), (other, b) in pairs if a.x0 < b.x1 and b.x0 < a.x1 and a.y0 < b.y1 and b.y0 < a.y1]


def refuse_crowded(figures, lang, *sheets):
    for found in figures:
        for width, alone in sheets:
            figure = draw(found, lang, width, alone)
            assert (found.name, width, outside(figure)) == (found.name, width, [])
            assert (found.name, width, touching(figure)) == (found.name, width, [])


@pytest.mark.parametrize("code", ["en", "nl"])
@pytest.mark.parametrize("kind", made_up.STUDIES)
def test_texts_stay_on_the_sheet_and_apart(kind, code):
    refuse_crowded(drawn(kind, code), Language.of(code), (WIDE, True), (NARROW, False))


@pytest.fixture
def plain_fonts(monkeypatch):
    """A machine with no fonts but those of the drawing library, which run wide."""
    monkeypatch.setattr(tokens, "SANS", ("DejaVu Sans",))
    monkeypatch.setattr(tokens, "SERIF", ("DejaVu Serif",))
    tokens.font.cache_clear()
    yield
    tokens.font.cache_clear()


@pytest.mark.parametrize("kind", made_up.STUDIES)
def test_texts_stay_on_the_sheet_and_apart_on_a_machine_without_our_fonts(kind, plain_fonts):
    refuse_crowded(drawn(kind, "nl"), NL, (WIDE, False), (NARROW, False))


def test_every_kind_of_answer_has_its_figure():
    kinds = {found.kind for kind in made_up.STUDIES for found in drawn(kind)}
    expected = {
        "surface",
        "response",
        "ends",
        "weeks",
        "tornado",
        "sobol",
        "morris",
        "ranges",
        "scatter",
        "peeling",
        "tree",
        "precision",
        "pairing",
    }
    assert kinds == expected


@pytest.mark.parametrize("kind", made_up.STUDIES)
def test_no_two_figures_have_the_same_name(kind):
    names = [found.name for found in drawn(kind)]
    assert len(names) == len(set(names))


def test_figures_are_written_as_png_svg_and_pdf(tmp_path):
    paths = draw_figures(drawn("plain"), tmp_path / "figures", NL)
    assert {path.name for path in paths} == {f"{found.name}{ending}" for found in drawn("plain") for ending in (".png", ".svg", ".pdf")}
    assert all(path.stat().st_size > 1000 for path in paths)


def test_a_file_is_the_same_whenever_it_is_written(tmp_path):
    found = [picture("grid", "surface")]
    one, other = (draw_figures(found, tmp_path / name, EN) for name in ("one", "other"))
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in other]


@pytest.mark.parametrize("kind", made_up.STUDIES)
def test_a_drawing_in_a_page_takes_its_colours_from_the_page(kind):
    for found in drawn(kind):
        assert re.findall(r"#[0-9a-f]{6}\b", inline_figure(found, EN, NARROW, "label")) == []


def test_names_inside_drawings_never_meet():
    drawings = [inline_figure(found, EN, width, "label") for found in drawn("grid") for width in (WIDE, NARROW)]
    ids = [found for drawing in drawings for found in set(re.findall(r' id="([^"]+)"', drawing))]
    assert len(ids) == len(set(ids))


def test_small_numbers_are_written_whole_in_a_page():
    assert ">0.0006 to 0.0020<" in inline_figure(picture("indexed", "tornado"), EN, WIDE, "label")


def mapped(**changes):
    return replace(made_up.surface(made_up.MEANING_AXIS, made_up.PARTICIPATION_AXIS), **changes)


def drawn_map(found, width=WIDE):
    words = Words(made_up.study(), EN)
    sheet = Sheet(width, heat.height(found, words, width), LIGHT, EN, inline=True)
    heat.surface(sheet, sheet.height, found, words)
    return sheet


def test_the_frontier_runs_where_the_difference_is_zero():
    found = mapped(difference=np.tile(np.arange(-5.0, 6.0), (7, 1)), decided=np.tile(np.sign(np.arange(-5.0, 6.0)), (7, 1)))
    (line,) = [drawn for drawn in drawn_map(found).figure.findobj(ContourSet) if not drawn.filled]
    across = np.concatenate([path.vertices[:, 0] for path in line.get_paths()])
    assert np.allclose(across, 0.5)


def test_the_band_of_the_frontier_holds_every_place_whose_interval_holds_zero():
    mean = np.tile(np.arange(-5.0, 6.0), (7, 1))
    found = mapped(difference=mean, low=mean - 1, high=mean + 2, decided=np.sign(mean))
    (band,) = [drawn for drawn in drawn_map(found).figure.findobj(ContourSet) if drawn.filled]
    across = np.concatenate([path.vertices[:, 0] for path in band.get_paths()])
    assert (across.min(), across.max()) == (pytest.approx(3.5 / 11), pytest.approx(6.5 / 11))


def test_no_frontier_is_drawn_where_only_one_is_ahead_for_sure():
    found = mapped(decided=np.maximum(mapped().decided, 0))
    assert drawn_map(found).figure.findobj(ContourSet) == []


def hatched(sheet):
    return [lines for lines in sheet.figure.findobj(LineCollection) if not isinstance(lines, ContourSet)]


def test_cells_that_are_not_decided_are_hatched_and_the_key_says_so():
    found = mapped()
    assert len(hatched(drawn_map(found))) == (found.decided == 0).sum() + 1


def test_cells_where_both_do_the_same_are_not_called_undecided():
    zero = np.zeros((7, 11))
    sheet = drawn_map(mapped(difference=zero, low=zero, high=zero, decided=zero))
    assert hatched(sheet) == []
    assert "the same in every world" in words_of(sheet.figure)


def test_a_map_without_any_difference_is_left_out():
    study, points, answers = made_up.grid()
    zero = np.zeros((7, 11))
    flat = mapped(difference=zero, low=zero, high=zero, decided=zero)
    answers = replace(answers, surfaces=(flat,))
    found = pictures.pictures(answers, made_up.Result(study, points), Words(study, EN))
    assert "surface" not in {each.kind for each in found}


def marks(sheet):
    return {len(shape.get_paths()[0].vertices) for shape in sheet.figure.findobj(PathCollection)}


def test_where_numbers_do_not_fit_the_winner_is_told_by_its_mark():
    assert marks(drawn_map(mapped(), NARROW)) >= {len(words.path().vertices) for words in Words(made_up.study(), EN).styles}


def test_numbers_stand_in_cells_where_they_fit():
    assert "+43" in words_of(drawn_map(mapped(), WIDE).figure)
    assert "+43" not in words_of(drawn_map(mapped(), NARROW).figure)


def test_colours_show_who_is_ahead_where_less_is_better():
    found = mapped(measure="detractors_share")
    words = Words(made_up.study(measures=("detractors_share",), headline="detractors_share", margins={}), EN)
    sheet = Sheet(NARROW, heat.height(found, words, NARROW), LIGHT, EN, inline=True)
    heat.surface(sheet, sheet.height, found, words)
    marks = [shape for shape in sheet.figure.findobj(PathCollection) if shape.get_offsets()[0][1] > 120]
    lowest_left = min(marks, key=lambda shape: shape.get_offsets()[0].sum())
    assert to_hex(lowest_left.get_facecolor()[0]) == LIGHT["co-text"]


def test_a_tree_is_found_again_from_its_leaves():
    nodes = tree.nodes(made_up.tree().rules)
    assert [(node.depth, node.factor, node.above) for node in nodes] == [
        (0, "", False),
        (1, "change.meaning", False),
        (2, "integrity", False),
        (2, "integrity", True),
        (1, "change.meaning", True),
        (2, "participation", False),
        (2, "participation", True),
    ]


def test_every_leaf_of_a_tree_stands_once():
    rules = made_up.tree().rules
    assert [node.rule for node in tree.nodes(rules) if node.rule] == list(rules)


def test_where_room_is_short_a_line_of_a_tree_keeps_its_limit():
    written = words_of(draw(picture("drawn", "tree"), EN, 220.0, alone=False))
    assert {"Meaning of…: up to 42%", "Meaning of…: above 42%"} <= written


def test_rows_of_which_none_is_told_from_the_next_are_joined():
    assert alike(made_up.sobol().indices) == [(2, 3), (4, 17)]


def test_few_worlds_have_a_dot_each_and_many_share_a_hundred():
    assert worlds.shown(np.array([3.0, np.nan, 1.0])).tolist() == [1.0, 3.0]
    assert worlds.shown(np.arange(1000.0)).size == worlds.DOTS


def test_dots_that_are_many_in_one_place_stay_within_their_strip():
    words = Words(made_up.study(), EN)
    sheet = Sheet(NARROW, worlds.ends_height(2, NARROW), LIGHT, EN, inline=True)
    worlds.ends(sheet, sheet.height, np.ones((2, 80)), "earnings", words)
    for dots in sheet.figure.findobj(PathCollection):
        assert np.ptp(dots.get_offsets()[:, 1]) <= worlds.STRIP


@pytest.mark.parametrize(("kind", "asked", "there"), [("grid", np.nan, True), ("drawn", 3.0, True), ("drawn", np.nan, False)])
def test_precision_is_drawn_where_it_was_asked_or_points_are_decided_one_by_one(kind, asked, there):
    study, points, answers = made_up.STUDIES[kind]()
    answers = replace(answers, precision=replace(answers.precision, asked=asked))
    found = pictures.pictures(answers, made_up.Result(study, points), Words(study, EN))
    assert ("precision" in {each.kind for each in found}) == there


def test_bands_of_weeks_leave_runs_that_are_missing_out():
    study, points, _ = made_up.grid()
    bands = pictures.bands_of(made_up.Result(study, points), "nps")
    assert bands.shape == (5, 2, 286)
    assert np.isfinite(bands).all()
    assert (np.diff(bands, axis=0) >= 0).all()


def test_a_point_is_a_win_where_the_difference_is_beyond_the_margin():
    study, _, answers = made_up.drawn()
    rows, words = answers.by_point, Words(study, EN)
    won, lost = (wins_of(made_up.boxes(names), answers, words) for names in (study.labels, study.labels[::-1]))
    assert won.tolist() == (rows["difference"] > 1.0).tolist()
    assert lost.tolist() == (rows["difference"] < -1.0).tolist()


def test_points_are_drawn_over_the_factors_that_the_first_box_limits_most():
    _, _, answers = made_up.drawn()
    found = made_up.boxes()
    assert most_limited(found, answers) == ("change.meaning", "participation")
    one = replace(found.boxes[0], limits=found.boxes[0].limits[2:])
    assert most_limited(replace(found, boxes=(one,)), answers) == ("growth.rate", "change.meaning")


def test_a_key_is_as_high_as_its_words_need():
    items = [Item("word " * count, "dot", "accent") for count in (3, 40, 2)]
    height = key_height(items, NARROW, EN)
    sheet = Sheet(NARROW, height, LIGHT, EN, inline=True)
    assert key(sheet, items) <= height
    assert outside(sheet.figure) == []


def test_lines_of_a_text_fit():
    sheet = Sheet(NARROW, 100, LIGHT, EN, inline=True)
    lines = wrapped(sheet, "one two three four five six seven", 80)
    assert " ".join(lines) == "one two three four five six seven"
    assert all(sheet.measure(line, 12.5)[0] <= 80 for line in lines)
    assert sheet.measure(fitted(sheet, "a name that is far too long for its place", 90), 14)[0] <= 90


def test_a_logarithmic_axis_has_round_ticks():
    assert round_ratios(60, 10_000, 4) == [100, 1000, 10_000]
    assert Axis(60, 10_000, str, log=True).place(10_000) == 1


@pytest.mark.parametrize(
    ("values", "zero", "holds"),
    [([3, 4], False, (3, 4)), ([3, 4], True, (0, 4)), ([np.nan], False, (0, 0)), ([2, 2], False, (2, 2)), ([-5, 1], True, (-5, 1))],
)
def test_a_range_holds_all_values(values, zero, holds):
    low, high = around(values, zero)
    assert low <= holds[0] <= holds[1] <= high
    assert low < high
