"""What can be chosen on Compare: strategies, number of worlds, organisation, and the way to where it is the other way round."""

from collections.abc import Sequence
from typing import Any

from app.greenhouse.limits import CEILING
from app.greenhouse.worlds import cost
from app.pages.strategy_styles import drawn, look
from app.pages.words import own_words, title_of
from app.view.state import FEWEST_COMPARED, MOST_COMPARED, View
from app.view.wants import wanted
from experiments.language import Language
from scenarios import contexts
from simulation.parameters import Parameters

WORLDS = (12, 20, 40, 100, 200)
MEANING = "change.meaning"


def controls(view: View, lang: Language) -> dict[str, Any]:
    """Everything above the sentence."""
    return {
        "strategies": chosen(view, lang),
        "others": others(view, lang) if len(view.strategies) < MOST_COMPARED else [],
        "add": lang("+ strategy"),
        "add_name": lang("Add a strategy"),
        "compared": lang("Strategies compared"),
        "worlds": {"label": lang("Number of worlds"), "value": view.worlds, "options": world_options(view, lang)},
        "context": {"label": lang("Organisation"), "value": view.context, "options": context_options(view, lang)},
        "table": lang("As a table"),
        "picture": lang("As a picture"),
    }


def chosen(view: View, lang: Language) -> list[dict[str, Any]]:
    """The strategies compared; the first is what the others are held against."""
    can_go = len(view.strategies) > FEWEST_COMPARED
    return [
        {"name": name, "title": title, "remove": lang("Take {title} away", title=title) if can_go else ""} | look(style)
        for name, title, style in zip(view.strategies, titles(view, view.strategies, lang), drawn(view.strategies), strict=True)
    ]


def others(view: View, lang: Language) -> list[dict[str, Any]]:
    """The strategies that can be added, each with the mark it would have and its story in a line."""
    names = [name for name in view.known if name not in view.strategies]
    return [
        {"name": name, "title": title, "story": first_sentence(own_words(view.plan(name), lang)(view.plan(name).story))}
        | look(drawn((*view.strategies, name))[-1])
        for name, title in zip(names, titles(view, names, lang), strict=True)
    ]


def titles(view: View, names: Sequence[str], lang: Language) -> list[str]:
    """Titles of strategies."""
    return [title_of(view, name, lang) for name in names]


def first_sentence(story: str) -> str:
    """The first sentence of a story: what comes up to its first full stop."""
    return story.strip().partition(". ")[0].rstrip(".") + "."


def world_options(view: View, lang: Language) -> list[dict[str, Any]]:
    """How many worlds can be grown; those above what one visitor may ask for are shown and cannot be chosen."""
    counts = sorted({*WORLDS, view.worlds})
    most = most_worlds(view)
    return [{"value": n, "text": lang.plural("{n} world", "{n} worlds", n), "allowed": n <= most} for n in counts]


def most_worlds(view: View) -> int:
    """How many worlds of these strategies one visitor may ask for at once."""
    want = next(want for want in wanted(view.altered(page="compare")))
    return int(CEILING // sum(cost(scenario) for scenario in want.scenarios(view)))


def context_options(view: View, lang: Language) -> list[dict[str, str]]:
    """The organisations that come with the project; the one on screen says what the visitor has changed."""
    found = []
    for name, place in contexts().items():
        here = name == view.context
        meaning = (view.place if here else place).parameters.change.meaning
        text = lang("{title} (meaning {n} of 100)", title=lang(place.title), n=lang.number(100 * meaning))
        found.append({"value": name, "text": lang("{title}, changed by you", title=text) if here and view.changes else text})
    return found


def other_way(view: View, lang: Language) -> dict[str, Any]:
    """The way to where it is the other way round: a change without meaning, and back."""
    if view.place.parameters.change.meaning > 0:
        return {"text": lang("When is it the other way round?"), "act": {"do": "change", "name": MEANING, "value": 0}}
    if MEANING in dict(view.changes):
        return {"text": lang("Back to a change that has meaning"), "act": {"do": "restore", "name": MEANING}}
    usual = Parameters().change.meaning
    return {"text": lang("And if the change has meaning?"), "act": {"do": "change", "name": MEANING, "value": usual}}
