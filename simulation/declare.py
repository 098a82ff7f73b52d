"""Declared numbers: each number of the model is written once, with all that is known of it.

Validation, command line, sliders, sweeps, documentation and manifest all ask the declaration.
"""

import difflib
from collections import namedtuple
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

import annotated_types
from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from simulation.errors import NotAllowed

ASSUMPTION = "assumption"


def plain(x: float) -> str:
    """A number as people write it: 0.05, 300, 10,000,000."""
    return f"{x:,.0f}" if abs(x) >= 10_000 else f"{x:g}"


@dataclass(frozen=True, slots=True)
class Declared(annotated_types.GroupedMetadata):
    """What is known of a number beside its default.

    Attributes
    ----------
    low, high
        Bounds, both allowed. A value outside is refused.
    usual
        Range that a study sweeps when nothing else is said.
    unit
        "" for a pure number, "share" for a part of 1, else the unit in words.
    symbol
        As in the model description.
    label
        Name on screen.
    meaning
        One sentence for a manager.
    source
        Author and year, or "assumption".
    """

    low: float
    high: float
    usual: tuple[float, float]
    unit: str
    symbol: str
    label: str
    meaning: str
    source: str = ASSUMPTION

    def __iter__(self) -> Iterator[annotated_types.BaseMetadata]:
        yield annotated_types.Ge(self.low)
        yield annotated_types.Le(self.high)

    @property
    def allowed(self) -> str:
        """The bounds in words."""
        return f"{plain(self.low)} to {plain(self.high)}"


def nearest(name: str, known: Iterable[str]) -> str:
    """`` Did you mean "x"?``, or nothing where no known name is near."""
    near = difflib.get_close_matches(str(name), list(known), n=1, cutoff=0.5)
    return f' Did you mean "{near[0]}"?' if near else ""


class Frozen(BaseModel):
    """Values that never change; a change makes a new object. Unknown names, NaN and values out of bounds are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, strict=True)

    @classmethod
    def read(cls, values: Mapping[str, Any], where: str) -> Self:
        """Make one from plain values, as they come from a file.

        Raises
        ------
        NotAllowed
            Naming ``where``, the key, what was found and what is allowed.
        """
        try:
            return cls.model_validate(dict(values))
        except ValidationError as error:
            raise NotAllowed(sentence(cls, error, where)) from None


class Group(Frozen):
    """Numbers that belong together: the rates of one process, or the levers."""

    Values: ClassVar[Any]

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        cls.Values = namedtuple("Values", list(cls.declarations()))  # type: ignore[misc]
        cls.Values.__module__, cls.Values.__qualname__ = cls.__module__, f"{cls.__qualname__}.Values"

    @classmethod
    def declarations(cls) -> dict[str, Declared]:
        """Every declared number of the group by name, in order."""
        found = {}
        for name, field in cls.model_fields.items():
            for datum in field.metadata:
                if isinstance(datum, Declared):
                    found[name] = datum
        return found

    def values(self) -> Any:
        """The numbers as a named tuple of floats, as the kernels read them."""
        return self.Values(*(float(getattr(self, name)) for name in self.declarations()))

    @model_validator(mode="after")
    def _zero_is_positive(self) -> Self:
        """A draw or a hash must not tell -0.0 from 0.0."""
        for name in self.declarations():
            if getattr(self, name) == 0:
                object.__setattr__(self, name, abs(getattr(self, name)))
        return self


def sentence(cls: type[BaseModel], error: ValidationError, where: str) -> str:
    """Say in one sentence what is wrong with the first value that was refused."""
    first = error.errors(include_url=False)[0]
    path = [str(part) for part in first["loc"]]
    owner: Any = cls
    for part in path[:-1]:
        owner = _inside(owner, part)
    key = ".".join(path)
    if first["type"] == "extra_forbidden":
        known = list(owner.model_fields)
        return f'{where}: unknown name "{key}".{nearest(path[-1], known)} Allowed: {", ".join(known)}.'
    if first["type"] == "missing":
        return f'{where}: "{key}" is missing.'
    declared = owner.declarations().get(path[-1]) if path and isinstance(owner, type) and issubclass(owner, Group) else None
    found = _short(first["input"])
    if declared is not None:
        whole = "a whole number, " if owner.model_fields[path[-1]].annotation is int else "a number, "
        return f'{where}: "{key}" is {found}; allowed is {whole}{declared.allowed}.'
    reason = str(first["msg"]).removeprefix("Value error, ").rstrip(".")
    if not key:
        return f"{where}: {reason}."
    reason = f"{reason[:1].lower()}{reason[1:]}"
    return f'{where}: in "{key}" {reason}.' if isinstance(first["input"], dict | list) else f'{where}: "{key}" is {found}; {reason}.'


def _inside(owner: Any, part: str) -> Any:
    """The model one step along the path of an error; a position in a list stays with the list's own model."""
    if not (isinstance(owner, type) and issubclass(owner, BaseModel)) or part not in owner.model_fields:
        return owner
    annotation = owner.model_fields[part].annotation
    inner = getattr(annotation, "__args__", (annotation,))[0]
    return inner if isinstance(inner, type) and issubclass(inner, BaseModel) else owner


def _short(found: Any) -> str:
    """What was found, shortened to one line."""
    names = {True: "true", False: "false"}
    text = names[found] if isinstance(found, bool) else " ".join(repr(found).split())
    return text if len(text) <= 60 else f"{text[:57]}..."
