"""How strategies look on a page: those everybody knows keep their colour, and the visitor's own is always the same."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from app.view.state import MINE
from experiments.figures.tokens import Style, styles

OWN = Style("me", (), "triangle", 3.2)
"""The visitor's own strategy: indigo and solid, wherever it stands."""


def drawn(names: Sequence[str]) -> list[Style]:
    """One style a strategy, in the order given; no two strategies share colour and dash."""
    others = [name for name in names if name != MINE]
    if len(others) == len(names):
        return styles(tuple(names))
    _, *rest = styles((MINE, *others))
    found = dict(zip(others, rest, strict=True)) | {MINE: OWN}
    return [found[name] for name in names]


def look(style: Style) -> dict[str, Any]:
    """What a mark before a name needs."""
    return {"token": style.token, "shape": style.shape}


def line(style: Style) -> dict[str, Any]:
    """What a line in a chart needs."""
    return look(style) | {"dash": list(style.dash), "width": style.width}


def thin(style: Style) -> Style:
    """The same as a line that stands behind the others."""
    return replace(style, width=1.4)
