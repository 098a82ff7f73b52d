"""Who recommended a customer is who did so in the model."""

from functools import cache
from typing import NamedTuple

import numpy as np
import pytest

from experiments.chronicle import chronicle
from experiments.rated import category_of, utility_of
from experiments.recommended import acquaintances, incentives, recommenders, while_they_talked, who_spoke
from simulation import week
from simulation.scenario import Scenario
from simulation.state import PAID_REFERRAL, PROSPECT, REFERRED, World
from simulation.world import build
from tests.experiments.gardens import garden, lively


class Lived(NamedTuple):
    """A world that was lived through, and what the model itself knew in every week."""

    world: World
    talking: np.ndarray
    heard: np.ndarray
    joined: np.ndarray
    origin: np.ndarray


@cache
def lived() -> Lived:
    """The world of the lively chronicle; ``heard`` are the recommendations of each week, unasked and paid, (2, W, M)."""
    told = lively()
    world = build(told.scenario, told.seed)
    talking, heard, joined, origin = [], [], [], []
    for now in range(told.scenario.weeks):
        before = world.market.category.copy()
        week.advance(world, now)
        m, rating = world.market, world.rates.rating
        as_customer = category_of(utility_of(m.functional, m.bond, m.need, rating), m.leniency, rating)
        talking.append(np.where(before == PROSPECT, PROSPECT, as_customer))
        heard.append((m.recommended.copy(), m.paid.copy()))
        came = np.flatnonzero(m.since == now)
        joined += [(now, person) for person in came]
        origin += m.origin[came].tolist()
    return Lived(world, np.array(talking), np.array(heard).transpose(1, 0, 2), np.array(joined), np.array(origin))


def test_what_people_were_while_they_talked_follows_from_the_market_and_those_who_left() -> None:
    told, known = lively(), lived()
    left = np.argwhere((np.vstack((told.customer_at_start, told.market[:-1])) > 0) & (told.market == PROSPECT))
    left_as = known.talking[left[:, 0], left[:, 1]]
    at_start = told.customer_at_start.astype(int)
    assert len(left) > 100 and (left_as == 3).any()
    assert np.array_equal(while_they_talked(told.market, at_start, left, left_as), known.talking)


@pytest.mark.parametrize("paid", [False, True])
def test_those_who_spoke_are_as_many_as_the_model_counted(paid: bool) -> None:
    known = lived()
    _, spoke = who_spoke(known.world, known.talking, known.joined, paid)
    counted = known.heard[int(paid)][known.joined[:, 0], known.joined[:, 1]]
    assert spoke.sum(axis=1).tolist() == counted.tolist() and counted.max() > 1


def test_a_new_customer_was_recommended_by_the_first_acquaintance_who_spoke() -> None:
    told, known = lively(), lived()
    for paid, origin in ((False, REFERRED), (True, PAID_REFERRAL)):
        others, spoke = who_spoke(known.world, known.talking, known.joined, paid)
        mine = np.flatnonzero(known.origin == origin)
        assert told.joined[mine, 2].tolist() == [others[row][spoke[row]][0] for row in mine]
        assert told.joined[mine, 2].min() >= 0 and (told.paid[mine] == paid).all()


def test_who_recommends_unasked_is_a_promoter_among_the_acquaintances() -> None:
    told, known = lively(), lived()
    for (now, person, by), paid in zip(told.joined, told.paid, strict=True):
        if by >= 0:
            others, used = acquaintances(known.world, np.array([person]))
            assert by in others[used]
            assert known.talking[now, by] >= (2 if paid else 3)


def test_whoever_was_bought_was_recommended_by_nobody() -> None:
    told = chronicle(garden(changes={"word_of_mouth.recommend": 0.0, "word_of_mouth.paid": 0.0}, weeks=30), 3)
    assert len(told.joined) > 20 and (told.joined[:, 2] == -1).all() and not told.paid.any()


def test_acquaintances_are_those_of_the_graph() -> None:
    world = lived().world
    people = np.array([401, 0, 200])
    others, used = acquaintances(world, people)
    for row, person in enumerate(people):
        first, past = world.acquaintances.start[person : person + 2]
        assert others[row][used[row]].tolist() == world.acquaintances.neighbour[first:past].tolist()


def test_people_without_acquaintances_were_recommended_by_nobody() -> None:
    lonely = build(garden(changes={"market.acquaintances": 0.0}), 1)
    joined = np.array([(0, 3), (1, 4)])
    assert acquaintances(lonely, joined[:, 1])[1].size == 0
    assert recommenders(lonely, np.full((70, 402), 3, np.uint8), joined, np.array([REFERRED, PAID_REFERRAL])).tolist() == [-1, -1]


def test_the_incentive_is_the_usual_one_once_leaders_gave_up() -> None:
    scenario: Scenario = garden()
    world = build(scenario, 1)
    world.series.fallen_back[40:] = 1.0
    assert incentives(world)[30] == 0.8 and (incentives(world)[40:] == 0.0).all() and incentives(world)[0] == 0.0
