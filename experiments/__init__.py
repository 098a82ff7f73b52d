"""Experiments: many worlds, compared."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from experiments.comparison import Comparison, compare

__all__ = ["Comparison", "compare"]


def __getattr__(name: str) -> Any:
    """Load the comparison when it is asked for: a command that only prints help needs no compiler."""
    if name not in __all__:
        raise AttributeError(name)
    from experiments import comparison

    return getattr(comparison, name)
