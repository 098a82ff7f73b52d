"""What has to grow for a view: worlds to compare, and chronicles to look at."""

from collections.abc import Iterator
from typing import NamedTuple

from app.greenhouse.order import Urgency
from app.view.state import MINE, STATUS_QUO, View
from experiments import evidence
from simulation.scenario import Scenario

MEASURES = (
    *("committed_share", "adopted_share", "nps", "enps", "safety_mean", "trust_mean", "energy_mean", "skill_mean"),
    *("first_contact_resolution", "load", "staff_left", "limited_by_soil", "limited_by_light", "limited_by_water", "fallen_back"),
    *("income", "income_retained", "income_referred", "wages", "programme_cost", "profit"),
)
"""The weekly measures that the pages need; all ask for the same, so that what one has grown is there for the next."""
FIRST_SEED = 1
"""Seed of world 1."""
TRIED = 40
"""Worlds in which the evidence is gathered."""


class Wanted(NamedTuple):
    """Worlds of strategies, the status quo among them.

    Attributes
    ----------
    slot
        Page that wants them.
    """

    slot: str
    strategies: tuple[str, ...]
    worlds: int
    measures: tuple[str, ...] = MEASURES
    urgency: Urgency = "now"

    def scenarios(self, view: View) -> tuple[Scenario, ...]:
        """The strategies in the organisation on screen; those of the evidence are its own."""
        if self.slot != "evidence":
            return tuple(view.scenario(name) for name in self.strategies)
        plans = evidence.strategies()
        return tuple(Scenario(strategy=plans[name], context=view.place) for name in self.strategies)


class Watched(NamedTuple):
    """A world that is looked at under a strategy: the whole of it, or somebody in it.

    Attributes
    ----------
    kind, who
        "chronicle" and nobody, "employee" and a job, "customer" and a person.
    """

    kind: str
    strategy: str
    seed: int
    who: tuple[int, ...] = ()
    urgency: Urgency = "now"


def usual(view: View) -> tuple[str, ...]:
    """The strategies between which the garden switches."""
    names = (STATUS_QUO, "implementation", "co_creation", *((MINE,) if view.mine is not None else ()))
    return names if view.strategy in names else (*names, view.strategy)


def beside(view: View) -> str:
    """The strategy that a garden, and a life, is held beside: implementation for co-creation, co-creation for any other."""
    return "implementation" if view.strategy == "co_creation" else "co_creation"


def wanted(view: View) -> Iterator[Wanted]:
    """The worlds that a view shows."""
    if view.page == "garden":
        yield Wanted("garden", distinct(view.strategy, *((beside(view),) if view.twin else ()), STATUS_QUO), view.worlds)
    elif view.page == "compare":
        yield Wanted("compare", distinct(*view.strategies, STATUS_QUO), view.worlds)
    elif view.page == "levers":
        own = MINE if view.mine is not None else view.started_from
        yield Wanted("levers", distinct(own, view.started_from, STATUS_QUO), view.worlds)
    else:
        yield Wanted("evidence", evidence.STRATEGIES, TRIED, evidence.MEASURES_NEEDED)


def watched(view: View) -> Iterator[Watched]:
    """The worlds that are looked at, what is on screen first."""
    if view.page != "garden":
        return
    yield Watched("chronicle", view.strategy, view.world)
    yield Watched("chronicle", beside(view), view.world, urgency="now" if view.twin else "later")
    if view.employee is not None:
        yield Watched("employee", view.strategy, view.world, (view.employee,))
        yield Watched("employee", beside(view), view.world, (view.employee,))
    if view.customer is not None:
        yield Watched("customer", view.strategy, view.world, (view.customer,))
    for name in usual(view):
        if name not in (view.strategy, beside(view)):
            yield Watched("chronicle", name, view.world, urgency="later")


def distinct(*names: str) -> tuple[str, ...]:
    """The names, each once."""
    return tuple(dict.fromkeys(names))
