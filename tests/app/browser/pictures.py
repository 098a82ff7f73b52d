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
    "garden": ("page=garden", "document.querySelector('.worlds-now h2')?.innerText.includes('40')"),
    "compare": ("page=compare", "document.querySelectorAll('#page.compare table').length && !document.querySelector('h1.waiting')"),
    "levers": ("page=levers", "/40 (worlds|werelden), 286/.test(document.querySelector('#page.levers')?.innerText)"),
    "evidence": ("page=evidence", "document.querySelector('#page.evidence h1') && !document.querySelector('h1.waiting')"),
}
MORE = {
    "garden-person": ("lang=en&theme=light&employee=60", 1440, 900, "document.querySelector('.person .twin-lines svg')"),
    "garden-implementation-dark": ("lang=en&theme=dark&strategy=implementation&week=78", 1440, 900, PAGES["garden"][1]),
    "garden-phone": ("lang=nl&theme=light", 390, 844, PAGES["garden"][1]),
    "garden-presentation": ("lang=en&theme=light&present=1&week=156", 1920, 1080, "document.querySelector('.numbers')"),
    "garden-two": ("lang=en&theme=light&present=1&twin=1&week=78", 1920, 1080, "document.querySelectorAll('.three').length === 2"),
    "compare-phone": ("lang=en&theme=dark&page=compare", 390, 844, "document.querySelector('#page.compare h1:not(.waiting)')"),
}
GROWN = 240_000
"""Milliseconds for worlds to grow."""


def take(browser: Browser, address: str, name: str, query: str, width: int, height: int, grown: str) -> None:
    """One picture."""
    phone = width < 700
    context = browser.new_context(
        viewport={"width": width, "height": height}, is_mobile=phone, has_touch=phone, device_scale_factor=2 if phone else 1
    )
    context.add_init_script("localStorage.setItem('culture.tour', '1')")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{address}/?{query}")
    page.wait_for_function(grown, timeout=GROWN)
    page.wait_for_timeout(1500)
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(COLOURS, kmeans=2, dither=Image.Dither.NONE)
    picture.save(DOCS / f"{name}.png", optimize=True)
    context.close()
    print(name)


def main() -> None:
    """Take them all."""
    DOCS.mkdir(parents=True, exist_ok=True)
    with served() as (address, _), chromium() as browser:
        for page, (query, grown) in PAGES.items():
            for lang in ("en", "nl"):
                for theme in ("light", "dark"):
                    take(browser, address, f"{page}-{lang}-{theme}", f"lang={lang}&theme={theme}&{query}", 1440, 900, grown)
        for name, (query, width, height, grown) in MORE.items():
            take(browser, address, name, query, width, height, grown)


if __name__ == "__main__":
    main()
