"""Plain values of a study file: numbers, names, lists of names."""

from collections.abc import Mapping
from typing import Any

from scenarios.refusals import refuse
from simulation.errors import NotAllowed

LARGEST = 1e300
"""Size above which a number of a file is taken for infinite."""


def is_number(value: Any) -> bool:
    """Whether a value is a number, and finite."""
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < LARGEST


def number(values: Mapping[str, Any], key: str, usual: float, where: str) -> float:
    """A number under a key, or the usual one."""
    value = values.get(key, usual)
    if not is_number(value):
        refuse(key, value, "a number", where)
    return float(value)


def text(values: Mapping[str, Any], key: str, usual: str, where: str) -> str:
    """A name under a key, or the usual one."""
    found = values.get(key, usual)
    if not isinstance(found, str):
        refuse(key, found, "a name in quotes", where)
    return str(found)


def texts(values: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    """A list of names under a key; none where it is not there."""
    found = values.get(key, [])
    if not isinstance(found, list) or not all(isinstance(name, str) for name in found) or (key in values and not found):
        refuse(key, found, "a list of names in quotes", where)
    return tuple(found)


def numbers(values: Mapping[str, Any], key: str, where: str) -> list[float]:
    """A list of numbers under a key, at least one."""
    found = values[key]
    if not isinstance(found, list) or not found or not all(is_number(value) for value in found):
        refuse(key, found, "a list of numbers", where)
    return list(found)


def tables(values: Mapping[str, Any], key: str, where: str) -> list[dict[str, Any]]:
    """A list of tables under a key; none where it is not there."""
    found = values.get(key, [])
    if not isinstance(found, list) or not all(isinstance(table, dict) for table in found):
        raise NotAllowed(f'{where}: "{key}" is not a list of tables; write [[{key}]] above each {key}.')
    return list(found)
