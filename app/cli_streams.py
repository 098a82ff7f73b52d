"""Standard output and standard error as a person has them: closed, or of an alphabet that lacks a sign."""

import codecs
import io
import os
import sys
import unicodedata

NEAREST = str.maketrans({"−": "-", "–": "-", "—": "-", "…": "...", "×": "x", "→": "->", "’": "'", "“": '"', "”": '"'})
"""What is written for a sign that has no letter under its accent."""


def prepare() -> None:
    """Let every text be written, whatever the terminal: an accent may be lost, a minus not."""
    codecs.register_error("nearest", nearest_signs)
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115 - stays open as long as the program
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="nearest")


def nearest_signs(error: UnicodeError) -> tuple[str, int]:
    """Plain signs for those that cannot be encoded, and where to go on."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return plain(error.object[error.start : error.end]), error.end


def plain(text: str) -> str:
    """A text in ASCII: letters without their accents, a question mark for what has no likeness."""
    letters = (sign for sign in unicodedata.normalize("NFKD", text.translate(NEAREST)) if not unicodedata.combining(sign))
    return "".join(sign if sign.isascii() else "?" for sign in letters)


def unread() -> None:
    """Nobody reads on, or nothing more fits: write no more, so that the end of the program is quiet."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
