"""The page of a study in the documentation, in Markdown: ``python -m experiments.report.page FOLDER... docs/studies``.

Every number comes from the folder of the study. What a reader makes of it is written by hand between two marks, holds no numbers, and is kept
when the page is made again. The index beside the pages is written by hand too, but for the answer of each study, which is put between its marks.
"""

import re
import shlex
import sys
from pathlib import Path

from experiments.analysis.answers import Answers, answer
from experiments.engine.result import StudyResult
from experiments.figures.study.pictures import Picture, pictures
from experiments.figures.study.words import Words
from experiments.files import whole
from experiments.language import SOURCE, Language, mark
from experiments.report import environment
from experiments.report.markdown import table
from experiments.report.page_figures import Shown, chosen, draw_chosen
from experiments.report.page_sentences import costs, identity, labelled, took
from experiments.report.study_headline import FIRST, headline, meaning, more
from experiments.report.study_method import method, place_changed, reading
from experiments.report.study_points import grids, indices
from experiments.report.study_rules import boxes, rules
from experiments.report.study_sentences import said, sentence
from experiments.report.study_sides import DECIDED_BY_POINT, Sides
from experiments.report.study_tables import contrasts, factors
from simulation.errors import CultureError

INDEX = "README.md"
READING = "reading"
MANY_FACTORS = 8
"""From so many factors on, their table is folded."""


def write_page(folder: Path, docs: Path, lang: Language) -> Path:
    """Write the page of a finished study, its figures and its answer in the index; the path of the page.

    Raises
    ------
    NotAllowed
        Where the folder holds no finished study.
    """
    result = StudyResult.read(folder)
    answers = answer(result)
    words, name = Words(answers.study, lang), answers.study.name
    page, index = docs / f"{name}.md", docs / INDEX
    found = pictures(answers, result, words)
    shown = draw_chosen(chosen(found, name), docs / name, answers, words)
    sides = Sides(answers, result, words)
    write(page, render(answers, result, found, shown, sides, kept(page), words))
    write(index, with_part(index.read_text(encoding="utf-8") if index.exists() else "", name, in_short(answers, found, sides, words)))
    return page


def render(
    answers: Answers, result: StudyResult, found: list[Picture], shown: list[Shown], sides: Sides, by_hand: str, words: Words
) -> str:
    """The page as Markdown."""
    lang, study = words.lang, answers.study
    return (
        environment(lang)
        .overlay(autoescape=False)
        .get_template("page.jinja")
        .render(
            study=study,
            answers=answers,
            title=lang(study.title),
            question=lang(study.question),
            strategies=lang.items(words.titles),
            labelled=labelled(words),
            context=lang(study.context.title),
            context_story=lang(study.context.story),
            context_changed=place_changed(study, words),
            headline=headline(answers, words)[:FIRST],
            meaning=meaning(answers, words),
            more=more(answers, words),
            figures=shown,
            points=grids(answers, result.points, words),
            over=words.factor(study.factors[0].name) if study.factors else "",
            speaks=sides.speaks(),
            sides=sides.table(),
            contrasts=list(contrasts(answers, words)),
            causes=[*(said(note, words) for note in answers.untold), *said_of(found, causes(answers), answers, words)],
            indices=list(indices(answers, result, words)),
            rules=where_each_wins(answers, words),
            sure=said_of(found, sure(answers), answers, words),
            reading=part(READING, by_hand),
            limits=reading(answers, words),
            method=[*method(answers, result.manifest, words), costs(words), words.lang("Study {hash}.", hash=identity(study))],
            factors=factors(answers, words) if study.factors else None,
            folded=len(study.factors) > MANY_FACTORS,
            command=shlex.join(["culture", "sweep", study.name]),
            took=took(result, lang),
            table=table,
        )
    )


def where_each_wins(answers: Answers, words: Words) -> list[str]:
    """Boxes and trees in sentences."""
    told = [text for found in answers.boxes for text in boxes(found, words)]
    return told + [text for tree in answers.trees for text in rules(tree, words)]


def causes(answers: Answers) -> tuple[str, ...]:
    """Figures that say what the outcome depends on; the bars of a Morris design say nothing that its indices do not say better."""
    return ("morris",) if answers.morris else ("tornado", "sobol")


def sure(answers: Answers) -> tuple[str, ...]:
    """Figures that say how sure the answer is."""
    return ("precision", "pairing") if answers.study.design.kind in DECIDED_BY_POINT else ("pairing",)


def said_of(found: list[Picture], kinds: tuple[str, ...], answers: Answers, words: Words) -> list[str]:
    """What figures of these kinds would show, each with its name."""
    text = mark("{heading}: {sentence}")
    return [words.lang(text, heading=p.heading, sentence=sentence(p, answers, words)) for p in found if p.kind in kinds]


def in_short(answers: Answers, found: list[Picture], sides: Sides, words: Words) -> str:
    """The answer of a study, for the index: its question, who does better where, and what speaks for the first strategy.

    Of a study of one point also what the same worlds save; of a sensitivity analysis, what the outcome depends on.
    """
    lang, study = words.lang, answers.study
    title = f"### [{lang(study.title)}]({study.name}.md)"
    told = [*headline(answers, words)[:FIRST], meaning(answers, words)]
    large = [picture for picture in found if picture.main]
    beside = said_of(found, ("pairing",), answers, words) if answers.points == 1 else said_of(large, ("morris", "sobol"), answers, words)
    items = [f"- {item}" for item in (*more(answers, words), *beside, *sides.for_the_first())]
    return "\n\n".join([title, lang(study.question), " ".join(told), "\n".join(items)])


def part(name: str, text: str) -> str:
    """A text between its marks."""
    return f"<!-- {name} -->\n{text.strip()}\n<!-- /{name} -->"


def with_part(page: str, name: str, text: str) -> str:
    """A page with the text between the marks of this name; at its end where it has no such marks."""
    marks = re.compile(rf"<!-- {name} -->.*<!-- /{name} -->", re.DOTALL)
    written = part(name, text)
    return marks.sub(lambda _: written, page) if marks.search(page) else f"{page.rstrip()}\n\n{written}\n".lstrip()


def kept(page: Path) -> str:
    """What was written by hand on a page; nothing where there is no page yet."""
    found = re.search(rf"<!-- {READING} -->(.*)<!-- /{READING} -->", page.read_text(encoding="utf-8"), re.DOTALL) if page.exists() else None
    return found[1].strip() if found else ""


def write(path: Path, text: str) -> None:
    """Write a page, whole or not at all, without empty lines in a row."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole(path) as place:
        place.write_text(re.sub(r"\n{3,}", "\n\n", text), encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Write the pages of finished studies into a folder, the last that is named."""
    if len(arguments) < 2:
        print("Usage: python -m experiments.report.page FOLDER... docs/studies", file=sys.stderr)
        return 2
    *folders, docs = map(Path, arguments)
    try:
        for folder in folders:
            print(write_page(folder, docs, Language(SOURCE)))
    except CultureError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
