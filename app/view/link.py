"""The link: a view as the query of an address, and back. Only what differs from the view that opens first is written."""

import base64
import binascii
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode

from app.view.state import DIGITS, View
from experiments.language import Language, mark
from scenarios import write
from scenarios.files import LARGEST
from scenarios.loader import loads
from simulation.errors import NotAllowed
from simulation.scenario import Scenario
from simulation.strategy import Strategy

LONGEST = 16 * 1024
"""Signs a link may have."""
MOST_ITEMS = 400
PLAIN = View()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a link: the fields of a view it holds, how they are written and read."""

    field: str
    write: Callable[[Any], str]
    read: Callable[[str], Any]


def number(x: float) -> str:
    """A number without decimals that nobody set."""
    return f"{round(x, DIGITS):.{DIGITS}f}".rstrip("0").rstrip(".")


def changes(text: str) -> tuple[tuple[str, float], ...]:
    """Changed numbers by name, in order."""
    pairs = [item.rpartition(":") for item in items(text)]
    return tuple(sorted({name: float(value) for name, _, value in pairs}.items()))


def items(text: str) -> list[str]:
    """The items of a list."""
    found = text.split(",")
    if len(found) > MOST_ITEMS:
        raise NotAllowed(mark("too many items"))
    return [item for item in found if item]


def pack(strategy: Strategy) -> str:
    """A strategy as a scenario file, made short."""
    text = write(Scenario(strategy=strategy))
    return base64.urlsafe_b64encode(zlib.compress(text.encode("utf-8"), 9)).decode("ascii").rstrip("=")


def unpack(text: str) -> Strategy:
    """The strategy of a packed scenario file; what unpacks to more than a file may hold is refused."""
    try:
        packed = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        reader = zlib.decompressobj()
        content = reader.decompress(packed, LARGEST + 1)
    except (binascii.Error, zlib.error, ValueError):
        raise NotAllowed(mark("the strategy cannot be read")) from None
    if not reader.eof:
        raise NotAllowed(mark("the strategy is cut off or too large"))
    strategy: Strategy = loads(content, "mine.toml").strategy
    return strategy


def truth(text: str) -> bool:
    """Whether something is switched on."""
    return text == "1"


PARTS: Mapping[str, Part] = {
    "lang": Part("lang", str, str),
    "theme": Part("theme", str, str),
    "mine": Part("mine", pack, unpack),
    "from": Part("started_from", str, str),
    "context": Part("context", str, str),
    "set": Part("changes", lambda pairs: ",".join(f"{name}:{number(value)}" for name, value in pairs), changes),
    "worlds": Part("worlds", str, int),
    "page": Part("page", str, str),
    "strategy": Part("strategy", str, str),
    "world": Part("world", str, int),
    "week": Part("week", str, int),
    "compare": Part("strategies", ",".join, lambda text: tuple(items(text))),
    "employee": Part("employee", str, int),
    "customer": Part("customer", str, int),
    "bed": Part("bed", str, int),
    "speed": Part("speed", str, int),
    "twin": Part("twin", lambda on: "1", truth),
    "present": Part("present", lambda on: "1", truth),
    "table": Part("table", lambda on: "1", truth),
    "phase": Part("phase", str, int),
    "organising": Part("organising", lambda on: "1", truth),
    "budget": Part("budget", number, float),
    "predict": Part("predict", lambda on: "1", truth),
    "revealed": Part("revealed", str, int),
    "expect": Part(
        "prediction",
        lambda points: ",".join(number(100 * point) for point in points),
        lambda text: tuple(round(float(item) / 100, DIGITS) for item in items(text)),
    ),
    "untested": Part("untested", lambda on: "1", truth),
    "seek": Part("sought", str, str),
    "changed": Part("only_changed", lambda on: "1", truth),
    "unfold": Part("unfolded", ",".join, lambda text: tuple(items(text))),
}
"""In the order in which they are read: what a later part refers to comes first."""


def to_link(view: View) -> str:
    """The query of the address that shows this view. The language is always in it: which one opens first is up to the server."""
    held = {name: part.write(getattr(view, part.field)) for name, part in PARTS.items() if getattr(view, part.field) != plain(part.field)}
    return urlencode({"lang": view.lang} | held, safe=",:")


def plain(field: str) -> Any:
    """What a view holds at first."""
    return getattr(PLAIN, field)


def from_link(query: str, start: View = PLAIN) -> tuple[View, list[str]]:
    """The view that a query asks for, and a sentence about each part that cannot be shown.

    Parameters
    ----------
    start
        The view whose values hold where the query says nothing.
    """
    if len(query) > LONGEST:
        return start, [Language(start.lang)("This link is too long. Shown instead: the garden that opens first.")]
    view, refused = start, []
    try:
        found = dict(parse_qsl(query.removeprefix("?"), keep_blank_values=True, max_num_fields=MOST_ITEMS))
    except ValueError:
        return start, [Language(start.lang)("This link cannot be read. Shown instead: the garden that opens first.")]
    for name, part in PARTS.items():
        if name in found:
            try:
                view = view.altered(**{part.field: part.read(found[name])})
            except (NotAllowed, ValueError, OverflowError) as error:
                refused.append((name, part.field, found[name], error))
    return view, [told(view, name, getattr(view, field), text, error) for name, field, text, error in refused]


def told(view: View, name: str, shown: Any, text: str, error: Exception) -> str:
    """What a link asked for, why that is not shown, and what is."""
    lang = Language(view.lang)
    why = lang(str(error)).removeprefix(f"{lang('This page')}: ").rstrip(".") if isinstance(error, NotAllowed) else lang("not a number")
    wanted = f"{name}={text if len(text) <= 40 else text[:37] + '...'}"
    instead = "" if shown is None or isinstance(shown, Strategy) else PARTS[name].write(shown)
    return lang(
        "This link asks for {wanted}, which is refused: {why}. Shown instead: {instead}.", wanted=wanted, why=why, instead=instead or "–"
    )
