"""Who is ahead in which measure, when, and at how many points: what speaks for each strategy of a study, and what against it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property, partial

import numpy as np

from experiments.analysis.answers import Answers, Result
from experiments.analysis.equivalence import BETTER, EQUAL, LESS, MORE, SAME, UNDECIDED, WORSE
from experiments.analysis.interval import Quantity
from experiments.analysis.paired import by_point, good, of, quantities
from experiments.analysis.rows import spreads
from experiments.figures.study.words import Words
from experiments.language import mark
from experiments.report.study_headline import between
from experiments.report.tables import Cell, Group, Row, Table

DECIDED_BY_POINT = ("grid", "one_at_a_time", "table")
"""Designs whose points are many worlds each, so that a point can be decided."""
PARTS = {
    (BETTER,): mark("better at {n}"),
    (WORSE,): mark("worse at {n}"),
    (MORE,): mark("more at {n}"),
    (LESS,): mark("less at {n}"),
    (EQUAL, SAME): mark("the same at {n}"),
    (UNDECIDED,): mark("not decided at {n}"),
}


class Sides:
    """At how many points each strategy is ahead of the first, in every measure and measured week."""

    def __init__(self, answers: Answers, result: Result, words: Words) -> None:
        self.answers, self.words = answers, words
        self.study, self.lang = answers.study, words.lang
        self.values = cache(result.values)
        self.rows = cache(partial(by_point, self.study, self.values))

    @property
    def decided(self) -> bool:
        """Whether points are decided one by one; else each goes by the mean of its few worlds."""
        return self.study.design.kind in DECIDED_BY_POINT

    @cached_property
    def verdicts(self) -> Mapping[tuple[str, str, int], Counter[str]]:
        """How often each verdict was given, by strategy, measure and week."""
        asked = quantities(self.study, self.study.measures, sorted(self.study.measured_at))
        return {(found.arm, found.measure, found.week): Counter(self.at_points(found)) for found in asked}

    def at_points(self, quantity: Quantity) -> Iterable[str]:
        """The verdict at every point."""
        if self.decided:
            rows = self.rows(quantity.measure, quantity.week)
            return rows.loc[rows["arm"] == quantity.arm, "verdict"]
        margin = self.study.margins.get(quantity.measure, 0.0)
        means = spreads(of(quantity, self.study, self.values))[0] * (good(quantity.measure) or 1)
        words = (BETTER, WORSE) if good(quantity.measure) else (MORE, LESS)
        return [words[0] if mean > margin else words[1] if mean < -margin else EQUAL for mean in means[~np.isnan(means)]]

    def table(self) -> Table:
        """Measures and weeks in rows, strategies in columns."""
        lang, words, others = self.lang, self.words, self.study.labels[1:]
        rows = [
            Row(
                lang("{measure}, {when}", measure=words.measure(measure), when=words.when(week)),
                tuple(Cell(self.counts(arm, measure, week), self.changes(arm, measure, week), bold=False) for arm in others),
            )
            for measure in self.study.measures
            for week in sorted(self.study.measured_at)
        ]
        text = (
            mark("At how many of {n} points each does better or worse than {reference}, each point decided by its own 95% interval.")
            if self.decided
            else mark("At how many of {n} points each does better or worse than {reference}, by the mean of its worlds, decided or not.")
        )
        caption = lang(text, n=lang.number(self.answers.points), reference=words.titles[0])
        return Table(caption, tuple((words.title(arm), "") for arm in others), (Group("", tuple(rows)),))

    def counts(self, arm: str, measure: str, week: int) -> str:
        """What became of the points: "better at 6, worse at 5"."""
        found = self.verdicts[arm, measure, week]
        told = {text: sum(found[verdict] for verdict in verdicts) for verdicts, text in PARTS.items()}
        return ", ".join(self.lang(text, n=self.lang.number(n)) for text, n in told.items() if n)

    def changes(self, arm: str, measure: str, week: int) -> tuple[str, ...]:
        """Where sides change over the only factor, if that is sure and happens once."""
        found = self.verdicts[arm, measure, week]
        if not (found[BETTER] and found[WORSE]):
            return ()
        for surface in self.answers.surfaces:
            across = [crossing for crossing in surface.frontier if crossing.y == week]
            if (surface.arm, surface.measure, surface.week) == (arm, measure, None) and len(across) == 1:
                at = self.words.factor_value(surface.x.name)(across[0].x.mean)
                return (self.lang("sides change at {at}{interval}", at=at, interval=between(surface, across[0], self.words)),)
        return ()

    def speaks(self) -> list[str]:
        """For every strategy after the first, what speaks for the first against it, and what speaks for itself."""
        first = self.study.labels[0]
        pairs = zip(self.for_the_first(), self.study.labels[1:], strict=False)
        return [sentence for told, arm in pairs for sentence in (told, self.speaks_for(arm, first, arm, BETTER))]

    def for_the_first(self) -> list[str]:
        """What speaks for the first strategy against each of the others."""
        first = self.study.labels[0]
        return [self.speaks_for(first, arm, arm, WORSE) for arm in self.study.labels[1:]]

    def speaks_for(self, winner: str, loser: str, arm: str, verdict: str) -> str:
        """In which measures, when, and at how many points one of two strategies does better."""
        values = {"winner": self.words.title(winner), "loser": self.words.title(loser)}
        told = "; ".join(self.wins(arm, verdict))
        if not told:
            return self.lang("Nothing that was measured speaks for {winner} against {loser}.", **values)
        return self.lang(self.speaking, n=self.lang.number(self.answers.points), parts=told, **values)

    @property
    def speaking(self) -> str:
        """How it is said what speaks for one of two strategies."""
        if self.answers.points == 1:
            return mark("What speaks for {winner} against {loser}: {parts}.")
        if self.decided:
            return mark("What speaks for {winner} against {loser}, and at how many of {n} points: {parts}.")
        return mark("What speaks for {winner} against {loser}, and at how many of {n} points, by their means: {parts}.")

    def wins(self, arm: str, verdict: str) -> Iterator[str]:
        """Measures with the weeks in which points were decided so, and how many: "Promoters after 1 year (5) and 2 years (11)"."""
        lang = self.lang
        for measure in self.study.measures:
            counts = {week: self.verdicts[arm, measure, week][verdict] for week in sorted(self.study.measured_at)}
            weeks = [self.words.when(week) + (f" ({lang.number(n)})" if self.answers.points > 1 else "") for week, n in counts.items() if n]
            if weeks:
                yield lang("{measure} after {weeks}", measure=self.words.measure(measure), weeks=lang.items(weeks))
