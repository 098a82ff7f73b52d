"""What the tests of the garden do in the page."""

from typing import Any

from playwright.sync_api import Page

from tests.app.garden.worlds import world

CALM = {"reducedMotion": True}


def grow(page: Page, strategy: str = "co_creation", **settings: Any) -> None:
    """Grow the garden of a strategy in the page."""
    page.evaluate("told => grow(told)", {**world(strategy), **settings})


def show(page: Page, week: int, playing: bool = False) -> None:
    """Show a week."""
    page.evaluate("([week, playing]) => garden.setWeek(week, { playing })", [week, playing])


def picture(page: Page) -> list[Any]:
    """What is drawn, at rest."""
    page.wait_for_function("document.querySelectorAll('#host > canvas')[3].style.display === 'none'")
    told: list[Any] = page.evaluate("pixels()")
    return told
