"""Measure how fast the engine is, and what a study costs beyond its runs: ``python -m tests.benchmarks.bench``.

One run prints every figure beside its target. Times on a wall are those of this machine; the ratios travel better.
"""

import argparse
from collections.abc import Sequence

from rich.console import Console

from tests.benchmarks.effort import Effort
from tests.benchmarks.parts import HAS_C, PARTS
from tests.benchmarks.rows import Row, summary, table
from tests.benchmarks.timing import Neighbours, fresh_process

FULL = Effort()
QUICK = Effort(rounds=5, few=2, study_runs=1_000, first_compilation=False)
WIDTH = 110
NOTES = (
    "ns: nanoseconds of one processor, a person and a week. What is compared takes turns; the fastest round counts.",
    "Plain C is written as the rules read, with a branch where they say if: not the fastest C there can be.",
    "No idiomatic Mesa version is in this project: the second implementation, one object a person, stands for it.",
)


def effort_of(arguments: Sequence[str] | None) -> Effort:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.bench", description="Measure how fast the engine is, and what a study costs beyond its runs."
    )
    parser.add_argument("--quick", action="store_true", help="fewer repeats, and no compilation afresh")
    return QUICK if parser.parse_args(arguments).quick else FULL


def measure(effort: Effort, console: Console) -> list[tuple[str, list[Row]]]:
    """The rows of every part."""
    parts = []
    for title, part in PARTS.items():
        with console.status(f"{title} …"):
            parts.append((title, list(part(effort))))
    return parts


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure everything and print it."""
    effort, console, neighbours = effort_of(arguments), Console(), Neighbours()
    console.width = max(console.width, WIDTH)
    with console.status("Compiling …"):
        fresh_process()
    parts = measure(effort, console)
    console.print(table(parts))
    for note in NOTES if HAS_C else (*NOTES, "Plain C is left out: no compiler (gcc) was found."):
        console.print(note)
    console.print(neighbours.sentence())
    console.print(summary([row for _, rows in parts for row in rows]))


if __name__ == "__main__":
    main()
