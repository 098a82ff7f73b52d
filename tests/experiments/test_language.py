"""Texts and numbers in the language of the reader."""

import string

import pytest

from experiments.catalogue import collect
from experiments.language import LANGUAGES, SOURCE, Language, read_catalogue
from simulation.errors import NotAllowed

OTHERS = [code for code in LANGUAGES if code != SOURCE]
EN, NL = Language.of("en"), Language.of("nl")


def placeholders(text):
    return sorted(field for _, field, _, _ in string.Formatter().parse(text) if field is not None)


def forms(message):
    """Source and translation, form by form."""
    sources = message.id if isinstance(message.id, tuple) else (message.id,)
    translated = message.string if isinstance(message.string, tuple) else (message.string,)
    return list(zip(sources, translated, strict=True))


@pytest.fixture(scope="module", params=OTHERS)
def catalogue(request):
    return read_catalogue(request.param)


@pytest.fixture(scope="module")
def sources():
    return {message.id for message in collect() if message.id}


def test_every_text_of_the_project_is_in_the_catalogue(catalogue, sources):
    assert sources - {message.id for message in catalogue} == set()


def test_the_catalogue_holds_nothing_that_is_no_longer_written(catalogue, sources):
    assert {message.id for message in catalogue if message.id} - sources == set()
    assert not catalogue.obsolete


@pytest.mark.parametrize(
    "text",
    [
        "Coaching before",
        "How often leaders say thanks and mean it, before launch.",
        "word of mouth",
        "Profit, discounted",
        "When does it pay?",
        "Words and deeds",
    ],
)
def test_what_studies_vary_measure_and_ask_is_collected(sources, text):
    assert text in sources


def test_what_a_language_says_where_it_is_made_is_collected(sources):
    assert "A strategy needs at least one phase." in sources


def test_every_text_has_a_translation(catalogue):
    assert [m.id for m in catalogue if m.id and not all(translated for _, translated in forms(m))] == []


def test_no_translation_is_a_guess(catalogue):
    assert [m.id for m in catalogue if m.id and m.fuzzy] == []


def test_a_translation_has_the_placeholders_of_its_source(catalogue):
    pairs = [pair for m in catalogue if m.id for pair in forms(m)]
    assert [source for source, translated in pairs if placeholders(source) != placeholders(translated)] == []


def test_a_translation_is_as_long_as_a_sentence_allows(catalogue):
    pairs = [pair for m in catalogue if m.id for pair in forms(m)]
    assert [source for source, translated in pairs if len(translated) > 1.6 * len(source) + 20] == []


def test_a_text_is_translated_and_filled_in():
    assert EN("{n} of {total} worlds.", n=34, total=40) == "34 of 40 worlds."
    assert NL("{n} of {total} worlds.", n=34, total=40) == "34 van 40 werelden."


def test_a_text_nobody_translated_stays_as_it_is():
    assert NL("My own {title}") == "My own {title}"


def test_an_empty_text_stays_empty():
    assert NL("") == ""


def test_a_plural_takes_the_form_of_its_number():
    assert [NL.plural("{n} week", "{n} weeks", n) for n in (1, 1200)] == ["1 week", "1.200 weken"]


@pytest.mark.parametrize(
    ("lang", "x", "digits", "expected"),
    [(EN, 1234.5, 1, "1,234.5"), (NL, 1234.5, 1, "1.234,5"), (EN, -3.0, 0, "−3"), (NL, -0.04, 1, "0,0"), (EN, float("nan"), 0, "–")],
)
def test_numbers_follow_the_language(lang, x, digits, expected):
    assert lang.number(x, digits) == expected


def test_a_share_is_a_percentage_without_a_space():
    assert (EN.percent(0.374), NL.percent(0.374, 1), NL.percent(float("nan"))) == ("37%", "37,4%", "–")


def test_a_sign_is_written_before_everything_but_zero():
    assert [EN.signed(x) for x in (2.4, 0.2, -0.2, -2.4)] == ["+2", "0", "0", "−2"]


def test_a_range_is_written_in_words():
    assert EN.span(2, 6) == "2 to 6"
    assert NL.span(0.02, 0.06, NL.percent) == "2% tot 6%"


def test_several_texts_are_joined_as_a_sentence_does():
    assert [NL.items(list(texts)) for texts in ("a", "ab", "abc")] == ["a", "a en b", "a, b en c"]


def test_an_unknown_language_is_refused_with_the_known_ones():
    with pytest.raises(NotAllowed, match=r'Unknown language "nk"\. Did you mean "nl"\? Known: en \(English\), nl \(Nederlands\)\.'):
        Language.of("nk")


def test_a_language_is_known_in_large_letters_too() -> None:
    assert Language.of("NL").code == "nl"
