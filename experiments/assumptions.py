"""What the model assumes: every declared number with its meaning, its usual range and its source, and which values lie outside that range."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from experiments.language import Language, mark
from experiments.studies.factors import STATUS_QUO, declared
from simulation.declare import ASSUMPTION, Declared
from simulation.parameters import Parameters
from simulation.scenario import Context
from simulation.settings import LEVERS, Levers
from simulation.strategy import Strategy

FIGURES = 3
"""Figures with which a number is written."""
USED_TO = mark("Status quo")
"""Title of the levers that people are used to."""
ASSUMED = mark("assumption")
WAGES = "wages"
OF_WAGES = mark("of wages")


@dataclass(frozen=True, slots=True)
class Assumption:
    """One declared number of a context, in the words of a reader.

    Attributes
    ----------
    name
        ``group.parameter``, or ``status_quo.`` and a lever.
    group
        Title of the process.
    unit
        In words; "" for a pure number and for a share, which is written as a percentage.
    default, now
        The value that comes with the model, and that of the context.
    low, high
        Bounds.
    usual
        The range that is tested.
    source
        Author and year, or "assumption".
    assumed
        Whether no published value sets it.
    outside
        Whether ``now`` lies outside the usual range although the default does not.
    """

    name: str
    group: str
    label: str
    meaning: str
    unit: str
    default: float
    now: float
    low: float
    high: float
    usual: tuple[float, float]
    source: str
    assumed: bool
    outside: bool


def assumptions(lang: Language, context: Context | None = None) -> list[Assumption]:
    """Every parameter, group by group, then every lever of the status quo, with the values of a context."""
    return [_row(name, number, default, now, lang) for name, number, default, now in _values(context or Context())]


def counts(rows: Sequence[Assumption]) -> tuple[int, int]:
    """How many numbers are assumptions, and how many there are."""
    return sum(row.assumed for row in rows), len(rows)


def counts_told(rows: Sequence[Assumption], lang: Language) -> str:
    """The same in a sentence."""
    assumed, total = counts(rows)
    return lang.plural(
        "{n} of {total} numbers is an assumption: no published value sets it.",
        "{n} of {total} numbers are assumptions: no published value sets them.",
        assumed,
        total=lang.number(total),
    )


def outside(context: Context, *strategies: Strategy) -> list[str]:
    """Numbers of a context and levers that strategies reach in it that lie outside their usual range although the default does not, by name, each once."""
    found = [name for name, number, default, now in _values(context) if strays(now, default, number)]
    plain = Levers()
    settings = [setting for strategy in strategies for setting in strategy.reached(context.status_quo)]
    moved = [name for name in LEVERS if any(_moved_outside(name, setting, context.status_quo, plain) for setting in settings)]
    return found + moved


def outside_told(names: Sequence[str], lang: Language) -> str:
    """Whether all values lie within the ranges that were tested."""
    if not names:
        return lang("All values lie within the tested ranges.")
    return lang.plural(
        "{n} value lies outside; results there were never tested.",
        "{n} values lie outside; results there were never tested.",
        len(names),
    )


def strays(now: float, default: float, number: Declared) -> bool:
    """Whether a value lies outside the usual range although the default does not."""
    low, high = number.usual
    return low <= default <= high and not low <= now <= high


def written(x: float, name: str, lang: Language) -> str:
    """A value of a declared number as people read it, with its unit; ``name`` as in ``Assumption``, or a lever."""
    unit = declared(name).unit
    if unit in ("share", WAGES):
        share = lang.percent(x, decimals(100.0 * x))
        return lang("{amount} {unit}", amount=share, unit=lang(OF_WAGES)) if unit == WAGES else share
    amount = lang.number(x, decimals(x))
    return lang("{amount} {unit}", amount=amount, unit=lang(unit)) if unit else amount


def decimals(x: float) -> int:
    """Decimals that ``FIGURES`` figures of a number need, without zeros at the end."""
    exponent = Decimal(f"{x:.{FIGURES}g}").normalize().as_tuple().exponent
    return max(0, -int(exponent))


def _values(context: Context) -> Iterator[tuple[str, Declared, float, float]]:
    """Name, declaration, default and value of every number of a context."""
    for name, number, default in Parameters.declarations():
        group, _, own = name.partition(".")
        yield name, number, default, getattr(getattr(context.parameters, group), own)
    for lever in LEVERS:
        name = f"{STATUS_QUO}{lever}"
        yield name, declared(name), getattr(Levers(), lever), getattr(context.status_quo, lever)


def _row(name: str, number: Declared, default: float, now: float, lang: Language) -> Assumption:
    """One number in the words of a reader."""
    group = name.rpartition(".")[0]
    title = lang(USED_TO) if name.startswith(STATUS_QUO) else lang(group.replace("_", " "))
    unit = {"share": "", WAGES: OF_WAGES}.get(number.unit, number.unit)
    assumed = number.source == ASSUMPTION
    words: dict[str, Any] = {
        "group": title[:1].upper() + title[1:],
        "label": lang(number.label),
        "meaning": lang(number.meaning),
        "unit": lang(unit),
        "source": lang(ASSUMED) if assumed else number.source,
    }
    return Assumption(
        name=name,
        default=float(default),
        now=float(now),
        low=number.low,
        high=number.high,
        usual=number.usual,
        assumed=assumed,
        outside=strays(now, default, number),
        **words,
    )


def _moved_outside(name: str, setting: Levers, used_to: Levers, plain: Levers) -> bool:
    """Whether a strategy moves a lever to where it strays; where it leaves it as people are used to, the context is told already."""
    value = getattr(setting, name)
    return bool(value != getattr(used_to, name)) and strays(value, getattr(plain, name), LEVERS[name])
