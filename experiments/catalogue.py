"""Collect every text that a reader may meet and merge it into the catalogues of translations: ``python -m experiments.catalogue``."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from experiments.language import LANGUAGES, SOURCE, catalogue_path, read_catalogue
from simulation.declare import Declared

ROOT = Path(__file__).parent.parent
KEYWORDS = {"lang": None, "mark": None, "plural": (1, 2)}
TEMPLATES = [("**/templates/**", "jinja2.ext:babel_extract")]


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
            name = called(call)
            if name == "plural":
                yield tuple(text for argument in call.args[:2] for text in literals(argument, named))
            elif name in KEYWORDS and call.args:
                yield from literals(call.args[0], named)


def called(call: ast.Call) -> str | None:
    """Name of what is called; a language that is called where it is made counts as ``lang``."""
    if isinstance(call.func, ast.Call) and called(call.func) == "Language":
        return "lang"
    name: str | None = getattr(call.func, "attr", getattr(call.func, "id", None))
    return name


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


def main() -> None:
    """Bring the catalogues up to date and say what is left to translate."""
    for code in LANGUAGES:
        if code != SOURCE:
            missing = update(code)
            print("\n".join([f"{code}: {len(missing)} texts without a translation", *missing]))


if __name__ == "__main__":
    main()
