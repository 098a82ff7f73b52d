"""The report of a study: the question, the answer, and all that stands behind it, on one page that stands by itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from experiments.analysis.answers import Answers, answer
from experiments.engine.result import StudyResult
from experiments.engine.work import KILLED, RAISED, TIME_LIMIT
from experiments.figures import NARROW, WIDE
from experiments.figures.study import draw_figures, inline_figure
from experiments.figures.study.pictures import Picture, pictures
from experiments.figures.study.words import Words
from experiments.figures.tokens import DARK, LIGHT
from experiments.files import whole
from experiments.language import Language, mark
from experiments.manifest import command_of
from experiments.report import Shown, colours, environment, spot
from experiments.report.study_headline import FIRST, headline, meaning, more
from experiments.report.study_method import method, place_changed, reading
from experiments.report.study_rules import boxes, rules
from experiments.report.study_sentences import said, sentence
from experiments.report.study_tables import contrasts, factors

WHAT = ("surface", "response", "ends", "weeks")
CAUSES = ("tornado", "sobol", "morris")
WHERE = ("ranges", "scatter", "peeling", "tree")
SURE = ("precision", "pairing")
KINDS = {RAISED: mark("an error"), TIME_LIMIT: mark("the time limit"), KILLED: mark("killed")}
"""How runs fail."""
MANY_FACTORS = 20
"""From so many factors on, their table is folded."""


@dataclass(frozen=True, slots=True)
class Arm:
    """A strategy in the page."""

    title: str
    mark: Markup
    text: str
    story: str


def figure(picture: Picture, answers: Answers, words: Words) -> Shown:
    """One figure of the page: wide and narrow where it is large, else narrow only."""
    told = sentence(picture, answers, words)
    widths = (("wide", WIDE), ("narrow", NARROW)) if picture.main else (("", NARROW),)
    label = f"{picture.heading}. {told}"
    drawings = tuple((kind, Markup(inline_figure(picture, words.lang, width, label))) for kind, width in widths)
    return Shown(picture.name, picture.heading, picture.note, told, drawings)


def of_kinds(found: Iterable[Picture], kinds: Sequence[str], answers: Answers, words: Words) -> list[tuple[bool, Shown]]:
    """The figures of these kinds, the large ones first, and whether they are large."""
    chosen = sorted((picture for picture in found if picture.kind in kinds), key=lambda picture: not picture.main)
    return [(picture.main, figure(picture, answers, words)) for picture in chosen]


def arms(words: Words) -> list[Arm]:
    """Every strategy, with its mark and its story."""
    lang = words.lang
    rows = zip(words.study.arms, words.titles, words.styles, strict=True)
    return [Arm(title, spot(style), style.text, lang(arm.strategy.story)) for arm, title, style in rows]


def render(answers: Answers, result: StudyResult, found: list[Picture], words: Words, arguments: Sequence[str]) -> str:
    """The report as one page."""
    lang, study = words.lang, answers.study
    shown = {
        name: of_kinds(found, kinds, answers, words)
        for name, kinds in (("what", WHAT), ("causes", CAUSES), ("where", WHERE), ("sure", SURE))
    }
    return (
        environment(lang)
        .get_template("study.html")
        .render(
            study=study,
            answers=answers,
            title=lang(study.title),
            question=lang(study.question),
            context=lang(study.context.title),
            context_story=lang(study.context.story),
            context_changed=place_changed(study, words),
            strategies=arms(words),
            headline=headline(answers, words)[:FIRST],
            qualification=meaning(answers, words),
            more=more(answers, words),
            figures=shown,
            contrasts=list(contrasts(answers, words)),
            untold=[said(note, words) for note in answers.untold],
            boxes=[text for boxes_of in answers.boxes for text in boxes(boxes_of, words)],
            rules=[(words.title(tree.winner), told) for tree in answers.trees if (told := rules(tree, words))],
            factors=factors(answers, words) if study.factors else None,
            kinds={kind: lang(text) for kind, text in KINDS.items()},
            called=lambda labels: lang.items([words.called(label) for label in labels]),
            folded=len(study.factors) > MANY_FACTORS,
            method=method(answers, result.manifest, words),
            reading=reading(answers, words),
            command=command_of(arguments) if arguments else "",
            version=result.manifest["version"],
            light=colours(LIGHT),
            dark=colours(DARK),
        )
    )


def write_study(result: StudyResult, folder: Path, lang: Language, arguments: Sequence[str] = (), answers: Answers | None = None) -> Path:
    """Write report and figures of a study into a folder; the path of the report.

    Parameters
    ----------
    arguments
        Of the command line that made it.
    answers
        What follows from the result, where that is known already.
    """
    told = answers or answer(result)
    words = Words(told.study, lang)
    found = pictures(told, result, words)
    draw_figures(found, folder / "figures", lang)
    with whole(folder / "report.html") as part:
        part.write_text(render(told, result, found, words, arguments), encoding="utf-8")
    return folder / "report.html"
