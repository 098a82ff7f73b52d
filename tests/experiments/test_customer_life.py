"""The life of a person in the market is what the model knows of them, and is told in plain words."""

from functools import cache

import numpy as np
import pytest

from experiments.customer_life import CustomerLife, customer_life
from experiments.customer_sentences import customer_told
from experiments.language import Language
from simulation.errors import NotAllowed
from simulation.model import CultureModel
from tests.experiments.gardens import garden, lively

EN = Language.of("en")


@cache
def lived(person: int) -> CustomerLife:
    return customer_life(garden(), 3, person)


def made(category: list[int], origin: list[int], joined: list[int], rating: float = 8.25, from_the_start: bool = False) -> CustomerLife:
    """A life of as many weeks as there are categories."""
    columns = np.array(category, np.int8), np.array(origin, np.int8), np.array(joined, np.int32)
    return CustomerLife(garden(), 3, 5, np.full(len(category), rating), *columns, from_the_start)


def full(life: CustomerLife, week: int) -> list[str]:
    """The lines as they are read."""
    return [f"{line.group}{line.lead} {line.sentence}" for line in customer_told(life, week, EN)]


def test_category_and_weeks_of_joining_are_those_of_the_chronicle() -> None:
    told = lively()
    for person in (0, 17, 200, 401):
        found = lived(person)
        assert found.category.tolist() == told.market[:, person].tolist()
        assert found.from_the_start == told.customer_at_start[person]
        joined = told.joined[told.joined[:, 1] == person][:, 0]
        assert sorted(set(found.joined[found.joined >= 0].tolist())) == joined.tolist()
    assert (lived(200).joined >= 0).any() or (lived(401).joined >= 0).any()


def test_rating_and_origin_are_those_of_the_customer_as_an_agent() -> None:
    model = CultureModel(garden(), seed=3)
    for now in range(12):
        model.step()
        agent = list(model.agents)[60 + 200]
        assert lived(200).rating[now] == pytest.approx(agent.rating) and lived(200).origin[now] == agent.origin


def test_a_rating_belongs_to_its_category() -> None:
    found = lived(401)
    customer = found.category > 0
    assert ((found.rating >= 7.6) == (found.category == 3))[customer].all() and ((found.rating < 6.5) == (found.category == 1))[
        customer
    ].all()


def test_nothing_in_it_can_be_changed() -> None:
    for column in (lived(0).rating, lived(0).category, lived(0).origin, lived(0).joined):
        with pytest.raises(ValueError, match="read-only"):
            column[0] = 1


@pytest.mark.parametrize(
    ("category", "origin", "joined", "lines"),
    [
        (3, 1, -1, ["Promoter. Would answer 8.3 of 10.", "A customer from the start. Never left."]),
        (2, 2, 1, ["Passive. Would answer 8.3 of 10.", "A customer since week 1. Came by advertising."]),
        (1, 3, 1, ["Detractor. Would answer 8.3 of 10.", "A customer since week 1. Somebody they know recommended, unasked."]),
        (3, 4, 0, ["Promoter. Would answer 8.3 of 10.", "A customer since week 0. Somebody they know was paid to recommend."]),
        (0, 0, -1, ["Prospect. Not a customer so far."]),
    ],
)
def test_what_is_told_of_a_person(category: int, origin: int, joined: int, lines: list[str]) -> None:
    assert full(made([category, category], [origin, origin], [joined, joined], 8.26), 1) == lines


def test_who_left_was_a_customer_until_then() -> None:
    found = made([2, 2, 0, 0, 3, 0], [1, 1, 0, 0, 2, 0], [-1, -1, -1, -1, 4, -1], from_the_start=True)
    assert [found.left(now) for now in range(6)] == [None, None, 2, 2, None, 5]
    assert full(found, 3) == ["Prospect. A customer until week 2."]


def test_who_left_in_the_first_week_was_a_customer_too() -> None:
    assert made([0, 0], [0, 0], [-1, -1], from_the_start=True).left(1) == 0
    assert made([0, 0], [0, 0], [-1, -1]).left(1) is None


@pytest.mark.parametrize("person", [-1, 402])
def test_a_person_who_is_not_there_is_refused(person: int) -> None:
    with pytest.raises(NotAllowed, match=rf"^The person is {person}; allowed is a whole number from 0 to 401\.$"):
        customer_life(garden(), 3, person)
