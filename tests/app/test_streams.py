import pytest

from app.cli_streams import nearest_signs, plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [("−4 – 5…", "-4 - 5..."), ("patiënt → één", "patient -> een"), ("中", "?"), ("caf\udcc3", "caf?"), ("plain", "plain")],
)
def test_a_text_keeps_its_meaning_in_ascii(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_only_what_cannot_be_written_is_changed() -> None:
    assert nearest_signs(UnicodeEncodeError("latin-1", "é −1", 2, 3, "")) == ("-", 3)


def test_what_cannot_be_read_is_not_guessed() -> None:
    with pytest.raises(UnicodeDecodeError):
        nearest_signs(UnicodeDecodeError("ascii", b"\xff", 0, 1, ""))
