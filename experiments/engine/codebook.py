"""The codebook of a study: what every column of its tables holds."""

from collections.abc import Iterator

from experiments.language import Language, mark
from experiments.studies.factors import declared
from experiments.studies.measures import STUDIED
from experiments.studies.study import Study

Line = dict[str, str]

NAMED = {
    "run": (mark("Run"), mark("Identity of the run, 16 hexadecimal digits; let a spreadsheet read it as text.")),
    "point": (mark("Point"), mark("Row of the design, from 0.")),
    "strategy": (mark("Strategy"), mark("Label of the strategy in the study.")),
    "replication": (mark("Replication"), mark("World of the point, from 0; strategies meet the same one.")),
    "seed": (mark("Seed"), mark("Luck of the world.")),
    "weeks": (mark("Weeks"), mark("Length of the run.")),
    "week": (mark("Week"), mark("Row of the weekly series, from 0: the state after that week.")),
    "kind": (mark("Kind"), mark("Whether the run raised an error, passed its time limit, or was killed.")),
    "origin": (mark("Origin"), mark("File and line at which an error was raised.")),
    "message": (mark("Message"), mark("What went wrong, in one sentence.")),
    "command": (mark("Command"), mark("The command that repeats the run.")),
}
"""Label and meaning of the columns that name a run or say what became of it."""

HELD = {
    "experiments": ("run", "point", "strategy", "replication", "seed", "weeks"),
    "outcomes": ("run", "point", "strategy", "replication", "seed", "week"),
    "series": ("run", "point", "strategy", "replication", "week"),
    "failures": ("run", "point", "strategy", "replication", "seed", "kind", "origin", "message", "command"),
}
"""Columns of each table, before factors and measures."""


def codebook(study: Study, lang: Language) -> Iterator[Line]:
    """A line a column of each table: its label, unit, level and meaning."""
    for table in HELD:
        if table == "series" and not study.weekly:
            continue
        yield from (line(table, name, lang(NAMED[name][0]), "", "", lang(NAMED[name][1])) for name in HELD[table])
        if table == "experiments":
            yield from (of_factor(table, factor.name, lang) for factor in study.factors)
        for name in {"outcomes": study.measures, "series": study.weekly}.get(table, ()):
            yield of_measure(table, name, lang)


def of_factor(table: str, name: str, lang: Language) -> Line:
    """The line of a factor."""
    number = declared(name)
    meaning = lang("Varied by the study; empty where it does not change the strategy.")
    return line(table, name, lang(number.label), lang(number.unit), "factor", " ".join([lang(number.meaning), meaning]).strip())


def of_measure(table: str, name: str, lang: Language) -> Line:
    """The line of a measure."""
    measure = STUDIED[name]
    return line(table, name, lang(measure.label), lang(measure.unit), measure.level, lang(measure.meaning))


def line(table: str, column: str, label: str, unit: str, level: str, meaning: str) -> Line:
    """One line of the codebook."""
    return {"table": table, "column": column, "label": label, "unit": unit, "level": level, "meaning": meaning}
