"""Meet: what colleagues show, and the dialogues of the week.

    seen = Σ w over visible neighbours and allies / Σ w over all of them        w = believability for a shown advocate, else 1
    H    = seen³/(tipping³ + seen³)                                            norm = mean conduct of the neighbours

With probability ``participation`` a person joins a dialogue and meets ``partners`` others, each from anywhere with probability ``boundary_crossing``, else from
their own department. q is the share of them who speak from commitment, max(v, candour)·c ≥ bar. Each of those becomes an ally with probability ``ally``, if they
were not close already: two places, the newer pushes out the older. From next week an ally counts among the neighbours in ``seen``.
Source: complex contagion, Centola & Macy (2007); a committed quarter, Centola et al. (2018).
"""

from typing import Annotated

from simulation import luck
from simulation.arithmetic import cube
from simulation.compiled import kernel
from simulation.declare import Declared, Group
from simulation.state import ADVOCATE, SHOWN_ADVOCATE, Record, Roster, Staff, Ties


class Meeting(Group):
    """How colleagues influence each other."""

    tipping: Annotated[
        float,
        Declared(
            0.01,
            1,
            (0.15, 0.4),
            "share",
            "tipping",
            "Tipping share",
            "Share of visible colleagues whose pull is half of the greatest.",
            "Centola, Becker, Brackbill & Baronchelli (2018)",
        ),
    ] = 0.25
    believability: Annotated[
        float,
        Declared(
            1, 10, (1, 3), "colleagues", "believability", "Believability", "As how many colleagues an advocate counts who shows themself."
        ),
    ] = 2.0
    partners: Annotated[int, Declared(1, 30, (4, 10), "people", "partners", "Partners in a dialogue", "People met in one dialogue.")] = 7
    candour: Annotated[
        float, Declared(0, 1, (0.5, 0.9), "", "candour", "Candour in a dialogue", "Least voice that people have inside a dialogue.")
    ] = 0.7
    ally: Annotated[
        float,
        Declared(
            0,
            1,
            (0, 0.1),
            "per meeting",
            "ally",
            "Finding an ally",
            "Probability that somebody who speaks from commitment becomes an ally.",
        ),
    ] = 0.05


@kernel
def partner_of(i: int, pick: int, anywhere: bool, staff: Staff, roster: Roster) -> int:
    """Row of the ``pick``-th other person after this one, among all or in the department."""
    number = staff.number[i]
    first, past = 0, staff.number.size
    if not anywhere:
        department = staff.department[i]
        first, past = roster.department_start[department], roster.department_start[department + 1]
    other = number + 1 + pick
    return roster.row[other if other < past else other - past + first]


@kernel
def close(i: int, j: int, staff: Staff, ties: Ties) -> bool:
    """Whether j is already a neighbour or an ally of i."""
    for t in range(ties.start[i], ties.start[i + 1]):
        if ties.neighbour[t] == j:
            return True
    return staff.allies[i, 0] == j or staff.allies[i, 1] == j


@kernel
def talk_together(i: int, staff: Staff, ties: Ties, roster: Roster, crossing: float, bar: float, rates: Meeting, key: luck.Key) -> float:
    """Hold the dialogue of person i; make allies; return q, the share of partners who speak from commitment."""
    number = staff.number[i]
    department = staff.department[i]
    in_department = roster.department_start[department + 1] - roster.department_start[department] - 1
    partners = int(rates.partners)
    spoke = 0
    for k in range(partners):
        anywhere = in_department == 0 or luck.uniform(key, number, 1 + 3 * k) < crossing
        pick = luck.below(key, number, 2 + 3 * k, staff.number.size - 1 if anywhere else in_department)
        j = partner_of(i, pick, anywhere, staff, roster)
        if max(staff.voice[j], rates.candour) * staff.commitment[j] >= bar:
            spoke += 1
            if luck.uniform(key, number, 3 + 3 * k) < rates.ally and not close(i, j, staff, ties):
                staff.allies[i, 1] = staff.allies[i, 0]
                staff.allies[i, 0] = j
    return spoke / partners


@kernel
def look_around(i: int, staff: Staff, ties: Ties, rates: Meeting) -> None:
    """What person i sees of neighbours and allies: pull, norm, gratitude. In place."""
    seen, conduct = 0, 0.0
    first, past = ties.start[i], ties.start[i + 1]
    for t in range(first, past):
        j = ties.neighbour[t]
        seen += staff.shows[j]
        conduct += staff.conduct[j]
    neighbours = past - first
    staff.norm[i] = conduct / neighbours if neighbours > 0 else staff.conduct[i]
    staff.gratitude[i] = seen // ADVOCATE / neighbours if neighbours > 0 else 0.0
    around = neighbours
    for a in range(2):
        if staff.allies[i, a] >= 0:
            seen += staff.shows[staff.allies[i, a]]
            around += 1
    shown, shown_advocates = seen % SHOWN_ADVOCATE, seen % ADVOCATE // SHOWN_ADVOCATE
    extra = (rates.believability - 1.0) * shown_advocates
    share = cube((shown + extra) / (around + extra)) if around > 0 else 0.0
    staff.pull[i] = share / (cube(rates.tipping) + share)


@kernel
def meet(staff: Staff, ties: Ties, roster: Roster, levers: Record, rates: Meeting, bar: float, key: luck.Key) -> None:
    """Let everybody look around, then join a dialogue or not. In place."""
    participation, crossing = levers.participation, levers.boundary_crossing
    for i in range(staff.number.size):
        look_around(i, staff, ties, rates)
        joins = luck.uniform(key, staff.number[i], 0) < participation
        staff.in_dialogue[i] = joins
        staff.candour[i] = talk_together(i, staff, ties, roster, crossing, bar, rates, key) if joins else 0.0
