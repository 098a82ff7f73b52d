"""The strategies and contexts that come with the project."""

from functools import cache
from importlib.resources import files
from typing import Any

from scenarios.files import parse
from scenarios.layout import CONTEXT_KEYS, STRATEGY_KEYS, make_context, make_strategy
from scenarios.refusals import check_names
from simulation.errors import NotAllowed
from simulation.scenario import Context
from simulation.strategy import Strategy

STRATEGIES = (
    "status_quo",
    "implementation",
    "sustained_implementation",
    "explained_implementation",
    "co_creation",
    "talk_without_walk",
    "pay_for_advocacy",
    "advocates_alone",
    "half_a_garden",
    "stopped_too_early",
    "impatient_board",
)
CONTEXTS = ("service_company", "it_system", "large_bureaucracy", "start_up", "burnt_out_contact_centre", "after_a_failed_programme")
OR_A_FILE = ", or a file that ends in .toml"


def strategies() -> dict[str, Strategy]:
    """Every strategy that comes with the project, by name, in the order to present them."""
    return {name: bundled_strategy(name, "") for name in STRATEGIES}


def contexts() -> dict[str, Context]:
    """Every context that comes with the project, by name, the default first."""
    return {name: bundled_context(name, "") for name in CONTEXTS}


def bundled_strategy(name: str, where: str, otherwise: str = OR_A_FILE) -> Strategy:
    """The strategy of that name.

    Parameters
    ----------
    where, otherwise
        What the sentence that refuses begins with, and what else it says is allowed.

    Raises
    ------
    NotAllowed
        Where there is none.
    """
    if name in CONTEXTS:
        raise NotAllowed(f'{where}"{name}" is a context, not a strategy; "culture scenarios" shows both.')
    check_names([name], STRATEGIES, where, "strategy", otherwise)
    return _strategy(name)


def bundled_context(name: str, where: str, otherwise: str = OR_A_FILE) -> Context:
    """The context of that name.

    Parameters
    ----------
    where, otherwise
        What the sentence that refuses begins with, and what else it says is allowed.

    Raises
    ------
    NotAllowed
        Where there is none.
    """
    if name in STRATEGIES:
        raise NotAllowed(f'{where}"{name}" is a strategy, not a context; "culture scenarios" shows both.')
    check_names([name], CONTEXTS, where, "context", otherwise)
    return _context(name)


@cache
def _strategy(name: str) -> Strategy:
    values, where = _read("strategies", name), f"{name}.toml"
    check_names(values, STRATEGY_KEYS, f"{where}: ")
    base = bundled_strategy(values["based_on"], f"{where}: ") if "based_on" in values else None
    return make_strategy(values, base, name, where)


@cache
def _context(name: str) -> Context:
    values, where = _read("contexts", name), f"{name}.toml"
    check_names(values, CONTEXT_KEYS, f"{where}: ")
    base = bundled_context(values["based_on"], f"{where}: ") if "based_on" in values else Context()
    return make_context(values, base, name, where)


def _read(folder: str, name: str) -> dict[str, Any]:
    text = (files("scenarios") / folder / f"{name}.toml").read_text("utf-8")
    return parse(text, f"{name}.toml")
