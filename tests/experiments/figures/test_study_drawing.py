"""What is drawn of an answer stands where its numbers say."""

from dataclasses import replace

import numpy as np
import pytest
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.colors import to_hex
from matplotlib.patches import Polygon

from experiments.analysis.interval import Interval
from experiments.figures import WIDE
from experiments.figures.sheet import Sheet
from experiments.figures.study import boxes, curves, sureness, tornado
from experiments.figures.study.words import Words
from experiments.figures.tokens import LIGHT
from experiments.language import Language
from tests.experiments.figures import made_up

WORDS = Words(made_up.study(factors=made_up.MANY), Language.of("en"))


def drawn(draw, *answer, height=700.0):
    sheet = Sheet(WIDE, height, LIGHT, WORDS.lang, inline=True)
    draw(sheet, height, *answer)
    return sheet.figure


def filled(figure, token, alpha):
    """Corners in pixels of every area of a colour and strength."""
    areas = [area for area in figure.findobj(Polygon) if area.get_alpha() == alpha and to_hex(area.get_facecolor()) == LIGHT[token]]
    return [area.get_xy() for area in areas]


def places(figure, token):
    """Pixels of every disc of a colour, (n, 2)."""
    found = [
        mark for mark in figure.findobj(PathCollection) if len(mark.get_facecolor()) and to_hex(mark.get_facecolor()[0]) == LIGHT[token]
    ]
    return np.concatenate([mark.get_offsets() for mark in found])


def test_bars_have_the_colour_of_the_strategy_that_gains():
    figure = drawn(tornado.tornado, made_up.tornado(), WORDS)
    gains, losses = (filled(figure, token, 0.75) for token in ("co", "im"))
    assert min(corners[:, 0].min() for corners in gains) == pytest.approx(max(corners[:, 0].max() for corners in losses))
    assert len(gains) + len(losses) == 15


def test_bars_are_as_long_as_the_change():
    widest, second = made_up.tornado().bars[:2]
    areas = filled(drawn(tornado.tornado, made_up.tornado(), WORDS), "co", 0.14) + filled(
        drawn(tornado.tornado, made_up.tornado(), WORDS), "im", 0.14
    )
    lengths = sorted((np.ptp(corners[:, 0]) for corners in areas), reverse=True)
    assert lengths[0] / lengths[1] == pytest.approx(widest.at_low.mean / -second.at_low.mean, rel=1e-6)


def test_where_there_is_no_base_a_factor_has_one_bar():
    found = made_up.tornado()
    bars = tuple(replace(bar, at_low=Interval(0.0, 0.0, 0.0)) for bar in found.bars)
    figure = drawn(tornado.tornado, replace(found, bars=bars), WORDS)
    assert len(filled(figure, "co", 0.75)) + len(filled(figure, "im", 0.75)) == 15
    assert filled(figure, "co", 0.14) == filled(figure, "im", 0.14) == []


def test_wins_are_discs_and_all_others_crosses():
    at = made_up.design(made_up.MANY)[["change.meaning", "participation"]].to_numpy()
    won = at[:, 0] > 0.4
    figure = drawn(boxes.scatter, made_up.boxes(), WORDS, at, won, ("change.meaning", "participation"))
    crosses = max(figure.findobj(LineCollection), key=lambda lines: len(lines.get_segments()))
    assert len(places(figure, "co")) == won.sum() + 1
    assert len(crosses.get_segments()) == 2 * (~won).sum()


def test_points_that_are_sure_enough_are_full():
    found = made_up.precision()
    figure = drawn(sureness.precision, found, WORDS)
    assert len(places(figure, "accent")) == found.reached + 1
    assert len(places(figure, "bg")) == 77 - found.reached + 1


def test_bands_reach_from_end_to_end_of_the_interval():
    found = made_up.response(made_up.MANY[0], bins=True)
    (band,) = filled(drawn(curves.response, found, WORDS), "co", 0.26)
    lower, upper = band[: len(found.at), 1], band[len(found.at) : 2 * len(found.at), 1][::-1]
    assert (upper - lower) == pytest.approx(np.full(len(found.at), (upper - lower)[0]))
    assert (upper - lower)[0] / (lower[-1] - lower[0]) == pytest.approx(5.0 / np.ptp(found.difference))


def test_what_the_same_worlds_save_is_drawn_to_scale():
    found = made_up.pairings()
    figure = drawn(sureness.pairing, found, WORDS)
    apart, together = filled(figure, "ink2", 0.12), filled(figure, "accent", 0.75)
    widths = [np.ptp(corners[:, 0]) - 1.6 for corners in (apart[0], together[1], together[2])]
    assert widths[1] / widths[0] == pytest.approx(found[0].together / found[0].apart)
    assert widths[2] / widths[0] == pytest.approx(found[1].together / found[1].apart)
