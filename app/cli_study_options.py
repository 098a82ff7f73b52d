"""The options of the commands for studies, written once; those that other commands have as well are theirs."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli_options import FILES, MACHINE, SIZE, option

REPEATED = "Runs to repeat"

Study = Annotated[
    str, typer.Argument(metavar="STUDY", help="Name from [b]culture studies[/b], or a study file of your own that ends in .toml.")
]
Folder = Annotated[Path, typer.Argument(metavar="DIR", help="Folder of a study, as culture sweep writes it.")]
Parts = Annotated[list[Path], typer.Argument(metavar="DIR", help="Folders of the parts: shards, or copies of the same study.")]
Run = Annotated[str, typer.Argument(metavar="RUN_ID", help="Identity of a run, or its first digits.")]

Out = Annotated[
    Path | None,
    option("--out", panel=FILES, metavar="DIR", help="Folder of the study; without it results/ and its name. It goes on where it is."),
]
Whole = Annotated[Path, option("--out", panel=FILES, metavar="DIR", help="Folder to put the parts together in.")]
Target = Annotated[
    Path | None, option("--out", panel=FILES, metavar="FOLDER", help="Folder to write to; without it export/ and the format, in the study.")
]
Format = Annotated[
    str,
    option(
        "--format",
        panel=FILES,
        metavar="csv|ema|salib",
        help="csv: the tables for a spreadsheet. ema: an archive for the EMA workbench. salib: problem, X and Y for SALib.",
    ),
]
NoReport = Annotated[bool, option("--no-report", panel=FILES, help="Write the tables only; the same command without it writes the report.")]
Engine = Annotated[
    str,
    option(
        "--engine",
        panel=MACHINE,
        metavar="threads|processes|dask",
        help="What does the runs: threads of one process, processes, or a Dask cluster. The results are the same.",
    ),
]
Workers = Annotated[int | None, option("--workers", panel=MACHINE, metavar="N", help="Runs at the same time; without it one a processor.")]
Scheduler = Annotated[
    str | None,
    option(
        "--scheduler", panel=MACHINE, metavar="ADDRESS", help="Of a Dask cluster that is there, with --engine dask: tcp://10.0.0.1:8786."
    ),
]
Shard = Annotated[
    str | None,
    option("--shard", panel=SIZE, metavar="3/7", help="Run only the third of seven parts; [b]culture study merge[/b] puts parts together."),
]
Retry = Annotated[bool, option("--retry-failures", panel=SIZE, help="Try runs again that failed before.")]
Large = Annotated[bool, option("--allow-large", panel=SIZE, help="Allow a study that takes very long, or more than a million people.")]
Runs = Annotated[int, option("--runs", panel=REPEATED, metavar="N", help="Runs to draw at random and repeat, compared bit for bit.")]
Check = Annotated[bool, option("--check", panel=REPEATED, help="Instead of one run, repeat runs drawn at random, compared bit for bit.")]
Count = Annotated[int, option("--count", panel=REPEATED, metavar="N", help="Runs to draw with --check.")]
Draw = Annotated[int, option("--seed", panel=REPEATED, metavar="N", help="Luck of the draw: the same number draws the same runs.")]
