"""What the tests of the levers share: a small organisation, and worlds that have grown in it."""

import pytest

from app.greenhouse.worlds import Worlds
from app.view.drafts import begin, pull
from app.view.state import View
from experiments.language import Language
from tests.app.pages.levers.grown import grown_for

SMALL = (("market.people", 300.0), ("organisation.employees", 60.0))


@pytest.fixture
def lang() -> Language:
    """English."""
    return Language("en")


@pytest.fixture
def plain() -> View:
    """The levers of a small organisation, before anything is drawn."""
    return View(page="levers", changes=SMALL, worlds=12, phase=3)


@pytest.fixture
def mine(plain: View) -> View:
    """A strategy of one's own: co-creation with a little less room."""
    return pull(begin(plain, "co_creation"), 3, "autonomy", 0.65)


@pytest.fixture
def worlds(mine: View) -> Worlds:
    """Four worlds of the strategy of one's own."""
    return grown_for(mine, 4)
