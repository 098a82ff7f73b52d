"""A life in plain words, from its own numbers."""

from typing import NamedTuple

from experiments.departments import department_name, job_name
from experiments.language import Language, mark
from experiments.life import APART, Life
from experiments.life_reasons import CAUSES, WORTH, brought, cost, course, narrow, span, weeks_held, weeks_of
from experiments.names import name_of

TOLD = 2
"""How many reasons are told each way."""
SHOWN_MORE = 0.1
"""Rise of conduct that is told where commitment did not follow."""
NOW = (
    mark("Now: business as usual."),
    mark("Now: seeing differently."),
    mark("Now: thinking differently."),
    mark("Now: doing differently."),
    mark("Now: being differently."),
)
ROSE = {
    "telling": mark("**The why told, from {before} up to {now} of 100.** Leaders say what it is for."),
    "boss": mark("**The boss, from {before} up to {now} of 100.** More committed, and it is felt."),
    "coaching": mark("**Coaching, from {before} up to {now} of 100.** Leaders coach rather than manage."),
    "deeds": mark("**Deeds, from {before} up to {now} of 100.** Leaders do as they say."),
    "thanks": mark("**Time and thanks, from {before} up to {now} of 100.** There is more to grow on."),
    "freedom": mark("**Room, from {before} up to {now} of 100.** More is decided where the work is done."),
    "pressure": mark("**Pressure, from {before} down to {now} of 100.** There is less to guard against."),
}
BOLD = "**"


class Told(NamedTuple):
    """One line: the group it belongs to ("" for none), what stands in bold, and the rest."""

    group: str
    lead: str
    sentence: str


def told(group: str, text: str) -> Told:
    """A text whose lead stands between two ``**``."""
    _, lead, sentence = text.split(BOLD)
    return Told(group, lead, sentence.strip())


def who(life: Life, week: int, lang: Language) -> list[str]:
    """Department and job, whose team it is, and since when where that is not the first week: a line each. The chief executive is of no department."""

    def called(job: int) -> str:
        return job_name(job, life.department, life.level, life.bosses, lang)

    place, job = department_name(life.department[life.job], lang), called(life.job)
    if life.boss == life.job:
        lines = [job[:1].upper() + job[1:]]
    else:
        lines = [lang("{department}, {job}", department=place, job=job)]
        lines.append(lang("Team of {name}, {job}", name=name_of(int(life["boss_person"][week])), job=called(life.boss)))
    if life.since(week) > 0:
        lines.append(lang("In this job since week {week}.", week=lang.number(life.since(week))))
    return lines


def now(life: Life, week: int, lang: Language) -> Told:
    """Phase of the journey, and since when the person is committed."""
    return Told("", lang(NOW[life.phase(week)]), stance(life, week, lang))


def stance(life: Life, week: int, lang: Language) -> str:
    """Since when the person is committed, or that they are not, or no longer."""
    since, lost = life.committed_since(week), life.lost(week)
    if since == 0:
        return lang("Committed from the start.")
    if since is not None:
        return lang("Committed since week {week}.", week=lang.number(since))
    return lang("Not committed.") if lost is None else lang("Committed once, lost again in week {week}.", week=lang.number(lost))


def moved(life: Life, week: int, lang: Language) -> list[Told]:
    """What moved the person since launch, or since they came to the job where that is later: the two strongest; or what came instead.

    Where commitment has not gone up, only what kept it from falling much further counts.
    """
    if week == life.beside(week):
        return [too_early(life, week, lang)]
    rose = rise(life, week) >= APART
    found = [
        told(CAUSES[name].group, reason(life, week, name, lang)) for name in list(brought(life, week, WORTH if rose else APART))[:TOLD]
    ]
    return found or [by_itself(life, week, lang) if rose else not_moved(life, week, lang)]


def rise(life: Life, week: int) -> float:
    """How far commitment has gone up in the weeks that are told."""
    return float(life["commitment"][week] - life["commitment"][life.beside(week)])


def too_early(life: Life, week: int, lang: Language) -> Told:
    """Nothing can be told of the first week."""
    return told("", lang("**Too early to tell.** Commitment is {now} of 100.", now=lang.number(100.0 * life["commitment"][week])))


def by_itself(life: Life, week: int, lang: Language) -> Told:
    """Commitment went up with nothing new around the person."""
    return told("", lang("**Up {n} of 100.** What is around this person has hardly changed.", n=lang.number(100.0 * rise(life, week))))


def reason(life: Life, week: int, name: str, lang: Language) -> str:
    """What a cause did, with its count."""
    if name == "dialogue":
        return dialogues(weeks_of(life, week, "in_dialogue"), since(life, week), lang)
    if name == "colleagues":
        return colleagues(life, week, lang)
    if name == "advocate":
        return lang.plural(
            "**{n} week an advocate.** Who stands up for the why keeps it.",
            "**{n} weeks an advocate.** Who stands up for the why keeps it.",
            weeks_of(life, week, "advocate"),
        )
    before, furthest = course(life, week, name)
    return lang(ROSE[name], before=lang.number(100.0 * before), now=lang.number(100.0 * furthest))


def since(life: Life, week: int) -> str:
    """From when on is told: "launch", "job" or "start"."""
    if life.since(week) > life.reference(week):
        return "job"
    return "launch" if week >= life.launch else "start"


def dialogues(n: int, when: str, lang: Language) -> str:
    """How many dialogues there were, and since when."""
    if when == "launch":
        return lang.plural("**{n} dialogue** since launch made the why clear.", "**{n} dialogues** since launch made the why clear.", n)
    if when == "job":
        return lang.plural("**{n} dialogue** in this job made the why clear.", "**{n} dialogues** in this job made the why clear.", n)
    return lang.plural("**{n} dialogue** so far made the why clear.", "**{n} dialogues** so far made the why clear.", n)


def colleagues(life: Life, week: int, lang: Language) -> str:
    """How many colleagues close by show this week that they mean it; where none does, in how many weeks some did."""
    share = round(100 * float(life["shown"][week]))
    if share > 0:
        return lang("**{n} in 100 colleagues** close by show that they mean it.", n=lang.number(share))
    weeks = int((life["shown"][span(life, week)] > 0.0).sum())
    return lang.plural(
        "**{n} week** with colleagues close by who showed that they meant it.",
        "**{n} weeks** with colleagues close by who showed that they meant it.",
        weeks,
    )


def not_moved(life: Life, week: int, lang: Language) -> Told:
    """What came instead of commitment: conduct alone, a fall, or nothing."""
    then, conduct = life.beside(week), life["conduct"]
    top = float(conduct[span(life, week)].max(initial=0.0))
    values = {"before": lang.number(100.0 * life["commitment"][then]), "now": lang.number(100.0 * life["commitment"][week])}
    if top - conduct[then] >= SHOWN_MORE:
        shown = {"before": lang.number(100.0 * conduct[then]), "now": lang.number(100.0 * top)}
        return told("push", lang("**Conduct, from {before} up to {now} of 100.** Commitment did not follow.", **shown))
    if rise(life, week) <= -APART:
        return told("", lang("**Down from {before} to {now} of 100.** Commitment has been lost.", **values))
    return told("", lang("**Nothing much.** Commitment is {now} of 100, it was {before}.", **values))


def held_back(life: Life, week: int, lang: Language) -> list[Told]:
    """What held the person back in the same weeks: the two that cost most; or that nothing much did."""
    if week == life.beside(week):
        return [too_early(life, week, lang)]
    found = [limit(life, week, name, lang) for name in list(cost(life, week))[:TOLD]]
    commitment = lang.number(100.0 * life["commitment"][week])
    return found or [told("", lang("**Nothing much.** Commitment is {now} of 100.", now=commitment))]


def limit(life: Life, week: int, name: str, lang: Language) -> Told:
    """What a limit did, with the weeks it held."""
    n = weeks_held(life, week, name)
    if name == "soil":
        return told("soil", lang.plural("**Soil, {n} week.** It did not feel safe.", "**Soil, {n} weeks.** It did not feel safe.", n))
    if name == "light":
        return told(
            "light", lang.plural("**Light, {n} week.** The why was not clear yet.", "**Light, {n} weeks.** The why was not clear yet.", n)
        )
    if name == "water":
        return told(
            "water", lang.plural("**Water, {n} week.** Too little time and thanks.", "**Water, {n} weeks.** Too little time and thanks.", n)
        )
    return told("room", no_room(life, week, lang)) if name == "room" else told("push", pushed(n, lang))


def pushed(n: int, lang: Language) -> str:
    """What pressure took."""
    return lang.plural(
        "**Pressure, {n} week.** Where trust is low it costs commitment.",
        "**Pressure, {n} weeks.** Where trust is low it costs commitment.",
        n,
    )


def no_room(life: Life, week: int, lang: Language) -> str:
    """Less room than commitment needs; or no more than what has been grown into."""
    n = int(narrow(life, week).sum())
    if n == 0:
        full = weeks_held(life, week, "room")
        return lang.plural(
            "**Room, {n} week.** Grown as far as there is room.", "**Room, {n} weeks.** Grown as far as there is room.", full
        )
    if life.boss == life.job:
        return lang.plural(
            "**No room.** {n} week with less than commitment needs.", "**No room.** {n} weeks with less than commitment needs.", n
        )
    return lang.plural(
        "**No room: the boss decides.** {n} week with less than commitment needs.",
        "**No room: the boss decides.** {n} weeks with less than commitment needs.",
        n,
    )
