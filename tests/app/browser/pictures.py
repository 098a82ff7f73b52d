"""Take the pictures of the docs: ``python -m tests.app.browser.pictures``. Every page in both languages and both colours, on a phone and on a projector."""

import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

from tests.app.chromium import chromium
from tests.benchmarks.pages import PATIENCE, served

DOCS = Path(__file__).parents[3] / "docs" / "pages"
COLOURS = 256
PAGES = {
    "garden": ("page=garden", ".worlds-now footer"),
    "compare": ("page=compare", ".compare .milestones, #page.compare table"),
    "levers": ("page=levers", "#page.levers h1"),
    "evidence": ("page=evidence", "#page.evidence h1"),
}
MORE = {
    "garden-person": ("lang=en&theme=light&employee=60", 1440, 900, ".person h3"),
    "garden-implementation-dark": ("lang=en&theme=dark&strategy=implementation&week=78", 1440, 900, ".worlds-now footer"),
    "garden-phone": ("lang=nl&theme=light", 390, 844, ".numbers"),
    "garden-presentation": ("lang=en&theme=light&present=1&week=156", 1920, 1080, ".numbers"),
    "garden-two": ("lang=en&theme=light&present=1&twin=1&week=78", 1920, 1080, ".three"),
    "compare-phone": ("lang=en&theme=dark&page=compare", 390, 844, "#page.compare h1"),
}
GROWN = 30_000
"""Milliseconds for worlds to grow and drawings to come to rest."""


def take(browser: Browser, address: str, name: str, query: str, width: int, height: int, wait: str) -> None:
    """One picture."""
    phone = width < 700
    context = browser.new_context(
        viewport={"width": width, "height": height}, is_mobile=phone, has_touch=phone, device_scale_factor=2 if phone else 1
    )
    context.add_init_script("localStorage.setItem('culture.tour', '1')")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{address}/?{query}")
    page.wait_for_selector(wait)
    page.wait_for_function(
        "!/\\b(Growing|ready|gereed)\\b|\\d+ (of|van) (de )?40 (worlds|werelden)$/m.test(document.querySelector('#page').innerText)",
        timeout=GROWN,
    )
    page.wait_for_timeout(1500)
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    picture.save(DOCS / f"{name}.png", optimize=True)
    context.close()
    print(name)


def main() -> None:
    """Take them all."""
    DOCS.mkdir(parents=True, exist_ok=True)
    with served() as (address, _), chromium() as browser:
        for page, (query, wait) in PAGES.items():
            for lang in ("en", "nl"):
                for theme in ("light", "dark"):
                    take(browser, address, f"{page}-{lang}-{theme}", f"lang={lang}&theme={theme}&{query}", 1440, 900, wait)
        for name, (query, width, height, wait) in MORE.items():
            take(browser, address, name, query, width, height, wait)


if __name__ == "__main__":
    main()
