"""Weeks in words: which one it is, and how long after launch; the same on every page."""

from functools import lru_cache

from experiments.language import Language, mark
from simulation.state import YEAR

MONTHS = 12
AROUND = 2
"""Weeks around a whole year that are called that year."""
YEARS = (mark("one year"), mark("two years"), mark("three years"), mark("four years"), mark("five years"))


@lru_cache(maxsize=32)
def names_of_weeks(weeks: int, launch: int, code: str) -> list[str]:
    """Every week in words; the same for every chart, and not to be changed."""
    return [name_of_week(week, launch, Language(code)) for week in range(weeks)]


def name_of_week(week: int, launch: int, lang: Language) -> str:
    """A week in words, and how long after launch it is."""
    if week < launch:
        return lang("Week {week}, before launch", week=lang.number(week))
    if week == launch:
        return lang("Week {week}, launch", week=lang.number(week))
    return lang("Week {week}, {time} after launch", week=lang.number(week), time=since(week - launch, lang))


def since(weeks: int, lang: Language) -> str:
    """A time in words: weeks, then months, and years where they are whole."""
    year = round(weeks / YEAR)
    if 1 <= year <= len(YEARS) and abs(weeks - YEAR * year) <= AROUND:
        return lang(YEARS[year - 1])
    if weeks < YEAR:
        return lang.plural("{n} week", "{n} weeks", max(0, weeks))
    return lang.plural("{n} month", "{n} months", round(weeks * MONTHS / YEAR))
