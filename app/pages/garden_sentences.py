"""The one sentence over the garden, by rule from the numbers of this world and week; the first rule that holds is said."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.pages.weeks import since
from experiments.language import Language
from simulation.scenario import Scenario

Floats = NDArray[np.float64]

QUARTER = 13
MASKED, BACK, RICHER, BLOOMED, NEAR_HEIGHT = 0.30, 0.05, 0.10, 0.05, 0.03
SOME, MOST, ADVOCATING = 0.10, 0.90, 20.0
TECHNICAL = 0.3
"""Meaning up to which doing as asked is what was wanted."""
HALF = 0.5


@dataclass(frozen=True, eq=False)
class Told:
    """The numbers of one world that sentences are made of, (W,) each.

    Attributes
    ----------
    series
        Weekly measures by name, and "shown_not_meant": the share of people whose conduct the picture shows as a paper flower. Where few wear a mask,
        conduct that runs ahead of commitment is not called one.
    """

    scenario: Scenario
    series: Mapping[str, Floats]

    @property
    def launch(self) -> int:
        """First week of the change."""
        return self.scenario.strategy.launch_week

    @property
    def technical(self) -> bool:
        """Whether doing as asked is what was wanted."""
        return self.scenario.context.parameters.change.meaning <= TECHNICAL

    @property
    def closed(self) -> int | None:
        """Week by which the programme is closed; None where it is kept up."""
        strategy = self.scenario.strategy
        ends = [phase.week for phase in strategy.phases[-1:] if phase.status_quo]
        return strategy.launch_week + ends[0] if ends else None

    def since_launch(self, name: str, week: int) -> float:
        """How much a measure has changed since the last week before launch."""
        return float(self.series[name][week] - self.series[name][max(0, self.launch - 1)])


def sentences(told: Told, lang: Language) -> list[str]:
    """The sentence of every week, (W,)."""
    return [sentence(told, week, lang) for week in range(told.scenario.weeks)]


def sentence(told: Told, week: int, lang: Language) -> str:
    """The sentence of a week."""
    text = next(candidates(told, week, lang))
    return text[:1].upper() + text[1:]


def candidates(told: Told, week: int, lang: Language) -> Iterator[str]:
    """What may be said, the most telling first; the last always holds."""
    committed, adopted = (float(told.series[name][week]) for name in ("committed_share", "adopted_share"))
    numbers = {"c": lang.number(100 * committed), "a": lang.number(100 * adopted), "time": since(week - told.launch + 1, lang)}
    if week < told.launch:
        yield lang("Before the change: {c} in 100 are committed.", **numbers)
    if told.series["fallen_back"][week] > 0:
        yield lang("Leaders lost patience and went back to command and control: {c} in 100 are committed.", **numbers)
    if told.technical and adopted >= HALF:
        yield lang("{time} in, {a} in 100 do as asked: here that is enough.", **numbers)
    if told.series["shown_not_meant"][week] >= MASKED:
        if adopted >= told.series["adopted_share"].max() - NEAR_HEIGHT:
            yield lang("At its height, {a} in 100 show the conduct asked for. {c} in 100 mean it.", **numbers)
        yield lang("{a} in 100 show the conduct asked for. {c} in 100 mean it.", **numbers)
    if told.closed is not None and week > told.closed and abs(told.since_launch("adopted_share", week)) <= BACK:
        yield lang("{time} after the programme closed, conduct is back where it began.", time=since(week - told.closed, lang))
    if committed >= MOST and told.since_launch("nps", week) >= ADVOCATING:
        yield lang("{c} in 100 people are committed, and customers say so to others.", **numbers)
    yield from growing(told, week, committed, numbers, lang)
    yield lang("{time} in, little has moved: {c} in 100 are committed.", **numbers)


def growing(told: Told, week: int, committed: float, numbers: dict[str, str], lang: Language) -> Iterator[str]:
    """What may be said of soil and commitment on their way."""
    before = float(told.series["committed_share"][max(0, week - QUARTER)])
    if told.since_launch("safety_mean", week) >= RICHER and told.since_launch("committed_share", week) < BLOOMED:
        yield lang("{time} in, the soil is richer. Nothing has bloomed yet.", **numbers)
    if committed >= SOME and committed < before - BACK:
        yield lang("{time} in, commitment is going down: {c} in 100 are committed.", **numbers)
    if committed >= SOME and told.since_launch("committed_share", week) >= BLOOMED:
        yield lang("{time} in, {c} in 100 people have made the why their own.", **numbers)
