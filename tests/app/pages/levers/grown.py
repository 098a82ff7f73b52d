"""Worlds of a view, grown once for all tests."""

from functools import cache

import numpy as np

from app.greenhouse.worlds import Worlds, grow_world, kept_measures
from app.view.link import from_link, to_link
from app.view.state import View
from app.view.wants import MEASURES, wanted


def grown_for(view: View, count: int) -> Worlds:
    """The first worlds of a view."""
    return _grown(to_link(view), count)


@cache
def _grown(link: str, count: int) -> Worlds:
    view, refused = from_link(link)
    assert not refused
    scenarios, names = next(wanted(view)).scenarios(view), kept_measures(MEASURES)
    seeds = np.arange(1, count + 1)
    paths = tuple(tuple(grow_world(scenario, int(seed), names, lambda: False) for scenario in scenarios) for seed in seeds)
    return Worlds(scenarios, seeds, names, paths)
