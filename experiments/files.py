"""Files: a table or a manifest on the disk, whole or not at all, and texts that no spreadsheet takes for a formula."""

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

TEXT_MARK = "'"
FORMULA = ("=", "+", "-", "@")
"""What a text begins with that a spreadsheet would take for a formula."""


def slug(text: str) -> str:
    """A text as the name of a file: small letters, digits, underscores."""
    return re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")[:80] or "comparison"


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A file that is in its place when it is whole, or not at all."""
    part = path.with_name(f".{path.name}.part")
    try:
        yield part
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def write_json(path: Path, values: Mapping[str, Any]) -> None:
    """Write values as JSON."""
    path.write_bytes(json_of(values))


def json_of(values: Mapping[str, Any]) -> bytes:
    """Values as JSON in UTF-8."""
    return (json.dumps(values, indent=2, ensure_ascii=False) + "\n").encode("utf-8")


def write_csv(path: Path, table: pd.DataFrame) -> None:
    """Write a table as CSV; texts that a spreadsheet would calculate are marked as text."""
    path.write_bytes(csv_of(table))


def csv_of(table: pd.DataFrame) -> bytes:
    """A table as CSV in UTF-8; texts that a spreadsheet would calculate are marked as text."""
    texts = {str(name): table[name].map(as_text) for name in table.select_dtypes(exclude="number")}
    text: str = table.assign(**texts).to_csv(index=False, float_format="%.10g", lineterminator="\n")
    return text.encode("utf-8")


def as_text(cell: Any) -> Any:
    """A cell on one line that no spreadsheet takes for a formula."""
    text = " ".join(str(cell).split())
    return TEXT_MARK + text if text.startswith(FORMULA) else text


def write_parquet(path: Path, tables: Sequence[pd.DataFrame] | Iterator[pd.DataFrame]) -> None:
    """Write tables of the same columns below each other, one part each."""
    writer: pq.ParquetWriter | None = None
    try:
        for table in tables:
            part = pa.Table.from_pandas(table, preserve_index=False)
            writer = writer or pq.ParquetWriter(path, part.schema, compression="zstd")
            writer.write_table(part)
    finally:
        if writer is not None:
            writer.close()
