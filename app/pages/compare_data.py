"""What Compare shows, as data: worlds make a comparison, and a comparison makes sentences, charts, plants and tables."""

from typing import Any

import numpy as np

from app.greenhouse.worlds import Worlds
from app.pages import compare_charts, compare_tables, compare_worlds, growing
from app.pages.compare_controls import WORLDS, most_worlds
from app.pages.compare_counts import COMMITTED, Counts, counts, success_words
from app.pages.strategy_styles import drawn
from app.view.growth import Grown
from app.view.state import STATUS_QUO, View
from app.view.wants import wanted
from experiments.comparison import Comparison
from experiments.language import Language, mark
from experiments.particulars import limited, money, programme, tipped
from experiments.verdict import Verdict
from simulation.measures import SERIES_TYPE

SHORT = {
    "committed_share": mark("Committed"),
    "adopted_share": mark("Conduct"),
    "nps": mark("NPS"),
    "money": mark("Money"),
}


def comparison_of(view: View, worlds: Worlds) -> Comparison:
    """The strategies on screen in the worlds there are, with the status quo of each world beside them."""
    found = worlds.series()
    names = next(wanted(view.altered(page="compare"))).strategies
    rows = [names.index(name) for name in view.strategies]
    scenarios = tuple(worlds.scenarios[row] for row in rows)
    beside = np.broadcast_to(found[names.index(STATUS_QUO)], (len(rows), *found.shape[1:]))
    return Comparison(scenarios, worlds.seeds, found[rows], beside)


def bare(view: View) -> Comparison:
    """The strategies on screen before any world is there."""
    scenarios = tuple(view.scenario(name) for name in view.strategies)
    nothing = np.empty((len(scenarios), 0, scenarios[0].weeks), SERIES_TYPE)
    return Comparison(scenarios, np.empty(0, np.int64), nothing, nothing)


def picture(view: View, worlds: Worlds | None, lang: Language) -> dict[str, Any]:
    """Charts and plants; without worlds axes, titles and empty beds."""
    comparison = bare(view) if worlds is None else comparison_of(view, worlds)
    styles = drawn(view.strategies)
    counting = counts(view, lang)
    count = len(comparison.seeds)
    return {
        "count": lang("{n} of {total} worlds", n=lang.number(count), total=lang.number(view.worlds)) if 0 < count < view.worlds else "",
        "charts": compare_charts.charts(comparison, styles, counting, lang),
        "beds": compare_worlds.beds(comparison, styles, counting, view.worlds, lang),
        "words": {
            "tips": counting.question,
            "milestones": lang("Milestones after launch"),
        },
    }


def outcome(view: View, worlds: Worlds, lang: Language) -> dict[str, Any]:
    """Sentences and tables, once all worlds are there."""
    comparison, styles = comparison_of(view, worlds), drawn(view.strategies)
    verdict = comparison.verdict(lang)
    return {
        "sentence": verdict.headline,
        "second": verdict.qualification,
        "sentences": besides(comparison, verdict, counts(view, lang), lang),
        "tables": with_short_names(compare_tables.shown(comparison, styles, lang), lang),
        "words": {
            "strategy": lang("Strategy"),
            "measure": lang("Measure"),
            "differences": lang("Difference in the same world"),
            "parted": lang("Where they part"),
            "limits": lang("What holds growth back"),
            "limits_note": lang("Share of people by what they lack most, mean of the weeks after launch"),
            "said": lang("What else came out"),
            "success": f"{lang('Change success')}: {success_words(view, lang)}",
        },
    }


def besides(comparison: Comparison, verdict: Verdict, counting: Counts, lang: Language) -> list[str]:
    """What else is said, without what tables and plants show already; whether worlds tip, plants show only where commitment counts."""
    shown = (money, programme, limited, *((tipped,) if counting.measure == COMMITTED else ()))
    told = {words(comparison, place, lang) for place in range(len(comparison.scenarios)) for words in shown}
    return [text for text in verdict.sentences if text not in told]


def with_short_names(tables: dict[str, Any], lang: Language) -> dict[str, Any]:
    """The tables, where each measure of the milestones also has a name that fits beside a mark."""
    for name, group in zip(compare_tables.SHOWN, tables["milestones"]["groups"], strict=True):
        group["short"] = lang(SHORT[name])
    return tables


def there(view: View, grown: Grown) -> bool:
    """Whether worlds of what is on screen are there; others are when what was asked for last was refused."""
    if grown.worlds is None or grown.stale:
        return False
    want = next(wanted(view.altered(page="compare")))
    return len(grown.worlds) <= view.worlds and grown.worlds.scenarios == want.scenarios(view)


def progress(view: View, grown: Grown, ready: int, queue: int, lang: Language) -> dict[str, Any]:
    """How far the worlds are, see ``growing.told``, and what can be done where they will not come."""
    return {
        "whole": grown.whole,
        "told": growing.told(grown, ready, queue, lang),
        "ways": ways(view, lang) if grown.refused else [],
    }


def ways(view: View, lang: Language) -> list[dict[str, Any]]:
    """What a visitor can do where worlds will not come: as many as are allowed, and back to where everything began."""
    most = max((n for n in WORLDS if n <= most_worlds(view)), default=WORLDS[0])
    text = lang("Try again") if most >= view.worlds else lang.plural("{n} world", "{n} worlds", most)
    fewer = {"text": text, "act": {"do": "multiply", "worlds": min(most, view.worlds)}}
    return [fewer, {"text": lang("Back to the default"), "act": {"do": "follow", "query": f"page=compare&lang={view.lang}"}}]
