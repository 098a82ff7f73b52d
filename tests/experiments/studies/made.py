"""Studies made for tests."""

from typing import Any

import scenarios
from experiments.studies.factors import declared, whole
from experiments.studies.study import Arm, Design, Factor, Study

STRATEGIES = scenarios.strategies()
ARMS = tuple(Arm(label=name, strategy=STRATEGIES[name]) for name in ("implementation", "co_creation"))


def arm(name: str, label: str | None = None, **settings: Any) -> Arm:
    """A strategy with changes of its own."""
    return Arm(label=label or name, strategy=STRATEGIES[name], settings={key.replace("__", "."): value for key, value in settings.items()})


def factor(name: str, *levels: float, **more: Any) -> Factor:
    """A factor over its usual range, or with these levels."""
    low, high = (levels[0], levels[-1]) if levels else declared(name).usual
    return Factor(**{"name": name, "low": low, "high": high, "levels": levels, "whole": whole(name), **more})


def study(*factors: Factor, design: Design | None = None, arms: tuple[Arm, ...] = ARMS, **more: Any) -> Study:
    """A study of these factors."""
    asked = {"name": "made", "title": "Made", "measures": ("change_success",), "measured_at": (285,), "headline": "change_success"}
    return Study(**{**asked, "arms": arms, "factors": factors, "design": design or Design(), **more})
