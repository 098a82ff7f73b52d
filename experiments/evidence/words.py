"""Numbers and ranges of the evidence as people read them."""

import math
from collections.abc import Callable
from dataclasses import replace

from experiments.evidence.entry import ROUNDING, Entry
from experiments.evidence.findings import Finding
from experiments.language import MISSING, Language

Form = Callable[[float], str]


def plain_form(unit: str, lang: Language) -> Form:
    """How a number of this unit is written within a range."""
    forms: dict[str, Form] = {
        "share": lang.percent,
        "change": lambda x: lang.signed(100 * x, 1) + "%",
        "difference": lambda x: lang.signed(x, 3),
        "correlation": lambda x: lang.signed(x, 2),
        "points": lang.signed,
        "times": lambda x: lang.number(x, 1),
        "people": lambda x: lang.number(x, 1),
        "weeks": lang.number,
        "ratio": lambda x: lang.number(x, 2),
        "rounding": lambda x: lang("exact") if abs(x) <= ROUNDING else lang.percent(x, 2),
    }
    return forms[unit]


def written(x: float, unit: str, lang: Language) -> str:
    """A number with its unit; a dash where there is none."""
    if not math.isfinite(x):
        return MISSING
    if unit == "weeks":
        return lang.plural("{n} week", "{n} weeks", round(x))
    return plain_form(unit, lang)(x)


def value_words(found: Finding, lang: Language) -> str:
    """What the middle world gives."""
    return written(found.median, found.entry.unit, lang)


def worlds_words(found: Finding, lang: Language) -> str:
    """Where 9 of 10 worlds lie; a dash where it is not tested."""
    return lang.span(found.low, found.high, plain_form(found.entry.unit, lang)) if math.isfinite(found.median) else MISSING


def published_words(entry: Entry, lang: Language) -> str:
    """The published range in words; what is accepted where they are one."""
    return range_words(replace(entry, accepted=entry.printed) if entry.printed else entry, lang)


def range_words(entry: Entry, lang: Language) -> str:
    """The accepted range in words."""
    accepted = entry.accepted
    if accepted is None:
        return lang("shown, not judged")
    if entry.unit == "rounding":
        return lang("exact")
    low, high = (written(end, entry.unit, lang) for end in (accepted.low, accepted.high))
    if math.isfinite(accepted.low) and math.isfinite(accepted.high):
        return lang("{low} to {high}", low=plain_form(entry.unit, lang)(accepted.low), high=high)
    if math.isfinite(accepted.low):
        return lang("above {low}", low=low) if accepted.strict else lang("at least {low}", low=low)
    return lang("below {high}", high=high) if accepted.strict else lang("at most {high}", high=high)
