"""Evidence and limits, walked as a visitor would, mostly by keys."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

Open = Callable[..., Page]
TOLD = "#page.evidence h1.sentence:not(.waiting)"


def gathered(visit: Open, query: str = "lang=en&page=evidence", **options: object) -> Page:
    """The page with its findings."""
    return visit(query, wait=TOLD, **options)


def test_what_agrees_what_does_not_and_what_is_not_tested_is_counted_in_a_sentence(visit: Open) -> None:
    page = gathered(visit)
    expect(page.locator(TOLD)).to_contain_text(re.compile(r"\d+ of \d+"))
    rows = page.get_by_role("row")
    shown = rows.count()
    page.get_by_role("button", name=re.compile(r"^Show \d+ numbers? that")).press("Enter")
    expect(page.get_by_role("button", name=re.compile(r"^Hide \d+ numbers? that"))).to_be_visible()
    assert rows.count() > shown


def test_a_number_one_disagrees_with_is_changed_by_keys_and_goes_along_to_every_page(visit: Open) -> None:
    page = gathered(visit)
    change = page.get_by_role("button", name=re.compile("^Disagree")).first
    change.press("Enter")
    slider = page.locator(".number-editor input[type=range]")
    expect(slider).to_be_focused()
    page.keyboard.press("End")
    page.wait_for_function("location.search.includes('set=')")
    changed = page.evaluate("new URLSearchParams(location.search).get('set')")
    page.keyboard.press("Escape")
    expect(page.locator(".number-editor")).to_have_count(0)
    page.get_by_role("button", name="Levers", exact=True).click()
    page.wait_for_selector("#page.levers")
    assert page.evaluate("new URLSearchParams(location.search).get('set')") == changed


def test_what_lies_outside_the_tested_ranges_is_named_and_shown_where_it_is_put_back(visit: Open) -> None:
    page = visit("lang=en&page=evidence&set=growth.rate:0.5", wait=".evidence-input")
    expect(page.locator(".evidence-input .strays")).to_contain_text("1 value lies outside")
    page.locator(".evidence-input li button").press("Enter")
    expect(page.locator(".number-row.outside")).to_be_in_viewport()
    page.locator(".number-row.outside").get_by_role("button", name=re.compile("^Put back|back", re.IGNORECASE)).press("Enter")
    page.wait_for_function("!location.search.includes('growth.rate')")
    expect(page.locator(".evidence-input")).to_contain_text("All values lie within the tested ranges.")


def test_a_number_is_found_by_a_word(visit: Open) -> None:
    page = gathered(visit)
    page.get_by_role("searchbox").fill("trust")
    expect(page.get_by_role("status")).to_contain_text(re.compile(r"\d+"))
    expect(page.locator(".assumed-group.open .number-row").first).to_be_visible()
    page.get_by_role("searchbox").fill("nothing is called so")
    expect(page.locator(".assumed .number-row .number-label")).to_have_count(0)


def test_what_the_model_cannot_tell_is_there_in_a_presentation_too(visit: Open) -> None:
    page = gathered(visit, "lang=nl&page=evidence&present=1", width=1920, height=1080)
    expect(page.locator(".evidence-limits li").first).to_be_visible()
    expect(page.locator(".assumed")).to_have_count(0)
    told = page.locator(TOLD).inner_text()
    missed = sum(int(n) for n in re.findall(r"\d+", told)[2:4])
    expect(page.locator(".telling section").first.locator("li")).to_have_count(missed)
    expect(page.locator(".telling li").last).to_be_in_viewport()


def test_what_is_sought_and_folded_is_there_again_from_the_link(visit: Open) -> None:
    page = gathered(visit)
    page.get_by_role("button", name=re.compile(r"^Show \d+ numbers? that")).press("Enter")
    page.wait_for_function("location.search.includes('untested=1')")
    page.locator(".assumed-title button", has_text="Trust").first.press("Enter")
    page.wait_for_function("location.search.includes('unfold=')")
    opened = page.locator(".assumed-group.open h3, .assumed-group.open .assumed-title b").all_inner_texts()
    page.reload()
    page.wait_for_selector(TOLD)
    expect(page.get_by_role("button", name=re.compile(r"^Hide \d+ numbers? that"))).to_be_visible()
    assert page.locator(".assumed-group.open .assumed-title b").all_inner_texts() == opened and len(opened) == 2
    page.get_by_role("searchbox").fill("trust")
    page.wait_for_function("location.search.includes('seek=trust')")
    page.reload()
    page.wait_for_selector(TOLD)
    expect(page.get_by_role("searchbox")).to_have_value("trust")
    expect(page.get_by_role("status")).to_contain_text(re.compile(r"\d+"))
