"""What the tests of Compare share: a small organisation in which three strategies are compared."""

import pytest

from app.greenhouse.worlds import Worlds
from app.view.growth import Grown
from app.view.state import View
from experiments.language import Language
from tests.app.pages.levers.grown import grown_for

SMALL = (("market.people", 300.0), ("organisation.employees", 60.0))
WORLDS = 12


@pytest.fixture
def lang() -> Language:
    """English."""
    return Language("en")


@pytest.fixture
def view() -> View:
    """Two strategies in twelve worlds of a small organisation."""
    return View(page="compare", changes=SMALL, worlds=WORLDS)


@pytest.fixture
def three(view: View) -> View:
    """The same with a third strategy, which is the status quo, in first place."""
    return view.altered(strategies=("status_quo", *view.strategies))


@pytest.fixture
def worlds(view: View) -> Worlds:
    """All worlds of the two strategies."""
    return grown_for(view, WORLDS)


@pytest.fixture
def grown(worlds: Worlds) -> Grown:
    """The same as a visit hands them over."""
    return Grown(worlds, WORLDS, False)
