"""The words around the pages: the bar, its menus, the tour."""

from collections.abc import Callable, Mapping
from typing import Any

from app.view.state import MINE, View
from experiments.language import LANGUAGES, Language, mark
from simulation.strategy import Strategy

PAGE_NAMES: Mapping[str, str] = {
    "garden": mark("Garden"),
    "compare": mark("Compare"),
    "levers": mark("Levers"),
    "evidence": mark("Evidence and limits"),
}
EXPORTS: Mapping[str, tuple[str, str]] = {
    "report": (mark("Report"), mark("One HTML file that opens anywhere")),
    "slides": (mark("Slides"), mark("PowerPoint, with text to edit")),
    "figures": (mark("Figures"), mark("PNG and SVG")),
    "data": (mark("Data"), mark("CSV")),
    "scenario": (mark("Scenario"), mark("The strategy as a file, to open here or on the command line")),
    "command": (mark("Command"), mark("The line that repeats this")),
    "all": (mark("Everything"), mark("All of it in one ZIP")),
}
TOUR: tuple[tuple[str, str, str], ...] = (
    (
        "garden",
        "picture",
        mark("An organisation as a garden. Each plant is an employee, each bed a department; customers stand around it."),
    ),
    ("garden", "play", mark("Press play, or drag through five years. What people show and what they mean part ways.")),
    ("garden", "strategies", mark("Choose a strategy: the same people, the same luck. Click anyone to see what moved them.")),
    ("compare", "verdict", mark("One world proves little. Compare shows forty, and when it is the other way round.")),
    ("levers", "levers", mark("Set the levers yourself. The bands answer at once, and so does the budget.")),
)
"""Page, mark of the place that is meant, and what to know about it: at most five steps."""


def own_words(strategy: Strategy, lang: Language) -> Callable[[str], str]:
    """How the texts of a strategy are said: in the language; those of a visitor's own as they wrote them."""
    return str if strategy.name == MINE else lang


def title_of(view: View, name: str, lang: Language) -> str:
    """Title of a strategy by name."""
    plan = view.plan(name)
    return own_words(plan, lang)(plan.title)


def bar_words(lang: Language) -> dict[str, Any]:
    """Every word of the bar."""
    return {
        "brand": "Culture Garden",
        "pages": {name: lang(title) for name, title in PAGE_NAMES.items()},
        "pages_label": lang("Pages"),
        "menu": lang("Menu"),
        "copy": lang("Copy link"),
        "copied": lang("Link copied"),
        "export": lang("Export"),
        "exporting": lang("Being made …"),
        "exports": [{"kind": kind, "title": lang(title), "note": lang(note)} for kind, (title, note) in EXPORTS.items()],
        "present": lang("Present"),
        "leave": lang("Leave the presentation"),
        "language": lang("Language"),
        "languages": [{"code": code, "name": name} for code, name in LANGUAGES.items()],
        "dark": lang("Dark colours"),
        "light": lang("Light colours"),
        "skip": lang("Skip to the page"),
        "reconnecting": lang("Reconnecting"),
        "close": lang("Close"),
        "growing": lang("The garden is being laid out."),
        "tour": tour_words(lang),
    }


def tour_words(lang: Language) -> dict[str, Any]:
    """The tour of a first visit."""
    steps = [
        {"page": page, "target": target, "text": lang(text), "place": lang("{n} of {total}", n=n, total=len(TOUR))}
        for n, (page, target, text) in enumerate(TOUR, 1)
    ]
    return {
        "title": lang("A first look"),
        "again": lang("Tour"),
        "next": lang("Next"),
        "done": lang("Done"),
        "skip": lang("Skip"),
        "steps": steps,
    }


def changed_words(view: View, lang: Language) -> dict[str, str] | None:
    """That numbers are the visitor's own, and how to go back; None where all are the project's."""
    if not view.changes:
        return None
    return {"told": lang.plural("{n} number changed by you", "{n} numbers changed by you", len(view.changes)), "back": lang("back")}
