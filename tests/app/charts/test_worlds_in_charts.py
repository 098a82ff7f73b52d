"""A world that is pointed at on another part of the page, and charts whose worlds are not drawn until then."""

from typing import Any

from playwright.sync_api import Page

DRAW = """([spec, width, height]) => {
  window.hovered = [];
  window.place = host(width, height);
  window.chart = charts.createTimeChart(place, { onHoverWorld: (world) => hovered.push(world), reducedMotion: true });
  chart.set(spec);
}"""
SIZE = (880, 412)
BROUGHT = "place.querySelectorAll('[data-part=one-world] path').length"


def draw(page: Page, spec: dict[str, Any]) -> None:
    page.evaluate(DRAW, [spec, *SIZE])


def hidden(spec: dict[str, Any]) -> dict[str, Any]:
    """The same chart with worlds that are there and not drawn."""
    return spec | {"strategies": [strategy | {"worlds_hidden": True, "ends": None} for strategy in spec["strategies"]]}


def test_a_world_pointed_at_elsewhere_is_brought_forward_in_every_strategy_and_let_back(page: Page, specs: dict[str, Any]) -> None:
    draw(page, specs["commitment"])
    assert page.evaluate(BROUGHT) == 0
    page.evaluate("chart.setWorld(5)")
    lines, rings = 2 * 2, 2
    assert page.evaluate(BROUGHT) == lines + rings
    page.evaluate("(spec) => chart.set(spec)", specs["commitment"])
    assert page.evaluate(BROUGHT) == lines + rings
    page.evaluate("chart.setWorld(null)")
    assert page.evaluate(BROUGHT) == 0


def test_a_world_that_is_not_there_yet_brings_nothing_forward(page: Page, specs: dict[str, Any]) -> None:
    draw(page, specs["commitment"])
    page.evaluate("chart.setWorld(150)")
    assert page.evaluate(BROUGHT) == 0


def test_worlds_that_are_not_drawn_can_be_brought_forward_and_not_be_hit(page: Page, specs: dict[str, Any]) -> None:
    draw(page, hidden(specs["commitment"]))
    assert page.locator("[data-part=world]").count() == 0
    page.evaluate("chart.setWorld(3)")
    assert page.evaluate(BROUGHT) == 2 * 2
    for x in range(20, 860, 40):
        page.mouse.move(24 + x, 250)
    assert page.evaluate("hovered") == []


def test_whoever_asks_is_told_once_which_world_is_under_the_pointer_and_when_it_leaves(page: Page, specs: dict[str, Any]) -> None:
    draw(page, specs["commitment"])
    dot = page.locator("[data-part=ends]").bounding_box()
    assert dot is not None
    for step in (4, 4.4, 4.8):
        page.mouse.move(dot["x"] + step, dot["y"] + 4)
    page.mouse.move(5, 5)
    told = page.evaluate("hovered")
    assert len(told) == 2
    assert told[0] in range(12)
    assert told[1] is None


def test_a_quiet_line_has_no_name_and_is_in_the_table(page: Page, specs: dict[str, Any]) -> None:
    first, second, *_ = specs["nps"]["strategies"]
    draw(page, specs["nps"] | {"strategies": [first, second | {"quiet": True}]})
    assert page.locator("[data-part=names] text").all_text_contents() == [first["name"]]
    page.evaluate("place.focus()")
    page.keyboard.press("ArrowRight")
    assert second["name"] in page.locator("[data-part=tooltip]").inner_text()


def test_axes_are_where_they_will_be_before_any_world_is_there(page: Page, specs: dict[str, Any]) -> None:
    grid = "place.querySelector('[data-part=grid]').outerHTML"
    draw(page, specs["commitment"] | {"strategies": [], "each_world": True, "table": None})
    before = page.evaluate(grid)
    page.evaluate("(spec) => chart.set(spec)", specs["commitment"])
    assert page.evaluate(grid) == before


def test_old_dots_fade_with_their_band(page: Page, specs: dict[str, Any]) -> None:
    old = [strategy | {"dim": True} for strategy in specs["commitment"]["strategies"]]
    draw(page, specs["commitment"] | {"strategies": old})
    shown = [
        float(x) for x in page.locator("[data-part=ends] path").evaluate_all("(paths) => paths.map((p) => p.getAttribute('fill-opacity'))")
    ]
    assert max(shown) < 0.5


def test_lines_of_many_worlds_are_fainter_so_that_bands_are_seen(page: Page, specs: dict[str, Any]) -> None:
    inks = []
    for times in (1, 5, 15):
        many = [strategy | {"worlds": strategy["worlds"] * times, "ends": None} for strategy in specs["commitment"]["strategies"]]
        draw(page, specs["commitment"] | {"strategies": many})
        opacities = "[...place.querySelectorAll('[data-part=world]')].map((line) => +line.getAttribute('opacity'))"
        inks.append(sum(page.evaluate(opacities)))
    few, some, most = inks
    assert few < some
    assert abs(most - some) < 0.01 * some


def test_a_chart_beside_a_key_writes_no_names(page: Page, specs: dict[str, Any]) -> None:
    draw(page, specs["commitment"])
    assert page.locator("[data-part=names] text").count() == 2
    page.evaluate("(spec) => chart.set(spec)", specs["commitment"] | {"unnamed": True})
    assert page.locator("[data-part=names] text").count() == 0


def test_a_name_too_long_for_a_chart_is_cut_off_and_whole_for_who_points_at_it(page: Page, specs: dict[str, Any]) -> None:
    long = "Everybody together from the very first day, and nobody alone, until the end of all of it, in every department"
    strategies = [strategy | {"name": long if k else "Short"} for k, strategy in enumerate(specs["commitment"]["strategies"])]
    page.evaluate(DRAW, [specs["commitment"] | {"strategies": strategies}, 420, 300])
    name = page.locator("[data-part=names] text", has=page.locator("title"))
    assert name.locator("title").text_content() == long
    box = name.bounding_box()
    assert box is not None and box["width"] < 0.7 * 420
