"""The model: reads no file, prints nothing, knows no screen."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from simulation.customer import Category, Customer, Origin
    from simulation.employee import Employee, Journey, Nutrient, Stance
    from simulation.model import CultureModel
    from simulation.parameters import Parameters
    from simulation.scenario import Context, Scenario
    from simulation.settings import Levers
    from simulation.strategy import Phase, Strategy

_HOMES = {
    "CultureModel": "model",
    "Employee": "employee",
    "Journey": "employee",
    "Nutrient": "employee",
    "Stance": "employee",
    "Category": "customer",
    "Customer": "customer",
    "Origin": "customer",
    "Parameters": "parameters",
    "Context": "scenario",
    "Scenario": "scenario",
    "Levers": "settings",
    "Phase": "strategy",
    "Strategy": "strategy",
}

__all__ = [
    "Category",
    "Context",
    "CultureModel",
    "Customer",
    "Employee",
    "Journey",
    "Levers",
    "Nutrient",
    "Origin",
    "Parameters",
    "Phase",
    "Scenario",
    "Stance",
    "Strategy",
]


def __getattr__(name: str) -> Any:
    """Load a part when it is first used: sweeps need no Mesa."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
