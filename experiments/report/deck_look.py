"""How slides look: the theme and the layouts every slide follows, so that a change of the master changes them all."""

from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as KIND
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation
from pptx.util import Pt

from experiments.figures.tokens import LIGHT
from experiments.report.fitting import SERIF, Room

WIDTH, HEIGHT, MARGIN = 960.0, 540.0, 39.0
SERIF_FONT, SANS_FONT, MONO_FONT = "Georgia", "Calibri", "Consolas"
TITLE = Room(MARGIN, 26, WIDTH - 2 * MARGIN, 92, (30, 28, 26, 24, 22, 20, 18, 16), SERIF)
OPENING = Room(MARGIN, 92, 760, 150, (48, 44, 40, 36, 32), SERIF)
ANSWER = Room(MARGIN, 92, 850, 190, (44, 40, 36, 32, 30, 28, 26, 24), SERIF)
BODY = Room(MARGIN, 130, WIDTH - 2 * MARGIN, 364, (18, 17, 16, 15, 14, 13, 12))
FOOTER = Room(MARGIN, 504, 760, 22, (11,))
NUMBER = Room(WIDTH - MARGIN - 80, 504, 80, 22, (11,))
GAP = 32.0
HALF = (BODY.width - GAP) / 2
LAYOUTS = {"opening": 0, "answer": 2, "halves": 3, "plain": 5}
"""Layouts that are kept, by their place in the template of the library."""
PLACES = {
    "opening": {0: OPENING, 1: Room(MARGIN, 262, 760, 80, (20, 18, 16, 14))},
    "answer": {0: ANSWER, 1: Room(MARGIN, 306, 850, 180, (22, 20, 18, 17, 16, 15, 14, 13, 12))},
    "halves": {
        1: Room(MARGIN, BODY.top, HALF, BODY.height, BODY.sizes),
        2: Room(MARGIN + HALF + GAP, BODY.top, HALF, BODY.height, BODY.sizes),
    },
    "plain": {},
}
TITLES = {"opening": OPENING, "answer": ANSWER, "halves": TITLE, "plain": TITLE}
THEME = {
    "dk1": "ink",
    "lt1": "bg",
    "dk2": "ink2",
    "lt2": "sunk",
    "accent1": "co",
    "accent2": "im",
    "accent3": "me",
    "accent4": "sq",
    "accent5": "plum",
    "accent6": "olive",
    "hlink": "accent",
    "folHlink": "ink3",
}
"""Token of each colour of the theme."""


def hex_of(token: str) -> str:
    """A colour as slides write it."""
    return LIGHT[token].removeprefix("#").upper()


def dress(presentation: Presentation) -> dict[str, Any]:
    """Give a new presentation its size, theme and layouts; the layouts by name."""
    presentation.slide_width, presentation.slide_height = Pt(WIDTH), Pt(HEIGHT)
    kept = {name: presentation.slide_layouts[place] for name, place in LAYOUTS.items()}
    for layout in list(presentation.slide_layouts):
        if layout not in kept.values():
            presentation.slide_layouts.remove(layout)
    set_theme(presentation)
    set_master(presentation.slide_master)
    for name, layout in kept.items():
        set_layout(layout, PLACES[name])
    forget_template(presentation)
    return kept


def set_theme(presentation: Presentation) -> None:
    """Write colours and fonts into the theme."""
    part = presentation.slide_master.part.part_related_by(KIND.THEME)
    theme = parse_xml(part.blob)
    for name, token in THEME.items():
        (slot,) = theme.iter(qn(f"a:{name}"))
        slot[:] = [parse_xml(f'<a:srgbClr {nsdecls("a")} val="{hex_of(token)}"/>')]
    for kind, font in (("a:majorFont", SERIF_FONT), ("a:minorFont", SANS_FONT)):
        (latin,) = (child for fonts in theme.iter(qn(kind)) for child in fonts.iter(qn("a:latin")))
        latin.set("typeface", font)
    part._blob = serialize_part_xml(theme)


def set_master(master: Any) -> None:
    """Titles as sentences from the left; the foot of every slide."""
    style = master.element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    style.set("algn", "l")
    words = style.find(qn("a:defRPr"))
    words.set("sz", str(100 * TITLE.sizes[0]))
    words.set("b", "1")
    for level in master.element.find(f".//{qn('p:bodyStyle')}"):
        level.find(qn("a:defRPr")).set("sz", str(100 * BODY.sizes[0]))
    rooms = {"TITLE": TITLE, "BODY": BODY, "FOOTER": FOOTER, "SLIDE_NUMBER": NUMBER}
    for shape in list(master.placeholders):
        settle(shape, rooms.get(shape.placeholder_format.type.name))


def set_layout(layout: Any, places: dict[int, Room]) -> None:
    """Put the places of a layout where they belong; those of the master stay with the master."""
    for shape in list(layout.placeholders):
        kind = shape.placeholder_format
        if kind.type.name == "DATE":
            shape.element.getparent().remove(shape.element)
        elif kind.idx in places:
            settle(shape, places[kind.idx])


def settle(shape: Any, room: Room | None) -> None:
    """Put a place for text into its room, without margins and without type that shrinks by itself; remove one that has none."""
    if room is None:
        shape.element.getparent().remove(shape.element)
        return
    place(shape, room)
    foot = room in (FOOTER, NUMBER)
    for level in shape.text_frame._txBody.iter(qn("a:lvl1pPr")):
        level.set("algn", "r" if room is NUMBER else "l")
        for words in level.iter(qn("a:defRPr")):
            words.attrib.pop("cap", None)
            words.set("sz", str(100 * room.sizes[0]))
            if foot:
                words[:] = [parse_xml(f'<a:solidFill {nsdecls("a")}><a:schemeClr val="folHlink"/></a:solidFill>')]


def place(shape: Any, room: Room, anchor: str = "t") -> None:
    """Put a shape into its room; its text keeps to the room and to its size."""
    shape.left, shape.top, shape.width, shape.height = (Pt(x) for x in (room.left, room.top, room.width, room.height))
    body = shape.text_frame._txBody.bodyPr
    for side in ("lIns", "tIns", "rIns", "bIns"):
        body.set(side, "0")
    body.set("wrap", "square")
    body.set("anchor", anchor)
    body[:] = [parse_xml(f"<a:noAutofit {nsdecls('a')}/>")]


def forget_template(presentation: Presentation) -> None:
    """Drop what the template of the library says of its maker: its picture, printer and program."""
    for owner, kinds in (
        (presentation.part.package, (KIND.THUMBNAIL, KIND.EXTENDED_PROPERTIES)),
        (presentation.part, (KIND.PRINTER_SETTINGS,)),
    ):
        relations = owner._rels
        for key in [key for key, relation in relations.items() if relation.reltype in kinds]:
            relations.pop(key)
