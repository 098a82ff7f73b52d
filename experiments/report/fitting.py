"""Whether a text fits into its place on a slide: estimated from the width of its signs, as the reader's program does not tell beforehand.

All lengths are in points. The widths are those of wide fonts, so that a text still fits where the wanted font is not installed.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

LINE = 1.22
"""Height of a line, in sizes of its type."""
SERIF, SANS, MONO = 0.57, 0.53, 0.62
"""Mean width of a sign, in sizes of its type: bold sentences, text, commands."""


@dataclass(frozen=True, slots=True)
class Room:
    """A place for text: its left upper corner, its size, the sizes of type to try from large to small, and how wide that type runs."""

    left: float
    top: float
    width: float
    height: float
    sizes: tuple[int, ...]
    em: float = SANS


def wrapped(text: str, room: Room, size: float) -> list[str]:
    """The lines of a paragraph at a size of type; at least one."""
    return textwrap.wrap(text, max(1, int(room.width / (room.em * size)))) or [""]


def height_of(paragraphs: Sequence[str], room: Room, size: float, gap: float = 0.0) -> float:
    """Height of paragraphs with a gap between them, in sizes of the type."""
    count = sum(len(wrapped(text, room, size)) for text in paragraphs)
    return size * (LINE * count + gap * (len(paragraphs) - 1))


def fitting_size(paragraphs: Sequence[str], room: Room, gap: float = 0.0) -> int:
    """The largest size at which paragraphs fit; the smallest where they do not at any."""
    fits = (size for size in room.sizes if height_of(paragraphs, room, size, gap) <= room.height)
    return next(fits, room.sizes[-1])


def fitted(text: str, room: Room) -> tuple[str, int]:
    """A text and the size at which it fits; what does not fit at any is cut off after a word."""
    size = fitting_size([text], room)
    lines, most = wrapped(text, room, size), max(1, int(room.height / (LINE * size)))
    if len(lines) <= most:
        return text, size
    whole = " ".join(lines[:most])
    return whole[: whole.rfind(" ")].rstrip(" ,;:") + "…", size
