"""What stands on a page while the worlds that were asked for last will not come."""

from collections.abc import Callable
from typing import Any

import pytest
import solara

from app.greenhouse.worlds import Worlds
from app.pages.compare import Comparing
from app.pages.levers.page import Drawing
from app.view.growth import Grown
from app.view.state import View
from tests.app.pages.levers.grown import grown_for

WORLDS = 12
SMALL = (("market.people", 300.0), ("organisation.employees", 60.0))
Made = Callable[[View, Grown], Any]


def comparing(view: View, grown: Grown) -> Any:
    return Comparing(view, grown, 0, 0, lambda sent: None)


def drawing(view: View, grown: Grown) -> Any:
    return Drawing(view, grown, 0, 0, (False, False), lambda sent: None)


def read(box: Any, page: str) -> str:
    """The sentence over the page."""
    part = box.children[0]
    return str(part.outcome["sentence"] if page == "compare" else part.said["sentence"])


@pytest.mark.parametrize(("page", "made"), [("compare", comparing), ("levers", drawing)])
def test_the_sentences_of_the_worlds_before_stay_and_speak_the_language_of_the_page(page: str, made: Made) -> None:
    view = View(page=page, changes=SMALL, worlds=WORLDS)
    before: Worlds = grown_for(view, WORLDS)
    box, rendered = solara.render(made(view, Grown(before, WORLDS, False)), handle_error=False)
    english = read(box, page)
    refused = Grown(before, WORLDS, True, True)
    asked = view.altered(strategies=(*view.strategies, "status_quo"), started_from="pay_for_advocacy")
    rendered.render(made(asked, refused), box)
    assert read(box, page) == english
    rendered.render(made(asked.altered(lang="nl"), refused), box)
    dutch = read(box, page)
    rendered.render(made(view.altered(lang="nl"), Grown(before, WORLDS, False)), box)
    assert dutch == read(box, page) != english
    rendered.close()
