"""Compare: two to four strategies in the same worlds."""

from collections.abc import Callable
from typing import Any

import solara

from app.pages import compare_data
from app.pages.compare_controls import controls, other_way
from app.pages.module import MODULE
from app.view.growth import Grown
from app.view.state import View
from app.view.visit import Visit
from experiments.language import Language


@solara.component_vue(esm_module=MODULE, esm_export="Compare", vuetify=False)
def Compare(
    view: dict[str, Any],
    controls: dict[str, Any],
    progress: dict[str, Any],
    picture: dict[str, Any],
    outcome: dict[str, Any] | None,
    event_act: Callable[[Any], None],
) -> None:
    """Compare in the browser."""


def compare_page(visit: Visit, act: Callable[[Any], None]) -> Any:
    """The page."""
    return Comparing(visit.view, visit.grown("compare"), visit.ready("compare"), visit.place_in_queue(), act)


@solara.component
def Comparing(view: View, grown: Grown, ready: int, queue: int, act: Callable[[Any], None]) -> Any:
    """The page, of which only what changed is made and sent again."""
    lang = Language(view.lang)
    last: Any = solara.use_ref(None)
    there = compare_data.there(view, grown)
    if there:
        last.current = view, grown.worlds, grown.whole
    of, worlds, whole = last.current or (view, None, False)
    of = of.altered(lang=view.lang)
    shown = (of.strategies, worlds.scenarios if worlds else None, of.lang, len(worlds) if worlds else 0)
    picture = solara.use_memo(lambda: compare_data.picture(of, worlds, lang), [*shown, of.worlds, of.context, of.changes])
    outcome = solara.use_memo(lambda: compare_data.outcome(of, worlds, lang) if worlds and whole else None, [*shown, whole])
    return Compare(
        view={"present": view.present, "table": view.table},
        controls=controls(view, lang) | {"other_way": other_way(view, lang)},
        progress=compare_data.progress(view, grown, ready, queue, lang) | {"dim": not there and worlds is not None},
        picture=picture,
        outcome=outcome,
        event_act=act,
    )
