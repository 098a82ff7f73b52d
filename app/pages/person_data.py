"""Somebody in the garden, as data: who they are, what moved them and what held them back, and the same person in the other strategy."""

from typing import Any

import numpy as np

from app.pages.garden_data import style_of
from app.pages.words import title_of
from app.view.state import View
from app.view.wants import beside
from experiments.chronicle import Chronicle
from experiments.customer_life import CustomerLife
from experiments.customer_sentences import customer_told
from experiments.language import Language, mark
from experiments.life import Life
from experiments.life_sentences import Told, held_back, moved, now, who
from experiments.names import name_of

MOST_TIES = 5
"""Colleagues who are named."""
STATES = {"safety": mark("Safety"), "trust": mark("Trust"), "energy": mark("Energy"), "understanding": mark("Understanding")}


def employee(view: View, life: Life, twin: Life | None, chronicle: Chronicle | None, lang: Language) -> dict[str, Any]:
    """An employee, in the week of the view; with the chronicle of the same world those who are close have names."""
    week = min(view.week, life.weeks - 1)
    name = name_of(int(life["person"][week]))
    return {
        "kind": "employee",
        "index": life.job,
        "name": name,
        "who": who(life, week, lang),
        "now": line(now(life, week, lang)),
        "reasons": [
            {"title": lang("What moved {name}", name=name), "reasons": [line(told) for told in moved(life, week, lang)]},
            {"title": lang("What held {name} back", name=name), "reasons": [line(told) for told in held_back(life, week, lang)]},
        ],
        "twin": twins(view, life, twin, lang) if twin is not None else None,
        "states": [
            {"label": lang(STATES[state]), "value": round(100 * value), "then": round(100 * then), "told": lang.number(100 * value)}
            for state, (value, then) in life.states(week).items()
        ],
        "states_title": lang("State, 0 to 100"),
        "tick": lang("tick: at launch") if life.beside(week) == life.reference(week) else lang("tick: when {name} came", name=name),
        "ties": close_by(life, chronicle, week, lang) if chronicle is not None else None,
        "boss_job": life.boss,
        "neighbours": [int(job) for job in life.neighbours],
    }


def close_by(life: Life, chronicle: Chronicle, week: int, lang: Language) -> dict[str, Any]:
    """The boss and some colleagues who are close, by name."""
    colleagues = [int(job) for job in life.neighbours if int(job) not in (life.boss, life.job)][:MOST_TIES]
    people = [{"job": job, "label": name_of(holder(chronicle, job, week))} for job in colleagues]
    if life.boss != life.job:
        people.insert(0, {"job": life.boss, "label": lang("{name}, the boss", name=name_of(holder(chronicle, life.boss, week)))})
    return {"title": lang("Close by:"), "people": people}


def holder(chronicle: Chronicle, job: int, week: int) -> int:
    """Number of the person who holds a job in a week."""
    rows = chronicle.holders[(chronicle.holders[:, 1] == job) & (chronicle.holders[:, 0] <= week)]
    return int(rows[-1, 2])


def line(told: Told) -> dict[str, str]:
    """A line of a panel."""
    return {"group": "co" if told.group == "advocate" else told.group, "lead": told.lead, "text": told.sentence}


def twins(view: View, life: Life, twin: Life, lang: Language) -> dict[str, Any]:
    """The same job under both strategies, on one axis: one person's two lives, or two people's."""
    week = min(view.week, life.weeks - 1, twin.weeks - 1)
    parts = life.parts_from(twin, week)
    shared = life.shared_until(twin, week) == week
    return {
        "title": lang("The same person, the same luck") if shared else lang("The same job, two different people"),
        "lives": [lived(view, view.strategy, life, lang), lived(view, beside(view), twin, lang)],
        "parts": None if parts is None else {"week": parts, "label": lang("week {week}", week=lang.number(parts))},
        "told": parted(life, twin, week, lang),
        "low": lang("business as usual"),
        "high": lang("being differently"),
        "first": lang("week {week}", week=lang.number(0)),
        "last": lang.number(life.weeks - 1),
    }


def lived(view: View, strategy: str, life: Life, lang: Language) -> dict[str, Any]:
    """Commitment of one life."""
    style = style_of(strategy)
    return {
        "title": title_of(view, strategy, lang),
        "token": style.token,
        "dash": list(style.dash),
        "values": np.round(life["commitment"], 3).tolist(),
    }


def parted(life: Life, twin: Life, week: int, lang: Language) -> str:
    """Up to a week: in which one the two lives part, and from when on the job is held by two different people."""
    parts, other = life.parts_from(twin, week), life.shared_until(twin, week) + 1
    if parts is None:
        return lang("Up to week {week} the two lives are alike.", week=lang.number(week))
    told = lang("The two lives part in week {week}.", week=lang.number(parts))
    if other > week:
        return told
    held = lang("From week {week} on, two different people hold this job.", week=lang.number(other))
    return held if parts == other else f"{told} {held}"


def customer(view: View, life: CustomerLife, lang: Language) -> dict[str, Any]:
    """A person in the market, in the week of the view; there is no twin, since whom they meet differs."""
    week = min(view.week, life.scenario.weeks - 1)
    first, *rest = customer_told(life, week, lang)
    return {
        "kind": "customer",
        "index": life.person,
        "name": lang("Person {n} in the market", n=lang.number(life.person + 1)),
        "who": [],
        "now": line(first),
        "reasons": [{"title": lang("How they came"), "reasons": [line(told) for told in rest]}] if rest else [],
        "twin": None,
        "states": [],
        "ties": None,
        "boss_job": None,
        "neighbours": [],
    }
