"""The studies that come with the project: each can be run in minutes, and is as it is told."""

import pytest

from experiments.engine.plan import Plan
from experiments.engine.work import Chunk, Outcome, perform
from experiments.studies.design import points, size
from experiments.studies.factors import applied
from experiments.studies.limits import SECONDS_PER_PERSON_WEEK, mean, people, runs
from experiments.studies.loader import STUDIES, file_of, load, studies

MINUTES = 10
PROCESSORS = 2


def test_every_file_of_the_folder_is_a_ready_study():
    assert {path.stem for path in file_of("tipping").parent.glob("*.toml")} == set(STUDIES)


def test_ready_studies_are_known_by_name():
    assert tuple(studies()) == STUDIES


@pytest.mark.parametrize("name", STUDIES)
def test_a_ready_study_asks_a_question_in_a_stated_place_with_a_stated_headline(name):
    made, text = load(name), file_of(name).read_text("utf-8")
    assert made.question.endswith("?") or "? " in made.question
    assert "\ncontext = " in text
    assert "\nheadline = " in text


@pytest.mark.parametrize("name", STUDIES)
def test_a_ready_study_takes_minutes_not_hours_of_two_processors(name):
    made = load(name)
    minutes = people(made, mean) * made.weeks * runs(made) * SECONDS_PER_PERSON_WEEK / PROCESSORS / 60
    assert minutes <= MINUTES


@pytest.mark.parametrize("name", STUDIES)
def test_every_point_of_a_ready_study_can_be_made(name):
    made = load(name)
    found = points(made)
    assert len(found) == size(made)
    for point in {0, len(found) // 2, len(found) - 1}:
        for arm in made.arms:
            applied(made, arm, found.iloc[point].to_dict())


@pytest.mark.parametrize("name", STUDIES)
def test_a_run_of_a_ready_study_gives_an_outcome(name):
    small = load(name).context.parameters.changed({"organisation.employees": 60, "market.people": 600}, name)
    made = load(name).model_copy(update={"context": load(name).context.model_copy(update={"parameters": small})})
    plan = Plan(made)
    run = plan.run(0, len(made.arms) - 1, 0)
    outcomes = perform(Chunk((plan.job(run),), plan.recipe))
    assert [type(outcome) for outcome in outcomes] == [Outcome]
