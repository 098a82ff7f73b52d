"""The model as Mesa users know it: agents are live views, and what Mesa offers works."""

import gc
import subprocess
import sys
import warnings
import weakref
from typing import Any

import mesa
import numpy as np
import pytest
from mesa.batchrunner import batch_run

from simulation import Category, Context, CultureModel, Customer, Employee, Journey, Parameters, Scenario, Stance
from simulation.errors import NotAllowed
from simulation.measures import MEASURES
from simulation.state import World
from simulation.world import build

OF_MESA_3_3 = tuple(int(part) for part in mesa.__version__.split(".")[:2]) < (3, 4)
SIZES = {"organisation.employees": 60, "market.people": 300}
SMALL = Scenario(context=Context(parameters=Parameters().changed(SIZES, "test")), weeks=30)


@pytest.fixture
def model() -> CultureModel:
    return CultureModel(SMALL, seed=1)


def columns(world: World) -> list[bytes]:
    return [column.tobytes() for table in (world.staff, world.market) for column in table]


def test_a_step_is_a_week(model: CultureModel) -> None:
    model.step()
    model.step()
    assert (model.week, model.steps, len(model.series())) == (2, 2, 2)


def test_the_series_has_every_measure_by_week(model: CultureModel) -> None:
    model.run()
    assert list(model.series().columns) == list(MEASURES)
    assert model.series().index.tolist() == list(range(30))
    assert model.series().index.name == "week"


def test_stepping_and_running_are_the_same(model: CultureModel) -> None:
    other = CultureModel(SMALL, seed=1)
    for _ in range(7):
        model.step()
    model.run()
    other.run()
    assert model.series().equals(other.series())


def test_looking_at_agents_changes_nothing(model: CultureModel) -> None:
    other = CultureModel(SMALL, seed=1)
    assert len(model.agents) == 360
    model.run()
    other.run()
    assert columns(model.world) == columns(other.world)


def test_the_last_week_ends_the_run(model: CultureModel) -> None:
    while model.running:
        model.step()
    assert model.week == 30
    with pytest.raises(NotAllowed, match="The run has ended: it has 30 weeks"):
        model.step()


def test_agents_are_made_when_asked_for(model: CultureModel) -> None:
    model.step()
    assert model.employees == []
    assert {kind: len(agents) for kind, agents in model.agents_by_type.items()} == {Employee: 60, Customer: 300}
    assert model.agent_types == [Employee, Customer]


def test_agents_are_numbered_within_their_model(model: CultureModel) -> None:
    other = CultureModel(SMALL, seed=2)
    for one in (model, other):
        assert [agent.unique_id for agent in one.agents] == list(range(1, 361))


def test_an_agent_reads_its_row(model: CultureModel) -> None:
    employee = model.agents_by_type[Employee][5]
    model.world.staff.commitment[5] = 0.625
    assert employee.commitment == 0.625
    assert employee.journey is Journey.DOING


def test_setting_an_attribute_changes_the_column(model: CultureModel) -> None:
    model.agents_by_type[Employee][5].trust = 0.75
    assert model.world.staff.trust[5] == 0.75


def test_what_is_set_is_what_the_kernels_read(model: CultureModel) -> None:
    for employee in model.agents_by_type[Employee]:
        employee.commitment = 0.95
    assert model.agents_by_type[Employee][0].stance is Stance.COMMITMENT
    model.step()
    assert model.series()["committed_share"].iloc[0] > 0.9


def test_commitment_lapses_only_below_the_lower_bar(model: CultureModel) -> None:
    employee = model.agents_by_type[Employee][3]
    stances = []
    for commitment in (0.5, 0.6, 0.45, 0.39, 0.45):
        employee.commitment = commitment
        stances.append(employee.stance)
    lived, obeyed = Stance.COMMITMENT, Stance.COMPLIANCE
    assert stances == [obeyed, lived, lived, obeyed, obeyed]


def test_a_customer_rates_anew_after_a_change(model: CultureModel) -> None:
    customer = next(person for person in model.agents_by_type[Customer] if person.is_customer)
    customer.leniency, customer.need, customer.functional = 0.0, 0.0, 0.0
    assert customer.category is Category.DETRACTOR
    customer.functional = 1.0
    assert (customer.category, customer.rating) == (Category.PROMOTER, 10.0)


def test_every_customer_is_in_the_category_of_their_rating(model: CultureModel) -> None:
    model.run()
    for person in model.agents_by_type[Customer]:
        if person.is_customer:
            category = Category.PROMOTER if person.rating >= 8.5 else Category.PASSIVE if person.rating >= 6.5 else Category.DETRACTOR
            assert person.category is category


@pytest.mark.parametrize("value", [-0.1, 1.1, float("nan"), 1e9])
def test_a_value_out_of_bounds_is_refused(model: CultureModel, value: float) -> None:
    employee = model.agents_by_type[Employee][0]
    before = employee.energy
    with pytest.raises(NotAllowed, match=r"Employee 0: energy cannot be .*; allowed is 0 to 1\."):
        employee.energy = value
    assert employee.energy == before


def test_colleagues_are_agents_too(model: CultureModel) -> None:
    people = model.agents_by_type[Employee]
    chief = next(one for one in people if one.boss is one)
    assert all(report.boss is chief for report in chief.reports)
    assert all(chief in neighbour.neighbours for neighbour in chief.neighbours)
    assert all(person in friend.acquaintances for person in model.people[:50] for friend in person.acquaintances)


def test_agent_sets_select_group_and_add_up(model: CultureModel) -> None:
    people = model.agents_by_type[Employee]
    assert len(people.select(lambda one: one.advocate)) == int(model.world.staff.advocate.sum())
    assert people.agg("commitment", np.mean) == pytest.approx(model.world.staff.commitment.mean())
    assert sum(people.groupby("department").count().values()) == 60


def test_the_data_collector_has_every_weekly_measure(model: CultureModel) -> None:
    for _ in range(3):
        model.step()
    collected = model.datacollector.get_model_vars_dataframe()
    assert np.array_equal(collected["nps"], model.series()["nps"])
    assert len(collected) == 3


def test_agent_reporters_work(model: CultureModel) -> None:
    model.datacollector = mesa.DataCollector(agenttype_reporters={Employee: {"commitment": "commitment"}})
    model.step()
    frame = model.datacollector.get_agenttype_vars_dataframe(Employee)
    assert np.array_equal(frame["commitment"], model.world.staff.commitment)


def test_batch_run_gives_the_model_s_own_numbers() -> None:
    parameters: dict[str, object] = {"scenario": SMALL}
    if OF_MESA_3_3:
        rows = batch_run(CultureModel, {**parameters, "seed": [3, 4]}, display_progress=False)
    else:
        rows = batch_run(CultureModel, parameters, rng=[3, 4], display_progress=False)
    for row in rows:
        alone = CultureModel(SMALL, seed=row["seed"])
        alone.run()
        assert row["profit"] == alone.series()["profit"].iloc[-1]
    assert len(rows) == 2


def test_without_a_seed_every_model_has_its_own() -> None:
    one, other = CultureModel(SMALL), CultureModel(SMALL)
    assert one.seed != other.seed


@pytest.mark.parametrize("looked_at", [False, True])
def test_a_dropped_model_is_freed(looked_at: bool) -> None:
    model = CultureModel(SMALL, seed=1)
    if looked_at:
        model.agents_by_type[Employee][0].commitment = 0.5
    model.step()
    reference = weakref.ref(model)
    del model
    gc.collect()
    assert reference() is None


@pytest.mark.parametrize("seed", [-1, 2**63])
def test_a_seed_out_of_range_is_refused(seed: int) -> None:
    with pytest.raises(NotAllowed, match="allowed is a whole number from 0"):
        CultureModel(SMALL, seed=seed)


def test_a_name_is_no_scenario() -> None:
    with pytest.raises(NotAllowed, match=r"scenarios\.load\('co_creation'\)"):
        CultureModel("co_creation")  # type: ignore[arg-type]


def test_the_default_is_the_status_quo_of_a_service_company() -> None:
    assert columns(CultureModel(seed=7).world) == columns(build(Scenario(), 7))


def test_a_page_of_mesa_shows_the_model(model: CultureModel) -> None:
    for _ in range(3):
        model.step()
    plots: list[Any] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Mesa's page breaks rules of its own libraries, which they tell
        import solara
        from mesa.visualization import SolaraViz, make_plot_component

        page = SolaraViz(model, components=[make_plot_component("conduct_mean", post_process=plots.append)])
        _, shown = solara.render(page, handle_error=False)
        shown.close()
    (line,) = plots[0].get_lines()
    assert np.array_equal(line.get_ydata(), model.series()["conduct_mean"])


def test_the_engine_needs_no_mesa() -> None:
    code = "import sys, simulation.week, simulation.world; sys.exit('mesa' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
