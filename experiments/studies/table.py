"""Read the points of a study from a table of one's own: CSV or Parquet, a column a factor, a row a point."""

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Any

from experiments.studies.design import MOST_POINTS
from experiments.studies.values import LARGEST
from simulation.errors import NotAllowed

if TYPE_CHECKING:
    import pandas as pd

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
    frame = read_frame(path, where)
    if frame.empty:
        raise NotAllowed(f"{where}: the table has no point; write a row for each below the names of the factors.")
    return {str(name): column(frame[name], f"{where}: column {name}") for name in frame.columns}


def read_frame(path: Path, where: str) -> "pd.DataFrame":
    """The table as it is in the file."""
    refuse_file(path, where)
    try:
        return read_csv(path, where) if path.suffix == ".csv" else read_parquet(path, where)
    except NotAllowed:
        raise
    except (ValueError, OSError) as error:
        raise NotAllowed(f"{where}: the table cannot be read; {' '.join(str(error).split())[:200].rstrip('.')}.") from None


def refuse_file(path: Path, where: str) -> None:
    """Refuse what is no table, not there, or too large to read."""
    if path.suffix not in KINDS:
        raise NotAllowed(f"{where}: this is no table; allowed is a file that ends in .csv or .parquet.")
    if not path.is_file():
        raise NotAllowed(f"{where}: there is no such file beside the study.")
    if path.stat().st_size > MOST_BYTES:
        raise NotAllowed(f"{where}: the file is larger than {MOST_BYTES // 1_000_000} MB.")


def read_csv(path: Path, where: str) -> "pd.DataFrame":
    """A table of comma-separated values, the names in the first row."""
    import pandas as pd

    with path.open(encoding="utf-8-sig", newline="") as file:
        names = next(csv.reader(file, skipinitialspace=True), [])
    if doubled := sorted({name for name in names if names.count(name) > 1}):
        raise NotAllowed(f'{where}: the column "{doubled[0]}" is there twice.')
    return pd.read_csv(path, nrows=MOST_POINTS + 1, float_precision="round_trip", encoding="utf-8-sig", skipinitialspace=True)


def read_parquet(path: Path, where: str) -> "pd.DataFrame":
    """A table in Parquet; its length is known before it is read."""
    import pyarrow.parquet as pq

    if (count := pq.read_metadata(path).num_rows) > MOST_POINTS:
        raise NotAllowed(f"{where}: the table has {count:,} points; allowed are {MOST_POINTS:,}.")
    table: pd.DataFrame = pq.ParquetFile(path).read().to_pandas()
    return table


def column(values: "pd.Series[Any]", where: str) -> tuple[float, ...]:
    """A column of numbers."""
    import pandas as pd

    numbers = pd.to_numeric(values, errors="coerce").astype("float64")
    wrong = ~(numbers.abs() < LARGEST)
    if values.dtype == bool or wrong.any():
        place = int(wrong.to_numpy().argmax())
        raise NotAllowed(f"{where}: point {place} is {values.iloc[place]}; allowed is a number in every cell.")
    return tuple(numbers.tolist())
