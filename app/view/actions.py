"""What a visitor may do, each as a function of the view: the one door through which anything from a browser comes.

Kinds of what a browser sent are checked as it is read, bounds and names by the view itself.
"""

from collections.abc import Callable, Mapping
from typing import Any

from app.view import drafts
from app.view.history import drafted
from app.view.link import from_link
from app.view.numbers import EMPLOYEES, MARKET, changed, goes_along, market_of
from app.view.payload import WHERE, Payload, keys, real, reals, shown, text, truth, whole
from app.view.state import MOST_COMPARED, View, declared
from experiments.language import Language
from simulation.errors import NotAllowed


def go(view: View, payload: Payload) -> View:
    """Open another page."""
    return view.altered(page=text(payload, "page"))


def speak(view: View, payload: Payload) -> View:
    """Choose a language."""
    return view.altered(lang=text(payload, "lang"))


def paint(view: View, payload: Payload) -> View:
    """Choose light or dark."""
    return view.altered(theme=text(payload, "theme"))


def present(view: View, payload: Payload) -> View:
    """Show large type without controls, or the page again."""
    on = truth(payload, "on")
    return view.altered(present=on, twin=view.twin and on)


def twin(view: View, payload: Payload) -> View:
    """Show two gardens side by side, or one."""
    return view.altered(twin=truth(payload, "on"))


def tabulate(view: View, payload: Payload) -> View:
    """Show the page as a table, or as a picture."""
    return view.altered(table=truth(payload, "on"))


def show(view: View, payload: Payload) -> View:
    """Grow the garden under another strategy."""
    return view.altered(strategy=text(payload, "strategy"))


def travel(view: View, payload: Payload) -> View:
    """Go to a week; the weeks that were uncovered on the way may be told."""
    return view.altered(week=whole(payload, "week"), revealed=whole(payload, "revealed") if "revealed" in payload else view.revealed)


def pace(view: View, payload: Payload) -> View:
    """Play at another speed."""
    return view.altered(speed=whole(payload, "speed"))


def visit(view: View, payload: Payload) -> View:
    """Look at another world, perhaps in the garden and under another strategy."""
    return view.altered(
        world=whole(payload, "world"),
        page=text(payload, "page") if "page" in payload else view.page,
        strategy=text(payload, "strategy") if "strategy" in payload else view.strategy,
        employee=None,
        customer=None,
    )


def meet(view: View, payload: Payload) -> View:
    """Look at an employee, a person in the market, a department, or at nobody."""
    wanted = {kind: whole(payload, kind) if payload.get(kind) is not None else None for kind in ("employee", "customer", "bed")}
    if sum(value is not None for value in wanted.values()) > 1:
        raise NotAllowed(f"{WHERE}: one at a time can be looked at.")
    return view.altered(**wanted)


def place(view: View, payload: Payload) -> View:
    """Go to another organisation; numbers changed by the visitor go along, where they are otherwise there."""
    moved = view.altered(context=text(payload, "context"), employee=None, customer=None, bed=None)
    return changed(moved, dict(moved.changes))


def change(view: View, payload: Payload) -> View:
    """Change a number of the organisation, its market or its status quo; a market grows along with its employees."""
    name, value = text(payload, "name"), real(payload, "value")
    declared(name)
    changes = dict(view.changes) | {name: value}
    if name == EMPLOYEES and goes_along(view):
        changes[MARKET] = market_of(view, value)
    return changed(view, changes)


def restore(view: View, payload: Payload) -> View:
    """Put a number back to what it is in the organisation named, or all numbers."""
    if payload.get("name") is None:
        return changed(view, {})
    names = [text(payload, "name")]
    if names == [EMPLOYEES] and goes_along(view):
        names.append(MARKET)
    return changed(view, {key: value for key, value in view.changes if key not in names})


def compare(view: View, payload: Payload) -> View:
    """Add a strategy to those compared, or take it away."""
    name = text(payload, "strategy")
    if name in view.strategies:
        return view.altered(strategies=tuple(other for other in view.strategies if other != name))
    if len(view.strategies) == MOST_COMPARED:
        raise NotAllowed(Language(view.lang)("At most {n} strategies can be compared; take one away first.", n=MOST_COMPARED))
    return view.altered(strategies=(*view.strategies, name))


def multiply(view: View, payload: Payload) -> View:
    """Compare in so many worlds."""
    worlds = whole(payload, "worlds")
    return view.altered(worlds=worlds, world=min(view.world, max(worlds, 1)))


def organise(view: View, payload: Payload) -> View:
    """Show the organisation beside what the levers lead to, or the levers."""
    return view.altered(organising=truth(payload, "on"))


def turn(view: View, payload: Payload) -> View:
    """Show the levers of another phase."""
    return view.altered(phase=whole(payload, "phase"))


def spend(view: View, payload: Payload) -> View:
    """Say how much may be spent."""
    return view.altered(budget=real(payload, "budget"))


def predict(view: View, payload: Payload) -> View:
    """Cover results until they are predicted, or show them."""
    return view.altered(predict=truth(payload, "on"), revealed=0)


def expect(view: View, payload: Payload) -> View:
    """Hold what the audience expects; an empty prediction starts again."""
    return view.altered(prediction=reals(payload, "points"))


def look(view: View, payload: Payload) -> View:
    """Look at other parts of the evidence: what is told is otherwise, the rest stays."""
    found: dict[str, Any] = {key: truth(payload, key) for key in ("untested", "only_changed") if key in payload}
    if "sought" in payload:
        found["sought"] = text(payload, "sought")
    if "unfolded" in payload:
        found["unfolded"] = keys(payload, "unfolded")
    return view.altered(**found)


def follow(view: View, payload: Payload) -> View:
    """Open a link."""
    found, refused = from_link(text(payload, "query"), View(lang=view.lang, theme=view.theme))
    if refused:
        raise NotAllowed(refused[0])
    return found


def begin(view: View, payload: Payload) -> View:
    """Start a strategy of one's own from one that is there."""
    return drafts.begin(view, text(payload, "strategy"))


def discard(view: View, payload: Payload) -> View:
    """Give up one's own strategy."""
    return drafts.discard(view)


def pull(view: View, payload: Payload) -> View:
    """Set a lever in a phase; phase 0 is the status quo of the organisation."""
    name, value, phase = text(payload, "name"), real(payload, "value"), whole(payload, "phase")
    if phase == 0:
        return change(view, {"name": f"status_quo.{name}", "value": value})
    return drafts.pull(view, phase, name, value)


def release(view: View, payload: Payload) -> View:
    """Put a lever of a phase back to where the strategy started."""
    name, phase = text(payload, "name"), whole(payload, "phase")
    if phase == 0:
        return restore(view, {"name": f"status_quo.{name}"})
    return drafts.release(view, phase, name)


def add_phase(view: View, payload: Payload) -> View:
    """Add a phase at the end."""
    return drafts.add_phase(view)


def drop_phase(view: View, payload: Payload) -> View:
    """Take a phase away."""
    return drafts.drop_phase(view, whole(payload, "phase"))


def date_phase(view: View, payload: Payload) -> View:
    """Move a phase to another week after launch."""
    return drafts.date_phase(view, whole(payload, "phase"), whole(payload, "week"))


def name_phase(view: View, payload: Payload) -> View:
    """Give a phase another name."""
    return drafts.name_phase(view, whole(payload, "phase"), text(payload, "name"))


def entitle(view: View, payload: Payload) -> View:
    """Give one's own strategy a title."""
    return drafts.entitle(view, text(payload, "title"))


def load(view: View, payload: Payload) -> View:
    """Open a scenario file of one's own."""
    return drafts.load(view, text(payload, "text"), text(payload, "file"))


ACTIONS: Mapping[str, Callable[[View, Payload], View]] = {
    action.__name__: action
    for action in (
        *(go, speak, paint, present, twin, tabulate, show, travel, pace, visit, meet, place, change, restore, compare, multiply),
        *(turn, organise, look, spend, predict, expect, follow, begin, discard, pull, release),
        *(add_phase, drop_phase, date_phase, name_phase, entitle, load),
    )
}


def act(view: View, sent: Any) -> View:
    """Carry out what a browser sent: ``{"do": name, …}``.

    Raises
    ------
    NotAllowed
        In one sentence, whatever it was that was sent.
    """
    if not isinstance(sent, Mapping) or not isinstance(sent.get("do"), str) or sent["do"] not in ACTIONS:
        raise NotAllowed(f"{WHERE}: there is nothing to do called {shown(sent.get('do') if isinstance(sent, Mapping) else sent)}.")
    found = ACTIONS[sent["do"]](view, sent)
    if sent["do"] != "follow" and drafted(found) != drafted(view):
        return found.altered(prediction=())  # it was about something else
    return found
