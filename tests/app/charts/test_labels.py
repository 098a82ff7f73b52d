"""Where names stand, as numbers: a property over curves of every form."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

BOUNDS = {"x0": 0, "x1": 500, "y0": 0, "y1": 260}
POINTS = 60

PLACE = """([curves, names, taken, bounds]) => {
  const named = names.map((name, k) => ({ ...name, curve: curves[k], last: null }));
  return charts.placeNames(named, { curves, taken, bounds });
}"""

heights = st.lists(st.floats(5, 255), min_size=6, max_size=6)
widths = st.lists(st.integers(40, 130), min_size=4, max_size=4)


def curve(knots: list[float]) -> dict[str, list[float]]:
    """A line through six heights."""
    x = [500 * k / (POINTS - 1) for k in range(POINTS)]
    y = []
    for at in x:
        place = min(4, int(at // 100))
        share = at / 100 - place
        y.append(knots[place] + share * (knots[place + 1] - knots[place]))
    return {"x": x, "y": y}


def touches(one: dict[str, float], other: dict[str, float]) -> bool:
    return one["x0"] < other["x1"] and other["x0"] < one["x1"] and one["y0"] < other["y1"] and other["y0"] < one["y1"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(knots=st.lists(heights, min_size=1, max_size=4), wide=widths)
def test_names_touch_no_name_no_words_and_no_line(page: Page, knots: list[list[float]], wide: list[int]) -> None:
    curves = [curve(line) for line in knots]
    names = [{"width": width, "height": 16} for width in wide[: len(curves)]]
    taken = [{"x0": 0, "x1": 40, "y0": 100, "y1": 114}]
    places: list[Any] = [place for place in page.evaluate(PLACE, [curves, names, taken, BOUNDS]) if place is not None]
    for k, place in enumerate(places):
        assert place["x0"] >= 0 and place["x1"] <= 500.01 and place["y0"] >= 0 and place["y1"] <= 260
        assert not any(touches(place, other) for other in [*taken, *places[:k]])
        for line in curves:
            inside = [y for x, y in zip(line["x"], line["y"], strict=True) if place["x0"] <= x <= place["x1"]]
            assert not any(place["y0"] <= y <= place["y1"] for y in inside)


def test_a_name_stands_nearer_to_its_own_line_than_to_another(page: Page) -> None:
    curves = [curve([200, 190, 150, 100, 60, 40]), curve([210, 210, 215, 215, 220, 220])]
    names = [{"width": 90, "height": 16}] * 2
    places = page.evaluate(PLACE, [curves, names, [], BOUNDS])
    for k, place in enumerate(places):
        assert place["leader"] is None
        middle = (place["x0"] + place["x1"]) / 2
        at = min(range(POINTS), key=lambda point: abs(curves[0]["x"][point] - middle))
        own, other = (abs(curves[j]["y"][at] - place["y0"]) for j in (k, 1 - k))
        assert own < other


def test_where_lines_lie_on_each_other_a_thin_line_leads_from_the_name_to_its_own(page: Page) -> None:
    curves = [curve([200.0 + 4 * k] * 6) for k in range(4)]
    places = page.evaluate(PLACE, [curves, [{"width": 120, "height": 16}] * 4, [], BOUNDS])
    assert all(place is not None for place in places)
    assert any(place["leader"] is not None for place in places)


def test_a_name_stays_where_it_was_when_its_line_moves_a_little(page: Page) -> None:
    first = page.evaluate(PLACE, [[curve([200, 190, 150, 100, 60, 40])], [{"width": 90, "height": 16}], [], BOUNDS])[0]
    again = page.evaluate(
        """([curves, name, bounds, last]) => charts.placeNames([{ ...name, curve: curves[0], last }], { curves, taken: [], bounds })[0]""",
        [[curve([202, 192, 151, 99, 58, 40])], {"width": 90, "height": 16}, BOUNDS, first],
    )
    assert abs(again["x0"] - first["x0"]) < 12
    assert abs(again["y0"] - first["y0"]) < 12
