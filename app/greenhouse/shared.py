"""The one greenhouse of this process."""

from threading import Lock

from app.greenhouse.pool import Greenhouse

_lock = Lock()
_made: list[Greenhouse] = []


def the_greenhouse() -> Greenhouse:
    """The greenhouse of all visitors, made when it is first asked for."""
    with _lock:
        if not _made:
            _made.append(Greenhouse())
        return _made[0]
