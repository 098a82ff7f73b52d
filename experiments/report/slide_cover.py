"""The picture of the first slide: how a person grows, from seed to flower. It shows no result."""

from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

from experiments.figures.plants import FLOWER, PLANTS, SEED
from experiments.figures.sheet import Sheet
from experiments.figures.tokens import LIGHT
from experiments.language import Language

WIDTH, HEIGHT = 110.0, 480.0
SCALE = 3.1
"""Size of the plants, in those of a bed of worlds."""


def cover(lang: Language) -> Figure:
    """The five phases in beds above each other, the flower on top."""
    sheet = Sheet(WIDTH, HEIGHT, LIGHT, lang, inline=False)
    pitch = HEIGHT / len(PLANTS)
    for kind in range(SEED, FLOWER + 1):
        foot = pitch * kind + 8
        bed = FancyBboxPatch((8, foot), WIDTH - 16, pitch - 16, boxstyle="round,pad=6", fc=LIGHT["bed"], ec="none", transform=sheet.px)
        sheet.figure.add_artist(bed)
        for path, face, edge, line in PLANTS[kind]:
            sheet.stamp(path, [(WIDTH / 2, foot + 2)], SCALE, face, edge, line * SCALE, zorder=3)
    return sheet.figure
