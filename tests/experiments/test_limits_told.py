"""What the model cannot tell."""

import pytest

from experiments.language import Language
from experiments.limits_told import LIMITS, TITLE, limits


@pytest.mark.parametrize("limit", LIMITS, ids=[limit.head for limit in LIMITS])
def test_a_limit_is_a_first_sentence_and_what_follows(limit) -> None:
    assert limit.head.endswith(".") and limit.text.endswith(".")
    assert limit.head == limit.head.strip() and limit.head.count(".") == 1


def test_every_limit_is_told_once() -> None:
    assert len({limit.head for limit in LIMITS}) == len(LIMITS) == len({limit.text for limit in LIMITS})


@pytest.mark.parametrize("code", ["en", "nl"])
def test_limits_are_told_in_the_language_of_the_reader(code) -> None:
    lang = Language.of(code)
    assert limits(lang) == [(lang(head), lang(text)) for head, text in LIMITS]


def test_in_the_language_of_the_source_they_stand_as_written() -> None:
    assert limits(Language.of("en")) == list(LIMITS)
    assert TITLE == "What this model cannot tell"


def test_that_it_is_no_forecast_comes_first() -> None:
    assert LIMITS[0].head == "It does not forecast your organisation."
