"""The garden page, as Solara carries it to the browser."""

from collections.abc import Callable
from typing import Any, NamedTuple

import solara

from app.pages import garden_data as data
from app.pages import growing
from app.pages.garden_words import words
from app.pages.module import MODULE
from app.pages.person_data import customer, employee
from app.view.growth import Grown
from app.view.state import View
from app.view.visit import Visit
from app.view.wants import beside
from experiments.chronicle import Chronicle
from experiments.customer_life import CustomerLife
from experiments.language import Language
from experiments.life import Life
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


def garden_page(visit: Visit, act: Callable[[Any], None]) -> Any:
    """The page."""
    view = visit.view
    shown, other = visit.chronicle(view.strategy), visit.chronicle(beside(view)) if view.twin else None
    return Growing(view, shown, other, looked_at(visit), visit.grown("garden"), visit.ready("garden"), visit.place_in_queue(), act)


class LookedAt(NamedTuple):
    """Who is looked at: an employee under both strategies, or a person in the market; None while their lives are lived through."""

    life: Life | None = None
    twin: Life | None = None
    customer: CustomerLife | None = None


def looked_at(visit: Visit) -> LookedAt:
    """Who is looked at."""
    view = visit.view
    if view.employee is not None:
        return LookedAt(visit.record("employee", view.strategy), visit.record("employee", beside(view)))
    return LookedAt(customer=visit.record("customer", view.strategy) if view.customer is not None else None)


@solara.component
def Growing(
    view: View,
    chronicle: Chronicle | None,
    other: Chronicle | None,
    who: LookedAt,
    grown: Grown,
    ready: int,
    queue: int,
    act: Callable[[Any], None],
) -> Any:
    """The garden, each part made again only when what it is made of has changed."""
    lang = Language(view.lang)
    technical, scenario = data.is_technical(view), view.scenario(view.strategy)
    said = solara.use_memo(lambda: words(lang, technical), [view.lang, technical])
    dates = scenario.strategy.launch_week, scenario.weeks
    calendar = solara.use_memo(lambda: data.calendar(*dates, lang), [dates, view.lang])
    organisation = solara.use_memo(
        lambda: data.organisation(chronicle, lang) if chronicle else None, [view.place, view.world, view.lang, chronicle is None]
    )
    people = solara.use_memo(lambda: holders(chronicle) if chronicle else None, [chronicle])
    run = solara.use_memo(lambda: data.run(chronicle) if chronicle else None, [chronicle])
    story = solara.use_memo(lambda: data.story(chronicle, lang) if chronicle else None, [chronicle, view.lang])
    twin = solara.use_memo(lambda: {"run": data.run(other), "story": data.story(other, lang)} if other else None, [other, view.lang])
    worlds = solara.use_memo(lambda: data.spread(view, grown, lang), [grown.worlds, grown.stale, view.strategy, view.world, view.lang])
    person = solara.use_memo(lambda: person_of(view, who, chronicle, lang), [view, who, chronicle])
    return Garden(
        page=data.shown(view, lang) | {"growing": growing.told(grown, ready, queue, lang)},
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


def holders(chronicle: Chronicle) -> dict[str, Any]:
    """Who holds which job from when on, by name: week and job of each, and the names in the same order."""
    return {
        "holders": chronicle.holders[:, :2].astype("<i4").tobytes(),
        "names": [name_of(int(person)) for person in chronicle.holders[:, 2]],
    }


def person_of(view: View, who: LookedAt, chronicle: Chronicle | None, lang: Language) -> dict[str, Any] | None:
    """Who is looked at, as data."""
    if who.life is not None:
        return employee(view, who.life, who.twin, chronicle, lang)
    return None if who.customer is None else customer(view, who.customer, lang)
