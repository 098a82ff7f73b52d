"""A yardstick for the engine: the same weekly rules as a plain C program, and how long they take.

The structures that both sides share are declared here, from the model's own declarations; ``plain.c`` reads them from ``declared.h``.
"""

import ctypes
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from ctypes import POINTER, Structure, c_bool, c_double, c_int, c_int8, c_uint64
from functools import cache
from pathlib import Path
from time import thread_time
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulation.measures import SERIES_TYPE, WEEKLY
from simulation.parameters import Parameters
from simulation.scenario import Scenario
from simulation.settings import CULTURE, LEVERS
from simulation.state import FIRM_TYPE, World
from simulation.world import build

SOURCE = Path(__file__).with_name("plain.c")
OPTIONS = ("-std=c11", "-O3", "-march=native", "-shared", "-fPIC")

SPELLING = {c_double: "double", c_int: "int", c_int8: "int8_t", c_bool: "bool", c_uint64: "uint64_t"}
Columns = Mapping[str, Mapping[Any, tuple[str, ...]]]
"""Names of columns by structure and type."""

STATE: Columns = {
    "staff": {
        c_double: (
            *("commitment", "understanding", "conduct", "safety", "trust", "energy", "skill"),
            *("courage", "bloom", "leniency"),
        ),
        c_int: ("number", "boss", "allies", "holders"),
        c_int8: ("department", "level"),
        c_bool: ("advocate", "committed"),
    },
    "market": {
        c_double: ("functional", "bond", "need", "leniency"),
        c_int: ("number", "since"),
        c_int8: ("category", "origin"),
        c_bool: ("unresolved",),
    },
    "ties": {c_int: ("start", "neighbour")},
    "acquaintances": {c_int: ("start", "neighbour")},
    "roster": {
        c_int: ("row", "department_start", "from_the_top", "report_start", "report", "front_line", "touchpoint_start"),
    },
}
"""What the program takes from the world."""

NOTES: Columns = {
    "staff": {
        c_double: ("boss_commitment", "voice", "pull", "norm", "gratitude", "candour", "thanks", "room", "warmth"),
        c_int: ("encounters", "moved"),
        c_int8: ("shows", "limited_by"),
        c_bool: ("in_dialogue",),
    },
    "market": {c_int: ("queue",), c_int8: ("recommended", "paid"), c_bool: ("warned",)},
}
"""What the program writes and reads again within a week."""


def structure(name: str, fields: Iterable[tuple[str, Any]]) -> type[Structure]:
    """A C structure."""
    return type(name, (Structure,), {"_fields_": list(fields)})


def numbers(name: str, names: Iterable[str]) -> type[Structure]:
    """A C structure of doubles."""
    return structure(name, ((field, c_double) for field in names))


def columns(name: str) -> type[Structure]:
    """A C structure of pointers to columns."""
    typed = [*STATE[name].items(), *NOTES.get(name, {}).items()]
    return structure(name, ((column, POINTER(kind)) for kind, names in typed for column in names))


RATES = {group: numbers(f"{group}_rates", field.default.declarations()) for group, field in Parameters.model_fields.items()}
PARAMETERS = structure("parameters", RATES.items())
SETTINGS = {
    "levers": numbers("levers", LEVERS),
    "culture": numbers("culture", CULTURE),
    "firm": numbers("firm", FIRM_TYPE.names or ()),
    "measures": numbers("measures", WEEKLY),
}
COLUMNS = {name: columns(name) for name in STATE}
WORLD = structure(
    "world",
    [
        ("seed", c_uint64),
        *((name, c_int) for name in ("weeks", "employees", "people", "launch", "review_from")),
        ("tolerance", c_double),
        ("rates", POINTER(PARAMETERS)),
        *((name, POINTER(SETTINGS["levers"])) for name in ("plan", "fallback")),
        *((name, POINTER(SETTINGS[name])) for name in ("culture", "firm")),
        *COLUMNS.items(),
        ("series", POINTER(SETTINGS["measures"])),
    ],
)


def member(name: str, kind: Any) -> str:
    """The declaration of a member in C."""
    if issubclass(kind, Structure):
        return f"struct {kind.__name__} {name};"
    if kind in SPELLING:
        return f"{SPELLING[kind]} {name};"
    return member(f"*{name}", kind._type_)


def declaration(kind: type[Structure]) -> str:
    """The declaration of a structure in C."""
    members = "\n".join(f"    {member(*field[:2])}" for field in kind._fields_)
    return f"struct {kind.__name__} {{\n{members}\n}};\n"


def header() -> str:
    """The text of ``declared.h``."""
    kinds = [*RATES.values(), PARAMETERS, *SETTINGS.values(), *COLUMNS.values(), WORLD]
    return "\n".join(("#include <stdbool.h>\n#include <stdint.h>\n", *map(declaration, kinds)))


def compile(folder: Path) -> Path | None:
    """Compile the program in a folder.

    Returns
    -------
    Path | None
        The shared library; None where there is no gcc.
    """
    compiler = shutil.which("gcc")
    if compiler is None:
        return None
    (folder / "declared.h").write_text(header())
    library = folder / "plain.so"
    subprocess.run([compiler, *OPTIONS, f"-I{folder}", str(SOURCE), "-o", str(library), "-lm"], check=True)
    return library


@cache
def program() -> Any:
    """The compiled program, ready to be called.

    Raises
    ------
    RuntimeError
        Where there is no gcc.
    """
    with tempfile.TemporaryDirectory() as folder:
        library = compile(Path(folder))
        if library is None:
            raise RuntimeError("Plain C needs the compiler gcc, which is not found.")
        entry = ctypes.CDLL(str(library)).run
    entry.argtypes, entry.restype = (POINTER(WORLD),), None
    return entry


class Copy:
    """A copy of a world as the program reads it; the world itself keeps its state."""

    def __init__(self, world: World) -> None:
        self.arrays: list[NDArray[Any]] = []
        self.series = np.zeros(world.series.size, SERIES_TYPE)
        rates = np.array([number for group in world.rates for number in group])
        self.world = WORLD(
            seed=world.seed,
            weeks=world.series.size,
            employees=world.staff.number.size,
            people=world.market.number.size,
            launch=world.launch,
            review_from=world.review_from,
            tolerance=world.tolerance,
            rates=self.kept(rates, PARAMETERS),
            series=self.kept(self.series, SETTINGS["measures"]),
            **{name: self.kept(getattr(world, name).copy(), SETTINGS["levers"]) for name in ("plan", "fallback")},
            **{name: self.kept(getattr(world, name).copy(), SETTINGS[name]) for name in ("culture", "firm")},
            **{name: self.columns(name, getattr(world, name)) for name in STATE},
        )

    def kept(self, array: NDArray[Any], kind: Any) -> Any:
        """A pointer to an array, which lives as long as this copy."""
        self.arrays.append(array)
        return array.ctypes.data_as(POINTER(kind))

    def columns(self, name: str, source: Any) -> Structure:
        """Copies of the columns of ``source``, and room for the notes of a week."""
        state = {c: self.kept(np.array(getattr(source, c), kind, order="C"), kind) for kind, names in STATE[name].items() for c in names}
        notes = {c: self.kept(np.zeros(source.number.size, kind), kind) for kind, names in NOTES.get(name, {}).items() for c in names}
        return COLUMNS[name](**state, **notes)


def run(world: World) -> Any:
    """The weekly series of a world, structured (W,). The world stays as it was."""
    copy = Copy(world)
    program()(copy.world)
    return copy.series


def nanoseconds(scenario: Scenario, seed: int, repeats: int) -> float:
    """Nanoseconds of one processor for a person in a week: the fastest of ``repeats`` runs, each of a fresh copy of the world."""
    world = build(scenario, seed)
    return min(seconds(Copy(world)) for _ in range(repeats)) * 1e9 / (scenario.people * scenario.weeks)


def seconds(copy: Copy) -> float:
    """Seconds of one processor that the program needs for all weeks."""
    entry = program()
    start = thread_time()
    entry(copy.world)
    return thread_time() - start
