"""Read a TOML file that anybody may have written, and refuse early what would be slow or strange to read."""

import re
import tomllib
from pathlib import Path
from typing import Any

from simulation.errors import NotAllowed

LARGEST = 64 * 1024
"""Bytes a file may have."""

DEEPEST = 8
"""Levels that brackets may be nested, and names that a dotted key may have."""

_SKIPPED = re.compile(
    r'"""(?:\\.|[^\\])*?(?:"{3,5}|\Z)'
    r"|'''.*?(?:'{3,5}|\Z)"
    r'|"(?:\\.|[^"\\\n])*"?'
    r"|'[^'\n]*'?"
    r"|#[^\n]*",
    re.DOTALL,
)
_SILENT = re.compile(r"[^\[\]{}.,=\n]+")
_DOTS = re.compile(rf"\.{{{DEEPEST},}}")


def read_toml(path: Path, what: str = "a scenario") -> dict[str, Any]:
    """Read a TOML file.

    Parameters
    ----------
    what
        What the file should hold, for the sentence that refuses a large one.

    Raises
    ------
    NotAllowed
        Where it is not a file, cannot be read, is too large or too deep, or is not TOML in UTF-8.
    """
    return parse(_text(path, what), str(path))


def parse(text: str, where: str) -> dict[str, Any]:
    """Parse TOML.

    Raises
    ------
    NotAllowed
        Where it is too deep or not TOML.
    """
    _refuse_depth(text, where)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        reason = str(error)[:200]
        raise NotAllowed(f"{where}: not TOML; {reason[:1].lower()}{reason[1:]}.") from None
    except ValueError:
        raise NotAllowed(f"{where}: a number has too many digits.") from None


def _text(path: Path, what: str) -> str:
    """The text of a file, never reading more than is allowed."""
    try:
        if path.is_dir():
            raise NotAllowed(f"{path}: this is a folder; name a file.")
        if not path.exists():
            raise NotAllowed(f"{path}: there is no such file.")
        if not path.is_file():
            raise NotAllowed(f"{path}: this is not a plain file.")
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        if isinstance(error, NotAllowed):
            raise
        raise NotAllowed(f"{path}: the file cannot be read; {getattr(error, 'strerror', None) or error}.") from None
    return decoded(content, str(path), what)


def decoded(content: bytes, where: str, what: str = "a scenario") -> str:
    """The text that the bytes of a file hold.

    Raises
    ------
    NotAllowed
        Where they are too many, or not UTF-8.
    """
    if len(content) > LARGEST:
        raise NotAllowed(f"{where}: the file is larger than {LARGEST // 1024} kB; {what} fits in far less.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise NotAllowed(f"{where}: line {line} is not UTF-8; save the file as UTF-8.") from None


def _refuse_depth(text: str, where: str) -> None:
    """Refuse deep nesting and long dotted keys before parsing, which takes quadratic time in them."""
    signs = _SILENT.sub("", _SKIPPED.sub(lambda skipped: "\n" * skipped[0].count("\n"), text))
    depth = 0
    for place, sign in enumerate(signs):
        depth += (sign in "[{") - (sign in "]}")
        if depth > DEEPEST:
            raise NotAllowed(f"{where}: brackets are nested too deep in line {_line(signs, place)}; allowed are {DEEPEST} levels.")
    if dotted := _DOTS.search(signs):
        raise NotAllowed(f"{where}: the name in line {_line(signs, dotted.start())} has too many parts; allowed are {DEEPEST}.")


def _line(text: str, place: int) -> int:
    """Number of the line that a place lies in, from 1."""
    return text.count("\n", 0, place) + 1
