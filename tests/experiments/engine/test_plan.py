import pytest

from experiments.engine.plan import Plan
from experiments.studies.study import Arm, Design, Precision
from simulation.errors import NotAllowed
from tests.experiments.small_studies import ARMS, PARTICIPATION, patient, small_study

WORLDS = [(point, k) for point in range(6) for k in range(3)]


@pytest.fixture(scope="module")
def plan() -> Plan:
    return Plan(small_study())


def test_runs_are_ordered_by_point_then_replication_then_strategy(plan: Plan) -> None:
    runs = list(plan.runs(WORLDS))
    assert [(run.point, run.replication, run.arm) for run in runs] == [(p, k, arm) for p in range(6) for k in range(3) for arm in range(2)]


def test_strategies_of_a_world_share_their_luck(plan: Plan) -> None:
    assert plan.run(4, 0, 2).seed == plan.run(4, 1, 2).seed


def test_points_meet_the_same_worlds_unless_they_have_their_own() -> None:
    own = Plan(small_study(design=Design(kind="grid", worlds="own")))
    assert {Plan(small_study()).seed(point, 0) for point in range(6)} == {1}
    assert len({own.seed(point, k) for point, k in WORLDS}) == len(WORLDS)


def test_worlds_of_a_points_own_leave_room_for_the_most_it_may_have() -> None:
    asked = Precision(measure="nps", week=59, half_width=1.0, minimum=5, maximum=50)
    plan = Plan(small_study(design=Design(kind="grid", worlds="own"), precision=asked))
    assert plan.seed(1, 0) - plan.seed(0, 0) == 50


def test_a_run_has_the_same_identity_in_every_plan_of_the_study(plan: Plan) -> None:
    assert list(Plan(small_study()).runs(WORLDS)) == list(plan.runs(WORLDS))


def test_runs_that_differ_in_anything_have_different_identities() -> None:
    plan = Plan(small_study(factors=(PARTICIPATION.model_copy(update={"arms": ()}),)))
    worlds = [(point, k) for point in range(2) for k in range(3)]
    assert len({run.id for run in plan.runs(worlds)}) == 2 * 3 * 2


def test_a_factor_that_does_not_change_a_strategy_gives_the_same_run_at_its_levels(plan: Plan) -> None:
    assert plan.values(0)["change.meaning"] == plan.values(1)["change.meaning"]
    assert plan.run(0, 0, 0).id == plan.run(1, 0, 0).id
    assert plan.run(0, 1, 0).id != plan.run(1, 1, 0).id


def test_the_same_strategy_under_two_labels_is_run_twice() -> None:
    arms = (ARMS[0], Arm(label="again", strategy=ARMS[0].strategy))
    plan = Plan(small_study(arms=arms, factors=()))
    assert plan.run(0, 0, 0).id != plan.run(0, 1, 0).id


def test_values_that_do_not_go_together_are_refused_for_that_strategy_only() -> None:
    early = patient(20).model_copy(update={"launch_week": 2})
    plan = Plan(small_study(arms=(ARMS[0], Arm(label="early", strategy=early)), factors=()))
    assert plan.refusal(0, 0) == ""
    assert "patience needs at least" in plan.refusal(0, 1)
    with pytest.raises(NotAllowed, match="patience needs at least"):
        plan.scenario(0, 1)


def test_another_number_anywhere_is_another_study(plan: Plan) -> None:
    assert plan.fingerprint == Plan(small_study()).fingerprint
    assert plan.fingerprint != Plan(small_study(seed=2)).fingerprint
    assert plan.fingerprint != Plan(small_study(measured_at=(39,))).fingerprint
