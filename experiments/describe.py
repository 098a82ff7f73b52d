"""The tables of the model description, made from the declarations: ``python -m experiments.describe`` writes them into ``simulation/README.md``."""

from collections.abc import Iterable
from pathlib import Path

from simulation.declare import ASSUMPTION, Declared, plain
from simulation.measures import MEASURES
from simulation.parameters import Parameters
from simulation.settings import LEVERS, Levers

PAGE = Path(__file__).parents[1] / "simulation" / "README.md"
MARK = "<!-- From here on made by python -m experiments.describe -->"


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table in Markdown."""
    head = list(head)
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def spread(low: float, high: float) -> str:
    """A range in words."""
    return f"{plain(low)} to {plain(high)}"


def lever_table() -> str:
    """Every lever: name, status quo, usual range, what it feeds, whether it is culture."""
    rows = (
        [
            f"`{name}`",
            f"{getattr(Levers(), name):g}",
            spread(*lever.usual),
            lever.feeds,
            "culture" if lever.culture else "at once",
            lever.meaning,
        ]
        for name, lever in LEVERS.items()
    )
    return table(["lever", "status quo", "usual range", "feeds", "felt", "meaning"], rows)


def measure_table() -> str:
    """Every measure: name, unit, level, meaning."""
    rows = ([f"`{name}`", measure.unit, measure.level, measure.meaning] for name, measure in MEASURES.items())
    return table(["measure", "unit", "level", "meaning"], rows)


def parameter_table(group: str) -> str:
    """Every parameter of a group: name, default, bounds, usual range, unit, meaning, source."""
    found: list[tuple[str, Declared, float]] = [d for d in Parameters.declarations() if d[0].split(".")[0] == group]
    rows = (
        [f"`{name.split('.')[1]}`", plain(default), spread(d.low, d.high), spread(*d.usual), d.unit or "–", d.meaning, d.source]
        for name, d, default in found
    )
    return table(["parameter", "default", "allowed", "usual range", "unit", "meaning", "source"], rows)


def generated() -> str:
    """The sections that follow from the declarations."""
    declarations = [d for _, d, _ in Parameters.declarations()]
    assumed = sum(d.source == ASSUMPTION for d in declarations)
    parts = [
        MARK,
        "## 8. Measures",
        "Levels: output (what people show), outcome (what customers get and say), impact (what people mean, what lasts), money, and nutrient (what limits growth).",
        measure_table(),
        "## 9. Levers",
        "All from 0 to 1. Culture is felt with inertia (7.1), the others act at once.",
        lever_table(),
        "## 10. Parameters",
        f"{len(declarations)} numbers, of which {assumed} are assumptions: no published value sets them. The usual range is what a study sweeps when nothing else is said.",
    ]
    for group, field in Parameters.model_fields.items():
        parts += [f"### `{group}`", str(field.default.__doc__).splitlines()[0], parameter_table(group)]
    return "\n\n".join(parts) + "\n"


def described(page: str) -> str:
    """The page with its tables as they follow from the declarations."""
    return page.split(MARK)[0].rstrip() + "\n\n" + generated()


if __name__ == "__main__":
    PAGE.write_text(described(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    print("The tables of simulation/README.md are up to date.")
