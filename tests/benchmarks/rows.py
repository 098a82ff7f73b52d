"""What a benchmark says: one figure a row, beside its target."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.table import Table


def shown(x: float) -> str:
    """A figure with three digits or so."""
    digits = 0 if x >= 100 else 1 if x >= 10 else 2
    return f"{x:,.{digits}f}"


@dataclass(frozen=True, slots=True)
class Row:
    """A measured figure.

    Attributes
    ----------
    at_most, at_least
        The target; None where there is none.
    beside
        What it is compared with.
    """

    what: str
    measured: float
    unit: str = ""
    at_most: float | None = None
    at_least: float | None = None
    beside: str = ""

    @property
    def figure(self) -> str:
        """The figure with its unit."""
        return f"{shown(self.measured)} {self.unit}".rstrip()

    @property
    def target(self) -> str:
        """The target in signs; nothing where there is none."""
        if self.at_most is not None:
            return f"≤ {self.at_most:g}"
        return "" if self.at_least is None else f"≥ {self.at_least:g}"

    @property
    def met(self) -> bool:
        """Whether the target is met; true where there is none."""
        return (self.at_most is None or self.measured <= self.at_most) and (self.at_least is None or self.measured >= self.at_least)

    @property
    def verdict(self) -> str:
        """Whether the target is met, in words."""
        return "" if not self.target else "met" if self.met else "not met"


def table(parts: Sequence[tuple[str, Sequence[Row]]]) -> Table:
    """All rows, by part."""
    made = Table("", "Measured", "Target", "", "Compared with", box=None, pad_edge=False, header_style="bold")
    for column in made.columns[:4]:
        column.no_wrap = True
    for column in made.columns[1:3]:
        column.justify = "right"
    for title, rows in parts:
        made.add_row(f"[bold]{title}[/bold]")
        for row in rows:
            made.add_row(f"  {row.what}", row.figure, row.target, row.verdict, row.beside, style="" if row.met else "yellow")
        made.add_row()
    return made


def summary(rows: Sequence[Row]) -> str:
    """Which targets are met, and which are not."""
    aims = [row for row in rows if row.target]
    missed = [row.what for row in aims if not row.met]
    return f"{len(aims) - len(missed)} of {len(aims)} targets met in this run." + (f" Not met: {'; '.join(missed)}." if missed else "")
