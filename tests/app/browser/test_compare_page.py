"""The page that compares, walked as a visitor would."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

Open = Callable[..., Page]
TOLD = "#page.compare h1.sentence:not(.waiting)"
SMALL = "lang=en&page=compare&worlds=12&set=market.people:300,organisation.employees:60"
LONG = 60_000


def compared(visit: Open, query: str = SMALL, **options: object) -> Page:
    """The page with its verdict."""
    return visit(query, wait=TOLD, **options)


def forward(page: Page, chart: int) -> int:
    """Number of lines and rings that are brought forward in a chart."""
    return page.locator(".compare .chart").nth(chart).locator("[data-part=one-world] path").count()


def test_the_verdict_stands_over_charts_plants_and_milestones(visit: Open) -> None:
    page = compared(visit)
    expect(page.locator(TOLD)).to_have_count(1)
    expect(page.locator(".compare .chart")).to_have_count(4)
    expect(page.locator(".compare .plant")).to_have_count(2 * 12)
    expect(page.locator(".compare .milestones tbody tr")).to_have_count(4 * 2)
    expect(page.locator(".compare .bed-title").last).to_contain_text(re.compile(r"\d+ of 12 worlds"))


def test_a_third_strategy_is_added_from_a_list_and_taken_away_again(visit: Open) -> None:
    page = compared(visit)
    page.get_by_role("button", name="Add a strategy").click()
    page.get_by_role("button", name=re.compile("^Half a garden")).click()
    expect(page.locator(".compare .bed")).to_have_count(3, timeout=LONG)
    page.wait_for_selector(TOLD)
    assert "half_a_garden" in page.url
    page.get_by_role("button", name="Take Half a garden away").click()
    expect(page.locator(".compare .bed")).to_have_count(2, timeout=LONG)
    assert "half_a_garden" not in page.url


def test_the_list_of_strategies_is_closed_by_escape_and_gives_the_focus_back(visit: Open) -> None:
    page = compared(visit)
    add = page.get_by_role("button", name="Add a strategy")
    add.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=re.compile("^Status quo"))).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".compare .menu")).to_have_count(0)
    expect(add).to_be_focused()


def test_the_other_way_round_and_back(visit: Open) -> None:
    page = compared(visit)
    before = page.locator(TOLD).inner_text()
    page.get_by_role("button", name="When is it the other way round?").click()
    expect(page.get_by_role("button", name="Back to a change that has meaning")).to_be_visible()
    page.wait_for_selector(TOLD)
    expect(page.locator(TOLD)).not_to_have_text(before)
    assert "change.meaning:0" in page.url
    page.get_by_role("button", name="Back to a change that has meaning").click()
    page.wait_for_selector(TOLD)
    expect(page.locator(TOLD)).to_have_text(before)


def test_number_of_worlds_and_organisation_are_chosen_from_lists(visit: Open) -> None:
    page = compared(visit)
    page.get_by_label("Number of worlds").select_option("20")
    expect(page.locator(".compare .plant")).to_have_count(2 * 20, timeout=LONG)
    page.get_by_label("Organisation").select_option("start_up")
    page.wait_for_function("location.search.includes('context=start_up')")
    page.wait_for_selector(TOLD)


def test_a_world_pointed_at_in_a_bed_comes_forward_in_every_chart(visit: Open) -> None:
    page = compared(visit)
    assert [forward(page, chart) for chart in range(4)] == [0, 0, 0, 0]
    page.locator(".compare .bed").last.locator(".plant").nth(3).hover()
    expect(page.locator(".compare .plant.lit")).to_have_count(2)
    assert forward(page, 0) == 2 * 2 + 2
    assert all(forward(page, chart) == 2 * 2 for chart in (1, 2, 3))
    page.locator("h1").hover()
    expect(page.locator(".compare .plant.lit")).to_have_count(0)


def test_a_dot_pointed_at_lights_its_plants(visit: Open) -> None:
    page = compared(visit)
    dots = page.locator(".compare .main-chart [data-part=ends] path").first.bounding_box()
    assert dots is not None
    page.mouse.move(dots["x"] + 3, dots["y"] + dots["height"] - 3)
    expect(page.locator(".compare .plant.lit")).to_have_count(2)


def test_a_plant_opens_its_world_in_the_garden_by_keyboard_and_the_week_is_kept(visit: Open) -> None:
    page = compared(visit, f"{SMALL}&week=88")
    bed = page.locator(".compare .bed").last
    bed.locator(".plant").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    name = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    page.wait_for_selector("#page.garden")
    page.wait_for_function("!location.search.includes('page=compare')")
    found = re.match(r"World (\d+): ", name)
    assert found is not None
    assert f"world={found[1]}" in page.url or found[1] == "3"
    assert "week=88" in page.url


def test_a_dot_opens_its_world_in_the_garden(visit: Open) -> None:
    page = compared(visit)
    dots = page.locator(".compare .main-chart [data-part=ends] path").first.bounding_box()
    assert dots is not None
    page.mouse.click(dots["x"] + 3, dots["y"] + dots["height"] - 3)
    page.wait_for_selector("#page.garden")
    page.wait_for_function("location.search.includes('strategy=implementation')")


def test_the_page_as_a_table_holds_every_measure_and_is_the_picture_again(visit: Open) -> None:
    page = compared(visit)
    page.get_by_role("button", name="As a table").click()
    expect(page.locator(".compare .chart")).to_have_count(0)
    expect(page.get_by_role("table").first.get_by_role("rowheader", name="Trust in leaders")).to_be_visible()
    assert page.get_by_role("table").count() == 3
    page.wait_for_function("location.search.includes('table=1')")
    page.get_by_role("button", name="As a picture").click()
    expect(page.locator(".compare .chart [data-part=median]").first).to_be_attached()


def test_a_presentation_shows_the_main_chart_and_the_plants_alone_and_large(visit: Open) -> None:
    page = compared(visit, f"{SMALL}&present=1", width=1920, height=1080)
    expect(page.locator(".compare .chart")).to_have_count(1)
    expect(page.locator(".compare .bed")).to_have_count(2)
    expect(page.locator(".compare .controls, .compare table, .compare select")).to_have_count(0)
    script = """() => [...document.querySelectorAll('#page *')]
      .filter((node) => node.checkVisibility() && [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()))
      .map((node) => [node.textContent, parseFloat(getComputedStyle(node).fontSize)]).filter(([, size]) => size < 20)"""
    assert page.evaluate(script) == []
    assert page.evaluate("document.documentElement.scrollHeight") <= 1080
    page.keyboard.press("c")
    page.wait_for_selector("#page.garden")


def test_on_a_phone_the_table_comes_last_and_targets_are_large(visit: Open) -> None:
    page = compared(visit, width=390, height=844)
    last_chart, milestones = page.locator(".compare .chart").last.bounding_box(), page.locator(".compare .milestones").bounding_box()
    assert last_chart is not None and milestones is not None
    assert milestones["y"] > last_chart["y"] + last_chart["height"] - 1
    expect(page.locator(".compare [data-part=ends] path")).to_have_count(0)
    for target in page.locator(".compare .chosen button, .compare .chosen select").all():
        box = target.bounding_box()
        assert box is not None and box["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_on_a_phone_no_table_is_cut_off(visit: Open) -> None:
    page = compared(visit, f"{SMALL}&compare=implementation,co_creation,half_a_garden", width=390, height=844)
    tables = page.locator(".compare .scroll")
    assert tables.count() == 4
    assert tables.evaluate_all("(all) => all.every((table) => table.scrollWidth <= table.clientWidth)")
    expect(page.get_by_role("rowheader", name="Conduct, Half a garden")).to_be_visible()


def test_many_lines_in_small_charts_are_named_by_a_key(visit: Open) -> None:
    page = compared(visit)
    expect(page.locator(".compare .line-key")).to_have_count(0)
    expect(page.locator(".compare .small-chart [data-part=names] text").first).to_be_visible()
    page = compared(visit, f"{SMALL}&compare=implementation,co_creation,half_a_garden,status_quo")
    expect(page.locator(".compare .line-key li")).to_have_count(4)
    expect(page.locator(".compare .small-chart [data-part=names] text")).to_have_count(0)


def test_more_worlds_than_allowed_are_refused_with_ways_out(visit: Open) -> None:
    page = visit("lang=en&page=compare&context=large_bureaucracy&worlds=200")
    expect(page.locator("#page.compare h1")).to_contain_text("These worlds could not be grown. Your settings are kept.")
    page.get_by_role("button", name="Back to the default").click()
    page.wait_for_function("!location.search.includes('large_bureaucracy')")


@pytest.mark.parametrize("query", [SMALL, f"{SMALL}&compare=implementation,co_creation,half_a_garden,status_quo&theme=dark"])
def test_axe_finds_nothing_serious_once_everything_is_there(visit: Open, query: str) -> None:
    page = compared(visit, query)
    page.wait_for_timeout(500)
    found = Axe().run(page).response["violations"]
    assert [(rule["id"], node["target"]) for rule in found if rule["impact"] in ("serious", "critical") for node in rule["nodes"]] == []
