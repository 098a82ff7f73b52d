"""The page of the levers, walked as a visitor would, mostly by keys."""

import re
from collections.abc import Callable
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

Open = Callable[..., Page]
SMALL = "lang=en&page=levers&worlds=12&set=market.people:300,organisation.employees:60"
BANDS = "#page.levers [data-part=median]"
FILE = b'title = "Spring"\nstory = "Somebody tries. It may work."\n\n[[phase]]\nname = "First"\nweek = 1\n[phase.levers]\npurpose = 0.7\n'


def answered(visit: Open, query: str = SMALL, **options: object) -> Page:
    """The page with its bands."""
    return visit(query, wait=BANDS, **options)


def started(visit: Open, **options: object) -> Page:
    """The page with a strategy of one's own that starts from co-creation."""
    page = answered(visit, **options)
    page.get_by_role("button", name="Co-creation").first.press("Enter")
    page.wait_for_function("location.search.includes('mine=')")
    expect(page.get_by_role("tab").last).to_have_attribute("aria-selected", "true")
    return page


def test_keys_pressed_one_after_another_are_one_move(visit: Open) -> None:
    page = started(visit)
    purpose = page.get_by_role("slider").nth(2)
    before = purpose.input_value()
    purpose.focus()
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
    expect(purpose).to_have_value(str(int(before) - 4))
    page.wait_for_timeout(1500)
    page.keyboard.press("ArrowLeft")
    expect(purpose).to_have_value(str(int(before) - 5))
    page.keyboard.press("Control+z")
    expect(purpose).to_have_value(str(int(before) - 4))
    page.keyboard.press("Control+z")
    expect(purpose).to_have_value(before)


def test_a_lever_is_moved_by_keys_and_undone_and_done_again_by_keys(visit: Open) -> None:
    page = started(visit)
    purpose = page.get_by_role("slider").nth(2)
    before = purpose.input_value()
    purpose.focus()
    page.keyboard.press("Shift+ArrowLeft")
    expect(page.get_by_role("button", name="Undo")).to_be_enabled()
    moved = purpose.input_value()
    assert int(moved) == int(before) - 5
    page.keyboard.press("Control+z")
    expect(purpose).to_have_value(before)
    page.keyboard.press("Control+Shift+z")
    expect(purpose).to_have_value(moved)
    purpose.focus()
    page.keyboard.press("Backspace")
    expect(purpose).to_have_value(before)


def test_bands_answer_a_lever_and_its_link_brings_them_back(visit: Open) -> None:
    page = started(visit)
    bands = "[...document.querySelectorAll('#page.levers [data-part=median]')].map((each) => each.getAttribute('d')).join()"
    before = page.evaluate(bands)
    for slider in range(6):
        page.get_by_role("slider").nth(slider).focus()
        page.keyboard.press("Home")
    page.wait_for_function(f"(was) => {bands} !== was", arg=before)
    values = [page.get_by_role("slider").nth(slider).input_value() for slider in range(6)]
    page.wait_for_timeout(500)
    again = visit(page.url.partition("?")[2], wait=BANDS)
    assert [again.get_by_role("slider").nth(slider).input_value() for slider in range(6)] == values
    assert set(values) == {"0"}


def test_a_lever_on_the_move_is_kept_where_another_phase_is_opened(visit: Open) -> None:
    page = started(visit)
    first = page.get_by_role("slider").first
    was = int(first.input_value())
    to = was - 10 if was >= 10 else was + 10
    page.evaluate(
        """(to) => {
          const slider = document.querySelector('.lever input[type=range]');
          slider.value = to;
          slider.dispatchEvent(new Event('input', { bubbles: true }));
          document.querySelector('#phase-1').click();
        }""",
        to,
    )
    expect(page.locator("#phase-1")).to_have_attribute("aria-selected", "true")
    expect(first).not_to_have_value(str(to))
    page.get_by_role("tab").last.click()
    expect(page.get_by_role("slider").first).to_have_value(str(to))


def test_phases_are_gone_through_added_named_and_taken_away_by_keys(visit: Open) -> None:
    page = started(visit)
    tabs = page.get_by_role("tab")
    count = tabs.count()
    page.get_by_role("tab", selected=True).focus()
    page.keyboard.press("End")
    expect(tabs.last).to_have_attribute("aria-selected", "true")
    page.get_by_role("button", name="Add a phase").press("Enter")
    expect(tabs).to_have_count(count + 1)
    expect(tabs.last).to_have_attribute("aria-selected", "true")
    name = page.get_by_role("textbox", name="Name of the phase")
    name.fill("Harvest")
    name.press("Enter")
    expect(tabs.last).to_contain_text("Harvest")
    page.get_by_role("button", name="Remove this phase").press("Enter")
    expect(tabs).to_have_count(count)


def test_a_strategy_is_saved_as_a_file_and_loaded_from_one(visit: Open, tmp_path: Path) -> None:
    page = started(visit)
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile("^Save")).press("Enter")
    saved = tmp_path / "saved.toml"
    download.value.save_as(saved)
    assert "[[phase]]" in saved.read_text("utf-8")
    page.locator("input[type=file]").set_input_files({"name": "spring.toml", "mimeType": "application/toml", "buffer": FILE})
    expect(page.locator(".own-title b")).to_have_text("Spring")
    expect(page.get_by_role("tab")).to_have_count(2)
    page.locator("input[type=file]").set_input_files({"name": "bad.toml", "mimeType": "application/toml", "buffer": b"purpose = [\n"})
    expect(page.get_by_role("alert")).to_contain_text("bad.toml")
    expect(page.locator(".own-title b")).to_have_text("Spring")
    page.locator("input[type=file]").set_input_files({"name": "big.toml", "mimeType": "application/toml", "buffer": b"#" * 65_537})
    expect(page.get_by_role("alert").last).to_contain_text("64")


def test_the_organisation_stands_beside_the_levers_and_what_is_changed_goes_along(visit: Open) -> None:
    page = answered(visit)
    page.get_by_role("button", name="Organisation", exact=True).press("Enter")
    meaning = page.get_by_role("slider", name=re.compile("Meaning of the change$"))
    meaning.focus()
    page.keyboard.press("Home")
    page.wait_for_function("location.search.includes('change.meaning:0')")
    page.reload()
    expect(page.get_by_role("slider", name=re.compile("Meaning of the change$"))).to_be_visible()
    page.get_by_role("button", name="Compare", exact=True).click()
    page.wait_for_selector("#page.compare")
    assert "change.meaning:0" in page.url


def test_what_is_expected_is_drawn_by_keys_before_it_is_shown(visit: Open) -> None:
    page = answered(visit)
    page.get_by_role("button", name="Predict first").press("Enter")
    pen = page.get_by_role("slider", name="your prediction")
    reveal = page.get_by_role("button", name="Reveal")
    expect(reveal).to_be_disabled()
    expect(page.locator("#page.levers .lever")).to_have_count(0)
    pen.focus()
    for _ in range(8):
        page.keyboard.press("ArrowUp")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    expect(reveal).to_be_enabled()
    page.wait_for_function("location.search.includes('expect=')")
    reveal.press("Enter")
    expect(page.locator("h1.sentence")).to_contain_text("you expected")
    expect(page.locator("#page.levers")).to_contain_text("After 3 years you expected")


def test_what_is_expected_is_chosen_and_can_be_drawn_on(visit: Open) -> None:
    page = started(visit)
    page.get_by_role("button", name="Predict first").press("Enter")
    expect(page.locator("h1.sentence")).to_contain_text("What do you expect of")
    expect(page.get_by_role("button", name="Discard this strategy")).to_have_count(0)
    course = page.get_by_role("button", name="Slow, then tips")
    course.click()
    expect(course).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name="Reveal")).to_be_enabled()
    page.wait_for_function("location.search.includes('expect=')")
    chosen = page.url
    page.get_by_role("slider", name="your prediction").focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(course).to_have_attribute("aria-pressed", "false")
    page.wait_for_function("(was) => location.href !== was", arg=chosen)
    page.get_by_role("button", name="Show without predicting").press("Enter")
    expect(page.locator("h1.sentence")).not_to_contain_text("expect")
    expect(page.get_by_role("button", name="Discard this strategy")).to_be_visible()


def test_axe_finds_nothing_serious_in_a_strategy_of_ones_own(visit: Open) -> None:
    page = started(visit)
    page.get_by_role("slider").first.focus()
    page.wait_for_timeout(500)
    found = Axe().run(page).response["violations"]
    assert [(rule["id"], node["target"]) for rule in found if rule["impact"] in ("serious", "critical") for node in rule["nodes"]] == []
