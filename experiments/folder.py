"""A folder that is there whole or not at all: written beside its place, then renamed."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from simulation.errors import CultureError


class NotWritten(CultureError):
    """A folder or file that cannot be written."""


def free_folder(base: Path, name: str) -> Path:
    """A folder of that name that is not there yet; with the next free number where it is."""
    names = (name if number == 1 else f"{name}-{number}" for number in count(1))
    return next(base / free for free in names if not (base / free).exists())


@contextmanager
def whole_folder(target: Path, force: bool = False) -> Iterator[Path]:
    """A folder to write into; it takes its place when all is written, and vanishes when anything goes wrong.

    Parameters
    ----------
    force
        Whether a target that is not empty is allowed. Files of the same names are replaced, others are left alone.

    Raises
    ------
    NotWritten
        Where the target is not empty, also by the time all is written, is not a folder, or cannot be written.
    """
    try:
        target = target.resolve()
        refuse_taken(target, force)
        made = make_parents(target.parent)
    except OSError as error:
        raise NotWritten(f"The folder {target} cannot be written: {reason(error)}.") from None
    part = target.parent / f".{target.name}.{secrets.token_hex(4)}"
    try:
        part.mkdir()
        yield part
        refuse_taken(target, force)
        settle(part, target)
    except OSError as error:
        raise NotWritten(f"The folder {target} cannot be written: {reason(error)}.") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
        for parent in made:
            with suppress(OSError):
                parent.rmdir()


def refuse_taken(target: Path, force: bool) -> None:
    """Refuse a target that is a file, or a folder with something in it."""
    if target.is_dir():
        if not force and any(target.iterdir()):
            raise NotWritten(f"The folder {target} is not empty; choose another, or replace what is in it with --force.")
    elif target.exists() or target.is_symlink():
        raise NotWritten(f"{target} is a file; a folder is needed.")


def make_parents(folder: Path) -> list[Path]:
    """Make a folder and those above it; the ones that were made, the deepest first."""
    blocking = next((path for path in (folder, *folder.parents) if path.exists()), folder)
    if not blocking.is_dir():
        raise NotWritten(f"{blocking} is a file; a folder is needed.")
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing


def settle(part: Path, target: Path) -> None:
    """Put a finished folder in its place; into a folder that is there, file by file."""
    if not target.exists():
        part.rename(target)
        return
    for path in sorted(part.rglob("*")):
        place = target / path.relative_to(part)
        if path.is_dir():
            place.mkdir(exist_ok=True)
        else:
            os.replace(path, place)


def reason(error: OSError) -> str:
    """Why something cannot be written, in words."""
    text = error.strerror or str(error)
    return text[:1].lower() + text[1:]
