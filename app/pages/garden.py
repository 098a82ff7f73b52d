"""The garden page, as Solara carries it to the browser."""

from collections.abc import Callable
from typing import Any

import solara

from app.pages import garden_data as data
from app.pages.garden_words import words
from app.pages.module import MODULE
from app.pages.person_data import customer, employee
from app.view.visit import Visit
from app.view.wants import beside
from experiments.chronicle import Chronicle
from experiments.language import Language
from experiments.names import name_of


@solara.component_vue(esm_module=MODULE, esm_export="Garden", vuetify=False)
def Garden(
    page: dict[str, Any],
    words: dict[str, Any],
    calendar: dict[str, Any],
    organisation: dict[str, Any] | None,
    people: dict[str, Any] | None,
    run: dict[str, Any] | None,
    story: dict[str, Any] | None,
    worlds: dict[str, Any] | None,
    twin: dict[str, Any] | None,
    person: dict[str, Any] | None,
    event_act: Callable[[Any], None],
) -> None:
    """The garden in the browser."""


@solara.component
def GardenPage(visit: Visit, act: Callable[[Any], None]) -> Any:
    """The garden, each part made again only when what it is made of has changed."""
    view, lang = visit.view, Language(visit.view.lang)
    chronicle, other = visit.chronicle(view.strategy), visit.chronicle(beside(view)) if view.twin else None
    technical = data.is_technical(view)
    launch, weeks = view.scenario(view.strategy).strategy.launch_week, view.scenario(view.strategy).weeks
    grown = visit.grown("garden")
    said = solara.use_memo(lambda: words(lang, technical), [view.lang, technical])
    calendar = solara.use_memo(lambda: data.calendar(launch, weeks, lang), [launch, weeks, view.lang])
    organisation = solara.use_memo(
        lambda: data.organisation(chronicle, lang) if chronicle else None, [view.place, view.world, view.lang, chronicle is None]
    )
    people = solara.use_memo(lambda: holders(chronicle) if chronicle else None, [chronicle])
    run = solara.use_memo(lambda: data.run(chronicle) if chronicle else None, [chronicle])
    story = solara.use_memo(lambda: data.story(view, chronicle, lang) if chronicle else None, [chronicle, view.lang])
    twin = solara.use_memo(lambda: {"run": data.run(other), "story": data.story(view, other, lang)} if other else None, [other, view.lang])
    worlds = solara.use_memo(lambda: data.spread(view, grown, lang), [grown.worlds, grown.stale, view.strategy, view.world, view.lang])
    person = solara.use_memo(
        lambda: person_of(visit, lang),
        [view, *(visit.record(kind, name) for kind in ("employee", "customer") for name in (view.strategy, beside(view)))],
    )
    return Garden(
        page=data.shown(view, lang) | {"growing": growing(visit, lang)},
        words=said,
        calendar=calendar,
        organisation=organisation,
        people=people,
        run=run,
        story=story,
        worlds=worlds,
        twin=twin,
        person=person,
        event_act=act,
    )


def growing(visit: Visit, lang: Language) -> str:
    """How far the worlds beside this one are."""
    return lang(
        "Growing {total} worlds, {n} ready",
        total=lang.number(visit.view.worlds),
        n=lang.number(min(visit.ready("garden"), visit.view.worlds)),
    )


def holders(chronicle: Chronicle) -> dict[str, Any]:
    """Who holds which job from when on, by name: week and job of each, and the names in the same order."""
    return {
        "holders": chronicle.holders[:, :2].astype("<i4").tobytes(),
        "names": [name_of(int(person)) for person in chronicle.holders[:, 2]],
    }


def person_of(visit: Visit, lang: Language) -> dict[str, Any] | None:
    """Who is looked at; None where nobody is, or while their life is lived through."""
    view = visit.view
    if view.employee is not None:
        life = visit.record("employee", view.strategy)
        return None if life is None else employee(view, life, visit.record("employee", beside(view)), lang)
    if view.customer is not None:
        found = visit.record("customer", view.strategy)
        return None if found is None else customer(view, found, lang)
    return None


def garden_page(visit: Visit, act: Callable[[Any], None]) -> Any:
    """The page."""
    return GardenPage(visit, act)
