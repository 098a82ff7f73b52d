"""Every ready study has its page of results; what was written by hand on it holds no number."""

import re
from pathlib import Path

import pytest

from experiments.report.page import READING
from experiments.report.page_sentences import identity
from experiments.studies.loader import STUDIES, load

DOCS = Path(__file__).parents[1] / "docs" / "studies"


def page(name: str) -> str:
    """A page as it stands."""
    return (DOCS / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", STUDIES)
def test_a_ready_study_has_a_page_with_its_question(name: str) -> None:
    study = load(name)
    assert page(name).startswith(f"# {study.title}\n\n> {study.question}\n")


@pytest.mark.parametrize("name", STUDIES)
def test_the_page_is_of_the_study_as_it_stands(name: str) -> None:
    assert f"Study {identity(load(name))}." in page(name)


@pytest.mark.parametrize("name", STUDIES)
def test_the_index_answers_it(name: str) -> None:
    answer = re.search(rf"<!-- {name} -->\n(.+)<!-- /{name} -->", page("README"), re.DOTALL)
    assert answer
    assert load(name).question in answer[1]


@pytest.mark.parametrize("name", ["README", *STUDIES])
def test_what_is_written_by_hand_holds_no_number(name: str) -> None:
    mark = "short" if name == "README" else READING
    reading = re.search(rf"<!-- {mark} -->(.+)<!-- /{mark} -->", page(name), re.DOTALL)
    assert reading
    assert reading[1].strip()
    assert not re.search(r"\d", reading[1])


def test_the_factors_of_the_sobol_study_are_those_that_the_screening_puts_first() -> None:
    table = page("what_matters").split("Co-creation less Implementation, 5 years after launch.")[1]
    screened = re.findall(r"<br>`([\w.]+)` \|", table)
    factors = [factor.name for factor in load("what_matters_most").factors]
    assert factors == screened[: len(factors)]
