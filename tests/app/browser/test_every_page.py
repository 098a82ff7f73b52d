"""What holds for every page: links, languages, colours, sizes, rules of accessibility, hostile senders, and no two visitors in one."""

import re
import secrets
from collections.abc import Callable
from random import Random

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from app.pages.words import PAGE_NAMES
from app.view.actions import act
from app.view.link import to_link
from app.view.state import PAGES, View

Open = Callable[..., Page]
LONG = 60_000
SERIOUS = ("serious", "critical")
WIDER = "document.documentElement.scrollWidth - innerWidth"
HOSTILE: tuple[object, ...] = (
    {"do": "pull", "name": "purpose", "value": 1e9, "phase": 1},
    {"do": "pull", "name": "purpose", "value": "NaN", "phase": 1},
    {"do": "travel", "week": "<img src=x onerror=alert(1)>"},
    {"do": "change", "name": "organisation.employees", "value": 10**9},
    {"do": "multiply", "worlds": 10**9},
    {"do": "nothing"},
    ["nonsense"],
    None,
)
ACT = """(sent) => {
  let part = document.querySelector('.shell').__vue__;
  while (!part.event_act) part = part.$children[0];
  part.event_act(sent);
}"""

COVERED = """(() => {
  const [words, place] = ['.tour', '.pointed-at'].map((name) => document.querySelector(name).getBoundingClientRect());
  const wide = Math.min(words.right, place.right) - Math.max(words.left, place.left);
  return Math.max(0, wide) * Math.max(0, Math.min(words.bottom, place.bottom) - Math.max(words.top, place.top));
})()"""
"""Pixels of what the tour speaks of that its words cover; the garden of the first step is too large for none."""


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_opened_from_the_bar_and_its_link_opens_it_again(visit: Open, name: str) -> None:
    page = visit("lang=en")
    page.get_by_role("button", name=PAGE_NAMES[name], exact=True).click()
    expect(page.locator(f"#page.{name}")).to_be_visible()
    expect(page.locator("h1.sentence")).to_have_count(1)
    page.wait_for_function(f"document.title.startsWith({PAGE_NAMES[name]!r})")
    again = visit(page.url.partition("?")[2])
    expect(again.locator(f"#page.{name}")).to_be_visible()


@pytest.mark.parametrize("name", PAGES)
def test_no_page_is_wider_than_the_screen(visit: Open, name: str) -> None:
    phone = visit(f"lang=nl&page={name}", width=390, height=844)
    phone.wait_for_timeout(1500)
    assert phone.evaluate(WIDER) <= 0
    page = visit(f"lang=nl&page={name}", width=1440)
    for width, height in (*((width, 900) for width in (1440, 1120, 1024, 880, 820, 768, 700)), (1920, 1080)):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(700)
        assert page.evaluate(WIDER) <= 0


@pytest.mark.parametrize("name", PAGES)
def test_a_presentation_fits_a_phone_and_is_left_there_with_a_finger(visit: Open, name: str) -> None:
    page = visit(f"lang=en&page={name}&present=1", width=390, height=844)
    page.wait_for_timeout(1500)
    assert page.evaluate(WIDER) <= 0
    page.evaluate(
        "document.documentElement.classList.contains('stirred') || dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))"
    )
    expect(page.locator(".leave")).to_have_css("opacity", "1")
    page.locator(".leave").click()
    expect(page.locator(".bar")).to_be_visible()


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_serious(visit: Open, name: str) -> None:
    page = visit(f"lang=en&page={name}&theme=light")
    for theme in ("light", "dark"):
        page.evaluate(ACT, {"do": "paint", "theme": theme})
        expect(page.locator("html")).to_have_attribute("data-theme", theme)
        page.wait_for_timeout(1500)
        found = Axe().run(page).response["violations"]
        serious = [
            (rule["id"], node["target"], node["failureSummary"][:300])
            for rule in found
            if rule["impact"] in SERIOUS
            for node in rule["nodes"]
        ]
        assert serious == []


def test_the_language_is_changed_on_the_page_and_in_its_link(visit: Open) -> None:
    page = visit("lang=en")
    page.get_by_role("button", name="Nederlands").click()
    expect(page.get_by_role("button", name="Vergelijken", exact=True)).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    assert "lang=nl" in page.url


def test_a_visitor_whose_browser_speaks_dutch_is_met_in_dutch(visit: Open) -> None:
    page = visit("", locale="nl-NL")
    expect(page.get_by_role("button", name="Vergelijken", exact=True)).to_be_visible()


def test_dark_and_light_are_changed_and_kept_in_the_link(visit: Open) -> None:
    page = visit("lang=en")
    page.get_by_role("button", name="Dark colours").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.wait_for_function("location.search.includes('theme=dark')")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(19, 25, 22)"


def test_the_colours_of_the_machine_are_taken_where_none_are_asked_for(visit: Open) -> None:
    page = visit("lang=en", color_scheme="dark")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_a_link_is_copied(visit: Open) -> None:
    page = visit("lang=en&page=compare", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Link copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_back_and_forward_of_the_browser_go_through_what_was_seen(visit: Open) -> None:
    page = visit("lang=en")
    page.get_by_role("button", name="Compare", exact=True).click()
    expect(page.locator("#page.compare")).to_be_visible()
    page.go_back()
    expect(page.locator("#page.garden")).to_be_visible()
    page.go_forward()
    expect(page.locator("#page.compare")).to_be_visible()


def test_a_bad_link_says_what_it_asked_for_and_what_is_shown(visit: Open) -> None:
    page = visit("lang=en&week=9999&page=compare")
    expect(page.get_by_role("alert")).to_contain_text("This link asks for week=9999")
    expect(page.locator("#page.compare")).to_be_visible()


def test_a_hostile_browser_is_told_what_is_allowed_and_changes_nothing(visit: Open) -> None:
    page = visit("lang=en")
    before = page.url
    for sent in HOSTILE:
        page.evaluate(ACT, {"do": "go", "page": "nowhere"})
        expect(page.get_by_role("alert")).to_contain_text("nowhere")
        page.evaluate(ACT, sent)
        expect(page.get_by_role("alert")).not_to_contain_text("nowhere")
        assert page.get_by_role("alert").inner_text().strip()
        assert page.url == before
    assert page.locator(".shell img").count() == 1


def test_a_name_is_shown_as_it_was_typed_and_never_as_html(visit: Open) -> None:
    page = visit("lang=en&page=levers")
    title = "<img src=x onerror=document.title='pwned'>"
    page.evaluate(ACT, {"do": "entitle", "title": title})
    page.wait_for_function("location.search.includes('mine=')")
    page.wait_for_timeout(800)
    assert title in page.locator("#page").inner_text() + str(
        page.locator("#page input").evaluate_all("(all) => all.map((e) => e.value).join()")
    )
    assert page.locator("#page img").count() == 0
    assert page.title() != "pwned"


def test_no_visitor_ever_sees_what_another_does(visit: Open) -> None:
    random = Random(7)
    pages = [visit("lang=en&page=levers"), visit("lang=en&page=levers", locale="en-GB")]
    marks = [secrets.token_hex(6), secrets.token_hex(6)]
    expected = [View(page="levers"), View(page="levers")]
    for _ in range(12):
        who = random.randrange(2)
        deed = random.choice(
            [
                {"do": "entitle", "title": f"{marks[who]} {random.randrange(100)}"},
                {"do": "pull", "name": "purpose", "value": random.random(), "phase": 1},
                {"do": "go", "page": random.choice(PAGES)},
                {"do": "visit", "world": random.randrange(1, 40)},
                {"do": "change", "name": "growth.rate", "value": random.random()},
            ]
        )
        pages[who].evaluate(ACT, deed)
        expected[who] = act(expected[who], deed)
    for who in (0, 1):
        pages[who].evaluate(ACT, {"do": "go", "page": "levers"})
        expect(pages[who].locator("#page.levers")).to_be_visible()
        pages[who].wait_for_function("wanted => location.search === wanted", arg=f"?{to_link(expected[who].altered(page='levers'))}")
        expect(pages[who].locator(".own-title")).to_contain_text(marks[who])
        text = pages[who].content()
        assert marks[1 - who] not in text
        assert marks[1 - who] not in pages[who].url


def test_the_tour_of_a_first_visit_has_at_most_five_steps_and_is_shown_once(visit: Open) -> None:
    page = visit("lang=en", tour=True)
    tour = page.locator(".tour")
    steps = 0
    while tour.count():
        steps += 1
        expect(tour).to_contain_text(re.compile(rf"{steps} of \d"))
        expect(page.locator(".pointed-at")).to_have_count(1, timeout=LONG)
        page.wait_for_timeout(300)
        assert steps == 1 or page.evaluate(COVERED) == 0
        tour.locator(".strong-button").click()
        page.wait_for_timeout(300)
    assert 1 < steps <= 5
    expect(page.locator("#page.garden")).to_be_visible()
    page.reload()
    page.wait_for_selector("#page")
    assert page.locator(".tour").count() == 0


def test_what_is_on_screen_is_taken_home(visit: Open) -> None:
    page = visit("lang=en&page=compare&worlds=12&context=start_up", accept_downloads=True)
    for kind, ending in (("Command", ".txt"), ("Scenario", ".zip"), ("Data", ".zip"), ("Slides", ".pptx")):
        page.get_by_role("button", name="Export").click()
        with page.expect_download(timeout=60_000) as taking:
            page.get_by_role("button", name=re.compile(rf"^{kind}")).click()
        assert taking.value.suggested_filename.endswith(ending)
        assert taking.value.path().stat().st_size > 20
