"""A server that goes away and comes back: the link brings back what was there."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.app.browser.server import free_port, serving

SEEN = "localStorage.setItem('culture.tour', '1')"
PATIENCE = 120_000
LINK = "lang=en&theme=dark&strategy=implementation&week=78&world=5&set=growth.rate:0.12"


def test_a_page_shows_the_same_after_the_server_was_started_anew(browser: Browser, tmp_path: Path) -> None:
    context, port = browser.new_context(), free_port()
    context.add_init_script(SEEN)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    with serving(port, tmp_path / "first") as address:
        page.goto(f"{address}/?{LINK}")
        page.wait_for_selector(".numbers")
        page.get_by_role("button", name="One week on").click()
        page.wait_for_function("location.search.includes('week=79')")
        before = page.locator("h1.sentence").inner_text(), page.locator(".level .number").all_inner_texts()
    expect(page.get_by_text("Reconnecting")).to_be_visible()
    page.locator("#page").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".areas .now b")).to_have_text("Week 78")
    page.keyboard.press("ArrowRight")
    with serving(port, tmp_path / "second"):
        page.reload()
        page.wait_for_selector(".numbers")
        after = page.locator("h1.sentence").inner_text(), page.locator(".level .number").all_inner_texts()
        expect(page.locator("html")).to_have_attribute("data-theme", "dark")
        page.close()
    assert after == before
