"""The numbers of an organisation and its market that a visitor has otherwise."""

from collections.abc import Mapping
from typing import Any

from app.view.state import View
from scenarios import contexts
from simulation.parameters import Parameters
from simulation.scenario import Context
from simulation.settings import LEVERS

EMPLOYEES, MARKET = "organisation.employees", "market.people"


def changed(view: View, changes: Mapping[str, float]) -> View:
    """The view with these numbers otherwise than in the organisation named."""
    usual = contexts()[view.context]
    kept = tuple(sorted((name, value) for name, value in changes.items() if value != held(usual, name)))
    return view.altered(changes=kept, employee=None, customer=None)


def market_of(view: View, employees: float) -> float:
    """People in a market that has grown along with so many employees."""
    usual = contexts()[view.context].parameters
    return float(round(employees * usual.market.people / usual.organisation.employees))


def goes_along(view: View) -> bool:
    """Whether the market is still as large as its employees make it: a slider on the move changes both at each step."""
    parameters = view.place.parameters
    return parameters.market.people == market_of(view, parameters.organisation.employees)


def differences(place: Context, base: Context) -> tuple[tuple[str, float], ...]:
    """The numbers that a context has otherwise than another, by name."""
    names = [f"status_quo.{name}" for name in LEVERS] + [name for name, _, _ in Parameters.declarations()]
    return tuple(sorted((name, float(held(place, name))) for name in names if held(place, name) != held(base, name)))


def held(place: Context, name: str) -> float:
    """A number of a context by the name of its change."""
    group, _, key = name.partition(".")
    owner: Any = place.status_quo if group == "status_quo" else getattr(place.parameters, group)
    return float(getattr(owner, key))
