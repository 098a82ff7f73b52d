"""What a page says of labels, costs and identity."""

import pytest

from experiments.figures.study.words import Words
from experiments.language import Language
from experiments.report.page_sentences import costs, identity, labelled
from experiments.studies.loader import load
from experiments.studies.shape import extra_cost
from experiments.studies.study import Study
from tests.experiments.small_studies import ARMS, small_study

ENGLISH = Language("en")
KEPT = ARMS[1].model_copy(update={"label": "kept_up"})


def words(study: Study) -> Words:
    return Words(study, ENGLISH)


def test_a_label_is_explained_and_whether_a_factor_changes_what_it_stands_for() -> None:
    study = small_study(arms=(*ARMS[:1], KEPT), factors=load("tipping").factors[1:])
    assert labelled(words(study)) == ["Kept up is the strategy Co creation, which no factor changes here."]


def test_without_factors_nothing_is_said_of_them() -> None:
    assert labelled(words(small_study(arms=(*ARMS[:1], KEPT), factors=()))) == ["Kept up is the strategy Co creation."]


def test_the_names_of_strategies_need_no_explanation() -> None:
    assert labelled(words(load("when_does_it_pay"))) == []


def test_the_cost_is_that_of_the_plan_and_the_status_quo_has_none() -> None:
    study = load("when_does_it_pay")
    told = costs(words(study))
    assert f"Co-creation {100 * extra_cost(study.arms[1].strategy, study.context, study.weeks):.1f}%" in told
    assert "Status quo" not in told


@pytest.mark.parametrize("change", [{"replications": 4}, {"margins": {"earnings": 0.1}}, {"title": "Another"}])
def test_another_study_has_another_identity(change: dict[str, object]) -> None:
    assert identity(small_study(**change)) != identity(small_study())
    assert identity(small_study()) == identity(small_study())
