"""Memory that visitors held, given back to the machine after they have left."""

import ctypes
import gc
import sys
import threading

AFTER = 1.0
"""Seconds after somebody left: those who leave together are swept up together."""
_lock = threading.Lock()
_waiting: list[threading.Timer] = []


def sweep_soon() -> None:
    """Give back what is held by nobody any more, once, a little later."""
    with _lock:
        if not _waiting:
            _waiting.append(threading.Timer(AFTER, _sweep))
            _waiting[0].daemon = True
            _waiting[0].start()


def _sweep() -> None:
    """Let others ask anew, and sweep."""
    with _lock:
        _waiting.clear()
    give_back()


def give_back() -> None:
    """Free what only holds itself, and hand the free pages back, which the C library otherwise keeps; it has a call for it on Linux."""
    gc.collect()
    if sys.platform == "linux":
        ctypes.CDLL(None).malloc_trim(0)
