"""Small pictures beside numbers."""

from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page

from experiments.comparison import Comparison

PHASES = ("business_as_usual_share", "seeing_share", "thinking_share", "doing_share", "being_share")


def test_the_line_of_a_world_ends_at_the_week_and_on_the_full_range(page: Page, comparison: Comparison) -> None:
    values = comparison.measure("committed_share")[1, 0].tolist()
    length, right, top = page.evaluate(
        """(values) => {
          window.place = host(150, 36);
          charts.sparkline(place, { values, dotted: values.map(() => 0.05), range: [0, 1], week: 129, token: 'co' });
          const path = place.querySelector('[data-part=line]');
          const { right, top } = path.getBoundingClientRect();
          const frame = place.getBoundingClientRect();
          return [path.getAttribute('d').split('L').length, right - frame.left, top - frame.top];
        }""",
        values,
    )
    assert length == 130
    assert right == pytest.approx(1 + 144 * 130 / len(values), abs=1.5)
    assert top == pytest.approx(36 - 4 - 27 * max(values[:130]), abs=1.5)


def test_a_line_drawn_again_replaces_the_old_one(page: Page) -> None:
    page.evaluate(
        """() => {
          window.place = host(150, 36);
          for (const week of [1, 2, 3]) charts.sparkline(place, { values: [0, 0.2, 0.4, 0.6], range: [0, 1], week, token: 'co' });
        }"""
    )
    assert page.evaluate("place.children.length") == 1


@pytest.mark.parametrize("worlds", [1, 12, 40, 200])
def test_every_world_is_a_dot_in_its_bin_and_no_two_dots_cover_each_other(page: Page, worlds: int) -> None:
    values = np.random.default_rng(worlds).beta(0.4, 0.6, worlds).round(3).tolist()
    dots = page.evaluate(
        """(values) => {
          window.place = host(308, 96);
          charts.worldDots(place, { values, mine: 0, token: 'co', half: 0.5, ticks: [{ value: 0, label: '0%' }], onPick: (world) => picked.push(world) });
          return boxes(place, '[data-world]').map((box, k) => ({ ...box, world: Number(place.querySelectorAll('[data-world]')[k].dataset.world) }));
        }""",
        values,
    )
    assert sorted(dot["world"] for dot in dots) == list(range(worlds))
    for dot in dots:
        middle = (dot["x0"] + dot["x1"]) / 2
        assert int(10 * middle / 308) == min(9, int(10 * values[dot["world"]]))
        assert dot["x0"] >= -1 and dot["x1"] <= 309 and dot["y0"] >= -1 and dot["y1"] <= 73
    centres = {(round(dot["x0"] + dot["x1"], 1), round(dot["y0"] + dot["y1"], 1)) for dot in dots}
    assert len(centres) == worlds


def test_a_click_on_a_dot_tells_which_world_and_mine_is_in_ink(page: Page) -> None:
    page.evaluate(
        """() => {
          window.place = host(308, 96);
          charts.worldDots(place, { values: [0.05, 0.55, 0.95], mine: 1, token: 'co', onPick: (world) => picked.push(world) });
        }"""
    )
    for world in (0, 1, 2):
        page.locator(f"[data-world='{world}']").click()
    assert page.evaluate("picked") == [0, 1, 2]
    fills = page.evaluate("[...place.querySelectorAll('[data-world]')].map((dot) => [dot.dataset.world, dot.getAttribute('fill')])")
    assert dict(fills) == {"0": "var(--co)", "1": "var(--ink)", "2": "var(--co)"}


def test_a_bar_shows_shares_to_scale_and_leaves_out_what_is_nothing(page: Page) -> None:
    widths = page.evaluate(
        """() => {
          window.place = host(304, 11);
          charts.stack(place, { parts: [{ token: 'soil', share: 0 }, { token: 'light', share: 0.25 }, { token: 'water', share: 0.75 }] });
          return [...place.firstChild.children].map((part) => part.getBoundingClientRect().width);
        }"""
    )
    assert widths == pytest.approx([75.5, 226.5], abs=0.1)


AREA = """([shares, weeks, cover]) => {
  document.documentElement.dataset.theme = 'light';
  window.place = host(572, 50);
  window.picture = charts.area(place, { shares, weeks, week: 129, cover });
  window.colour = (x, y) => {
    const canvas = place.querySelector('canvas');
    return [...canvas.getContext('2d').getImageData(x, y, 1, 1).data].slice(0, 3);
  };
  window.covered = () => place.querySelector('div').getBoundingClientRect().left - place.getBoundingClientRect().left;
}"""


def shares_of(comparison: Comparison) -> list[list[float]]:
    return [comparison.measure(name)[1, 0].tolist() for name in PHASES]


def test_the_areas_add_up_from_the_bottom_and_what_is_to_come_is_covered(page: Page) -> None:
    half: list[Any] = [[0.5] * 286, [0.0] * 286, [0.0] * 286, [0.0] * 286, [0.5] * 286]
    page.evaluate(AREA, [half, 286, "part"])
    assert page.evaluate("colour(100, 40)") == [0xDB, 0xD4, 0xC6]
    assert page.evaluate("colour(100, 10)") == [0xDE, 0x95, 0x0B]
    assert page.evaluate("covered()") == pytest.approx(572 * 130 / 286, abs=0.5)
    assert page.evaluate("place.querySelector('div').style.opacity") == "0.62"


def test_another_week_moves_the_cover_and_draws_nothing_again(page: Page, comparison: Comparison) -> None:
    page.evaluate(AREA, [shares_of(comparison), comparison.weeks, "full"])
    assert page.evaluate("place.querySelector('div').style.opacity") == "1"
    fills = page.evaluate(
        """() => {
          const fill = CanvasRenderingContext2D.prototype.fill;
          let count = 0;
          CanvasRenderingContext2D.prototype.fill = function (...what) { count += 1; return fill.apply(this, what); };
          for (let week = 0; week < 286; week += 1) picture.setWeek(week);
          const moving = count;
          picture.refreshTheme();
          CanvasRenderingContext2D.prototype.fill = fill;
          return [moving, count];
        }"""
    )
    assert fills == [0, 5]
    assert page.evaluate("covered()") == pytest.approx(572, abs=0.5)


def test_the_areas_follow_the_theme_and_leave_nothing_behind(page: Page, comparison: Comparison) -> None:
    page.evaluate(AREA, [shares_of(comparison), comparison.weeks, "part"])
    light = page.evaluate("colour(100, 20)")
    page.evaluate("document.documentElement.dataset.theme = 'dark'; picture.refreshTheme()")
    assert page.evaluate("colour(100, 20)") != light
    page.evaluate("picture.destroy()")
    assert page.evaluate("place.childElementCount") == 0
