"""Read the points of a study from a table of one's own: CSV or Parquet, a column a factor, a row a point.

Arrow is loaded when a table is read.
"""

from pathlib import Path
from typing import Any

from experiments.studies.design import MOST_POINTS
from experiments.studies.values import is_number
from scenarios.refusals import shown
from simulation.errors import NotAllowed

KINDS = (".csv", ".parquet")
MOST_BYTES = 256_000_000


def read_table(path: Path, where: str) -> dict[str, tuple[float, ...]]:
    """Values of every point, by factor.

    Raises
    ------
    NotAllowed
        Naming ``where``, the file, the place in it, what was found and what is allowed.
    """
    where = f"{where}: {path.name}"
    refuse_file(path, where)
    try:
        table = read_csv(path) if path.suffix == ".csv" else read_parquet(path, where)
    except NotAllowed:
        raise
    except (ValueError, OSError) as error:
        raise NotAllowed(f"{where}: the table cannot be read; {' '.join(str(error).split())[:200].rstrip('.')}.") from None
    names = [name.strip() for name in table.column_names]
    refuse_shape(names, table.num_rows, where)
    return {name: column(values.to_pylist(), f"{where}: column {name}") for name, values in zip(names, table.columns, strict=True)}


def refuse_file(path: Path, where: str) -> None:
    """Refuse what is no table, not there, or too large to read."""
    if path.suffix not in KINDS:
        raise NotAllowed(f"{where}: this is no table; allowed is a file that ends in .csv or .parquet.")
    if not path.is_file():
        raise NotAllowed(f"{where}: there is no such file beside the study.")
    if path.stat().st_size > MOST_BYTES:
        raise NotAllowed(f"{where}: the file is larger than {MOST_BYTES // 1_000_000} MB.")


def read_csv(path: Path) -> Any:
    """A table of comma-separated values, the names in the first row."""
    from pyarrow import csv

    return csv.read_csv(path)


def read_parquet(path: Path, where: str) -> Any:
    """A table in Parquet; its length is known before it is read."""
    from pyarrow import parquet

    file = parquet.ParquetFile(path)
    refuse_shape([], file.metadata.num_rows, where)
    return file.read()


def refuse_shape(names: list[str], rows: int, where: str) -> None:
    """Refuse a name that is there twice, and a table without points or with too many."""
    if twice := next((name for name in names if names.count(name) > 1), ""):
        raise NotAllowed(f'{where}: the column "{twice}" is there twice.')
    if not rows:
        raise NotAllowed(f"{where}: the table has no point; write a row for each below the names of the factors.")
    if rows > MOST_POINTS:
        raise NotAllowed(f"{where}: the table has {rows:,} points; allowed are {MOST_POINTS:,}.")


def column(cells: list[Any], where: str) -> tuple[float, ...]:
    """A column of numbers; one in which a cell is no number comes as texts."""
    numbers = [as_number(cell) for cell in cells]
    for place, number in enumerate(numbers):
        if not is_number(number):
            found = "empty" if cells[place] in (None, "") else shown(cells[place])
            raise NotAllowed(f"{where}: point {place} is {found}; allowed is a number in every cell.")
    return tuple(float(number) for number in numbers)


def as_number(cell: Any) -> Any:
    """A text as the number that it writes, anything else as it is."""
    try:
        return float(cell) if isinstance(cell, str) else cell
    except ValueError:
        return None
