"""Every measure: name, label, unit, level. One row of the weekly series holds them all.

Levels: output (what people show), outcome (what customers get and say), impact (what people mean, what lasts), money, and nutrient (what limits growth).
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from simulation.compiled import kernel
from simulation.rating import Rating, employee_category
from simulation.state import COMMITTED, DETRACTOR, LAPSED, LIGHT, PROMOTER, PROSPECT, SOIL, YEAR, Floats, Market, Record, Staff

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Measure:
    """What is known of a measure.

    Attributes
    ----------
    unit
        "share" (of 1), "points", "people", "weeks", "money", "times".
    better
        1 if more is better, -1 if less is, 0 if neither.
    """

    label: str
    unit: str
    level: str
    meaning: str
    better: int = 1


WEEKLY = {
    "commitment_mean": Measure(
        "Mean commitment", "share", "impact", "How far people have made the why their own: the potential brought to work."
    ),
    "committed_share": Measure(
        "Committed employees", "share", "impact", "Share of employees at commitment .6 or, once committed, still above .4."
    ),
    "understanding_mean": Measure("Understanding of the why", "share", "impact", "How well people understand why the organisation exists."),
    "conduct_mean": Measure("Customer-centred conduct", "share", "output", "Mean conduct that is shown; it may be a mask."),
    "adopted_share": Measure("Show the conduct asked for", "share", "output", "Share of employees who show customer-centred conduct."),
    "safety_mean": Measure("Felt safety", "share", "impact", "Mean psychological safety: the soil."),
    "trust_mean": Measure("Trust in leaders", "share", "impact", "Mean belief that leaders do as they say."),
    "energy_mean": Measure("Energy", "share", "impact", "Mean stamina."),
    "skill_mean": Measure("Skill", "share", "output", "Mean functional competence."),
    "advocates_share": Measure("Advocates", "share", "impact", "Share of employees who stand up for the why."),
    "business_as_usual_share": Measure("Business as usual", "share", "impact", "Share of employees with commitment below .2.", 0),
    "seeing_share": Measure("Seeing differently", "share", "impact", "Share of employees with commitment from .2 to .4.", 0),
    "thinking_share": Measure("Thinking differently", "share", "impact", "Share of employees with commitment from .4 to .6.", 0),
    "doing_share": Measure("Doing differently", "share", "impact", "Share of employees with commitment from .6 to .8.", 0),
    "being_share": Measure("Being differently", "share", "impact", "Share of employees with commitment of .8 and more.", 0),
    "enps": Measure("Employee net promoter score", "points", "impact", "Promoters minus detractors among employees."),
    "nps": Measure("Net promoter score", "points", "outcome", "Promoters minus detractors among customers."),
    "promoters_share": Measure("Promoters", "share", "outcome", "Share of customers who are promoters."),
    "detractors_share": Measure("Detractors", "share", "outcome", "Share of customers who are detractors.", -1),
    "bond_mean": Measure("Emotional bond", "share", "impact", "Mean bond of customers."),
    "functional_mean": Measure("Functional value", "share", "outcome", "Mean functional value that customers expect."),
    "functional_quality": Measure("Functional quality", "share", "outcome", "Mean functional quality of the week's encounters."),
    "emotional_quality": Measure("Emotional quality", "share", "outcome", "Mean emotional quality of the week's encounters."),
    "contacts": Measure("Contacts", "people", "output", "Customers who made contact.", -1),
    "handling_time": Measure("Handling time", "times", "output", "Work of one contact; 1 where only task figures count.", 0),
    "load": Measure("Load", "times", "output", "Work that came in, as a part of the capacity.", -1),
    "first_contact_resolution": Measure("Resolved at first contact", "share", "output", "Share of contacts that left nothing unresolved."),
    "customers": Measure("Customers", "people", "outcome", "Customers at the end of the week."),
    "joined_by_referral": Measure(
        "Joined by recommendation", "people", "impact", "Prospects who joined because somebody recommended unasked."
    ),
    "joined_by_paid_referral": Measure(
        "Joined by paid referral", "people", "outcome", "Prospects who joined because somebody was paid to recommend.", 0
    ),
    "joined_bought": Measure("Joined by advertising", "people", "outcome", "Prospects who were bought.", 0),
    "customers_lost": Measure("Customers lost", "people", "outcome", "Customers who left.", -1),
    "recommendations": Measure("Recommendations unasked", "people", "impact", "Recommendations made without being paid."),
    "paid_recommendations": Measure("Paid recommendations", "people", "output", "Recommendations made for an incentive.", 0),
    "warned": Measure("Prospects warned", "people", "outcome", "Prospects whom a detractor warned.", -1),
    "staff_left": Measure("Staff who left", "people", "outcome", "Employees who left.", -1),
    "staff_left_care": Measure("Front line of care who left", "people", "outcome", "Front-line employees of customer care who left.", -1),
    "limited_by_soil": Measure("Limited by soil", "share", "nutrient", "Share of employees whose growth safety limits.", 0),
    "limited_by_light": Measure("Limited by light", "share", "nutrient", "Share of employees whose growth a missing why limits.", 0),
    "limited_by_water": Measure(
        "Limited by water", "share", "nutrient", "Share of employees whose growth time, support and thanks limit.", 0
    ),
    "income": Measure("Income", "money", "money", "Income of the week."),
    "income_retained": Measure("Income from customers of a year", "money", "money", "Income from those who were customers 52 weeks ago."),
    "income_referred": Measure(
        "Income from referred customers", "money", "money", "Income from those who joined unasked by recommendation within 52 weeks."
    ),
    "wages": Measure("Wages", "money", "money", "Wages of the week.", -1),
    "service_cost": Measure("Cost of service", "money", "money", "Cost of handling contacts.", -1),
    "acquisition_cost": Measure("Cost of new customers", "money", "money", "Advertising and paid referrals.", -1),
    "hiring_cost": Measure("Cost of hiring", "money", "money", "Cost of replacing staff who left.", -1),
    "programme_cost": Measure("Cost of the programme", "money", "money", "Cost of the leadership settings of the week.", -1),
    "profit": Measure("Profit", "money", "money", "Income less all costs."),
    "fallen_back": Measure("Leaders fell back", "share", "output", "1 from the week after leaders gave up.", -1),
}
DERIVED = {
    "cumulated_profit": Measure("Profit, added up", "money", "money", "Profit since the first week."),
    "earned_growth": Measure(
        "Earned growth", "share", "impact", "Net revenue retention plus earned new customers less 100 %, over 52 weeks."
    ),
    "change_success": Measure(
        "Change success", "share", "impact", "Adopted conduct for the technical part of the change, commitment for its meaning."
    ),
}
MEASURES = WEEKLY | DERIVED
SERIES_TYPE = np.dtype([(name, "f8") for name in WEEKLY])


@kernel
def take_stance(staff: Staff) -> None:
    """Enter commitment from ``COMMITTED``, fall back to compliance below ``LAPSED``. In place."""
    for i in range(staff.committed.size):
        c = staff.commitment[i]
        staff.committed[i] = c >= COMMITTED or (staff.committed[i] and c >= LAPSED)


@kernel
def measure_staff(staff: Staff, row: Record, adopted: float, rating: Rating) -> None:
    """Means and shares over employees. In place."""
    n = staff.commitment.size
    c, u, x, s, t, e, k = 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
    committed, adopting, advocates, promoters, detractors = 0, 0, 0, 0, 0
    usual, seeing, thinking, doing = 0, 0, 0, 0
    by_soil, by_light = 0, 0
    for i in range(n):
        own = staff.commitment[i]
        c += own
        u += staff.understanding[i]
        x += staff.conduct[i]
        s += staff.safety[i]
        t += staff.trust[i]
        e += staff.energy[i]
        k += staff.skill[i]
        committed += staff.committed[i]
        adopting += staff.conduct[i] >= adopted
        advocates += staff.advocate[i]
        category = employee_category(i, staff, rating)
        promoters += category == PROMOTER
        detractors += category == DETRACTOR
        usual += own < 0.2
        seeing += own < 0.4
        thinking += own < 0.6
        doing += own < 0.8
        by_soil += staff.limited_by[i] == SOIL
        by_light += staff.limited_by[i] == LIGHT
    row.commitment_mean, row.understanding_mean, row.conduct_mean, row.safety_mean = c / n, u / n, x / n, s / n
    row.trust_mean, row.energy_mean, row.skill_mean = t / n, e / n, k / n
    row.committed_share, row.adopted_share, row.advocates_share = committed / n, adopting / n, advocates / n
    row.enps = 100.0 * (promoters - detractors) / n
    row.business_as_usual_share, row.seeing_share = usual / n, (seeing - usual) / n
    row.thinking_share, row.doing_share, row.being_share = (thinking - seeing) / n, (doing - thinking) / n, (n - doing) / n
    row.limited_by_soil, row.limited_by_light, row.limited_by_water = by_soil / n, by_light / n, (n - by_soil - by_light) / n


@kernel
def measure_market(market: Market, row: Record) -> None:
    """Shares over customers. In place."""
    promoters, detractors, prospects = 0, 0, 0
    for i in range(market.category.size):
        promoters += market.category[i] == PROMOTER
        detractors += market.category[i] == DETRACTOR
        prospects += market.category[i] == PROSPECT
    customers = market.category.size - prospects
    row.customers = customers
    row.promoters_share = promoters / customers if customers > 0 else 0.0
    row.detractors_share = detractors / customers if customers > 0 else 0.0
    row.nps = 100.0 * (promoters - detractors) / customers if customers > 0 else 0.0


def earned_growth(series: Record) -> Floats:
    """Net revenue retention + earned new customers − 1 over 52 weeks; NaN in the first 52 weeks.

    Total growth of income is this plus what customers brought who were bought or paid for within the year.
    Source: Reichheld, Darnell & Burns (2021).
    """
    growth = np.full(series.shape, np.nan)
    before = series["income"][..., :-YEAR]
    earned = series["income_retained"][..., YEAR:] + series["income_referred"][..., YEAR:]
    np.divide(earned, before, out=growth[..., YEAR:], where=before > 0)
    return growth - 1.0


def derive(name: str, series: Record, meaning: Any) -> Floats:
    """A measure of ``DERIVED`` from weekly series, structured (…, weeks); ``meaning`` is that of each run, to be broadcast."""
    if name == "cumulated_profit":
        return np.cumsum(series["profit"], axis=-1)
    if name == "change_success":
        return np.asarray((1.0 - meaning) * series["adopted_share"] + meaning * series["committed_share"])
    return earned_growth(series)


def as_frame(series: Record, meaning: float) -> "pd.DataFrame":
    """The weekly series as a table: one row a week, one column a measure of ``MEASURES``."""
    import pandas as pd  # half a second that a run without tables need not wait

    columns = {name: series[name] for name in WEEKLY} | {name: derive(name, series, meaning) for name in DERIVED}
    return pd.DataFrame(columns, index=pd.RangeIndex(len(series), name="week"))
