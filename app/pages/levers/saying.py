"""The sentence over the levers: what the change did; below it what was changed, and what that costs."""

from collections.abc import Mapping
from typing import Any

from app.pages.levers.budget import planned
from app.pages.levers.changed import LeverChange, base_of, lever_changes, lowered, moved_phases, outside, raised
from app.pages.levers.comparing import Answer
from app.pages.levers.drawn import GROUPS, STEPS, value_words
from app.pages.levers.expected import compared, held, verdict
from app.pages.words import title_of
from app.view.state import View
from experiments import findings
from experiments.language import Language, mark
from experiments.particulars import join
from simulation.settings import LEVERS

LITTLE, MUCH = 25, 50
"""The largest step of a lever, of 100, up to which a change is little, and from which it is much."""
MOST_TOLD = 3
"""Levers that are named one by one."""
TAKES = frozenset({"output_focus"})
"""Levers of which more is less of their group."""
SIZES: Mapping[tuple[bool, str], str] = {
    (True, "little"): mark("a little more {what}"),
    (True, "some"): mark("more {what}"),
    (True, "much"): mark("much more {what}"),
    (False, "little"): mark("a little less {what}"),
    (False, "some"): mark("less {what}"),
    (False, "much"): mark("much less {what}"),
}


def said(answer: Answer, view: View, lang: Language) -> dict[str, Any]:
    """Sentence, second line, what was expected, and a warning where values lie outside the tested range.

    Where something was predicted, the sentence says whether it came; what else it would say goes to the second line.
    """
    told, expected = sentence(answer, view, lang), list(held(answer, view))
    return {
        "sentence": verdict(expected, view, lang) if expected else told,
        "second": join(told if expected else "", second(view, lang)),
        "expected": compared(expected, lang) if expected else "",
        "outside": outside_words(view, lang),
    }


def sentence(answer: Answer, view: View, lang: Language) -> str:
    """What the change did to the worlds that tip; where nothing is changed, an invitation."""
    if not answer.worlds:
        return lang("Move a lever, and {worlds} worlds answer.", worlds=lang.number(view.worlds))
    total = answer.worlds
    count, before = (findings.rooted(answer.comparison, line.place) for line in (answer.own, answer.base))
    change = change_words(view, lang)
    if not change:
        title = title_of(view, view.edited.name, lang)
        told = lang("{title}: {n} of {total} worlds tip.", title=title, n=count, total=total)
        return told if view.present else join(told, lang("Move a lever and see."))
    if count == before:
        return lang("{change}, and as before {n} of {total} worlds tip.", change=change, n=count, total=total)
    return lang("{change}, and {n} of {total} worlds tip instead of {before}.", change=change, n=count, total=total, before=before)


def change_words(view: View, lang: Language) -> str:
    """What was changed, in a few words at the beginning of a sentence; empty where nothing was."""
    changes = lever_changes(view)
    if not changes:
        return lang("Other phases") if moved_phases(view) else ""
    told = [group_words(key, changes, lang) for key in GROUPS if any(change.name in GROUPS[key][2] for change in changes)]
    if len(told) > 2 or "" in told:
        return lang.plural("{n} lever changed", "{n} levers changed", len(changes))
    return raised(lang.items(told))


def group_words(key: str, changes: list[LeverChange], lang: Language) -> str:
    """What was changed in one group of levers; empty where some go one way and some the other."""
    name, _, levers = GROUPS[key]
    steps = [STEPS * (change.after - change.before) * (-1 if change.name in TAKES else 1) for change in changes if change.name in levers]
    if min(steps) < 0 < max(steps):
        return ""
    largest = round(max(abs(step) for step in steps))
    size = "little" if largest <= LITTLE else "much" if largest >= MUCH else "some"
    return lang(SIZES[max(steps) > 0, size]).format(what=lowered(lang(name)))


def second(view: View, lang: Language) -> str:
    """The levers that were changed, and what that costs or saves; empty where nothing is changed."""
    changes, moved = lever_changes(view), moved_phases(view)
    if not changes and not moved:
        return ""
    told = told_changes(changes, moved, lang)
    more = planned(view.edited, view.place) - planned(base_of(view), view.place)
    share, many = lang.percent(abs(more), 1), len(changes) + moved
    if not round(abs(more), 3):
        return lang.plural("{what} costs as much as before.", "{what} cost as much as before.", many, what=told)
    if more < 0:
        return lang.plural("{what} saves {share} of the wage bill.", "{what} save {share} of the wage bill.", many, what=told, share=share)
    return lang.plural(
        "{what} costs {share} of the wage bill more.", "{what} cost {share} of the wage bill more.", many, what=told, share=share
    )


def told_changes(changes: list[LeverChange], moved: bool, lang: Language) -> str:
    """Levers with where they were and are, and whether phases moved; many levers are counted."""
    told = [step_words(change, lang) for change in changes]
    if len(told) > MOST_TOLD:
        told = [lang.plural("{n} lever changed", "{n} levers changed", len(told))]
    return raised(lang.items([*told, *([lang("other phases")] if moved else [])]))


def step_words(change: LeverChange, lang: Language) -> str:
    """One lever: from where to where."""
    before, after = (value_words(change.name, value, lang) for value in (change.before, change.after))
    return lang("{lever} from {before} to {after}", lever=lowered(lang(LEVERS[change.name].label)), before=before, after=after)


def outside_words(view: View, lang: Language) -> str:
    """That results lie where nothing was tested; empty where all of the visitor's values lie inside."""
    count = outside(view)
    if not count:
        return ""
    return lang.plural(
        "{n} value lies outside; results there were never tested.", "{n} values lie outside; results there were never tested.", count
    )
