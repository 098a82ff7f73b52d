"""The tables of Compare: milestones, paired differences, costs, what holds growth back, and everything as one table."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from app.pages.strategy_styles import look
from experiments import findings
from experiments.comparison import Comparison
from experiments.figures.panels import LIMITS
from experiments.figures.tokens import Style
from experiments.language import Language
from experiments.report import tables
from experiments.verdict import apart

SHOWN = ("committed_share", "adopted_share", "nps", "money")
"""Measures of the milestones and of the differences beside the charts."""
ALL = (
    *("adopted_share", "skill_mean", "first_contact_resolution", "load"),
    *("nps", "staff_left"),
    *("committed_share", "safety_mean", "trust_mean", "energy_mean", "enps", "fallen_back", "change_success"),
    "money",
)
"""Measures of the page as a table."""


def shown(comparison: Comparison, styles: Sequence[Style], lang: Language) -> dict[str, Any]:
    """The tables beside and under the charts, and ``all`` for the page as a table."""
    differences = [data(table, styles) for table in tables.differences(comparison, lang, SHOWN)]
    costs = data(tables.costs(comparison, lang), styles)
    return {
        "milestones": data(tables.milestones(comparison, lang, SHOWN), styles),
        "differences": differences,
        "costs": costs,
        "limits": limits(comparison, styles, lang),
        "parted": parted(comparison, lang),
        "all": [data(tables.milestones(comparison, lang, ALL), styles), *differences, costs],
    }


def data(table: tables.Table, styles: Sequence[Style]) -> dict[str, Any]:
    """A table as a page takes it: every row that speaks of a strategy with its mark."""
    found = asdict(table)
    for group in found["groups"]:
        for row in group["rows"]:
            row["look"] = None if row["strategy"] is None else look(styles[row["strategy"]])
    return found


def limits(comparison: Comparison, styles: Sequence[Style], lang: Language) -> list[dict[str, Any]]:
    """What holds growth back under each strategy: shares of people, in a fixed order, with their words."""
    found = []
    for place, (title, style) in enumerate(zip(comparison.titles(lang), styles, strict=True)):
        held = findings.limits(comparison, place)
        parts = [{"token": token, "share": share, "told": told(share, name, lang)} for name, token, share in nutrients(held)]
        found.append({"title": title, "parts": parts} | look(style))
    return found


def nutrients(held: dict[str, float]) -> list[tuple[str, str, float]]:
    """Name, colour and share of each nutrient."""
    return [(name, token, held[token]) for _, token, name in LIMITS]


def told(share: float, name: str, lang: Language) -> str:
    """A share and what it is of."""
    return lang("{share} {nutrient}", share=lang.percent(share), nutrient=lang(name))


def parted(comparison: Comparison, lang: Language) -> list[str]:
    """From when each strategy and the first differ for good in how many people are committed."""
    titles, found = comparison.titles(lang), []
    for place in range(1, len(titles)):
        words = apart(comparison, place, 0, lang) or apart(comparison, 0, place, lang)
        never = lang("{one} and {other} do not part for good in committed people.", one=titles[0], other=titles[place])
        found.append(words or never)
    return found
