"""From a figure to a file, and to a drawing inside a page that follows the page's colours and type."""

import io
import re
import threading
from pathlib import Path

from matplotlib import rc_context
from matplotlib.figure import Figure

from experiments.figures.sheet import HALO
from experiments.figures.tokens import LIGHT

_ONE_AT_A_TIME = threading.Lock()
"""The drawing library keeps its settings for all threads."""
TOKEN = {colour: name for name, colour in LIGHT.items()}
METADATA = {"Date": None, "Creator": None}
OF_FILES = {".svg": METADATA, ".pdf": {"CreationDate": None, "Creator": None, "Producer": None}}
"""What a file says of itself, by its ending: nothing that changes from day to day."""


def save(figure: Figure, path: Path, dpi: float) -> None:
    """Write a figure as PNG, SVG or PDF, by the ending of the path."""
    path.write_bytes(encoded(figure, path.stem, path.suffix, dpi))


def encoded(figure: Figure, name: str, ending: str, dpi: float) -> bytes:
    """What a file of a figure holds: PNG, SVG or PDF, by the ending; texts of an SVG become shapes, so that it looks alike everywhere."""
    file = io.BytesIO()
    with _ONE_AT_A_TIME, rc_context({"svg.fonttype": "path", "svg.hashsalt": name}):
        figure.savefig(file, format=ending[1:], dpi=dpi if ending == ".png" else 72, metadata=OF_FILES.get(ending))
    return file.getvalue()


def inline(figure: Figure, name: str, label: str) -> str:
    """A figure as an ``svg`` element: texts as texts, colours as the page's own, no name that another figure could have."""
    file = io.StringIO()
    with _ONE_AT_A_TIME, rc_context({"svg.fonttype": "none", "svg.hashsalt": name}):
        figure.savefig(file, format="svg", dpi=72, metadata=METADATA)
    drawing = file.getvalue()
    drawing = drawing[drawing.index("<svg") :]
    drawing = re.sub(r"<metadata>.*?</metadata>", "", drawing, flags=re.S)
    drawing = re.sub(r"<[^>]+>", lambda tag: re.sub(r"(\d\.\d{2})\d+", r"\1", tag[0]), drawing)
    drawing = re.sub(r"#[0-9a-f]{6}\b", lambda found: f"var(--{TOKEN[found[0]]})" if found[0] in TOKEN else found[0], drawing)
    drawing = re.sub(rf'<g id="{HALO}[^"]*">', '<g class="halo">', drawing)
    drawing = re.sub(
        r'font: (?:(\d+) )?([\d.]+)px [^;"]*', lambda found: f"font-size: {found[2]}px; font-weight: {600 if found[1] else 400}", drawing
    )
    drawing = _own_names(drawing, name)
    head = re.search(r'viewBox="[^"]*"', drawing)
    assert head is not None
    body = drawing[drawing.index(">") + 1 :]
    return f'<svg {head[0]} role="img" aria-label="{label}" class="figure" focusable="false">{body}'


def _own_names(drawing: str, name: str) -> str:
    """Names that are used get the figure's name before them, the others go."""
    used = set(re.findall(r'(?:href="#|url\(#)([^")]+)', drawing))
    drawing = re.sub(r' id="([^"]+)"', lambda found: f' id="{name}-{found[1]}"' if found[1] in used else "", drawing)
    return re.sub(r'(href="#|url\(#)', rf"\g<1>{name}-", drawing)
