"""What customers would answer, for many at once: the equations of ``simulation/rating.py`` over arrays."""

from typing import Any

import numpy as np

from simulation.state import DETRACTOR, PASSIVE, PROMOTER, Codes, Floats


def utility_of(functional: Floats, bond: Floats, need: Floats, rating: Any) -> Floats:
    """What the firm is worth to customers, [0, 1]."""
    mixed: Floats = (1.0 - rating.bond) * functional + rating.bond * bond
    return (1.0 - need) * functional + need * mixed


def category_of(utility: Floats, leniency: Floats, rating: Any) -> Codes:
    """Detractor, passive or promoter."""
    promoter = utility >= _cube(0.1 * (rating.promoter - leniency))
    detractor = utility < _cube(0.1 * (rating.detractor - leniency))
    return np.where(promoter, PROMOTER, np.where(detractor, DETRACTOR, PASSIVE)).astype(np.int8)


def points_of(utility: Floats, leniency: Floats) -> Floats:
    """What customers would answer, 0 to 10 points."""
    return np.clip(10.0 * np.cbrt(utility) + leniency, 0.0, 10.0)


def _cube(x: Floats) -> Floats:
    """x³, by multiplication as the model does it."""
    return x * x * x
