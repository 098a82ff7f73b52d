"""What the garden shows, as data: the organisation, one world of it, its numbers and its words."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.pages.chart_data import POINTS_AT_LEAST
from app.pages.garden_sentences import Told, sentences
from app.pages.weeks import names_of_weeks
from app.pages.words import own_words, title_of
from app.view.growth import Grown
from app.view.state import MINE, STATUS_QUO, WEEK_SHOWN, View
from app.view.wants import beside, usual
from experiments.chronicle import PHASE, PHASES, SHOWN_NOT_MEANT, Chronicle
from experiments.departments import department_name
from experiments.figures.tokens import KNOWN, OTHERS, Style
from experiments.language import Language, mark
from scenarios import contexts, strategies
from simulation.measures import derive
from simulation.state import DEPARTMENTS, YEAR
from simulation.strategy import Strategy

Floats = NDArray[np.float64]

SHARE_RANGE = (0.0, 1.0)
NUTRIENTS = ("soil", "light", "water")
LEVELS: Mapping[str, tuple[str, str, str, str]] = {
    "output": (mark("Output"), mark("what people show"), "adopted_share", mark("show the conduct asked for")),
    "outcome": (mark("Outcome"), mark("what customers say"), "nps", mark("net promoter score")),
    "impact": (mark("Impact"), mark("what people mean"), "committed_share", mark("are committed")),
}
SUCCESS = (mark("Change success"), mark("what was wanted"), "change_success", mark("of this change has succeeded"))
PHASE_NAMES = (
    mark("business as usual"),
    mark("seeing"),
    mark("thinking"),
    mark("doing differently"),
    mark("being differently"),
)
MARKET = (mark("prospect"), mark("detractor"), mark("passive"), mark("promoter"))


def style_of(name: str) -> Style:
    """How a strategy is drawn wherever it is alone."""
    return KNOWN.get(name, OTHERS[0])


def choice(view: View, name: str, lang: Language) -> dict[str, Any]:
    """A strategy to choose."""
    style = style_of(name)
    return {"name": name, "title": title_of(view, name, lang), "token": style.token, "shape": style.shape, "dash": list(style.dash)}


def shown(view: View, lang: Language) -> dict[str, Any]:
    """What is chosen, and what can be."""
    rest = [name for name in strategies() if name not in usual(view)]
    return {
        "first_week": WEEK_SHOWN,
        "view": {
            key: getattr(view, key)
            for key in (
                "strategy",
                "week",
                "speed",
                "world",
                "worlds",
                "employee",
                "customer",
                "bed",
                "twin",
                "present",
                "table",
                "predict",
                "revealed",
                "context",
            )
        },
        "beside": beside(view),
        "strategies": [choice(view, name, lang) for name in usual(view)],
        "others": [choice(view, name, lang) for name in rest],
        "contexts": [{"name": name, "title": lang(place.title)} for name, place in contexts().items()],
        "worlds": [lang("World {k} of {n}", k=lang.number(k), n=lang.number(view.worlds)) for k in range(1, view.worlds + 1)],
    }


def organisation(chronicle: Chronicle, lang: Language) -> dict[str, Any]:
    """Who there is, and where: the same for every strategy."""
    counts = np.bincount(chronicle.department, minlength=len(DEPARTMENTS))
    return {
        "department": chronicle.department.astype(np.int8).tobytes(),
        "level": chronicle.level.astype(np.int8).tobytes(),
        "boss": chronicle.boss.astype("<i4").tobytes(),
        "customer_at_start": chronicle.customer_at_start.astype(np.uint8).tobytes(),
        "names": [department_name(d, lang) for d in range(len(DEPARTMENTS))],
        "short": [department_name(d, lang, short=True) for d in range(len(DEPARTMENTS))],
        "counts": [lang.number(int(count)) for count in counts],
        "sizes": counts.tolist(),
        "technical": Told(chronicle.scenario, {}).technical,
    }


def is_technical(view: View) -> bool:
    """Whether doing as asked is what is wanted of the change on screen."""
    return Told(view.scenario(view.strategy), {}).technical


def run(chronicle: Chronicle) -> dict[str, Any]:
    """One world, week by week, as the picture reads it."""
    return {
        "people": chronicle.people.tobytes(),
        "soil": chronicle.soil.tobytes(),
        "market": chronicle.packed_market(),
        "joined": chronicle.joined.astype("<i4").tobytes(),
        "weeks": int(chronicle.people.shape[0]),
    }


def measure(chronicle: Chronicle, name: str) -> Floats:
    """A measure of this world, (W,)."""
    if name in (chronicle.series.dtype.names or ()):
        return np.asarray(chronicle.series[name], float)
    meaning = np.array(chronicle.scenario.context.parameters.change.meaning)
    return np.asarray(derive(name, chronicle.series, meaning), float)


def story(chronicle: Chronicle, lang: Language) -> dict[str, Any]:
    """The words and numbers of every week of one world under one strategy."""
    masks = (chronicle.people >> SHOWN_NOT_MEANT) & 1
    measures = {name: measure(chronicle, name) for name in ("committed_share", "adopted_share", "safety_mean", "nps", "fallen_back")}
    told = Told(chronicle.scenario, measures | {"shown_not_meant": masks.mean(axis=1)})
    phases = (chronicle.people >> PHASE) & 7
    return {
        "sentences": sentences(told, lang),
        "levels": [level(chronicle, place, lang) for place in levels(told)],
        "limits": [np.round(chronicle.series[f"limited_by_{name}"], 3).tolist() for name in NUTRIENTS],
        "areas": [np.round((phases == phase).mean(axis=1), 4).tolist() for phase in range(PHASES)],
        "phases": phases_of(chronicle.scenario.strategy, chronicle.scenario.weeks, lang),
        "beds": beds(chronicle),
    }


def levels(told: Told) -> list[tuple[str, str, str, str]]:
    """The levels of the side column; where doing as asked is enough, the success of the change comes first."""
    return [SUCCESS, *LEVELS.values()][:3] if told.technical else list(LEVELS.values())


def level(chronicle: Chronicle, place: tuple[str, str, str, str], lang: Language) -> dict[str, Any]:
    """One number: what it is, its value in every week, at launch."""
    title, kicker, name, what = place
    values = measure(chronicle, name)
    points = name == "nps"
    write = lang.signed if points else lang.percent
    low, high = POINTS_AT_LEAST if points else SHARE_RANGE
    return {
        "title": lang(title),
        "kicker": lang(kicker),
        "name": name,
        "what": lang(what),
        "values": np.round(values, 4).tolist(),
        "told": [write(float(value)) for value in values],
        "range": [min(low, float(values.min())), max(high, float(values.max()))],
        "at_launch": write(float(values[max(0, chronicle.scenario.strategy.launch_week - 1)])),
    }


def beds(chronicle: Chronicle) -> dict[str, list[list[int]]]:
    """Percentages of each department in every week, (D, W)."""
    return {
        "committed_share": np.rint(100 * chronicle.committed_by_department).astype(int).T.tolist(),
        "adopted_share": np.rint(100 * chronicle.adopted_by_department).astype(int).T.tolist(),
    }


def phases_of(strategy: Strategy, weeks: int, lang: Language) -> list[dict[str, Any]]:
    """The phases of a strategy on the time line, from its first week to its end."""
    said = own_words(strategy, lang)
    if not strategy.phases:
        return [{"name": said(strategy.title), "from": 0, "to": weeks}]
    dates = [0, strategy.launch_week, *(strategy.launch_week + phase.week for phase in strategy.phases), weeks]
    names = [lang("Before"), *(said(phase.name) for phase in strategy.phases), lang(strategy.afterwards)]
    return [
        {"name": name, "from": start, "to": min(end, weeks)}
        for name, start, end in zip(names, dates, dates[1:], strict=False)
        if start < min(end, weeks)
    ]


def calendar(launch: int, weeks: int, lang: Language) -> dict[str, Any]:
    """Words of the time line and of every week."""
    years = [{"week": launch, "label": lang("launch")}]
    years += [
        {"week": launch + YEAR * year, "label": lang.plural("{n} year", "{n} years", year)}
        for year in range(1, (weeks - launch) // YEAR + 1)
    ]
    return {
        "launch": launch,
        "weeks": weeks,
        "years": years,
        "short": [lang("Week {week}", week=lang.number(week)) for week in range(weeks)],
        "long": names_of_weeks(weeks, launch, lang.code),
    }


def spread(view: View, grown: Grown, lang: Language) -> dict[str, Any] | None:
    """The same week in all worlds: committed shares under the strategy shown, in percent, (worlds, W) bytes; the status quo of this world."""
    if grown.worlds is None or grown.stale:
        return None
    names = [scenario.strategy.name for scenario in grown.worlds.scenarios]
    wanted = MINE if view.strategy == MINE else view.strategy
    place = names.index(wanted) if wanted in names else 0
    quo = names.index(STATUS_QUO)
    committed = grown.worlds["committed_share"][place]
    above = (committed >= 0.5).sum(axis=0)
    total = len(grown.worlds)
    found = {
        "committed": np.rint(200 * committed).astype(np.uint8).tobytes(),
        "worlds": total,
        "above": [lang("{n} of {total} above half", n=lang.number(int(n)), total=lang.number(total)) for n in range(total + 1)],
        "counts": above.tolist(),
        "title": lang.plural("Committed, this week, in the one world", "Committed, this week, in all {n} worlds", total),
        "quo": None,
    }
    if view.world <= total:
        found["quo"] = quo_of(grown, quo, view.world - 1, lang)
    return found


def quo_of(grown: Grown, quo: int, world: int, lang: Language) -> dict[str, dict[str, Any]]:
    """The status quo of this world: values and words of every week, by measure."""
    assert grown.worlds is not None
    found = {}
    for name in ("adopted_share", "nps", "committed_share"):
        values = grown.worlds[name][quo, world]
        write = lang.signed if name == "nps" else lang.percent
        found[name] = {"values": np.round(values, 4).tolist(), "told": [write(float(value)) for value in values]}
    meaning = grown.worlds.scenarios[quo].context.parameters.change.meaning
    success = (1 - meaning) * grown.worlds["adopted_share"][quo, world] + meaning * grown.worlds["committed_share"][quo, world]
    found["change_success"] = {"values": np.round(success, 4).tolist(), "told": [lang.percent(float(value)) for value in success]}
    return found
