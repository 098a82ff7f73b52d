"""What is noted at the end of a week, and the money."""

from collections.abc import Iterable

from simulation.settings import Levers

from .customer import Customer, Origin
from .employee import Employee
from .rating import Category, category
from .world import World

PHASES = {"business_as_usual": (0.0, 0.2), "seeing": (0.2, 0.4), "thinking": (0.4, 0.6), "doing": (0.6, 0.8), "being": (0.8, 2.0)}
YEAR = 52


def mean(values: Iterable[float]) -> float:
    """The mean, 0 of nothing."""
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0


def measure(world: World) -> dict[str, float]:
    """Everything that is measured of people."""
    return of_staff(world, world.staff()) | of_customers(world.customers()) | {"fallen_back": float(world.climate.fallen_back)}


def of_staff(world: World, staff: list[Employee]) -> dict[str, float]:
    """What is measured of employees."""
    rules = world.rules
    states = ("commitment", "understanding", "conduct", "safety", "trust", "energy", "skill")
    row = {f"{state}_mean": mean(getattr(person, state) for person in staff) for state in states}
    for phase, (low, high) in PHASES.items():
        row[f"{phase}_share"] = mean(low <= person.commitment < high for person in staff)
    row["committed_share"] = mean(person.committed for person in staff)
    row["adopted_share"] = mean(person.conduct >= rules.conduct.adopted for person in staff)
    row["advocates_share"] = mean(person.advocate for person in staff)
    row["enps"] = net_promoters([category(rules, person.contentment(), person.leniency) for person in staff])
    return row


def of_customers(customers: list[Customer]) -> dict[str, float]:
    """What is measured of customers."""
    categories = [one.category for one in customers]
    return {
        "customers": len(customers),
        "nps": net_promoters(categories),
        "promoters_share": mean(one is Category.PROMOTER for one in categories),
        "detractors_share": mean(one is Category.DETRACTOR for one in categories),
        "bond_mean": mean(one.bond for one in customers),
        "functional_mean": mean(one.functional for one in customers),
    }


def net_promoters(categories: list[Category]) -> float:
    """Promoters minus detractors, in points."""
    return 100 * mean((one is Category.PROMOTER) - (one is Category.DETRACTOR) for one in categories)


def account(world: World, row: dict[str, float]) -> dict[str, float]:
    """Income, costs and profit of the week."""
    money, settings = world.rules.money, world.climate.settings
    size, handled = len(world.jobs), row.pop("work")
    serving = sum(len(front_line) for front_line in world.front_lines.values())
    costly = [name for name in Levers.declarations() if name in type(money).model_fields]
    books = {
        "wages": money.wage * (size - serving + serving * world.capacity / world.first_capacity),
        "service_cost": money.handling * handled,
        "acquisition_cost": money.buy * row["joined_bought"] + money.paid_referral * settings["incentive"] * row["joined_by_paid_referral"],
        "hiring_cost": money.hire * row["staff_left"],
        "programme_cost": money.wage * size * sum(getattr(money, name) * settings[name] for name in costly),
    }
    income = incomes(world)
    return books | income | {"profit": income["income"] - sum(books.values())}


def incomes(world: World) -> dict[str, float]:
    """Income, and what of it comes from customers of a year and from those who were recommended since."""
    customers = world.customers()
    of_a_year = [one for one in customers if one.joined <= world.week - YEAR]
    referred = [one for one in customers if one.origin is Origin.REFERRED and one.joined > world.week - YEAR]
    parts = {"income": customers, "income_retained": of_a_year, "income_referred": referred}
    return {name: sum(one.spend() for one in part) for name, part in parts.items()}


def derived(history: list[dict[str, float]], meaning: float) -> list[dict[str, float]]:
    """The measures that follow from the weekly series, a row a week."""
    rows, profit = [], 0.0
    for week, row in enumerate(history):
        profit += row["profit"]
        before = history[week - YEAR]["income"] if week >= YEAR else 0.0
        earned = row["income_retained"] + row["income_referred"]
        rows.append(
            {
                "cumulated_profit": profit,
                "earned_growth": earned / before - 1 if before else float("nan"),
                "change_success": (1 - meaning) * row["adopted_share"] + meaning * row["committed_share"],
            }
        )
    return rows
