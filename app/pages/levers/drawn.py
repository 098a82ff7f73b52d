"""The strategy that is being drawn: phases as tabs, levers in five groups, and what of it is the visitor's own."""

from collections.abc import Mapping
from typing import Any

from app.pages.levers.changed import Places, lever_changes, lowered, moved_phases, places_of
from app.pages.words import own_words, title_of
from app.view.drafts import LATEST, LONGEST_TITLE, MOST_PHASES
from app.view.state import View
from experiments.language import Language, mark
from scenarios import strategies
from simulation.scenario import DEFAULT_WEEKS
from simulation.settings import LEVERS, Levers
from simulation.strategy import Strategy

GROUPS: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    "soil": (mark("Soil"), mark("safety"), ("coaching", "promote_on_character")),
    "light": (mark("Light"), mark("a why that is lived"), ("purpose", "integrity", "participation", "boundary_crossing")),
    "water": (mark("Water"), mark("time, support, thanks"), ("support", "recognition", "follow_up")),
    "room": (mark("Room"), mark("to play"), ("autonomy", "output_focus")),
    "push": (mark("Push"), mark("ask, train, reward"), ("pressure", "asked_conduct", "training", "incentive")),
}
"""Name, what it is, and the levers of each group; the name is also that of its colour."""
STEPS = 100
"""A lever goes from 0 to this on screen."""
SCALES: Mapping[str, str] = {"participation": "weekly", "boundary_crossing": "percent"}
"""Levers whose value has a unit of its own."""
KEPT = Strategy.model_fields["afterwards"].default


def scales(lang: Language) -> dict[str, list[str]]:
    """Every value of a lever in words, 0 to 100."""
    values = range(STEPS + 1)
    return {
        "plain": [lang.number(value) for value in values],
        "percent": [lang.percent(value / STEPS) for value in values],
        "weekly": [lang("{share} a week", share=lang.percent(value / STEPS)) for value in values],
    }


def value_words(name: str, value: float, lang: Language) -> str:
    """The value of a lever in words."""
    if name not in SCALES:
        return lang.number(round(STEPS * value))
    share = lang.percent(round(STEPS * value) / STEPS)
    return lang("{share} a week", share=share) if SCALES[name] == "weekly" else share


def drawn(view: View, lang: Language) -> dict[str, Any]:
    """Everything of the strategy that the levers show."""
    places, place = places_of(view), view.phase_shown
    return {
        "mine": view.mine is not None,
        "title": title_of(view, view.edited.name, lang),
        "told": started_words(view, lang),
        "phases": phases(view, lang),
        "phase": phase(view, lang),
        "groups": [group(key, view, places, place, lang) for key in GROUPS],
        "can_add": len(view.edited.phases) < MOST_PHASES,
    }


def reference_title(view: View, lang: Language) -> str:
    """Title of the strategy that one's own is held against."""
    return lang(strategies()[view.started_from].title)


def started_words(view: View, lang: Language) -> str:
    """The strategy that one's own is held against, and how much of it is otherwise."""
    if view.mine is None:
        return ""
    count, title = len(lever_changes(view)), lowered(reference_title(view, lang))
    if count:
        return lang.plural("like {title}, {n} lever changed", "like {title}, {n} levers changed", count, title=title)
    return lang("like {title}, phases changed", title=title) if moved_phases(view) else lang("like {title}", title=title)


def phases(view: View, lang: Language) -> list[dict[str, Any]]:
    """The tabs: before launch, then every phase, each as wide as the time until the next one.

    Each has its place (0 before launch), name, when its levers are reached, and its length in weeks.
    """
    strategy = view.edited
    launch, names = strategy.launch_week, phase_names(view, lang)
    ends = [phase.week for phase in strategy.phases]
    lengths = [end - start for start, end in zip([0, *ends], ends, strict=False)]
    if lengths:
        lengths[-1] += max(0, DEFAULT_WEEKS - launch - ends[-1])
    tabs = [{"place": 0, "name": lang("Before"), "when": lang("weeks 0 to {week}", week=launch), "weeks": launch or 1}]
    for place, (name, end, length) in enumerate(zip(names, ends, lengths, strict=True), 1):
        tabs.append({"place": place, "name": name, "when": lang("by week {week}", week=launch + end), "weeks": length})
    if ends:
        tabs[-1]["when"] = lang("by week {week}, then {afterwards}", week=launch + ends[-1], afterwards=lowered(lang(strategy.afterwards)))
    return tabs


def phase_names(view: View, lang: Language) -> list[str]:
    """Names of the phases; one's own are in the words of who wrote them."""
    return [own_words(view.edited, lang)(phase.name) for phase in view.edited.phases]


def phase(view: View, lang: Language) -> dict[str, Any]:
    """The phase whose levers are shown: what of it can be changed, and between which weeks after launch it can lie."""
    place, held = view.phase_shown, view.edited.phases
    if place == 0:
        return {"place": 0, "name": lang("Before"), "week": 0, "low": 0, "high": 0, "can_drop": False, "longest": LONGEST_TITLE}
    return {
        "place": place,
        "name": phase_names(view, lang)[place - 1],
        "week": held[place - 1].week,
        "low": held[place - 2].week + 1 if place > 1 else 1,
        "high": held[place].week - 1 if place < len(held) else LATEST,
        "can_drop": len(held) > 1,
        "longest": LONGEST_TITLE,
    }


def group(key: str, view: View, places: Places, place: int, lang: Language) -> dict[str, Any]:
    """One group of levers in a phase."""
    name, note, levers = GROUPS[key]
    return {"key": key, "name": lang(name), "note": lang(note), "levers": [lever(lever_, places, place, lang) for lever_ in levers]}


def lever(name: str, places: Places, place: int, lang: Language) -> dict[str, Any]:
    """One lever in a phase: where it is, at the status quo and where the strategy starts, 0 to 100."""
    at, still, start = (steps(levers, name) for levers in (places.own[place], places.own[0], places.base[place]))
    low, high = LEVERS[name].usual
    return {
        "name": name,
        "label": lang(LEVERS[name].label),
        "scale": SCALES.get(name, "plain"),
        "at": at,
        "still": still,
        "start": start,
        "usual": [round(STEPS * low), round(STEPS * high)],
    }


def steps(levers: Levers, name: str) -> int:
    """A lever as on screen, 0 to 100."""
    return round(STEPS * float(getattr(levers, name)))
