"""A strategy of one's own: begun from one that is there, changed lever by lever and phase by phase, saved and opened as a scenario file."""

from typing import Any

from app.view.numbers import differences
from app.view.state import MINE, View
from experiments.language import Language
from scenarios import contexts, strategies, write
from scenarios.loader import loads
from scenarios.refusals import check_texts
from scenarios.settings import check_levers, in_full
from simulation.errors import NotAllowed
from simulation.scenario import Context
from simulation.settings import LEVERS, Levers
from simulation.strategy import Phase, Strategy

LONGEST_TITLE = 60
MOST_PHASES = 12
STEP = 26
"""Weeks between the last phase and one that is added."""
LATEST = 260
"""Last week after launch that a phase may have."""


def begin(view: View, name: str) -> View:
    """Start one's own strategy from another; it is shown in its last phase."""
    lang = Language(view.lang)
    if name not in strategies():
        raise NotAllowed(lang('There is no strategy "{name}" to start from.', name=name[:40]))
    base = strategies()[name]
    phases = tuple(
        phase.model_copy(update={"name": lang(phase.name), "levers": in_full(phase, base.strength, view.place.status_quo)})
        for phase in base.phases
    ) or (Phase(name=lang("Roll-out"), week=STEP),)
    mine = base.model_copy(
        update={
            "name": MINE,
            "title": lang("My strategy"),
            "story": lang("A strategy of one's own, started from: {title}.", title=lang(base.title)),
            "afterwards": lang(base.afterwards),
            "strength": 1.0,
            "phases": phases,
        }
    )
    return view.altered(mine=mine, started_from=name, phase=len(phases))


def discard(view: View) -> View:
    """The view without a strategy of one's own; where it was shown, the one it started from is."""
    kept = tuple(dict.fromkeys(view.started_from if name == MINE else name for name in view.strategies))
    if len(kept) < 2:
        kept = tuple(dict.fromkeys((*kept, "status_quo", "co_creation")))[:2]
    strategy = view.started_from if view.strategy == MINE else view.strategy
    return view.altered(mine=None, strategies=kept, strategy=strategy, phase=min(view.phase, len(strategies()[view.started_from].phases)))


def own(view: View) -> View:
    """The view with a strategy of one's own: the one there is, or one begun now, in the same phase."""
    if view.mine is not None:
        return view
    begun = begin(view, view.started_from)
    return begun.altered(phase=min(view.phase, len(begun.edited.phases)))


def pull(view: View, phase: int, name: str, value: float) -> View:
    """Set a lever in a phase, counted from 1."""
    begun = own(view)
    setting = check_levers({name: value}, Language(view.lang)("My strategy"))
    found = at(begun, phase)
    return replaced(begun, phase, found.model_copy(update={"levers": dict(found.levers) | setting}))


def release(view: View, phase: int, name: str) -> View:
    """Put a lever back to where the strategy started in the phase of that place."""
    check_levers({name: 0.0}, Language(view.lang)("My strategy"))
    begun = own(view)
    found, base = at(begun, phase), start_of(view)
    levers = {key: value for key, value in found.levers.items() if key != name}
    if phase <= len(base) and name in base[phase - 1].levers:
        levers[name] = base[phase - 1].levers[name]
    return replaced(begun, phase, found.model_copy(update={"levers": levers}))


def start_of(view: View) -> tuple[Phase, ...]:
    """The phases that one's own strategy started from."""
    return begin(view, view.started_from).edited.phases


def at(view: View, phase: int) -> Phase:
    """A phase by its place, counted from 1."""
    if not 1 <= phase <= len(view.edited.phases):
        lang = Language(view.lang)
        raise NotAllowed(lang("There is no phase {n}; the strategy has {total}.", n=phase, total=len(view.edited.phases)))
    return view.edited.phases[phase - 1]


def replaced(view: View, place: int, phase: Phase) -> View:
    """The view with another phase in a place."""
    phases = list(view.edited.phases)
    phases[place - 1] = phase
    return drafted(view, phases=tuple(phases))


def drafted(view: View, **values: Any) -> View:
    """The view with another strategy of one's own."""
    held = {name: getattr(view.edited, name) for name in Strategy.model_fields}
    return view.altered(mine=Strategy.read(held | values, Language(view.lang)("My strategy")))


def add_phase(view: View) -> View:
    """Add a phase half a year after the last, with the levers that are reached by then."""
    begun, lang = own(view), Language(view.lang)
    phases = begun.edited.phases
    if len(phases) == MOST_PHASES:
        raise NotAllowed(lang("A strategy has at most {n} phases here.", n=MOST_PHASES))
    week = phases[-1].week + STEP
    if week > LATEST:
        raise NotAllowed(lang("The last phase ends too late for another; allowed is week {week} after launch at most.", week=LATEST))
    taken = {phase.name for phase in phases}
    name = next(name for n in range(len(phases) + 1, 100) if (name := lang("Phase {n}", n=n)) not in taken)
    return drafted(begun, phases=(*phases, Phase(name=name, week=week))).altered(phase=len(phases) + 1)


def drop_phase(view: View, phase: int) -> View:
    """Take a phase away; the last one stays."""
    begun = own(view)
    at(begun, phase)
    if len(begun.edited.phases) == 1:
        raise NotAllowed(Language(view.lang)("A strategy needs at least one phase."))
    kept = tuple(other for n, other in enumerate(begun.edited.phases, 1) if n != phase)
    shorter = begun.altered(phase=max(1, min(begun.phase, len(kept))))
    return drafted(shorter, phases=kept)


def date_phase(view: View, phase: int, week: int) -> View:
    """Move a phase to another week after launch; phases stay in order."""
    begun = own(view)
    found, phases = at(begun, phase), begun.edited.phases
    low = phases[phase - 2].week + 1 if phase > 1 else 1
    high = phases[phase].week - 1 if phase < len(phases) else LATEST
    if not low <= week <= high:
        raise NotAllowed(
            Language(view.lang)(
                'Phase "{name}" cannot be in week {week} after launch; allowed is {low} to {high}.',
                name=found.name,
                week=week,
                low=low,
                high=high,
            )
        )
    return replaced(begun, phase, found.model_copy(update={"week": week}))


def name_phase(view: View, phase: int, name: str) -> View:
    """Give a phase another name."""
    begun = own(view)
    found = at(begun, phase)
    if any(other.name == name.strip() for n, other in enumerate(begun.edited.phases, 1) if n != phase):
        raise NotAllowed(
            Language(view.lang)('Two phases would be named "{name}"; give each its own name.', name=name.strip()[:LONGEST_TITLE])
        )
    return replaced(begun, phase, found.model_copy(update={"name": short(name, view)}))


def entitle(view: View, title: str) -> View:
    """Give one's own strategy a title."""
    return drafted(own(view), title=short(title, view))


def short(text: str, view: View) -> str:
    """A text that fits where titles stand."""
    lang, name = Language(view.lang), text.strip()
    if not name:
        raise NotAllowed(lang("A name needs at least a word."))
    check_texts({"title": text}, ("title",), lang("My strategy"))
    if len(name) > LONGEST_TITLE:
        told = lang('The name "{name} …" has {found} signs; allowed are at most {n}.', name=name[:20], found=len(name), n=LONGEST_TITLE)
        raise NotAllowed(told)
    return name


def load(view: View, text: str, file: str) -> View:
    """Open a scenario file: its strategy becomes one's own, beside the one it is most like; its organisation the one on screen."""
    lang = Language(view.lang)
    try:
        scenario = loads(text, file[:LONGEST_TITLE] or "scenario.toml")
    except NotAllowed as error:
        raise NotAllowed(lang("This file was not opened. {why}", why=error)) from None
    strategy, place = scenario.strategy, scenario.context
    if len(strategy.phases) > MOST_PHASES:
        raise NotAllowed(lang("A strategy has at most {n} phases here.", n=MOST_PHASES))
    for name in (strategy.title, *(phase.name for phase in strategy.phases)):
        short(name, view)
    known = place.name if place.name in contexts() else view_context(place)
    mine = strategy.model_copy(
        update={
            "name": MINE,
            "strength": 1.0,
            "phases": tuple(
                phase.model_copy(update={"levers": in_full(phase, strategy.strength, place.status_quo)}) for phase in strategy.phases
            )
            or (Phase(name=lang("Roll-out"), week=STEP),),
        }
    )
    drawn = {"mine": mine, "started_from": nearest(mine, place.status_quo), "phase": len(mine.phases)}
    changes = differences(place, contexts()[known])
    opened = view.altered(**drawn, context=known, changes=changes, employee=None, customer=None, bed=None)
    if (opened.place.parameters, opened.place.status_quo) != (place.parameters, place.status_quo):
        raise NotAllowed(lang("This file sets something that these pages do not hold; open it on the command line."))
    return opened


def nearest(mine: Strategy, still: Levers) -> str:
    """The strategy that comes with the project and is nearest to one of a file: phase by phase, its levers differ least."""
    ours = mine.reached(still)

    def distance(name: str) -> tuple[float, int]:
        reached = strategies()[name].reached(still) or (still,)
        pairs = zip(ours, (reached[min(k, len(reached) - 1)] for k in range(len(ours))), strict=True)
        return sum(abs(getattr(a, lever) - getattr(b, lever)) for a, b in pairs for lever in LEVERS), abs(len(reached) - len(ours))

    return min(strategies(), key=distance)


def view_context(place: Context) -> str:
    """The context that comes with the project and is nearest to one of a file: the fewest numbers are otherwise."""
    return min(contexts(), key=lambda name: len(differences(place, contexts()[name])))


def file_of(view: View) -> str:
    """One's own strategy in the organisation on screen, as a scenario file."""
    return write(view.scenario(MINE if view.mine is not None else view.started_from))
