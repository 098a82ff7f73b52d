"""What a strategy of one's own has otherwise than the one it starts from."""

from typing import NamedTuple

from app.view.state import View
from experiments import assumptions
from scenarios import contexts, strategies
from simulation.settings import LEVERS, Levers
from simulation.strategy import Strategy

EQUAL = 0.005
"""Difference of a lever, of 1, that cannot be seen on screen."""


class Places(NamedTuple):
    """The levers that each phase has reached, the status quo first: one's own, and those it starts from in the same place."""

    own: list[Levers]
    base: list[Levers]


class LeverChange(NamedTuple):
    """A lever that is otherwise, in the last phase in which it is."""

    name: str
    before: float
    after: float


def base_of(view: View) -> Strategy:
    """The strategy that one's own starts from."""
    return strategies()[view.started_from]


def places_of(view: View) -> Places:
    """The levers phase by phase; where there are more phases than at the start, the last one of the start goes on."""
    still = view.place.status_quo
    own = [still, *view.edited.reached(still)]
    begun = base_of(view).reached(still)
    before = contexts()[view.context].status_quo
    base = [before, *(begun[min(place, len(begun)) - 1] if begun else still for place in range(1, len(own)))]
    return Places(own, base)


def lever_changes(view: View) -> list[LeverChange]:
    """The levers that are otherwise after launch, each once, in the order of their declaration."""
    if view.mine is None:
        return []
    places, found = places_of(view), []
    for name in LEVERS:
        pairs = [(getattr(base, name), getattr(own, name)) for own, base in zip(places.own[1:], places.base[1:], strict=True)]
        otherwise = [pair for pair in pairs if abs(pair[0] - pair[1]) >= EQUAL]
        if otherwise:
            found.append(LeverChange(name, *otherwise[-1]))
    return found


def moved_phases(view: View) -> bool:
    """Whether there are other phases than at the start, or the same in other weeks."""
    if view.mine is None or not base_of(view).phases:
        return view.mine is not None and len(view.mine.phases) > 1
    shape = [[(phase.week, phase.status_quo) for phase in strategy.phases] for strategy in (view.mine, base_of(view))]
    return shape[0] != shape[1]


def outside(view: View) -> int:
    """How many of the visitor's own values lie outside the range that was tested."""
    own = {name for name, _ in view.changes} | {change.name for change in lever_changes(view)}
    return len(own.intersection(assumptions.outside(view.place, *([view.mine] if view.mine is not None else []))))


def lowered(text: str) -> str:
    """A name inside a sentence; an abbreviation stays as it is."""
    return text if len(text) > 1 and text[1].isupper() else text[:1].lower() + text[1:]


def raised(text: str) -> str:
    """A name at the beginning of a sentence."""
    return text[:1].upper() + text[1:]
