"""The page: what changed of it is made and sent again, and nothing else."""

from collections.abc import Callable
from typing import Any

import solara

from app.greenhouse.worlds import Worlds
from app.pages import growing
from app.pages.levers import answers, predicting
from app.pages.levers.budget import budget
from app.pages.levers.comparing import answer_of
from app.pages.levers.drawn import drawn, reference_title
from app.pages.levers.helping import helps
from app.pages.levers.place import place
from app.pages.levers.saying import said
from app.pages.levers.words import words
from app.pages.module import MODULE
from app.view.drafts import file_of
from app.view.growth import Grown
from app.view.state import View
from app.view.visit import Visit
from experiments import findings
from experiments.language import Language


@solara.component_vue(esm_module=MODULE, esm_export="Levers", vuetify=False)
def Levers(
    words: dict[str, Any],
    helps: dict[str, Any],
    state: dict[str, Any],
    drawn: dict[str, Any],
    budget: dict[str, Any],
    said: dict[str, Any],
    answers: dict[str, Any] | None,
    predicting: dict[str, Any] | None,
    place: dict[str, Any],
    file: str,
    event_act: Callable[[Any], None],
) -> None:
    """The levers in the browser."""


def levers_page(visit: Visit, act: Callable[[Any], None]) -> Any:
    """The page."""
    can = (visit.can_undo, visit.can_redo)
    return Drawing(visit.view, visit.grown("levers"), visit.ready("levers"), visit.place_in_queue(), can, act)


@solara.component
def Drawing(view: View, grown: Grown, ready: int, queue: int, can: tuple[bool, bool], act: Callable[[Any], None]) -> Any:
    """A strategy of one's own beside what it leads to."""
    lang = Language(view.lang)
    plan = (view.lang, view.mine, view.started_from, view.context, view.changes)
    worlds, fresh = grown.worlds, grown.worlds is not None and not grown.stale
    of = (*identity(worlds), view.lang, view.worlds)
    answer = solara.use_memo(lambda: answer_of(view, worlds, lang), [*of, plan if worlds is None else None])
    last: Any = solara.use_ref(None)
    if fresh or last.current is None:
        last.current = view
    told = said(answer, last.current.altered(lang=view.lang), lang)
    spent = findings.extra_share(answer.comparison, answer.own.place) if grown.whole else None
    shown = [*of, view.present, view.prediction, view.predict, plan if worlds is None else None]
    where = [view.lang, view.context, view.changes]
    parts = {
        "words": solara.use_memo(lambda: words(lang), [view.lang]),
        "helps": solara.use_memo(lambda: helps(view.place, lang), where),
        "drawn": solara.use_memo(lambda: drawn(view, lang), [*plan, view.phase_shown]),
        "budget": solara.use_memo(lambda: budget(view, lang, spent), [*plan, view.budget, spent]),
        "answers": solara.use_memo(lambda: None if view.predict else answers.answers(answer, view, lang), shown),
        "predicting": solara.use_memo(lambda: predicting.predicting(answer, view, lang) if view.predict else None, shown),
        "place": solara.use_memo(lambda: place(view, lang), where),
        "file": solara.use_memo(lambda: file_of(view), list(plan)),
    }
    small = state(view, grown, ready, queue, can, lang) | {"count": answers.count_words(answer, view, lang) if fresh else ""}
    return Levers(**parts, state=small, said=told, event_act=act)


def identity(worlds: Worlds | None) -> tuple[Any, ...]:
    """What tells worlds from others, so that what is made of them is made once."""
    return (None, 0) if worlds is None else (worlds.scenarios, len(worlds))


def state(view: View, grown: Grown, ready: int, queue: int, can: tuple[bool, bool], lang: Language) -> dict[str, Any]:
    """What is small and changes often."""
    return {
        "present": view.present,
        "organising": view.organising,
        "predict": view.predict,
        "predicted": bool(view.prediction),
        "stale": grown.stale,
        "growing": growing.told(grown, ready, queue, lang),
        "can_undo": can[0],
        "can_redo": can[1],
        "reference": reference_title(view, lang),
    }
