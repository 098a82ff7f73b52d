"""How much one visitor may ask for. The pages ask these numbers too, so that a slider ends where an order would be refused."""

from collections.abc import Sequence, Sized

from experiments.comparison import status_quo_of
from simulation.errors import CultureError, NotAllowed
from simulation.scenario import Scenario

MOST_WORLDS = 200
"""Worlds of one order."""
MOST_STRATEGIES = 5
"""Strategies of one order, beside the status quo: the evidence is read from five, a page compares four."""
MOST_EMPLOYEES = 3_000
MOST_PEOPLE = 30_000
"""People in the market."""
CAPPED = {"organisation.employees": MOST_EMPLOYEES, "market.people": MOST_PEOPLE}
"""Numbers of which a page can show less than the model allows, by their names."""
MOST_WEEKS = 1_040
"""Weeks of a run, twenty years: a small organisation over thousands of weeks costs little time, but much memory."""
CEILING = 2_400_000_000
"""Person-weeks that one visitor may have in the queue. At some 22 ns each this is 53 seconds of one processor of its own; where processors
are shared with other programs it was seen to take two to three times as long.

It lets through what the pages ask for in the largest organisation: the evidence of five strategies and the status quo in 40 worlds, 286 weeks of
33,000 people; and a comparison of four strategies in 200 worlds of an organisation of the usual size.
"""


class TooMuch(CultureError):
    """More was asked than one visitor may."""


def check(scenarios: Sequence[Scenario], seeds: Sized) -> None:
    """Refuse what no order may be, whatever else is in the queue.

    Raises
    ------
    NotAllowed
        Where there is nothing to grow, or scenarios differ in length.
    TooMuch
        Where it is above a limit of this module.
    """
    if not scenarios or not len(seeds):
        raise NotAllowed("An order needs at least one scenario and one world.")
    if len({scenario.weeks for scenario in scenarios}) > 1:
        raise NotAllowed("All scenarios of an order need the same number of weeks.")
    acting = sum(status_quo_of(scenario) is not scenario for scenario in scenarios)
    sizes = [scenario.context.parameters for scenario in scenarios]
    _at_most("worlds", len(seeds), MOST_WORLDS)
    _at_most("strategies", acting, MOST_STRATEGIES)
    _at_most("employees", max(size.organisation.employees for size in sizes), MOST_EMPLOYEES)
    _at_most("people in the market", max(size.market.people for size in sizes), MOST_PEOPLE)
    _at_most("weeks", scenarios[0].weeks, MOST_WEEKS)


def check_queue(asked: int, waiting: int, ceiling: int) -> None:
    """Refuse an order that is above the ceiling together with what the visitor has in the queue already.

    Parameters
    ----------
    asked, waiting, ceiling
        Person-weeks. An order of which everything is there already asks for none and is never refused.

    Raises
    ------
    TooMuch
        With what was asked and what is allowed.
    """
    if asked and asked + waiting > ceiling:
        beside = f" beside {waiting:,} that are still to be done" if waiting else ""
        raise TooMuch(f"This asks for {asked:,} weeks of one person's life{beside}; allowed are {ceiling:,} for one visitor.")


def _at_most(what: str, asked: int, most: int) -> None:
    """Refuse more than ``most``."""
    if asked > most:
        raise TooMuch(f"This asks for {asked:,} {what}; allowed are at most {most:,}.")
