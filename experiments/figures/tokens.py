"""Colours, dashes, marks and type of every figure, in a light and a dark version."""

import functools
import itertools
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib import font_manager
from matplotlib.path import Path

LIGHT = {
    "bg": "#fbf9f4",
    "sunk": "#f3f0e7",
    "line": "#e0dcd0",
    "line2": "#8f8b7e",
    "ink": "#1f2a24",
    "ink2": "#47524a",
    "ink3": "#626b63",
    "accent": "#0f665e",
    "co": "#0f6e66",
    "co-text": "#0c5f58",
    "im": "#be6a1e",
    "im-text": "#94500f",
    "me": "#4b57b0",
    "me-text": "#3d489c",
    "sq": "#8a8f88",
    "sq-text": "#5c635d",
    "plum": "#8a4a7d",
    "plum-text": "#743c69",
    "olive": "#767a1c",
    "olive-text": "#5a5d12",
    "steel": "#2e709f",
    "steel-text": "#245a80",
    "umber": "#7d5638",
    "umber-text": "#664429",
    "g1": "#d9c7a4",
    "seed-line": "#2f2013",
    "g2": "#cbe298",
    "g3": "#93d17c",
    "g4": "#7cc46f",
    "gline": "#17351f",
    "bud": "#f0dc6a",
    "bloom": "#ffb81f",
    "bloom-edge": "#7a4a00",
    "heart": "#5b3410",
    "bed": "#644a38",
    "a1": "#dbd4c6",
    "a2": "#b4cb8c",
    "a3": "#64a05e",
    "a4": "#2f7452",
    "a5": "#de950b",
    "soil": "#8a5a3c",
    "light": "#d9a900",
    "water": "#2f7fa3",
}
DARK = {
    "bg": "#131916",
    "sunk": "#202a26",
    "line": "#303b35",
    "line2": "#6f7b73",
    "ink": "#eef1e9",
    "ink2": "#c0c8bf",
    "ink3": "#98a49a",
    "accent": "#6cc8bb",
    "co": "#5cc4b6",
    "co-text": "#7ad3c7",
    "im": "#e39a55",
    "im-text": "#edae72",
    "me": "#9aa5f0",
    "me-text": "#b3bcf5",
    "sq": "#8c958d",
    "sq-text": "#a6afa7",
    "plum": "#cf96c2",
    "plum-text": "#dfb4d5",
    "olive": "#bfc468",
    "olive-text": "#d0d488",
    "steel": "#79b6e0",
    "steel-text": "#9fcbea",
    "umber": "#c69b79",
    "umber-text": "#d8b79b",
    "g1": "#d2c3a4",
    "seed-line": "#2f2013",
    "g2": "#c4de90",
    "g3": "#83cb77",
    "g4": "#70bc6e",
    "gline": "#0e2414",
    "bud": "#ebd75f",
    "bloom": "#ffc23d",
    "bloom-edge": "#6a4100",
    "heart": "#5b3410",
    "bed": "#4e3727",
    "a1": "#5a564e",
    "a2": "#86a066",
    "a3": "#3f8050",
    "a4": "#7cc9a0",
    "a5": "#ffc23d",
    "soil": "#b98a66",
    "light": "#e8c544",
    "water": "#6db7d8",
}
SANS = ("Inter", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "Liberation Sans", "DejaVu Sans")
SERIF = ("Charter", "Bitstream Charter", "Charis SIL", "Iowan Old Style", "Georgia", "DejaVu Serif")


@functools.cache
def installed(families: tuple[str, ...]) -> list[str]:
    """Those of the font families that this machine has; the last one comes with the library that draws."""
    known = set(font_manager.get_font_names())
    return [family for family in families if family in known]


@functools.cache
def font(size: float, weight: int = 400, serif: bool = False) -> font_manager.FontProperties:
    """The type of a text; the size in pixels."""
    return font_manager.FontProperties(family=installed(SERIF if serif else SANS), size=size, weight=weight)


def regular(corners: int, turn: float = 0.0) -> tuple[tuple[float, float], ...]:
    """Corners of a regular shape of radius 1, the first on top when ``turn`` is 0; y goes up."""
    angles = np.pi / 2 + turn + 2 * np.pi * np.arange(corners) / corners
    return tuple(zip(np.cos(angles).round(3).tolist(), np.sin(angles).round(3).tolist(), strict=True))


SHAPES = {
    "disc": regular(24),
    "square": regular(4, np.pi / 4),
    "triangle": regular(3),
    "diamond": regular(4),
    "wedge": regular(3, np.pi),
    "pentagon": regular(5),
    "hexagon": regular(6),
    "dash": ((-1.0, -0.35), (1.0, -0.35), (1.0, 0.35), (-1.0, 0.35)),
}


def dashes(pattern: tuple[float, ...], width: float) -> Any:
    """A dash in pixels as the drawing library wants it, for a line of this width."""
    return (0.0, tuple(length / width for length in pattern)) if pattern else "-"


@dataclass(frozen=True, slots=True)
class Style:
    """How a strategy is drawn: a token of colour, a dash in pixels, and a mark."""

    token: str
    dash: tuple[float, ...]
    shape: str
    width: float = 2.8

    @property
    def text(self) -> str:
        """Token of its words."""
        return f"{self.token}-text"

    def path(self) -> Path:
        """The mark, radius 1."""
        return Path([*SHAPES[self.shape], SHAPES[self.shape][0]], closed=True)


DISC = Style("", (), "disc").path()
KNOWN = {
    "co_creation": Style("co", (), "disc"),
    "implementation": Style("im", (9, 3), "square"),
    "status_quo": Style("sq", (3, 4), "dash"),
}
OTHERS = (
    Style("me", (1, 5), "triangle", 3.2),
    Style("plum", (12, 4, 2, 4), "diamond"),
    Style("olive", (5, 2), "wedge"),
    Style("steel", (14, 3), "pentagon"),
    Style("umber", (8, 3, 2, 3, 2, 3), "hexagon"),
    Style("me", (), "diamond", 3.2),
    Style("plum", (3, 2), "triangle"),
    Style("olive", (), "pentagon"),
    Style("steel", (2, 3), "wedge"),
    Style("umber", (), "square"),
)


def styles(names: tuple[str, ...]) -> list[Style]:
    """One style a strategy: those everybody knows keep theirs, the others take what is left, in order."""
    free = itertools.cycle(OTHERS)
    chosen: list[Style] = []
    for name in names:
        known = KNOWN.get(name)
        chosen.append(known if known is not None and known not in chosen else next(free))
    return chosen
