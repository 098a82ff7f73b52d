"""Loading scenarios: files of one's own, and changes by name."""

import re
from pathlib import Path

import pytest

import scenarios
from simulation.parameters import Parameters
from simulation.settings import LEVERS, Levers

README = Path(scenarios.__file__).parent / "README.md"
ABOUT = 'title = "A plan"\nstory = "A plan of our own. It is tried out."\n'


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(folder, name, body=""):
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(ABOUT + body, encoding="utf-8")
    return path


def levers_at(scenario, weeks_after_launch):
    return scenario.strategy.plan(scenario.context.status_quo, scenario.weeks)[scenario.strategy.launch_week + weeks_after_launch]


@pytest.fixture
def readme(folder):
    text = README.read_text("utf-8")
    (folder / "our_plan.toml").write_text(re.findall(r"```toml\n(.*?)```", text, re.DOTALL)[0], encoding="utf-8")
    return scenarios.load("our_plan.toml")


def test_the_example_of_the_readme_has_its_phases(readme):
    assert [(phase.name, phase.week) for phase in readme.strategy.phases] == [("Soil", 26), ("Room", 78)]


def test_the_example_of_the_readme_has_its_own_people(readme):
    assert readme.people == 13_200


def test_the_example_of_the_readme_keeps_the_rest_of_its_context(readme):
    assert readme.context.parameters.leadership.entrenchment == 0.9


def test_the_python_of_the_readme_runs():
    code = re.findall(r"```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)[0]
    names = {}
    exec(code, names)
    assert str(names["scenario"]) == "co_creation in start_up"


@pytest.mark.parametrize("key", ["launch_week", "patience", "tolerance", "strength", "afterwards", "based_on", "status_quo", "context"])
def test_the_readme_explains_every_key(key):
    assert f"`{key}" in README.read_text("utf-8") or f"`[{key}" in README.read_text("utf-8")


def test_a_file_takes_its_name_from_the_path(folder):
    put(folder, "Our Plan (2).toml")
    assert scenarios.load("Our Plan (2).toml").strategy.name == "our_plan_2"


def test_a_path_may_be_a_path(folder):
    assert scenarios.load(put(folder, "plan.toml")).strategy.title == "A plan"


def test_a_file_with_the_mark_of_an_editor_loads(folder):
    (folder / "plan.toml").write_text(ABOUT, encoding="utf-8-sig")
    assert scenarios.load("plan.toml").strategy.title == "A plan"


def test_a_file_with_the_line_ends_of_windows_loads(folder):
    (folder / "plan.toml").write_bytes(ABOUT.replace("\n", "\r\n").encode())
    assert scenarios.load("plan.toml").strategy.title == "A plan"


def test_a_path_is_never_taken_for_a_bundled_name(folder):
    put(folder, "co_creation.toml")
    assert scenarios.load("co_creation.toml").strategy.phases == ()


def test_phases_of_a_file_follow_those_of_its_base(folder):
    put(folder, "plan.toml", 'based_on = "co_creation"\n[[phase]]\nname = "More room"\nweek = 104\nlevers = {autonomy = 0.95}\n')
    assert [phase.name for phase in scenarios.load("plan.toml").strategy.phases] == ["Soil", "Light", "Room", "More room"]


def test_a_file_inherits_the_patience_of_its_base(folder):
    put(folder, "plan.toml", 'based_on = "impatient_board"\n')
    assert scenarios.load("plan.toml").strategy.patience == 39


def test_a_file_may_be_based_on_a_file_beside_it(folder):
    put(folder / "plans", "first.toml", "patience = 52\n")
    put(folder / "plans", "second.toml", 'based_on = "first.toml"\n')
    assert scenarios.load("plans/second.toml").strategy.patience == 52


def test_a_file_may_name_a_context(folder):
    put(folder, "plan.toml", 'context = "start_up"\n')
    assert scenarios.load("plan.toml").context == scenarios.contexts()["start_up"]


def test_a_file_may_name_a_context_beside_it(folder):
    put(folder / "plans", "firm.toml", "[parameters.organisation]\nemployees = 450\n")
    put(folder / "plans", "plan.toml", 'context = "firm.toml"\n')
    assert scenarios.load("plans/plan.toml").context.parameters.organisation.employees == 450


def test_the_context_asked_for_goes_before_that_of_the_file(folder):
    put(folder, "plan.toml", 'context = "start_up"\n')
    assert scenarios.load("plan.toml", "it_system").context.name == "it_system"


def test_a_file_changes_the_context_asked_for(folder):
    put(folder, "plan.toml", "[parameters.organisation]\nemployees = 450\n")
    expected = Parameters().changed({"change.meaning": 0, "organisation.employees": 450}, "test")
    assert scenarios.load("plan.toml", "it_system").context.parameters == expected


def test_a_context_that_a_file_changes_has_the_name_of_the_file(folder):
    put(folder, "plan.toml", "[status_quo]\npressure = 0.6\n")
    assert scenarios.load("plan.toml").context.name == "plan"


def test_a_file_that_says_again_what_the_context_is_leaves_it_its_name(folder):
    put(folder, "plan.toml", "[parameters.growth]\nrate = 0.2\n")
    scenario = scenarios.load("plan.toml", "start_up", settings={"growth.rate": 0.2})
    assert scenario.context == scenarios.load("status_quo", "start_up", settings={"growth.rate": 0.2}).context


def test_a_parameter_that_is_set_goes_before_that_of_a_file(folder):
    put(folder, "plan.toml", "[parameters.growth]\nrate = 0.2\n")
    assert scenarios.load("plan.toml", settings={"growth.rate": 0.3}).context.parameters.growth.rate == 0.3


def test_a_context_file_may_be_based_on_a_context(folder):
    put(folder, "firm.toml", 'based_on = "start_up"\n[status_quo]\npressure = 0.6\n')
    context = scenarios.load("status_quo", "firm.toml").context
    assert (context.parameters.organisation.employees, context.status_quo.pressure) == (60, 0.6)


def test_a_phase_moves_on_from_the_status_quo_of_the_context(folder):
    scenario = scenarios.load("half_a_garden", "burnt_out_contact_centre")
    assert levers_at(scenario, 52)["pressure"] == pytest.approx((0.70 + 0.15) / 2)


def test_the_same_name_loads_the_same_scenario():
    assert scenarios.load("co_creation", "start_up") == scenarios.load("co_creation", "start_up")


def test_a_list_of_strategies_may_be_changed_without_harm():
    scenarios.strategies().clear()
    assert "co_creation" in scenarios.strategies()


@pytest.mark.parametrize("week", [8, 26, 52, 259])
def test_a_lever_that_is_set_holds_in_every_phase(week):
    assert levers_at(scenarios.load("co_creation", settings={"purpose": 0.6}), week)["purpose"] == pytest.approx(0.6)


def test_a_lever_that_is_set_holds_when_a_programme_is_closed():
    assert levers_at(scenarios.load("implementation", settings={"purpose": 0.6}), 200)["purpose"] == pytest.approx(0.6)


def test_a_lever_that_is_set_leaves_the_weeks_before_launch_alone():
    assert levers_at(scenarios.load("co_creation", settings={"purpose": 0.6}), 0)["purpose"] == Levers().purpose


@pytest.mark.parametrize("week", [0, 3, 8, 40, 56, 200])
def test_a_lever_that_is_set_leaves_the_others_alone(week):
    plain, changed = (
        levers_at(scenarios.load("implementation"), week),
        levers_at(scenarios.load("implementation", settings={"purpose": 0.6}), week),
    )
    assert [plain[name] for name in LEVERS if name != "purpose"] == [changed[name] for name in LEVERS if name != "purpose"]


def test_a_lever_may_be_set_in_the_status_quo():
    assert levers_at(scenarios.load("status_quo", settings={"purpose": 0.6}), 1)["purpose"] == pytest.approx(0.6)


def test_a_lever_that_is_set_is_not_halved_by_strength():
    assert levers_at(scenarios.load("half_a_garden", settings={"purpose": 0.6}), 60)["purpose"] == pytest.approx(0.6)


def test_a_lever_that_is_set_leaves_the_strength_of_the_others():
    assert levers_at(scenarios.load("half_a_garden", settings={"purpose": 0.6}), 60)["pressure"] == pytest.approx((0.40 + 0.15) / 2)


def test_a_parameter_that_is_set_changes_the_context():
    assert scenarios.load("co_creation", settings={"growth.rate": 0.2}).context.parameters.growth.rate == 0.2


def test_no_settings_change_nothing():
    assert scenarios.load("co_creation", settings={}) == scenarios.load("co_creation")


@pytest.mark.parametrize(
    ("text", "setting"),
    [
        ("growth.rate=.1", ("growth.rate", 0.1)),
        ("purpose = 0.6", ("purpose", 0.6)),
        ("organisation.employees=450", ("organisation.employees", 450)),
        ("founders.placement=front_line", ("founders.placement", "front_line")),
    ],
)
def test_a_setting_is_a_name_and_a_value(text, setting):
    assert scenarios.parse_setting(text) == setting


def test_a_setting_keeps_whole_numbers_whole():
    assert isinstance(scenarios.parse_setting("organisation.employees=450")[1], int)
