"""The strategies that the levers show, as a comparison in the same worlds."""

from typing import NamedTuple

import numpy as np

from app.greenhouse.worlds import Worlds
from app.pages.strategy_styles import drawn
from app.pages.words import own_words
from app.view.state import MINE, STATUS_QUO, View
from app.view.wants import wanted
from experiments.comparison import Comparison
from experiments.figures.tokens import Style
from experiments.language import Language
from simulation.measures import SERIES_TYPE
from simulation.scenario import Scenario


class Shown(NamedTuple):
    """A strategy in the charts: its place in the worlds, its name there, its title, and how it is drawn."""

    place: int
    name: str
    title: str
    style: Style


class Answer(NamedTuple):
    """Strategies in the same worlds: one's own, the one it is held against (both the same where nothing is drawn), and the status quo.

    There may be no world yet.
    """

    comparison: Comparison
    own: Shown
    base: Shown
    still: Shown

    @property
    def lines(self) -> list[Shown]:
        """Those to draw, each once, one's own on top."""
        return list({shown.place: shown for shown in (self.still, self.base, self.own)}.values())

    @property
    def worlds(self) -> int:
        """Number of worlds there are."""
        return len(self.comparison.seeds)


def answer_of(view: View, worlds: Worlds | None, lang: Language) -> Answer:
    """The worlds there are as a comparison; the first scenario is the one that is drawn."""
    if worlds is None:
        scenarios = next(wanted(view.altered(page="levers"))).scenarios(view)
        seeds, series = np.empty(0, np.int64), np.empty((len(scenarios), 0, scenarios[0].weeks), SERIES_TYPE)
    else:
        scenarios, seeds, series = worlds.scenarios, worlds.seeds, worlds.series()
    own, base, still = places(scenarios)
    beside = np.broadcast_to(series[still], series.shape)
    return Answer(Comparison(scenarios, seeds, series, beside), *(shown(scenarios, place, lang) for place in (own, base, still)))


def places(scenarios: tuple[Scenario, ...]) -> tuple[int, int, int]:
    """Places of one's own strategy, of the one it is held against, and of the status quo."""
    names = [scenario.strategy.name for scenario in scenarios]
    still = names.index(STATUS_QUO)
    if names[0] != MINE:
        return 0, 0, still
    return 0, 1 if len(names) > 2 else still, still


def shown(scenarios: tuple[Scenario, ...], place: int, lang: Language) -> Shown:
    """One strategy."""
    names = [scenario.strategy.name for scenario in scenarios]
    strategy = scenarios[place].strategy
    title = own_words(strategy, lang)(strategy.title)
    return Shown(place, strategy.name, title, drawn([MINE, *names] if MINE not in names else names)[place + (MINE not in names)])
