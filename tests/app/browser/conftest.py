"""What the tests of pages share: a running server, and a page of a visitor that reports what goes wrong in it."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).parents[3]
PATIENCE = 120_000
"""Milliseconds until a page has to be there: machines that test are busy."""
SEEN = "localStorage.setItem('culture.tour', '1')"
KNOWN = re.compile("Failed to evaluate Vue script")
"""What Solara's own page says of itself on every visit."""


def free_port() -> int:
    """A port that nobody listens on."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Run ``culture app`` as a visitor's machine would; its address and its process."""
    port, log = free_port(), tmp_path_factory.mktemp("server") / "log"
    command = [sys.executable, "-m", "app", "app", "--no-browser", "--port", str(port)]
    with (
        log.open("wb") as out,
        subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=out, env=os.environ | {"CULTURE_DEBUG": "1"}) as process,
    ):
        address = f"http://127.0.0.1:{port}"
        try:
            wait_for(address, process, log)
            yield address, process
        finally:
            process.terminate()
            process.wait(20)
    assert "Traceback" not in log.read_text("utf-8")


def wait_for(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    """Wait until the server answers."""
    for _ in range(600):
        assert process.poll() is None, log.read_text("utf-8")
        try:
            with urllib.request.urlopen(f"{address}/readyz", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(log.read_text("utf-8"))


@pytest.fixture(scope="session")
def site(server: tuple[str, "subprocess.Popen[bytes]"]) -> str:
    """Address of the running server."""
    return server[0]


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
