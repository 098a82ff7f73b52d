"""Slides that anybody can edit: sentences as titles, texts, tables and pictures, with what a presenter says."""

import io
import re
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from experiments.report.deck_look import BODY, FOOTER, MONO_FONT, PLACES, TITLES, dress, hex_of, place
from experiments.report.fitting import Room, fitted, fitting_size

ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that no slide can hold."""
PARAGRAPH_GAP = 0.5
"""Between paragraphs, in sizes of their type."""
BARE_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The style of a table without lines and colours."""
LANGUAGES = {"en": "en-GB", "nl": "nl-NL"}


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one look: token of their colour, whether bold, whether a command; a size where it is not that of the paragraph."""

    text: str
    color: str = "ink"
    bold: bool = False
    mono: bool = False
    size: int | None = None


Line = Sequence[Words]
"""A paragraph, or a cell."""


def plain(text: str) -> str:
    """A text with a space for each sign that no slide can hold."""
    return ILLEGAL.sub(" ", text)


def told(line: Line) -> str:
    """A paragraph without its looks."""
    return "".join(words.text for words in line)


class Deck:
    """A presentation in the making.

    Parameters
    ----------
    footer
        Stands at the foot of every slide but the first.
    """

    def __init__(self, title: str, footer: str, language: str) -> None:
        self._presentation = Presentation()
        self._layouts = dress(self._presentation)
        self._footer, self._language = plain(footer), LANGUAGES[language]
        about = self._presentation.core_properties
        about.title, about.author, about.last_modified_by, about.comments = plain(title), "Culture Garden", "Culture Garden", ""
        about.language = self._language
        for date in [child for child in about._element if child.tag.endswith(("}created", "}modified"))]:
            about._element.remove(date)

    def slide(self, layout: str, title: str, notes: Sequence[str]) -> Any:
        """A new slide with its title and what the presenter says."""
        slide = self._presentation.slides.add_slide(self._layouts[layout])
        text, size = fitted(plain(title), TITLES[layout])
        slide.shapes.title.text_frame.text = text
        set_size(slide.shapes.title, size)
        slide.notes_slide.notes_text_frame.text = plain("\n".join(notes))
        if layout != "opening":
            self._foot(slide)
        return slide

    def _foot(self, slide: Any) -> None:
        """Footer and number of a slide, as the program that shows it would put them."""
        for shape in slide.slide_layout.placeholders:
            kind = shape.placeholder_format.type.name
            if kind in ("FOOTER", "SLIDE_NUMBER"):
                slide.shapes._spTree.append(deepcopy(shape.element))
                if kind == "FOOTER":
                    fill(slide.placeholders[shape.placeholder_format.idx], [[Words(self._footer, "ink3")]], FOOTER)
        for number, element in enumerate(slide.shapes._spTree.iter(qn("p:cNvPr")), start=1):
            element.set("id", str(number))

    def saved(self) -> bytes:
        """The file, with the language of every text."""
        for slide in self._presentation.slides:
            for tree in (slide.element, slide.notes_slide.element):
                for run in tree.iter(qn("a:r")):
                    run.get_or_add_rPr().set("lang", self._language)
        file = io.BytesIO()
        self._presentation.save(file)
        return file.getvalue()


def remove(shape: Any) -> None:
    """Take a shape off its slide."""
    shape.element.getparent().remove(shape.element)


def set_size(shape: Any, size: int) -> None:
    """Give all words of a shape a size."""
    for paragraph in shape.text_frame.paragraphs:
        for run in paragraph.runs:
            run.font.size = Pt(size)


def write(paragraph: Any, line: Line, size: int) -> None:
    """Write words into a paragraph."""
    for words in line:
        run = paragraph.add_run()
        run.text = plain(words.text)
        run.font.size, run.font.bold = Pt(words.size or size), words.bold
        run.font.color.rgb = RGBColor(*bytes.fromhex(hex_of(words.color)))  # type: ignore[no-untyped-call]
        if words.mono:
            run.font.name = MONO_FONT


def fill(shape: Any, lines: Sequence[Line], room: Room, gap: float = PARAGRAPH_GAP) -> None:
    """Write paragraphs into a shape, as large as they fit into the room; one paragraph that fits at no size is cut off."""
    if len(lines) == 1 and len(lines[0]) == 1:
        (words,) = lines[0]
        text, size = fitted(words.text, room)
        lines = [[replace(words, text=text)]]
    size = fitting_size([told(line) for line in lines], room, gap)
    place(shape, room)
    for number, line in enumerate(lines):
        paragraph = shape.text_frame.paragraphs[0] if number == 0 else shape.text_frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.space_before, paragraph.space_after, paragraph.line_spacing = Pt(gap * size if number else 0), Pt(0), 1.0
        unbulleted(paragraph)
        write(paragraph, line, size)


def unbulleted(paragraph: Any) -> None:
    """A paragraph without bullet and indent, also where the layout has them."""
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", "0")
    properties.set("indent", "0")
    properties.append(parse_xml(f"<a:buNone {nsdecls('a')}/>"))


def texts(slide: Any, lines: Sequence[Line], room: Room = BODY, gap: float = PARAGRAPH_GAP) -> None:
    """A box of paragraphs."""
    fill(slide.shapes.add_textbox(0, 0, 0, 0), lines, room, gap)


def halves(slide: Any, lines: Sequence[Line]) -> None:
    """Paragraphs in two columns, of one size."""
    rooms = list(PLACES["halves"].values())
    half = (len(lines) + 1) // 2
    parts = (lines[:half], lines[half:])
    size = min(fitting_size([told(line) for line in part], room, PARAGRAPH_GAP) for part, room in zip(parts, rooms, strict=True))
    for index, part, room in zip(PLACES["halves"], parts, rooms, strict=True):
        fill(slide.placeholders[index], part, replace(room, sizes=(size,)))


def picture(slide: Any, png: bytes, label: str, room: Room = BODY, inset: float = 0.0) -> None:
    """A picture as large as it fits, with a sentence that says what it shows.

    Parameters
    ----------
    inset
        Empty margin of the picture at the left, a part of its width, that is laid into the margin of the slide.
    """
    shape = slide.shapes.add_picture(io.BytesIO(png), 0, Pt(room.top))
    scale = min(Pt(room.width) / (shape.width * (1 - inset)), Pt(room.height) / shape.height)
    shape.width, shape.height = int(shape.width * scale), int(shape.height * scale)
    shape.left = int(Pt(room.left) - inset * shape.width)
    shape._element.nvPicPr.cNvPr.set("descr", plain(label))
