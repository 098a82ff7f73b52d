"""Worlds in which the change is there, as rows of plants: one a world, sorted, each with its number so that it can be opened in the garden."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from app.pages.compare_counts import Counts
from app.pages.strategy_styles import look
from experiments.comparison import Comparison
from experiments.figures.plants import plant_of, worlds_sentence
from experiments.figures.tokens import Style
from experiments.findings import TIPPED
from experiments.language import Language

IN_A_ROW, FEW = 20, 40
"""Plants in a row up to so many worlds; above that twice as many, half as large."""


def beds(comparison: Comparison, styles: Sequence[Style], counts: Counts, asked: int, lang: Language) -> list[dict[str, Any]]:
    """The worlds of each strategy, in beds with room for as many as were asked for; without worlds empty beds."""
    titles, room = comparison.titles(lang), {"room": asked, "columns": IN_A_ROW if asked <= FEW else 2 * IN_A_ROW}
    return [
        room | bed(comparison, place, title, style, counts, lang) for place, (title, style) in enumerate(zip(titles, styles, strict=True))
    ]


def bed(comparison: Comparison, place: int, title: str, style: Style, counts: Counts, lang: Language) -> dict[str, Any]:
    """The worlds of one strategy: those that bloom first."""
    total = len(comparison.seeds)
    head = {"title": title, "strategy": comparison.scenarios[place].strategy.name} | look(style)
    if not total:
        return head | {"told": "", "plants": [], "worlds": [], "names": []}
    paths = comparison.measure(counts.measure)[place]
    shares = paths[:, -1]
    forms = [plant_of(share, tipped) for share, tipped in zip(shares, (paths >= TIPPED).any(axis=-1), strict=True)]
    order = sorted(range(total), key=lambda k: (-forms[k], -shares[k]))
    percent = lru_cache(maxsize=None)(lang.percent)
    names = [counts.plant.format(k=lang.number(k + 1), share=percent(round(float(shares[k]), 2)), title=title) for k in order]
    told = worlds_sentence(comparison, place, lang, counts.measure)
    return head | {"told": told, "plants": [forms[k] for k in order], "worlds": order, "names": names}
