"""What counts on Compare: commitment; where the change is technical its success, which is nearly conduct alone, as in the verdict."""

from typing import NamedTuple

from app.pages.garden_data import is_technical
from app.view.state import View
from experiments.language import Language

COMMITTED = "committed_share"


class Counts(NamedTuple):
    """The measure that stands in the large chart and decides about a plant, and its words.

    ``half`` names the line in the middle, ``top`` the upper one; ``plant`` is said of a world, with its {k}, {share} and {title}.
    """

    measure: str
    title: str
    note: str
    top: str
    half: str
    question: str
    plant: str


def counts(view: View, lang: Language) -> Counts:
    """What counts for the change on screen."""
    week = lang.number(view.scenario(view.strategy).weeks - 1)
    if is_technical(view):
        return Counts(
            "change_success",
            lang("Change success"),
            success_words(view, lang),
            lang.percent(1.0),
            lang("half of what was wanted"),
            lang("Does the change come by week {week}?", week=week),
            lang("World {k}: change success {share}, {title}"),
        )
    return Counts(
        COMMITTED,
        lang("Committed employees"),
        "",
        lang("100% of employees"),
        lang("half: the world has tipped"),
        lang("Does the world tip by week {week}?", week=week),
        lang("World {k}: {share} committed, {title}"),
    )


def success_words(view: View, lang: Language) -> str:
    """What the success of the change on screen is made of."""
    meaning = view.place.parameters.change.meaning
    conduct, commitment = lang.number(100 - 100 * meaning), lang.number(100 * meaning)
    if not meaning:
        return lang("here: the share of employees who show the conduct asked for")
    if meaning == 1:
        return lang("here: the share of committed employees")
    return lang("here conduct counts for {conduct} of 100, commitment for {commitment}", conduct=conduct, commitment=commitment)
