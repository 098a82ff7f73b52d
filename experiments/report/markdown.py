"""Tables of a report in Markdown, for pages that are read where the source is."""

from experiments.report.tables import Cell, Row, Table


def table(shown: Table, first: str) -> str:
    """A table with its caption above it.

    Parameters
    ----------
    first
        Name of the column in which the rows are named.
    """
    names = [first, *(lines(name, note) for name, note in shown.columns)]
    ruler = ["---", *("---:" for _ in shown.columns)]
    rows = [row(one) for group in shown.groups for one in group.rows]
    return "\n".join([shown.caption, "", *("| " + " | ".join(cells) + " |" for cells in (names, ruler, *rows))])


def row(shown: Row) -> list[str]:
    """The cells of a row, its name first."""
    return [lines(shown.name, shown.note), *(cell(one) for one in shown.cells)]


def cell(shown: Cell) -> str:
    """A cell: the number, and below it what belongs to it."""
    return lines(f"**{shown.value}**" if shown.bold and shown.value else shown.value, *shown.notes)


def lines(*texts: str) -> str:
    """Texts below each other within a cell, without those that are empty."""
    return "<br>".join(text.replace("|", "\\|") for text in texts if text)
