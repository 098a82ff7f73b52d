"""The result of a study: its tables as DataFrames, and its measures as arrays of points, strategies and replications."""

import json
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
from numpy.typing import NDArray
from pydantic import ValidationError

from experiments.engine.tables import DESIGN, EXPERIMENTS, FAILURES, OUTCOMES, REPLICATIONS, SERIES, readable
from experiments.files import whole, write_json
from experiments.studies.study import Study
from simulation.declare import sentence
from simulation.errors import NotAllowed

MANIFEST = "manifest.json"
Floats = NDArray[np.float64]


class StudyResult:
    """A finished study, read from its folder when something is asked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def read(cls, folder: Path) -> "StudyResult":
        """The result in a folder.

        Raises
        ------
        NotAllowed
            Where it holds no finished study.
        """
        result = cls(Path(folder))
        if not result.manifest.get("complete"):
            raise NotAllowed(f"{folder}: the study is not finished; culture study status says how far it is.")
        return result

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """What was run, with full values.

        Raises
        ------
        NotAllowed
            Where the folder holds no study.
        """
        return read_manifest(self.folder)

    @cached_property
    def study(self) -> Study:
        """The study, with every value."""
        return study_of(self.manifest)

    @cached_property
    def design(self) -> pd.DataFrame:
        """One row a point, indexed by it: factor values and ``replications``."""
        return self._table(DESIGN).set_index("point")

    @property
    def points(self) -> pd.DataFrame:
        """One row a point, indexed by it: factor values."""
        return self.design.drop(columns=REPLICATIONS)

    @cached_property
    def experiments(self) -> pd.DataFrame:
        """One row a run: what went in."""
        return self._table(EXPERIMENTS)

    @cached_property
    def outcomes(self) -> pd.DataFrame:
        """One row a run and measured week: what came out."""
        return self._table(OUTCOMES)

    @cached_property
    def failures(self) -> pd.DataFrame:
        """One row a run that failed; no row where all went well."""
        columns = ["run", "point", "strategy", "replication", "seed", "kind", "origin", "message", "command"]
        return self._table(FAILURES) if (self.folder / FAILURES).exists() else pd.DataFrame(columns=columns)

    @property
    def series(self) -> pd.DataFrame:
        """One row a run and week, where weekly measures are kept. Read anew every time: it may be large.

        Raises
        ------
        NotAllowed
            Where none are kept.
        """
        self._refuse_no_series("")
        return self._table(SERIES)

    def values(self, measure: str, week: int) -> Floats:
        """A measure in a measured week, (points, strategies, replications); NaN where there is no run.

        Raises
        ------
        NotAllowed
            Where it was not measured.
        """
        if measure not in self.study.measures or week not in self.study.measured_at:
            weeks = ", ".join(str(at) for at in self.study.measured_at)
            raise NotAllowed(f"{measure} in week {week} was not measured; there are {', '.join(self.study.measures)} in weeks {weeks}.")
        rows = self.outcomes[self.outcomes["week"] == week]
        return self._placed(rows, rows[measure].to_numpy(np.float64), ())

    def differences(self, measure: str, week: int) -> Floats:
        """Each strategy less the first in the same world, (points, strategies, replications); NaN where a run is missing."""
        values = self.values(measure, week)
        return values - values[:, :1]

    def paths(self, measure: str) -> NDArray[np.float32]:
        """A measure in every week, (points, strategies, replications, weeks); NaN where there is no run.

        Raises
        ------
        NotAllowed
            Where it was not kept for every week.
        """
        self._refuse_no_series(measure)
        with readable(self.folder / SERIES) as path:
            numbers = pq.read_table(path, columns=[measure]).column(0).to_numpy()
        weeks = self.study.weeks
        return self._placed(self.experiments, numbers.reshape(-1, weeks), (weeks,))

    def _table(self, name: str) -> pd.DataFrame:
        """A table of the study."""
        with readable(self.folder / name) as path:
            return pd.read_parquet(path)

    def _placed(self, rows: pd.DataFrame, numbers: NDArray[Any], more: tuple[int, ...]) -> NDArray[Any]:
        """Numbers of runs in their places."""
        shape = (len(self.design), len(self.study.arms), int(self.design[REPLICATIONS].max()))
        placed = np.full((*shape, *more), np.nan, numbers.dtype)
        arms = pd.Index(self.study.labels).get_indexer(pd.Index(rows["strategy"]))
        placed[rows["point"].to_numpy(), arms, rows["replication"].to_numpy()] = numbers
        return placed

    def _refuse_no_series(self, measure: str) -> None:
        """Refuse where a weekly measure, or any, was not kept."""
        kept = self.study.weekly
        if not kept or (measure and measure not in kept):
            what = ", ".join(kept) if kept else "none"
            raise NotAllowed(f'{measure or "No measure"} was not kept for every week; the study keeps {what} ("weekly" in its file).')


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a study folder.

    Raises
    ------
    NotAllowed
        Where the folder holds no study.
    """
    try:
        found = json.loads((Path(folder) / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise NotAllowed(f"{folder}: there is no study here.") from None
    except (OSError, ValueError) as error:
        raise NotAllowed(f"{Path(folder) / MANIFEST}: the file cannot be read; {error}.") from None
    if not isinstance(found, dict) or "study" not in found:
        raise NotAllowed(f"{folder}: this is not the folder of a study; its manifest tells of something else.")
    return found


def study_of(manifest: dict[str, Any]) -> Study:
    """The study that a manifest tells of.

    Raises
    ------
    NotAllowed
        Where it cannot be understood.
    """
    try:
        return Study.model_validate_json(json.dumps(manifest["study"]))
    except ValidationError as error:
        version = manifest.get("version", "unknown")
        raise NotAllowed(sentence(Study, error, f"The manifest, written by version {version}")) from None


def write_manifest(folder: Path, values: dict[str, Any]) -> None:
    """Write the manifest of a study folder, whole or not at all."""
    with whole(folder / MANIFEST) as part:
        write_json(part, values)
