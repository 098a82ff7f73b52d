"""Evidence and limits: what was published beside what the model gives, what is assumed, and what the model cannot tell."""

from collections.abc import Callable
from typing import Any

import solara

from app.pages import evidence_data, evidence_numbers
from app.pages.evidence_words import words
from app.pages.module import MODULE
from app.view.growth import Grown
from app.view.state import View
from app.view.visit import Visit
from experiments.language import Language


@solara.component_vue(esm_module=MODULE, esm_export="Evidence", vuetify=False)
def Evidence(
    words: dict[str, Any],
    state: dict[str, Any],
    evidence: dict[str, Any],
    numbers: dict[str, Any],
    now: dict[str, Any],
    inputs: dict[str, Any],
    event_act: Callable[[Any], None],
) -> None:
    """The evidence in the browser."""


def evidence_page(visit: Visit, act: Callable[[Any], None]) -> Any:
    """The page."""
    return Gathered(visit.view, visit.grown("evidence"), visit.ready("evidence"), visit.place_in_queue(), act)


@solara.component
def Gathered(view: View, grown: Grown, ready: int, queue: int, act: Callable[[Any], None]) -> Any:
    """The page, of which only what changed is made and sent again. It is judged when all worlds are there; until then what was judged before stays."""
    lang = Language(view.lang)
    last: Any = solara.use_ref(None)
    fresh = evidence_data.fresh(view, grown)
    if fresh:
        last.current = grown.worlds
    worlds = last.current
    of = None if worlds is None else worlds.scenarios
    findings = solara.use_memo(lambda: evidence_data.findings_of(worlds), [of])
    place = [view.lang, view.context, view.changes]
    parts = {
        "words": solara.use_memo(lambda: words(lang), [view.lang]),
        "evidence": solara.use_memo(lambda: evidence_data.evidence(findings, lang), [of, view.lang]),
        "numbers": solara.use_memo(lambda: evidence_numbers.numbers(lang), [view.lang]),
        "now": solara.use_memo(lambda: evidence_numbers.now(view, lang), place),
        "inputs": solara.use_memo(lambda: evidence_data.inputs(view, lang), [*place, view.strategy, view.strategies, view.mine]),
    }
    small = evidence_data.state(view, grown, ready, queue, lang) | {"old": worlds is not None and not fresh}
    return Evidence(**parts, state=small, event_act=act)
