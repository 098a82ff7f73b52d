"""The organisation beside the levers: its sliders stop at what is allowed, and at what is there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.pages.levers.place import SECTIONS, founders_words, number, place, stops_of
from app.view.actions import act
from app.view.numbers import held
from app.view.state import View, declared
from experiments.language import Language
from scenarios import contexts

EN = Language("en")
NAMES = [name for _, names in SECTIONS.values() for name in names]


@pytest.mark.parametrize("context", contexts())
@pytest.mark.parametrize("name", NAMES)
def test_a_slider_stands_at_the_number_that_is_there(context: str, name: str) -> None:
    view = View(context=context)
    found = number(name, view, EN)
    assert found["stops"][found["at"]] == held(view.place, name)
    assert found["at"] == found["start"]
    assert found["stops"] == sorted(set(found["stops"])) and len(found["texts"]) == len(found["stops"])


@pytest.mark.parametrize("name", NAMES)
def test_every_stop_of_a_slider_is_allowed_on_its_own(name: str) -> None:
    for value in stops_of(name):
        changed = act(View(), {"do": "change", "name": name, "value": value})
        assert held(changed.place, name) == value


@given(st.sampled_from(NAMES), st.floats(0.013, 0.97))
def test_a_number_from_a_link_becomes_a_stop(name: str, share: float) -> None:
    known = declared(name)
    value = float(round(20 + share * 2000)) if known.unit == "people" else round(share, 4)
    found = number(name, act(View(), {"do": "change", "name": name, "value": value}), EN)
    assert found["stops"][found["at"]] == value


def test_the_headcounts_follow_the_shares() -> None:
    view = act(View(), {"do": "change", "name": "organisation.customer_care", "value": 0.8})
    notes = [one["note"] for section in place(view, EN)["sections"] if section["key"] == "departments" for one in section["numbers"]]
    people = [int(note.split()[0]) for note in notes]
    assert sum(people) == 300 and people[0] > 150


def test_it_is_told_where_advocates_sit() -> None:
    assert founders_words(View(), EN) == "The advocates of the start sit anywhere."
