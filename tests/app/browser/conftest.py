"""What the tests of pages share: a running server, and a page of a visitor that reports what goes wrong in it."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.app.browser.server import free_port, serving

PATIENCE = 60_000
"""Milliseconds until a page has to be there: machines that test are busy."""
expect.set_options(timeout=PATIENCE)
SEEN = "localStorage.setItem('culture.tour', '1')"
KNOWN = re.compile("Failed to evaluate Vue script")
"""What Solara's own page says of itself on every visit."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a running server."""
    with serving(free_port(), tmp_path_factory.mktemp("server") / "log") as address:
        yield address


Open = Callable[..., Page]


@pytest.fixture(scope="module")
def known(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that has been here before: scripts and styles need not be fetched again, and the tour has been seen."""
    context = browser.new_context()
    context.add_init_script(SEEN)
    yield context
    context.close()


@pytest.fixture
def visit(browser: Browser, known: BrowserContext, site: str) -> Iterator[Open]:
    """Open a page; the test fails for errors in the console, failed requests, and requests that leave the machine.

    With options, on a phone or with the tour it is a browser that was never here before.
    """
    wrong: list[str] = []
    opened: list[Page | BrowserContext] = []

    def open_page(
        query: str = "", *, width: int = 1440, height: int = 900, tour: bool = False, wait: str = "#page", **options: object
    ) -> Page:
        phone = width < 700
        if phone or tour or options:
            new = browser.new_context(viewport={"width": width, "height": height}, is_mobile=phone, has_touch=phone, **options)  # type: ignore[arg-type]
            if not tour:
                new.add_init_script(SEEN)
            opened.append(new)
            page = new.new_page()
        else:
            page = known.new_page()
            page.set_viewport_size({"width": width, "height": height})
            opened.append(page)
        page.set_default_timeout(PATIENCE)
        listen(page, wrong)
        page.goto(f"{site}/?{query}")
        page.wait_for_selector(wait)
        return page

    yield open_page
    for each in opened:
        each.close()
    assert wrong == []


def listen(page: Page, wrong: list[str]) -> None:
    """Note what goes wrong in a page."""
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on(
        "console",
        lambda message: wrong.append(f"console: {message.text}") if message.type == "error" and not KNOWN.search(message.text) else None,
    )
    page.on("response", lambda answer: wrong.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None)
    page.on(
        "request",
        lambda request: (
            wrong.append(f"leaves the machine: {request.url}")
            if urlsplit(request.url).hostname not in (None, "127.0.0.1", "localhost")
            else None
        ),
    )
