"""Scripts and styles of the pages: where they lie, and the address a browser finds them under."""

import hashlib
from functools import cache
from pathlib import Path

STATIC = Path(__file__).parent / "static"
PARTS = "pages.js"
"""The script of everything that Solara mounts."""


@cache
def fingerprint() -> str:
    """Changes with any script or style, so that a browser keeps none that is old."""
    digest = hashlib.sha256()
    for path in sorted(STATIC.rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(STATIC).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def address(name: str = "") -> str:
    """Address of a file of the pages; scripts find each other beside themselves, so it is in the folder that the fingerprint stands."""
    return f"/culture/{fingerprint()}/{name}"


@cache
def styles() -> str:
    """Every style, in the order of names, the tokens first."""
    paths = [STATIC / "tokens.css", *sorted(path for path in STATIC.rglob("*.css") if path.name != "tokens.css")]
    return "\n".join(path.read_text("utf-8") for path in paths)


@cache
def scripts() -> tuple[str, ...]:
    """Addresses of every script, in the order of names."""
    return tuple(address(path.relative_to(STATIC).as_posix()) for path in sorted(STATIC.rglob("*.js")))
