"""The help of a lever tells what the model does."""

import numpy as np
import pytest

from app.pages.levers.helping import FEEDS, help_of, helps, lag
from app.view.state import View
from experiments.language import Language
from scenarios import contexts
from simulation import week, world
from simulation.scenario import Scenario
from simulation.settings import LEVERS
from simulation.strategy import Phase, Strategy

EN = Language("en")


def test_every_lever_is_helped_with_what_it_works_on() -> None:
    assert set(helps(View().place, EN)) == set(LEVERS)
    assert {declared.feeds for declared in LEVERS.values()} == set(FEEDS)


@pytest.mark.parametrize("name", contexts())
def test_the_lag_is_the_one_with_which_the_model_moves_culture(name: str) -> None:
    place = contexts()[name]
    jump = Strategy(name="jump", title="Jump", story="Jump.", launch_week=0, phases=(Phase(name="Jump", week=1, levers={"purpose": 1.0}),))
    grown = world.build(Scenario(strategy=jump, context=place, weeks=3), 1)
    week.run_weeks(grown, 0, 2)
    before = place.status_quo.purpose
    assert float(np.asarray(grown.culture["purpose"]).ravel()[0]) == pytest.approx(before + (1 - before) / lag(place.parameters))


def test_culture_works_slowly_and_the_rest_at_once() -> None:
    told = helps(View().place, EN)
    assert "lags by about 6 weeks" in told["autonomy"]["text"] and "Works at once." in told["training"]["text"]


def test_what_a_lever_costs_is_what_is_declared() -> None:
    dearer = View(changes=(("money.autonomy", 0.02),)).place
    assert "Costs 2.0% of a wage at 100." in help_of("autonomy", dearer, EN)
    assert "Costs nothing by itself." in help_of("promote_on_character", dearer, EN)
    assert "reward" in help_of("incentive", dearer, EN)
