"""One published number as a row: where the published range and the worlds lie, the verdict, and what is told when the row is opened."""

import math
from collections.abc import Mapping
from typing import Any

from experiments.evidence import ACCEPTED, AGREES, DISAGREES, NOT_TESTED, Finding
from experiments.evidence.entry import SURE, USES, Accepted
from experiments.evidence.findings import ROOM
from experiments.evidence.words import plain_form, published_words, range_words, value_words, worlds_words, written
from experiments.language import Language, mark

FORMS: Mapping[str, str] = {AGREES: "agrees", ACCEPTED: "accepted", DISAGREES: "disagrees", NOT_TESTED: "open"}
APART = 0.24
"""Part of an axis by which two of its numbers must differ, so that they do not touch."""
PLACES = 4
"""Decimals of a place on an axis: finer than a screen can show."""
OUTSIDE = mark("outside what was published")


def row(found: Finding, lang: Language, waiting: bool = False) -> dict[str, Any]:
    """A row of the table; ``waiting`` where it is not judged yet only because its worlds grow."""
    entry = found.entry
    growing = waiting and entry.value is not None
    return {
        "key": entry.key,
        "label": lang(entry.label),
        "source": lang(entry.source),
        "compared": lang("{value}; published: {range}", value=value_words(found, lang), range=published_words(entry, lang)),
        "value": "" if found.verdict == NOT_TESTED else value_words(found, lang),
        "form": "waiting" if growing else FORMS[found.verdict],
        "verdict": "" if growing else lang(found.verdict),
        "note": lang(OUTSIDE) if found.verdict == ACCEPTED else "",
        "drawn": drawn(found, lang),
        "told": told(found, lang),
        "details": details(found, lang),
    }


def drawn(found: Finding, lang: Language) -> dict[str, Any] | None:
    """Places from 0 to 1 on an axis of its own; None where there is no range."""
    accepted = found.entry.accepted
    if accepted is None:
        return None
    published = found.entry.printed or accepted
    axis = axis_of(found, published)
    known = math.isfinite(found.median)
    return {
        "published": span(published, axis),
        "accepted": span(accepted, axis) if found.entry.printed else None,
        "worlds": [place(x, axis) for x in (found.low, found.median, found.high)] if known else None,
        "ticks": ticks(found, published, axis, lang),
    }


def axis_of(found: Finding, published: Accepted) -> tuple[float, float]:
    """Ends of the axis: those of the finding, and as much further as what was published asks for."""
    low, high = found.axis
    room = ROOM * (high - low)
    ends = [low, *(end - room for end in published.ends), high, *(end + room for end in published.ends)]
    wider = any(not low <= end <= high for end in published.ends)
    return (min(ends), max(ends)) if wider else (low, high)


def place(x: float, axis: tuple[float, float]) -> float:
    """Where a number lies on an axis, 0 to 1; what is beyond its ends stands at them."""
    low, high = axis
    return round(min(1.0, max(0.0, (x - low) / (high - low))), PLACES)


def span(accepted: Accepted, axis: tuple[float, float]) -> list[float]:
    """Both ends of a range on an axis; without an end it goes on to that of the axis."""
    return [place(accepted.low, axis), place(accepted.high, axis)]


def ticks(found: Finding, published: Accepted, axis: tuple[float, float], lang: Language) -> list[dict[str, Any]]:
    """The ends of what was published in words, and those of what is accepted where there is room for them."""
    accepted = found.entry.accepted
    write = plain_form(found.entry.unit, lang)
    marks: list[dict[str, Any]] = []
    for end in (*published.ends, *(accepted.ends if accepted else ())):
        at, text = place(end, axis), write(end)
        if all(abs(at - other["at"]) >= APART and text != other["text"] for other in marks):
            marks.append({"at": at, "text": text})
    return sorted(marks, key=lambda each: float(each["at"]))


def told(found: Finding, lang: Language) -> str:
    """What the drawing shows, in words."""
    if found.entry.accepted is None:
        return sentence(range_words(found.entry, lang))
    published = lang("Published: {range}.", range=published_words(found.entry, lang))
    if not math.isfinite(found.median):
        return published
    worlds = lang("Model: {value}, 9 of 10 worlds {range}.", value=value_words(found, lang), range=spread_words(found, lang))
    return f"{published} {worlds}"


def spread_words(found: Finding, lang: Language) -> str:
    """Where 9 of 10 worlds lie; one number where both ends read alike."""
    low, high = (written(x, found.entry.unit, lang) for x in (found.low, found.high))
    return low if low == high else worlds_words(found, lang)


def details(found: Finding, lang: Language) -> list[dict[str, str]]:
    """What is told when a row is opened: each with its head."""
    entry = found.entry
    parts = [
        (lang("What was published"), lang(entry.published)),
        (lang("How it is computed"), lang(entry.how)),
        (lang("How sure the source is"), sentence(lang(SURE[entry.sure]))),
        (lang("What it is used for"), lang(USES[entry.use])),
        (lang("Range"), ranges(found, lang)),
    ]
    if found.verdict != NOT_TESTED:
        parts.append((lang("Worlds"), worlds(found, lang)))
    return [{"head": head, "text": text} for head, text in parts]


def sentence(text: str) -> str:
    """A phrase as a sentence."""
    return f"{text[:1].upper()}{text[1:]}."


def ranges(found: Finding, lang: Language) -> str:
    """What was published and, where that is another range, what is accepted."""
    if found.entry.accepted is None:
        return sentence(range_words(found.entry, lang))
    published = lang("Published: {range}.", range=published_words(found.entry, lang))
    if found.entry.printed is None:
        return published
    return f"{published} {lang('Accepted: {range}.', range=range_words(found.entry, lang))}"


def worlds(found: Finding, lang: Language) -> str:
    """How far worlds differ, and in how many of them the number agrees."""
    total = found.values.size
    if total == 1:
        return lang("Luck plays no part in it: it is the same in every world.")
    n = round(found.inside * total)
    agree = lang.plural("In {n} of {total} worlds it agrees.", "In {n} of {total} worlds it agrees.", n, total=lang.number(total))
    if not math.isfinite(found.median):
        return f"{lang('Half of the worlds or more have no such number.')} {agree}"
    return f"{lang('9 of 10 worlds lie at {range}.', range=spread_words(found, lang))} {agree}"
