"""The figures of the page of a study: which, drawn as files beside it."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from experiments.analysis.answers import Answers
from experiments.figures import DPI
from experiments.figures.study import draw
from experiments.figures.study.pictures import Picture
from experiments.figures.study.words import Words
from experiments.figures.svg import save
from experiments.report.study_sentences import sentence

MOST_FIGURES = 4
FIGURES = {
    "when_does_it_pay": (
        "surface-co_creation-present_value-change_meaning-week",
        "surface-co_creation-promoters_share-change_meaning-week",
        "response-change_meaning-present_value",
        "surface-sustained_implementation-promoters_share-change_meaning-week",
    ),
    "patience": (
        "surface-co_creation-change_success-strategy_patience-strategy_tolerance",
        "surface-co_creation-fallen_back-strategy_patience-strategy_tolerance",
    ),
    "tipping": (
        "surface-co_creation-tipped-founders_share-participation",
        "surface-co_creation-present_value-founders_share-participation",
        "surface-advocates_alone-committed_share-founders_share-participation",
    ),
    "equal_budget": (
        "response-strategy_budget-change_success",
        "surface-co_creation-change_success-strategy_budget-week",
        "response-strategy_budget-present_value",
    ),
    "walk_the_talk": (
        "surface-half_a_garden-committed_share-purpose-integrity",
        "surface-co_creation-committed_share-purpose-integrity",
        "surface-words_and_deeds-trust_mean-purpose-integrity",
    ),
    "paired_luck": ("pairing",),
    "what_matters_most": (
        "sobol-co_creation-implementation-change_success",
        "response-change_meaning-change_success",
        "response-founders_share-change_success",
    ),
    "organisation_size": (
        "surface-co_creation-change_success-employees-week",
        "surface-co_creation-committed_share-employees-week",
        "weeks-committed_share",
    ),
    "what_matters": ("morris-co_creation-implementation-change_success", "morris-programme-implementation-change_success"),
}
"""Figures of ready studies, where others than the first large ones answer the question."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure of the page: its file, what is drawn, and what it shows."""

    path: str
    drawn: str
    sentence: str


def chosen(found: list[Picture], name: str) -> list[Picture]:
    """The figures of a page: those named for this study, or the first large ones."""
    if name in FIGURES:
        by_name = {picture.name: picture for picture in found}
        return [by_name[wanted] for wanted in FIGURES[name]]
    return sorted(found, key=lambda picture: not picture.main)[:MOST_FIGURES]


def draw_chosen(figures: list[Picture], folder: Path, answers: Answers, words: Words) -> list[Shown]:
    """Draw figures into a folder of their own, in place of those of before."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shown = []
    for picture in figures:
        path = folder / f"{picture.name}.svg"
        save(draw(picture, words.lang), path, DPI)
        shown.append(Shown(f"{folder.name}/{path.name}", f"{picture.heading}. {picture.note}", sentence(picture, answers, words)))
    return shown
