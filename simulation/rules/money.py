"""Money of the week; a tenth of a customer's weekly spend is 1.

    income = Σ over customers of spend·(1 + bonus·B)            profit = income − wages − service − hiring − buying − programme
    wages = wage·(others + front line·capacity/capacity at the start)            programme = wage·N·Σ share·lever

The front line is the level-0 staff of sales, customer care and operations. The status quo has a programme too; a strategy costs the difference.
Source: assumption.
"""

from typing import Annotated

from simulation.compiled import kernel
from simulation.declare import Declared, Group
from simulation.state import PROSPECT, REFERRED, YEAR, Market, Record


def cost(label: str) -> Declared:
    """Cost of a lever at its full setting."""
    return Declared(0, 1, (0, 0.1), "wages", "share", f"Cost of {label}", f"Cost of full {label}, as a share of all wages.")


class Money(Group):
    """What things bring and cost."""

    spend: Annotated[
        float, Declared(0, 1e6, (8, 12), "money per week", "spend", "Spend", "What a customer without bond brings in a week.")
    ] = 10.0
    bonus: Annotated[float, Declared(0, 5, (0.1, 0.4), "share", "bonus", "Spend by bond", "What a full bond adds to the spend.")] = 0.25
    wage: Annotated[float, Declared(0, 1e6, (35, 50), "money per week", "wage", "Wage", "Wage of an employee in a week.")] = 42.0
    handling: Annotated[
        float, Declared(0, 1e6, (4, 8), "money per contact", "handling", "Cost of handling", "Cost of one unit of handling time.")
    ] = 6.0
    hire: Annotated[
        float, Declared(0, 1e6, (80, 320), "money", "hire", "Cost of hiring", "Cost of filling the place of somebody who left.")
    ] = 160.0
    buy: Annotated[
        float, Declared(0, 1e6, (50, 200), "money", "buy", "Cost of a bought customer", "Advertising per customer who is bought.")
    ] = 100.0
    paid_referral: Annotated[
        float, Declared(0, 1e6, (25, 100), "money", "paid_referral", "Cost of a paid referral", "Reward at full incentive.")
    ] = 50.0
    participation: Annotated[float, cost("dialogues")] = 0.05
    support: Annotated[float, cost("time and tools")] = 0.04
    training: Annotated[float, cost("training")] = 0.03
    coaching: Annotated[float, cost("coaching")] = 0.02
    pressure: Annotated[float, cost("pressure")] = 0.02
    follow_up: Annotated[float, cost("following up")] = 0.01
    recognition: Annotated[float, cost("thanks")] = 0.005
    purpose: Annotated[float, cost("telling the why")] = 0.005
    integrity: Annotated[float, cost("walking the talk")] = 0.005
    autonomy: Annotated[float, cost("freedom in a framework")] = 0.005


@kernel
def programme_share(levers: Record, rates: Money) -> float:
    """Cost of the settings of a week, as a share of all wages."""
    people = rates.participation * levers.participation + rates.support * levers.support + rates.training * levers.training
    leaders = rates.coaching * levers.coaching + rates.pressure * levers.pressure + rates.follow_up * levers.follow_up
    words = rates.recognition * levers.recognition + rates.purpose * levers.purpose
    return people + leaders + words + rates.integrity * levers.integrity + rates.autonomy * levers.autonomy


@kernel
def earn(market: Market, row: Record, week: int, rates: Money) -> None:
    """Sum the income of the week, and the parts that earned growth tells apart by what happened within a year. In place."""
    functional, bonds, fresh, referred = 0.0, 0.0, 0.0, 0.0
    for i in range(market.category.size):
        customer = 1.0 if market.category[i] != PROSPECT else 0.0
        bond = customer * market.bond[i]
        functional += customer * market.functional[i]
        bonds += bond
        spend = customer + rates.bonus * bond if market.since[i] > week - YEAR else 0.0
        fresh += spend
        referred += spend if market.origin[i] == REFERRED else 0.0
    customers = row.customers
    row.functional_mean = functional / customers if customers > 0.0 else 0.0
    row.bond_mean = bonds / customers if customers > 0.0 else 0.0
    row.income = rates.spend * (customers + rates.bonus * bonds)
    row.income_retained, row.income_referred = row.income - rates.spend * fresh, rates.spend * referred


@kernel
def account(market: Market, firm: Record, levers: Record, employees: int, front_line: int, row: Record, week: int, rates: Money) -> None:
    """Close the books of the week. In place."""
    earn(market, row, week, rates)
    row.wages = rates.wage * (employees - front_line + front_line * firm.capacity / firm.first_capacity)
    row.service_cost = rates.handling * row.handling_time * row.contacts
    row.acquisition_cost = rates.buy * row.joined_bought + rates.paid_referral * levers.incentive * row.joined_by_paid_referral
    row.hiring_cost = rates.hire * row.staff_left
    row.programme_cost = rates.wage * employees * programme_share(levers, rates)
    row.profit = row.income - row.wages - row.service_cost - row.acquisition_cost - row.hiring_cost - row.programme_cost
