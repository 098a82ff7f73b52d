"""Experiments: many worlds, compared; and studies, which vary what they are compared under."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from experiments.comparison import Comparison, compare
    from experiments.engine.result import StudyResult
    from experiments.engine.sweep import sweep

__all__ = ["Comparison", "StudyResult", "compare", "sweep"]

ROOMS = {
    "Comparison": "experiments.comparison",
    "StudyResult": "experiments.engine.result",
    "compare": "experiments.comparison",
    "sweep": "experiments.engine.sweep",
}


def __getattr__(name: str) -> Any:
    """Load what is asked for when it is: a command that only prints help needs no compiler."""
    if name not in ROOMS:
        raise AttributeError(name)
    return getattr(import_module(ROOMS[name]), name)
