"""What the page of a study says of how it was done, beside what its report says: labels, planned costs, identity, time."""

from hashlib import blake2b

from experiments.engine.journal import Journal
from experiments.engine.result import StudyResult
from experiments.engine.sweep import JOURNAL
from experiments.figures.study.words import Words
from experiments.language import Language, mark
from experiments.studies.factors import changes
from experiments.studies.shape import extra_cost
from experiments.studies.study import Study


def labelled(words: Words) -> list[str]:
    """What stands behind a label that is not the name of a strategy."""
    lang, study = words.lang, words.study
    told = []
    for arm, title in zip(study.arms, words.titles, strict=True):
        if arm.label != arm.strategy.name:
            moved = not study.factors or any(changes(factor, arm) for factor in study.factors)
            text = (
                mark("{label} is the strategy {title}.")
                if moved
                else mark("{label} is the strategy {title}, which no factor changes here.")
            )
            told.append(lang(text, label=title, title=lang(arm.strategy.title)))
    return told


def costs(words: Words) -> str:
    """What every strategy costs in full."""
    lang, study = words.lang, words.study
    parts = [
        lang("{title} {cost}", title=title, cost=lang.percent(extra_cost(arm.strategy, study.context, study.weeks), 1))
        for arm, title in zip(study.arms, words.titles, strict=True)
        if arm.strategy.phases
    ]
    text = mark(
        "Planned cost of each strategy as it stands in its file, above the status quo, from launch on, as a share of all wages: {parts}."
    )
    return lang(text, parts=lang.items(parts))


def identity(study: Study) -> str:
    """What tells a study from any other, whatever the version of the model: 12 hex digits."""
    return blake2b(study.model_dump_json().encode(), digest_size=6).hexdigest()


def took(result: StudyResult, lang: Language) -> str:
    """How long the runs took, all sessions together."""
    with Journal.read(result.folder / JOURNAL, str(result.manifest["fingerprint"])) as journal:
        minutes = sum((session.ended or session.latest) - session.begun for session in journal.sessions()) / 60.0
    return lang("Here it took {minutes} minutes.", minutes=lang.number(minutes, 0 if minutes >= 1 else 1))
