"""Every number of the model as a reader sees it: what it means, where it may lie, what it is now. What does not change is made once."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from app.greenhouse.limits import CAPPED
from app.view.state import DIGITS, View, declared
from experiments.assumptions import WAGES, Assumption, assumptions, decimals, written
from experiments.language import Language
from simulation.declare import Declared
from simulation.parameters import Parameters

WIDEST = 8.0
"""Up to how many times the usual range a slider spans all that is allowed; else it spans the usual range and what is near."""
BESIDE, BEYOND = 1.0, 2.0
"""How many times the usual range such a slider goes on below and above it."""
STEPS = 100
"""A slider has at least so many steps."""


def numbers(lang: Language) -> dict[str, Any]:
    """The numbers group by group, as they come with the model."""
    found = groupby(assumptions(lang), key=lambda each: each.name.partition(".")[0])
    return {"groups": [group(key, list(rows), lang) for key, rows in found]}


def group(key: str, rows: list[Assumption], lang: Language) -> dict[str, Any]:
    """One process and its numbers."""
    return {
        "key": key,
        "title": rows[0].group,
        "count": lang.plural("{n} number", "{n} numbers", len(rows)),
        "numbers": [number(each, lang) for each in rows],
    }


def number(found: Assumption, lang: Language) -> dict[str, Any]:
    """One number: its words, where it lies on its slider, 0 to 1, and what a field takes, in the units that are shown."""
    held = declared(found.name)
    low, high = bounds(found.name, held)
    first, last = reach(found.name, held, found.default)
    scale = scale_of(held)
    return {
        "name": found.name,
        "label": found.label,
        "meaning": found.meaning,
        "default": written(found.default, found.name, lang),
        "usual": span_words(*held.usual, found.name, lang),
        "allowed": lang("Allowed: {range}.", range=span_words(low, high, found.name, lang)),
        "source": found.source,
        "assumed": found.assumed,
        "range": [place(x, first, last) for x in held.usual],
        "at": place(found.default, first, last),
        "value": shown(found.default, scale),
        "unit": field_unit(held, lang),
        "scale": scale,
        "low": shown(low, scale),
        "high": shown(high, scale),
        "from": shown(first, scale),
        "to": shown(last, scale),
        "step": step_of(first * scale, last * scale, whole(found.name)),
    }


def now(view: View, lang: Language) -> dict[str, Any]:
    """The numbers that are otherwise than they come with the model, and how many of each group the visitor changed."""
    own = dict(view.changes)
    found = {each.name: moved(each, each.name in own, lang) for each in different(view, lang)}
    keys = [name.partition(".")[0] for name in own]
    counts = {key: lang.plural("{n} changed by you", "{n} changed by you", keys.count(key)) for key in keys}
    return {"numbers": found, "groups": counts}


def different(view: View, lang: Language) -> Iterator[Assumption]:
    """The numbers that the organisation or the visitor has otherwise."""
    own = dict(view.changes)
    return (each for each in assumptions(lang, view.place) if each.now != each.default or each.name in own)


def moved(found: Assumption, changed: bool, lang: Language) -> dict[str, Any]:
    """What such a number is now."""
    held = declared(found.name)
    return {
        "text": written(found.now, found.name, lang),
        "value": shown(found.now, scale_of(held)),
        "at": place(found.now, *reach(found.name, held, found.default)),
        "changed": changed,
        "outside": found.outside,
    }


def bounds(name: str, held: Declared) -> tuple[float, float]:
    """What a page allows."""
    return held.low, min(held.high, CAPPED.get(name, held.high))


def reach(name: str, held: Declared, default: float) -> tuple[float, float]:
    """The ends of a slider: what is allowed, or, where that is far wider than what is usual, what is near the usual range."""
    low, high = bounds(name, held)
    first, last = held.usual
    wide = last - first
    if high - low <= WIDEST * wide:
        return low, high
    return min(max(low, first - BESIDE * wide), default), max(min(high, last + BEYOND * wide), default)


def place(x: float, first: float, last: float) -> float:
    """Where a value lies between the ends of its slider, 0 to 1; what is beyond them stands at them."""
    return round(min(1.0, max(0.0, (x - first) / (last - first))), 4)


def scale_of(held: Declared) -> int:
    """Shares are shown and typed as percentages."""
    return 100 if held.unit in ("share", WAGES) else 1


def shown(x: float, scale: int) -> float:
    """A value in the units that are shown."""
    return round(x * scale, DIGITS)


def field_unit(held: Declared, lang: Language) -> str:
    """The unit beside a field."""
    if held.unit == WAGES:
        return lang("% of wages")
    return "%" if held.unit == "share" else lang(held.unit) if held.unit else ""


def span_words(low: float, high: float, name: str, lang: Language) -> str:
    """A range of a number; its unit is said once."""
    first = lang.percent(low, decimals(100.0 * low)) if scale_of(declared(name)) > 1 else lang.number(low, decimals(low))
    return lang("{low} to {high}", low=first, high=written(high, name, lang))


def whole(name: str) -> bool:
    """Whether a number counts something."""
    key, _, own = name.partition(".")
    fields = Parameters.model_fields
    return key in fields and type(fields[key].default).model_fields[own].annotation is int


def step_of(first: float, last: float, counts: bool) -> float:
    """Step of a slider: a power of ten that makes at least ``STEPS`` of them; 1 for what counts something."""
    if counts:
        return 1.0
    step = 1.0
    while (last - first) / step < STEPS:
        step /= 10.0
    while (last - first) / (10.0 * step) >= STEPS:
        step *= 10.0
    return round(step, DIGITS)
