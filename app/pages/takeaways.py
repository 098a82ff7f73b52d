"""What a visitor takes home of the page they see: the strategies on it, compared in full."""

import threading

import numpy as np

from app.view.payload import text
from app.view.state import MINE, STATUS_QUO, View
from app.view.visit import Visit
from app.view.wants import FIRST_SEED, beside, distinct
from experiments.comparison import Comparison
from experiments.language import Language
from experiments.takeaway import TAKEAWAYS, Taken, take
from simulation.errors import NotAllowed
from simulation.measures import SERIES_TYPE, WEEKLY

LIGHT = ("scenario", "command")
"""What needs no worlds to grow."""
MAKING = threading.Lock()
"""Held while something heavy is put together, one at a time for all visitors: it takes much memory."""


def taken(visit: Visit, sent: object) -> Taken:
    """What the browser asked for, made in full; worlds grow for it in their turn.

    Raises
    ------
    CultureError
        Where there is no such thing to take, or the worlds cannot be grown.
    """
    kind = text(sent if isinstance(sent, dict) else {}, "kind")
    if kind not in TAKEAWAYS:
        raise NotAllowed(f'There is nothing to take home called "{kind[:40]}".')
    view = visit.view
    lang, world = Language(view.lang), FIRST_SEED + view.world - 1
    if kind in LIGHT:
        return take(kind, outline(view), lang, world=world)
    compared = whole(visit, view)
    with MAKING:
        return take(kind, compared, lang, world=world)


def on_screen(view: View) -> tuple[str, ...]:
    """The strategies that a page shows, the one that others are held against first."""
    if view.page == "garden":
        return distinct(beside(view), view.strategy) if view.strategy == "co_creation" else distinct(view.strategy, beside(view))
    if view.page == "levers":
        return distinct(view.started_from, MINE if view.mine is not None else STATUS_QUO)
    return view.strategies


def seeds_of(view: View) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    """Seeds of the worlds on screen."""
    return np.arange(FIRST_SEED, FIRST_SEED + view.worlds, dtype=np.int64)


def outline(view: View) -> Comparison:
    """The comparison without its worlds: who is compared, in what, how often."""
    scenarios = tuple(view.scenario(name) for name in on_screen(view))
    nothing = np.zeros((len(scenarios), view.worlds, scenarios[0].weeks), SERIES_TYPE)
    return Comparison(scenarios, seeds_of(view), nothing, nothing)


def whole(visit: Visit, view: View) -> Comparison:
    """The comparison with every weekly measure."""
    names = on_screen(view)
    scenarios = tuple(view.scenario(name) for name in distinct(*names, STATUS_QUO))
    worlds = visit.grow(scenarios, seeds_of(view), tuple(WEEKLY), "take").result()
    series = worlds.series()
    quo = names.index(STATUS_QUO) if STATUS_QUO in names else len(names)
    return Comparison(scenarios[: len(names)], worlds.seeds, series[: len(names)], np.broadcast_to(series[quo], series[: len(names)].shape))
