from collections.abc import Iterator

import pytest

from app.greenhouse.pool import Greenhouse
from app.view.house import first_pages
from app.view.state import PAGES, View
from app.view.visit import Visit

SMALL = View(context="start_up", worlds=12, changes=(("organisation.employees", 40), ("market.people", 100)))


@pytest.fixture
def greenhouse() -> Iterator[Greenhouse]:
    found = Greenhouse(workers=2)
    yield found
    found.close()


def test_whoever_comes_after_finds_every_page_grown_as_long_as_the_house_holds_them(greenhouse: Greenhouse) -> None:
    held = first_pages(greenhouse, SMALL)
    assert [visit.view.page for visit in held] == list(PAGES)
    for page in PAGES:
        guest = Visit(SMALL.altered(page=page), greenhouse, lambda: None)
        assert greenhouse.load().jobs == 0
        assert guest.grown(page).whole
        assert page != "garden" or guest.chronicle(SMALL.strategy) is not None


def test_nothing_is_kept_for_other_organisations(greenhouse: Greenhouse) -> None:
    held = first_pages(greenhouse, SMALL)
    other = Visit(SMALL.altered(changes=(*SMALL.changes, ("growth.rate", 0.2)), page="compare"), greenhouse, lambda: None)
    assert not other.grown("compare").whole
    assert held
