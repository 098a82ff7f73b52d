"""The organisation beside the levers: its size, its people at the start, how settled it is."""

import math
from bisect import insort
from collections.abc import Mapping
from typing import Any

import numpy as np

from app.greenhouse.limits import CAPPED
from app.view.numbers import held
from app.view.state import View, declared
from experiments.language import Language, mark
from scenarios import contexts
from simulation.organisation import headcounts
from simulation.state import DEPARTMENTS

STEPS = 100
ROUND = (10, 12, 15, 20, 25, 30, 40, 50, 60, 80)
"""Steps of a number of people, from one power of ten to the next."""
PERCENT = frozenset({"founders.share"})
SECTIONS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "size": (mark("Size"), ("organisation.employees", "market.people")),
    "culture": (mark("Culture"), ("change.meaning", "leadership.entrenchment", "leadership.discretion")),
    "start": (mark("People at the start"), ("beginning.trust", "beginning.safety", "beginning.commitment", "founders.share")),
    "departments": (mark("Departments"), tuple(f"organisation.{name}" for name in DEPARTMENTS)),
}
PLACEMENTS: Mapping[str, str] = {
    "anywhere": mark("The advocates of the start sit anywhere."),
    "front_line": mark("The advocates of the start sit in the front line."),
    "leaders": mark("The advocates of the start are leaders."),
}
"""Where the advocates of the start sit."""


def place(view: View, lang: Language) -> dict[str, Any]:
    """Everything of the organisation that can be changed beside the levers."""
    return {
        "contexts": [{"name": name, "title": lang(context.title)} for name, context in contexts().items()],
        "context": view.context,
        "story": lang(view.place.story),
        "sections": [
            {"key": key, "name": lang(name), "numbers": [number(one, view, lang) for one in names]}
            for key, (name, names) in SECTIONS.items()
        ],
        "founders": founders_words(view, lang),
    }


def founders_words(view: View, lang: Language) -> str:
    """Where the advocates of the start sit."""
    placement = view.place.parameters.founders.placement
    if placement in PLACEMENTS:
        return lang(PLACEMENTS[placement])
    return lang("The advocates of the start sit in one department: {name}.", name=lang(declared(f"organisation.{placement}").label))


def number(name: str, view: View, lang: Language) -> dict[str, Any]:
    """One number: the values a slider stops at with their words, where it is, where it was, and the range that was tested.

    ``at``, ``start`` and ``usual`` count stops; ``note`` is said beside the value.
    """
    known, value, before = declared(name), held(view.place, name), held(contexts()[view.context], name)
    stops = stops_of(name, value, before)
    low, high = known.usual
    return {
        "name": name,
        "label": lang(known.label),
        "meaning": lang(known.meaning),
        "stops": stops,
        "texts": [words(name, stop, lang) for stop in stops],
        "at": stops.index(value),
        "start": stops.index(before),
        "usual": [nearest(stops, low), nearest(stops, high)],
        "note": headcount_words(name, view, lang),
    }


def stops_of(name: str, *kept: float) -> list[float]:
    """The values that a slider stops at, with those that have to be among them."""
    known = declared(name)
    if name in CAPPED:
        stops = people_stops(known.low, CAPPED[name])
    else:
        stops = [step / STEPS for step in range(STEPS + 1) if known.low <= step / STEPS <= known.high]
    for value in kept:
        if value not in stops:
            insort(stops, value)
    return stops


def people_stops(low: float, high: float) -> list[float]:
    """Round numbers of people between two bounds."""
    powers = range(int(math.log10(low)) - 1, int(math.log10(high)) + 1)
    return [float(value) for power in powers for factor in ROUND if low <= (value := round(factor * 10**power)) <= high]


def nearest(stops: list[float], value: float) -> int:
    """Place of the stop that is nearest."""
    return int(np.argmin(np.abs(np.array(stops) - value)))


def words(name: str, value: float, lang: Language) -> str:
    """A value of a number in words."""
    if name in CAPPED:
        return lang.number(value)
    if name in PERCENT or name.startswith("organisation."):
        return lang.percent(value)
    return lang.number(STEPS * value)


def headcount_words(name: str, view: View, lang: Language) -> str:
    """How many people a department has; empty for other numbers."""
    group, _, key = name.partition(".")
    if group != "organisation" or key not in DEPARTMENTS:
        return ""
    sizes = view.place.parameters.organisation
    counts = headcounts(sizes.employees, np.array([getattr(sizes, department) for department in DEPARTMENTS]))
    return lang.plural("{n} person", "{n} people", int(counts[DEPARTMENTS.index(key)]))
