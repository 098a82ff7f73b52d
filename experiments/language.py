"""Texts and numbers in the language of the reader: English in the source, other languages by gettext, numbers by CLDR.

``python -m experiments.language update`` collects every text again and merges it into the catalogues.
"""

import ast
import functools
import gettext
import io
import math
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from babel.numbers import format_decimal

from simulation.declare import Declared, nearest
from simulation.errors import NotAllowed

SOURCE = "en"
LANGUAGES = {"en": "English", "nl": "Nederlands"}
ROOT = Path(__file__).parent.parent
LOCALE = Path(__file__).parent / "locale"
KEYWORDS = {"lang": None, "mark": None, "plural": (1, 2)}
TEMPLATES = [("**/templates/**", "jinja2.ext:babel_extract")]
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


def written() -> Iterator[tuple[str, Any]]:
    """Place and text of everything that is translated where it is written, in code and templates."""
    for folder in ("experiments", "app"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield from ((path.relative_to(ROOT).as_posix(), text) for text in in_code(ast.parse(path.read_text("utf-8"))))
        for place, _, text, _, _ in extract_from_dir(ROOT / folder, TEMPLATES, keywords=KEYWORDS):
            yield f"{folder}/{place}", text


def in_code(tree: ast.AST) -> Iterator[Any]:
    """Texts of the calls of ``KEYWORDS``, also where a name or a choice stands for the text."""
    for scope in (node for node in ast.walk(tree) if isinstance(node, ast.Module | ast.FunctionDef)):
        named = {
            target.id: node.value
            for node in ast.walk(scope)
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for call in (node for node in ast.walk(scope) if isinstance(node, ast.Call)):
            name = getattr(call.func, "attr", getattr(call.func, "id", None))
            if name == "plural":
                yield tuple(text for argument in call.args[:2] for text in literals(argument, named))
            elif name in KEYWORDS and call.args:
                yield from literals(call.args[0], named)


def literals(node: ast.expr, named: dict[str, ast.expr]) -> Iterator[str]:
    """The texts that an expression may stand for."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (text for part in (node.body, node.orelse) for text in literals(part, named))
    elif isinstance(node, ast.Name) and isinstance(named.get(node.id), ast.Constant):
        yield from literals(named[node.id], named)


def declared() -> Iterator[tuple[str, str]]:
    """Place and text of what is declared in the model: measures, levers, parameters, the default scenario."""
    from simulation.measures import MEASURES
    from simulation.parameters import Parameters
    from simulation.scenario import Scenario
    from simulation.settings import LEVERS

    for measure in MEASURES.values():
        yield from (("simulation/measures.py", text) for text in (measure.label, measure.meaning))
    numbers: list[tuple[str, Declared]] = [("settings", lever) for lever in LEVERS.values()]
    numbers += [(f"parameters, {name.partition('.')[0]}", number) for name, number, _ in Parameters.declarations()]
    for place, number in numbers:
        yield from ((f"simulation/{place}", text) for text in (number.label, number.meaning, number.unit) if text)
    yield from (("simulation/parameters.py", group.replace("_", " ")) for group in Parameters.model_fields)
    default = Scenario()
    for told in (default.strategy, default.context):
        yield from (("simulation/scenario.py", text) for text in (told.title, told.story))
    yield "simulation/strategy.py", default.strategy.afterwards


def told() -> Iterator[tuple[str, str]]:
    """Place and text of what the scenarios tell: titles, stories, names of phases."""
    for path in sorted((ROOT / "scenarios").rglob("*.toml")):
        scenario = tomllib.loads(path.read_text("utf-8"))
        texts = [scenario.get(key) for key in ("title", "story", "afterwards")]
        texts += [phase.get("name") for phase in scenario.get("phase", [])]
        yield from ((path.relative_to(ROOT).as_posix(), text) for text in texts if text)


def studied() -> Iterator[tuple[str, str]]:
    """Place and text of what studies vary and measure, and of what the ready ones tell: titles, questions, labels of strategies."""
    from experiments.figures.study.words import spoken
    from experiments.studies.factors import known
    from experiments.studies.loader import file_of, studies
    from experiments.studies.measures import STUDIED

    for factor in known().values():
        yield from (("experiments/studies/factors.py", text) for text in (factor.label, factor.meaning, factor.unit) if text)
    for measure in STUDIED.values():
        yield from (("experiments/studies/measures.py", text) for text in (measure.label, measure.meaning, measure.unit))
    for name, study in studies().items():
        labels = [spoken(arm.label) for arm in study.arms if arm.label != arm.strategy.name]
        place = file_of(name).relative_to(ROOT).as_posix()
        yield from ((place, text) for text in (study.title, study.question, *labels) if text)


def collect() -> Catalog:
    """Every text that a reader may meet."""
    found = Catalog(project="Culture Garden", charset="utf-8", fuzzy=False)
    for texts in (written(), declared(), told(), studied()):
        for place, text in texts:
            found.add(text, locations=[(place, 0)])
    return found


def update(code: str) -> list[str]:
    """Merge every text into the catalogue of a language; the texts without a translation."""
    path, found = catalogue_path(code), collect()
    catalogue = read_catalogue(code) if path.exists() else Catalog(locale=code, project=found.project, fuzzy=False)
    catalogue.update(found, no_fuzzy_matching=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=120, ignore_obsolete=True, sort_output=True, include_lineno=False)
    return [str(message.id) for message in catalogue if message.id and not (message.string and all(message.string))]


def main(arguments: list[str]) -> int:
    """Bring the catalogues up to date and say what is left to translate."""
    if arguments != ["update"]:
        print("Usage: python -m experiments.language update", file=sys.stderr)
        return 2
    for code in LANGUAGES:
        if code != SOURCE:
            missing = update(code)
            print("\n".join([f"{code}: {len(missing)} texts without a translation", *missing]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
