"""Come and go, employees.

    hazard = base·(care in front-line customer care)·exp(commitment·(½ − c) + energy·(½ − e) + safety·(½ − s))·(stays for an advocate)

Leaders' jobs are filled first, from the top: the report who maximises (1 − w)·k + w·c, w = promote_on_character, brings everything but skill, which is drawn anew
(the Peter principle). The last gap is filled by a newcomer: people who like people. An ally is a person: whoever keeps one in mind follows them to another job, and loses
them when they leave.
Source: attitudes and turnover, Griffeth, Hom & Gaertner (2000); Peter & Hull (1969), Benson, Li & Shue (2019); rates are assumptions.
"""

import math
from typing import Annotated

from simulation import luck
from simulation.arithmetic import clip
from simulation.compiled import kernel
from simulation.declare import Declared, Group
from simulation.state import CUSTOMER_CARE, Record, Roster, Staff


class Turnover(Group):
    """Why employees leave, and what promotion does to skill."""

    base: Annotated[
        float, Declared(0, 0.1, (0.002, 0.006), "per week", "base", "Leaving", "Probability of leaving where everything is half.")
    ] = 0.0035
    care: Annotated[
        float,
        Declared(0, 5, (1, 2), "times", "care", "Leaving customer care", "How many times more the front line of customer care leaves."),
    ] = 1.5
    commitment: Annotated[
        float, Declared(0, 5, (0.6, 1.8), "", "commitment", "Leaving without commitment", "Weight of missing commitment.")
    ] = 1.2
    energy: Annotated[float, Declared(0, 5, (0.5, 1.5), "", "energy", "Leaving without energy", "Weight of missing energy.")] = 1.0
    safety: Annotated[float, Declared(0, 5, (0.4, 1.2), "", "safety", "Leaving without safety", "Weight of missing safety.")] = 0.8
    advocate: Annotated[
        float, Declared(0, 2, (0.3, 1), "times", "advocate", "Advocates stay", "How many times as often an advocate leaves.")
    ] = 0.5


class Newcomer(Group):
    """How a newcomer starts."""

    commitment: Annotated[
        float, Declared(0, 1, (0.1, 0.2), "", "c_least", "Least commitment", "Commitment of the least committed newcomer.")
    ] = 0.15
    commitment_range: Annotated[
        float,
        Declared(0, 1, (0.4, 0.7), "", "c_range", "Range of commitment", "Difference between the most and the least committed newcomer."),
    ] = 0.6
    understanding: Annotated[float, Declared(0, 1, (0.05, 0.2), "", "u", "Understanding", "Understanding of a newcomer.")] = 0.12
    conduct: Annotated[float, Declared(0, 1, (0.4, 0.6), "", "x", "Conduct", "Conduct of a newcomer.")] = 0.5
    safety: Annotated[float, Declared(0, 1, (0.35, 0.55), "", "s", "Safety", "Safety of a newcomer.")] = 0.45
    trust: Annotated[float, Declared(0, 1, (0.4, 0.6), "", "tau", "Trust", "Trust of a newcomer.")] = 0.5
    energy: Annotated[float, Declared(0, 1, (0.7, 0.9), "", "e", "Energy", "Energy of a newcomer.")] = 0.8
    skill: Annotated[float, Declared(0, 1, (0.35, 0.55), "", "k", "Skill", "Skill of a newcomer.")] = 0.45


class Character(Group):
    """Traits that stay with a person, and skill in a job that is new to them."""

    courage_more: Annotated[int, Declared(1, 20, (1, 4), "", "a", "Courage, first shape", "Courage is Beta(a, b) distributed.")] = 2
    courage_less: Annotated[int, Declared(1, 20, (4, 10), "", "b", "Courage, second shape", "Courage is Beta(a, b) distributed.")] = 6
    liking_more: Annotated[
        int,
        Declared(
            1,
            20,
            (3, 7),
            "",
            "a_c",
            "Liking people, first shape",
            "A newcomer's place in the range of commitment is Beta(a, b) distributed.",
        ),
    ] = 5
    liking_less: Annotated[
        int,
        Declared(
            1,
            20,
            (3, 6),
            "",
            "b_c",
            "Liking people, second shape",
            "A newcomer's place in the range of commitment is Beta(a, b) distributed.",
        ),
    ] = 4
    bloom_spread: Annotated[
        float, Declared(0, 2, (0.2, 0.8), "", "sigma", "Spread of bloom", "Standard deviation of the logarithm of personal pace.")
    ] = 0.5
    leniency: Annotated[
        float,
        Declared(0, 5, (0.6, 1.2), "points", "leniency", "Spread of leniency", "Standard deviation of the points people add to a rating."),
    ] = 0.9
    skill: Annotated[float, Declared(0, 1, (0.45, 0.7), "", "k", "Mean skill", "Mean skill at the start and after a promotion.")] = 0.57
    skill_spread: Annotated[
        float, Declared(0, 0.5, (0.05, 0.2), "", "k_spread", "Spread of skill", "Standard deviation of that skill.")
    ] = 0.12


@kernel
def draw_character(i: int, staff: Staff, rates: Character, seed: int) -> None:
    """Give the holder of job i the traits of its n-th holder: the same person in every world. In place."""
    key, number = luck.stream(seed, staff.holders[i], luck.PERSON), staff.number[i]
    staff.courage[i] = luck.beta(key, number, 0, int(rates.courage_more), int(rates.courage_less))
    staff.bloom[i] = math.exp(rates.bloom_spread * luck.normal(key, number, 40) - 0.5 * rates.bloom_spread * rates.bloom_spread)
    staff.leniency[i] = rates.leniency * luck.normal(key, number, 41)


@kernel
def hire(i: int, staff: Staff, newcomer: Newcomer, character: Character, seed: int, week: int) -> None:
    """Put a newcomer into job i. In place."""
    staff.holders[i] += 1
    staff.person[i] = staff.number[i] + staff.number.size * int(staff.holders[i])
    staff.hired[i] = week
    draw_character(i, staff, character, seed)
    key = luck.stream(seed, staff.holders[i], luck.PERSON)
    liking = luck.beta(key, staff.number[i], 42, int(character.liking_more), int(character.liking_less))
    staff.commitment[i] = clip(newcomer.commitment + newcomer.commitment_range * liking)
    staff.understanding[i], staff.conduct[i], staff.safety[i] = newcomer.understanding, newcomer.conduct, newcomer.safety
    staff.trust[i], staff.energy[i], staff.skill[i] = newcomer.trust, newcomer.energy, newcomer.skill
    staff.advocate[i], staff.committed[i] = False, False
    staff.allies[i, 0], staff.allies[i, 1] = -1, -1


@kernel
def promote(i: int, j: int, staff: Staff, character: Character, seed: int, week: int) -> None:
    """Move the holder of job j into the empty job i with everything but skill. In place."""
    staff.person[i], staff.hired[i] = staff.person[j], staff.hired[j]
    staff.commitment[i], staff.understanding[i], staff.conduct[i] = staff.commitment[j], staff.understanding[j], staff.conduct[j]
    staff.safety[i], staff.trust[i], staff.energy[i] = staff.safety[j], staff.trust[j], staff.energy[j]
    staff.courage[i], staff.bloom[i], staff.leniency[i] = staff.courage[j], staff.bloom[j], staff.leniency[j]
    staff.advocate[i], staff.committed[i] = staff.advocate[j], staff.committed[j]
    staff.allies[i, 0], staff.allies[i, 1] = staff.allies[j, 0], staff.allies[j, 1]
    key = luck.stream(seed, week, luck.SUCCESSION)
    staff.skill[i] = clip(character.skill + character.skill_spread * luck.normal(key, staff.number[i], 0))


@kernel
def hazard(i: int, staff: Staff, rates: Turnover) -> float:
    """Probability that the holder of job i leaves this week."""
    pull = rates.commitment * (0.5 - staff.commitment[i]) + rates.energy * (0.5 - staff.energy[i]) + rates.safety * (0.5 - staff.safety[i])
    care = rates.care if staff.department[i] == CUSTOMER_CARE and staff.level[i] == 0 else 1.0
    return rates.base * care * math.exp(pull) * (rates.advocate if staff.advocate[i] else 1.0)


@kernel
def leave(staff: Staff, row: Record, rates: Turnover, key: luck.Key) -> int:
    """Decide who leaves: their ``moved`` becomes -1, that of others their own row. Return how many. In place."""
    left, left_care = 0, 0
    for i in range(staff.number.size):
        leaves = luck.uniform(key, staff.number[i], 0) < hazard(i, staff, rates)
        staff.moved[i] = -1 if leaves else i
        left += leaves
        left_care += leaves and staff.department[i] == CUSTOMER_CARE and staff.level[i] == 0
    row.staff_left, row.staff_left_care = left, left_care
    return left


@kernel
def best_report(i: int, staff: Staff, roster: Roster, character: float) -> int:
    """Row of the report to promote into job i, the first of equals; -1 where all reports have gone."""
    best, most = -1, -1.0
    for r in range(roster.report_start[i], roster.report_start[i + 1]):
        j = roster.report[r]
        merit = (1.0 - character) * staff.skill[j] + character * staff.commitment[j]
        if staff.moved[j] >= 0 and merit > most:
            best, most = j, merit
    return best


@kernel
def follow_allies(staff: Staff) -> None:
    """Let everybody follow their allies to new jobs and lose those who left. In place."""
    for i in range(staff.number.size):
        for a in range(2):
            ally = staff.allies[i, a]
            if ally >= 0:
                staff.allies[i, a] = staff.moved[ally]


@kernel
def turn_over(
    staff: Staff,
    roster: Roster,
    promote_on_character: float,
    row: Record,
    week: int,
    rates: Turnover,
    newcomer: Newcomer,
    character: Character,
    seed: int,
) -> None:
    """Let employees leave, and fill every gap from the top. In place."""
    if leave(staff, row, rates, luck.stream(seed, week, luck.TURNOVER)) == 0:
        return
    for i in roster.from_the_top:
        if staff.moved[i] == i:
            continue
        successor = best_report(i, staff, roster, promote_on_character)
        if successor < 0:
            hire(i, staff, newcomer, character, seed, week)
        else:
            promote(i, successor, staff, character, seed, week)
            staff.moved[successor] = i
    follow_allies(staff)
