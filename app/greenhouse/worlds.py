"""Worlds: the kind of task that the pages order most. A world is grown in slices of weeks, and stops between two of them."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.greenhouse.limits import check
from app.greenhouse.order import Rows, Urgency, Wish
from app.greenhouse.task import Stop, Stopped, Task
from experiments.runner import Progress
from simulation import week, world
from simulation.declare import nearest
from simulation.errors import NotAllowed
from simulation.measures import WEEKLY
from simulation.scenario import Scenario

SLICE = 500_000
"""Person-weeks between two looks at whether to stop: some 11 ms, and 50 where many programs share the processor. A slice more costs .1 to .2 ms."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Worlds:
    """Weekly measures of scenarios in worlds. Nothing of it changes, and what it holds is shared. S scenarios, W worlds, T weeks, K measures.

    Attributes
    ----------
    seeds
        One a world, (W,).
    measures
        Names, in the order of the alphabet, K.
    paths
        Of each world, of each scenario: (K, T), read-only.
    """

    scenarios: tuple[Scenario, ...]
    seeds: NDArray[np.int64]
    measures: tuple[str, ...]
    paths: tuple[tuple[Floats, ...], ...]

    def __len__(self) -> int:
        """Number of worlds."""
        return len(self.paths)

    def __getitem__(self, measure: str) -> Floats:
        """One measure of every scenario in every world, (S, W, T)."""
        if measure not in self.measures:
            raise KeyError(measure)
        return self._filled(self.measures.index(measure), np.empty(self._shape))

    def series(self) -> NDArray[Any]:
        """All measures as a comparison takes them, structured (S, W, T), in the order of ``WEEKLY``: the whole of it is a ``SERIES_TYPE``."""
        found = np.empty(self._shape, [(name, "f8") for name in WEEKLY if name in self.measures])
        for place, name in enumerate(self.measures):
            self._filled(place, found[name])
        return found

    @property
    def _shape(self) -> tuple[int, int, int]:
        """S, W, T."""
        return len(self.scenarios), len(self.paths), self.scenarios[0].weeks

    def _filled(self, place: int, table: Floats) -> Floats:
        """A table (S, W, T) with the measure at this place in it."""
        for k, of_world in enumerate(self.paths):
            for number, path in enumerate(of_world):
                table[number, k] = path[place]
        return table


def worlds_wish(
    visitor: str,
    scenarios: Sequence[Scenario],
    seeds: Sequence[int] | NDArray[np.int64],
    measures: Iterable[str],
    slot: str,
    urgency: Urgency = "now",
    on_progress: Progress | None = None,
) -> Wish[Worlds]:
    """The wish for worlds; see ``Greenhouse.worlds``."""
    check(scenarios, seeds)
    names, shown, worlds = kept_measures(measures), tuple(scenarios), np.array(seeds, np.int64)
    worlds.flags.writeable = False

    def made_of(paths: Rows) -> Worlds:
        return Worlds(shown, worlds[: len(paths)], names, paths)

    return Wish(visitor, slot, world_tasks(shown, worlds.tolist(), names), made_of, urgency, on_progress)


def kept_measures(measures: Iterable[str]) -> tuple[str, ...]:
    """The measures once each, in the order of the alphabet: orders that name them otherwise share their worlds.

    Raises
    ------
    NotAllowed
        Where there is none, or one is not a weekly measure.
    """
    names = tuple(sorted(set(measures)))
    for name in names:
        if name not in WEEKLY:
            raise NotAllowed(f'Unknown measure "{name}".{nearest(name, WEEKLY)} Allowed are the weekly measures.')
    if not names:
        raise NotAllowed("An order needs at least one measure.")
    return names


def world_tasks(scenarios: Sequence[Scenario], seeds: Iterable[int], measures: tuple[str, ...]) -> tuple[tuple[Task, ...], ...]:
    """A task for every scenario in every world; the scenarios of a world stand together."""
    known = [(scenario, numbers_of(scenario)) for scenario in scenarios]
    return tuple(tuple(_task(scenario, mark, int(seed), measures) for scenario, mark in known) for seed in seeds)


def _task(scenario: Scenario, mark: bytes, seed: int, measures: tuple[str, ...]) -> Task:
    """The task of one world. Its name is the world's alone: names that visitors give are for their own eyes."""
    grow = partial(grow_world, scenario, seed, measures)
    return Task(("world", mark, seed, measures), grow, cost(scenario), f"The world of seed {seed}")


def digest(scenario: Scenario) -> bytes:
    """What tells a scenario from every other, 32 bytes."""
    return hashlib.sha256(scenario.model_dump_json().encode()).digest()


def numbers_of(scenario: Scenario) -> bytes:
    """What tells the worlds of a scenario from those of any other, 32 bytes: its names and texts change no world."""
    texts: Any = {"strategy": {"name", "title", "story", "afterwards"}, "context": {"name", "title", "story"}}
    plain = scenario.model_dump(exclude=texts)
    for phase in plain["strategy"]["phases"]:
        del phase["name"]
    return hashlib.sha256(repr(plain).encode()).digest()


def cost(scenario: Scenario) -> int:
    """Person-weeks of one world."""
    return scenario.people * scenario.weeks


def grow_world(scenario: Scenario, seed: int, measures: tuple[str, ...], stop: Stop) -> Floats:
    """The weekly measures of one world, (measures, weeks), read-only.

    Raises
    ------
    Stopped
        Where it is no longer wanted.
    """
    grown, weeks = world.build(scenario, seed), max(1, SLICE // scenario.people)
    for first in range(0, scenario.weeks, weeks):
        if stop():
            raise Stopped
        week.run_weeks(grown, first, min(first + weeks, scenario.weeks))
    paths = np.array([grown.series[name] for name in measures])
    paths.flags.writeable = False
    return paths
