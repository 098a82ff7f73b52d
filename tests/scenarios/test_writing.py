"""A scenario that is written loads back to the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import scenarios
from scenarios.library import CONTEXTS, STRATEGIES
from simulation.parameters import Parameters
from simulation.scenario import Context, Scenario
from simulation.settings import LEVERS, Levers
from simulation.strategy import Phase, Strategy

SHARES = st.floats(0, 1)
WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=60).filter(str.strip)
STORIES = st.text(st.characters(exclude_categories=["Cc", "Cs"], include_characters="\n"), min_size=1, max_size=200).filter(str.strip)


@st.composite
def phases(draw):
    weeks = sorted(draw(st.sets(st.integers(1, 5200), max_size=5)))
    names = draw(st.lists(WORDS, min_size=len(weeks), max_size=len(weeks), unique=True))
    levers = st.dictionaries(st.sampled_from(sorted(LEVERS)), SHARES, max_size=4)
    return tuple(
        Phase(name=name, week=week, levers=draw(levers), status_quo=draw(st.booleans())) for name, week in zip(names, weeks, strict=True)
    )


def any_strategy():
    return st.builds(
        Strategy,
        name=st.just("written"),
        title=WORDS,
        story=STORIES,
        phases=phases(),
        afterwards=WORDS,
        launch_week=st.integers(13, 5200),
        patience=st.none() | st.integers(0, 5200),
        tolerance=st.floats(0, 10),
        strength=SHARES,
    )


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("written") / "written.toml"


def again(scenario, path):
    path.write_text(scenarios.write(scenario), encoding="utf-8")
    return scenarios.load(path)


@given(strategy=any_strategy())
def test_any_strategy_loads_back_to_the_same(strategy, path):
    assert again(Scenario(strategy=strategy), path).strategy == strategy


@given(status_quo=st.builds(Levers, **dict.fromkeys(LEVERS, SHARES)), rate=SHARES, employees=st.integers(20, 100_000))
def test_any_context_loads_back_to_the_same_numbers(status_quo, rate, employees, path):
    parameters = Parameters().changed({"growth.rate": rate, "organisation.employees": employees}, "test")
    loaded = again(Scenario(context=Context(status_quo=status_quo, parameters=parameters)), path).context
    assert (loaded.status_quo, loaded.parameters) == (status_quo, parameters)


@given(strategy=any_strategy(), base=st.sampled_from(CONTEXTS), pressure=SHARES, rate=SHARES, title=WORDS, story=STORIES)
def test_a_strategy_in_a_changed_context_loads_back_to_the_same_from_a_file_and_as_text(strategy, base, pressure, rate, title, story, path):
    context = scenarios.contexts()[base]
    status_quo = context.status_quo.model_copy(update={"pressure": pressure})
    parameters = context.parameters.changed({"growth.rate": rate}, "test")
    changed = context.model_copy(update={"title": title, "story": story, "status_quo": status_quo, "parameters": parameters})
    scenario = Scenario(strategy=strategy, context=changed)
    loaded = again(scenario, path)
    assert loaded.strategy == strategy
    assert (loaded.context.status_quo, loaded.context.parameters) == (status_quo, parameters)
    assert scenarios.loads(scenarios.write(scenario), path.name) == loaded


@pytest.mark.parametrize("context", CONTEXTS)
def test_a_bundled_context_is_written_by_name(context, path):
    assert again(scenarios.load("co_creation", context), path).context == scenarios.contexts()[context]


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_a_bundled_strategy_loads_back_to_the_same_but_for_its_name(strategy, path):
    loaded = again(scenarios.load(strategy), path).strategy
    assert loaded.model_copy(update={"name": strategy}) == scenarios.strategies()[strategy]


def test_the_status_quo_is_written_in_two_lines():
    assert scenarios.write(scenarios.load("status_quo")).count("\n") == 2


def test_a_change_of_a_bundled_context_is_all_that_is_written_of_it():
    text = scenarios.write(scenarios.load("status_quo", "start_up", settings={"growth.rate": 0.2}))
    assert text.endswith('\ncontext = "start_up"\n\n[parameters.growth]\nrate = 0.2\n')


def test_a_placement_loads_back_to_the_same(path):
    scenario = scenarios.load("status_quo", settings={"founders.placement": "front_line"})
    assert again(scenario, path).context.parameters == scenario.context.parameters


@given(base=st.sampled_from(CONTEXTS), own=st.booleans(), pressure=SHARES, rate=SHARES, title=WORDS, story=STORIES)
def test_a_context_loads_back_to_the_same_but_for_its_name(base, own, pressure, rate, title, story, path):
    usual = scenarios.contexts()[base]
    about = {"title": title, "story": story, "status_quo": usual.status_quo.model_copy(update={"pressure": pressure})}
    parameters = usual.parameters.changed({"growth.rate": rate}, "test")
    context = usual.model_copy(update={**about, "parameters": parameters} | ({"name": "ours"} if own else {}))
    path.write_text(scenarios.write_context(context), encoding="utf-8")
    assert scenarios.load("status_quo", path).context == context.model_copy(update={"name": "written"})
