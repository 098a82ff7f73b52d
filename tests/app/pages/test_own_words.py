"""What a visitor wrote stands on every page as they wrote it, also where our own catalogue knows the words."""

import pytest

from app.pages import compare_controls, compare_data, garden_data
from app.pages.levers import comparing, drawn
from app.view.actions import act
from app.view.state import View
from experiments.language import Language

NL = Language("nl")
WORDS = "Status quo"


@pytest.fixture
def view() -> View:
    """A strategy, and its only phase, named with words that have a translation."""
    assert NL(WORDS) != WORDS
    view = act(View(lang="nl", worlds=12), {"do": "begin", "strategy": "status_quo"})
    for deed in ({"do": "entitle", "title": WORDS}, {"do": "name_phase", "phase": 1, "name": WORDS}, {"do": "compare", "strategy": "mine"}):
        view = act(view, deed)
    return act(view, {"do": "show", "strategy": "mine"})


def test_the_title_of_a_visitor_is_not_translated(view: View) -> None:
    assert garden_data.choice(view, "mine", NL)["title"] == WORDS
    assert compare_controls.chosen(view, NL)[-1]["title"] == WORDS
    assert compare_data.bare(view).titles(NL)[-1] == WORDS
    assert drawn.drawn(view, NL)["title"] == WORDS
    assert comparing.answer_of(view, None, NL).own.title == WORDS


def test_the_phases_of_a_visitor_are_not_translated(view: View) -> None:
    assert [phase["name"] for phase in garden_data.phases_of(view.plan("mine"), 286, NL)][1] == WORDS
    assert drawn.phases(view, NL)[1]["name"] == WORDS


def test_our_own_are(view: View) -> None:
    assert garden_data.choice(view, "status_quo", NL)["title"] == NL(WORDS) == compare_controls.titles(view, ["status_quo"], NL)[0]
