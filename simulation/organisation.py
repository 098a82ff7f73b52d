"""The organisation: departments, teams, bosses and ties."""

import math
from typing import Annotated, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulation import luck
from simulation.compiled import entry, kernel
from simulation.declare import Declared, Group
from simulation.graph import graph
from simulation.state import CUSTOMER_CARE, DEPARTMENTS, OPERATIONS, SALES, Ints, Roster, Rows, Ties


def part(label: str) -> Declared:
    """Share of jobs in a department."""
    return Declared(
        0.01, 1, (0.03, 0.7), "share", "share", label, f"Share of the jobs in {label.lower()}; the shares are scaled to a sum of 1."
    )


class Organisation(Group):
    """Size and form of the organisation."""

    employees: Annotated[int, Declared(20, 10_000_000, (60, 10_000), "people", "N", "Employees", "Number of jobs.")] = 300
    customer_care: Annotated[float, part("Customer care")] = 0.40
    sales: Annotated[float, part("Sales")] = 0.15
    operations: Annotated[float, part("Operations")] = 0.20
    marketing: Annotated[float, part("Marketing")] = 0.08
    finance: Annotated[float, part("Finance")] = 0.07
    communications: Annotated[float, part("Communications")] = 0.04
    human_resources: Annotated[float, part("Human resources")] = 0.06
    span: Annotated[
        int,
        Declared(
            2,
            50,
            (5, 12),
            "people",
            "span",
            "Span of control",
            "People who report to one boss at most.",
            "Gallup (2025): median 5 to 6, mean 11 to 12",
        ),
    ] = 8
    team_ties: Annotated[
        int, Declared(0, 20, (2, 6), "people", "team_ties", "Ties in the team", "Colleagues of the same boss that each is close to.")
    ] = 4
    department_ties: Annotated[
        int,
        Declared(
            0, 20, (0, 3), "people", "department_ties", "Ties in the department", "Colleagues of the department that each is close to."
        ),
    ] = 1
    distant_ties: Annotated[
        float, Declared(0, 1, (0.2, 0.8), "", "distant_ties", "Distant ties", "Probability of being close to somebody anywhere.")
    ] = 0.5


class Chart(NamedTuple):
    """The organisation chart by job number: bosses, departments, levels; the boss comes before the reports."""

    boss: Rows
    department: NDArray[np.int8]
    level: NDArray[np.int8]
    department_start: Ints


def headcounts(employees: int, shares: NDArray[np.float64]) -> NDArray[np.int64]:
    """Split people over departments by largest remainder, at least one each; sums to ``employees``."""
    exact = 1 + (employees - shares.size) * shares / shares.sum() if employees < 10 * shares.size else employees * shares / shares.sum()
    counts: NDArray[np.int64] = np.maximum(1, np.floor(exact + 1e-9).astype(np.int64))
    rest = employees - counts.sum()
    order = np.argsort(-(exact - counts), kind="stable")
    if rest > 0:
        counts[order[:rest]] += 1
    for _ in range(-rest):
        counts[np.argmax(counts)] -= 1
    return counts


def layers(size: int, span: int) -> list[int]:
    """People on each layer of a department of ``size``, head first: [1, …, supervisors, front line].

    The front line is as large as the span of control allows; people left over join it. A head leads the front line rather than a single manager.
    """
    if size == 1:
        return [1]
    if size - 1 <= span:
        return [1, size - 1]

    def upper(front: int) -> list[int]:
        above = [math.ceil(front / span)]
        while above[0] > span:
            above.insert(0, math.ceil(above[0] / span))
        return [1, *above]

    front = size * (span - 1) // span
    while sum(upper(front)) + front > size:
        front -= 1
    while sum(upper(front + 1)) + front + 1 <= size:
        front += 1
    above = upper(front)
    if above[1] == 1:
        return [1, size - 1]
    return [*above, size - sum(above)]


def chart(parameters: Organisation) -> Chart:
    """Lay out the jobs: department by department, layer by layer from the head, each layer spread evenly over the one above."""
    counts = headcounts(parameters.employees, np.array([getattr(parameters, name) for name in DEPARTMENTS]))
    starts = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
    boss, level = np.empty(parameters.employees, np.uint32), np.empty(parameters.employees, np.int8)
    chief = int(starts[np.argmax(counts)])
    for start, count in zip(starts, counts, strict=False):
        sizes = layers(int(count), parameters.span)
        above, first = chief, int(start)
        for depth, size in enumerate(sizes):
            width = sizes[depth - 1] if depth else 1
            boss[first : first + size] = above + np.arange(size) * width // size
            level[first : first + size] = len(sizes) - 1 - depth if len(sizes) > 1 else 1
            above, first = first, first + size
    return Chart(boss, np.repeat(np.arange(counts.size, dtype=np.int8), counts), level, starts)


def roster(plan: Chart) -> Roster:
    """The lists of jobs that the rules walk along; rows are job numbers."""
    n = plan.boss.size
    numbers = np.arange(n, dtype=np.uint32)
    subordinate = numbers[plan.boss != numbers]
    report = subordinate[np.argsort(plan.boss[subordinate], kind="stable")]
    report_start = np.zeros(n + 1, np.int32)
    np.cumsum(np.bincount(plan.boss[subordinate], minlength=n), out=report_start[1:])
    chief = numbers[plan.boss == numbers]
    others = numbers[plan.boss != numbers]
    doors = [numbers[(plan.department == d) & (plan.level == 0)] for d in (SALES, CUSTOMER_CARE, OPERATIONS)]
    doors = [
        door if door.size else numbers[plan.department == d] for door, d in zip(doors, (SALES, CUSTOMER_CARE, OPERATIONS), strict=True)
    ]
    return Roster(
        row=numbers,
        department_start=plan.department_start,
        from_the_top=np.concatenate((chief, others)),
        report_start=report_start,
        report=report,
        front_line=np.concatenate(doors),
        touchpoint_start=np.cumsum([0, *(door.size for door in doors)]).astype(np.int32),
    )


@kernel
def pick_others(
    i: int, group: Rows, first: int, past: int, wanted: int, key: luck.Key, index: int, one: Ints, other: Ints, made: int
) -> int:
    """Tie i to ``wanted`` different members of ``group[first:past]`` other than i, or to all where there are too few; return the number of ties made."""
    begin = made
    size = past - first
    present = 0
    for g in range(first, past):
        present += group[g] == i
    if size - present <= wanted:
        for g in range(first, past):
            if group[g] != i:
                one[made], other[made] = i, group[g]
                made += 1
        return made
    while made - begin < wanted:
        j = group[first + luck.below(key, i, index, size)]
        index += 1
        fresh = j != i
        for t in range(begin, made):
            fresh = fresh and other[t] != j
        if fresh:
            one[made], other[made] = i, j
            made += 1
    return made


@entry
def draw_ties(
    boss: Rows, department: Any, roster: Roster, team: int, colleagues: int, distant: float, key: luck.Key, one: Ints, other: Ints
) -> int:
    """Write the ties that everybody picks as pairs; return their number."""
    made = 0
    for i in range(boss.size):
        leader, d = boss[i], department[i]
        made = pick_others(i, roster.report, roster.report_start[leader], roster.report_start[leader + 1], team, key, 0, one, other, made)
        if leader != i:
            one[made], other[made] = i, leader
            made += 1
        first, past = roster.department_start[d], roster.department_start[d + 1]
        made = pick_others(i, roster.row, first, past, colleagues, key, 100_000, one, other, made)
        if luck.uniform(key, i, 200_000) < distant:
            made = pick_others(i, roster.row, 0, boss.size, 1, key, 200_001, one, other, made)
    return made


def tie(plan: Chart, jobs: Roster, parameters: Organisation, seed: int) -> Ties:
    """Who is close to whom: colleagues of the same boss, the boss, somebody of the department, perhaps somebody anywhere."""
    most = parameters.employees * (parameters.team_ties + parameters.department_ties + 2)
    one, other = np.empty(most, np.int32), np.empty(most, np.int32)
    key = luck.key_of(seed, 0, luck.TIES)
    made = draw_ties(
        plan.boss, plan.department, jobs, parameters.team_ties, parameters.department_ties, parameters.distant_ties, key, one, other
    )
    return graph(parameters.employees, one[:made], other[:made])
