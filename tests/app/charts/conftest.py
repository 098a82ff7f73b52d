"""What the tests of the charts share: a browser, a page that holds the charts, and a comparison that was really computed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from experiments.comparison import Comparison, compare
from scenarios.loader import load
from tests.app.charts.specs import commitment, money, points

STATIC = Path(__file__).parents[3] / "app" / "static"
HARNESS = Path(__file__).parent / "harness.html"
ORIGIN = "http://charts.test"
KINDS = {".js": "text/javascript", ".css": "text/css", ".html": "text/html"}


@pytest.fixture(scope="module")
def loaded(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """Open the page that holds the charts, once, with the list of what goes wrong in it."""
    page = browser.new_page()
    page.set_default_timeout(20_000)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.route("**/*", lambda route: _answer(route, errors))
    page.goto(f"{ORIGIN}/")
    page.wait_for_function("window.boxes !== undefined")
    yield page, errors
    page.close()


@pytest.fixture
def page(loaded: tuple[Page, list[str]]) -> Iterator[Page]:
    """Empty the page; a test fails when the page reports an error, or asks for anything from elsewhere."""
    page, errors = loaded
    errors.clear()
    page.set_viewport_size({"width": 1440, "height": 900})
    page.mouse.move(0, 0)
    page.evaluate("empty()")
    yield page
    assert errors == []


def _answer(route: Route, errors: list[str]) -> None:
    """Serve the page and the files beside the charts, and nothing else."""
    path = route.request.url.removeprefix(ORIGIN)
    file = HARNESS if path == "/" else STATIC / path.removeprefix("/static/")
    if not route.request.url.startswith(ORIGIN) or not file.is_file():
        errors.append(f"asked for {route.request.url}")
        route.abort()
        return
    route.fulfill(body=file.read_text(encoding="utf-8"), content_type=KINDS[file.suffix])


@pytest.fixture(scope="session")
def comparison() -> Comparison:
    """Implementation and co-creation in twelve worlds of the default length."""
    return compare([load("implementation"), load("co_creation")], replications=12)


@pytest.fixture(scope="session")
def specs(comparison: Comparison) -> dict[str, dict[str, Any]]:
    """Everything that a page gives to its charts, by measure."""
    return {"commitment": commitment(comparison), "nps": points(comparison, "nps"), "money": money(comparison)}
