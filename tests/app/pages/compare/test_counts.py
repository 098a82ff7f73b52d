"""Headline, large chart and plants of Compare speak of the same thing: what was wanted of the change."""

import numpy as np
import pytest

from app.pages import compare_data
from app.pages.compare_counts import success_words
from app.view.actions import act
from app.view.state import View
from experiments.language import Language
from tests.app.pages.compare.conftest import WORLDS
from tests.app.pages.levers.grown import grown_for


@pytest.fixture
def technical(view: View) -> View:
    """A change without meaning."""
    return act(view, {"do": "change", "name": "change.meaning", "value": 0})


def test_commitment_counts_where_the_change_has_meaning(view: View, lang: Language) -> None:
    picture = compare_data.picture(view, None, lang)
    assert [chart["name"] for chart in (picture["charts"]["main"], *picture["charts"]["small"])] == [
        "committed_share",
        "adopted_share",
        "nps",
        "money",
    ]
    assert picture["words"]["tips"] == "Does the world tip by week 285?"


def test_its_success_counts_where_the_change_is_technical_and_commitment_stands_beside_it(technical: View, lang: Language) -> None:
    picture = compare_data.picture(technical, None, lang)
    assert [chart["name"] for chart in (picture["charts"]["main"], *picture["charts"]["small"])] == [
        "change_success",
        "committed_share",
        "nps",
        "money",
    ]
    assert picture["charts"]["main"]["note"] == "here: the share of employees who show the conduct asked for"


def test_plants_of_a_technical_change_bloom_where_the_headline_says_that_it_stays(technical: View, lang: Language) -> None:
    worlds = grown_for(technical, WORLDS)
    picture, outcome = compare_data.picture(technical, worlds, lang), compare_data.outcome(technical, worlds, lang)
    success = compare_data.comparison_of(technical, worlds).measure("change_success")[:, :, -1]
    assert [sum(plant == 4 for plant in bed["plants"]) for bed in picture["beds"]] == (success >= 0.5).sum(axis=1).tolist()
    assert "the change stays" in outcome["sentence"] and picture["beds"][0]["told"].startswith(f"{WORLDS} of {WORLDS} worlds.")
    assert "apart" not in picture["charts"]["main"]["drawn"]
    assert any("tip" in text for text in outcome["sentences"])
    assert np.array_equal(success[0], compare_data.comparison_of(technical, worlds).measure("adopted_share")[0, :, -1])


def test_what_success_is_made_of_is_told(view: View, lang: Language) -> None:
    assert success_words(view, lang) == "here conduct counts for 40 of 100, commitment for 60"
    assert (
        success_words(act(view, {"do": "change", "name": "change.meaning", "value": 1}), lang) == "here: the share of committed employees"
    )
