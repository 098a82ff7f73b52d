"""Compilation: the kernels become machine code once per version of the simulation's source.

A cache that outlives an edit is a wrong result, so compiled code is kept in a folder named by the hash of every source file of this
package. With ``NUMBA_DISABLE_JIT=1`` the same functions run as plain Python and give the same bits.
"""

import hashlib
import os
import re
import shutil
from collections.abc import Callable
from functools import cache, cached_property, wraps
from pathlib import Path
from typing import Any, TypeVar

import numba
import numpy as np
from numba.core import config
from numba.core.registry import CPUDispatcher
from platformdirs import user_cache_path

F = TypeVar("F", bound=Callable[..., Any])

KEPT_VERSIONS = 8
HASH = re.compile("[0-9a-f]{16}")
OPTIONS = {"error_model": "numpy", "nogil": True, "_nrt": False}
"""No reference counts: kernels make no arrays, and counting the columns at every call would take most of the time."""
PLAIN = bool(config.DISABLE_JIT)


def source_hash() -> str:
    """Hash of the simulation's own source, 16 hexadecimal digits."""
    digest = hashlib.sha256()
    package = Path(__file__).parent
    for path in sorted(package.rglob("*.py")):
        digest.update(path.relative_to(package).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@cache
def cache_folder() -> Path | None:
    """Where compiled code of this source is kept; None where nothing can be written."""
    base = Path(os.environ.get("CULTURE_CACHE") or user_cache_path("culture-garden")) / "compiled"
    folder = base / source_hash()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    if not os.access(folder, os.W_OK):
        return None
    others = sorted((f for f in base.iterdir() if HASH.fullmatch(f.name) and f != folder), key=lambda f: f.stat().st_mtime)
    for old in others[: -KEPT_VERSIONS + 1]:
        shutil.rmtree(old, ignore_errors=True)
    return folder


def is_compiled() -> bool:
    """Whether the machine code of this source has been made before on this machine."""
    folder = cache_folder()
    return PLAIN or (folder is not None and any(folder.rglob("*run*.nbc")))


class Kernel(CPUDispatcher):  # type: ignore[misc]  # Numba tells no types
    """A compiled function that compiled functions call, built into each of them.

    It has no door of its own to Python: doors for all would double the time of the first compilation. Whoever calls it from Python gets one made.
    """

    @cached_property
    def from_python(self) -> Callable[..., Any]:
        """The same function with a door."""
        return numba.njit(**OPTIONS)(self.py_func)  # type: ignore[no-any-return]

    def __call__(self, *arguments: Any) -> Any:
        """Call it from Python."""
        return self.from_python(*arguments)


def kernel(function: F) -> F:
    """Compile a part of an entry. It is kept with the entry that calls it."""
    if PLAIN:
        return function
    dispatcher = numba.njit(**OPTIONS, forceinline=True, no_cpython_wrapper=True, no_cfunc_wrapper=True)(function)
    dispatcher.__class__ = Kernel
    return dispatcher  # type: ignore[no-any-return]


def entry(function: F) -> F:
    """Compile a function that Python calls, and keep the machine code for the next start."""
    if PLAIN:
        return _wrapping_integers(function)
    folder = cache_folder()
    if folder is None:
        return numba.njit(**OPTIONS)(function)  # type: ignore[no-any-return]
    before = config.CACHE_DIR
    config.CACHE_DIR = str(folder)
    try:
        return numba.njit(**OPTIONS, cache=True)(function)  # type: ignore[no-any-return]
    finally:
        config.CACHE_DIR = before


def _wrapping_integers(function: F) -> F:
    """Let the plain function overflow its 64-bit integers silently, as machine code does: hashing means it."""

    @wraps(function)
    def plain(*arguments: Any) -> Any:
        with np.errstate(over="ignore"):
            return function(*arguments)

    return plain  # type: ignore[return-value]
