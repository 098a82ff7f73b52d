"""What customers would answer is what the model has them answer."""

import numpy as np
import pytest

from experiments.rated import category_of, points_of, utility_of
from simulation.model import CultureModel
from tests.experiments.gardens import garden


@pytest.fixture(scope="module")
def model() -> CultureModel:
    """A lively model after some weeks, when its customers have just rated."""
    lived = CultureModel(garden(), seed=3)
    for _ in range(25):
        lived.step()
    return lived


def answers(model: CultureModel) -> tuple[np.ndarray, np.ndarray]:
    """Utility and leniency of everybody."""
    market = model.world.market
    return utility_of(market.functional, market.bond, market.need, model.world.rates.rating), market.leniency


def test_the_category_of_a_customer_is_the_models(model: CultureModel) -> None:
    customers = model.world.market.category > 0
    found = category_of(*answers(model), model.world.rates.rating)
    assert np.array_equal(found[customers], model.world.market.category[customers])
    assert set(found[customers].tolist()) == {1, 2, 3}


def test_the_points_are_those_of_the_customer_as_an_agent(model: CultureModel) -> None:
    found = points_of(*answers(model))
    assert model.agents and found[:50] == pytest.approx([person.rating for person in model.people[:50]])


def test_points_stay_between_0_and_10() -> None:
    assert points_of(np.array([0.0, 1.0, 0.5]), np.array([-1.0, 1.0, 0.0])).tolist() == [0.0, 10.0, pytest.approx(7.937, abs=0.001)]
