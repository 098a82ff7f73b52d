"""Checks of what a file holds, each with its sentence: where, the key, what was found, what is allowed."""

import json
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from simulation.declare import Frozen, nearest, plain, sentence
from simulation.errors import NotAllowed

LONGEST_SHOWN = 60
Made = TypeVar("Made", bound=Frozen)


def read(cls: type[Made], values: Mapping[str, Any], where: str) -> Made:
    """Make a strategy, a phase or a scenario of plain values.

    Raises
    ------
    NotAllowed
        Naming ``where``, the key, what was found and what is allowed.
    """
    try:
        return cls.model_validate(dict(values))
    except ValidationError as error:
        key = error.errors()[0]["loc"][:1]
        if key and key[0] in values:
            refuse(key[0], values[str(key[0])], allowed(cls, str(key[0])), where)
        raise NotAllowed(sentence(cls, error, where)) from None


def refuse(key: Any, found: Any, wanted: str, where: str) -> None:
    """Say what was found and what is allowed."""
    raise NotAllowed(f'{where}: "{key}" is {shown(found)}; allowed is {wanted}.')


def shown(found: Any) -> str:
    """What was found, as a file writes it, shortened and on one line."""
    text = json.dumps(found, ensure_ascii=False, default=str) if isinstance(found, str | bool | list | dict) else str(found)
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 3]}..."


def allowed(cls: type[Frozen], key: str) -> str:
    """What a field accepts, in words."""
    schema = cls.model_json_schema()["properties"][key]
    schema = schema.get("anyOf", [schema])[0]
    match schema["type"]:
        case "boolean":
            return "true or false"
        case "string":
            return f"a text of at most {schema['maxLength']} signs"
        case kind:
            return f"a {'whole ' if kind == 'integer' else ''}number{limits(schema)}"


def limits(schema: Mapping[str, Any]) -> str:
    """The bounds of a number, in words."""
    low, high = schema.get("minimum"), schema.get("maximum")
    if low is None:
        return f" above {plain(schema['exclusiveMinimum'])}" + ("" if high is None else f", at most {plain(high)}")
    return f", at least {plain(low)}" if high is None else f", {plain(low)} to {plain(high)}"


def check_names(names: Iterable[str], known: Collection[str], where: str, kind: str = "name", otherwise: str = "") -> None:
    """Refuse a name that is not known."""
    for name in names:
        if name not in known:
            raise NotAllowed(f"{where}unknown {kind} {shown(name)}.{nearest(name, known)} Allowed: {', '.join(known)}{otherwise}.")


def check_table(values: Mapping[str, Any], key: str, header: str, where: str) -> dict[str, Any]:
    """The table under a key, empty where there is none."""
    table = values.get(key, {})
    if not isinstance(table, dict):
        refuse(key, table, f"a table, under {header}", where)
    return dict(table)


def check_texts(values: Mapping[str, Any], keys: Iterable[str], where: str) -> None:
    """Refuse texts that nobody could read: empty ones, and ones with control characters."""
    for key in keys:
        text = values.get(key)
        if not isinstance(text, str):
            continue
        if not text.strip():
            raise NotAllowed(f'{where}: "{key}" is empty; write at least a word.')
        line = text.replace("\n", " ") if key == "story" else text
        if any(unicodedata.category(sign) == "Cc" for sign in line):
            raise NotAllowed(f'{where}: "{key}" holds a control character; write plain text{"" if key == "story" else " on one line"}.')
