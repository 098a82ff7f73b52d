"""Measure how quick the pages are: ``python -m tests.benchmarks.pages``. It starts the server and a browser, and needs Chromium.

Software draws the picture here, as on a machine without a graphics card; beside other work every figure is worse.
"""

import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import psutil
from playwright.sync_api import Browser, BrowserContext, Page
from rich.console import Console

from app.view.state import View
from experiments.runner import run_worlds
from tests.app.browser.server import free_port, serving
from tests.app.chromium import chromium
from tests.benchmarks.rows import Row, summary, table
from tests.benchmarks.timing import Neighbours

WIDTH = 110
PATIENCE = 120_000
MEGABYTE = 1e6
VISITORS, SCRUBS, OPENINGS, PULLS = 4, 30, 5, 9
HOUSE = 15
"""Seconds in which the first pages grow before anybody else comes."""
PLAYED = 8.0
"""Seconds over which playing is watched."""
FULL_SPEED = 10
"""Weeks a second."""
PLAY = """(speed) => {
  let page = document.querySelector('#page').__vue__;
  while (!page.toggle) page = page.$children[0];
  page.week = 26; page.speed = speed; page.toggle();
}"""
WEEK = "Number(document.querySelector('.areas input').value)"
LEVERS = "(() => { let page = document.querySelector('#page').__vue__; while (!page.state) page = page.$children[0]; return page; })()"
PULL = f"""async (value) => {{
  const page = {LEVERS};
  const begin = performance.now();
  page.event_act({{ do: 'pull', name: 'purpose', value, phase: 2 }});
  const soon = () => new Promise((done) => requestAnimationFrame(done));
  while (page.state.growing === '') await soon();
  while (page.state.stale) await soon();
  const first = performance.now() - begin;
  while (page.state.growing !== '') await soon();
  return {{ first, whole: performance.now() - begin }};
}}"""
SCRUB = """async (jumps) => {
  let page = document.querySelector('#page').__vue__;
  while (!page.toggle) page = page.$children[0];
  page.stop();
  const times = [];
  for (let k = 0; k < jumps; k += 1) {
    const before = performance.now();
    page.drag((k * 97) % 286);
    await page.$nextTick();
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
    times.push(performance.now() - before);
  }
  return times;
}"""


@contextmanager
def served() -> Iterator[tuple[str, psutil.Process]]:
    """A server as ``culture app`` starts it; its address and process."""
    port = free_port()
    with TemporaryDirectory() as folder, serving(port, Path(folder) / "log") as address:
        yield address, next(child for child in psutil.Process().children() if str(port) in child.cmdline())


def visitor(browser: Browser, address: str, query: str, wait: str) -> tuple[BrowserContext, Page]:
    """A visitor who has a page in front of them."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_init_script("localStorage.setItem('culture.tour', '1')")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{address}/?{query}", wait_until="commit")
    page.wait_for_selector(wait)
    return context, page


def opening(browser: Browser, address: str) -> Iterator[Row]:
    """How long until something is seen, and until the garden stands with its world: right after the start, and when the first pages have grown."""
    _, soon = opened(browser, address)
    time.sleep(HOUSE)
    first, grown = zip(*(opened(browser, address) for _ in range(OPENINGS)), strict=True)
    yield Row("first content: bar, name of the page, ground", statistics.median(first), "s", at_most=2.5)
    yield Row("the garden with its world and numbers", statistics.median(grown), "s", at_most=2.5, beside="Solara's own start included")
    yield Row("the same for who comes right after the start", soon, "s")


def opened(browser: Browser, address: str) -> tuple[float, float]:
    """Seconds until something is seen and until the garden stands, for a browser that was never here."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    begin = time.perf_counter()
    page.goto(f"{address}/?lang=en", wait_until="commit")
    page.wait_for_selector("#first .sentence, #page .sentence")
    first = time.perf_counter() - begin
    page.wait_for_selector(".numbers")
    grown = time.perf_counter() - begin
    context.close()
    return first, grown


def answering(browser: Browser, address: str) -> Iterator[Row]:
    """How soon bands answer a lever: the first of them, and those of all worlds."""
    context, page = visitor(browser, address, "lang=en&page=levers", "#page.levers [data-part=median]")
    page.wait_for_function(f"({LEVERS}).state.growing === ''")
    times = [page.evaluate(PULL, 0.30 + 0.02 * k) for k in range(PULLS)]
    context.close()
    yield Row("a lever, until new bands are there, of 12 worlds", statistics.median(time["first"] for time in times) / 1000, "s", at_most=1)
    yield Row("until they are those of all 40 worlds", statistics.median(time["whole"] for time in times) / 1000, "s", at_most=1)
    yield Row("of that, growing 40 worlds without a page", grown_alone(), "s", beside="two threads of this machine, in this minute")


def grown_alone() -> float:
    """Seconds that the same number of worlds take by themselves."""
    scenario = View().scenario("co_creation")
    run_worlds([scenario], np.arange(1, 3), workers=2)
    begin = time.perf_counter()
    run_worlds([scenario], np.arange(1, View().worlds + 1), workers=2)
    return time.perf_counter() - begin


def playing(browser: Browser, address: str) -> Iterator[Row]:
    """What playing at full speed costs, how even it is, and how soon a jump is there."""
    context, page = visitor(browser, address, "lang=en&week=26", ".numbers")
    page.wait_for_function("document.querySelector('.worlds-now footer')")
    time.sleep(3)
    page.evaluate(PLAY, FULL_SPEED)
    used, weeks = watched([page])
    times = page.evaluate(SCRUB, SCRUBS)
    context.close()
    yield Row("weeks a second, one visitor playing", weeks[0], at_least=0.9 * FULL_SPEED)
    yield Row("processor while it plays, browser and server", used, "% of one", at_most=30)
    yield Row("a jump on the time line, drawn", statistics.median(times), "ms", at_most=100)
    yield Row("the slowest of 30 jumps", max(times), "ms")


def watched(pages: list[Page]) -> tuple[float, list[float]]:
    """Processor time of everything we started, in percent of one, and weeks a second of each page."""
    before, begin = [page.evaluate(WEEK) for page in pages], time.perf_counter()
    spent = processor_seconds()
    time.sleep(PLAYED)
    gone = time.perf_counter() - begin
    used = 100 * (processor_seconds() - spent) / gone
    return used, [(page.evaluate(WEEK) - start) / gone for page, start in zip(pages, before, strict=True)]


def processor_seconds() -> float:
    """Processor time of all processes under this one, so far."""
    found = 0.0
    for process in psutil.Process().children(recursive=True):
        try:
            times = process.cpu_times()
        except psutil.Error:
            continue
        found += times.user + times.system
    return found


def several(browser: Browser, address: str, server: psutil.Process) -> Iterator[Row]:
    """Four visitors at once: what each sees, what they hold, and what is left when they have gone."""
    context, _ = visitor(browser, address, "lang=en", ".numbers")
    context.close()
    time.sleep(5)
    alone = server.memory_info().rss
    visitors = [
        visitor(browser, address, f"lang=en&week=26&world={k + 1}&set=growth.rate:{0.1 + k / 1000}", ".numbers") for k in range(VISITORS)
    ]
    for _, page in visitors:
        page.wait_for_function("document.querySelector('.worlds-now footer')")
    time.sleep(3)
    each = (server.memory_info().rss - alone) / VISITORS / MEGABYTE
    for _, page in visitors:
        page.evaluate(PLAY, FULL_SPEED)
    _, weeks = watched([page for _, page in visitors])
    for context, _ in visitors:
        context.close()
    time.sleep(2)
    begun = server.cpu_times()
    time.sleep(5)
    ended = server.cpu_times()
    idle = 100 * (ended.user + ended.system - begun.user - begun.system) / 5
    time.sleep(20)
    kept = (server.memory_info().rss - alone) / VISITORS / MEGABYTE
    yield Row("frames a second of each of four visitors playing", min(weeks), at_least=8)
    yield Row("memory of a visitor with an organisation of their own", each, "MB", at_most=20)
    yield Row("of that, kept 27 s after they left", kept, "MB", at_most=5)
    yield Row("server, 2 to 7 s after the last tab was closed", idle, "% of one", at_most=1)


def main() -> None:
    """Measure everything and print it."""
    console, neighbours = Console(), Neighbours()
    console.width = max(console.width, WIDTH)
    with served() as (address, server), chromium() as browser:
        parts = [
            ("Opening", list(opening(browser, address))),
            ("Levers", list(answering(browser, address))),
            ("Playing", list(playing(browser, address))),
            ("Several visitors", list(several(browser, address, server))),
        ]
    console.print(table(parts))
    console.print(neighbours.sentence())
    console.print(summary([row for _, rows in parts for row in rows]))


if __name__ == "__main__":
    main()
