"""The words of the levers page that do not change with the strategy."""

from typing import Any

from app.pages.levers.drawn import scales
from experiments.language import Language, mark
from scenarios import strategies
from scenarios.files import LARGEST

FIRST = ("co_creation", "implementation", "status_quo")
"""Strategies that one's own is started from by a button; the others are in a list."""
STARTS = {"co_creation": mark("co-creation"), "implementation": mark("implementation"), "status_quo": mark("nothing")}


def words(lang: Language) -> dict[str, Any]:
    """Labels, buttons, and the values of levers."""
    return {
        "own": lang("My strategy"),
        "rename": lang("Rename the strategy"),
        "undo": lang("Undo"),
        "redo": lang("Redo"),
        "predict": lang("Predict first"),
        "open": lang("Open"),
        "save": lang("Save"),
        "discard": lang("Discard this strategy"),
        "organisation": lang("Organisation"),
        "levers": lang("Levers"),
        "phases": lang("Phases"),
        "add": lang("phase"),
        "add_name": lang("Add a phase"),
        "phase_name": lang("Name of the phase"),
        "phase_week": lang("reached so many weeks after launch"),
        "drop": lang("Remove"),
        "drop_name": lang("Remove this phase"),
        "before_note": lang("This is how the organisation is led now. Changing it changes the status quo."),
        "groups": lang("Groups of levers"),
        "help": lang("Choose a lever to read what it does, how soon, and what it costs."),
        "back": lang("Double-click or Backspace puts a lever back."),
        "key": {"still": lang("status quo"), "changed": lang("changed by you"), "all": lang("All values 0 to 100")},
        "outside": lang("outside the tested range"),
        "budget": lang("Budget"),
        "budget_name": lang("Budget, in percent of wages"),
        "answers": lang("What it leads to"),
        "start": start_words(lang),
        "context": lang("Organisation"),
        "restore": lang("Double-click or Backspace puts a number back."),
        "usual": lang("tested range"),
        "too_large": lang("This file is larger than {n} kB; a scenario file is smaller.", n=lang.number(LARGEST // 1024)),
        "scales": scales(lang),
        "largest": LARGEST,
        "file": lang("my-strategy"),
    }


def start_words(lang: Language) -> dict[str, Any]:
    """Where one's own strategy can be started from."""
    return {
        "told": lang("Start from co-creation, from implementation, or from nothing."),
        "first": [{"name": name, "title": lang("From {what}", what=lang(STARTS[name]))} for name in FIRST],
        "another": lang("From another"),
        "others": [{"name": name, "title": lang(plan.title)} for name, plan in strategies().items() if name not in FIRST],
    }
