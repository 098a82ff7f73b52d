"""Texts and numbers in the language of the reader: English in the source, other languages by gettext, numbers by CLDR."""

import functools
import gettext
import io
import math
from collections.abc import Callable
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from simulation.declare import nearest
from simulation.errors import NotAllowed

SOURCE = "en"
LANGUAGES = {"en": "English", "nl": "Nederlands"}
LOCALE = Path(__file__).parent / "locale"
MISSING = "–"


def mark(text: str) -> str:
    """Mark a text to be translated later, where it is shown."""
    return text


def catalogue_path(code: str) -> Path:
    """Where the translations of a language are kept."""
    return LOCALE / code / "LC_MESSAGES" / "culture.po"


def read_catalogue(code: str) -> Catalog:
    """The translations of a language."""
    with catalogue_path(code).open("rb") as file:
        return read_po(file, locale=code)


@functools.cache
def translations(code: str) -> gettext.NullTranslations:
    """The translations of a language, ready for use; none for the language of the source."""
    if code == SOURCE:
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    write_mo(compiled, read_catalogue(code))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


class Language:
    """One language: ``lang("{n} of {total} worlds", n=34, total=40)`` translates the English source, then fills in the values."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.locale = Locale(code)
        self._texts = translations(code)

    @classmethod
    def of(cls, code: str) -> "Language":
        """The language with this code, in large or small letters.

        Raises
        ------
        NotAllowed
            Where the code is not known.
        """
        if code.lower() not in LANGUAGES:
            known = ", ".join(f"{name} ({language})" for name, language in LANGUAGES.items())
            raise NotAllowed(f'Unknown language "{code}".{nearest(code, LANGUAGES)} Known: {known}.')
        return cls(code.lower())

    def __call__(self, text: str, **values: object) -> str:
        """The text in this language, with the values filled in."""
        translated = self._texts.gettext(text) if text else ""
        return translated.format(**values) if values else translated

    def plural(self, one: str, many: str, n: int, **values: object) -> str:
        """The form of the text that fits ``n``, with ``n`` and the values filled in."""
        return self._texts.ngettext(one, many, n).format(n=self.number(n), **values)

    def number(self, x: float, digits: int = 0) -> str:
        """A number with this many decimals, a true minus, and a dash where there is none."""
        if not math.isfinite(x):
            return MISSING
        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        return str(format_decimal(round(float(x), digits) + 0.0, pattern, self.locale)).replace("-", "−")

    def percent(self, x: float, digits: int = 0) -> str:
        """A share of 1 as a percentage, without a space."""
        return self.number(100.0 * x, digits) + "%" if math.isfinite(x) else MISSING

    def signed(self, x: float, digits: int = 0) -> str:
        """A number with its sign; zero has none."""
        return ("+" if math.isfinite(x) and round(x, digits) > 0 else "") + self.number(x, digits)

    def span(self, low: float, high: float, form: Callable[[float], str] | None = None) -> str:
        """A range in words, each end written by ``form``."""
        write = form or self.number
        return self(mark("{low} to {high}"), low=write(low), high=write(high))

    def items(self, texts: list[str]) -> str:
        """Several texts in a row: "a, b and c"."""
        return texts[0] if len(texts) == 1 else self(mark("{first} and {last}"), first=", ".join(texts[:-1]), last=texts[-1])
