import pytest

from experiments.analysis.interval import Interval, Note
from experiments.language import Language


@pytest.mark.parametrize(
    ("low", "high", "clear"),
    [(0.1, 0.3, True), (-0.3, -0.1, True), (-0.1, 0.1, False), (0.0, 0.0, False), (float("nan"), float("nan"), False)],
)
def test_an_interval_is_clear_where_it_lies_on_one_side_of_0(low: float, high: float, clear: bool) -> None:
    assert Interval(0.0, low, high).clear == clear


def test_a_note_is_said_with_its_values() -> None:
    note = Note("{factors}: {share} of {n}", {"factors": ("purpose", "integrity"), "share": 0.256, "n": 40})
    assert note.said(Language("en")) == "purpose and integrity: 0.26 of 40"


def test_numbers_of_a_note_are_written_as_the_reader_does() -> None:
    assert Note("{share}", {"share": 0.256}).said(Language("nl")) == "0,26"


def test_a_whole_number_of_a_note_is_written_as_the_reader_does() -> None:
    assert Note("{n} of {total}", {"n": 12, "total": 2400}).said(Language("nl")) == "12 van 2.400"
