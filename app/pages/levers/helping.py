"""What each lever is, what it works on, how slowly, and what it costs: the help of the lever in focus."""

import math
from collections.abc import Mapping

from experiments.language import Language, mark
from simulation.parameters import Parameters
from simulation.scenario import Context
from simulation.settings import LEVERS

FEEDS: Mapping[str, str] = {
    "light": mark("It is light: people come to understand the why."),
    "trust": mark("People trust leaders as far as deeds match words."),
    "soil": mark("It enriches the soil: people feel safe enough to try."),
    "water": mark("It is water: commitment grows no faster than time and thanks allow."),
    "room": mark("Without room, {door} of a person stays at the door."),
    "takes room": mark("What is measured takes room from people."),
    "takes soil and room": mark("It brings conduct at once, and takes safety and room."),
    "conduct": mark("People show what is asked for, whether they mean it or not."),
    "skill": mark("It raises skill, and with it the quality of the service."),
    "word of mouth": mark("Customers recommend for the money, and their bond grows less."),
    "bond": mark("Customers who are heard keep their bond."),
    "leaders": mark("Who is promoted becomes the boss that others look at."),
}
"""What a lever works on, by its declaration."""


def helps(place: Context, lang: Language) -> dict[str, dict[str, str]]:
    """Name and help of every lever in an organisation."""
    return {name: {"name": lang(LEVERS[name].label), "text": help_of(name, place, lang)} for name in LEVERS}


def help_of(name: str, place: Context, lang: Language) -> str:
    """The help of one lever."""
    door = lang.percent(1 - place.parameters.growth.door)
    told = [lang(LEVERS[name].meaning), lang(FEEDS[LEVERS[name].feeds]).format(door=door)]
    return " ".join([*told, pace_words(name, place, lang), cost_words(name, place, lang)])


def pace_words(name: str, place: Context, lang: Language) -> str:
    """How soon a lever is felt."""
    if not LEVERS[name].culture:
        return lang("Works at once.")
    return lang.plural(
        "Works slowly: the culture lags by about {n} week.",
        "Works slowly: the culture lags by about {n} weeks.",
        round(lag(place.parameters)),
    )


def lag(parameters: Parameters) -> float:
    """Weeks that culture needs to go most of the way to a new setting, as in ``simulation.rules.leadership``."""
    rates = parameters.leadership
    return rates.inertia + rates.mass * rates.entrenchment * math.log10(parameters.organisation.employees / 10.0)


def cost_words(name: str, place: Context, lang: Language) -> str:
    """What a lever costs at its full setting."""
    money = place.parameters.money
    if name == "incentive":
        return lang("Costs a reward for every customer who comes that way.")
    if name not in type(money).model_fields:
        return lang("Costs nothing by itself.")
    return lang("Costs {share} of a wage at 100.", share=lang.percent(getattr(money, name), 1))
