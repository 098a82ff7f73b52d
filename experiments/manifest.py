"""The manifest: everything needed to repeat a comparison or a study, and nothing about whose machine it was."""

import platform
import shlex
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from experiments.comparison import Comparison

DISTRIBUTION = "culture-garden"
LIBRARIES = ("numpy", "numba", "pandas", "pyarrow", "scipy", "salib", "scikit-learn", "pydantic", "matplotlib", "mesa")
UNKNOWN = "unknown"


@cache
def version_of(distribution: str = DISTRIBUTION) -> str:
    """Version of an installed distribution; "unknown" where it is not installed."""
    try:
        return version(distribution)
    except PackageNotFoundError:
        return UNKNOWN


def command_of(arguments: Sequence[str]) -> str:
    """The command as it was typed, without the folders that paths lead through."""
    return shlex.join(["culture", *(bare(argument) for argument in arguments)])


def bare(argument: str) -> str:
    """An argument without the folders of an absolute path; ``--out=/home/me/plan`` becomes ``--out=plan``."""
    option, equals, value = argument.rpartition("=") if argument.startswith("--") else ("", "", argument)
    return option + equals + (PurePath(value).name if PurePath(value).is_absolute() else value)


def manifest(comparison: "Comparison", arguments: Sequence[str]) -> dict[str, Any]:
    """What was run, with full values.

    Parameters
    ----------
    arguments
        Of the command line, without the name of the program; none where it was not the command line.
    """
    return provenance(arguments) | {
        "weeks": comparison.weeks,
        "launch_week": comparison.launch_week,
        "milestones": [{"years": years, "week": week} for years, week in comparison.milestones],
        "seeds": comparison.seeds.tolist(),
        "money_unit": [float(unit) for unit in comparison.money_unit],
        "strategies": list(comparison.names),
        "scenarios": [scenario.model_dump(mode="json") for scenario in comparison.scenarios],
    }


def provenance(arguments: Sequence[str]) -> dict[str, Any]:
    """By what, when and on what kind of machine something was run."""
    from simulation.compiled import source_hash

    return {
        "command": command_of(arguments) if arguments else None,
        "version": version_of(),
        "source_hash": source_hash(),
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": {"system": platform.system(), "kind": platform.machine(), "python": platform.python_version()},
        "libraries": {name: version_of(name) for name in LIBRARIES},
    }
