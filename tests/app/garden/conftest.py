"""What the tests of the garden share: a page that holds one garden."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

HERE = Path(__file__).parent
STATIC = HERE.parents[2] / "app" / "static"
ORIGIN = "http://garden.test"
KINDS = {".js": "text/javascript", ".css": "text/css", ".html": "text/html"}


@pytest.fixture(scope="module")
def loaded(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """Open the page that holds a garden, once, with the list of what goes wrong in it."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.set_default_timeout(60_000)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.route("**/*", lambda route: _answer(route, errors))
    page.goto(f"{ORIGIN}/garden/harness.html")
    page.wait_for_function("window.ready")
    yield page, errors
    page.close()


@pytest.fixture
def page(loaded: tuple[Page, list[str]]) -> Iterator[Page]:
    """Give the page to a test, which fails when the page reports an error, or asks for anything from elsewhere."""
    page, errors = loaded
    errors.clear()
    page.mouse.move(1400, 880)
    yield page
    page.evaluate("window.garden?.destroy()")
    assert errors == []


def _answer(route: Route, errors: list[str]) -> None:
    """Serve the harness and the files of the app, and nothing else."""
    path = route.request.url.removeprefix(ORIGIN)
    file = STATIC / path.removeprefix("/static/") if path.startswith("/static/") else HERE / path.removeprefix("/garden/")
    if not route.request.url.startswith(ORIGIN) or not file.is_file():
        errors.append(f"asked for {route.request.url}")
        route.abort()
        return
    route.fulfill(body=file.read_text(encoding="utf-8"), content_type=KINDS[file.suffix])
