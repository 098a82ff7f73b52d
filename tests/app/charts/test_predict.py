"""Drawing a prediction, by pointer and by keyboard."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

DRAW = """([spec, size]) => {
  window.place = host(...size);
  window.seen = [];
  window.done = [];
  window.chart = charts.createPredict(place, { ...spec, onChange: (points) => seen.push(points), onDone: (points) => done.push(points) });
}"""
QUARTERS = 21


@pytest.fixture
def drawn(page: Page, specs: dict[str, Any]) -> Page:
    spec = specs["commitment"]
    given = {
        "weeks": spec["weeks"],
        "launch": spec["launch"],
        "history": spec["strategies"][1]["median"][: spec["launch"]],
        "ticks": [{"value": value, "label": f"{value:.0%}"} for value in (0, 0.25, 0.5, 0.75, 1)],
        "years": spec["years"],
        "labels": {"name": "Committed employees", "as_it_was": "as it was", "keep_drawing": "keep drawing"},
        "spoken": {"quarters": [f"quarter {k}" for k in range(QUARTERS)], "values": [f"{5 * k}%" for k in range(QUARTERS)]},
    }
    page.evaluate(DRAW, [given, [900, 420]])
    return page


def pixel(page: Page, quarter: float, value: float) -> tuple[float, float]:
    """Where a quarter after launch and a share are on the screen."""
    x, y = page.evaluate(
        """([quarter, value]) => {
          const lines = [...place.querySelectorAll('[data-part=grid] line')].map((line) => line.getBoundingClientRect());
          const [floor, roof] = [lines[0], lines[4]];
          return [floor.left + floor.width * (26 + 13 * quarter) / 286, floor.top + value * (roof.top - floor.top)];
        }""",
        [quarter, value],
    )
    return x, y


def drag(page: Page, *places: tuple[float, float]) -> None:
    page.mouse.move(*pixel(page, *places[0]))
    page.mouse.down()
    for place in places[1:]:
        page.mouse.move(*pixel(page, *place), steps=6)
    page.mouse.up()


def points(page: Page) -> list[float]:
    found: list[float] = page.evaluate("chart.points()")
    return found


def test_a_line_drawn_to_the_end_has_a_point_for_every_quarter(drawn: Page) -> None:
    drag(drawn, (0, 0.05), (10, 0.5), (20, 0.8))
    found = points(drawn)
    assert len(found) == QUARTERS
    assert all(0 <= value <= 1 for value in found)
    assert found[10] == pytest.approx(0.5, abs=0.02)
    assert found[20] == pytest.approx(0.8, abs=0.02)
    assert drawn.evaluate("done") == [found]


def test_until_the_end_is_reached_the_line_is_partial_and_the_rest_is_shaded(drawn: Page) -> None:
    drag(drawn, (0, 0.05), (8.1, 0.4))
    assert len(points(drawn)) == 9
    assert drawn.evaluate("done") == []
    shade = drawn.evaluate("(({ left, right }) => [left, right])(place.querySelector('[data-part=undrawn]').getBoundingClientRect())")
    assert shade == pytest.approx([pixel(drawn, 8.1, 0)[0], pixel(drawn, 20, 0)[0]], abs=2.5)
    drag(drawn, (8.1, 0.4), (20, 0.4))
    assert drawn.evaluate("place.querySelector('[data-part=undrawn]').getBoundingClientRect().width") == 0
    assert drawn.evaluate("done.length") == 1


def test_what_was_drawn_is_corrected_by_going_back(drawn: Page) -> None:
    drag(drawn, (0, 0.1), (20, 0.9))
    before = points(drawn)
    drag(drawn, (12, 0.2), (6, 0.2))
    after = points(drawn)
    assert after[7:12] == pytest.approx([0.2] * 5, abs=0.02)
    assert after[:6] == before[:6] and after[13:] == before[13:]


def test_the_point_at_launch_is_known_and_stays(drawn: Page) -> None:
    start = points(drawn)[0]
    drag(drawn, (0.2, 0.9), (-1, 0.9), (3, 0.9), (0, 0.2))
    assert points(drawn)[0] == start


def test_a_pen_outside_the_chart_stays_within_0_and_1(drawn: Page) -> None:
    drag(drawn, (0, 0.1), (5, 1.2), (12, -0.15), (19.8, 0.5))
    found = points(drawn)
    assert len(found) == QUARTERS
    assert min(found) == 0 and max(found) == pytest.approx(1)


def test_a_line_is_drawn_with_the_keys_alone(drawn: Page) -> None:
    drawn.keyboard.press("Tab")
    assert drawn.evaluate("document.activeElement === place")
    for _ in range(10):
        drawn.keyboard.press("ArrowRight")
    for _ in range(8):
        drawn.keyboard.press("ArrowUp")
    assert drawn.evaluate("place.getAttribute('aria-valuetext')") == "quarter 10, 45%"
    assert len(points(drawn)) == 1
    drawn.keyboard.press("Enter")
    assert len(points(drawn)) == 11
    for _ in range(30):
        drawn.keyboard.press("ArrowRight")
    drawn.keyboard.press("ArrowDown")
    drawn.keyboard.press("Enter")
    found = points(drawn)
    assert len(found) == QUARTERS
    assert found[10] == pytest.approx(0.45) and found[20] == pytest.approx(0.4)
    assert all(0 <= value <= 1 for value in found)
    assert drawn.evaluate("done.length") == 1


def test_the_keys_correct_one_point_of_a_line_that_is_there(drawn: Page) -> None:
    drawn.evaluate("chart.set(Array(21).fill(0.5))")
    before = points(drawn)
    drawn.keyboard.press("Tab")
    for key in ["ArrowLeft"] * 5 + ["ArrowUp"] * 4 + ["Enter"]:
        drawn.keyboard.press(key)
    after = points(drawn)
    assert after[15] == pytest.approx(0.7)
    assert [k for k in range(QUARTERS) if after[k] != before[k]] == [15]


def test_a_line_can_be_set_and_cleared(drawn: Page) -> None:
    drawn.evaluate("chart.set([0, ...Array(20).fill(0.3)])")
    assert points(drawn)[1:] == [0.3] * 20
    drawn.evaluate("chart.clear()")
    assert len(points(drawn)) == 1


def test_a_drawing_that_was_destroyed_leaves_nothing_behind(drawn: Page) -> None:
    drawn.evaluate("chart.destroy()")
    assert drawn.evaluate("place.childElementCount") == 0
    assert drawn.evaluate("[...place.attributes].map((attribute) => attribute.name)") == ["style"]
    changes = drawn.evaluate("seen.length")
    drawn.evaluate("place.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }))")
    assert drawn.evaluate("seen.length") == changes


places = st.tuples(st.floats(-3, 24), st.floats(-0.5, 1.5))


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(strokes=st.lists(st.lists(places, min_size=1, max_size=6), min_size=1, max_size=5))
def test_however_it_is_drawn_every_point_up_to_the_end_is_there_and_in_range(page: Page, strokes: list[list[tuple[float, float]]]) -> None:
    result = page.evaluate(
        """(strokes) => {
          const line = charts.createLine(0.1, 21);
          for (const stroke of strokes) {
            let pen = stroke[0];
            for (const to of stroke) {
              line.draw({ at: pen[0], value: pen[1] }, { at: to[0], value: to[1] }, true);
              pen = to;
            }
          }
          return { points: line.points.map((value) => value ?? null), tip: line.tip, complete: line.complete };
        }""",
        strokes,
    )
    found = result["points"]
    assert found[0] == 0.1
    assert all(value is not None and 0 <= value <= 1 for value in found)
    assert len(found) - 1 <= result["tip"]["at"] <= len(found) or result["tip"]["at"] == len(found) - 1
    assert result["complete"] == (len(found) == QUARTERS)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn_points=st.lists(st.floats(0, 1), min_size=QUARTERS, max_size=QUARTERS))
def test_the_curve_goes_through_every_point_and_never_beyond_its_neighbours(page: Page, drawn_points: list[float]) -> None:
    series = page.evaluate(
        "(points) => [...charts.spread(points, 286, 26)].map((value) => (Number.isFinite(value) ? value : null))", drawn_points
    )
    assert series[:25] == [None] * 25
    for quarter, (left, right) in enumerate(pairwise(drawn_points)):
        start = 25 + 13 * quarter
        part = series[start : start + 14]
        assert part[0] == pytest.approx(left, abs=1e-6) and part[-1] == pytest.approx(right, abs=1e-6)
        assert min(left, right) - 1e-6 <= min(part) and max(part) <= max(left, right) + 1e-6
