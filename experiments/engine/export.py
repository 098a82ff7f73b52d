"""A study for other programs: CSV for a spreadsheet, the archive of the EMA workbench, the problem and matrices of SALib."""

import gzip
import io
import json
import tarfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
from numpy.typing import NDArray

from experiments.engine.codebook import HELD, codebook
from experiments.engine.result import StudyResult
from experiments.engine.tables import readable
from experiments.files import as_text, write_csv, write_json
from experiments.language import Language
from experiments.studies import design
from simulation.declare import nearest
from simulation.errors import NotAllowed

Floats = NDArray[np.float64]
EMA = "results.tar.gz"
ROWS = 200_000
"""Rows of a table that are held in memory at a time."""


def export(result: StudyResult, form: str, folder: Path, lang: Language) -> None:
    """Write a study into a folder, in one of ``FORMATS``, with a codebook beside it.

    Raises
    ------
    NotAllowed
        Where the format is not known, or the study has no factors and the format needs some.
    """
    check_format(form)
    FORMATS[form](result, folder)
    write_csv(folder / "codebook.csv", pd.DataFrame(codebook(result.study, lang)))


def check_format(form: str) -> None:
    """Refuse a format that is not known."""
    if form not in FORMATS:
        raise NotAllowed(f'Unknown format "{form}".{nearest(form, FORMATS)} Allowed: {", ".join(FORMATS)}.')


def as_csv(result: StudyResult, folder: Path) -> None:
    """Every table as CSV, numbers with all their digits, texts so that no spreadsheet calculates them."""
    for name in HELD:
        source = result.folder / f"{name}.parquet"
        if source.exists():
            copy_as_csv(source, folder / f"{name}.csv")


def copy_as_csv(source: Path, target: Path) -> None:
    """Write a Parquet table as CSV, part by part."""
    with readable(source):
        table = pq.ParquetFile(source)
    with target.open("w", encoding="utf-8", newline="") as file:
        table.schema_arrow.empty_table().to_pandas().to_csv(file, index=False)
        for batch in table.iter_batches(ROWS):
            part = batch.to_pandas()
            texts = {str(name): safe(part[name]) for name in part.select_dtypes(exclude="number")}
            part.assign(**texts).to_csv(file, index=False, header=False)


def safe(texts: "pd.Series[str]") -> "pd.Series[str]":
    """Texts that no spreadsheet takes for a formula."""
    return texts.map({text: as_text(text) for text in texts.unique()})


def as_ema(result: StudyResult, folder: Path) -> None:
    """One archive that ``ema_workbench.load_results`` reads.

    A row is a run that gave an outcome: ``policy`` is its strategy, ``scenario`` its world, written point-replication. Every row holds the values
    of its point, also where a factor does not change the strategy, because PRIM and feature scoring take no empty cells.
    """
    study, runs, outcomes = result.study, result.experiments, result.outcomes
    worlds = [f"{point}-{k}" for point, k in zip(runs["point"], runs["replication"], strict=True)]
    experiments = result.points.loc[runs["point"]].reset_index(drop=True)
    experiments = experiments.assign(scenario=worlds, policy=runs["strategy"].to_numpy(), model=study.name)
    tables: dict[str, tuple[str, NDArray[Any]]] = {}
    for name in study.measures:
        values = outcomes[name].to_numpy().reshape(len(runs), len(study.measured_at))
        tables |= {f"{name}_{week}": ("ScalarOutcome", values[:, [k]]) for k, week in enumerate(study.measured_at)}
    for name in study.weekly:
        tables[f"{name}_weekly"] = ("TimeSeriesOutcome", result.series[name].to_numpy().reshape(len(runs), study.weeks))
    write_archive(folder / EMA, experiments, tables)


def write_archive(path: Path, experiments: pd.DataFrame, outcomes: Mapping[str, tuple[str, NDArray[Any]]]) -> None:
    """The archive of the EMA workbench: experiments, a table an outcome, and what kind each is. Its bytes do not tell when it was made."""
    kinds = {str(name): "float64" if kind.kind == "f" else "object" for name, kind in experiments.dtypes.items()}
    metadata = {"version": 0.1, "outcomes": [(kind, name, f"{name}.csv") for name, (kind, _) in outcomes.items()], "experiments": kinds}
    with gzip.GzipFile(path, "wb", mtime=0) as packed, tarfile.open(fileobj=packed, mode="w") as archive:
        add(archive, "experiments.csv", experiments.to_csv(index=False))
        for name, (kind, values) in outcomes.items():
            add(archive, f"{name}.csv", pd.DataFrame(values).to_csv(index=False, header=kind == "TimeSeriesOutcome"))
        add(archive, "metadata.json", json.dumps(metadata))


def add(archive: tarfile.TarFile, name: str, text: str) -> None:
    """Add a text to an archive as a file."""
    content = text.encode()
    about = tarfile.TarInfo(name)
    about.size = len(content)
    archive.addfile(about, io.BytesIO(content))


def as_salib(result: StudyResult, folder: Path) -> None:
    """The problem of SALib, and its matrices: X a row a point, Y the mean over the worlds of the point.

    X and the bounds of the problem hold the logarithm (base 10) of a factor whose range is divided evenly in its logarithm.
    Y has a column for every measure and week of each strategy, and of each strategy less the first.
    """
    study = result.study
    if not study.factors:
        raise NotAllowed(f"{study.name} varies nothing, so there is no problem for SALib; csv and ema can be exported.")
    settings = study.design.model_dump(include={"kind", "samples", "levels", "second_order"})
    write_json(folder / "problem.json", design.problem(study) | {"design": settings | {"seed": study.seed}})
    logarithms = [factor.name for factor in study.factors if factor.scale == "log"]
    result.points.assign(**{name: np.log10(result.points[name]) for name in logarithms}).to_csv(folder / "X.csv", index=False)
    pd.DataFrame(dict(responses(result))).to_csv(folder / "Y.csv", index=False)


def responses(result: StudyResult) -> Iterator[tuple[str, Floats]]:
    """Name and values, (points,), of everything that an analysis can ask about; NaN where a point has no such run."""
    study = result.study
    for name in study.measures:
        for week in study.measured_at:
            values = result.values(name, week)
            found = dict(zip(study.labels, np.moveaxis(values, 1, 0), strict=True))
            found |= {f"{label} - {study.labels[0]}": found[label] - found[study.labels[0]] for label in study.labels[1:]}
            yield from ((f"{label}: {name} {week}", mean_of_worlds(worlds)) for label, worlds in found.items())


def mean_of_worlds(values: Floats) -> Floats:
    """Mean over the worlds of each point that have a value, (points, replications) to (points,)."""
    there = np.isfinite(values)
    counts = there.sum(axis=1)
    means: Floats = np.divide(np.where(there, values, 0.0).sum(axis=1), counts, out=np.full(len(values), np.nan), where=counts > 0)
    return means


FORMATS = {"csv": as_csv, "ema": as_ema, "salib": as_salib}
