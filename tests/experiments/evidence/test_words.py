"""Numbers and ranges of the evidence as people read them, and the printed table."""

import numpy as np
import pytest

from experiments.evidence.__main__ import printed
from experiments.evidence.entry import ABOVE_ZERO, Accepted
from experiments.evidence.findings import judged, untested
from experiments.evidence.table import ENTRIES
from experiments.evidence.words import range_words, value_words, worlds_words, written
from experiments.language import Language
from tests.experiments.evidence.test_findings import entry

EN, NL = Language.of("en"), Language.of("nl")


@pytest.mark.parametrize(
    ("x", "unit", "text"),
    [
        (0.333, "share", "33%"),
        (-0.0152, "change", "−1.5%"),
        (0.0041, "difference", "+0.004"),
        (-0.19, "correlation", "−0.19"),
        (8.2, "points", "+8"),
        (1.96, "times", "2.0"),
        (0.95, "ratio", "0.95"),
        (6.79, "people", "6.8"),
        (104.6, "weeks", "105 weeks"),
        (1.0, "weeks", "1 week"),
        (0.0, "rounding", "exact"),
        (0.02, "rounding", "2.00%"),
        (float("nan"), "weeks", "–"),
    ],
)
def test_a_number_is_written_in_its_unit(x, unit, text) -> None:
    assert written(x, unit, EN) == text


@pytest.mark.parametrize(
    ("accepted", "text"),
    [
        (Accepted(0.1, 0.3), "10% to 30%"),
        (ABOVE_ZERO, "above 0%"),
        (Accepted(low=0.5), "at least 50%"),
        (Accepted(high=0.0), "at most 0%"),
        (Accepted(high=0.0, strict=True), "below 0%"),
        (None, "shown, not judged"),
    ],
)
def test_a_range_is_told_in_words(accepted, text) -> None:
    assert range_words(entry(accepted), EN) == text


def by_key(key):
    return next(entry for entry in ENTRIES if entry.key == key)


@pytest.mark.parametrize(
    ("key", "text"), [("YEARS", "26 to 260 weeks"), ("EGR", "exact"), ("NPS-RANGE customers", "−10 to +20"), ("REF-VAL", "0.70 to 0.95")]
)
def test_the_range_of_a_row_is_told_in_its_unit(key, text) -> None:
    assert range_words(by_key(key), EN) == text


@pytest.mark.parametrize("lang", [EN, NL], ids=["en", "nl"])
@pytest.mark.parametrize("row", ENTRIES, ids=[entry.key for entry in ENTRIES])
def test_every_row_can_be_written(row, lang) -> None:
    assert range_words(row, lang) and written(0.5, row.unit, lang)


def test_what_the_model_gives_is_written_with_where_most_worlds_lie() -> None:
    found = judged(entry(), Accepted(0.1, 0.3), np.linspace(0.1, 0.3, 21))
    assert (value_words(found, EN), worlds_words(found, EN)) == ("20%", "11% to 29%")


def test_what_is_not_tested_is_a_dash() -> None:
    assert (value_words(untested(entry()), EN), worlds_words(untested(entry()), EN)) == ("–", "–")


def test_the_printed_table_holds_a_line_a_row_and_a_headline() -> None:
    missed = entry(printed=Accepted(0.2, 0.3))
    lines = printed([judged(missed, missed.accepted, np.array([0.15])), untested(entry())], EN).splitlines()
    assert lines[0] == "0 of 2 numbers agree. 1 is an accepted miss, 0 do not agree, 1 is not tested yet."
    assert lines[4:] == [
        "| X | level | X | X | 20% to 30% | 15% | 15% to 15% | accepted miss |",
        "| X | level | X | X | 10% to 30% | – | – | not tested yet |",
    ]
