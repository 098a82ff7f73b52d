"""The columns: plain NumPy arrays, one entry a person, in named tuples. Nothing else.

A row is a slot: nobody is removed or renumbered. N jobs, M people in the market, W weeks.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]
Rows = NDArray[np.uint32]
"""Rows or numbers of people. Unsigned, so that compiled code need not ask whether an index counts from the end."""
Codes = NDArray[np.int8]
Counts = NDArray[np.int16]
Flags = NDArray[np.bool_]
Record = Any
"""One row of a structured array; its fields are read and set by name."""

DEPARTMENTS = ("customer_care", "sales", "operations", "marketing", "finance", "communications", "human_resources")
CUSTOMER_CARE, SALES, OPERATIONS = 0, 1, 2
YEAR = 52
"""Weeks of a year."""
PROSPECT, DETRACTOR, PASSIVE, PROMOTER = 0, 1, 2, 3
NOBODY, FOUNDING, BOUGHT, REFERRED, PAID_REFERRAL = 0, 1, 2, 3, 4
SOIL, LIGHT, WATER = 0, 1, 2
COMMITTED, LAPSED = 0.6, 0.4
"""Commitment from which a person is committed, and below which they fall back to compliance."""
SHOWN, SHOWN_ADVOCATE, ADVOCATE = 1, 1 << 20, 1 << 40
"""What a person lets others see, as parts of one number: its sum over neighbours counts all three at once."""


class Staff(NamedTuple):
    """Employees by job, N rows. Floats are in [0, 1] unless said."""

    number: Rows
    """Job number: who draws, whatever the row. Jobs of a department follow each other; the boss comes before the reports."""
    boss: Rows
    """Row of the boss; the chief executive is their own."""
    department: Codes
    level: Codes
    """0 front line, 1 supervisor, 2 manager and higher, the head of the department on top."""
    commitment: Floats
    understanding: Floats
    conduct: Floats
    safety: Floats
    trust: Floats
    energy: Floats
    skill: Floats
    courage: Floats
    bloom: Floats
    """Personal pace of growth, positive, mean 1."""
    leniency: Floats
    """Points added to a rating, mean 0."""
    advocate: Flags
    committed: Flags
    """Stance: commitment rather than compliance."""
    allies: Ints
    """Rows of up to two allies, shape (N, 2), the newer first, -1 where none."""
    person: NDArray[np.int64]
    """Who holds the job: job number at hiring + N · number of the holder."""
    hired: Ints
    """Week in which the person was hired, -1 for those there at the start."""
    holders: Ints
    """How many newcomers the job has had."""
    boss_commitment: Floats
    """Commitment of the boss at the beginning of the week."""
    voice: Floats
    shows: NDArray[np.int64]
    """Sum of ``SHOWN``, ``SHOWN_ADVOCATE``, ``ADVOCATE`` as they apply."""
    pull: Floats
    """H: pull of colleagues who show themselves."""
    norm: Floats
    """Mean conduct of the neighbours."""
    gratitude: Floats
    """Share of advocates among the neighbours."""
    in_dialogue: Flags
    candour: Floats
    """Share of the dialogue that speaks from commitment; 0 outside a dialogue."""
    thanks: Floats
    room: Floats
    limited_by: Codes
    """0 soil, 1 light, 2 water: the scarcest nutrient."""
    competence: Floats
    """Functional quality above the base that customers may expect of an encounter, where nobody has to hurry."""
    kindness: Floats
    """Emotional quality that customers may expect of an encounter; it may be below 0."""
    encounters: Ints
    """Number of encounters with customers this week."""
    warmth: Floats
    """Sum of the emotional quality of this week's encounters."""
    moved: Ints
    """Row where the holder of this job sits after the week's changes, -1 if they left."""


class Market(NamedTuple):
    """People in the market, M rows."""

    number: Rows
    """Number of the person: who draws, whatever the row."""
    functional: Floats
    """Functional value, [0, 1]."""
    bond: Floats
    """Emotional bond, [0, 1]."""
    need: Floats
    """Emotional need, [0, 1]."""
    leniency: Floats
    """Points added to a rating, mean 0."""
    category: Codes
    """0 prospect, 1 detractor, 2 passive, 3 promoter."""
    origin: Codes
    """0 none, 1 founding, 2 bought, 3 referred, 4 paid referral."""
    since: Ints
    """Week of joining, -1 for customers of the start and for prospects."""
    unresolved: Flags
    recommended: Counts
    """Recommendations heard this week, unasked."""
    paid: Counts
    """Paid recommendations heard this week."""
    warned: Flags
    queue: Rows
    """Rows of the people whose turn it is in a process; only the first entries are in use."""


class Ties(NamedTuple):
    """An undirected graph as compressed sparse rows: the neighbours of row i are ``neighbour[start[i]:start[i + 1]]``."""

    start: Ints
    neighbour: Rows


class Acquaintances(NamedTuple):
    """The word-of-mouth graph, as ``Ties``."""

    start: Ints
    neighbour: Rows
    owner: Rows
    """Row whose neighbour each entry is."""
    spoken: Rows
    """Entries over which somebody may speak this week; only the first are in use."""


class Roster(NamedTuple):
    """Lists of jobs."""

    row: Rows
    """Row of each job number, N."""
    department_start: Ints
    """First job number of each department, and N."""
    from_the_top: Rows
    """Rows, every boss before their reports, N."""
    report_start: Ints
    """Where the reports of each row begin in ``report``, N + 1."""
    report: Rows
    front_line: Rows
    """Rows of the level-0 staff who meet customers: selling, then solving, then serving."""
    touchpoint_start: Ints
    """Where each touchpoint begins in ``front_line``, 4 entries."""


TILE = 1024
"""People handled at a time where draws are made ahead: small enough to stay in the nearest cache."""
DRAWS = 8


class Scratch(NamedTuple):
    """Buffers of one tile; what they hold means nothing after use."""

    numbers: Rows
    draws: Floats
    """Draw k of everybody in the tile in row k, shape (DRAWS, TILE)."""


class World(NamedTuple):
    """All there is in one run."""

    seed: int
    launch: int
    """Week of launch."""
    review_from: int
    """First week of review, -1 for endless patience."""
    tolerance: float
    """Loss of profit that leaders accept at a review, share of the profit before launch."""
    rates: Any
    """Every parameter, a named tuple of named tuples."""
    plan: Record
    """Levers by week, structured (W,)."""
    fallback: Record
    """Levers of command and control, structured (1,)."""
    culture: Record
    """Culture as it is felt, structured (1,)."""
    firm: Record
    """The organisation's own row, structured (1,)."""
    staff: Staff
    ties: Ties
    roster: Roster
    market: Market
    acquaintances: Acquaintances
    scratch: Scratch
    series: Record
    """Measures by week, structured (W,)."""


FIRM_TYPE = np.dtype([("capacity", "f8"), ("first_capacity", "f8"), ("installed", "f8"), ("fallen_back", "f8")])
"""Contacts that can be handled a week, the same at the start, conduct that is locked in, week in which leaders gave up (-1)."""
