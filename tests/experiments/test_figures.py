"""Figures: everything that is written stays on the sheet and apart, in both languages, for few and many strategies."""

import functools
import re
from concurrent.futures import ThreadPoolExecutor
from itertools import combinations, pairwise

import matplotlib
import numpy as np
import pytest
from matplotlib.text import Text

import scenarios
from experiments.comparison import compare
from experiments.figures import KINDS, NARROW, WIDE, draw, draw_figures, inline_figure, lines, tokens
from experiments.figures.plants import BUD, FLOWER, LEAVES, SEED, SPROUT, likely, plant_of, sampled
from experiments.figures.sheet import Sheet, short
from experiments.figures.timeline import phase_spans, year_ticks
from experiments.figures.tokens import DARK, LIGHT, styles
from experiments.language import Language

EN, NL = Language.of("en"), Language.of("nl")
GROUPS = {
    "one": ("co_creation",),
    "two": ("implementation", "co_creation"),
    "same": ("co_creation", "co_creation"),
    "status_quo": ("status_quo",),
    "five": ("implementation", "explained_implementation", "co_creation", "stopped_too_early", "half_a_garden"),
    "all": tuple(scenarios.strategies()),
}


@functools.cache
def compared(group, weeks=286, context="start_up"):
    return compare([scenarios.load(name, context, weeks=weeks) for name in GROUPS[group]], replications=6, workers=1)


def texts(figure):
    renderer = figure.canvas.get_renderer()
    written = [text for text in figure.findobj(Text) if text.get_text() and text.get_visible()]
    return [(text.get_text(), text.get_window_extent(renderer)) for text in written]


def outside(figure):
    width, height = figure.canvas.get_width_height()
    boxes = [(words, box) for words, box in texts(figure)]
    return [words for words, box in boxes if box.x0 < 0 or box.y0 < 0 or box.x1 > width or box.y1 > height]


def touching(figure):
    pairs = combinations(texts(figure), 2)
    return [(one, other) for (one, a), (other, b) in pairs if a.x0 < b.x1 and b.x0 < a.x1 and a.y0 < b.y1 and b.y0 < a.y1]


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize(
    ("group", "lang"), [("two", EN), *((group, NL) for group in GROUPS)], ids=["two-en", *(f"{group}-nl" for group in GROUPS)]
)
def test_texts_stay_on_the_sheet_and_apart(group, name, lang):
    for width, alone in ((WIDE, True), (NARROW, False)):
        figure = draw(name, compared(group), lang, width, alone)
        assert outside(figure) == []
        assert touching(figure) == []


@pytest.mark.parametrize("week", [0, 30, 55, 76, 90, 150, 220, 284])
def test_the_week_from_which_strategies_are_apart_is_said_clear_of_everything(week, monkeypatch):
    monkeypatch.setattr(lines, "apart_week", lambda comparison: week)
    figure = draw("commitment", compared("two"), NL)
    assert touching(figure) == []
    assert f"uiteen vanaf week {week}" in {words for words, _ in texts(figure)}


@pytest.fixture
def plain_fonts(monkeypatch):
    """A machine with no fonts but those of the drawing library, which run wide."""
    monkeypatch.setattr(tokens, "SANS", ("DejaVu Sans",))
    monkeypatch.setattr(tokens, "SERIF", ("DejaVu Serif",))
    tokens.font.cache_clear()
    yield
    tokens.font.cache_clear()


@pytest.mark.parametrize("name", KINDS)
def test_texts_stay_on_the_sheet_and_apart_on_a_machine_without_our_fonts(name, plain_fonts):
    for width, alone in ((WIDE, True), (NARROW, False)):
        figure = draw(name, compared("two"), NL, width, alone)
        assert outside(figure) == []
        assert touching(figure) == []


@pytest.mark.parametrize("weeks", [1, 20, 40, 78])
@pytest.mark.parametrize("name", KINDS)
def test_a_short_time_can_be_drawn(name, weeks):
    figure = draw(name, compared("two", weeks), EN)
    assert outside(figure) == []
    assert touching(figure) == []


@pytest.mark.parametrize("group", ["two", "five"])
def test_every_strategy_is_named_at_its_line(group):
    words = {words for words, _ in texts(draw("commitment", compared(group), EN))}
    assert words >= {short(title, 34) for title in compared(group).titles(EN)}


def test_the_time_axis_counts_years_after_launch():
    assert year_ticks(compared("two"), EN, wide=True)[:3] == [(26.0, "launch"), (78.0, "1 year"), (130.0, "2 years")]


def test_a_short_time_axis_counts_weeks_after_launch():
    assert [words for _, words in year_ticks(compared("two", 60), NL, wide=True)] == ["start", "13 weken", "26 weken"]


def test_phases_cover_the_whole_time_without_a_gap():
    spans = phase_spans(compared("two").scenarios[1])
    assert spans[0][0] == 0
    assert spans[-1][1] == 286
    assert all(one[1] == other[0] for one, other in pairwise(spans))


def test_phases_after_the_last_week_are_left_out():
    assert phase_spans(scenarios.load("implementation", weeks=20)) == [(0, 20, "")]


def test_no_two_strategies_look_alike():
    chosen = styles(tuple(scenarios.strategies()))
    assert len({(style.token, style.dash) for style in chosen}) == len(chosen)


def test_a_known_strategy_keeps_its_colour_beside_others():
    assert [style.token for style in styles(("talk_without_walk", "co_creation", "implementation"))] == ["me", "co", "im"]


def test_light_and_dark_have_the_same_tokens():
    assert set(LIGHT) == set(DARK)


def test_every_token_has_its_own_light_colour_so_that_a_page_can_change_it():
    assert len(set(LIGHT.values())) == len(LIGHT)


@pytest.mark.parametrize(
    ("share", "tipped", "plant"),
    [(0.0, False, SEED), (0.2, False, SPROUT), (0.4, False, LEAVES), (0.4, True, BUD), (0.5, True, FLOWER)],
)
def test_a_world_has_the_plant_of_its_share(share, tipped, plant):
    assert plant_of(share, tipped) == plant


def test_many_worlds_are_shown_by_forty_plants():
    comparison = compare([scenarios.load("status_quo", "start_up", weeks=30)], replications=90, workers=1)
    assert len(sampled(comparison, 0)) == 40


@pytest.mark.parametrize(
    ("count", "words"),
    [(34, "Likely 71 to 93 in 100."), (0, "At most 9 in 100."), (40, "At least 91 in 100.")],
)
def test_how_often_a_world_may_tip_is_said_with_its_interval(count, words):
    assert likely(EN, count, 40) == words


def test_figures_are_written_as_png_and_svg(tmp_path):
    paths = draw_figures(compared("two"), tmp_path / "figures", NL)
    assert {path.name for path in paths} == {f"{name}{ending}" for name in KINDS for ending in (".png", ".svg")}
    assert all(path.stat().st_size > 1000 for path in paths)


def test_the_texts_of_a_file_are_shapes(tmp_path):
    (path,) = [path for path in draw_figures(compared("one"), tmp_path, EN) if path.name == "worlds.svg"]
    assert "<text" not in path.read_text("utf-8")


def test_the_texts_of_a_page_are_texts():
    assert ">Co-creatie<" in inline_figure("nps", compared("two"), NL, NARROW, "label")


def test_a_drawing_in_a_page_takes_its_colours_from_the_page():
    drawing = inline_figure("commitment", compared("two"), EN, WIDE, "label")
    assert "var(--co)" in drawing
    assert set(re.findall(r"#[0-9a-f]{6}\b", drawing)) == set()


def test_names_inside_drawings_never_meet():
    drawings = [inline_figure(name, compared("two"), EN, NARROW, "label") for name in KINDS]
    ids = [found for drawing in drawings for found in set(re.findall(r' id="([^"]+)"', drawing))]
    assert len(ids) == len(set(ids))


def test_a_drawing_is_the_same_whenever_it_is_drawn():
    assert len({inline_figure("money", compared("two"), EN, WIDE, "label") for _ in range(2)}) == 1


def test_drawings_made_at_the_same_time_do_not_disturb_each_other():
    alone = [inline_figure(name, compared("two"), EN, NARROW, "label") for name in KINDS]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda name: inline_figure(name, compared("two"), EN, NARROW, "label"), KINDS)) == alone


def test_drawing_leaves_the_settings_of_others_alone(tmp_path):
    before = dict(matplotlib.rcParams)
    draw_figures(compared("one"), tmp_path, EN)
    assert dict(matplotlib.rcParams) == before


def test_a_title_that_is_too_long_is_shortened():
    assert short("Co-creation with everybody who works here", 20) == "Co-creation with…"
    assert short("x" * 50, 20) == "x" * 19 + "…"


def test_a_title_with_signs_of_mathematics_is_written_as_it_is():
    sheet = Sheet(300, 100, LIGHT, EN, inline=False)
    sheet.write(10, 50, r"$\frac{1}{0}$ and {braces}")
    assert [words for words, _ in texts(sheet.figure)] == [r"$\frac{1}{0}$ and {braces}"]


def test_a_measure_that_is_the_same_in_every_world_can_be_drawn():
    comparison = compared("status_quo", 40)
    assert np.ptp(comparison.measure("money")) == 0
    assert outside(draw("money", comparison, EN)) == []
