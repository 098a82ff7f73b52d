"""Encounter: customers make contact with the front line, and compare what they get with what they know.

    P(contact) = contact·(1 − relief·B) + again·[unresolved]            handling = 1 + care_time·(1 − φ_output_focus)
    load = contacts·handling/capacity            rush = min(1, 1/load)            capacity ← capacity + staffing·(contacts·handling/utilisation − capacity)
    f = base + (1 − base)·k·(½ + ½·max(x, c))·rush + noise            h = √c·(warm + (1 − warm)·room)(awake + (1 − awake)·e) − mask·max(0, x − c) + noise

Experience against expectation, F for f and B for h: a gap within ``neutral`` moves nothing; a better experience moves by gain·gap, a worse one by loss·gain·gap.
A paid referral's bond gains (1 − crowding·incentive) of that. A functional surprise below −``surprise`` is followed up with probability ``follow_up``: F keeps, B gains
``recovery`` more. The contact stays unresolved with probability 1 − clip(f + resolved).
Source: expectation-disconfirmation, Oliver (1980), zone of tolerance, Zeithaml, Berry & Parasuraman (1993); losses, Brown et al. (2024);
service recovery, Smith, Bolton & Wagner (1999); rates are assumptions.
"""

import math
from typing import Annotated

from simulation import luck
from simulation.arithmetic import clip
from simulation.compiled import kernel
from simulation.declare import Declared, Group
from simulation.state import PAID_REFERRAL, PROSPECT, Market, Record, Roster, Staff


class Service(Group):
    """How customers are served, and what they make of it."""

    contact: Annotated[float, Declared(0, 0.5, (0.08, 0.18), "per week", "contact", "Contacts", "Probability that a customer makes contact in a week.")] = 0.12
    relief: Annotated[float, Declared(0, 1, (0.1, 0.5), "", "relief", "Fewer contacts by bond", "Part of the contacts that a full bond makes needless.")] = 0.3
    again: Annotated[float, Declared(0, 0.5, (0.3, 0.5), "per week", "again", "Contact again", "Probability added while something is unresolved.")] = 0.5
    sell: Annotated[float, Declared(0, 1, (0.1, 0.3), "share", "sell", "Contacts for sales", "Share of the contacts that go to sales.")] = 0.2
    solve: Annotated[float, Declared(0, 1, (0.4, 0.6), "share", "solve", "Contacts for care", "Share of the contacts that go to customer care.")] = 0.5
    care_time: Annotated[float, Declared(0, 2, (0.2, 0.5), "", "care_time", "Time taken for people", "Handling time added where no task figures are measured.")] = 0.35
    utilisation: Annotated[float, Declared(0.3, 1, (0.75, 0.92), "share", "utilisation", "Utilisation", "Share of the capacity that is planned to be in use.")] = 0.85
    staffing: Annotated[float, Declared(0, 1, (0.01, 0.05), "per week", "staffing", "Pace of staffing", "Part of the way that capacity follows the work in a week.")] = 0.02
    base: Annotated[float, Declared(0, 1, (0.2, 0.4), "", "base", "Quality without skill", "Functional quality without any skill.")] = 0.3
    warm: Annotated[float, Declared(0, 1, (0.4, 0.8), "", "warm", "Warmth without room", "Part of the warmth that needs no room.")] = 0.6
    awake: Annotated[float, Declared(0, 1, (0.5, 0.9), "", "awake", "Warmth without energy", "Part of the warmth that needs no energy.")] = 0.7
    mask: Annotated[float, Declared(0, 1, (0.1, 0.4), "", "mask", "Mask felt", "What a mask of conduct without commitment takes from warmth.")] = 0.2
    noise: Annotated[float, Declared(0, 0.5, (0.08, 0.16), "", "noise", "Spread of encounters", "Standard deviation of the quality of an encounter.")] = 0.12
    neutral: Annotated[float, Declared(0, 0.5, (0.03, 0.1), "", "neutral", "Neutral zone", "Surprise that moves nothing.")] = 0.05
    gain: Annotated[float, Declared(0, 1, (0.08, 0.18), "per encounter", "gain", "Learning from the better", "Part of a better experience that stays.")] = 0.12
    loss: Annotated[
        float,
        Declared(1, 5, (1.3, 2.1), "times", "loss", "Weight of losses", "How many times more a worse experience weighs.", "Brown, Imai, Vieider & Camerer (2024): 1.96"),
    ] = 2.0
    surprise: Annotated[float, Declared(0, 1, (0.05, 0.2), "", "surprise", "Bad surprise", "Shortfall from which an experience is bad enough to follow up.")] = 0.10
    recovery: Annotated[float, Declared(0, 0.5, (0.01, 0.06), "", "recovery", "Recovery", "Bond gained when a bad experience is followed up.")] = 0.03
    resolved: Annotated[float, Declared(0, 1, (0.1, 0.25), "", "resolved", "Resolved at once", "Added to quality for the probability that a contact is resolved.")] = 0.15
    crowding: Annotated[
        float, Declared(0, 1, (0.3, 0.8), "", "crowding", "Crowding out", "Part of the bond that paid referrals do not grow.", "Deci, Koestner & Ryan (1999), direction only")
    ] = 0.6


@kernel
def contact_probability(bond: float, unresolved: bool, rates: Service) -> float:
    """Probability that a customer makes contact this week."""
    return rates.contact * (1.0 - rates.relief * bond) + (rates.again if unresolved else 0.0)


@kernel
def handling_time(output_focus: float, rates: Service) -> float:
    """Work of one contact; 1 where only task figures count."""
    return 1.0 + rates.care_time * (1.0 - output_focus)


@kernel
def contacts(market: Market, rates: Service, key: int) -> int:
    """Put the customers who make contact this week in the queue; return how many. In place."""
    waiting = 0
    for i in range(market.number.size):
        if market.category[i] != PROSPECT:
            if luck.uniform(key, market.number[i], 0) < contact_probability(market.bond[i], market.unresolved[i], rates):
                market.queue[waiting] = i
                waiting += 1
    return waiting


@kernel
def disconfirmed(expected: float, experienced: float, gain: float, loss: float, neutral: float) -> float:
    """What is expected after the experience."""
    gap = experienced - expected
    if abs(gap) <= neutral:
        return expected
    return expected + (gain if gap > 0.0 else loss) * gap


@kernel
def functional_quality(i: int, staff: Staff, rush: float, rates: Service) -> float:
    """Expected functional quality of an encounter with employee i."""
    able = 0.5 + 0.5 * max(staff.conduct[i], staff.commitment[i])
    return rates.base + (1.0 - rates.base) * staff.skill[i] * able * rush


@kernel
def emotional_quality(i: int, staff: Staff, rates: Service) -> float:
    """Expected emotional quality of an encounter with employee i."""
    c = staff.commitment[i]
    open_door = rates.warm + (1.0 - rates.warm) * staff.room[i]
    awake = rates.awake + (1.0 - rates.awake) * staff.energy[i]
    return math.sqrt(c) * open_door * awake - rates.mask * max(0.0, staff.conduct[i] - c)


@kernel
def attend(number: int, roster: Roster, rates: Service, key: int) -> int:
    """Row of the employee who attends to the customer of this number."""
    door = luck.uniform(key, number, 1)
    touchpoint = 0 if door < rates.sell else (1 if door < rates.sell + rates.solve else 2)
    first, past = roster.touchpoint_start[touchpoint], roster.touchpoint_start[touchpoint + 1]
    return roster.front_line[first + luck.below(key, number, 2, past - first)]


@kernel
def serve(staff: Staff, market: Market, roster: Roster, culture: Record, firm: Record, levers: Record, row: Record, rates: Service, key: int) -> None:
    """Hold the encounters of the week. In place."""
    handling = handling_time(culture.output_focus, rates)
    waiting = contacts(market, rates, key)
    work = waiting * handling
    load = work / firm.capacity
    rush = 1.0 / load if load > 1.0 else 1.0
    for i in range(staff.encounters.size):
        staff.encounters[i], staff.warmth[i] = 0, 0.0
    loss, paid_gain = rates.loss * rates.gain, rates.gain * (1.0 - rates.crowding * levers.incentive)
    quality, warmth, solved = 0.0, 0.0, 0
    for q in range(waiting):
        m = market.queue[q]
        number = market.number[m]
        i = attend(number, roster, rates, key)
        f = clip(functional_quality(i, staff, rush, rates) + rates.noise * luck.normal(key, number, 3))
        h = clip(emotional_quality(i, staff, rates) + rates.noise * luck.normal(key, number, 4))
        followed = f - market.functional[m] < -rates.surprise and luck.uniform(key, number, 5) < levers.follow_up
        bond = disconfirmed(market.bond[m], h, paid_gain if market.origin[m] == PAID_REFERRAL else rates.gain, loss, rates.neutral)
        market.bond[m] = clip(bond + (rates.recovery if followed else 0.0))
        if not followed:
            market.functional[m] = clip(disconfirmed(market.functional[m], f, rates.gain, loss, rates.neutral))
        market.unresolved[m] = luck.uniform(key, number, 6) >= f + rates.resolved
        solved += not market.unresolved[m]
        staff.encounters[i] += 1
        staff.warmth[i] += h
        quality += f
        warmth += h
    firm.capacity = firm.capacity + rates.staffing * (work / rates.utilisation - firm.capacity)
    row.contacts, row.handling_time, row.load = waiting, handling, load
    row.first_contact_resolution = solved / waiting if waiting > 0 else 1.0
    row.functional_quality = quality / waiting if waiting > 0 else 0.0
    row.emotional_quality = warmth / waiting if waiting > 0 else 0.0
