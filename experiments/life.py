"""The life of one employee: whoever holds a job, week by week, and what the equations did to them."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from experiments.climate import Climate, climate
from experiments.life_record import Record, neighbours, record
from experiments.replay import Grown, Otherwise, Person, around, grow, replay
from simulation.scenario import Scenario

APART = 0.05
"""Difference of commitment from which two lives have parted."""
PHASES = 5
STATES = ("safety", "trust", "energy", "understanding")
"""What a person's panel shows beside commitment."""


@dataclass(frozen=True, eq=False)
class Life:
    """One job of one world, week by week: W weeks. A week is told at its end; the person of a week is who holds the job then.

    Attributes
    ----------
    job, boss
        Number of the job, and of the job of the boss; the chief executive is their own.
    department, level
        Of every job, (N,).
    neighbours
        Jobs of the colleagues this one is close to.
    rows
        What the model knows, structured (W + 1,): row 0 before the first week, row k + 1 at the end of week k.
    rates
        Every parameter, as ``World.rates``.
    """

    scenario: Scenario
    seed: int
    job: int
    boss: int
    department: NDArray[np.int8]
    level: NDArray[np.int8]
    bosses: NDArray[np.int32]
    neighbours: NDArray[np.int32]
    rows: Record
    rates: Any

    def __getitem__(self, name: str) -> NDArray[Any]:
        """What the model knows of the job by week, (W,), allies (W, 2): a column of ``RECORD_TYPE`` by its name."""
        column: NDArray[Any] = self.rows[name][1:]
        return column

    @property
    def weeks(self) -> int:
        """Number of weeks."""
        return len(self.rows) - 1

    @property
    def launch(self) -> int:
        """First week of the change."""
        return self.scenario.strategy.launch_week

    def since(self, week: int) -> int:
        """First week at whose end the person of this week holds the job; 0 for those of the start."""
        others = np.flatnonzero(self["person"][: week + 1] != self["person"][week])
        return int(others[-1]) + 1 if others.size else 0

    def until(self, week: int) -> int:
        """Last week at whose end the person of this week holds the job."""
        others = np.flatnonzero(self["person"][week:] != self["person"][week])
        return week + int(others[0]) - 1 if others.size else self.weeks - 1

    def phase(self, week: int) -> int:
        """Phase of the journey, 0 business as usual to 4 being differently."""
        return min(PHASES - 1, int(PHASES * self["commitment"][week]))

    def committed_since(self, week: int) -> int | None:
        """Week since which the person has been committed, not before they came to the job; None where they are not."""
        if not self["committed"][week]:
            return None
        first = self.since(week)
        lapses = np.flatnonzero(~self["committed"][first : week + 1])
        return first + int(lapses[-1]) + 1 if lapses.size else first

    def lost(self, week: int) -> int | None:
        """Week in which the person fell back to compliance; None where they are committed, or never were in this job."""
        first = self.since(week)
        times = np.flatnonzero(self["committed"][first : week + 1])
        if self["committed"][week] or not times.size:
            return None
        return first + int(times[-1]) + 1

    def shared_until(self, other: "Life", week: int) -> int:
        """Last week, not after ``week``, in which the same person holds the job in both lives; -1 where there is none."""
        return int(np.flatnonzero(self["person"][: week + 1] == other["person"][: week + 1]).max(initial=-1))

    def parts_from(self, other: "Life", week: int) -> int | None:
        """First week, not after ``week``, in which the other life is another one: commitment differs by more than ``APART``, or somebody else holds the job.

        Both lives are those of whom they shared last, from when the first of the two came to the job. None where they have not parted.
        """
        last = self.shared_until(other, week)
        weeks = slice(min(self.since(last), other.since(last)), week + 1)
        far = np.abs(self["commitment"][weeks] - other["commitment"][weeks]) > APART
        apart = np.flatnonzero(far | (self["person"][weeks] != other["person"][weeks]))
        return weeks.start + int(apart[0]) if apart.size else None

    def reference(self, week: int) -> int:
        """The week whose surroundings a person's are compared with: the last before launch; the first one where launch is still to come."""
        return max(0, self.launch - 1) if week >= self.launch else 0

    def beside(self, week: int) -> int:
        """The week a person's states are compared with: ``reference``, or the one in which they came to the job where that is later."""
        return max(self.reference(week), self.since(week))

    def states(self, week: int) -> dict[str, tuple[float, float]]:
        """Safety, trust, energy and understanding: now, and in the week ``beside``."""
        then = self.beside(week)
        return {name: (float(self[name][week]), float(self[name][then])) for name in STATES}

    @cached_property
    def climate(self) -> Climate:
        """The climate of every week, by the equations, each (W,)."""
        return climate(self.rates, around(self.rows, -1, self.weeks - 1, 0, Otherwise()))

    @cached_property
    def grown(self) -> Grown:
        """Growth and reactance of every week, each (W,), by the equations; NaN in weeks in which the job changed hands."""
        me = Person(self["understanding"], self["trust"], self["safety"], self.rows["commitment"][:-1])
        changed = np.diff(self.rows["person"]) != 0
        return Grown(*(np.where(changed, np.nan, column) for column in grow(self.rates, self.climate, me)))

    @property
    def ceiling(self) -> NDArray[np.float64]:
        """Commitment that there was room for in every week, (W,), by the equations."""
        return self.climate.ceiling

    def otherwise(self, week: int, variants: list[Otherwise]) -> NDArray[np.float64]:
        """Commitment in every week after ``beside`` up to this one, had something been otherwise for this person, (weeks, variants)."""
        return replay(self.rates, self.rows, self.beside(week), week, self.reference(week), variants)


def life(scenario: Scenario, seed: int, job: int) -> Life:
    """Live through the world of a scenario with this luck, and keep the life of a job.

    Raises
    ------
    NotAllowed
        Where there is no such job.
    """
    world, rows = record(scenario, seed, job)
    rows.flags.writeable = False
    staff = world.staff
    return Life(
        scenario=scenario,
        seed=seed,
        job=job,
        boss=int(staff.boss[job]),
        department=staff.department.copy(),
        level=staff.level.copy(),
        bosses=staff.boss.astype(np.int32),
        neighbours=neighbours(world, job),
        rows=rows,
        rates=world.rates,
    )
