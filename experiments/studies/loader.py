"""Load a study: a file in TOML, one of those that come with the project or one's own."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from experiments.studies.arms import read_arms, read_context
from experiments.studies.checks import check
from experiments.studies.ranges import columns_of, read_factors
from experiments.studies.study import KINDS, Design, Factor, Precision, Study
from experiments.studies.table import read_table
from experiments.studies.values import number, numbers, text, texts
from scenarios.files import read_toml
from scenarios.library import OR_A_FILE
from scenarios.loader import is_file, slug
from scenarios.refusals import check_names, check_table, check_texts, read
from simulation.errors import NotAllowed
from simulation.scenario import DEFAULT_WEEKS
from simulation.state import YEAR
from simulation.strategy import Strategy

FOLDER = Path(__file__).parent
STUDIES = (
    "when_does_it_pay",
    "patience",
    "tipping",
    "walk_the_talk",
    "equal_budget",
    "what_matters",
    "what_matters_most",
    "organisation_size",
    "paired_luck",
)
PLAIN = ("title", "question", "weeks", "seed", "replications", "discount", "time_limit")
"""Keys whose values are taken as they are."""
MEASURED = ("measures", "measured_at", "measured_after", "weekly", "headline", "margins")
KEYS = (*PLAIN, "strategies", "context", "settings", "precision", *MEASURED, "design", "factor")
OF_A_DESIGN = {
    "grid": (),
    "one_at_a_time": (),
    "latin_hypercube": ("samples",),
    "sobol": ("samples", "second_order"),
    "morris": ("samples", "levels"),
    "table": ("table",),
}
"""Keys of a design by its kind, beside ``kind`` and ``worlds``."""
SAMPLES = {"latin_hypercube": 128, "sobol": 256, "morris": 20}
REPLICATIONS = {"latin_hypercube": 1, "sobol": 5, "morris": 5}
OTHERWISE = 20
"""Replications of a design that goes by levels or by a table."""
MEASURES = ("change_success", "promoters_share", "present_value")
LAUNCH = int(Strategy.model_fields["launch_week"].default)


def studies() -> dict[str, Study]:
    """Every study that comes with the project, by name, in the order to present them."""
    return {name: load(name) for name in STUDIES}


def load(study: str | Path) -> Study:
    """Load a study.

    Parameters
    ----------
    study
        Name of a study that comes with the project, or path of a file, which ends in .toml.

    Raises
    ------
    NotAllowed
        In one sentence that says where, what was found and what is allowed.
    """
    return read_study(Path(study), str(study)) if is_file(str(study)) else ready(str(study))


def file_of(study: str | Path) -> Path:
    """The file of a study.

    Raises
    ------
    NotAllowed
        Where no study of that name comes with the project.
    """
    if is_file(str(study)):
        return Path(study)
    check_names([str(study)], STUDIES, "", "study", OR_A_FILE)
    return FOLDER / f"{study}.toml"


@cache
def ready(name: str) -> Study:
    """The study of that name that comes with the project."""
    return read_study(file_of(name), f"{name}.toml")


def read_study(path: Path, where: str) -> Study:
    """The study that a file describes."""
    study = make_study(read_toml(path, "a study"), path, where)
    check(study, where)
    return study


def make_study(values: Mapping[str, Any], path: Path, where: str) -> Study:
    """The study that the values of a file describe, each read by itself."""
    check_names(values, KEYS, f"{where}: ")
    check_texts(values, ("title", "question"), where)
    if "title" not in values:
        raise NotAllowed(f'{where}: "title" is missing.')
    plain = {key: values[key] for key in PLAIN if key in values}
    arms, context = read_arms(values.get("strategies", []), path.parent, where), read_context(values, path.parent, where)
    design, factors = read_design(values, path.parent, where)
    measures = texts(values, "measures", where) or MEASURES
    asked = {
        "measures": measures,
        "measured_at": read_weeks(values, where),
        "weekly": texts(values, "weekly", where),
        "headline": text(values, "headline", measures[0], where),
        "margins": read_margins(values, where),
    }
    done = {"replications": REPLICATIONS.get(design.kind, OTHERWISE), "precision": read_precision(values, asked, where)}
    return read(
        Study, {"name": slug(path), **done, **plain, **asked, "arms": arms, "context": context, "design": design, "factors": factors}, where
    )


def read_design(values: Mapping[str, Any], folder: Path, where: str) -> tuple[Design, tuple[Factor, ...]]:
    """The design of a study, and what it varies."""
    table, here = check_table(values, "design", "[design]", where), f"{where}: design"
    check_names(table, Design.model_fields, f"{here}: ")
    kind = text(table, "kind", "table" if "table" in table else "grid", here)
    check_names([kind], KINDS, f"{here}: ", "kind")
    for key in table:
        if key not in (allowed := ("kind", "worlds", *OF_A_DESIGN[kind])):
            raise NotAllowed(f'{here}: "{key}" does not go with a {kind} design, which takes {", ".join(allowed)}.')
    worlds = text(table, "worlds", "own" if kind == "latin_hypercube" else "same", here)
    check_names([worlds], ("same", "own"), f"{here}: ", "kind of worlds")
    found = {**table, "kind": kind, "worlds": worlds}
    if kind == "table":
        columns = read_columns(table, folder, here)
        return read(Design, {**found, "table": tuple(columns.values())}, here), columns_of(columns, values, where)
    return read(Design, {"samples": SAMPLES[kind], **found} if kind in SAMPLES else found, here), read_factors(values, kind, where)


def read_columns(table: Mapping[str, Any], folder: Path, where: str) -> dict[str, tuple[float, ...]]:
    """The points of a table beside the file, by factor."""
    name = text(table, "table", "", where)
    if not name:
        raise NotAllowed(f'{where}: "table" is missing; name a file of points that ends in .csv or .parquet.')
    return read_table(folder / name, where)


def read_weeks(values: Mapping[str, Any], where: str) -> tuple[Any, ...]:
    """The weeks that are measured: as they stand, or so many years after week 26; the last week where nothing is said.

    Years are turned into the last of their weeks: one year is week 77, as weeks are numbered from 0.
    """
    if "measured_at" in values and "measured_after" in values:
        raise NotAllowed(f'{where}: "measured_at" and "measured_after" are both given; give one of them.')
    if "measured_at" in values:
        return whole_weeks(numbers(values, "measured_at", where), where)
    if "measured_after" in values:
        years = numbers(values, "measured_after", where)
        if min(years) * YEAR < 1:
            raise NotAllowed(f"{where}: measured_after: {min(years):g} years are less than a week.")
        return tuple(LAUNCH + round(YEAR * min(year, 100)) - 1 for year in years)
    weeks = values.get("weeks", DEFAULT_WEEKS)
    return (max(0, weeks - 1) if isinstance(weeks, int) else 0,)


def whole_weeks(weeks: list[float], where: str) -> tuple[int, ...]:
    """Weeks as whole numbers, as they are numbered from 0."""
    most = int(Study.model_fields["weeks"].metadata[1].le) - 1
    for week in weeks:
        if week != int(week) or not 0 <= week <= most:
            raise NotAllowed(f"{where}: measured_at: {week:g} is not a week; allowed is a whole number, 0 to {most}.")
    return tuple(int(week) for week in weeks)


def read_margins(values: Mapping[str, Any], where: str) -> dict[str, float]:
    """The difference below which strategies are called equal, by measure."""
    table, here = check_table(values, "margins", "[margins]", where), f"{where}: margins"
    for name in table:
        if number(table, name, 0.0, here) <= 0:
            raise NotAllowed(f'{here}: "{name}" is {table[name]:g}; allowed is a number above 0.')
    return table


def read_precision(values: Mapping[str, Any], asked: Mapping[str, Any], where: str) -> Precision | None:
    """How sure the answer has to be, where that is asked: of the headline in its last week, where nothing else is said."""
    if "precision" not in values:
        return None
    if "replications" in values:
        raise NotAllowed(f'{where}: "replications" and [precision] are both given; give one of them.')
    table, here = check_table(values, "precision", "[precision]", where), f"{where}: precision"
    check_names(table, Precision.model_fields, f"{here}: ")
    return read(Precision, {"measure": asked["headline"], "week": asked["measured_at"][-1], **table}, here)
