"""The strategies and contexts that come with the project."""

import re
import tomllib
from pathlib import Path

import pytest

import scenarios
from scenarios.layout import INHERITED
from scenarios.library import CONTEXTS, STRATEGIES
from simulation.parameters import Parameters
from simulation.scenario import Context, Scenario
from simulation.settings import LEVERS, Levers
from simulation.state import DEPARTMENTS
from simulation.strategy import Strategy

FOLDER = Path(scenarios.__file__).parent
STATUS_QUO = Levers().model_dump()


def raw(kind, name):
    return tomllib.loads((FOLDER / kind / f"{name}.toml").read_text("utf-8"))


def levers_at(name, weeks_after_launch):
    """What differs from the status quo, that many weeks after launch."""
    strategy = scenarios.strategies()[name]
    row = strategy.plan(Levers(), 400)[strategy.launch_week + weeks_after_launch]
    return {lever: round(float(row[lever]), 9) for lever in LEVERS if abs(row[lever] - STATUS_QUO[lever]) > 1e-9}


IMPLEMENTATION = {
    "purpose": 0.5,
    "support": 0.5,
    "recognition": 0.3,
    "pressure": 0.85,
    "asked_conduct": 0.8,
    "training": 0.9,
    "follow_up": 0.25,
}
SOIL = {
    "coaching": 0.75,
    "integrity": 0.8,
    "support": 0.65,
    "recognition": 0.65,
    "pressure": 0.2,
    "participation": 0.15,
    "boundary_crossing": 0.4,
    "follow_up": 0.4,
    "purpose": 0.35,
    "output_focus": 0.6,
    "autonomy": 0.35,
    "promote_on_character": 0.6,
}
LIGHT = SOIL | {
    "purpose": 0.75,
    "integrity": 0.85,
    "participation": 0.25,
    "boundary_crossing": 0.5,
    "autonomy": 0.6,
    "output_focus": 0.4,
    "coaching": 0.8,
    "asked_conduct": 0.8,
}
ROOM = LIGHT | {"autonomy": 0.85, "output_focus": 0.3, "pressure": 0.15, "follow_up": 0.5}
EXPLAINED = {
    "purpose": 0.8,
    "integrity": 0.85,
    "coaching": 0.6,
    "recognition": 0.5,
    "support": 0.55,
    "pressure": 0.45,
    "asked_conduct": 0.8,
    "training": 0.8,
    "autonomy": 0.45,
    "output_focus": 0.5,
}


@pytest.mark.parametrize(
    ("name", "week", "levers"),
    [
        ("status_quo", 100, {}),
        ("implementation", 0, {}),
        ("implementation", 4, IMPLEMENTATION),
        ("implementation", 52, IMPLEMENTATION),
        ("implementation", 56, {}),
        ("implementation", 260, {}),
        ("sustained_implementation", 4, IMPLEMENTATION),
        ("sustained_implementation", 260, IMPLEMENTATION),
        ("explained_implementation", 8, EXPLAINED),
        ("explained_implementation", 260, EXPLAINED),
        ("co_creation", 8, SOIL),
        ("co_creation", 26, LIGHT),
        ("co_creation", 52, ROOM),
        ("co_creation", 260, ROOM),
        ("talk_without_walk", 8, {"purpose": 0.75, "integrity": 0.2}),
        ("pay_for_advocacy", 8, {"incentive": 0.8}),
        ("advocates_alone", 26, {"participation": 0.25, "boundary_crossing": 0.5}),
        ("stopped_too_early", 52, ROOM),
        ("stopped_too_early", 60, {}),
        ("stopped_too_early", 260, {}),
        ("impatient_board", 260, ROOM),
    ],
)
def test_the_levers_are_those_of_the_reference(name, week, levers):
    assert levers_at(name, week) == levers


def test_levers_move_in_a_straight_line_to_the_first_phase():
    assert levers_at("implementation", 2)["pressure"] == pytest.approx((0.40 + 0.85) / 2)


@pytest.mark.parametrize("week", [4, 8, 17, 26, 52, 260])
def test_half_a_garden_is_exactly_halfway(week):
    full = STATUS_QUO | levers_at("co_creation", week)
    half = STATUS_QUO | levers_at("half_a_garden", week)
    assert half == pytest.approx({name: STATUS_QUO[name] + 0.5 * (full[name] - STATUS_QUO[name]) for name in LEVERS}, abs=1e-9)


def test_the_impatient_board_begins_to_look_after_thirty_nine_weeks():
    assert scenarios.strategies()["impatient_board"].patience == 39


def test_other_strategies_have_endless_patience():
    assert [name for name, strategy in scenarios.strategies().items() if strategy.patience is not None] == ["impatient_board"]


def test_the_phases_of_implementation_have_their_names():
    strategy = scenarios.strategies()["implementation"]
    assert [strategy.phase_names(strategy.launch_week + week) for week in (-1, 0, 4, 52, 56)] == [
        None,
        "Roll-out",
        "Targets and supervision",
        "Close",
        "Back to usual",
    ]


def test_the_phases_of_co_creation_have_their_names():
    strategy = scenarios.strategies()["co_creation"]
    assert [strategy.phase_names(strategy.launch_week + week) for week in (-1, 0, 8, 26, 52)] == [None, "Soil", "Light", "Room", "Kept"]


def test_the_service_company_is_the_default_context():
    assert scenarios.contexts()["service_company"] == Context()


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("it_system", {"change.meaning": 0.0}),
        ("large_bureaucracy", {"organisation.employees": 3000, "market.people": 30000, "leadership.entrenchment": 0.9}),
        ("start_up", {"organisation.employees": 60, "market.people": 600, "leadership.entrenchment": 0.1}),
    ],
)
def test_a_context_differs_as_the_reference_says(name, changes):
    assert scenarios.contexts()[name].parameters == Parameters().changed(changes, "reference")


@pytest.mark.parametrize("lever", ["pressure", "output_focus"])
def test_the_burnt_out_contact_centre_is_pressed_more(lever):
    assert getattr(scenarios.contexts()["burnt_out_contact_centre"].status_quo, lever) > STATUS_QUO[lever]


def test_the_burnt_out_contact_centre_is_supported_less():
    assert scenarios.contexts()["burnt_out_contact_centre"].status_quo.support < STATUS_QUO["support"]


def test_four_in_five_work_in_customer_care_in_the_burnt_out_contact_centre():
    organisation = scenarios.contexts()["burnt_out_contact_centre"].parameters.organisation
    assert organisation.customer_care / sum(getattr(organisation, name) for name in DEPARTMENTS) == pytest.approx(0.8)


@pytest.mark.parametrize("state", ["trust", "safety"])
def test_trust_and_safety_are_low_after_a_failed_programme(state):
    beginning = scenarios.contexts()["after_a_failed_programme"].parameters.beginning
    assert getattr(beginning, state) < getattr(Parameters().beginning, state)


@pytest.mark.parametrize(("kind", "names"), [("strategies", STRATEGIES), ("contexts", CONTEXTS)])
def test_every_file_is_listed(kind, names):
    assert sorted(path.stem for path in (FOLDER / kind).iterdir()) == sorted(names)


@pytest.mark.parametrize("found", [scenarios.strategies(), scenarios.contexts()], ids=["strategies", "contexts"])
def test_a_name_is_the_slug_of_its_file(found):
    assert all(name == item.name and re.fullmatch(r"[a-z]+(_[a-z]+)*", name) for name, item in found.items())


@pytest.mark.parametrize("item", [*scenarios.strategies().values(), *scenarios.contexts().values()], ids=lambda item: item.name)
def test_a_story_has_two_sentences(item):
    assert len(re.findall(r"[.!?](?=\s|$)", item.story)) == 2


@pytest.mark.parametrize("item", [*scenarios.strategies().values(), *scenarios.contexts().values()], ids=lambda item: item.name)
def test_a_story_stands_on_one_line(item):
    assert item.story == " ".join(item.story.split())


@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize("strategy", STRATEGIES)
def test_every_strategy_loads_in_every_context(strategy, context):
    assert str(scenarios.load(strategy, context)) == f"{strategy} in {context}"


@pytest.mark.parametrize("name", STRATEGIES)
def test_a_strategy_holds_only_what_differs_from_its_base(name):
    values = raw("strategies", name)
    base = scenarios.strategies()[values["based_on"]] if "based_on" in values else Strategy(name="none", title="None", story="None.")
    assert [key for key in INHERITED if key in values and values[key] == getattr(base, key)] == []


@pytest.mark.parametrize("name", STRATEGIES)
def test_a_phase_holds_only_what_differs_from_the_phase_before(name):
    strategy = scenarios.strategies()[name]
    before, repeated = STATUS_QUO, []
    for phase, after in zip(strategy.phases, strategy.model_copy(update={"strength": 1.0}).reached(Levers()), strict=True):
        repeated += [(phase.name, lever) for lever, value in phase.levers.items() if value == before[lever]]
        before = after.model_dump()
    assert repeated == []


@pytest.mark.parametrize("name", CONTEXTS)
def test_a_context_holds_only_what_differs_from_the_default(name):
    values, default = raw("contexts", name), Context()
    plain = default.parameters.model_dump()
    repeated = [lever for lever, value in values.get("status_quo", {}).items() if value == STATUS_QUO[lever]]
    repeated += [
        key for group, numbers in values.get("parameters", {}).items() for key, value in numbers.items() if value == plain[group][key]
    ]
    assert repeated == []


def test_a_scenario_lasts_five_and_a_half_years_unless_told():
    assert scenarios.load("status_quo").weeks == Scenario().weeks == 286
