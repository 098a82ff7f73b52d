"""The command that repeats a comparison: typed in a folder with its files, it gives the same scenarios and the same numbers."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import scenarios as library
from app import cli_run, main
from experiments.command import command_for, files_for, scenario_files
from experiments.comparison import compare
from experiments.language import Language
from scenarios.library import CONTEXTS, STRATEGIES
from simulation.errors import NotAllowed
from simulation.scenario import Scenario
from simulation.strategy import Phase, Strategy

EN = Language.of("en")
SEEDS = [3, 4, 5]
OWN = Strategy(
    name="our_plan",
    title='"Our" plan, with <b>, = and \\',
    story="We begin.\nWe go on.",
    phases=(Phase(name="Soil & water", week=8, levers={"coaching": 0.1 + 0.2}), Phase(name="End", week=20, status_quo=True)),
    patience=30,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("repeated")


def typed(arguments, monkeypatch):
    """What the command line loads and is asked for."""
    asked = []
    monkeypatch.setattr(cli_run, "answer", asked.append)
    assert main.answer(arguments) == 0
    (wanted,) = asked
    return wanted, [cli_run.load(name, wanted) for name in wanted.strategies]


def repeated(scenarios, folder, seeds=SEEDS, lang=EN):
    """The command in a folder that holds the files."""
    for old in folder.iterdir():
        old.unlink()
    for name, text in files_for(scenarios).items():
        (folder / name).write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.delenv("CULTURE_LANG", raising=False)
        return typed(command_for(scenarios, seeds, lang), patch)


def numbers(scenario):
    """What a run is made of, without names and words."""
    plan = scenario.strategy.model_copy(update={"name": "", "title": "-", "story": "-"})
    return plan, scenario.context.status_quo, scenario.context.parameters, scenario.weeks


def changed(context, **levers):
    return context.model_copy(update={"status_quo": context.status_quo.model_copy(update=levers)})


def test_what_comes_with_the_project_is_named():
    scenarios = [library.load(name, "start_up", weeks=120) for name in ("implementation", "co_creation")]
    assert command_for(scenarios, [7, 8], EN) == [
        *("compare", "implementation", "co_creation", "--context", "start_up"),
        *("--weeks", "120", "--seed", "7", "--replications", "2", "--lang", "en"),
    ]


def test_a_changed_parameter_is_set():
    scenario = library.load("co_creation", settings={"growth.rate": 0.1 + 0.2, "founders.placement": "front_line"})
    assert command_for([scenario], [1], EN)[-4:] == ["--set", "founders.placement=front_line", "--set", f"growth.rate={0.1 + 0.2!r}"]


def test_a_changed_strategy_is_a_file_although_it_has_a_name_of_the_project():
    scenario = library.load("co_creation", settings={"purpose": 0.6})
    assert command_for([scenario], [1], EN)[:2] == ["run", "co_creation.toml"]


def test_worlds_that_do_not_follow_each_other_have_no_command():
    with pytest.raises(NotAllowed, match="allowed are worlds in a row"):
        command_for([Scenario()], [1, 3], EN)


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_language_worlds_and_weeks_are_those_of_the_comparison(lang, folder):
    wanted, _ = repeated([library.load("co_creation", weeks=99)], folder, np.arange(4, 9), Language.of(lang))
    assert (wanted.lang, wanted.seed, wanted.replications, wanted.weeks) == (lang, 4, 5, 99)


def test_more_than_a_million_people_are_allowed_for(folder):
    large = library.load("status_quo", settings={"market.people": 1_000_000}, allow_large=True)
    wanted, loaded = repeated([large], folder)
    assert wanted.allow_large and loaded == [large]


@given(
    names=st.lists(st.sampled_from(STRATEGIES), min_size=1, max_size=4, unique=True),
    context=st.sampled_from(CONTEXTS),
    rate=st.none() | st.floats(0, 1),
    employees=st.none() | st.integers(20, 2000),
    own=st.booleans(),
)
@settings(max_examples=40)
def test_bundled_and_own_strategies_under_any_parameters_are_loaded_the_same(names, context, rate, employees, own, folder):
    values = {key: value for key, value in (("growth.rate", rate), ("organisation.employees", employees)) if value is not None}
    scenarios = [library.load(name, context, settings=values) for name in names]
    scenarios += [scenarios[0].model_copy(update={"strategy": OWN})] * own
    _, loaded = repeated(scenarios, folder)
    assert loaded == scenarios


@given(context=st.sampled_from(CONTEXTS), pressure=st.floats(0, 1), name=st.sampled_from([*CONTEXTS, "our_plan", "ours"]))
@settings(max_examples=40)
def test_an_organisation_of_ones_own_keeps_its_numbers_and_its_title(context, pressure, name, folder):
    ours = changed(library.contexts()[context], pressure=pressure).model_copy(update={"name": name, "title": "Our firm = 1"})
    scenarios = [library.load("implementation").model_copy(update={"context": ours}), Scenario(strategy=OWN, context=ours)]
    _, loaded = repeated(scenarios, folder)
    assert [numbers(scenario) for scenario in loaded] == [numbers(scenario) for scenario in scenarios]
    assert [scenario.strategy for scenario in loaded] == [scenario.strategy for scenario in scenarios]
    assert {(scenario.context.title, scenario.context.story) for scenario in loaded} == {(ours.title, ours.story)}


def test_strategies_in_several_organisations_are_files_that_say_their_own(folder):
    here = [library.load("co_creation", "start_up"), library.load("co_creation", "it_system", settings={"growth.rate": 0.2})]
    wanted, loaded = repeated(here, folder)
    assert wanted.strategies == ["co_creation.toml", "co_creation_2.toml"] and wanted.context is None
    assert [numbers(scenario) for scenario in loaded] == [numbers(scenario) for scenario in here]


def test_files_of_strategies_with_equal_names_do_not_replace_each_other():
    same = [Scenario(strategy=OWN.model_copy(update={"name": name})) for name in ("our plan", "Our-plan", "our_plan_2", "../?")]
    assert scenario_files(same) == ["our_plan.toml", "our_plan_2.toml", "our_plan_2_2.toml", "comparison.toml"]


def test_a_file_of_a_scenario_stands_by_itself_and_can_be_sent():
    ours = changed(library.contexts()["start_up"], pressure=0.9)
    (text, _) = files_for([Scenario(strategy=OWN, context=ours)]).values()
    assert numbers(library.loads(text, "our_plan.toml")) == numbers(Scenario(strategy=OWN, context=ours))


def test_the_numbers_are_the_same_again(folder, monkeypatch):
    small = {"organisation.employees": 40, "market.people": 300}
    place = changed(library.load("status_quo", "start_up", settings=small).context, pressure=0.7)
    scenarios = [
        Scenario(strategy=library.strategies()["implementation"], context=place, weeks=40),
        Scenario(strategy=OWN, context=place, weeks=40),
    ]
    wanted, loaded = repeated(scenarios, folder)
    once, again = compare(scenarios, SEEDS, workers=1), compare(loaded, range(wanted.seed, wanted.seed + wanted.replications), workers=1)
    assert np.array_equal(once.series, again.series) and np.array_equal(once.status_quo_series, again.status_quo_series)
