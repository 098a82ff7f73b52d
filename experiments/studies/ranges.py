"""Read the factors of a study file: one name, or a pattern that stands for many."""

from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Any

import numpy as np

from experiments.studies.factors import declared, is_parameter, known, whole
from experiments.studies.study import Factor
from experiments.studies.values import number, numbers, tables, text, texts
from scenarios.refusals import check_names, read, refuse, shown
from simulation.declare import Declared, nearest
from simulation.errors import NotAllowed
from simulation.settings import LEVERS

KEYS = ("name", "levels", "low", "high", "steps", "scale", "strategies", "except")
OF_ONE = ("levels", "low", "high", "scale")
"""Keys that a pattern does not take."""
OF_A_COLUMN = ("name", "scale", "strategies")
"""Keys of a factor whose values stand in a table."""
IN_STEPS = ("grid", "one_at_a_time")
"""Designs that take levels; the others draw from a range, but for a table."""
STEPS, MOST_STEPS = 5, 1000
DIGITS = 12
"""Decimals of levels that are spread over a range, so that 0.3 is written as 0.3."""

Columns = Mapping[str, tuple[float, ...]]


def read_factors(values: Mapping[str, Any], kind: str, where: str) -> tuple[Factor, ...]:
    """The factors of a study, in order.

    Raises
    ------
    NotAllowed
        Naming ``where``, the factor, the key, what was found and what is allowed.
    """
    numbered = enumerate(tables(values, "factor", where), 1)
    return tuple(factor for place, table in numbered for factor in read_factor(table, kind, f"{where}: factor {place}"))


def read_factor(table: Mapping[str, Any], kind: str, where: str) -> Iterator[Factor]:
    """The factor of a table, or the factors of a pattern."""
    name = name_of(table, KEYS, where)
    if not is_pattern(name):
        if "except" in table:
            raise NotAllowed(f'{where}: "except" goes with a pattern, such as "growth.*".')
        yield one(name, table, kind, where)
        return
    for key in OF_ONE:
        if key in table:
            raise NotAllowed(f'{where}: "{key}" does not go with the pattern "{name}", which takes the usual range of each factor.')
    for found in matching(name, texts(table, "except", where), where):
        yield one(found, table, kind, where)


def columns_of(columns: Columns, values: Mapping[str, Any], where: str) -> tuple[Factor, ...]:
    """The factors of a table of points; what the file says of a column is taken over."""
    for name in columns:
        declared(name, f"{where}: design: table: ")
    said = {}
    for place, table in enumerate(tables(values, "factor", where), 1):
        name = name_of(table, OF_A_COLUMN, f"{where}: factor {place}")
        check_names([name], columns, f"{where}: factor {place}: ", "column of the table")
        if name in said:
            raise NotAllowed(f'{where}: the factor "{name}" is there twice.')
        said[name] = table
    return tuple(made(name, min(column), max(column), (), said.get(name, {}), where) for name, column in columns.items())


def name_of(table: Mapping[str, Any], keys: Sequence[str], where: str) -> str:
    """The name of a factor, whose other keys are known."""
    check_names(table, keys, f"{where}: ")
    if "name" not in table:
        raise NotAllowed(f'{where}: "name" is missing.')
    return text(table, "name", "", where)


def is_pattern(name: str) -> bool:
    """Whether a name stands for many factors."""
    return "*" in name or name in ("parameters", "levers")


def matching(pattern: str, apart: Sequence[str], where: str) -> list[str]:
    """Names that a pattern stands for, but those set apart, and those whose usual range is a point.

    "parameters" and "levers" stand for all of them, "*" for both.
    """
    found = [name for name in known() if fits(name, pattern)]
    if not found:
        raise NotAllowed(f"{where}: no factor fits {shown(pattern)}.{nearest(pattern, known())}")
    for name in apart:
        if not any(fits(one, name) for one in found):
            raise NotAllowed(f'{where}: "except" names {shown(name)}, which is not among {shown(pattern)}.{nearest(name, found)}')
    return [name for name in found if varies(known()[name]) and not any(fits(name, one) for one in apart)]


def fits(name: str, pattern: str) -> bool:
    """Whether a pattern stands for a factor."""
    match pattern:
        case "levers":
            return name in LEVERS
        case "parameters":
            return is_parameter(name)
        case "*":
            return name in LEVERS or is_parameter(name)
        case _:
            return fnmatchcase(name, pattern)


def varies(declaration: Declared) -> bool:
    """Whether the usual range of a factor is more than a point."""
    return declaration.usual[0] < declaration.usual[1]


def one(name: str, table: Mapping[str, Any], kind: str, where: str) -> Factor:
    """One factor, over the range or the levels that its table gives."""
    usual = declared(name, f"{where}: ").usual
    where = f"{where}, {name}"
    if "levels" in table:
        levels = levels_of(table, where)
        low, high = min(levels), max(levels)
    else:
        low, high = number(table, "low", usual[0], where), number(table, "high", usual[1], where)
        levels = evenly(low, high, steps_of(table, where), scale_of(table, where), whole(name))
    if kind in IN_STEPS:
        return made(name, low, high, levels, table, where)
    for key in ("levels", "steps"):
        if key in table:
            raise NotAllowed(f'{where}: "{key}" does not go with a {kind} design, which draws from low to high.')
    return made(name, low, high, (), table, where)


def made(name: str, low: float, high: float, levels: tuple[float, ...], table: Mapping[str, Any], where: str) -> Factor:
    """A factor with what its table says of it."""
    about = {"scale": scale_of(table, where), "whole": whole(name), "arms": texts(table, "strategies", where)}
    return read(Factor, {"name": name, "low": low, "high": high, "levels": levels, **about}, where)


def scale_of(table: Mapping[str, Any], where: str) -> str:
    """How a range is divided."""
    scale = text(table, "scale", "linear", where)
    check_names([scale], ("linear", "log"), f"{where}: ", "scale")
    return scale


def levels_of(table: Mapping[str, Any], where: str) -> tuple[float, ...]:
    """Levels as a file lists them."""
    for key in ("low", "high", "steps"):
        if key in table:
            raise NotAllowed(f'{where}: "levels" and "{key}" are both given; give one of them.')
    return tuple(float(level) for level in numbers(table, "levels", where))


def steps_of(table: Mapping[str, Any], where: str) -> int:
    """Number of levels in a range."""
    steps = table.get("steps", STEPS)
    if not isinstance(steps, int) or isinstance(steps, bool) or not 2 <= steps <= MOST_STEPS:
        refuse("steps", steps, f"a whole number, 2 to {MOST_STEPS}", where)
    return int(steps)


def evenly(low: float, high: float, steps: int, scale: str, whole: bool) -> tuple[float, ...]:
    """Levels from low to high, evenly or evenly in the logarithm; whole ones once each. Only the ends, where there is nothing between."""
    if low > high or (scale == "log" and low <= 0):
        return low, high
    levels = np.geomspace(low, high, steps) if scale == "log" else np.linspace(low, high, steps)
    return tuple(float(level) for level in np.unique(np.round(levels, 0 if whole else DIGITS)))
