"""Worlds that tip, as rows of plants: one a world, sorted, each with its number so that it can be opened in the garden."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from app.pages.strategy_styles import look
from experiments.comparison import Comparison
from experiments.figures.plants import plant_of, worlds_sentence
from experiments.figures.tokens import Style
from experiments.language import Language

IN_A_ROW, FEW = 20, 40
"""Plants in a row up to so many worlds; above that twice as many, half as large."""


def beds(comparison: Comparison, styles: Sequence[Style], asked: int, lang: Language) -> list[dict[str, Any]]:
    """The worlds of each strategy, in beds with room for as many as were asked for; without worlds empty beds."""
    titles, room = comparison.titles(lang), {"room": asked, "columns": IN_A_ROW if asked <= FEW else 2 * IN_A_ROW}
    return [room | bed(comparison, place, title, style, lang) for place, (title, style) in enumerate(zip(titles, styles, strict=True))]


def bed(comparison: Comparison, place: int, title: str, style: Style, lang: Language) -> dict[str, Any]:
    """The worlds of one strategy: those that bloom first."""
    total = len(comparison.seeds)
    head = {"title": title, "strategy": comparison.scenarios[place].strategy.name} | look(style)
    if not total:
        return head | {"told": "", "plants": [], "worlds": [], "names": []}
    shares = comparison.measure("committed_share")[place, :, -1]
    forms = [plant_of(share, tipped) for share, tipped in zip(shares, np.isfinite(comparison.tipping_weeks[place]), strict=True)]
    order = sorted(range(total), key=lambda k: (-forms[k], -shares[k]))
    percent = lru_cache(maxsize=None)(lang.percent)
    names = [
        lang("World {k}: {share} committed, {title}", k=lang.number(k + 1), share=percent(round(float(shares[k]), 2)), title=title)
        for k in order
    ]
    told = worlds_sentence(comparison, place, lang)
    return head | {"told": told, "plants": [forms[k] for k in order], "worlds": order, "names": names}
