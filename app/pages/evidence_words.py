"""The words of the evidence page that do not change with what is found, and what the model cannot tell."""

from typing import Any

from experiments.assumptions import assumptions, counts_told
from experiments.evidence.findings import RULE
from experiments.language import Language
from experiments.limits_told import TITLE, limits


def words(lang: Language) -> dict[str, Any]:
    """Titles, heads of columns, buttons and limits."""
    return {
        "second": lang("Each number comes out of the model and stands beside what was published. A miss is shown as a miss."),
        "key": key_words(lang),
        "judged": {"head": lang("How it is judged"), "text": lang(RULE)},
        "evidence": lang("The evidence"),
        "columns": {
            "what": lang("What was published"),
            "source": lang("Source"),
            "range": lang("Published range, and the model"),
            "model": lang("Model"),
            "verdict": lang("Verdict"),
        },
        "assume": assume_words(lang),
        "limits": {"title": lang(TITLE), "items": [limit._asdict() for limit in limits(lang)]},
        "inputs": {"title": lang("Your input"), "lever": lang("a lever of a strategy")},
    }


def key_words(lang: Language) -> dict[str, str]:
    """What the parts of a drawing mean."""
    return {
        "published": lang("published range"),
        "accepted": lang("accepted range, where it is another"),
        "worlds": lang("9 of 10 worlds"),
        "middle": lang("the middle world"),
    }


def assume_words(lang: Language) -> dict[str, Any]:
    """The words around the numbers that are assumed."""
    total = len(assumptions(lang))
    return {
        "title": lang("What we assume"),
        "told": counts_told(assumptions(lang), lang),
        "columns": {
            "number": lang("What it means"),
            "usual": lang("Usual range"),
            "default": lang("Default"),
            "now": lang("Now"),
            "source": lang("Source"),
            "change": lang("Disagree? Change it"),
        },
        "filter": lang("Find a number"),
        "only": lang("Show only changed"),
        "none": lang("No number has these words."),
        "none_changed": lang("You have changed no number."),
        "found": [lang("{n} of {total} numbers", n=lang.number(n), total=lang.number(total)) for n in range(total + 1)],
        "change": lang("Disagree? Change it"),
        "close": lang("Close"),
        "back": lang("back"),
        "back_name": lang("Back to what it was"),
        "slider": lang("{label}, slider"),
        "field": lang("{label}, number"),
        "outside": lang("outside the tested range"),
    }
