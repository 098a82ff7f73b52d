"""What a browser sent, read without believing any of it: each value is of the kind that was asked for, or refused."""

from collections.abc import Mapping
from typing import Any

from app.view.state import DIGITS
from simulation.errors import NotAllowed

Payload = Mapping[str, Any]
WHERE = "This page"
LARGEST = 1e12
"""Numbers beyond this are not read at all; what is allowed is far less."""
MOST_KEYS = 100


def whole(payload: Payload, key: str) -> int:
    """A whole number of a payload."""
    found = payload.get(key)
    if isinstance(found, bool) or not isinstance(found, int | float) or not abs(found) <= LARGEST or found != int(found):
        raise NotAllowed(f'{WHERE}: "{key}" is {shown(found)}; allowed is a whole number.')
    return int(found)


def real(payload: Payload, key: str) -> float:
    """A number of a payload, with as many decimals as a link keeps."""
    found = payload.get(key)
    if isinstance(found, bool) or not isinstance(found, int | float) or not abs(found) <= LARGEST:
        raise NotAllowed(f'{WHERE}: "{key}" is {shown(found)}; allowed is a number.')
    return round(float(found), DIGITS)


def reals(payload: Payload, key: str) -> tuple[float, ...]:
    """A list of numbers of a payload."""
    found = payload.get(key)
    if not isinstance(found, list | tuple):
        raise NotAllowed(f'{WHERE}: "{key}" is {shown(found)}; allowed is a list of numbers.')
    return tuple(real({key: each}, key) for each in found)


def text(payload: Payload, key: str) -> str:
    """A text of a payload."""
    found = payload.get(key)
    if not isinstance(found, str):
        raise NotAllowed(f'{WHERE}: "{key}" is {shown(found)}; allowed is a text.')
    return found


def truth(payload: Payload, key: str) -> bool:
    """Whether something of a payload is switched on."""
    found = payload.get(key)
    if not isinstance(found, bool):
        raise NotAllowed(f'{WHERE}: "{key}" is {shown(found)}; allowed is true or false.')
    return found


def shown(found: Any) -> str:
    """What was found, shortened."""
    told = repr(found)
    return told if len(told) <= 40 else f"{told[:37]}..."


def keys(payload: Payload, key: str) -> tuple[str, ...]:
    """A list of names of a payload, each once, in order."""
    found = payload.get(key)
    if not isinstance(found, list | tuple) or not all(isinstance(each, str) for each in found) or len(found) > MOST_KEYS:
        raise NotAllowed(f'{WHERE}: "{key}" is {shown(found)}; allowed is a list of at most {MOST_KEYS} names.')
    return tuple(sorted(set(found)))
