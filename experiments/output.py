"""The folder of a comparison: report, figures, tables, manifest."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from experiments.comparison import COMPARED, Comparison
from experiments.files import write_csv, write_json, write_parquet
from experiments.language import Language
from experiments.manifest import manifest
from simulation.parameters import Parameters
from simulation.scenario import Scenario
from simulation.settings import Levers

Row = dict[str, Any]


def write_all(
    comparison: Comparison, folder: Path, lang: Language, arguments: Sequence[str] = (), step: Callable[[str], object] = str
) -> None:
    """Write everything a comparison gives into a folder.

    Parameters
    ----------
    arguments
        Of the command line, for the manifest.
    step
        Called with what is being written.
    """
    from experiments.figures import draw_figures
    from experiments.report import write_report

    step(lang("Writing the tables"))
    write_json(folder / "manifest.json", manifest(comparison, arguments))
    write_csv(folder / "table.csv", comparison.table)
    write_parquet(folder / "experiments.parquet", [experiments(comparison)])
    write_parquet(folder / "outcomes.parquet", [outcomes(comparison)])
    write_parquet(folder / "series.parquet", series(comparison))
    step(lang("Drawing the figures"))
    draw_figures(comparison, folder / "figures", lang)
    step(lang("Writing the report"))
    write_report(comparison, folder, lang, arguments)


def runs(comparison: Comparison) -> Iterator[tuple[int, int, Row]]:
    """Place of the strategy, place of the world, and what names the run, of every run."""
    for place, (name, scenario) in enumerate(zip(comparison.names, comparison.scenarios, strict=True)):
        for k, seed in enumerate(comparison.seeds.tolist()):
            yield place, k, {"run": f"{name}-{seed}", "strategy": name, "context": scenario.context.name, "seed": seed}


def experiments(comparison: Comparison) -> pd.DataFrame:
    """One row a run: what went in. A column for every number that any of the scenarios changes."""
    held = [values_of(scenario) for scenario in comparison.scenarios]
    changed = {rest_of(name) for values, scenario in zip(held, comparison.scenarios, strict=True) for name in changed_in(values, scenario)}
    columns = sorted({name for values in held for name in values if rest_of(name) in changed}, key=natural)
    rows = [row | {"weeks": comparison.weeks} | {name: held[place].get(name) for name in columns} for place, _, row in runs(comparison)]
    return pd.DataFrame(rows)


def changed_in(values: Row, scenario: Scenario) -> list[str]:
    """Names of the values that differ from those of a scenario that changes nothing."""
    still = unchanged(scenario)
    return [name for name, value in values.items() if name not in still or still[name] != value]


def rest_of(name: str) -> str:
    """A name without the number of its phase: a lever that one phase changes is given in all of them."""
    return re.sub(r"^phase_\d+", "phase", name)


def natural(name: str) -> tuple[Any, ...]:
    """Sort key by which phase 10 comes after phase 9."""
    return tuple((not part.isdigit(), int(part) if part.isdigit() else 0, part) for part in re.split(r"(\d+)", name))


def values_of(scenario: Scenario) -> Row:
    """Every number of a scenario by a dotted name: parameters, the status quo, the strategy, and what its phases change."""
    strategy, context = scenario.strategy, scenario.context
    found = {name: getattr(getattr(context.parameters, group), key) for name, group, key in dotted_names()}
    found |= {f"status_quo.{name}": getattr(context.status_quo, name) for name in Levers.declarations()}
    found |= {f"strategy.{name}": getattr(strategy, name) for name in ("launch_week", "patience", "tolerance", "strength")}
    for number, (phase, levers) in enumerate(zip(strategy.phases, strategy.reached(context.status_quo), strict=True), start=1):
        found |= {f"phase_{number}.week": phase.week} | {f"phase_{number}.{name}": value for name, value in levers.model_dump().items()}
    return found


def unchanged(scenario: Scenario) -> Row:
    """The numbers of a scenario that changes nothing: defaults, and the status quo in every phase."""
    still = scenario.context.status_quo.model_dump().items()
    phases = range(1, len(scenario.strategy.phases) + 1)
    return values_of(Scenario()) | {f"phase_{number}.{name}": value for number in phases for name, value in still}


def dotted_names() -> Iterator[tuple[str, str, str]]:
    """Name, group and key of every parameter."""
    for group, field in Parameters.model_fields.items():
        yield from ((f"{group}.{key}", group, key) for key in type(field.default).model_fields)


def outcomes(comparison: Comparison) -> pd.DataFrame:
    """One row a run and milestone: every measure, and the tipping week."""
    rows = []
    for place, k, row in runs(comparison):
        tipping = {"tipping_week": float(comparison.tipping_weeks[place, k])}
        for years, week in comparison.milestones:
            reached = {name: float(comparison.measure(name)[place, k, week]) for name in COMPARED}
            rows.append(row | {"years": years, "week": week} | reached | tipping)
    return pd.DataFrame(rows)


def series(comparison: Comparison) -> Iterator[pd.DataFrame]:
    """One row a run and week with every measure, in a table a strategy."""
    named = list(runs(comparison))
    for place in range(len(comparison.scenarios)):
        rows = [row for number, _, row in named if number == place]
        table = pd.DataFrame(rows).loc[lambda frame: frame.index.repeat(comparison.weeks)].reset_index(drop=True)
        table["week"] = list(range(comparison.weeks)) * len(rows)
        measures = {name: comparison.measure(name)[place].ravel() for name in COMPARED}
        yield pd.concat([table, pd.DataFrame(measures)], axis=1)
