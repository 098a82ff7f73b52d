"""Tables on slides that anybody can edit: whole rows that fit, and a name that stands once for several rows."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from experiments.report.deck import Line, Words, told, write
from experiments.report.deck_look import BODY, hex_of
from experiments.report.fitting import LINE, Room, wrapped

BARE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The style of a table without lines and colours."""
NAMES = (0.26, 0.17)
"""Parts of the width of a table for the names of its rows, and before them for the names of groups."""
SIDE, PADDING = 4.0, 3.0
"""Margins of a cell: left and right, and above and below, in points."""
AIRY = 2.2
"""Height of a row at most, in lines."""
Group = tuple[str, Sequence[Sequence[Line]]]
"""Rows, with the name that stands once for all of them; "" where they have none."""


def widths(columns: int, grouped: bool, room: Room = BODY) -> list[float]:
    """Width of every column, those of the names first."""
    names = [NAMES[1], NAMES[0]] if grouped else [NAMES[0]]
    rest = (1 - sum(names)) / (columns - len(names))
    return [room.width * share for share in (*names, *[rest] * (columns - len(names)))]


def needed(row: Sequence[Line], size: int, places: Sequence[float]) -> float:
    """Height that a row takes at a size of type; the last of the places are those of its cells."""
    rooms = (replace(BODY, width=width - 2 * SIDE) for width in places[len(places) - len(row) :])
    most = max(len(wrapped(told(line), room, size)) for line, room in zip(row, rooms, strict=True))
    return most * LINE * size + 2 * PADDING


def parts(groups: Sequence[Group], head: Sequence[Line], size: int, room: Room = BODY) -> Iterator[list[Group]]:
    """Groups by the slide, as many as fit below the head; a group that is too high for a slide goes on on the next."""
    places = widths(len(head), any(name for name, _ in groups), room)
    free = most = room.height - needed(head, size, places)
    found: list[Group] = []
    for name, rows in (piece for group in groups for piece in pieces(group, most, size, places)):
        height = sum(needed(row, size, places) for row in rows)
        if found and height > free:
            yield found
            found, free = [], most
        found.append((name, rows))
        free -= height
    yield found


def pieces(group: Group, most: float, size: int, places: Sequence[float]) -> Iterator[Group]:
    """A group in parts that are each no higher than a slide."""
    name, rows = group
    some: list[Sequence[Line]] = []
    for row in rows:
        if some and sum(needed(one, size, places) for one in (*some, row)) > most:
            yield name, some
            some = []
        some.append(row)
    yield name, some


def table(slide: Any, head: Sequence[Line], groups: Sequence[Group], size: int, room: Room = BODY) -> float:
    """A table; the height where it ends."""
    grouped = any(name for name, _ in groups)
    places = widths(len(head), grouped, room)
    rows = [head, *(row for _, some in groups for row in some)]
    heights = [needed(row, size, places) for row in rows]
    spare = max(0.0, room.height - sum(heights)) / len(rows)
    heights = [min(max(height, AIRY * LINE * size), height + spare) for height in heights]
    shown = bare(slide, [len(rows), len(head)], places, heights, room)
    for number, row in enumerate(rows):
        for at, line in enumerate(row, start=len(head) - len(row)):
            set_cell(shown.cell(number, at), line, size, left=at <= grouped, ruled="ink3" if number == 0 else "line")
    if grouped:
        name_groups(shown, groups, size)
    return room.top + sum(heights)


def bare(slide: Any, shape: Sequence[int], places: Sequence[float], heights: Sequence[float], room: Room) -> Any:
    """An empty table of so many rows and columns."""
    box = [Pt(x) for x in (room.left, room.top, sum(places), sum(heights))]
    frame = slide.shapes.add_table(*shape, *box)
    frame._element.graphic.graphicData.tbl.tblPr.find(qn("a:tableStyleId")).text = BARE
    frame.table.horz_banding = False
    for column, width in zip(frame.table.columns, places, strict=True):
        column.width = Pt(width)
    for row, height in zip(frame.table.rows, heights, strict=True):
        row.height = Pt(height)
    return frame.table


def name_groups(shown: Any, groups: Sequence[Group], size: int) -> None:
    """Write the name of every group beside its first row, over all of its rows."""
    first = 1
    for name, rows in groups:
        last = first + len(rows) - 1
        for number in range(first, last + 1):
            set_cell(shown.cell(number, 0), [Words(name, "ink2")] if number == first else [], size, left=True, ruled="line")
        if last > first:
            shown.cell(first, 0).merge(shown.cell(last, 0))
        first = last + 1


def set_cell(cell: Any, line: Line, size: int, left: bool, ruled: str) -> None:
    """Write a cell, with a line below it."""
    cell.margin_left = cell.margin_right = Pt(SIDE)
    cell.margin_top = cell.margin_bottom = Pt(PADDING)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT if left else PP_ALIGN.RIGHT
    write(paragraph, line, size)
    if not line:
        paragraph.font.size = Pt(size)
    fill = f'<a:solidFill><a:srgbClr val="{hex_of(ruled)}"/></a:solidFill>'
    cell._tc.get_or_add_tcPr().append(parse_xml(f'<a:lnB {nsdecls("a")} w="9525">{fill}</a:lnB>'))
