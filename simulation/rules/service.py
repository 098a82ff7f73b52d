"""Encounter: customers make contact with the front line, and compare what they get with what they know.

    P(contact) = contact·(1 − relief·B) + again·[unresolved]            handling = 1 + care_time·(1 − φ_output_focus)
    load = contacts·handling/capacity            rush = min(1, 1/load)            capacity ← max(1, capacity + staffing·(contacts·handling/utilisation − capacity))
    f = base + (1 − base)·k·(½ + ½·max(x, c))·rush + noise            h = √c·(warm + (1 − warm)·room)(awake + (1 − awake)·e) − mask·max(0, x − c) + noise

Experience against expectation, F for f and B for h: a gap within ``neutral`` moves nothing; a better experience moves by gain·gap, a worse one by loss·gain·gap.
A paid referral's bond gains (1 − crowding·incentive) of that. A functional surprise below −``surprise`` is followed up with probability ``follow_up``: F keeps, B gains
``recovery`` more. The contact stays unresolved with probability 1 − clip(f + resolved).
Source: expectation-disconfirmation, Oliver (1980), zone of tolerance, Zeithaml, Berry & Parasuraman (1993); losses, Brown et al. (2024);
service recovery, Smith, Bolton & Wagner (1999); rates are assumptions.
"""

import math
from typing import Annotated

from pydantic import model_validator

from simulation import luck
from simulation.arithmetic import clip, select
from simulation.compiled import entry, kernel
from simulation.declare import Declared, Group
from simulation.state import PAID_REFERRAL, PROSPECT, TILE, Codes, Flags, Floats, Market, Record, Roster, Scratch, Staff

LEAST_CAPACITY = 1.0
"""Somebody is always there: work that can be handled in a week at least."""


class Service(Group):
    """How customers are served, and what they make of it."""

    contact: Annotated[
        float, Declared(0, 0.5, (0.08, 0.18), "per week", "contact", "Contacts", "Probability that a customer makes contact in a week.")
    ] = 0.12
    relief: Annotated[
        float, Declared(0, 1, (0.1, 0.5), "", "relief", "Fewer contacts by bond", "Part of the contacts that a full bond makes needless.")
    ] = 0.3
    again: Annotated[
        float, Declared(0, 0.5, (0.3, 0.5), "per week", "again", "Contact again", "Probability added while something is unresolved.")
    ] = 0.5
    sell: Annotated[float, Declared(0, 1, (0.1, 0.3), "share", "sell", "Contacts for sales", "Share of the contacts that go to sales.")] = (
        0.2
    )
    solve: Annotated[
        float, Declared(0, 1, (0.4, 0.6), "share", "solve", "Contacts for care", "Share of the contacts that go to customer care.")
    ] = 0.5
    care_time: Annotated[
        float,
        Declared(0, 2, (0.2, 0.5), "", "care_time", "Time taken for people", "Handling time added where no task figures are measured."),
    ] = 0.35
    utilisation: Annotated[
        float, Declared(0.3, 1, (0.75, 0.92), "share", "utilisation", "Utilisation", "Share of the capacity that is planned to be in use.")
    ] = 0.85
    staffing: Annotated[
        float,
        Declared(
            0, 1, (0.01, 0.05), "per week", "staffing", "Pace of staffing", "Part of the way that capacity follows the work in a week."
        ),
    ] = 0.02
    base: Annotated[float, Declared(0, 1, (0.2, 0.4), "", "base", "Quality without skill", "Functional quality without any skill.")] = 0.3
    warm: Annotated[float, Declared(0, 1, (0.4, 0.8), "", "warm", "Warmth without room", "Part of the warmth that needs no room.")] = 0.6
    awake: Annotated[
        float, Declared(0, 1, (0.5, 0.9), "", "awake", "Warmth without energy", "Part of the warmth that needs no energy.")
    ] = 0.7
    mask: Annotated[
        float, Declared(0, 1, (0.1, 0.4), "", "mask", "Mask felt", "What a mask of conduct without commitment takes from warmth.")
    ] = 0.2
    noise: Annotated[
        float, Declared(0, 0.5, (0.08, 0.16), "", "noise", "Spread of encounters", "Standard deviation of the quality of an encounter.")
    ] = 0.12
    neutral: Annotated[float, Declared(0, 0.5, (0.03, 0.1), "", "neutral", "Neutral zone", "Surprise that moves nothing.")] = 0.05
    gain: Annotated[
        float, Declared(0, 1, (0.08, 0.18), "per encounter", "gain", "Learning from the better", "Part of a better experience that stays.")
    ] = 0.12
    loss: Annotated[
        float,
        Declared(
            1,
            5,
            (1.3, 2.1),
            "times",
            "loss",
            "Weight of losses",
            "How many times more a worse experience weighs.",
            "Brown, Imai, Vieider & Camerer (2024): 1.96",
        ),
    ] = 2.0
    surprise: Annotated[
        float, Declared(0, 1, (0.05, 0.2), "", "surprise", "Bad surprise", "Shortfall from which an experience is bad enough to follow up.")
    ] = 0.10
    recovery: Annotated[
        float, Declared(0, 0.5, (0.01, 0.06), "", "recovery", "Recovery", "Bond gained when a bad experience is followed up.")
    ] = 0.03
    resolved: Annotated[
        float,
        Declared(0, 1, (0.1, 0.25), "", "resolved", "Resolved at once", "Added to quality for the probability that a contact is resolved."),
    ] = 0.15
    crowding: Annotated[
        float,
        Declared(
            0,
            1,
            (0.3, 0.8),
            "",
            "crowding",
            "Crowding out",
            "Part of the bond that paid referrals do not grow.",
            "Deci, Koestner & Ryan (1999), direction only",
        ),
    ] = 0.6

    @model_validator(mode="after")
    def _shares_fit(self) -> "Service":
        """Contacts go to one place each."""
        if self.sell + self.solve > 1:
            raise ValueError("the shares that go to sales and to care are more than 1 together")
        return self


@kernel
def contact_probability(bond: float, unresolved: bool, rates: Service) -> float:
    """Probability that a customer makes contact this week."""
    return rates.contact * (1.0 - rates.relief * bond) + (rates.again if unresolved else 0.0)


@kernel
def handling_time(output_focus: float, rates: Service) -> float:
    """Work of one contact; 1 where only task figures count."""
    return 1.0 + rates.care_time * (1.0 - output_focus)


@entry
def expected_work(market: Market, output_focus: float, rates: Service) -> float:
    """Work of a week that the customers may be expected to bring."""
    expected = 0.0
    for i in range(market.category.size):
        if market.category[i] != PROSPECT:
            expected += contact_probability(market.bond[i], market.unresolved[i], rates)
    return expected * handling_time(output_focus, rates)


@kernel
def wish(draws: Floats, bond: Floats, unresolved: Flags, category: Codes, rates: Service) -> None:
    """Turn draws into margins: above 0 for a customer who makes contact. In place."""
    for i in range(category.size):
        margin = contact_probability(bond[i], unresolved[i], rates) - draws[i]
        draws[i] = margin if category[i] != PROSPECT else -1.0


@kernel
def contacts(market: Market, draws: Floats, rates: Service, key: luck.Key) -> int:
    """Put the customers who make contact this week in the queue; return how many. In place."""
    waiting = 0
    for first in range(0, market.number.size, TILE):
        past = min(first + TILE, market.number.size)
        luck.fill_uniforms(draws, key, market.number[first:past], 0)
        wish(draws, market.bond[first:past], market.unresolved[first:past], market.category[first:past], rates)
        waiting = select(market.queue, waiting, draws, first, past)
    return waiting


@kernel
def disconfirmed(expected: float, experienced: float, gain: float, loss: float, neutral: float) -> float:
    """What is expected after the experience."""
    gap = experienced - expected
    learned = (gain if gap > 0.0 else loss) * gap
    return expected + (learned if abs(gap) > neutral else 0.0)


@kernel
def get_ready(staff: Staff, rates: Service) -> None:
    """What customers may expect of an encounter with each employee this week. In place."""
    for i in range(staff.encounters.size):
        c, x = staff.commitment[i], staff.conduct[i]
        staff.competence[i] = (1.0 - rates.base) * staff.skill[i] * (0.5 + 0.5 * max(x, c))
        open_door = rates.warm + (1.0 - rates.warm) * staff.room[i]
        awake = rates.awake + (1.0 - rates.awake) * staff.energy[i]
        staff.kindness[i] = math.sqrt(c) * open_door * awake - rates.mask * max(0.0, x - c)
        staff.encounters[i], staff.warmth[i] = 0, 0.0


@kernel
def attend(door: float, turn: float, roster: Roster, rates: Service) -> int:
    """Row of the employee who attends to a customer with these two draws."""
    touchpoint = int(door >= rates.sell) + int(door >= rates.sell + rates.solve)
    first, past = roster.touchpoint_start[touchpoint], roster.touchpoint_start[touchpoint + 1]
    return roster.front_line[first + min(int(turn * (past - first)), past - first - 1)]


@kernel
def draw_ahead(scratch: Scratch, market: Market, first: int, past: int, key: luck.Key) -> None:
    """Make draws 1 to 6 of the customers in the queue from ``first`` to ``past``; 3 and 4 are normal numbers, made over row 0. In place."""
    for q in range(first, past):
        scratch.numbers[q - first] = market.number[market.queue[q]]
    numbers = scratch.numbers[: past - first]
    for index in (1, 2, 5, 6):
        luck.fill_uniforms(scratch.draws[index], key, numbers, index)
    for index in (3, 4):
        luck.fill_normals(scratch.draws[index], scratch.draws[0], key, numbers, index)


@kernel
def experience(m: int, f: float, h: float, followed: bool, market: Market, incentive: float, rates: Service) -> None:
    """Let customer m learn from an encounter of qualities f and h. In place."""
    loss = rates.loss * rates.gain
    gain = rates.gain * (1.0 - rates.crowding * incentive if market.origin[m] == PAID_REFERRAL else 1.0)
    functional = clip(disconfirmed(market.functional[m], f, rates.gain, loss, rates.neutral))
    market.functional[m] = market.functional[m] if followed else functional
    bond = disconfirmed(market.bond[m], h, gain, loss, rates.neutral)
    market.bond[m] = clip(bond + (rates.recovery if followed else 0.0))


@kernel
def serve(
    staff: Staff,
    market: Market,
    roster: Roster,
    culture: Record,
    firm: Record,
    levers: Record,
    row: Record,
    scratch: Scratch,
    rates: Service,
    key: luck.Key,
) -> None:
    """Hold the encounters of the week. In place."""
    handling = handling_time(culture.output_focus, rates)
    waiting = contacts(market, scratch.draws[0], rates, key)
    work = waiting * handling
    load = work / firm.capacity
    rush = 1.0 / load if load > 1.0 else 1.0
    follow_up, incentive = levers.follow_up, levers.incentive
    get_ready(staff, rates)
    quality, warmth, unresolved = 0.0, 0.0, 0
    for first in range(0, waiting, TILE):
        past = min(first + TILE, waiting)
        draw_ahead(scratch, market, first, past, key)
        for q in range(past - first):
            m = market.queue[first + q]
            i = attend(scratch.draws[1, q], scratch.draws[2, q], roster, rates)
            f = clip(rates.base + rush * staff.competence[i] + rates.noise * scratch.draws[3, q])
            h = clip(staff.kindness[i] + rates.noise * scratch.draws[4, q])
            followed = (f - market.functional[m] < -rates.surprise) & (scratch.draws[5, q] < follow_up)
            experience(m, f, h, followed, market, incentive, rates)
            market.unresolved[m] = scratch.draws[6, q] >= f + rates.resolved
            staff.encounters[i] += 1
            staff.warmth[i] += h
            unresolved += market.unresolved[m]
            quality += f
            warmth += h
    firm.capacity = max(LEAST_CAPACITY, firm.capacity + rates.staffing * (work / rates.utilisation - firm.capacity))
    row.contacts, row.handling_time, row.load = waiting, handling, load
    row.first_contact_resolution = 1.0 - unresolved / waiting if waiting > 0 else 1.0
    row.functional_quality = quality / waiting if waiting > 0 else 0.0
    row.emotional_quality = warmth / waiting if waiting > 0 else 0.0
