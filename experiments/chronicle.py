"""The chronicle of one world: what a picture of it needs, week by week.

People are told in few bits each, so that a whole world can be sent to a screen at once. All is the state at the end of the week.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from experiments.rated import category_of, utility_of
from experiments.recommended import recommenders, while_they_talked
from simulation import week
from simulation.measures import SERIES_TYPE
from simulation.scenario import Scenario
from simulation.state import COMMITTED, DEPARTMENTS, PAID_REFERRAL, PROSPECT, Codes, Flags, Floats, Staff, World
from simulation.world import build

PHASES, QUARTERS = 5, 4
"""Phases of the journey, bands of commitment of a fifth, and the parts of a phase that a picture tells apart."""
PHASE, QUARTER, SHOWN_NOT_MEANT, ADVOCATE, NEWCOMER = 0, 3, 5, 6, 7
"""The first bit of each fact in the byte of an employee."""
SHOWS = 0.6
"""Conduct from which a person without commitment shows what they do not mean."""
NEW_FOR = 8
"""Weeks during which the holder of a job is a newcomer in it."""
PEOPLE_PER_BYTE = 4

JOURNEY = np.array([phase | quarter << QUARTER for phase in range(PHASES) for quarter in range(QUARTERS)], np.uint8)
"""Phase and quarter of each twentieth of commitment."""

Bytes = NDArray[np.uint8]
Notes = tuple[int, NDArray[Any], NDArray[Any]]
"""A week, and two numbers of everybody it is about."""


@dataclass(frozen=True, eq=False)
class Chronicle:
    """One world, week by week. W weeks, N jobs, M people in the market, D departments; nothing in it can be changed.

    Attributes
    ----------
    people
        One byte an employee, (W, N): bits 0 to 2 the phase of the journey, 0 to 4; bits 3 and 4 the quarter within it; bit 5 shown, not meant;
        bit 6 advocate; bit 7 newcomer in the job.
    soil
        Mean felt safety of each department, 0 to 255 for 0 to 1, (W, D); 0 where nobody works.
    market
        Category of each person, (W, M): 0 prospect, 1 detractor, 2 passive, 3 promoter.
    joined
        Who became a customer, (J, 3): week, person, who recommended them; -1 for those who were bought. In order of weeks, then of people.
    paid
        Whether the recommendation was paid for, (J,).
    holders
        Who holds which job from a week on, (K, 3): week, job, person. First those of the start, in week 0; the later row of a job holds.
    department, level
        Of each job, (N,).
    boss
        Job of the boss, (N,); the chief executive is their own.
    customer_at_start
        Who was a customer before the first week, (M,).
    committed_by_department, adopted_by_department
        Shares of those who are committed, and who show the conduct asked for, (W, D); 0 where nobody works.
    series
        The weekly measures, structured (W,).
    """

    scenario: Scenario
    seed: int
    people: Bytes
    soil: Bytes
    market: Bytes
    joined: NDArray[np.int32]
    paid: Flags
    holders: NDArray[np.int64]
    department: Codes
    level: Codes
    boss: NDArray[np.int32]
    customer_at_start: Flags
    committed_by_department: NDArray[np.float32]
    adopted_by_department: NDArray[np.float32]
    series: NDArray[Any]

    def __post_init__(self) -> None:
        """Let nobody change an array."""
        for column in vars(self).values():
            if isinstance(column, np.ndarray):
                column.flags.writeable = False

    def packed_market(self) -> bytes:
        """The market in four people a byte, row by row of (W, ⌈M/4⌉): person i in bits 2·(i mod 4) and the next."""
        weeks, people = self.market.shape
        padded = np.zeros((weeks, -(-people // PEOPLE_PER_BYTE) * PEOPLE_PER_BYTE), np.uint8)
        padded[:, :people] = self.market
        four = padded.reshape(weeks, -1, PEOPLE_PER_BYTE)
        packed: Bytes = four[..., 0] | four[..., 1] << 2 | four[..., 2] << 4 | four[..., 3] << 6
        return packed.tobytes()


def chronicle(scenario: Scenario, seed: int) -> Chronicle:
    """Live through the world of a scenario with this luck, and write down every week."""
    world = build(scenario, seed)
    pages = _Pages(world)
    for now in range(scenario.weeks):
        week.advance(world, now)
        pages.write(now)
    return pages.bound(scenario)


def plants(staff: Staff, since: NDArray[np.int32], now: int) -> Bytes:
    """The byte of each employee, (N,); ``since`` is the week in which each came to the job."""
    found = JOURNEY[np.minimum(JOURNEY.size - 1, (JOURNEY.size * staff.commitment).astype(np.intp))]
    found |= ((staff.conduct >= SHOWS) & (staff.commitment < COMMITTED)).view(np.uint8) << SHOWN_NOT_MEANT
    found |= staff.advocate.view(np.uint8) << ADVOCATE
    found |= (now - since < NEW_FOR).view(np.uint8) << NEWCOMER
    return found


class _Pages:
    """A chronicle in the making."""

    def __init__(self, world: World) -> None:
        weeks, jobs, people = world.series.size, world.staff.number.size, world.market.number.size
        self.world = world
        self.people = np.empty((weeks, jobs), np.uint8)
        self.market = np.empty((weeks, people), np.uint8)
        self.safety, self.committed, self.adopted = (np.empty((weeks, len(DEPARTMENTS))) for _ in range(3))
        self.at_start = self.before = world.market.category.astype(np.uint8)
        self.person = world.staff.person.copy()
        self.since = np.full(jobs, -NEW_FOR, np.int32)
        self.holders = [(0, np.arange(jobs), world.staff.person.copy())]
        self.joined: list[Notes] = []
        self.left: list[Notes] = []
        self.headcount = np.maximum(1, np.bincount(world.staff.department, minlength=len(DEPARTMENTS)))

    def write(self, now: int) -> None:
        """Write down the week that has just been lived through."""
        staff = self.world.staff
        self._note_jobs(now)
        self._note_custom(now)
        self.people[now] = plants(staff, self.since, now)
        self.safety[now] = self._by_department(staff.safety)
        self.committed[now] = self._by_department(staff.committed)
        self.adopted[now] = self._by_department(staff.conduct >= self.world.rates.conduct.adopted)

    def bound(self, scenario: Scenario) -> Chronicle:
        """The chronicle as it is read."""
        staff = self.world.staff
        joined, origin = _rows(self.joined)
        return Chronicle(
            scenario=scenario,
            seed=self.world.seed,
            people=self.people,
            soil=np.rint(255.0 * self.safety).astype(np.uint8),
            market=self.market,
            joined=np.column_stack((joined, self._recommenders(joined, origin))).astype(np.int32),
            paid=origin == PAID_REFERRAL,
            holders=np.column_stack(_rows(self.holders)),
            department=staff.department.copy(),
            level=staff.level.copy(),
            boss=staff.boss.astype(np.int32),
            customer_at_start=self.at_start != PROSPECT,
            committed_by_department=self.committed.astype(np.float32),
            adopted_by_department=self.adopted.astype(np.float32),
            series=np.array(self.world.series, SERIES_TYPE),
        )

    def _by_department(self, values: NDArray[Any]) -> Floats:
        """Mean over each department, (D,)."""
        return np.bincount(self.world.staff.department, values, len(DEPARTMENTS)) / self.headcount

    def _note_jobs(self, now: int) -> None:
        """Note who has come to a job this week."""
        changed = np.flatnonzero(self.world.staff.person != self.person)
        if changed.size:
            self.person[changed] = self.world.staff.person[changed]
            self.since[changed] = now
            self.holders.append((now, changed, self.person[changed]))

    def _note_custom(self, now: int) -> None:
        """Note what everybody in the market is, who has become a customer, and who has left."""
        market, before = self.world.market, self.before
        self.market[now] = self.before = market.category.view(np.uint8).copy()
        joined = np.flatnonzero((before == PROSPECT) & (self.before != PROSPECT))
        left = np.flatnonzero((before != PROSPECT) & (self.before == PROSPECT))
        self.joined.append((now, joined, market.origin[joined]))
        self.left.append((now, left, self._category(left)))

    def _category(self, people: NDArray[Any]) -> Codes:
        """What these people were as customers, also if they no longer are."""
        market, rating = self.world.market, self.world.rates.rating
        utility = utility_of(market.functional[people], market.bond[people], market.need[people], rating)
        return category_of(utility, market.leniency[people], rating)

    def _recommenders(self, joined: NDArray[np.int64], origin: NDArray[np.int64]) -> NDArray[np.int32]:
        """Who recommended each new customer, (J,)."""
        left, left_as = _rows(self.left)
        return recommenders(self.world, while_they_talked(self.market, self.at_start, left, left_as), joined, origin)


def _rows(notes: list[Notes]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Week and first number of every note, (…, 2), and its second number, (…,)."""
    weeks = np.repeat([now for now, _, _ in notes], [which.size for _, which, _ in notes])
    which, what = (np.concatenate([note[place] for note in notes]).astype(np.int64) for place in (1, 2))
    return np.column_stack((weeks, which)), what
